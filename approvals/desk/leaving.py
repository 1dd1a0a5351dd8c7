"""Somebody leaves: announced, looked through with them, ended on the last day. A consent does not lapse by it (L7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from approvals.appearances import Answer, Said
from approvals.desk.asking import notify
from approvals.desk.consenting import withdraw_own
from approvals.desk.questioning import questions_about
from approvals.desk.reading import showing
from approvals.desk.reassessing import reassess
from approvals.desk.sighting import sights_of
from approvals.errors import HasLeft, NotAllowed, NotFound, NotInThePicture, TimeIsPast
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.leaving import LeaverChoice, Leaving, Stays, latest
from approvals.people import Person, Role
from approvals.permissions import Action, allow
from approvals.ports import Begin, Including, Work
from approvals.sights import Sight

LEAVING, REVIEW = "leaving", "leaver_review"
STRICTER = (Stays.KEEP, Stays.BLUR, Stays.TAKE_DOWN)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the person in the posts that show it, and what shall become of it; `own` where they said so."""

    sights: tuple[Sight, ...]
    stays: Stays | None
    own: bool

    @property
    def out(self) -> bool:
        return any(one.out for sight in self.sights for one in sight.channels)


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that shows somebody who leaves or has left; `ends_at` is None where no day was ever set."""

    person: Person
    ends_at: datetime | None
    pictures: tuple[Shown, ...]

    @property
    def undecided(self) -> int:
        return sum(1 for one in self.pictures if one.stays is None)


def announce(begin: Begin, person_id: str, ends_at: datetime, *, by: str) -> None:
    """Set, or set anew, the end of somebody's last day; they and the contacts are asked what shall stay.

    Raises NotAllowed, HasLeft, TimeIsPast.
    """
    with begin() as work:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        if not work.people.get(person_id).active:
            raise HasLeft(person_id)
        if ends_at <= work.now:
            raise TimeIsPast(ends_at)
        known = work.leavings.find(person=person_id, done_at=None)
        if known:
            work.leavings.save(replace(known[0], ends_at=ends_at, by=by))
        else:
            work.leavings.add(Leaving(new_id(), person_id, ends_at, by, work.now))
            notify(work, person_id, LEAVING, person_id)
            for contact in work.people.find(roles=Including(Role.CONTACT), active=True):
                if contact.id != person_id:
                    notify(work, contact.id, REVIEW, person_id)
        work.record("leaving_announced", by, person_id, ends=ends_at.isoformat())
        work.commit()


def call_off(begin: Begin, person_id: str, *, by: str) -> None:
    """They stay. Raises NotAllowed, NotFound."""
    with begin() as work:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        for known in work.leavings.find(person=person_id, done_at=None):
            work.leavings.drop(known)
            work.record("leaving_called_off", by, person_id)
            work.commit()
            return
    raise NotFound("leaving", person_id)


def leavers(begin: Begin, *, by: str) -> list[tuple[Person, Leaving]]:
    """Whoever leaves or has left, for contacts. Raises NotAllowed."""
    with begin(reading=True) as work:
        reader = work.people.get(by)
        allow(reader, Action.REVIEW_LEAVERS)
        found = {one.person: one for one in work.leavings.find() if one.person != by}
        return [(person, found[person.id]) for person in work.people.find(id=tuple(found)) if person.name]


def review(begin: Begin, person_id: str, *, by: str) -> Review:
    """For the person at any time; for a contact once a last day is set or was. What anybody answered is not in it.

    Raises NotAllowed, NotFound.
    """
    with begin(reading=True) as work:
        person, leavings = _may_review(work, person_id, by)
        asked = questions_about(work, work.appearances.find(person=person_id)[::-1])
        chosen = latest(work.leaver_choices.find(person=person_id))
        sights = sights_of(work, person_id, asked)
    pictures = dict.fromkeys(sight.picture.id for sight in sights)
    shown = (_shown(picture, sights, chosen.get(picture), person_id) for picture in pictures)
    return Review(person, leavings[-1].ends_at if leavings else None, tuple(shown))


def choose(begin: Begin, person_id: str, picture: str, stays: Stays, *, by: str) -> None:
    """Say what becomes of a picture. What the person said, a contact makes only stricter.

    KEEP: their yes goes on. BLUR: what is out stays, in anything new they are unrecognisable. TAKE_DOWN: said by the
    person it is a no, at once; said by a contact it holds from the last day on.
    Raises NotAllowed, NotFound, NotInThePicture.
    """
    with begin() as work:
        _may_review(work, person_id, by)
        shows = work.appearances.find(person=person_id, picture=picture)
        if not shows:
            raise NotInThePicture(person_id, picture)
        before = latest(work.leaver_choices.find(person=person_id)).get(picture)
        own = before is not None and before.by == person_id
        if before and own and by != person_id and STRICTER.index(stays) < STRICTER.index(before.stays):
            raise NotAllowed(by, Action.REVIEW_LEAVERS)
        work.leaver_choices.add(LeaverChoice(new_id(), person_id, picture, stays, by, work.now))
        work.record("leaver_choice", by if by != person_id else None, picture, stays=stays)
        if stays is Stays.TAKE_DOWN and by == person_id:
            for one in shows:
                work.answers.add(Answer(new_id(), one.id, person_id, Said.NO, work.now))
                work.record("answered", None, one.id, answer=work.commitment(person_id, f"{one.id} {Said.NO}"))
        for post in showing(work, (picture,)):
            reassess(work, post)
            work.ask(Task.CHECK, post.id)
        work.commit()


def take_back_everything(begin: Begin, person: str) -> None:
    """Every picture comes down and every consent to appear ends: said by the person, whether or not they left."""
    with begin(reading=True) as work:
        pictures = {one.picture for one in work.appearances.find(person=person)}
        given = [one for one in work.consents.find(person=person) if one.withdrawn_at is None]
    for consent in given:
        withdraw_own(begin, consent.id, by=person)
    for picture in sorted(pictures):
        choose(begin, person, picture, Stays.TAKE_DOWN, by=person)


def due(begin: Begin) -> list[Leaving]:
    """The last days that are over and not yet ended."""
    with begin(reading=True) as work:
        return [one for one in work.leavings.find(done_at=None) if one.ends_at <= work.now]


def _may_review(work: Work, person_id: str, by: str) -> tuple[Person, list[Leaving]]:
    person, leavings = work.people.get(person_id), work.leavings.find(person=person_id)
    if by != person_id and not (work.people.get(by).has(Role.CONTACT) and leavings):
        raise NotAllowed(by, Action.REVIEW_LEAVERS)
    return person, leavings


def _shown(picture: str, sights: Sequence[Sight], choice: LeaverChoice | None, person: str) -> Shown:
    here = tuple(sight for sight in sights if sight.picture.id == picture)
    return Shown(here, choice.stays if choice else None, choice is not None and choice.by == person)
