"""The demo's company: its people sign in, enrol themselves and allow what they allow."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from approvals.appearances import Picture
from approvals.consents import Purpose
from approvals.desk import consenting, hiring, taking_in
from approvals.fingerprint import new_id
from approvals.people import Person
from approvals.posts import Shown
from flows.darkroom import describe_portrait
from flows.demo.event_photo import compose, save_with_metadata
from flows.demo.people import COLLEAGUES, GRETA, Figure
from flows.house import House
from storage.pictures import read_picture

COMPANY_DATA = """\
name: Tischlerei Lindner
phones: ["030 5550142"]
mail_domains: [lindner.example]
addresses: ["Holzweg 3, 12345 Berlin"]
confidential: [Projekt Ahorn]
customers:
  - {name: Hotel Seeblick, consent: true}
  - {name: Bäckerei Krume, consent: false}
"""


@dataclass(frozen=True)
class Staff:
    """The ids of the demo's people by handle."""

    ids: dict[str, str]

    def __getitem__(self, handle: str) -> str:
        return self.ids[handle]


def found_company(home: House) -> Staff:
    """Hire everybody (the admin first), switch matching on, let each enrol and consent."""
    staff: dict[str, str] = {}
    for colleague in (GRETA, *(c for c in COLLEAGUES if c is not GRETA)):
        person = Person(new_id(), colleague.handle, colleague.name, colleague.mail, "de", colleague.roles)
        staff[colleague.handle] = hiring.hire(home.begin, person, by=staff.get(GRETA.handle))
    with home.begin(reading=True) as work:
        company = work.company
    settings = replace(company, name="Tischlerei Lindner", matching=True, guideline_data=COMPANY_DATA)
    hiring.set_company(home.begin, settings, by=staff[GRETA.handle])
    for colleague in COLLEAGUES:
        if colleague.portrait is not None:
            _enrol(home, staff[colleague.handle], colleague.portrait)
    for handle in ("anna", "clara"):
        _allow(home, staff[handle], Purpose.APPEAR, "appear.de.1")
    return Staff(staff)


def take_photo(home: House, figures: tuple[Figure, ...], by: str, path: Path, alt: str) -> Shown:
    """Compose a photo as a telephone would save it, position and all, and take it in."""
    save_with_metadata(compose(figures), path)
    data = path.read_bytes()
    received = read_picture(data, path.name)
    facts = Picture(
        id=received.sha256,
        kind=received.kind,
        width=received.width,
        height=received.height,
        size=len(data),
        has_position=received.has_position,
        has_device=received.has_device,
        copyright=received.copyright,
        by=by,
        at=datetime.now(UTC),
    )
    taking_in.take_in(home.begin, home.objects, facts, data)
    return Shown(received.sha256, alt, "Anna Berg")


def _enrol(home: House, person: str, portrait: Path) -> None:
    _allow(home, person, Purpose.MATCH, "match.de.1")
    engine, vector = describe_portrait(portrait.read_bytes(), portrait.name)
    consenting.enrol(home.begin, person, [vector], engine, by=person)


def _allow(home: House, person: str, purpose: Purpose, shown: str) -> None:
    channels = tuple(home.channels) if purpose is Purpose.APPEAR else ()
    given = consenting.consent_to(person, purpose, shown=shown, starts=datetime.now(UTC), channels=channels)
    consenting.give(home.begin, given, by=person)
