"""How large a JPEG is, by its header."""

from io import BytesIO

import pytest
from PIL import Image

from approvals.jpegs import pixels_of


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"comment": b"x" * 60_000}])
def test_the_header_tells_the_size(more: dict[str, object]) -> None:
    """Baseline or progressive, whatever stands before the frame."""
    written = BytesIO()
    Image.new("RGB", (320, 400)).save(written, "JPEG", **more)
    assert pixels_of(written.getvalue()) == (320, 400)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe0\xff\xff", b"\xff\xd8\xff\xe0\x00\x00" * 9]
)
def test_what_is_no_jpeg_has_no_size(data: bytes) -> None:
    """Nothing is raised, and nothing guessed, for other or broken files."""
    assert pixels_of(data) == (0, 0)
