"""Changing people: an admin's business, one's own business, and who always stays."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest

from approvals.desk import hiring
from approvals.errors import (
    BadPerson,
    ChangedMeanwhile,
    HandleTaken,
    HasLeft,
    LastOfRole,
    MailTaken,
    NotAllowed,
    NotFound,
    NotYours,
    Refused,
)
from approvals.people import Person, Role
from tests.office import Office


def known(office: Office, handle: str) -> Person:
    with office.begin(reading=True) as work:
        return work.people.get(office.people[handle])


def change(office: Office, who: str, /, *, by: str, **changes: object) -> Person:
    return hiring.change_person(office.begin, replace(known(office, who), **changes), by=office.people[by])


def invitations(office: Office, handle: str) -> int:
    with office.begin(reading=True) as work:
        return len(work.notices.find(person=office.people[handle], kind="invitation"))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Benjamin Kaya"},
        {"mail": "b.kaya@example.test"},
        {"handle": "benjamin"},
        {"roles": frozenset({Role.STAFF, Role.CONTACT})},
        {"lang": "en"},
        {"active": False},
    ],
)
def test_an_admin_changes_who_somebody_is(office: Office, changes: dict[str, object]) -> None:
    """Ada renames Ben, gives him a role, lets him go; he does none of that himself, the language apart."""
    if "lang" not in changes:
        with pytest.raises(NotAllowed):
            change(office, "ben", by="ben", **changes)
    changed = change(office, "ben", by="ada", **changes)
    assert known(office, "ben") == changed == replace(known(office, "ben"), **changes)


@pytest.mark.parametrize("changes", [{"phone": "030 5550142-7"}, {"hours": "Mo bis Do, 9 bis 15 Uhr"}])
def test_how_to_be_reached_is_ones_own_business(office: Office, changes: dict[str, str]) -> None:
    """Clara writes down her phone and hours; not even Ada does that for her."""
    with pytest.raises(NotYours):
        change(office, "clara", by="ada", **changes)
    assert change(office, "clara", by="clara", **changes) == replace(known(office, "clara"), **changes)


def test_a_portrait_is_ones_own_picture(office: Office) -> None:
    """Anna took the picture in, so it can be her portrait and nobody else's; what nobody took in is no portrait."""
    picture = office.picture()
    assert change(office, "anna", by="anna", portrait=picture).portrait == picture
    assert change(office, "anna", by="anna", portrait=None).portrait is None
    for handle in ("clara", "ada"):
        with pytest.raises(NotYours):
            change(office, handle, by=handle, portrait=picture)
    with pytest.raises(NotFound):
        change(office, "anna", by="anna", portrait="f" * 64)


def test_colleagues_change_nothing_of_each_other(office: Office) -> None:
    """Lena is the lead and still changes nothing of Ben, the language included."""
    for changes in ({"lang": "en"}, {"phone": "1"}, {"name": "B"}):
        with pytest.raises(NotAllowed):
            change(office, "ben", by="lena", **changes)


@pytest.mark.parametrize(("handle", "role"), [("ada", Role.ADMIN), ("lena", Role.LEAD)])
def test_the_last_admin_and_the_last_lead_stay(office: Office, handle: str, role: Role) -> None:
    """Neither loses the role nor leaves before somebody else has it."""
    for changes in ({"roles": frozenset({Role.STAFF})}, {"active": False}):
        with pytest.raises(LastOfRole) as refusal:
            change(office, handle, by="ada", **changes)
        assert (refusal.value.person, refusal.value.role) == (office.people[handle], role)
    with pytest.raises(LastOfRole):
        hiring.let_go(office.begin, office.people[handle], by=office.people["ada"])
    change(office, "emil", by="ada", roles=frozenset({role}))
    assert not change(office, handle, by="ada", active=False).active


