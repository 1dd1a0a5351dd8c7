"""What is found in an event's photos: kept photo by photo, so that whoever goes on after a crash repeats only one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from approvals.appearances import Face, Naming
from approvals.boxes import Box
from approvals.desk.checking import Seen, keep_search, propose
from approvals.desk.gathering import forget_groups
from approvals.events import GROUPS_LAST, Event, EventPhoto, FaceGroup, piles
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.ports import Begin, Between, Present, Work
from approvals.times import EPOCH

AT_ONCE = 40
"""Photos in one run: about half a minute of searching, well within the run's lease of five."""


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """Photos that still need their print, and photos that still have to be searched."""

    unprinted: tuple[EventPhoto, ...]
    unsearched: tuple[EventPhoto, ...]


def to_look_at(begin: Begin, event_id: str) -> ToLookAt:
    """What one run is to do, `AT_ONCE` photos at most. Raises NotFound."""
    with begin(reading=True) as work:
        work.events.get(event_id)
        photos = work.event_photos.find(event=event_id)
    unprinted = tuple(one for one in photos if one.print is None)
    return ToLookAt(unprinted, tuple(one for one in photos if one.looked_at is None)[:AT_ONCE])


def keep_print(begin: Begin, photo_id: str, print_: str, alike: Callable[[str, str], bool]) -> None:
    """Keep by what near duplicates are told, and put the photo on the first pile it is like, or on its own."""
    with begin() as work:
        for photo in work.event_photos.find(id=photo_id, print=None):
            there = work.event_photos.find(event=photo.event, print=Present())
            first = (one for one in there if one.pile == one.id and one.print and alike(one.print, print_))
            pile = next((one.id for one in first), photo.id)
            work.event_photos.save(replace(photo, print=print_, pile=pile))
        work.commit()


def keep_look(begin: Begin, photo_id: str, engine: str, seen: Sequence[Seen]) -> None:
    """Keep the boxes and the guesses, and name whom the machine is sure of; nobody is asked yet."""
    with begin(reading=True) as work:
        pictures = [photo.picture for photo in work.event_photos.find(id=photo_id)]
    for picture in pictures:
        keep_search(begin, picture, engine, seen)
        with begin() as work:
            propose(work, picture, seen)
            _name_sure_faces(work, picture)
            for photo in work.event_photos.find(id=photo_id):
                work.event_photos.save(replace(photo, looked_at=work.now))
            work.commit()


def go_on(begin: Begin, event_id: str) -> bool:
    """After a run: ask for the next one, or, where all photos were searched, for groups of the faces nobody named.

    Returns whether there is another run to come.
    """
    with begin() as work:
        event = work.events.get(event_id)
        left = work.event_photos.find(event=event_id, looked_at=None)
        if left:
            work.ask(Task.LOOK, event_id)
        elif _may_group(work, event):
            work.ask(Task.GROUP, event_id)
        work.commit()
    return bool(left)


def to_group(begin: Begin, event_id: str) -> Mapping[str, Sequence[tuple[str, Box]]]:
    """By picture, the faces nobody named or guessed: ids and boxes. Nothing where a switch is off or it is closed."""
    with begin(reading=True) as work:
        event = work.events.get(event_id)
        if not _may_group(work, event):
            return {}
        unknown: dict[str, list[tuple[str, Box]]] = {}
        for face in unknown_faces(work, event_id):
            unknown.setdefault(face.picture, []).append((face.id, face.box))
    return unknown


def unknown_faces(work: Work, event_id: str) -> list[Face]:
    """Faces in the photos shown of each pile that bear no name, and that nobody said to be nobody we know."""
    shown = tuple(pile.shown.picture for pile in piles(work.event_photos.find(event=event_id)))
    faces = work.faces.find(picture=shown)
    named = {naming.face for naming in work.namings.find(face={face.id for face in faces})}
    return [face for face in faces if face.id not in named]


def keep_groups(begin: Begin, event_id: str, groups: Sequence[Sequence[str]]) -> int:
    """Keep which unknown faces look alike, for 14 days at most; the descriptors are gone by now. Returns how many."""
    with begin() as work:
        event = work.events.get(event_id)
        forget_groups(work, event_id)
        known = {face.id for face in unknown_faces(work, event_id)} if _may_group(work, event) else set()
        several = [tuple(one for one in group if one in known) for group in groups]
        kept = [group for group in several if len(group) > 1]
        for group in kept:
            work.face_groups.add(FaceGroup(new_id(), event_id, group, work.now + GROUPS_LAST))
        work.commit()
    return len(kept)


def sweep_groups(begin: Begin) -> int:
    """Forget groups whose time is over. Returns how many there were."""
    with begin() as work:
        old = work.face_groups.find(ends_at=Between(EPOCH, work.now))
        for group in old:
            work.face_groups.drop(group)
        work.commit()
    return len(old)


def sweep_looks(begin: Begin) -> int:
    """Ask again for searches that a crash lost. Returns how many events wait for theirs."""
    with begin() as work:
        waiting = sorted({photo.event for photo in work.event_photos.find(looked_at=None)})
        for event in waiting:
            work.ask_again(Task.LOOK, event)
        work.commit()
    return len(waiting)


def may_match(work: Work, picture: str) -> bool:
    """Whether the faces of a picture may be described and compared: the company's switch is on, and that of every
    event the picture belongs to.
    """
    if not work.company.matching:
        return False
    events = {photo.event for photo in work.event_photos.find(picture=picture)}
    return all(event.matching for event in work.events.find(id=events))


def _may_group(work: Work, event: Event) -> bool:
    company = work.company
    return company.matching and company.grouping and event.matching and event.grouping and event.closed_at is None


def _name_sure_faces(work: Work, picture: str) -> None:
    faces = {face.id for face in work.faces.find(picture=picture)}
    denied = {(denial.face, denial.person) for denial in work.denials.find(face=faces)}
    named = {naming.face for naming in work.namings.find(face=faces)}
    for proposal in work.proposals.find(face=faces):
        if proposal.band != "sure" or proposal.face in named or (proposal.face, proposal.person) in denied:
            continue
        named.add(proposal.face)
        work.namings.add(Naming(new_id(), proposal.face, proposal.person, None, work.now))
        work.record("proposed", None, proposal.face, person=proposal.person)
