"""The people in an event's photos answer, each for themselves, about all of them on one page; as easily changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from approvals.appearances import Denial, Naming, Picture, Said
from approvals.boxes import Box
from approvals.consents import beforehand_text
from approvals.desk.event_faces import told
from approvals.desk.knocking import spend_in
from approvals.errors import FormSpent, NotFound, PassRefused, SeenOther
from approvals.events import Event, EventAnswer, EventQuestion
from approvals.fingerprint import new_id
from approvals.ports import Begin, Work
from approvals.visible import Visible


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One's own face in a photo of an event, what was said of it, and the picture with all the others softened.

    It is not `shown` until its faces have been looked for.
    """

    question: str
    picture: Picture
    box: Box
    others: tuple[Box, ...]
    shown: bool
    said: Said | None
    channels: frozenset[str]

    @property
    def visible(self) -> Visible:
        return Visible(self.picture.id, self.others)


@dataclass(frozen=True, slots=True)
class Mine:
    """What an event asks of one person. `denied` are the questions about faces they said are not theirs."""

    event: Event
    asker: str
    glimpses: tuple[Glimpse, ...]
    questions: tuple[EventQuestion, ...]
    denied: tuple[str, ...]
    late: bool

    @property
    def waiting(self) -> int:
        return sum(one.said is None for one in self.glimpses)


def mine(begin: Begin, event_id: str, *, to: str) -> Mine:
    """What this event asks this person, also where a photo was taken out of it since. Raises NotFound."""
    with begin(reading=True) as work:
        event = work.events.get(event_id)
        asked = work.event_questions.find(event=event_id, person=to)
        faces = {face.id for face in work.faces.find(id={one.face for one in asked})}
        names = {naming.face: naming.person for naming in work.namings.find(face=faces)}
        own = [one for one in asked if names.get(one.face) == to]
        denied = {denial.face for denial in work.denials.find(face=faces, person=to)}
        return Mine(
            event=event,
            asker=next((one.name for one in work.people.find(id=event.by)), ""),
            glimpses=_glimpses(work, own),
            questions=tuple(own),
            denied=tuple(one.id for one in asked if one.face in denied and names.get(one.face) is None),
            late=bool(own) and all(work.now >= one.deadline for one in own),
        )


def answer(
    begin: Begin, event_id: str, said: Mapping[str, Said], *, lang: str, by: str, form: str | None = None
) -> None:
    """Say yes, blur or no to these pictures, all or none; it takes effect at once. Raises SeenOther where one of them
    asks this person nothing (any more), FormSpent.
    """
    with begin() as work:
        _once(work, form)
        own = {one.id: one for one in _own(work, event_id, by)}
        if not said.keys() <= own.keys():
            raise SeenOther("event", event_id)
        for question in sorted(said):
            given = said[question]
            work.event_answers.add(EventAnswer(new_id(), question, by, given, beforehand_text(lang), work.now))
            work.record("event_answered", None, question, answer=work.commitment(by, f"{question} {given}"))
        told(work, {own[question].picture for question in said})
        work.commit()


def not_me(begin: Begin, event_id: str, question: str, *, by: str, form: str | None = None) -> None:
    """That is not me: the name comes off this face and is not offered for it again. Raises SeenOther, FormSpent."""
    with begin() as work:
        _once(work, form)
        asked = next((one for one in _own(work, event_id, by) if one.id == question), None)
        if asked is None:
            raise SeenOther("event", event_id)
        work.denials.add(Denial(new_id(), asked.face, by, work.now))
        work.namings.add(Naming(new_id(), asked.face, None, by, work.now))
        work.record("not_me", None, question)
        told(work, {asked.picture})
        work.commit()


def me_after_all(begin: Begin, event_id: str, question: str, *, by: str, form: str | None = None) -> None:
    """Take that back. Raises SeenOther where the face bears somebody's name meanwhile, NotFound, FormSpent."""
    with begin() as work:
        _once(work, form)
        asked = next(iter(work.event_questions.find(id=question, event=event_id, person=by)), None)
        denials = work.denials.find(face=asked.face, person=by) if asked else []
        if asked is None or not denials:
            raise NotFound("question", question)
        if any(naming.person for naming in work.namings.find(face=asked.face)[-1:]):
            raise SeenOther("face", asked.face)
        for denial in denials:
            work.denials.drop(denial)
        work.namings.add(Naming(new_id(), asked.face, by, by, work.now))
        work.record("me_after_all", None, question)
        told(work, {asked.picture})
        work.commit()


def asked_about(begin: Begin, person: str) -> list[tuple[Event, int]]:
    """The events this person was asked about, newest last, each with how many of its pictures show them."""
    with begin(reading=True) as work:
        asked = work.event_questions.find(person=person)
        names = {naming.face: naming.person for naming in work.namings.find(face={one.face for one in asked})}
        counts: dict[str, set[str]] = {}
        for one in asked:
            if names.get(one.face) == person:
                counts.setdefault(one.event, set()).add(one.picture)
        return [(event, len(counts[event.id])) for event in work.events.find(id=set(counts))]


def _own(work: Work, event_id: str, person: str) -> list[EventQuestion]:
    """What an event asks this person: of faces that bear their name now."""
    asked = work.event_questions.find(event=event_id, person=person)
    names = {naming.face: naming.person for naming in work.namings.find(face={one.face for one in asked})}
    return [one for one in asked if names.get(one.face) == person]


def _glimpses(work: Work, asked: Collection[EventQuestion]) -> tuple[Glimpse, ...]:
    pictures = {one.id: one for one in work.pictures.find(id={one.picture for one in asked})}
    searched = {search.picture for search in work.searches.find(picture=set(pictures))}
    boxes: dict[str, dict[str, Box]] = {picture: {} for picture in pictures}
    for face in work.faces.find(picture=set(pictures)):
        boxes[face.picture][face.id] = face.box
    said = {one.question: one.said for one in work.event_answers.find(question={one.id for one in asked})}
    return tuple(
        Glimpse(
            question=one.id,
            picture=pictures[one.picture],
            box=boxes[one.picture][one.face],
            others=tuple(box for face, box in boxes[one.picture].items() if face != one.face),
            shown=one.picture in searched,
            said=said.get(one.id),
            channels=one.channels,
        )
        for one in asked
    )


def _once(work: Work, form: str | None) -> None:
    if form is not None:
        try:
            spend_in(work, f"form {form}")
        except PassRefused:
            raise FormSpent from None
