"""Files looked at one by one, by several processes where there are many."""

import math
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from approvals.faces.engine import Engine, Vectors
from approvals.faces.enrol import central, described
from approvals.faces.errors import PortraitRefused
from approvals.faces.loading import loaded
from approvals.faces.scan import Look, look
from flows.commands import paper
from flows.commands.files import bytes_of
from flows.errors import FileUnreadable
from storage.errors import PictureRefused
from storage.pictures import read_picture

Result = TypeVar("Result")
WORTH_A_PROCESS = 12
MOST_PROCESSES = 4
PATIENCE = 2.0  # seconds until a bar appears


@dataclass(frozen=True, slots=True)
class Viewed:
    """A photo that could be read: its upright size, and its faces."""

    width: int
    height: int
    look: Look


def view(path: Path, *, describing: bool, reference: bool) -> Viewed | PictureRefused | FileUnreadable:
    """Look at a photo."""
    try:
        photo = read_picture(bytes_of(path), path.name)
        return Viewed(photo.width, photo.height, look(photo, _engine(reference=reference), describing=describing))
    except (PictureRefused, FileUnreadable) as trouble:
        return trouble


def describe_portrait(path: Path, *, reference: bool) -> Vectors | PictureRefused | PortraitRefused | FileUnreadable:
    """Describe the face nearest the centre."""
    try:
        pixels = read_picture(bytes_of(path), f"{path.parent.name}/{path.name}").pixels()
        engine = _engine(reference=reference)
        return described(pixels, central(engine.finder.find(pixels), pixels), engine)
    except (PictureRefused, PortraitRefused, FileUnreadable) as trouble:
        return trouble


def each(work: Callable[[Path], Result], paths: Sequence[Path]) -> Iterator[Result]:
    """The results in the order of the paths."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, math.ceil(len(paths) / WORTH_A_PROCESS))
    if processes <= 1:
        yield from map(work, paths)
        return
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _leave_ctrl_c_to_the_owner)
    try:
        yield from pool.map(work, paths)
    finally:
        pool.shutdown(cancel_futures=True)


def counted(results: Iterator[Result], total: int, label: str, *, quiet: bool = False) -> Iterator[Result]:
    """Hand the results on; from the third second on a bar on standard error counts them, unless `quiet`."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=paper.err(), transient=True, redirect_stdout=False)
    task = progress.add_task(label, total=total)
    began = time.monotonic()
    try:
        for result in results:
            progress.advance(task)
            if not quiet and time.monotonic() - began > PATIENCE:
                progress.start()
            yield result
    finally:
        if progress.live.is_started:
            progress.stop()


@cache
def _engine(*, reference: bool) -> Engine:
    return loaded(threads=1 if multiprocessing.parent_process() else 2, reference=reference)


def _leave_ctrl_c_to_the_owner() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
