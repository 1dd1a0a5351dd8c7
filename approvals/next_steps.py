"""What one reader may do about a post right now, so that a page offers nothing that would be refused.

The use cases decide; this only looks ahead.
"""

from collections.abc import Mapping
from enum import StrEnum

from approvals.dossier import Dossier
from approvals.holds import stopping
from approvals.open_ends import Missing, before_signing
from approvals.people import Person, Role
from approvals.permissions import MAY, Action
from approvals.placements import WAITING_TO_GO, Place
from approvals.posts import NEXT, Stage
from approvals.seals import seal
from approvals.showing import works_on
from approvals.signoff import seat_of, slots


class Step(StrEnum):
    """DECIDE is to return or reject; RELEASE stands for every step of the queue."""

    SIGN = "sign"
    DECIDE = "decide"
    EXEMPT = "exempt"
    SET_ASIDE = "set_aside"
    NAME = "name"
    BLUR = "blur"
    REASON = "reason"
    EDIT = "edit"
    RELEASE = "release"
    HOLD = "hold"
    WITHDRAW = "withdraw"
    COMMENT = "comment"
    REMIND = "remind"


JUDGED = frozenset({Stage.OPEN, Stage.APPROVED})
ON_ITS_WAY = JUDGED | {Stage.CHECKING}
LIVING = ON_ITS_WAY | {Stage.DRAFT, Stage.RETURNED}
WRITERS = (Step.REASON, Step.EDIT)
CONTACTS = (Step.SIGN, Step.DECIDE, Step.EXEMPT, Step.SET_ASIDE)
STAGES: Mapping[Step, frozenset[Stage]] = {
    Step.SIGN: JUDGED,
    Step.DECIDE: JUDGED,
    Step.EXEMPT: ON_ITS_WAY,
    Step.SET_ASIDE: ON_ITS_WAY,
    Step.NAME: LIVING,
    Step.BLUR: LIVING,
    Step.REASON: ON_ITS_WAY,
    Step.EDIT: LIVING,
    Step.RELEASE: JUDGED,
    Step.HOLD: ON_ITS_WAY,
    Step.WITHDRAW: frozenset(stage for stage in NEXT if Stage.WITHDRAWN in NEXT[stage]) - {Stage.DRAFT},
    Step.COMMENT: frozenset(Stage) - {Stage.DRAFT},
    Step.REMIND: ON_ITS_WAY,
}


def steps(file: Dossier, reader: Person) -> frozenset[Step]:
    """The steps this reader may take now."""
    wanted = {step for step in Step if _is_theirs(file, reader, step)}
    return frozenset(step for step in wanted if file.post.stage in STAGES[step] and _makes_sense(file, reader, step))


def deciders(file: Dossier) -> tuple[Person, ...]:
    """The named contacts who may decide about this post, by name: those who did not write it."""
    contacts = slots(tuple(file.people.values()), file.post.authors)
    return tuple(sorted((file.people[one] for one in contacts), key=lambda one: one.name.casefold()))


def _is_theirs(file: Dossier, reader: Person, step: Step) -> bool:
    author = reader.id in file.post.authors
    if not reader.active:
        return False
    if step in CONTACTS:
        return not author and bool(_seats(file, reader))
    if step in WRITERS:
        return author
    by_role = {
        Step.NAME: author or reader.has(Role.CONTACT),
        Step.BLUR: (author or reader.has(Role.CONTACT)) and bool(reader.roles & MAY[Action.SUBMIT]),
        Step.RELEASE: reader.has(Role.LEAD),
        Step.HOLD: bool(reader.roles & MAY[Action.HOLD]),
        Step.WITHDRAW: author or reader.has(Role.LEAD),
    }
    return by_role.get(step, works_on(file, reader))


def _seats(file: Dossier, reader: Person) -> tuple[str, ...]:
    return tuple(seat for seat in seat_of(reader, file.absences, file.now) if seat not in file.post.authors)


def _makes_sense(file: Dossier, reader: Person, step: Step) -> bool:
    match step:
        case Step.SIGN:
            return bool(_signable(file, reader))
        case Step.RELEASE:
            return any(one.stage in WAITING_TO_GO for one in file.placements)
        case Step.HOLD:
            return any(stopping(file.holds, file.post.id, one) is None for one in file.revision.channels)
        case Step.REMIND:
            ends = (end for channel in file.revision.channels for end in before_signing(file, channel))
            return any(end.missing is Missing.ANSWERS for end in ends)
        case _:
            return True


def _signable(file: Dossier, reader: Person) -> tuple[str, ...]:
    """The channels that are ready and that this reader has not signed as they are now; what is out is settled."""
    gone = {p.channel for p in file.placements if p.stage in {Place.PUBLISHING, Place.PUBLISHED, Place.UNKNOWN}}
    signed = {(one.channel, one.seal) for one in file.signatures if one.by == reader.id}
    ready = (channel for channel in file.revision.channels if not before_signing(file, channel))
    return tuple(
        c for c in ready if c not in gone and (bound := seal(file, c)) is not None and (c, bound) not in signed
    )
