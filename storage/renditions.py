"""Renditions: what would be published, made of pixels alone."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def rendition(pixels: NDArray[np.uint8], *, longest: int = 2560, quality: int = 88) -> bytes:
    """Encode height x width x 3 RGB pixels as a JPEG whose longer side is at most `longest`; never enlarged.

    It holds nothing but the picture: no EXIF, position, thumbnail, XMP, colour profile or comment.
    """
    image = Image.fromarray(pixels)
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    encoded = BytesIO()
    image.save(encoded, "JPEG", quality=quality)
    return encoded.getvalue()


def lighter(jpeg: bytes, most: int) -> bytes:
    """The same picture in at most so many bytes: by less quality, then by fewer pixels. A light one stays as it is."""
    if len(jpeg) <= most:
        return jpeg
    image = Image.open(BytesIO(jpeg)).convert("RGB")
    size = max(image.size)
    for quality in (82, 75, 68):
        if len(smaller := rendition(np.asarray(image), longest=size, quality=quality)) <= most:
            return smaller
    while True:
        size = size * 4 // 5
        if len(smaller := rendition(np.asarray(image), longest=size, quality=75)) <= most or size == 1:
            return smaller
