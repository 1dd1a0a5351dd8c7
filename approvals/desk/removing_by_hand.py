"""What the machine does not get down, a person removes: how, until when, and the proof, read back where it can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from approvals.channels import ByHand, Channel, ChannelRefused, OutcomeUnknown
from approvals.desk.door import locked
from approvals.desk.reassessing import published
from approvals.desk.taking_down import BY_HAND, FAILED, recorded_as_gone
from approvals.errors import StillOut, WrongStage
from approvals.history import Entry
from approvals.in_time import in_time
from approvals.permissions import Action, allow
from approvals.placements import Place, Placement, Publication
from approvals.ports import Begin, Work
from approvals.removals import WITHIN

STARTED = "take_down_started"
READING = 15.0  # seconds a lead waits for the channel to be read
ASKED_FOR = frozenset({BY_HAND, FAILED})
"""What has to be in the history before a person is asked: until then the machine is still at it."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What has to go. `steps` names how (empty where the machine tries on), `why` the trouble it met last."""

    placement: Placement
    out: Publication
    text: str
    steps: str
    why: str
    since: datetime
    until: datetime


def to_remove(begin: Begin, placement_id: str, *, by: str) -> Removal:
    """Raises NotAllowed, NotFound, and WrongStage where no person is asked, or nothing is left to remove."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.SETTLE)
        placement = work.placements.get(placement_id)
        out, entries = _open(work, placement)
        text = work.revisions.get(placement.revision).text_for(placement.channel)
        return Removal(placement, out, text, _fact(entries, "steps"), _fact(entries, "why"), *_times(work, entries))


def waiting(work: Work) -> list[tuple[Placement, datetime, datetime]]:
    """What leads are asked to remove, each with since when and until when. Two queries."""
    leaving = work.placements.find(stage=Place.TAKING_DOWN)
    entries = work.history.about([one.id for one in leaving]) if leaving else []
    about = {one.id: [entry for entry in entries if entry.about == one.id] for one in leaving}
    asked = [one for one in leaving if any(entry.kind in ASKED_FOR for entry in about[one.id])]
    return [(one, *_times(work, about[one.id])) for one in asked]


def asked_for(work: Work, placements: Iterable[str]) -> set[str]:
    """Which of these a person is asked to remove. One query."""
    entries = work.history.about(list(placements))
    return {entry.about for entry in entries if entry.kind in ASKED_FOR}


def removed(begin: Begin, channel: Channel, placement_id: str, *, by: str, own_word: bool = False) -> str:
    """A lead removed it; the channel is read now, and what it shows counts. Returns the proof.

    The lead's word counts where the channel can never tell, and with `own_word` also while it cannot be asked.

    Raises StillOut while the channel shows it, ChannelRefused or OutcomeUnknown where it cannot be asked, NotAllowed,
    NotFound, and WrongStage where no person was asked.
    """
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.SETTLE)
        out, _ = _open(work, work.placements.get(placement_id))
    proof = _read(channel, out, by, own_word=own_word)
    with begin() as work:
        allow(work.people.get(by), Action.SETTLE)
        _, placement = locked(work, placement_id)
        out, _ = _open(work, placement)
        work.record("settled", by, placement.id, post=placement.post, channel=placement.channel, out=False)
        recorded_as_gone(work, out, proof)
        work.commit()
    return proof


def _read(channel: Channel, out: Publication, by: str, *, own_word: bool) -> str:
    """Taking down what is gone reads it back, and changes nothing however often it is done."""
    try:
        return in_time(out.channel, lambda: channel.take_down(out.address), READING)
    except ByHand as hand:
        if hand.seen:
            raise StillOut(out.channel) from hand
    except (ChannelRefused, OutcomeUnknown):
        if not own_word:
            raise
    return f"seen by {by}"


def _open(work: Work, placement: Placement) -> tuple[Publication, list[Entry]]:
    entries = work.history.about([placement.id])
    out = published(work, placement)
    if placement.stage is not Place.TAKING_DOWN or out is None or not any(one.kind in ASKED_FOR for one in entries):
        raise WrongStage("placement", placement.id, placement.stage, Place.TAKEN_DOWN)
    return out, entries


def _times(work: Work, entries: list[Entry]) -> tuple[datetime, datetime]:
    since = max((entry.at for entry in entries if entry.kind == STARTED), default=work.now)
    return since, work.company.working_days.after(since, WITHIN)


def _fact(entries: list[Entry], name: str) -> str:
    """The newest of this name among what asked for a person."""
    return next((str(one.facts[name]) for one in reversed(entries) if one.kind in ASKED_FOR and name in one.facts), "")
