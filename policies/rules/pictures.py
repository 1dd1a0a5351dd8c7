"""Kind `bild`: what every picture must bring along, and what may not be read in it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policies.findings import text_hash
from policies.lexicon import lexicon
from policies.limits import limits
from policies.material import Material, PictureFacts
from policies.rules.kind import Draft, Hit, Kind, Rule, Settings
from policies.rules.writings import KEYS, Plates, Unread, Writings
from policies.spelling import folded

FILE_NAME = re.compile(
    r"\S*\.(?:jpe?g|png|webp|heic|gif)|(?:img|dsc|pxl|dcim|whatsapp)[\W_]*[\d\W_]*\S*", re.IGNORECASE
)
EMPTY_WORDS = lexicon("empty_alt_texts")
SHORTEST_ALT = 10
Seen = Iterator[tuple[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Pictures:
    check: Callable[[Material, int], Seen]
    at_least: int

    def hits(self, draft: Draft) -> Iterator[Hit]:
        sources = {f"picture:{one.id}:alt": one.alt for one in draft.material.pictures}
        for where, values in self.check(draft.material, self.at_least):
            yield Hit(where, text_hash(sources.get(where, "")), values=values)


def alt_texts(material: Material, at_least: int) -> Seen:
    """A sentence that tells what is to be seen: no file name, no lone "Foto"."""
    for picture in material.pictures:
        alt = picture.alt.strip()
        if len(alt) < at_least or FILE_NAME.fullmatch(alt) or folded(alt) in EMPTY_WORDS:
            yield f"picture:{picture.id}:alt", {"length": str(len(alt)), "limit": str(at_least)}


def rights(material: Material, _: int) -> Seen:
    yield from ((f"picture:{picture.id}", {}) for picture in material.pictures if not picture.rights.strip())


def channel_limits(material: Material, _: int) -> Seen:
    """Number and shape of the pictures on every channel."""
    for channel in material.channels:
        allowed = limits(channel)
        if len(material.pictures) < allowed.least_pictures:
            yield (
                "text",
                {"channel": channel, "limit": str(allowed.least_pictures), "count": str(len(material.pictures))},
            )
        if allowed.pictures is not None and len(material.pictures) > allowed.pictures:
            surplus = material.pictures[allowed.pictures]
            values = {"channel": channel, "limit": str(allowed.pictures), "count": str(len(material.pictures))}
            yield f"picture:{surplus.id}", values
        for picture in material.pictures:
            yield from _shape(picture, channel)


def _shape(picture: PictureFacts, channel: str) -> Seen:
    """As it goes out there: cut to shape, where it was."""
    allowed = limits(channel)
    width, height = picture.cuts.get(channel, (picture.width, picture.height))
    size = {"channel": channel, "count": f"{width} × {height}"}
    if allowed.least_width is not None and width < allowed.least_width:
        yield f"picture:{picture.id}", {**size, "limit": str(allowed.least_width)}
    if allowed.pixels is not None and width * height > allowed.pixels:
        yield f"picture:{picture.id}", {**size, "limit": str(allowed.pixels)}
    if allowed.shape and not allowed.shape[0] <= width / max(height, 1) <= allowed.shape[1]:
        yield f"picture:{picture.id}", {**size, "limit": f"{allowed.shape[0]:g}-{allowed.shape[1]:g}"}


CHECKS = {"alt-text": alt_texts, "rights": rights, "limits": channel_limits}
READ: dict[str, Callable[[Settings], Rule]] = {"writing": Writings.read, "plates": Plates.read, "unread": Unread.read}
NAMES = {
    "alt-text": "alt-text",
    "rechte": "rights",
    "grenzen": "limits",
    "schrift": "writing",
    "kennzeichen": "plates",
    "ungelesen": "unread",
}


def read(settings: Settings) -> Rule:
    check = settings.choice("check", NAMES)
    if check in READ:
        return READ[check](settings)
    return Pictures(CHECKS[check], settings.number("at_least", SHORTEST_ALT))


KIND = Kind(german="bild", english="picture", keys={"pruefung": "check", "mindestens": "at_least", **KEYS}, read=read)