def test_a_role_of_somebody_who_left_is_nobodys(office: Office) -> None:
    """Emil was a lead too, and left: Lena is the last one again."""
    change(office, "emil", by="ada", roles=frozenset({Role.LEAD}))
    hiring.let_go(office.begin, office.people["emil"], by=office.people["ada"])
    with pytest.raises(LastOfRole):
        hiring.let_go(office.begin, office.people["lena"], by=office.people["ada"])


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"handle": "anna"}, HandleTaken),
        ({"mail": "ANNA@example.test"}, MailTaken),
        ({"name": " "}, BadPerson),
        ({"name": "B" * 121}, BadPerson),
        ({"mail": "ben"}, BadPerson),
        ({"lang": "fr"}, BadPerson),
    ],
)
def test_a_change_that_is_refused(office: Office, changes: dict[str, object], refusal: type[Exception]) -> None:
    """What belongs to Anna, or cannot be used."""
    with pytest.raises(refusal):
        change(office, "ben", by="ada", **changes)


@pytest.mark.parametrize("changes", [{"phone": "1" * 61}, {"phone": "030\n040"}, {"hours": "x" * 201}])
def test_what_does_not_fit_on_a_card_is_refused(office: Office, changes: dict[str, str]) -> None:
    """One line each, not a letter."""
    with pytest.raises(BadPerson) as refusal:
        change(office, "clara", by="clara", **changes)
    assert refusal.value.field in changes


def test_two_admins_change_the_same_person(office: Office) -> None:
    """The second one saw an older Ben and is told."""
    seen = known(office, "ben")
    change(office, "ben", by="ada", name="Benjamin")
    with pytest.raises(ChangedMeanwhile):
        hiring.change_person(office.begin, replace(seen, name="Benno"), by=office.people["ada"])


def test_a_change_is_in_the_history_without_its_words(office: Office) -> None:
    """Which fields, by whom; what they say stays sealed. Saving without a change is no entry."""
    before = len(office.entries())
    change(office, "ben", by="ada")
    change(office, "ben", by="ada", name="Benjamin", mail="b@example.test")
    (entry,) = office.entries()[before:]
    assert (entry.kind, entry.facts["fields"]) == ("person_changed", ["mail", "name"])
    assert "Benjamin" not in str(entry.facts)


def test_who_has_left_changes_nothing_and_may_come_back(office: Office) -> None:
    """Ben is gone; Ada takes him on again."""
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    with pytest.raises(NotAllowed):
        change(office, "ben", by="ben", phone="1")
    assert change(office, "ben", by="ada", active=True).active


def test_an_invitation_is_sent_again(office: Office) -> None:
    """Not beside one that still waits, not to somebody who left, and only by an admin."""
    ben = office.people["ben"]
    hiring.invite_again(office.begin, ben, by=office.people["ada"])
    assert invitations(office, "ben") == 1
    with office.begin() as work:
        for notice in work.notices.find(person=ben):
            work.notices.save(replace(notice, sent_at=work.now))
        work.commit()
    hiring.invite_again(office.begin, ben, by=office.people["ada"])
    assert invitations(office, "ben") == 2
    with pytest.raises(NotAllowed):
        hiring.invite_again(office.begin, ben, by=office.people["lena"])
    hiring.let_go(office.begin, ben, by=office.people["ada"])
    with pytest.raises(HasLeft):
        hiring.invite_again(office.begin, ben, by=office.people["ada"])


def test_two_admins_who_dismiss_each_other_at_once(any_office: Office) -> None:
    """Ada and Emil, both admins, take each other's role in the same moment: one of them stays."""
    change(any_office, "emil", by="ada", roles=frozenset({Role.ADMIN}))
    staff = {who: replace(known(any_office, who), roles=frozenset({Role.STAFF})) for who in ("ada", "emil")}
    start = threading.Barrier(2)

    def dismiss(whom: str, by: str) -> None:
        start.wait()
        with suppress(Refused):
            hiring.change_person(any_office.begin, staff[whom], by=any_office.people[by])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(dismiss, ("ada", "emil"), ("emil", "ada")))
    assert [who for who in staff if known(any_office, who).has(Role.ADMIN)] in (["ada"], ["emil"])
