"""An event as whoever reads it may see it: pile by pile, face by face, and one photo close."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from approvals.appearances import Face
from approvals.boxes import Box
from approvals.desk.gathering import Gathered, gathered, photo_of, sees_whole, works_on_event
from approvals.errors import NotAllowed, NotFound
from approvals.events import Event, EventPhoto, Pile, piles
from approvals.people import Person
from approvals.permissions import MAY, Action, allow
from approvals.ports import Begin, Work
from approvals.visible import Visible

CLOSE_UPS = 24
"""Questions "who is that?" on a page."""


@dataclass(frozen=True, slots=True)
class Held:
    """A pile as this reader may see it; None where it is not searched yet and not theirs to see whole."""

    pile: Pile
    seen: Visible | None
    faces: int
    nameless: int
    own: bool


@dataclass(frozen=True, slots=True)
class Album:
    """An event's page. `people` are those named in it, with how many photos of each; for who works on it only."""

    gathered: Gathered
    held: tuple[Held, ...]
    opener: str
    works_on: bool
    people: tuple[tuple[Person, int], ...]
    unasked: int
    switches: tuple[bool, bool]
    takes_paper: bool

    @property
    def event(self) -> Event:
        return self.gathered.event


@dataclass(frozen=True, slots=True)
class WhoIsThat:
    """One question for whoever works on the event: a face, or several that look alike, with whom it might be."""

    faces: tuple[Face, ...]
    candidates: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The faces nobody named yet, some at a time, with the sizes of their pictures; `left` counts all the questions."""

    event: Event
    questions: tuple[WhoIsThat, ...]
    sizes: Mapping[str, tuple[int, int]]
    left: int
    people: tuple[Person, ...]


def album(begin: Begin, event_id: str, *, by: str) -> Album:
    """The event with its photos, newest pile last. Raises NotFound, NotAllowed."""
    with begin(reading=True) as work:
        reader, event = _reader(work, by), work.events.get(event_id)
        photos = work.event_photos.find(event=event_id)
        heaps = piles(photos)
        faces = work.faces.find(picture={pile.shown.picture for pile in heaps})
        named = _named(work, faces)
        held = tuple(_held(event, pile, reader, faces, named) for pile in heaps)
        working = works_on_event(event, reader)
        asked = {(q.face, q.person) for q in work.event_questions.find(event=event_id)} if working else set()
        opener = work.people.find(id=event.by)
        return Album(
            gathered=gathered(event, photos),
            held=held,
            opener=opener[0].name if opener else "",
            works_on=working,
            people=_people(work, faces, named) if working else (),
            unasked=len({person for face, person in named.items() if person and (face, person) not in asked}),
            switches=(work.company.matching, work.company.grouping),
            takes_paper=working and bool(reader.roles & MAY[Action.TAKE_PAPER]),
        )


def who_is_that(begin: Begin, event_id: str, *, by: str) -> Sheet:
    """The faces nobody named yet, faces that look alike as one question; for who works on the event."""
    with begin(reading=True) as work:
        event = work.events.get(event_id)
        if not works_on_event(event, work.people.get(by)):
            raise NotAllowed(by, "event")
        faces = work.faces.find(picture={pile.shown.picture for pile in piles(work.event_photos.find(event=event_id))})
        done = {naming.face for naming in work.namings.find(face={face.id for face in faces})}
        open_ = {face.id: face for face in faces if face.id not in done}
        groups = _grouped(work, event, open_)
        some = groups[:CLOSE_UPS]
        people = {person.id: person for person in work.people.find(active=True)}
        guesses = _candidates(work, some)
        sizes = {one.id: (one.width, one.height) for one in work.pictures.find(id={f.picture for g in some for f in g})}
    questions = tuple(
        WhoIsThat(group, tuple(people[one] for one in guesses[group[0].id] if one in people)) for group in some
    )
    everybody = tuple(sorted(people.values(), key=lambda one: one.name.casefold()))
    return Sheet(event, questions, sizes, len(groups), everybody)


@dataclass(frozen=True, slots=True)
class Close:
    """One photo of a pile with its faces, for whoever may see it; names only for who works on the event."""

    event: Event
    pile: Pile
    photo: EventPhoto
    size: tuple[int, int]
    faces: tuple[tuple[Box, str], ...]
    works_on: bool


def close_look(begin: Begin, event_id: str, photo_id: str, *, by: str) -> Close:
    """A photo large, with the pile it lies in. Raises NotFound, also for whoever would see its faces softened."""
    with begin(reading=True) as work:
        reader, event = _reader(work, by), work.events.get(event_id)
        photo = photo_of(work, event_id, photo_id)
        if not sees_whole(event, photo, reader):
            raise NotFound("photo", photo_id)
        heaps = piles(work.event_photos.find(event=event_id))
        faces = work.faces.find(picture=photo.picture)
        named = _named(work, faces)
        people = {one.id: one.name for one in work.people.find(id={person for person in named.values() if person})}
        picture = work.pictures.get(photo.picture)
        working = works_on_event(event, reader)
    names = tuple((face.box, people.get(named.get(face.id) or "", "") if working else "") for face in faces)
    pile = next(pile for pile in heaps if photo in pile.photos)
    return Close(event, pile, photo, (picture.width, picture.height), names, working)


def _reader(work: Work, by: str) -> Person:
    reader = work.people.get(by)
    allow(reader, Action.SUBMIT)
    return reader


def _named(work: Work, faces: Sequence[Face]) -> Mapping[str, str | None]:
    """Face to whom it is named after now; faces of nobody known are there with None."""
    return {naming.face: naming.person for naming in work.namings.find(face={face.id for face in faces})}


def _held(event: Event, pile: Pile, reader: Person, faces: Sequence[Face], named: Mapping[str, str | None]) -> Held:
    here = [face for face in faces if face.picture == pile.shown.picture]
    whole = sees_whole(event, pile.shown, reader)
    boxes = () if whole else tuple(face.box for face in here)
    seen = Visible(pile.shown.picture, boxes) if whole or pile.shown.looked_at is not None else None
    return Held(pile, seen, len(here), sum(face.id not in named for face in here), pile.shown.by == reader.id)


def _people(work: Work, faces: Sequence[Face], named: Mapping[str, str | None]) -> tuple[tuple[Person, int], ...]:
    photos: dict[str, set[str]] = {}
    for face in faces:
        if (person := named.get(face.id)) is not None:
            photos.setdefault(person, set()).add(face.picture)
    known = work.people.find(id=set(photos), active=True)
    return tuple((one, len(photos[one.id])) for one in sorted(known, key=lambda one: one.name.casefold()))


def _grouped(work: Work, event: Event, faces: Mapping[str, Face]) -> list[tuple[Face, ...]]:
    """Those that look alike together, the largest groups first; then the others one by one, the largest faces first."""
    groups = [
        tuple(faces[one] for one in group.faces if one in faces)
        for group in work.face_groups.find(event=event.id)
        if group.ends_at > work.now
    ]
    several = [group for group in groups if len(group) > 1]
    together = {face.id for group in several for face in group}
    alone = sorted((f for f in faces.values() if f.id not in together), key=lambda face: -face.box.area)
    return [*sorted(several, key=len, reverse=True), *((face,) for face in alone)]


def _candidates(work: Work, groups: Sequence[Sequence[Face]]) -> Mapping[str, list[str]]:
    """By the first face of each group, whom the machine holds possible for any of them, nearest first."""
    first = {face.id: group[0].id for group in groups for face in group}
    denied = {(denial.face, denial.person) for denial in work.denials.find(face=set(first))}
    found: dict[str, list[str]] = {group[0].id: [] for group in groups}
    for proposal in sorted(work.proposals.find(face=set(first)), key=lambda one: one.distance):
        people = found[first[proposal.face]]
        if (proposal.face, proposal.person) not in denied and proposal.person not in people:
            people.append(proposal.person)
    return found
