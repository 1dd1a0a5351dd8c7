"""A blueprint on disk: sealed, whole again, and gone with the founding."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from approvals.blueprints import Blueprint
from approvals.company import Company, SignoffRule
from approvals.people import Absence, Person, Role
from tests.empty_office import EmptyOffice
from tests.office import MONDAY

DORA = Person("d", "dora", "Dora Lindner", "dora@lindner.example", "de", frozenset({Role.LEAD}), phone="030 1")
COMPANY = Company("Lindner", signoff=SignoffRule.read("3"), answer_within=timedelta(hours=5), channels=("export",))
AWAY = Absence("a", "d", "e", MONDAY, MONDAY + timedelta(days=1), "d")


def test_a_blueprint_comes_back_as_it_was_and_names_nobody_on_disk(tmp_path: Path) -> None:
    """Every field; neither Dora's name nor her address can be read in the database's file."""
    office = EmptyOffice(tmp_path)
    whole = Blueprint("company", MONDAY, COMPANY, DORA, (replace(DORA, id="e"),), (AWAY,), frozenset({"lead"}))
    with office.begin() as work:
        work.blueprints.add(whole)
        work.commit()
    with office.begin(reading=True) as work:
        assert work.blueprints.find() == [whole]
    office.engine.dispose()
    for file in tmp_path.glob("freigabe.db*"):
        assert b"Dora" not in file.read_bytes()
        assert b"lindner.example" not in file.read_bytes()
