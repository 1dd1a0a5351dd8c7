"""Pixels: one decoder per kind, everything brought to upright sRGB with 8 bits a channel."""

from io import BytesIO

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageFile

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.createProfile("sRGB")


def decoded(kind: str, data: bytes, orientation: int) -> NDArray[np.uint8]:
    """Height x width x 3, RGB, upright; transparent parts are white. Raises whatever the decoder raises."""
    image = _loaded(kind, data)
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    colours = _srgb(_opaque(image), image.info.get("icc_profile"))
    if alpha is not None:
        white = Image.new("RGB", colours.size, "white")
        white.paste(colours, mask=alpha)
        colours = white
    if orientation in _TURNS:
        colours = colours.transpose(_TURNS[orientation])
    return np.asarray(colours)


def _loaded(kind: str, data: bytes) -> Image.Image:
    if kind == "heic":
        return pillow_heif.open_heif(data).to_pillow()
    # Any library in this process may have switched it on; half a picture would then pass for a whole one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    image = Image.open(BytesIO(data), formats=[kind])
    image.load()
    return image


def _opaque(image: Image.Image) -> Image.Image:
    """Keep the colours alone, in a mode for which colour profiles exist."""
    if image.mode.startswith("I"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode in {"RGB", "L", "CMYK"}:
        return image
    if image.mode in {"1", "LA"}:
        return image.convert("L")
    return image.convert("RGBA").convert("RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as every screen shows them; a profile that is damaged or meant for another mode is ignored."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if not ImageCms.getProfileDescription(source).startswith("sRGB"):
                converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
                assert converted is not None
                return converted
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
    return image.convert("RGB")
