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
SIDEWAYS = frozenset({5, 6, 7, 8})
"""The orientations of EXIF under which width and height change places."""
_SRGB = ImageCms.createProfile("sRGB")


def decoded(kind: str, data: bytes, orientation: int) -> NDArray[np.uint8]:
    """Height x width x 3, RGB, upright; transparent parts are white. Raises whatever the decoder raises."""
    return np.asarray(_upright(_colours(_loaded(kind, data)), orientation))


def reduced(kind: str, data: bytes, orientation: int, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The same in this upright width and height; a JPEG is decoded hardly larger than that."""
    stored = size[::-1] if orientation in SIDEWAYS else size
    small = _colours(_loaded(kind, data, stored)).resize(stored, Image.Resampling.BICUBIC)
    return np.asarray(_upright(small, orientation))


def drafted(kind: str, data: bytes, orientation: int, least: tuple[int, int]) -> NDArray[np.uint8]:
    """The same as small as the decoder makes it by itself, but no smaller than this upright width and height."""
    stored = least[::-1] if orientation in SIDEWAYS else least
    return np.asarray(_upright(_colours(_loaded(kind, data, stored)), orientation))


def _loaded(kind: str, data: bytes, wanted: tuple[int, int] | None = None) -> Image.Image:
    if kind == "heic":
        return pillow_heif.open_heif(data).to_pillow()
    # Any library in this process may have switched it on; half a picture would then pass for a whole one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    image = Image.open(BytesIO(data), formats=[kind])
    if wanted:
        image.draft(None, wanted)
    image.load()
    return image


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image


def _colours(image: Image.Image) -> Image.Image:
    """The picture as people see it, on white where it is transparent."""
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    colours = _srgb(_opaque(image), image.info.get("icc_profile"))
    if alpha is None:
        return colours
    white = Image.new("RGB", colours.size, "white")
    white.paste(colours, mask=alpha)
    return white


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
            return _rgb(image)
    return _rgb(image)


def _rgb(image: Image.Image) -> Image.Image:
    return image if image.mode == "RGB" else image.convert("RGB")
