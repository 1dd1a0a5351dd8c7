"""While somebody writes: what each channel will get of each photo, and where its frame can be moved."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from approvals.appearances import Picture
from approvals.boxes import Box
from approvals.crops import DOWN, Frame, Scene, frames
from approvals.desk.reading import read
from approvals.desk.seeing import post_for
from approvals.dossier import Dossier
from approvals.errors import NotFound
from approvals.framing import boxes_to_keep
from approvals.pages.draft_form import Filled
from approvals.ports import Work
from policies.limits import limits_if_known

STEPS = {"x": ("x0", "x50", "x100"), "y": ("y0", "y50", "y100")}
"""The places offered without a script: left or top, the middle, right or bottom."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A photo of the form and its frame on one channel; `number` counts the photos from 1."""

    channel: str
    picture: Picture
    number: int
    frame: Frame

    @property
    def part(self) -> Box:
        return self.frame.crop or Box(0, 0, self.picture.width, self.picture.height)

    @property
    def value(self) -> str:
        """Where an author put it, as the form's field says it; empty where it was found."""
        return f"{self.frame.axis}{self.frame.at}" if self.frame.chosen else ""

    @property
    def steps(self) -> Sequence[str]:
        return STEPS.get(self.frame.axis, ())

    @property
    def upright(self) -> bool:
        """Whether the frame moves up and down."""
        return self.frame.axis == DOWN


def framings(
    work: Work, reader: str, filled: Filled, facts: Mapping[str, Picture], post: str | None
) -> tuple[Framing, ...]:
    """Of every chosen channel that takes certain shapes only; of photos in `facts`. Nothing is read without one."""
    shown = [one.picture for one in filled.pictures if one.picture in facts]
    shaped = [channel for channel in filled.channels if limits_if_known(channel).shape]
    if not shown or not shaped:
        return ()
    file = _kept(work, reader, post)
    found = {one: [face.box for face in work.faces.find(picture=one)] for one in _unkept(file, shown)}
    return tuple(one for channel in shaped for one in _on(channel, filled, [facts[one] for one in shown], file, found))


def _on(
    channel: str, filled: Filled, pictures: Sequence[Picture], file: Dossier | None, found: Mapping[str, Sequence[Box]]
) -> Sequence[Framing]:
    spots = filled.crops.get(channel, {})
    scenes = []
    for one in pictures:
        boxes = boxes_to_keep(file, one.id, channel) if file and one.id not in found else found[one.id]
        scenes.append(Scene(one.width, one.height, tuple(boxes), spots.get(one.id)))
    framed = zip(pictures, frames(scenes, limits_if_known(channel)), strict=True)
    return [Framing(channel, one, number, frame) for number, (one, frame) in enumerate(framed, start=1)]


def _unkept(file: Dossier | None, shown: Sequence[str]) -> Sequence[str]:
    return [one for one in shown if file is None or one not in file.pictures]


def _kept(work: Work, reader: str, post: str | None) -> Dossier | None:
    """Who may stay visible is known of what was kept; of new photos everybody found is."""
    with suppress(NotFound):
        return read(work, post_for(work, post, reader)) if post else None
    return None
