"""The people shown answer, each for themselves; an answer can be changed as easily as it was given."""

from dataclasses import dataclass
from datetime import datetime

from approvals.appearances import Answer, Appearance, Denial, Naming, Said
from approvals.desk.reading import showing
from approvals.desk.reassessing import reassess
from approvals.errors import NotYours
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.placements import OUT_OR_LEAVING
from approvals.ports import Begin, Work
from approvals.posts import Revision, Stage

LIVING = frozenset(Stage) - {Stage.WITHDRAWN, Stage.REJECTED}


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked: this picture beside this text on this channel, until when, and what they said so far."""

    appearance: Appearance
    text: str
    said: Said | None
    deadline: datetime | None


def answer(begin: Begin, appearance_id: str, said: Said, *, by: str) -> None:
    """Say yes, blur or no to exactly this appearance. Takes effect at once. Raises NotYours, NotFound."""
    with begin() as work:
        appearance = work.appearances.get(appearance_id)
        _own(work, appearance, by)
        work.answers.add(Answer(new_id(), appearance_id, by, said, work.now))
        work.record("answered", None, appearance_id, answer=work.commitment(by, f"{appearance_id} {said}"))
        _takes_effect(work, appearance.picture)
        work.commit()


def not_me(begin: Begin, appearance_id: str, *, by: str) -> None:
    """That is not me: the name comes off this face and is never offered for it again."""
    with begin() as work:
        appearance = work.appearances.get(appearance_id)
        _own(work, appearance, by)
        work.denials.add(Denial(new_id(), appearance.face, by, work.now))
        work.namings.add(Naming(new_id(), appearance.face, None, by, work.now))
        work.record("not_me", None, appearance_id)
        _takes_effect(work, appearance.picture)
        work.commit()


def questions(begin: Begin, person: str) -> list[Question]:
    """Everything this person was asked or stands in by consent, in posts that still live or are out, newest last."""
    with begin(reading=True) as work:
        return [
            question
            for appearance in work.appearances.find(person=person)
            if (question := _question(work, appearance)) is not None
        ]


def _question(work: Work, appearance: Appearance) -> Question | None:
    namings = work.namings.find(face=appearance.face)
    if not namings or namings[-1].person != appearance.person:
        return None
    for revision in work.showing((appearance.picture,)):
        same = appearance.channel in revision.channels and revision.text_print(appearance.channel) == appearance.text
        if same and _matters(work, revision, appearance.channel):
            said = work.answers.find(appearance=appearance.id)
            latest = said[-1].said if said else None
            return Question(appearance, revision.text_for(appearance.channel), latest, appearance.deadline)
    return None


def _matters(work: Work, revision: Revision, channel: str) -> bool:
    """Whether this revision may still go out, or is out on the channel."""
    if work.posts.find(id=revision.post, revision=revision.id, stage=LIVING):
        return True
    return bool(work.placements.find(revision=revision.id, channel=channel, stage=OUT_OR_LEAVING))


def _own(work: Work, appearance: Appearance, by: str) -> None:
    work.people.get(by)
    if appearance.person != by:
        raise NotYours(by, "answer")


def _takes_effect(work: Work, picture: str) -> None:
    for post in showing(work, (picture,)):
        reassess(work, post)
        work.ask(Task.CHECK, post.id)
