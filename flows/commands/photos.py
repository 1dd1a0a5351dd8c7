"""Photos of a draft are looked at before anything else: whole, a picture, not too large; then taken in."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from approvals.appearances import Picture
from approvals.desk.taking_in import take_in
from approvals.posts import Shown
from flows.commands import paper
from flows.commands.caller import Caller
from flows.commands.files import bytes_of
from flows.errors import FileUnreadable
from storage.errors import PictureRefused
from storage.pictures import Received, read_picture


@dataclass(frozen=True, slots=True)
class Photo:
    """A file with what its author says about it."""

    path: Path
    alt: str
    rights: str


def photos_of(paths: Sequence[Path], alts: Sequence[str], rights: Sequence[str]) -> tuple[Photo, ...]:
    """Pair them in the order given; one holder of rights may stand for all photos."""
    holders = [*rights] * len(paths) if len(rights) == 1 else rights
    for name, given in (("--alt", alts), ("--rights", holders)):
        if len(given) > len(paths):
            raise typer.BadParameter(f"{len(given)} > {len(paths)} --photo", param_hint=name)
    rows = itertools.zip_longest(paths, alts, holders, fillvalue="")
    return tuple(Photo(Path(path), alt, holder) for path, alt, holder in rows)


def taken_in(caller: Caller, photos: Sequence[Photo]) -> tuple[list[Shown], list[Exception]]:
    """The good ones, kept; and why the others were refused."""
    good: list[Shown] = []
    refused: list[Exception] = []
    me, now = caller.me.id, caller.now
    with paper.bar(caller.words("taking_in"), len(photos)) as progress:
        for photo in photos:
            try:
                received = read_picture(bytes_of(photo.path), photo.path.name)
                received.pixels()
            except (PictureRefused, FileUnreadable) as trouble:
                refused.append(trouble)
            else:
                kept = take_in(caller.home.begin, caller.home.objects, _facts(received, me, now), received.data)
                good.append(Shown(kept, photo.alt, photo.rights))
            progress.advance(progress.task_ids[0])
    return good, refused


def _facts(received: Received, by: str, at: datetime) -> Picture:
    return Picture(
        id=received.sha256,
        kind=received.kind,
        width=received.width,
        height=received.height,
        size=len(received.data),
        has_position=received.has_position,
        has_device=received.has_device,
        copyright=received.copyright,
        by=by,
        at=at,
    )
