"""A page needs as many queries for fifty posts, people and pictures as for five."""

import shutil
import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import event

from approvals.desk import hiring, holding, inquiring, passing
from approvals.passes import Opens
from approvals.people import Role
from tests.counting import queries
from tests.office import Office
from tests.pages_to_look_at import PAGES, Look, on_paper
from tests.premises import _hasty
from tests.website import site_of

FEW, MANY = 5, 50
MOST = 60
WALKING = frozenset({"history, verified"})  # walks the whole chain, a thousand entries a statement


@cache
def crowded(count: int) -> tuple[Office, tempfile.TemporaryDirectory[str]]:
    """So many of everything, and its folder; made once, every test works on a copy."""
    kept = tempfile.TemporaryDirectory(prefix="freigabe-crowded-")
    office = Office(Path(kept.name))
    for number in range(count):
        _add(office, number)
    office.jobs_are_done()
    return office, kept


def _add(office: Office, number: int) -> None:
    colleague = f"colleague{number}"
    office.hire(colleague, Role.STAFF, *([Role.CONTACT] if number % 2 else []))
    picture = office.picture(f"party {number}".encode())
    waiting = office.submit(f"Fest Nummer {number}", pictures=[picture], channels=("export", "instagram")).id
    office.check(waiting, {picture: office.seen("emil", colleague, None)})
    office.save(f"Angefangen {number}", office.picture(f"begun {number}".encode()))
    office.release(office.approved(colleague, text=f"Ausflug Nummer {number}"), days=1, minutes=number)
    inquiring.ask_contacts(office.begin, None, f"Frage {number}", by=office.people["anna"])
    holding.place(office.begin, f"Grund {number}", by=office.people["lena"], post=waiting)
    passing.issue(office.begin, Opens.API, office.people["anna"], label=f"program {number}")
    on_paper(office)
    clara, day = office.people["clara"], office.clock() + timedelta(days=number)
    hiring.record_absence(
        office.begin, clara, office.people[colleague], day, day + timedelta(hours=9), by=office.people["lena"]
    )


def asked_for(look: Look, count: int, folder: Path) -> int:
    """The statements that this page sends in a crowded office, once everything about the reader was seen."""
    first, _ = crowded(count)
    shutil.copytree(first.folder, folder)
    office = Office(folder, url=f"sqlite:///{folder / 'freigabe.db'}", people=dict(first.people))
    event.listen(office.engine, "connect", _hasty)
    path = look.path(office)
    visit = site_of(office).visit(look.handle)
    visit.get(path)
    try:
        return queries(office.engine, lambda: visit.get(path))
    finally:
        office.engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("look", [one for one in PAGES if one.name not in WALKING], ids=lambda look: look.name)
def test_more_to_show_is_not_more_to_ask(look: Look, tmp_path: Path):
    """With ten times as many posts, people and pictures the page sends as many statements, and never very many."""
    few, many = (asked_for(look, count, tmp_path / str(count)) for count in (FEW, MANY))
    assert many <= few <= MOST
