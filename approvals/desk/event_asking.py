"""One question per person for a whole event: who is named in its photos is asked about all of them at once."""

from approvals.appearances import Face
from approvals.desk.asking import notify
from approvals.desk.gathering import require_working_on
from approvals.desk.sweeping import within_a_working_day
from approvals.errors import EventClosed
from approvals.events import Event, EventQuestion, piles
from approvals.fingerprint import new_id
from approvals.ports import Begin, Work

NOTICE, REMINDER = "event_question", "event_reminder"


def ask_everybody(begin: Begin, event_id: str, *, by: str) -> int:
    """Ask everybody named in the photos shown of this event about those they were not asked about, in one message each.

    A question is bound to its face, picture and channels, and to posts of this occasion. Returns how many people were
    asked. Raises EventClosed, NotFound, NotAllowed.
    """
    with begin() as work:
        event = require_working_on(work, event_id, by)
        if event.closed_at is not None:
            raise EventClosed(event.name)
        asked = {_ask(work, event, face, person) for face, person in _unasked(work, event)}
        for person in sorted(asked):
            notify(work, person, NOTICE, event_id)
        if asked:
            work.record("event_asked", by, event_id, people=len(asked))
        work.commit()
    return len(asked)


def open_for(work: Work, person: str) -> list[EventQuestion]:
    """What this person was asked about events and has not answered, before its deadline."""
    waiting = [one for one in work.event_questions.find(person=person) if work.now < one.deadline]
    answered = {one.question for one in work.event_answers.find(question={one.id for one in waiting})}
    names = {naming.face: naming.person for naming in work.namings.find(face={one.face for one in waiting})}
    return [one for one in waiting if one.id not in answered and names.get(one.face) == person]


def remind(begin: Begin) -> int:
    """Remind, once for each event, who has not answered a working day before the deadline. Returns how many people."""
    with begin() as work:
        soon = work.event_questions.find(deadline=within_a_working_day(work))
        late = {(one.person, one.event) for who in {q.person for q in soon} for one in open_for(work, who)}
        late &= {(one.person, one.event) for one in soon}
        reminded = {(n.person, n.about) for n in work.notices.find(kind=REMINDER, about={event for _, event in late})}
        for person, event in sorted(late - reminded):
            notify(work, person, REMINDER, event)
        work.commit()
    return len(late - reminded)


def _unasked(work: Work, event: Event) -> list[tuple[Face, str]]:
    """Faces with an active person's name, in the photos shown of each pile, that the person was not asked about."""
    shown = {pile.shown.picture for pile in piles(work.event_photos.find(event=event.id))}
    faces = work.faces.find(picture=shown)
    names = {naming.face: naming.person for naming in work.namings.find(face={face.id for face in faces})}
    asked = {(one.face, one.person) for one in work.event_questions.find(event=event.id)}
    here = {person.id for person in work.people.find(id={who for who in names.values() if who}, active=True)}
    return [
        (face, person)
        for face in faces
        if (person := names.get(face.id) or "") in here and (face.id, person) not in asked
    ]


def _ask(work: Work, event: Event, face: Face, person: str) -> str:
    question = EventQuestion(
        id=new_id(),
        event=event.id,
        occasion=event.name,
        face=face.id,
        person=person,
        picture=face.picture,
        channels=frozenset(event.channels),
        asked_at=work.now,
        deadline=work.company.working_days.deadline(work.now, work.company.answer_within),
    )
    work.event_questions.add(question)
    work.record("asked_beforehand", None, question.id, event=event.id, channels=sorted(question.channels))
    return person
