"""What a person is asked, in a fixed number of queries however many pictures they stand in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from approvals.appearances import Answer, Appearance, Said
from approvals.beforehand import Beforehand, counted
from approvals.consents import Purpose
from approvals.placements import OUT_OR_LEAVING
from approvals.ports import Between, Work
from approvals.posts import Revision, Stage
from approvals.standing_words import StandingWord, in_force
from approvals.times import FOREVER

LIVING = frozenset(Stage) - {Stage.DRAFT, Stage.WITHDRAWN, Stage.REJECTED}


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked: this picture beside this text on this channel, until when, and what they said so far.

    `post`, `event` and `revision` are of a post that says so and still lives, or else of one that is out.
    """

    appearance: Appearance
    post: str
    event: str | None
    text: str
    said: Said | None
    deadline: datetime | None
    revision: Revision


def open_questions(work: Work, person: str) -> list[Question]:
    """Asked, not answered, before the deadline, and not covered by a standing consent given meanwhile; newest last."""
    waiting = work.appearances.find(person=person, deadline=Between(work.now, FOREVER))
    given = work.answers.find(appearance=tuple(appearance.id for appearance in waiting))
    answered = {answer.appearance for answer in given}
    asked = questions_about(work, [appearance for appearance in waiting if appearance.id not in answered])
    found = [one for one in asked if one.said is None]
    if not found:
        return []
    consents = work.consents.find(person=person, purpose=Purpose.APPEAR, withdrawn_at=None)
    return [one for one in found if not any(c.covers(one.appearance.channel, one.event, work.now) for c in consents)]


def questions_about(work: Work, appearances: Sequence[Appearance], *, post: str | None = None) -> list[Question]:
    """The questions these appearances still ask, in their order: of faces that bear that name, in posts that matter.

    With `post`, only what is asked there, though another post may ask the same.
    """
    names = {naming.face: naming.person for naming in work.namings.find(face={a.face for a in appearances})}
    named = [a for a in appearances if names.get(a.face) == a.person]
    revisions = _telling(work, named, post)
    answers = {one.appearance: one for one in work.answers.find(appearance=tuple(a.id for a in named))}
    before = beforehand(work, named)
    words = in_force(work.standing_words.find(person={a.person for a in named}, withdrawn_at=None))
    return [
        Question(a, seen.post, seen.event, seen.text_for(a.channel), said, a.deadline, seen)
        for a in named
        if (seen := revisions.get(a.id)) is not None
        for said in (_said(a, answers.get(a.id), before, seen.event, words.get((a.person, a.channel))),)
    ]


def beforehand(work: Work, appearances: Sequence[Appearance]) -> Beforehand:
    """What those who appear were asked, and said, of whole events."""
    asked = work.event_questions.find(face={one.face for one in appearances})
    return Beforehand(asked, work.event_answers.find(question=tuple(one.id for one in asked)))


def _said(
    asked: Appearance, exact: Answer | None, before: Beforehand, event: str | None, word: StandingWord | None
) -> Said | None:
    return counted(exact, before.answer(asked.face, asked.person, asked.channel, event), word)


def _telling(work: Work, appearances: Iterable[Appearance], post: str | None) -> Mapping[str, Revision]:
    """Appearance to the revision that says exactly this: the newest of a living post before one that is only out."""
    shown = [one for one in work.showing(tuple({a.picture for a in appearances})) if post in {None, one.post}]
    posts = work.posts.find(id={revision.post for revision in shown})
    newest = {post.revision for post in posts if post.stage in LIVING}
    others = {revision.id for revision in shown} - newest
    placed = {(p.revision, p.channel) for p in work.placements.find(revision=others) if p.stage in OUT_OR_LEAVING}
    by_content: dict[tuple[str, str, str], Revision] = {}
    for revision in sorted(shown, key=lambda one: one.id in newest):
        for channel in revision.channels:
            if revision.id in newest or (revision.id, channel) in placed:
                text = revision.text_print(channel)
                by_content |= {(each.picture, channel, text): revision for each in revision.pictures}
    found = ((a.id, by_content.get((a.picture, a.channel, a.text))) for a in appearances)
    return {appearance: revision for appearance, revision in found if revision is not None}
