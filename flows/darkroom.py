"""The one warm process that looks at pictures: a separate one, so that model code never starves the rest."""

import asyncio
import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from typing import ParamSpec, TypeVar

import numpy as np

from approvals.appearances import LONGEST, Rendition
from approvals.boxes import Box
from approvals.desk.checking import SAME_FACE, Guess, Seen
from approvals.desk.consenting import gallery
from approvals.desk.denying import denials, denied_in
from approvals.desk.guests import minors_among
from approvals.desk.looking_at_events import may_match
from approvals.desk.taking_in import original, rendered
from approvals.faces.accessory import nameless
from approvals.faces.engine import Found
from approvals.faces.enrol import portrait
from approvals.faces.limits import limits
from approvals.faces.match import Band, Gallery, Match
from approvals.faces.redact import proof, redact
from approvals.faces.scan import Sight
from approvals.fingerprint import new_id
from flows.house import House, house
from storage.pictures import Received, read_picture
from storage.renditions import rendition

Given = ParamSpec("Given")
Result = TypeVar("Result")
GROW = (1.0, 1.35, 1.8)  # a face that is still found after blurring is covered more widely, then given up


class Darkroom:
    """Runs picture work in its own process; a process that died is replaced, and the work is asked for again."""

    def __init__(self) -> None:
        self._pool = _pool()
        self._engine: str | None = None

    async def run(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
        loop = asyncio.get_running_loop()
        pool = self._pool
        try:
            return await loop.run_in_executor(pool, _call, work, args, kwargs)
        except BrokenExecutor:
            if self._pool is pool:
                self._pool = _pool()
            raise

    async def engine(self) -> str:
        """The engine's name; the first call loads the models."""
        if self._engine is None:
            self._engine = await self.run(warm_up)
        return self._engine

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


@cache
def darkroom() -> Darkroom:
    """This process's darkroom."""
    return Darkroom()


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _belong)


def _belong() -> None:
    """Ctrl-C reaches every process of a terminal; this one ends when its owner says so, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_owner, daemon=True).start()


def _end_with_owner() -> None:
    owner = multiprocessing.parent_process()
    if owner is not None:
        owner.join()
        os._exit(1)


def _call(work: Callable[..., Result], args: Sequence[object], kwargs: dict[str, object]) -> Result:
    return work(*args, **kwargs)


def warm_up() -> str:
    """Run the models once on an empty picture."""
    eyes = house().eyes
    blank = np.full((480, 640, 3), 127, dtype=np.uint8)
    found = eyes.finder.find(blank)
    eyes.describer.describe(blank, found)
    return eyes.name


def search(picture: str) -> list[Seen]:
    """Find the faces of a picture and, where matching is on, guess who they are. Descriptors end with this call."""
    home = house()
    known = _known(home, picture)
    sight = Sight(_received(home, picture), home.eyes)
    found = sight.find(describing=known is not None)
    if known is None or not found:
        return [Seen(face.box, face.score) for face in found]
    vectors = sight.describe(found, known.clear)
    matches = known.match(vectors, refused=_refused(home, picture, found), nameless=nameless(found))
    near = limits(len(known.people)).ask
    return [Seen(face.box, face.score, _guesses(match, near)) for face, match in zip(found, matches, strict=True)]


def describe(picture: str, boxes: Sequence[Box]) -> list[list[float] | None]:
    """A descriptor for each of these faces of a picture, None where it is not found again or may not be described.

    Nothing is kept: whoever asked lets them end with its own call.
    """
    home = house()
    with home.begin(reading=True) as work:
        if not may_match(work, picture):
            return [None] * len(boxes)
    sight = Sight(_received(home, picture), home.eyes)
    found = sight.find()
    same = [_nearest(box, found) for box in boxes]
    wanted = [face for face in same if face is not None]
    rows = iter(sight.describe(wanted).tolist() if wanted else ())
    return [None if face is None else next(rows) for face in same]


def cut(picture: str, blurred: tuple[str, ...], crop: Box | None = None) -> Rendition:
    """Make and keep the rendition of a picture without these faces, and prove that they are gone from its bytes.

    Of a `crop` nothing outside it is kept. Faces are covered before it is cut, and what of them lies in it is searched.
    """
    home = house()
    with home.begin(reading=True) as work:
        boxes = [face.box for face in work.faces.find(id=blurred)]
    pixels = _received(home, picture).pixels()
    part = crop or Box(0, 0, pixels.shape[1], pixels.shape[0])
    there = [seen for box in boxes if (seen := box.within(part)) is not None]
    data, proved = b"", False
    for growth in GROW:
        wide = [_grown(box, growth) for box in boxes]
        whole = redact(pixels, wide)
        data = rendition(whole[part.y : part.y + part.h, part.x : part.x + part.w], longest=LONGEST)
        proved = not there or _gone(home, picture, data, there, part.w)
        if proved:
            break
    sha256 = hashlib.sha256(data).hexdigest()
    home.objects.put(rendered(sha256), data)
    return Rendition(new_id(), picture, blurred, sha256, proved, home.eyes.name, datetime.now(UTC), crop)


def describe_portrait(data: bytes, name: str) -> tuple[str, bytes]:
    """The engine's name and the descriptor of a portrait. Raises what `read_picture` and `portrait` refuse."""
    eyes = house().eyes
    vector = portrait(read_picture(data, name).pixels(), eyes)
    return eyes.name, np.asarray(vector, dtype="<f4").tobytes()


