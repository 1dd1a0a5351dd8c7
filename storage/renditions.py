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
