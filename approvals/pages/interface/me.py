"""What is mine: who I am here, my consents, everything kept about me."""

from datetime import datetime
from typing import Literal, Self

from pydantic import Field

from approvals.consents import SHOWN, Consent, Purpose
from approvals.desk import consenting
from approvals.desk.own_data import everything_about
from approvals.errors import AlreadyWithdrawn, UnknownChannel
from approvals.own_data import OwnData
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.drafts import MOST_CHANNELS
from approvals.pages.interface.people import PersonCard
from approvals.pages.interface.shapes import ChannelName, Id, Input, Line, Made, Output, Time, part_of_interface

router = part_of_interface("Me")
TextShown = Literal["appear.de.1", "appear.en.1", "match.de.1", "match.en.1"]


class ConsentCard(Output):
    """What I allowed in advance."""

    id: str
    purpose: Purpose
    channels: list[str]
    event: str | None
    starts: datetime
    ends: datetime | None
    on_paper: bool
    withdrawn_at: datetime | None
    in_force: bool

    @classmethod
    def of(cls, one: Consent, now: datetime) -> Self:
        return cls(
            id=one.id,
            purpose=one.purpose,
            channels=sorted(one.channels),
            event=one.event,
            starts=one.starts,
            ends=one.ends,
            on_paper=one.paper is not None,
            withdrawn_at=one.withdrawn_at,
            in_force=one.in_force(now),
        )


class Allowed(Input):
    """What I allow, after I have read the text of this name (`GET /consents/texts`)."""

    purpose: Purpose
    shown: TextShown
    channels: list[ChannelName] = Field([], max_length=MOST_CHANNELS, description="For pictures to appear on.")
    event: Line | None = Field(None, description="Only at this event.")
    starts: Time | None = Field(None, description="Now by default.")
    ends: Time | None = None


@router.get("/me", name="api_me")
def me(reader: Reader) -> PersonCard:
    """Whose token this is."""
    return PersonCard.of(reader.me)


@router.get("/me/data", name="api_my_data")
def my_data(premises: Asked, reader: Reader) -> OwnData:
    """Everything that is kept about me."""
    return everything_about(premises.begin, reader.id)


@router.get("/me/consents", name="api_my_consents")
def my_consents(premises: Asked, reader: Reader) -> list[ConsentCard]:
    """What I allowed in advance, also what has ended."""
    with premises.begin(reading=True) as work:
        return [ConsentCard.of(one, work.now) for one in work.consents.find(person=reader.id)]


@router.post("/me/consents", name="api_consent", status_code=201)
def consent(premises: Asked, reader: Reader, allowed: Allowed) -> Made:
    """Allow something in advance. Nobody can do so for somebody else."""
    zone, known = reader.clock.zone, tuple(premises.channels)
    for channel in allowed.channels:
        if channel not in known:
            raise UnknownChannel(channel, known)
    given = consenting.consent_to(
        reader.id,
        allowed.purpose,
        shown=allowed.shown,
        starts=allowed.starts.moment(zone).at if allowed.starts else reader.now,
        channels=allowed.channels,
        event=allowed.event,
        ends=allowed.ends.moment(zone).at if allowed.ends else None,
    )
    return Made(id=consenting.give(premises.begin, given, by=reader.id))


@router.post("/consents/{consent}/withdrawal", name="api_withdraw_consent", status_code=204)
def withdraw_consent(premises: Asked, reader: Reader, consent: Id) -> None:
    """Withdraw it, without a reason, at once; my own, or for who told me so. Once more changes nothing."""
    try:
        consenting.withdraw(premises.begin, consent, by=reader.id)
    except AlreadyWithdrawn:
        return


@router.get("/consents/texts", name="api_consent_texts")
def consent_texts() -> dict[str, str]:
    """The texts people read before they allow something, by their names."""
    return dict(SHOWN)
