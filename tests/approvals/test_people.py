"""Who belongs to the company, what they may do, and who stands in for whom."""

from datetime import timedelta
from pathlib import Path

import pytest

from approvals.company import Company
from approvals.desk import hiring
from approvals.errors import BadPerson, BadSetting, ChangedMeanwhile, HandleTaken, NotAllowed, NotFound, SamePerson
from approvals.people import Person, Role
from approvals.permissions import MAY, Action, allow
from storage.database import connect, migrate
from storage.keys import FolderKeys
from storage.unit_of_work import SqlWork
from tests.office import MONDAY, Office


def person(**changes: object) -> Person:
    values = {"id": "gita", "handle": "gita", "name": "Gita Rao", "mail": "gita@example.test", "lang": "en"}
    return Person(**values | {"roles": frozenset({Role.STAFF})} | changes)


def test_the_first_person_becomes_admin(tmp_path: Path) -> None:
    """An empty company takes its settings from anyone, and its first person may add the others."""
    engine = connect(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(engine)
    keys = FolderKeys(tmp_path / "keys")

    def begin(*, reading: bool = False) -> SqlWork:
        return SqlWork(engine, keys, lambda _: "rules", lambda: MONDAY, reading=reading)

    hiring.set_company(begin, Company(name="Muster GmbH"), by=None)
    hiring.hire(begin, person(), by=None)
    assert hiring.by_handle(begin, "gita").roles == {Role.STAFF, Role.ADMIN}
    engine.dispose()


@pytest.mark.parametrize("by", [None, "anna", "lena", "clara"])
def test_after_that_only_an_admin_adds_people(office: Office, by: str | None) -> None:
    """Nobody else, and not somebody without a name."""
    with pytest.raises(NotAllowed):
        hiring.hire(office.begin, person(), by=by and office.people[by])


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("handle", "Gita"), ("handle", ""), ("handle", "-gita"), ("handle", "g" * 41), ("handle", "gïta"),
     ("mail", "gita"), ("mail", "gita@here"), ("mail", "gi ta@example.test"), ("lang", "fr")],
)  # fmt: skip
def test_a_person_that_cannot_be_used_is_refused(office: Office, field: str, value: str) -> None:
    """The refusal names the field and what was written there."""
    with pytest.raises(BadPerson) as refusal:
        hiring.hire(office.begin, person(**{field: value}), by=office.people["ada"])
    assert (refusal.value.field, refusal.value.value) == (field, value)


def test_a_handle_belongs_to_one_person(office: Office) -> None:
    """Also when that person has left."""
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    with pytest.raises(HandleTaken):
        hiring.hire(office.begin, person(handle="ben"), by=office.people["ada"])


def test_a_new_person_is_invited(office: Office) -> None:
    """The message waits to be sent."""
    gita = office.hire("gita", Role.STAFF)
    with office.begin(reading=True) as work:
        assert [notice.kind for notice in work.notices.find(person=gita)] == ["invitation"]


def test_who_has_left_does_nothing_any_more(office: Office) -> None:
    """Their key opens nothing, and they submit nothing; only an admin lets people go."""
    key = hiring.new_key(office.begin, office.people["ben"])
    with pytest.raises(NotAllowed):
        hiring.let_go(office.begin, office.people["ben"], by=office.people["lena"])
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    with pytest.raises(NotAllowed):
        hiring.who(office.begin, "ben", key)
    with pytest.raises(NotAllowed):
        office.submit(by="ben")


def test_a_key_proves_who_somebody_is(office: Office) -> None:
    """Ben's key is Ben's; a wrong key and a wrong handle give the same answer; a new key ends the old one."""
    old = hiring.new_key(office.begin, office.people["ben"])
    assert hiring.who(office.begin, "ben", old).id == office.people["ben"]
    for handle, key in (("ben", "guess"), ("anna", old), ("nobody", old)):
        with pytest.raises(NotAllowed) as refusal:
            hiring.who(office.begin, handle, key)
        assert refusal.value.action == "act"
    new = hiring.new_key(office.begin, office.people["ben"])
    with pytest.raises(NotAllowed):
        hiring.who(office.begin, "ben", old)
    assert hiring.who(office.begin, "ben", new).id == office.people["ben"]


def test_people_are_found_by_handle_or_id(office: Office) -> None:
    """Somebody who does not exist is named."""
    assert hiring.by_handle(office.begin, "ben") == hiring.by_handle(office.begin, office.people["ben"])
    with pytest.raises(NotFound) as refusal:
        hiring.by_handle(office.begin, "nobody")
    assert refusal.value.id == "nobody"


@pytest.mark.parametrize(
    ("absence", "days", "refusal"),
    [
        ("dora dora lena", 1, SamePerson),
        ("dora emil lena", 0, BadSetting),
        ("ben emil lena", 1, NotAllowed),
        ("dora emil anna", 1, NotAllowed),
    ],
)
def test_an_absence_that_is_refused(office: Office, absence: str, days: int, refusal: type[Exception]) -> None:
    """Nobody stands in for themselves, for no time, for somebody who is no contact, or on staff's word."""
    now = office.clock()
    contact, deputy, by = (office.people[handle] for handle in absence.split())
    with pytest.raises(refusal):
        hiring.record_absence(office.begin, contact, deputy, now, now + timedelta(days=days), by=by)
    with office.begin(reading=True) as work:
        assert work.absences.find() == []


def test_an_absence_is_in_the_history(office: Office) -> None:
    """Who was away, who stood in, from when until when, and who recorded it."""
    now, who = office.clock(), office.people
    hiring.record_absence(office.begin, who["dora"], who["emil"], now, now + timedelta(days=1), by=who["lena"])
    entry = office.entries()[-1]
    assert (entry.kind, entry.about, entry.by) == ("absent", who["dora"], who["lena"])
    assert entry.facts["deputy"] == who["emil"]


@pytest.mark.parametrize("by", [None, "anna", "clara"])
def test_settings_are_for_admin_and_lead(office: Office, by: str | None) -> None:
    """Matching, the sign-off rule and the guideline's data are nobody else's business."""
    with office.begin(reading=True) as work:
        company = work.company
    with pytest.raises(NotAllowed):
        hiring.set_company(office.begin, company, by=by and office.people[by])


def test_settings_changed_by_two_people_at_once(office: Office) -> None:
    """Ada and Lena opened the same page; the second is told, and nothing is overwritten."""
    with office.begin(reading=True) as work:
        seen = work.company
    hiring.set_company(office.begin, seen, by=office.people["ada"])
    with pytest.raises(ChangedMeanwhile):
        hiring.set_company(office.begin, seen, by=office.people["lena"])


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_the_table_of_permissions_is_kept(action: Action, role: Role) -> None:
    """Each role does what the table says, and nothing once the person has left."""
    someone = person(roles=frozenset({role}))
    if role in MAY.get(action, ()):
        allow(someone, action)
    else:
        with pytest.raises((NotAllowed, KeyError)):
            allow(someone, action)
    with pytest.raises((NotAllowed, KeyError)):
        allow(person(roles=frozenset({role}), active=False), action)
