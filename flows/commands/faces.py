"""`freigabe faces`: find and match faces without a database, for trials and for other programs."""

import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from approvals.faces.accessory import nameless
from approvals.faces.engine import NUMBERS, Found, Vectors
from approvals.faces.errors import PortraitRefused
from approvals.faces.match import UNMATCHED, Gallery, Match
from flows.commands import paper
from flows.commands.asked import Asked
from flows.commands.faces_wording import FACES
from flows.commands.looking import Viewed, counted, describe_portrait, each, view
from flows.commands.options import Json
from flows.errors import FileUnreadable
from flows.wording import Language, said, spoken
from flows.wording.troubles import sentence
from storage.errors import PictureRefused

app = typer.Typer(name="faces", no_args_is_help=True, help="Find faces in photos.")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic")
HEADS = ("head_photo", "head_box", "head_band", "head_person", "head_distance")


@app.callback()
def faces() -> None:
    """Find faces in photos."""


@app.command()
def scan(
    ctx: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="Photos, or folders of them.")] = None,
    *,
    registry: Annotated[Path, typer.Option(exists=True, file_okay=False, help="A folder of portraits per person.")],
    photos: Annotated[list[Path] | None, typer.Option(help="A photo or a folder; may be given several times.")] = None,
    reference: Annotated[bool, typer.Option("--reference", help="Describe with face_recognition: far slower.")] = False,
    as_json: Json = False,
) -> None:
    """Find the faces of photos and whom of the registry they may show; exit code 1 if a photo cannot be read.

    Candidates of unknown faces are listed too. Nothing is kept, and no database is needed.
    """
    asked = ctx.find_root().obj
    lang = asked.lang if isinstance(asked, Asked) else spoken()
    gallery = _gallery(registry, lang, reference=reference)
    paths = [path for given in (*(photos or ()), *(files or ())) for path in _pictures(given)]
    rows: list[Sequence[str]] = []
    broken = False
    for path, viewed in _viewed(paths, gallery, lang, reference=reference, as_json=as_json):
        if not isinstance(viewed, Viewed):
            broken = True
            paper.complain(sentence(viewed, lang) or path.name)
        elif as_json:
            _print_line(path, viewed, gallery)
        else:
            rows += _rows(path, viewed, gallery, lang)
    if rows:
        paper.table([said(FACES, head, lang) for head in HEADS], rows, tight=2)
    if broken:
        raise typer.Exit(1)


def _gallery(registry: Path, lang: Language, *, reference: bool) -> Gallery:
    """All portraits that can be used; the others are named on standard error."""
    portraits = [
        portrait
        for folder in sorted(registry.iterdir())
        if folder.is_dir() and not folder.name.startswith(".")
        for portrait in _pictures(folder)
    ]
    describe = partial(describe_portrait, reference=reference)
    described = counted(each(describe, portraits), len(portraits), said(FACES, "portraits", lang))
    people: list[str] = []
    vectors: list[Vectors] = []
    for portrait, vector in zip(portraits, described, strict=True):
        if isinstance(vector, np.ndarray):
            people.append(portrait.parent.name)
            vectors.append(vector)
        else:
            _warn(portrait, vector, lang)
    if not vectors:
        return Gallery([], np.empty((0, NUMBERS), np.float32))
    return Gallery(people, np.stack(vectors))


def _warn(portrait: Path, trouble: Exception, lang: Language) -> None:
    told = sentence(trouble, lang) or ""
    named = f"{portrait.parent.name}/{portrait.name}: {told}" if isinstance(trouble, PortraitRefused) else told
    paper.note(said(FACES, "skipped", lang, named=named))


def _pictures(given: Path) -> list[Path]:
    """The pictures of a folder by name; anything else as it is, to be refused by name where it is no picture."""
    if not given.is_dir():
        return [given]
    return sorted(path for path in given.iterdir() if path.suffix.lower() in PICTURES and path.is_file())


def _viewed(
    paths: Sequence[Path], gallery: Gallery, lang: Language, *, reference: bool, as_json: bool
) -> Iterator[tuple[Path, Viewed | PictureRefused | FileUnreadable]]:
    looked = each(partial(view, describing=bool(gallery.people), reference=reference), paths)
    lines_in_sight = as_json and sys.stdout.isatty()
    return zip(paths, counted(looked, len(paths), said(FACES, "photos", lang), quiet=lines_in_sight), strict=True)


def _print_line(path: Path, viewed: Viewed, gallery: Gallery) -> None:
    began = time.perf_counter()
    matches = _matches(viewed, gallery)
    ms = {
        "decode": viewed.look.decode_ms,
        "find": viewed.look.find_ms,
        "describe": viewed.look.describe_ms,
        "match": (time.perf_counter() - began) * 1000,
    }
    paper.for_machines(
        {
            "photo": path.name,
            "width": viewed.width,
            "height": viewed.height,
            "faces": [_face(found, match) for found, match in zip(viewed.look.found, matches, strict=True)],
            "ms": {step: round(taken, 1) for step, taken in ms.items()},
        }
    )
    sys.stdout.flush()


def _matches(viewed: Viewed, gallery: Gallery) -> list[Match]:
    if not gallery.people:
        return [UNMATCHED for _ in viewed.look.found]
    return gallery.match(viewed.look.vectors, nameless=nameless(viewed.look.found))


def _face(found: Found, match: Match) -> dict[str, object]:
    box = found.box
    return {
        "x": box.x,
        "y": box.y,
        "w": box.w,
        "h": box.h,
        "score": round(found.score, 4),
        "person": match.person,
        "distance": match.distance and round(match.distance, 4),
        "band": match.band.value,
        "candidates": [{"person": one.person, "distance": round(one.distance, 4)} for one in match.candidates],
    }


def _rows(path: Path, viewed: Viewed, gallery: Gallery, lang: Language) -> Iterator[Sequence[str]]:
    names = itertools.chain([path.name], itertools.repeat(""))
    for name, found, match in zip(names, viewed.look.found, _matches(viewed, gallery), strict=False):
        box = found.box
        near = "" if match.distance is None else f"{match.distance:.2f}"
        place = f"{box.x}, {box.y}, {box.w} × {box.h}"
        yield name, place, said(FACES, match.band, lang), match.person or "–", near
    if not viewed.look.found:
        yield path.name, said(FACES, "no_face", lang), "", "", ""
