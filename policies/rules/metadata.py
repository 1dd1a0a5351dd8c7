"""Kind `meta`: what a picture's file tells besides the picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.findings import text_hash
from policies.rules.kind import Draft, Hit, Kind, Settings

NAMES = {"standort": "position", "geraet": "device"}


@dataclass(frozen=True, slots=True)
class Metadata:
    data: tuple[str, ...]

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for picture in draft.material.pictures:
            carried = {"position": picture.has_position, "device": picture.has_device}
            if any(carried[one] for one in self.data):
                yield Hit(f"picture:{picture.id}", text_hash(""))


def read(settings: Settings) -> Metadata:
    settings.needed("data")
    return Metadata(settings.choices("data", NAMES))


KIND = Kind(german="meta", english="meta", keys={"daten": "data"}, read=read)
