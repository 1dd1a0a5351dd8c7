"""The people of the company, for who administers them; and the named contacts, for everybody."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints

from approvals.desk import hiring
from approvals.fingerprint import new_id
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.shapes import ANY_TEXT, Id, Input, Made, Output, Time, Version, part_of_interface
from approvals.pages.premises import Premises
from approvals.people import LONGEST, MAIL_PATTERN, ContactCard, Person, Role

router = part_of_interface("People")
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST["name"], pattern=ANY_TEXT)]
Handle = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")]
Mail = Annotated[str, StringConstraints(max_length=254, pattern=f"^{MAIL_PATTERN}$")]


class NewPerson(Input):
    """Somebody to be taken on; they are sent an invitation."""

    name: Name
    handle: Handle
    mail: Mail
    lang: Literal["de", "en"] = "de"
    roles: list[Role] = Field(min_length=1, max_length=len(Role))


class ChangedPerson(NewPerson):
    """The same, with what was last seen."""

    version: Version


class PersonCard(Output):
    """Somebody as who administers people sees them."""

    id: str
    handle: str
    name: str
    mail: str
    lang: str
    roles: list[Role]
    active: bool
    version: int

    @classmethod
    def of(cls, person: Person) -> Self:
        values = {name: getattr(person, name) for name in cls.model_fields}
        return cls.model_validate({**values, "roles": sorted(person.roles)})


class Contact(Output):
    """How to reach a named contact, and who stands in while they are away."""

    id: str
    name: str
    mail: str
    phone: str
    hours: str
    away_until: datetime | None
    deputy: "Contact | None"

    @classmethod
    def of(cls, card: ContactCard) -> Self:
        return cls.model_validate(card)


class Away(Input):
    """From when until when a contact is away, and who counts for them meanwhile."""

    contact: Id
    deputy: Id
    starts: Time
    ends: Time


@router.get("/people", name="api_people")
def people(premises: Asked) -> list[PersonCard]:
    """Everybody, also who has left, by name."""
    with premises.begin(reading=True) as work:
        found = work.people.find(guest=None)
    return [PersonCard.of(one) for one in sorted(found, key=lambda one: one.name.casefold())]


@router.get("/people/{person}", name="api_person")
def person(premises: Asked, person: Id) -> PersonCard:
    """One of them."""
    return PersonCard.of(_one(premises, person))


@router.post("/people", name="api_hire", status_code=201)
def hire(premises: Asked, reader: Reader, new: NewPerson) -> Made:
    """Take somebody on."""
    taken = Person(new_id(), new.handle, new.name, new.mail, new.lang, frozenset(new.roles))
    return Made(id=hiring.hire(premises.begin, taken, by=reader.id))


@router.put("/people/{person}", name="api_change_person")
def change_person(premises: Asked, reader: Reader, person: Id, changed: ChangedPerson) -> PersonCard:
    """Change what an administrator may. The same once more changes nothing."""
    wanted = changed.model_dump() | {"roles": frozenset(changed.roles)}
    return PersonCard.of(hiring.change_person(premises.begin, replace(_one(premises, person), **wanted), by=reader.id))


@router.post("/people/{person}/departure", name="api_let_go", status_code=204)
def let_go(premises: Asked, reader: Reader, person: Id) -> None:
    """They left: they no longer act, count as a signer, or are matched."""
    hiring.let_go(premises.begin, person, by=reader.id)


@router.post("/people/{person}/invitation", name="api_invite_again", status_code=204)
def invite_again(premises: Asked, reader: Reader, person: Id) -> None:
    """Send another invitation, unless one still waits to be sent."""
    hiring.invite_again(premises.begin, person, by=reader.id)


@router.get("/contacts", name="api_contacts")
def contacts(premises: Asked) -> list[Contact]:
    """The named contacts, each with the deputy while away."""
    return [Contact.of(card) for card in hiring.contacts(premises.begin)]


@router.post("/absences", name="api_record_absence", status_code=201)
def record_absence(premises: Asked, reader: Reader, away: Away) -> Made:
    """While a contact is away the deputy counts for them, and only then."""
    starts, ends = (one.moment(reader.clock.zone).at for one in (away.starts, away.ends))
    return Made(id=hiring.record_absence(premises.begin, away.contact, away.deputy, starts, ends, by=reader.id))


def _one(premises: Premises, person: str) -> Person:
    """Raises NotFound."""
    with premises.begin(reading=True) as work:
        return work.people.get(person)
