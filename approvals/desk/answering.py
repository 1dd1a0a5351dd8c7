"""The people shown answer, each for themselves; an answer can be changed as easily as it was given."""

from collections.abc import Mapping

from approvals.appearances import Answer, Appearance, Denial, Naming, Said
from approvals.desk.knocking import spend_in
from approvals.desk.questioning import Question, open_questions, questions_about
from approvals.desk.reading import showing
from approvals.desk.reassessing import reassess
from approvals.errors import FormSpent, NotFound, NotYours, PassRefused, SeenOther
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.ports import Begin, Work


def answer(begin: Begin, appearance_id: str, said: Said, *, by: str) -> None:
    """Say yes, blur or no to exactly this appearance. Takes effect at once. Raises NotYours, NotFound."""
    answer_all(begin, {appearance_id: said}, by=by)


def answer_all(begin: Begin, said: Mapping[str, Said], *, by: str, form: str | None = None) -> None:
    """Answer several, each by its id, all or none. `form` is what they were sent with, good once: raises FormSpent."""
    with begin() as work:
        _once(work, form)
        pictures = {_answered(work, appearance, said[appearance], by) for appearance in sorted(said)}
        _takes_effect(work, *sorted(pictures))
        work.commit()


def not_me(begin: Begin, appearance_id: str, *, by: str, form: str | None = None) -> None:
    """That is not me: the name comes off this face and is not offered for it again. Raises FormSpent."""
    with begin() as work:
        _once(work, form)
        appearance = work.appearances.get(appearance_id)
        _own(work, appearance, by)
        work.denials.add(Denial(new_id(), appearance.face, by, work.now))
        work.namings.add(Naming(new_id(), appearance.face, None, by, work.now))
        work.record("not_me", None, appearance_id)
        _takes_effect(work, appearance.picture)
        work.commit()


def me_after_all(begin: Begin, appearance_id: str, *, by: str, form: str | None = None) -> None:
    """Take back that it is not me: what I said before, and my consents, count for this face again.

    Raises SeenOther where the face bears somebody's name meanwhile, FormSpent, NotYours, NotFound.
    """
    with begin() as work:
        _once(work, form)
        appearance = work.appearances.get(appearance_id)
        _own(work, appearance, by)
        if any(naming.person for naming in work.namings.find(face=appearance.face)[-1:]):
            raise SeenOther("face", appearance.face)
        for denial in work.denials.find(face=appearance.face, person=by):
            work.denials.drop(denial)
        work.namings.add(Naming(new_id(), appearance.face, by, by, work.now))
        work.record("me_after_all", None, appearance_id)
        _takes_effect(work, appearance.picture)
        work.commit()


def questions(begin: Begin, person: str) -> list[Question]:
    """Everything this person was asked or stands in by consent, in posts that still live or are out, newest last."""
    with begin(reading=True) as work:
        return questions_about(work, work.appearances.find(person=person))


def question(begin: Begin, appearance_id: str, *, by: str) -> Question:
    """One of them. Raises NotYours; NotFound also when nothing that lives or is out asks this any more."""
    with begin(reading=True) as work:
        appearance = work.appearances.get(appearance_id)
        _own(work, appearance, by)
        for found in questions_about(work, [appearance]):
            return found
    raise NotFound("question", appearance_id)


def asked(begin: Begin, person: str) -> list[Question]:
    """What still waits for this person's answer: no answer yet, the deadline not passed, no consent that covers it."""
    with begin(reading=True) as work:
        return open_questions(work, person)


def _once(work: Work, form: str | None) -> None:
    if form is not None:
        try:
            spend_in(work, f"form {form}")
        except PassRefused:
            raise FormSpent from None


def _own(work: Work, appearance: Appearance, by: str) -> None:
    work.people.get(by)
    if appearance.person != by:
        raise NotYours(by, "answer")


def _answered(work: Work, appearance_id: str, said: Said, by: str) -> str:
    """The picture it was said of."""
    appearance = work.appearances.get(appearance_id)
    _own(work, appearance, by)
    work.answers.add(Answer(new_id(), appearance_id, by, said, work.now))
    work.record("answered", None, appearance_id, answer=work.commitment(by, f"{appearance_id} {said}"))
    return appearance.picture


def _takes_effect(work: Work, *pictures: str) -> None:
    for post in showing(work, pictures):
        reassess(work, post)
        work.ask(Task.CHECK, post.id)
