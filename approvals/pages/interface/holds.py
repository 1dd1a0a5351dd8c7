"""Holds: stop everything, a channel or a post at once."""

from datetime import datetime
from typing import Self

from pydantic import Field

from approvals.desk import holding, lifting
from approvals.errors import UnknownChannel
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.shapes import ChannelName, Id, Input, Made, Output, Reason, part_of_interface

router = part_of_interface("Holds")


class Stop(Input):
    """What is stopped, and why: a channel, a post, or everything where neither is named."""

    reason: Reason
    channel: ChannelName | None = None
    post: Id | None = None


class HoldCard(Output):
    """A hold that stands."""

    id: str
    channel: str | None
    post: str | None
    reason: str
    by: str = Field(description="The name of who placed it.")
    at: datetime
    proposed_by: str | None = Field(description="The name of who proposed to lift it: another person has to agree.")

    @classmethod
    def of(cls, stop: holding.Stop) -> Self:
        hold = stop.hold
        return cls(
            id=hold.id,
            channel=hold.channel,
            post=hold.post,
            reason=stop.reason,
            by=stop.by,
            at=hold.at,
            proposed_by=stop.proposed_by or None,
        )


class Lifted(Output):
    """`missed` are the placements that wait for a decision: none goes out until somebody gives it a new time."""

    lifted: bool = Field(description="False after the first word: a second person has to lift it as well.")
    missed: list[str]


@router.get("/holds", name="api_holds")
def holds(premises: Asked) -> list[HoldCard]:
    """The holds that stand, oldest first."""
    standing, _ = holding.stops(premises.begin, 0)
    return [HoldCard.of(one) for one in standing]


@router.post("/holds", name="api_place_hold", status_code=201)
def place_hold(premises: Asked, reader: Reader, stop: Stop) -> Made:
    """Stop publishing, with a reason."""
    if stop.channel is not None and stop.post is not None:
        raise FieldUnfit("post", stop.post, "channel | post")
    if stop.channel is not None and stop.channel not in premises.channels:
        raise UnknownChannel(stop.channel, tuple(premises.channels))
    placed = holding.place(premises.begin, stop.reason, by=reader.id, channel=stop.channel, post=stop.post)
    return Made(id=placed)


@router.post("/holds/{hold}/lift", name="api_lift_hold")
def lift_hold(premises: Asked, reader: Reader, hold: Id) -> Lifted:
    """Propose to lift it, or agree to what another person proposed within a day. Nothing fires by itself."""
    done = lifting.lift(premises.begin, hold, by=reader.id)
    return Lifted(lifted=done.lifted, missed=list(done.missed))
