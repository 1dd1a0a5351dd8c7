"""What a check finds is stored first; then one step names, asks and opens. Every step may run twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from approvals.appearances import Face, Picture, Proposal, Rendition, Search
from approvals.boxes import Box
from approvals.desk.asking import ask_people
from approvals.desk.reading import read, showing
from approvals.desk.reassessing import reassess
from approvals.desk.sightings import note_findings
from approvals.dossier import Dossier
from approvals.fingerprint import new_id
from approvals.ports import Begin, Work
from approvals.posts import Revision, Stage
from approvals.seals import framed
from approvals.standing import blurred_faces

SAME_FACE = (
    0.5  # overlap from which a repeated search means the face already known (the usual IoU of detection protocols)
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A candidate of band `sure` or `ask` for a face."""

    person: str
    distance: float
    band: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A face as an engine saw it; without guesses it is nobody's, and nothing but its box is kept."""

    box: Box
    score: float
    guesses: tuple[Guess, ...] = ()


class Cut(NamedTuple):
    """A rendition to make: of this picture, without these faces, of this part; None is the whole."""

    picture: str
    blurred: tuple[str, ...]
    crop: Box | None


@dataclass(frozen=True, slots=True)
class ToDo:
    """What a check still has to work out: judge `revision`, search `pictures`, make `cuts`."""

    revision: Revision
    facts: Mapping[str, Picture]
    rules: str
    judged: bool
    pictures: tuple[str, ...]
    cuts: tuple[Cut, ...]


def to_do(begin: Begin, post_id: str, engine: str) -> ToDo:
    """What is missing for the newest revision: a judgement, searches by this engine, renditions."""
    with begin(reading=True) as work:
        file = read(work, work.posts.get(post_id))
        shown = tuple(dict.fromkeys(picture.picture for picture in file.revision.pictures))
        done = {search.picture for search in work.searches.find(picture=shown, engine=engine)}
        return ToDo(
            revision=file.revision,
            facts=file.pictures,
            rules=work.rules,
            judged=file.findings is not None,
            pictures=tuple(picture for picture in shown if picture not in done),
            cuts=_missing_renditions(file),
        )


def _missing_renditions(file: Dossier) -> tuple[Cut, ...]:
    """None of a picture of which an author still has to choose the part."""
    if file.post.stage is Stage.DRAFT:
        return ()
    wanted = {
        Cut(picture, blurred_faces(file, picture, channel), frame.crop)
        for channel in file.revision.channels
        for picture, frame, made in framed(file, channel)
        if picture in file.searched and frame.fits and made is None
    }
    return tuple(sorted(wanted, key=lambda cut: (cut.picture, cut.blurred, str(cut.crop))))


def keep_search(begin: Begin, picture: str, engine: str, seen: Sequence[Seen]) -> None:
    """Keep the boxes and the guesses. A face already known keeps its id, its name and its answers."""
    with begin() as work:
        work.pictures.get(picture)
        if work.searches.find(picture=picture, engine=engine):
            return
        known = work.faces.find(picture=picture)
        for one in seen:
            face = _found(work, _known(known, one.box), engine) or _new_face(work, picture, engine, one)
            _propose(work, face, one)
        work.searches.add(Search(new_id(), picture, engine, work.now))
        work.record("searched", None, picture, engine=engine, faces=len(seen))
        for post in showing(work, (picture,)):
            reassess(work, post)
        work.commit()


def propose(work: Work, picture: str, seen: Sequence[Seen]) -> None:
    """Keep the guesses about faces that are known already: of a picture searched before matching was switched on."""
    known = work.faces.find(picture=picture)
    for one in seen:
        face = _known(known, one.box)
        if face is not None:
            _propose(work, face, one)


def _propose(work: Work, face: Face, seen: Seen) -> None:
    if not work.proposals.find(face=face.id):
        for rank, guess in enumerate(seen.guesses):
            work.proposals.add(Proposal(new_id(), face.id, guess.person, guess.distance, guess.band, rank))


def _known(faces: Sequence[Face], box: Box) -> Face | None:
    nearest = max(faces, key=lambda face: face.box.overlap(box), default=None)
    return nearest if nearest is not None and nearest.box.overlap(box) >= SAME_FACE else None


def _found(work: Work, known: Face | None, engine: str) -> Face | None:
    """A face drawn by hand that an engine finds as well is from then on the engine's: nobody takes it away again."""
    if known is None or known.engine is not None:
        return known
    return work.faces.save(replace(known, engine=engine))


def _new_face(work: Work, picture: str, engine: str, seen: Seen) -> Face:
    face = Face(new_id(), picture, seen.box, seen.score, engine, None, work.now)
    work.faces.add(face)
    return face


def keep_rendition(begin: Begin, rendition: Rendition) -> None:
    """Keep what a picture looks like with these faces blurred; posts that waited for it are held against it."""
    with begin() as work:
        work.pictures.get(rendition.picture)
        same = (rendition.blurred, rendition.crop)
        if any((kept.blurred, kept.crop) == same for kept in work.renditions.find(picture=rendition.picture)):
            return
        work.renditions.add(rendition)
        work.record(
            "rendered",
            None,
            rendition.picture,
            sha256=rendition.sha256,
            blurred=len(rendition.blurred),
            proved=rendition.proved,
        )
        for post in showing(work, (rendition.picture,)):
            reassess(work, post)
        work.commit()


def finish_check(begin: Begin, post_id: str) -> Stage:
    """Name the faces the machine is sure of, ask who must be asked, and open the post once everything is judged."""
    with begin() as work:
        post = work.posts.get(post_id)
        ask_people(work, post)
        file = read(work, post)
        checked = file.findings is not None and all(s.picture in file.searched for s in file.revision.pictures)
        if checked and post.stage is Stage.CHECKING:
            post = work.posts.save(post.moved(Stage.OPEN))
            work.record("opened", None, post.id, findings=len(file.findings or ()), faces=len(file.faces))
        note_findings(work, file)
        post = reassess(work, post)
        work.commit()
    return post.stage