def _known(home: House, picture: str) -> Gallery | None:
    """Whom the faces of this picture may be compared with. Without anybody no face is described (law L1)."""
    with home.begin(reading=True) as work:
        references = gallery(work, home.eyes.name, picture) if may_match(work, picture) else []
        mistaken, minors = denials(work), minors_among(work, {reference.person for reference in references})
    if not references:
        return None
    vectors = np.stack([np.frombuffer(reference.vector, dtype="<f4") for reference in references])
    people = [reference.person for reference in references]
    return Gallery(people, vectors.astype(np.float32), denials=mistaken, always_asked=minors)


def _refused(home: House, picture: str, found: Sequence[Found]) -> set[tuple[int, str]]:
    """Which of the faces found, by number, are not whom: they said so after an earlier search."""
    with home.begin(reading=True) as work:
        denied = denied_in(work, picture)
    numbered = list(enumerate(found))
    return {
        (number, person) for box, person in denied for number, face in numbered if face.box.overlap(box) >= SAME_FACE
    }


def _guesses(match: Match, near: float) -> tuple[Guess, ...]:
    """What may be kept of a match: nothing at all of an unknown face, and nobody too far away."""
    if match.band is Band.UNKNOWN:
        return ()
    return tuple(Guess(c.person, c.distance, str(match.band)) for c in match.candidates if c.distance <= near)


def _nearest(box: Box, found: Sequence[Found]) -> Found | None:
    best = max(found, key=lambda face: face.box.overlap(box), default=None)
    return best if best is not None and best.box.overlap(box) >= SAME_FACE else None


def _grown(box: Box, by: float) -> Box:
    w, h = round(box.w * by), round(box.h * by)
    return Box(box.x - (w - box.w) // 2, box.y - (h - box.h) // 2, w, h)


def _gone(home: House, picture: str, data: bytes, boxes: Sequence[Box], width: int) -> bool:
    """Search the very bytes that would be published, at their own scale."""
    result = read_picture(data, "rendition").pixels()
    scale = result.shape[1] / width
    there = [Box(*(round(side * scale) for side in (box.x, box.y, box.w, box.h))) for box in boxes]
    nobody = Gallery([], np.empty((0, 128), dtype=np.float32))
    return proof(there, result, home.eyes, _known(home, picture) or nobody).gone


def _received(home: House, picture: str) -> Received:
    return read_picture(home.objects.get(original(picture)), picture)
