"""What no channel can tell, a person decides: with what we sent on one side and what the channel shows on the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from approvals.channels import Channel, ChannelRefused, OutcomeUnknown, Seen
from approvals.desk.delivering import recorded_as_out, recorded_as_refused
from approvals.desk.door import locked
from approvals.errors import NotFound, NothingToSay, WrongStage
from approvals.in_time import in_time
from approvals.jobs import Task
from approvals.permissions import Action, allow
from approvals.placements import Delivery, Place, Placement
from approvals.ports import Begin, Work
from approvals.posts import Shown

LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class Readings:
    """Both sides. `shown` is None where the channel cannot be asked; `why` is then its trouble.

    `renditions` are the SHA-256 of the pictures that were handed over, one for each of `pictures`.
    """

    placement: Placement
    text: str
    pictures: tuple[Shown, ...]
    renditions: tuple[str, ...]
    attempts: tuple[Delivery, ...]
    shown: Sequence[Seen] | None
    why: str | None


def readings(begin: Begin, channel: Channel, post: str, *, by: str) -> Readings:
    """What we sent and when, and what the channel shows since. Raises NotAllowed, NotFound, WrongStage."""
    with begin(reading=True) as work:
        _allow(work, by)
        placement = _placed(work, post, channel.name)
        _require(placement, Place.UNKNOWN)
        attempts = work.deliveries.find(placement=placement.id)
        revision = work.revisions.get(placement.revision)
    last, text = attempts[-1], revision.text_for(channel.name)
    shown, why = _shown(channel, last.started_at)
    return Readings(placement, text, tuple(revision.pictures), last.renditions, tuple(attempts), shown, why)


def is_out(begin: Begin, post: str, channel: str, *, address: str, by: str) -> None:
    """A lead saw it, at this address. Raises NotAllowed, NotFound, WrongStage, NothingToSay without an address."""
    if not (told := address.strip()) or len(told) > LONGEST_ADDRESS:
        raise NothingToSay("settle")
    with begin() as work:
        _allow(work, by)
        _, placement = locked(work, _placed(work, post, channel).id)
        _require(placement, Place.UNKNOWN)
        attempt = work.deliveries.find(placement=placement.id)[-1]
        work.record("settled", by, placement.id, post=post, channel=channel, out=True)
        recorded_as_out(work, attempt, told, attempt.renditions)
        work.commit()


def is_not_out(begin: Begin, post: str, channel: str, *, by: str) -> None:
    """A lead looked, and nothing is there: it waits, as what failed does, for a new time or for the end.

    Raises NotAllowed, NotFound, WrongStage.
    """
    with begin() as work:
        _allow(work, by)
        _, placement = locked(work, _placed(work, post, channel).id)
        _require(placement, Place.UNKNOWN)
        attempt = work.deliveries.find(placement=placement.id)[-1]
        work.record("settled", by, placement.id, post=post, channel=channel, out=False)
        recorded_as_refused(work, attempt, ChannelRefused(channel, attempt.trouble or "", again=False))
        work.commit()


def look_again(begin: Begin, post: str, channel: str, *, by: str) -> None:
    """The machine looks now, not only within the next minute. Raises NotAllowed, NotFound, WrongStage."""
    with begin() as work:
        _allow(work, by)
        placement = _placed(work, post, channel)
        _require(placement, Place.UNKNOWN)
        work.ask(Task.PUBLISH, placement.id)
        work.commit()


def _shown(channel: Channel, since: datetime) -> tuple[Sequence[Seen] | None, str | None]:
    shown = getattr(channel, "shown", None)
    if shown is None:
        return None, None
    try:
        return in_time(channel.name, lambda: shown(since)), None
    except (ChannelRefused, OutcomeUnknown) as trouble:
        return None, trouble.trouble


def _placed(work: Work, post: str, channel: str) -> Placement:
    """The newest of this post on this channel that is not settled, else the newest."""
    found = work.placements.find(post=post, channel=channel)
    for placement in (*(one for one in found if one.stage is Place.UNKNOWN), *reversed(found)):
        return placement
    raise NotFound("placement", post)


def _require(placement: Placement, stage: Place) -> None:
    if placement.stage is not stage:
        raise WrongStage("placement", placement.id, placement.stage, stage)


def _allow(work: Work, by: str) -> None:
    allow(work.people.get(by), Action.SETTLE)
