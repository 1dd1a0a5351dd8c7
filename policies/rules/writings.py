"""Text read in a picture, put through the rules for texts: screens, whiteboards, badges, plates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from policies.findings import text_hash
from policies.material import Material, PictureFacts, Writing
from policies.rules import identifiers, words
from policies.rules.identifiers.plates import is_plate
from policies.rules.kind import Draft, Hit, Rule, Settings

KEYS = {**identifiers.KIND.keys, "woerter": "words", "listen": "lists"}


@dataclass(frozen=True, slots=True)
class Writings:
    """Applies the rules of one clause to every line; a finding quotes the line and carries its box in `values`."""

    rules: tuple[Rule, ...]

    @classmethod
    def read(cls, settings: Settings) -> "Writings":
        found: list[Rule] = []
        if settings.values.get("identifiers"):
            found.append(identifiers.read(settings))
        if settings.values.get("lists") or settings.values.get("words"):
            found.append(words.read(settings))
        if not found:
            settings.needed("identifiers")
        return cls(tuple(found))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for picture, line in written(draft.material):
            alone = Draft(Material(line.text, draft.material.lang), draft.company)
            quotes = {one.quote for rule in self.rules for one in rule.hits(alone)}
            yield from (replace(_found(picture, line), quote=quote) for quote in sorted(quotes))


@dataclass(frozen=True, slots=True)
class Plates:
    """A line that is a licence plate and nothing else, as they are read from a photo: without a hyphen."""

    @classmethod
    def read(cls, _: Settings) -> "Plates":
        return cls()

    def hits(self, draft: Draft) -> Iterator[Hit]:
        yield from (_found(picture, line) for picture, line in written(draft.material) if is_plate(line.text))


@dataclass(frozen=True, slots=True)
class Unread:
    """Nothing here could read what stands in the picture: a person has to."""

    @classmethod
    def read(cls, _: Settings) -> "Unread":
        return cls()

    def hits(self, draft: Draft) -> Iterator[Hit]:
        unread = (picture for picture in draft.material.pictures if picture.writings is None)
        yield from (Hit(f"picture:{picture.id}", text_hash("")) for picture in unread)


def written(material: Material) -> Iterator[tuple[PictureFacts, Writing]]:
    for picture in material.pictures:
        yield from ((picture, line) for line in picture.writings or ())


def _found(picture: PictureFacts, line: Writing) -> Hit:
    box = {"x": str(line.x), "y": str(line.y), "w": str(line.w), "h": str(line.h)}
    return Hit(f"picture:{picture.id}", text_hash(line.text), quote=line.text, values=box)
