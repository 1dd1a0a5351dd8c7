"""What a channel would cut off or refuse."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.findings import text_hash
from policies.limits import Overrun, overruns
from policies.rules.kind import Draft, Hit, Settings


@dataclass(frozen=True, slots=True)
class Lengths:
    @classmethod
    def read(cls, _: Settings) -> "Lengths":
        return cls()

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for channel in draft.material.channels:
            where, text = draft.material.place_for(channel), draft.material.text_for(channel)
            for overrun in overruns(text, channel):
                yield _hit(where, text, channel, overrun)
            for picture in draft.material.pictures:
                for overrun in overruns(picture.alt, channel, alt=True):
                    yield _hit(f"picture:{picture.id}:alt", picture.alt, channel, overrun)


def _hit(where: str, text: str, channel: str, overrun: Overrun) -> Hit:
    values = {"channel": channel, "limit": str(overrun.limit), "length": str(overrun.length), "unit": overrun.unit}
    return Hit(where, text_hash(text), overrun.start, len(text), text[overrun.start :], values)
