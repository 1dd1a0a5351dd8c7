"""One flipped byte in what is sealed: the row is named. The chain has tests of its own."""

import pytest
from sqlalchemy import select, update

from approvals.desk import commenting
from approvals.fingerprint import new_id
from approvals.references import Reference
from storage.tables import Row
from tests.office import Office


@pytest.fixture
def furnished(any_office: Office) -> Office:
    """A remark and a template beside the people: three tables with something sealed in them."""
    post = any_office.submit()
    commenting.comment(any_office.begin, post.id, "Schön!", by=any_office.people["clara"])
    with any_office.begin() as work:
        work.references.add(Reference(new_id(), any_office.people["ben"], "engine", b"\x01" * 512, work.now))
        work.commit()
    return any_office


def sealed_rows(office: Office) -> list[tuple[str, str, bytes]]:
    """Table, id and what is sealed, of every row that is a person's."""
    tables = [table for table in Row.metadata.sorted_tables if "sealed" in table.c and table.name not in COMPANYS]
    with office.engine.connect() as connection:
        return [(t.name, row.id, row.sealed) for t in tables for row in connection.execute(select(t.c.id, t.c.sealed))]


def flip(office: Office, table: str, name: str, sealed: bytes, place: int) -> None:
    other = bytearray(sealed)
    other[place] ^= 1
    rows = Row.metadata.tables[table]
    with office.engine.begin() as connection:
        connection.execute(update(rows).where(rows.c.id == name).values(sealed=bytes(other)))


COMPANYS = frozenset({"channel_accounts", "channel_comments", "blueprints", "erasures", "letterbox"})
"""Sealed under the company's key: a row that does not open stops what reads it."""


def test_whichever_byte_is_flipped_its_row_is_named(furnished: Office):
    """The version, the nonce, the text and the tag of one row of each table."""
    one_each = {table: (name, sealed) for table, name, sealed in sealed_rows(furnished)}
    assert {"people", "remarks", "references"} <= set(one_each)
    for table, (name, sealed) in one_each.items():
        for place in (0, 1, len(sealed) // 2, -1):
            flip(furnished, table, name, sealed, place)
            with furnished.begin(reading=True) as work:
                assert work.damaged() == [f"{table}/{name}"]
        flip(furnished, table, name, sealed[:-1] + bytes([sealed[-1] ^ 1]), -1)
    with furnished.begin(reading=True) as work:
        assert work.damaged() == []


def test_rows_that_were_swapped_are_both_named(furnished: Office):
    """Ben's sealed data in Emil's row and the other way round."""
    ben, emil = furnished.people["ben"], furnished.people["emil"]
    sealed = {name: content for table, name, content in sealed_rows(furnished) if table == "people"}
    flip(furnished, "people", ben, sealed[emil][:-1] + bytes([sealed[emil][-1] ^ 1]), -1)
    flip(furnished, "people", emil, sealed[ben][:-1] + bytes([sealed[ben][-1] ^ 1]), -1)
    with furnished.begin(reading=True) as work:
        assert work.damaged() == sorted([f"people/{ben}", f"people/{emil}"])


def test_who_was_erased_is_no_damage(furnished: Office):
    """Without the key nothing opens, and that is what erasing is for."""
    furnished.keys.destroy(furnished.people["ben"])
    with furnished.begin(reading=True) as work:
        assert work.damaged() == []
