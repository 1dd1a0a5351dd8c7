"""Previews: what a browser is shown in place of an original, small, upright, and without anything but the picture."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from math import ceil, floor
from threading import BoundedSemaphore

from PIL import Image

from approvals.boxes import Box
from approvals.desk.taking_in import original, rendered
from approvals.errors import NotFound
from approvals.faces.redact import redact
from approvals.fingerprint import fingerprint
from storage.errors import NoSuchWidth, NotAnObjectKey, ObjectMissing
from storage.objects import Objects
from storage.pictures import read_picture

WIDTHS = (360, 800, 1600)
"""In pixels: a phone's list, a phone's page at two to three device pixels a point, a desk."""
TALLEST = 2
"""Times the width: a screenshot of a whole page, or a panorama held upright, is narrower than asked for."""
QUALITY = 80
"""JPEG: 1600 x 1200 in 9 ms and 185 KB at 40.3 dB. WebP took 40 to 150 ms and was 1.3 dB worse at half the bytes."""
EDITION = 2
"""Part of every key: to be raised when previews are made otherwise, so that no old one is shown."""
TOGETHER = 2


def preview(data: bytes, width: int, softened: Sequence[Box] = ()) -> bytes:
    """A JPEG (sRGB, upright) at most `width` wide and twice as tall, never enlarged, with no metadata at all.

    Of each softened box, in pixels of the upright original, nothing is left but four mean colours, head and
    hair included. Raises PictureRefused.
    """
    received = read_picture(data, "original")
    pixels = received.small(width, TALLEST * width)
    if softened:
        pixels = redact(pixels, [_scaled(box, pixels.shape[1] / received.width) for box in softened])
    encoded = BytesIO()
    Image.fromarray(pixels).save(encoded, "JPEG", quality=QUALITY, optimize=True)
    return encoded.getvalue()


class Previews:
    """Previews made once and kept among the objects. Whoever makes one at the same time makes the same bytes."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._making = BoundedSemaphore(TOGETHER)

    def of(self, picture: str, width: int, softened: Iterable[Box] = ()) -> bytes:
        """The preview of a picture at one of WIDTHS. Raises NotFound, NoSuchWidth, PictureRefused."""
        if width not in WIDTHS:
            raise NoSuchWidth(width, WIDTHS)
        boxes = sorted(set(softened), key=lambda box: (box.x, box.y, box.w, box.h))
        try:
            return self._kept(_key(picture, width, boxes)) or self._make(picture, width, boxes)
        except (ObjectMissing, NotAnObjectKey):
            raise NotFound("picture", picture) from None

    def of_rendition(self, picture: str, rendition: str, width: int) -> bytes:
        """The preview of what would be published of a picture. Raises NotFound, NoSuchWidth."""
        if width not in WIDTHS:
            raise NoSuchWidth(width, WIDTHS)
        try:
            return self._kept(_cut_key(picture, rendition, width)) or self._make_cut(picture, rendition, width)
        except (ObjectMissing, NotAnObjectKey):
            raise NotFound("picture", picture) from None

    def forget(self, picture: str) -> None:
        """Delete every preview of a picture whose original is deleted."""
        for key in list(self._objects.keys(f"previews/{picture}-")):
            self._objects.delete(key)

    def _make(self, picture: str, width: int, boxes: Sequence[Box]) -> bytes:
        """From the largest preview with the same softening, if that is there, else from the original."""
        key = _key(picture, width, boxes)
        with self._making:
            if made := self._kept(key):
                return made
            if larger := self._kept(_key(picture, WIDTHS[-1], boxes)):
                made = preview(larger, width)
            else:
                made = preview(self._objects.get(original(picture)), width, boxes)
        self._objects.put(key, made)
        return made

    def _make_cut(self, picture: str, rendition: str, width: int) -> bytes:
        with self._making:
            made = preview(self._objects.get(rendered(rendition)), width)
        self._objects.put(_cut_key(picture, rendition, width), made)
        return made

    def _kept(self, key: str) -> bytes | None:
        try:
            return self._objects.get(key)
        except ObjectMissing:
            return None


def _key(picture: str, width: int, boxes: Sequence[Box]) -> str:
    softening = fingerprint([EDITION, [[box.x, box.y, box.w, box.h] for box in boxes]])
    return f"previews/{picture}-{width}-{softening[:32]}"


def _cut_key(picture: str, rendition: str, width: int) -> str:
    return f"previews/{picture}-{width}-{fingerprint([EDITION, rendition])[:32]}"


def _scaled(box: Box, by: float) -> Box:
    """The smallest box of whole pixels that covers it."""
    left, top = floor(box.x * by), floor(box.y * by)
    return Box(left, top, ceil((box.x + box.w) * by) - left, ceil((box.y + box.h) * by) - top)
