"""The set-up of an empty database: everything or nothing, and only once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from approvals.company import Company, SignoffRule
from approvals.desk import hiring
from approvals.desk.founding import found
from approvals.errors import AlreadyFounded, HandleTaken, UnknownZone
from approvals.people import Person, Role
from storage.database import connect, migrate
from storage.keys import FolderKeys
from storage.unit_of_work import SqlWork
from tests.office import MONDAY

Begin = Callable[..., SqlWork]
COMPANY = Company(name="Tischlerei Lindner", signoff=SignoffRule.read("2"), channels=("export",), version=7)


def person(handle: str, *roles: Role) -> Person:
    return Person(handle, handle, handle.title(), f"{handle}@example.test", "de", frozenset(roles))


LENA, CLARA, BEN = person("lena", Role.LEAD), person("clara", Role.CONTACT), person("ben", Role.STAFF)


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """An empty database."""
    engine = connect(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(engine)
    keys = FolderKeys(tmp_path / "keys")
    yield lambda *, reading=False: SqlWork(engine, keys, lambda _: "rules", lambda: MONDAY, reading=reading)
    engine.dispose()


def test_a_company_is_founded(begin: Begin) -> None:
    """Lena, the lead, becomes admin too; everybody is invited, and the settings hold."""
    assert found(begin, COMPANY, [CLARA, BEN], first=LENA) == LENA.id
    with begin(reading=True) as work:
        assert {p.name: p.roles for p in work.people.find()} == {
            "Lena": {Role.LEAD, Role.ADMIN},
            "Clara": {Role.CONTACT},
            "Ben": {Role.STAFF},
        }
        assert {notice.person for notice in work.notices.find(kind="invitation")} == {LENA.id, CLARA.id, BEN.id}
        assert (work.company.name, str(work.company.signoff)) == ("Tischlerei Lindner", "2")


def test_a_company_is_founded_once(begin: Begin) -> None:
    """Afterwards, and also beside a person hired on the command line, the set-up is closed."""
    hiring.hire(begin, BEN, by=None)
    with pytest.raises(AlreadyFounded):
        found(begin, COMPANY, [CLARA], first=LENA)
    with begin(reading=True) as work:
        assert work.company == Company()


@pytest.mark.parametrize(
    ("company", "people", "refusal"),
    [(COMPANY, [CLARA, CLARA], HandleTaken), (COMPANY, [person("lena")], HandleTaken),
     (Company(zone="Mars/Olympus"), [], UnknownZone)],
)  # fmt: skip
def test_a_founding_that_is_refused_leaves_nothing(
    begin: Begin, company: Company, people: list[Person], refusal: type[Exception]
) -> None:
    """Somebody twice in the list, or a zone nobody knows: it can be tried again."""
    with pytest.raises(refusal):
        found(begin, company, people, first=LENA)
    found(begin, COMPANY, [CLARA], first=LENA)


def test_only_what_is_switched_on_can_be_named() -> None:
    """The company chose the export; a company that chose nothing has all that the house knows, in its order."""
    known = ("instagram", "export", "facebook")
    assert COMPANY.switched_on(known) == ("export",)
    assert Company().switched_on(known) == known
