"""Kind `freigabe`: names a gate at approval, at queueing and at the door. It finds nothing and is never exempted."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.rules.kind import Draft, Hit, Kind, Settings

NAMES = {"abgebildete": "people-shown", "kontakt": "named-contact"}


@dataclass(frozen=True, slots=True)
class Gate:
    gate: str

    def hits(self, draft: Draft) -> Iterator[Hit]:  # noqa: ARG002 - the gates ask people, not the draft
        return iter(())


def read(settings: Settings) -> Gate:
    return Gate(settings.choice("gate", NAMES))


KIND = Kind(german="freigabe", english="approval", keys={"tor": "gate"}, read=read, has_examples=False)
