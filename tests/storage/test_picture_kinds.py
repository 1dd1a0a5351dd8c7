"""What a file is, is told from its bytes: pictures are taken, everything else is refused by what it is."""

import shutil
from pathlib import Path

import pytest

from storage.errors import (
    ArchiveNotPicture,
    DocumentNotPicture,
    NotAPicture,
    TextNotPicture,
    UnsupportedPicture,
    VideoNotPicture,
)
from storage.pictures import accepted_kind, read_picture
from tests.storage.made_pictures import encoded, quarters

FILMS = [
    b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
    b"\0\0\0\x08wide\0\0\0\0mdat",
    b"RIFF\0\0\0\0AVI LIST",
    b"\x1aE\xdf\xa3webm",
    b"\0\0\0\x18ftyp3gp4\0\0\0\x003gp4isom",
    b"\0\0\0\x18ftypM4V \0\0\0\0M4V mp42",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
    (b"G" + b"\0" * 187) * 3,
    (b"\0" * 4 + b"G" + b"\0" * 187) * 3,
]
DOCUMENTS = [
    b"%PDF-1.7\n",
    b"{\\rtf1\\ansi Liebe Kolleginnen",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504,
    b"PK\3\4" + b"\0" * 26 + b"[Content_Types].xml",
    b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
]
TEXTS = [
    "Liebe Kolleginnen und Kollegen,\r\n\tSchön war's!".encode(),
    "Grüße".encode("cp1252"),
    "Grüße".encode("utf-16"),
]


@pytest.mark.parametrize(
    "data", [b"Liebe Kolleginnen und Kollegen,", b"BMW hat geladen.", b"<?xml version='1.0'?><a/>", b"\0", b"MZ" * 40]
)
def test_a_file_that_only_pretends(data: bytes) -> None:
    """A text named .jpg is told by what is in it."""
    with pytest.raises(NotAPicture):
        read_picture(data, "fest.jpg")


def test_the_name_does_not_matter() -> None:
    """A PNG named .jpg is a PNG, and is welcome."""
    assert read_picture(encoded(quarters(), "png"), "fest.jpg").kind == "png"


@pytest.mark.parametrize("data", FILMS)
def test_a_film(data: bytes) -> None:
    """A film is refused as a film, so that its sender knows why."""
    with pytest.raises(VideoNotPicture):
        read_picture(data, "fest.jpg")


@pytest.mark.parametrize("data", DOCUMENTS)
def test_a_document(data: bytes) -> None:
    """A PDF or an office file is told apart from a picture and from an archive."""
    with pytest.raises(DocumentNotPicture):
        read_picture(data, "einladung.pdf")


@pytest.mark.parametrize("format", ["zip", "tar", "gztar", "bztar", "xztar"])
def test_an_archive(tmp_path: Path, format: str) -> None:
    """Photos packed together are refused as an archive, whatever packed them."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "fest.jpg").write_bytes(encoded(quarters()))
    packed = shutil.make_archive(str(tmp_path / "packed"), format, tmp_path / "photos")
    with pytest.raises(ArchiveNotPicture):
        read_picture(Path(packed).read_bytes(), "fest.jpg")


@pytest.mark.parametrize("data", TEXTS)
def test_a_text(data: bytes) -> None:
    """A text is refused as a text, so that its sender puts it into the draft."""
    with pytest.raises(TextNotPicture):
        read_picture(data, "fest.jpg")


def test_its_beginning_tells_what_a_file_is() -> None:
    """Before a large film has arrived it is refused by its first part, and a picture is welcomed by it."""
    assert accepted_kind(encoded(quarters(900, 600), "png")[:4096], "fest.png") == "png"
    with pytest.raises(VideoNotPicture):
        accepted_kind(FILMS[0] + b"\0" * 4096, "fest.mp4")


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "AVIF"])
def test_a_picture_of_another_kind(kind: str) -> None:
    """The refusal names the kind, so that the sender can convert it."""
    with pytest.raises(UnsupportedPicture) as refusal:
        read_picture(encoded(quarters(), kind), "fest.jpg")
    assert refusal.value.kind == kind.lower()


def test_a_drawing() -> None:
    """SVG may fetch and run things; it is refused by name."""
    with pytest.raises(UnsupportedPicture) as refusal:
        read_picture(b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "logo.png")
    assert refusal.value.kind == "svg"
