"""Shelves: found again by fields, guarded by versions, sealed where a person's key protects them."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from approvals.errors import ChangedMeanwhile, NotFound
from approvals.fingerprint import new_id
from approvals.jobs import Notice
from approvals.people import Credential
from approvals.ports import Between
from approvals.references import Reference
from approvals.remarks import Remark
from storage.tables_people import PersonRow, RemarkRow
from tests.office import MONDAY, Office

HOUR = timedelta(hours=1)


def notices(office: Office) -> list[Notice]:
    """Three messages to Ben an hour apart; the last is sent."""
    kept = [
        Notice(f"n{n}", office.people["ben"], f"kind {n}", "x", MONDAY + n * HOUR, MONDAY if n == 2 else None)
        for n in range(3)
    ]
    with office.begin() as work:
        for notice in kept:
            work.notices.add(notice)
        work.commit()
    return kept


def found(office: Office, **equal: object) -> list[str]:
    with office.begin(reading=True) as work:
        return [notice.id for notice in work.notices.find(person=office.people["ben"], **equal) if len(notice.id) == 2]


def test_found_by_value_by_several_by_range_and_by_absence(any_office: Office) -> None:
    """A range leaves out its beginning and includes its end; nothing is found in an empty choice."""
    notices(any_office)
    assert found(any_office, kind="kind 1") == ["n1"]
    assert found(any_office, kind=("kind 2", "kind 0")) == ["n0", "n2"]
    assert found(any_office, kind={"kind 1"}) == found(any_office, kind=frozenset({"kind 1"})) == ["n1"]
    assert found(any_office, at=Between(MONDAY, MONDAY + HOUR)) == ["n1"]
    assert found(any_office, sent_at=None) == ["n0", "n1"]
    assert found(any_office, kind=()) == found(any_office, kind=set()) == []


def test_things_come_in_the_order_in_which_they_were_added(any_office: Office) -> None:
    """Not by id and not by time."""
    later, earlier = [
        Notice(i, any_office.people["ben"], "k", "x", at) for i, at in (("zz", MONDAY + HOUR), ("aa", MONDAY))
    ]
    with any_office.begin() as work:
        work.notices.add(later)
        work.notices.add(earlier)
        work.commit()
    assert found(any_office) == ["zz", "aa"]


def test_what_is_not_there_is_named(any_office: Office) -> None:
    """Kind and id; saving what was dropped is a change meanwhile."""
    (first, *_) = notices(any_office)
    with any_office.begin() as work:
        work.notices.drop(first)
        with pytest.raises(NotFound) as refusal:
            work.notices.get(first.id)
        with pytest.raises(ChangedMeanwhile):
            work.notices.save(first)
    assert (refusal.value.kind, refusal.value.id) == ("notice", first.id)


def test_a_thing_without_a_version_is_saved_as_it_is(office: Office) -> None:
    """Credentials are only ever revoked."""
    kept = Credential(new_id(), office.people["ben"], "0" * 64, MONDAY)
    with office.begin() as work:
        work.credentials.add(kept)
        assert work.credentials.save(kept) is kept


def remark_by(office: Office, handle: str) -> Remark:
    remark = Remark(new_id(), "post", "reject", "Bitte nicht", office.people[handle], MONDAY)
    with office.begin() as work:
        work.remarks.add(remark)
        work.references.add(Reference(new_id(), remark.person, "dlib", b"\x00\xff" * 64, MONDAY))
        work.commit()
    return remark


def test_sealed_fields_read_back_with_the_key(any_office: Office) -> None:
    """Text and bytes."""
    remark = remark_by(any_office, "ben")
    with any_office.begin(reading=True) as work:
        assert work.remarks.get(remark.id) == remark
        assert [reference.vector for reference in work.references.find()] == [b"\x00\xff" * 64]


def test_without_the_key_only_the_bones_remain(any_office: Office) -> None:
    """Ben's key was destroyed: his name, his words and his template are empty, everybody else's are there."""
    remark = remark_by(any_office, "ben")
    any_office.keys.destroy(any_office.people["ben"])
    with any_office.begin(reading=True) as work:
        ben = work.people.get(any_office.people["ben"])
        assert (ben.name, ben.handle, ben.mail) == ("", "", "")
        assert work.remarks.get(remark.id).text == ""
        assert [reference.vector for reference in work.references.find()] == [b""]
        assert work.people.get(any_office.people["anna"]).name == "Anna"


def test_a_sealed_value_moved_to_another_row_does_not_open(office: Office) -> None:
    """Whoever copies one sealed remark over another gets an empty one, not a false one."""
    first, second = remark_by(office, "ben"), remark_by(office, "ben")
    with office.engine.begin() as connection:
        table = RemarkRow.__table__
        sealed = table.select().with_only_columns(table.c.sealed).where(table.c.id == first.id).scalar_subquery()
        connection.execute(update(table).where(table.c.id == second.id).values(sealed=sealed))
    with office.begin(reading=True) as work:
        assert work.remarks.get(second.id).text == ""


def test_a_new_person_has_a_key_before_anything_is_sealed(office: Office) -> None:
    """Hiring makes the key; the row holds no name."""
    gita = office.hire("gita")
    assert len(office.keys.of(gita)) == 32
    with office.engine.connect() as connection:
        row = connection.execute(PersonRow.__table__.select().where(PersonRow.id == gita)).one()
    assert b"Gita" not in row.sealed
