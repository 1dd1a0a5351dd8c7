"""Everything that waits for one person, in a fixed number of queries. Their roles decide which are made at all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from approvals.desk import removing_by_hand
from approvals.desk.event_asking import open_for
from approvals.desk.questioning import Question, open_questions
from approvals.desk.sighting import gallery_of
from approvals.desk.worry_owners import due_for
from approvals.errands import Errand, Need, errand
from approvals.open_ends import Missing
from approvals.people import Person, Role
from approvals.permissions import MAY, Action
from approvals.placements import LATE, Place, Placement
from approvals.ports import Begin, Between, Including, Present, Work
from approvals.posts import Stage
from approvals.remarks import REPLY
from approvals.signoff import seat_of
from approvals.summaries import BY_AUTHOR, SOMEBODYS, Summary, Turn, opening
from approvals.times import EPOCH, FOREVER
from approvals.visible import Visible

TO_EXEMPT = frozenset({Missing.FINDING, Missing.FACE})
MISSED = (Place.HELD, Place.FAILED)
JUDGED = frozenset({Stage.OPEN, Stage.APPROVED})


INQUIRIES = 100  # the newest ones


def waiting_for(begin: Begin, person: str) -> list[Errand]:
    """What waits for this person, newest need first; nothing for somebody who has left. Raises NotFound."""
    with begin(reading=True) as work:
        me = work.people.get(person)
        if not me.active:
            return []
        errands = [*_answers(work, me), *_event_answers(work, me)]
        errands += [*_own_posts(work, me), *_as_contact(work, me), *_papers(work, me)]
        if me.has(Role.CONTACT) or me.has(Role.LEAD):
            errands += due_for(work, me)
        if me.has(Role.LEAD):
            errands += [*_placed(work), *_undecided(work), *_to_lift(work, me)]
    return sorted(errands, key=lambda one: one.since, reverse=True)


def _answers(work: Work, me: Person) -> Iterator[Errand]:
    def place(one: Question) -> tuple[str, str]:
        return one.post, one.appearance.picture

    questions = sorted(open_questions(work, me.id), key=place)
    gallery = gallery_of(work, {one.appearance.picture for one in questions})
    for (post, picture), group in groupby(questions, key=place):
        same = list(group)
        asked = [one.appearance for one in same]
        yield Errand(
            kind=Need.ANSWER,
            about=tuple(one.id for one in asked),
            post=post,
            opening=opening(same[-1].text),
            picture=gallery.visible(picture, {one.face for one in asked}),
            since=max(one.asked_at for one in asked if one.asked_at is not None),
            until=min(one.deadline for one in asked if one.deadline is not None),
            count=len({one.face for one in asked}),
            channels=tuple(dict.fromkeys(one.channel for one in asked)),
        )


def _event_answers(work: Work, me: Person) -> Iterator[Errand]:
    asked = sorted(open_for(work, me.id), key=lambda one: one.event)
    gallery = gallery_of(work, {one.picture for one in asked})
    for event, group in groupby(asked, key=lambda one: one.event):
        same = list(group)
        yield Errand(
            kind=Need.ANSWER_EVENT,
            about=(event,),
            post=None,
            opening=same[0].occasion,
            picture=gallery.visible(same[0].picture, {same[0].face}),
            since=max(one.asked_at for one in same),
            until=min(one.deadline for one in same),
            count=len({one.picture for one in same}),
            channels=tuple(sorted(same[0].channels)),
        )


def _own_posts(work: Work, me: Person) -> Iterator[Errand]:
    for post in work.summaries.find(authors=Including(me.id), turn=SOMEBODYS):
        if post.stage is Stage.DRAFT:
            yield errand(Need.FINISH, post)
        elif post.stage is Stage.RETURNED:
            yield errand(Need.RETURNED, post)
        elif post.stage in JUDGED and (count := _count(post, BY_AUTHOR)):
            yield errand(Need.SETTLE, post, count)


def _as_contact(work: Work, me: Person) -> Iterator[Errand]:
    """For a named contact, and for whoever is the deputy of one who is away now."""
    seats = set(seat_of(me, work.absences.find(ends=Between(work.now, FOREVER)), work.now))
    if not seats:
        return
    posts = work.summaries.find(turn=(Turn.CONTACT, Turn.AUTHOR), stage=JUDGED)
    mine = [post for post in posts if me.id not in post.authors and seats - post.authors]
    given = work.signatures.find(post=tuple(post.id for post in mine if post.ready), by=me.id)
    signed = {(signature.post, signature.channel, signature.seal) for signature in given}
    for post in mine:
        ready = tuple(channel for channel, bound in post.ready.items() if (post.id, channel, bound) not in signed)
        if ready:
            yield errand(Need.SIGN, post, len(ready), ready)
        if count := _count(post, TO_EXEMPT):
            yield errand(Need.EXEMPT, post, count)
    yield from _unanswered(work, me)
    if not me.has(Role.LEAD):
        yield from _to_lift(work, me)


def _unanswered(work: Work, me: Person) -> Iterator[Errand]:
    """Questions of colleagues that nobody has answered yet."""
    asked = [inquiry for inquiry in work.inquiries.newest(INQUIRIES) if inquiry.person != me.id]
    answered = {said.about for said in work.remarks.find(about=tuple(one.id for one in asked), kind=REPLY)}
    for inquiry in asked:
        if inquiry.id not in answered:
            yield Errand(Need.REPLY, (inquiry.id,), None, "", None, inquiry.at, None, 1, ())


def _papers(work: Work, me: Person) -> Iterator[Errand]:
    if not me.roles & MAY[Action.TAKE_PAPER]:
        return
    for consent in work.consents.find(paper=Present(), witness=None, withdrawn_at=None):
        if me.id not in {consent.by, consent.person}:
            on = tuple(sorted(consent.channels))
            yield Errand(Need.WITNESS, (consent.id,), None, "", None, consent.at, consent.ends, 1, on)


def _placed(work: Work) -> Iterator[Errand]:
    """What is approved and has no time yet, and what did not go out at its time."""
    due = work.placements.find(stage=Place.QUEUED, due_at=Between(EPOCH, work.now - LATE))
    late = (placement for placement in due if placement.late(work.now))
    placed = [*work.placements.find(stage=(Place.APPROVED, *MISSED)), *late]
    for post in work.summaries.find(id={placement.post for placement in placed}):
        here = [placement for placement in placed if placement.post == post.id]
        for kind, some in (
            (Need.RELEASE, [p for p in here if p.stage is Place.APPROVED]),
            (Need.REVIEW, [p for p in here if p.stage is not Place.APPROVED]),
        ):
            if some:
                yield _about_placements(kind, post, some)


def _undecided(work: Work) -> Iterator[Errand]:
    """What nobody knows the outcome of, and what only a person gets down."""
    unknown = work.placements.find(stage=Place.UNKNOWN)
    sent = {one.placement: one.started_at for one in work.deliveries.find(placement={one.id for one in unknown})}
    asked = removing_by_hand.waiting(work)
    known = {one.id: one for one in work.summaries.find(id={one.post for one in (*unknown, *(p for p, _, _ in asked))})}
    for placement in unknown:
        yield _placement(Need.FIND_OUT, known.get(placement.post), placement, sent.get(placement.id, work.now), None)
    for placement, since, until in asked:
        yield _placement(Need.REMOVE, known.get(placement.post), placement, since, until)


def _placement(
    kind: Need, post: Summary | None, placement: Placement, since: datetime, until: datetime | None
) -> Errand:
    words, picture = (post.opening, Visible(post.picture) if post.picture else None) if post else ("", None)
    return Errand(kind, (placement.id,), placement.post, words, picture, since, until, 1, (placement.channel,))


def _about_placements(kind: Need, post: Summary, placements: Sequence[Placement]) -> Errand:
    on = tuple(placement.channel for placement in placements)
    late = [p.due_at for p in placements if p.stage is Place.QUEUED and p.due_at is not None]
    about = tuple(placement.id for placement in placements)
    return replace(errand(kind, post, len(on), on), about=about, since=max([post.updated_at, *late]))


def _to_lift(work: Work, me: Person) -> Iterator[Errand]:
    """Every lead may begin to lift a hold; what one has proposed, each other one of the two may agree to."""
    for hold in work.holds.find(lifted_at=None):
        channels, since = (hold.channel,) if hold.channel else (), hold.proposed_at or hold.at
        proposed = hold.waits_for_second(work.now)
        if proposed and hold.proposed_by != me.id:
            yield Errand(Need.AGREE, (hold.id,), hold.post, "", None, since, None, 1, channels)
        elif not proposed and me.has(Role.LEAD):
            yield Errand(Need.LIFT, (hold.id,), hold.post, "", None, hold.at, None, 1, channels)


def _count(post: Summary, kinds: frozenset[Missing]) -> int:
    return sum(count for missing, count in post.missing.items() if missing in kinds)
