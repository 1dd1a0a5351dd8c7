"""What stands in a picture is read where Tesseract is installed."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from policies.material import Writing
from storage.pictures import read_picture
from storage.pictures.letters import letters, reader


def photo(*lines: tuple[str, int, int], size: tuple[int, int] = (1600, 1200)) -> bytes:
    image = Image.new("RGB", size, "white")
    for text, x, y in lines:
        ImageDraw.Draw(image).text((x, y), text, fill="black", font=ImageFont.load_default(size[0] // 25))
    encoded = BytesIO()
    image.save(encoded, "JPEG", quality=90)
    return encoded.getvalue()


def read(data: bytes) -> tuple[Writing, ...]:
    found = letters(read_picture(data, "whiteboard.jpg"))
    assert found is not None
    return found


@pytest.mark.skipif(reader() is None, reason="Tesseract or its German is not installed")
class TestReading:
    def test_a_whiteboard_is_read_line_by_line(self):
        """Words on one height are one line."""
        found = read(photo(("Passwort: Sommer24", 100, 200), ("Treffen am Montag", 100, 800)))
        assert {line.text for line in found} == {"Passwort: Sommer24", "Treffen am Montag"}

    def test_a_line_has_its_box_in_the_pixels_of_the_picture(self):
        """Also where the picture was read at a smaller scale."""
        (line,) = read(photo(("Passwort: Sommer24", 1000, 2000), size=(4000, 3000)))
        assert abs(line.x - 1000) < 30
        assert abs(line.y - 2000) < 80
        assert 1200 < line.w < 1600

    def test_an_empty_wall_says_nothing(self):
        """Nothing is made up."""
        assert read(photo()) == ()


def test_without_a_reader_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch):
    """None says that nobody looked, which is not the same as nothing found."""
    monkeypatch.setattr("storage.pictures.letters.reader", lambda: None)
    assert letters(read_picture(photo(), "wall.jpg")) is None
