"""Programs that use the interface of a furnished office, each with the token of one of its people."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import schemathesis
from schemathesis.config import SchemathesisConfig
from sqlalchemy import event
from starlette.types import Receive, Scope, Send

from approvals.consents import Purpose
from approvals.desk import consenting, holding, passing
from approvals.pages.interface.described import described
from approvals.passes import Opens
from approvals.people import Role
from tests.office import Office
from tests.premises import _hasty
from tests.website import Site, site_of

WHO = ("anna", "clara", "lena", "ute", "ada", "emil")
"""Staff, contact, lead, auditor, admin, and somebody who is asked."""
PIXELS = b"no picture, but bytes"
REFUSED = ["2xx", "401", "403", "404", "409", "413", "422", "429"]
"""What a request that fits the description may be answered: never that it does not fit."""


class Doorway:
    """One address for the offices of many tests: each test puts its own behind it."""

    site: Site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            raise NotImplementedError
        await self.site.app(scope, receive, send)


@dataclass(frozen=True)
class Programs:
    """`known` are ids that exist, by the name a path or body has for them."""

    site: Site
    tokens: tuple[str, ...]
    known: Mapping[str, tuple[str, ...]]

    def sends(self, case: Any) -> None:
        """Send it with somebody's token and, three times of four, about things that exist; look at the answer."""
        number = crc32(repr((case.path_parameters, case.body, case.query)).encode())
        token = self.tokens[number % len(self.tokens)]
        if case.meta.generation.mode.is_positive and number % 4:
            self._about_what_exists(case, number)
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

    def _about_what_exists(self, case: Any, number: int) -> None:
        case.path_parameters = {name: self._one(name, value, number) for name, value in case.path_parameters.items()}
        if isinstance(case.body, dict):
            case.body = {name: self._one(name, value, number) for name, value in case.body.items()}

    def _one(self, name: str, value: object, number: int) -> object:
        ids = self.known.get(name)
        return ids[number % len(ids)] if ids and value is not None else value


def schema(examples: int, doorway: Doorway) -> Any:
    """The interface's own description, with so many random requests for each operation beside the systematic ones."""
    told = {
        "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
        "checks": {
            "positive_data_acceptance": {"expected-statuses": REFUSED},
            "negative_data_rejection": {"expected-statuses": ["400", "401", "403", "404", "405", "413", "422"]},
        },
    }
    loaded = schemathesis.openapi.from_dict(described(), config=SchemathesisConfig.from_dict(told))
    loaded.app = doorway
    return loaded


def programs(folder: Path) -> Programs:
    """A furnished office of one's own."""
    first, known, _ = _furnished()
    shutil.copytree(first.folder, folder, dirs_exist_ok=True)
    url = f"sqlite:///{folder / 'freigabe.db'}"
    office = Office(folder, url=url, people=dict(first.people))
    event.listen(office.engine, "connect", _hasty)
    tokens = tuple(passing.issue(office.begin, Opens.API, office.people[who]).secret for who in WHO)
    return Programs(site_of(office), tokens, known)


@cache
def _furnished() -> tuple[Office, Mapping[str, tuple[str, ...]], tempfile.TemporaryDirectory[str]]:
    """The office, what is known in it, and its folder, which goes with this process."""
    kept = tempfile.TemporaryDirectory(prefix="freigabe-programs-")
    office = Office(Path(kept.name))
    office.hire("ute", Role.AUDITOR)
    picture = office.picture(PIXELS)
    asked = office.submit("Vielleicht garantiert das beste Fest!", pictures=[picture], channels=("export", "facebook"))
    office.check(asked.id, {picture: office.seen("emil", "anna", None)})
    begun = office.save("Angefangen", picture)
    signed, queued = office.approved("ben"), office.approved("emil")
    office.release(queued, days=1)
    given = consenting.consent_to(
        office.people["emil"], Purpose.APPEAR, shown="appear.de.1", starts=office.clock(), channels=("facebook",)
    )
    consent = consenting.give(office.begin, given, by=office.people["emil"])
    hold = holding.place(office.begin, "Warten", by=office.people["lena"], channel="instagram")
    known = {
        "post": (asked.id, begun.id, signed, queued),
        "face": tuple(face.id for face in office.file(asked.id).faces),
        "picture": (picture,),
        "person": (office.people["emil"], office.people["ben"]),
        "contact": (office.people["clara"],),
        "deputy": (office.people["dora"],),
        "placement": (office.placement(signed).id, office.placement(queued).id),
        "revision": (asked.revision,),
        "consent": (consent,),
        "hold": (hold,),
        "channel": ("export", "facebook"),
    }
    with office.begin(reading=True) as work:
        known["question"] = tuple(one.id for one in work.appearances.find(post=asked.id))
    return office, known, kept
