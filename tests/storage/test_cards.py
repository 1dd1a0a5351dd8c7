"""How a person can be reached is sealed like the name, and rows from before it existed still open."""

import json
from dataclasses import replace
from pathlib import Path

from sqlalchemy import update

from storage.sealed import seal
from storage.tables_people import PersonRow
from tests.office import Office


def test_phone_and_hours_are_sealed_and_read_back(any_office: Office) -> None:
    """A portrait is only a picture's id and lies open."""
    clara = any_office.people["clara"]
    with any_office.begin() as work:
        card = replace(work.people.get(clara), phone="030 5550142-7", hours="Mo bis Do", portrait="f" * 64)
        saved = work.people.save(card)
        work.commit()
    with any_office.begin(reading=True) as work:
        assert work.people.get(clara) == saved


def test_neither_lies_in_the_file_in_plain(office: Office, tmp_path: Path) -> None:
    """Not in the database and not in its WAL."""
    with office.begin() as work:
        work.people.save(replace(work.people.get(office.people["clara"]), phone="030 5550142-7", hours="Mo bis Do"))
        work.commit()
    kept = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("freigabe.db*")))
    assert not [secret for secret in (b"5550142", b"Mo bis Do") if secret in kept]


def test_a_row_from_before_reads_as_empty(office: Office) -> None:
    """Sealed when only name, handle and address were; the rest is empty until Clara fills it in."""
    clara = office.people["clara"]
    old = json.dumps({"handle": "clara", "name": "Clara", "mail": "clara@example.test"}).encode()
    sealed = seal(office.keys.of(clara), old, about=f"people/{clara}".encode())
    with office.engine.begin() as connection:
        connection.execute(update(PersonRow).where(PersonRow.id == clara).values(sealed=sealed))
    with office.begin(reading=True) as work:
        person = work.people.get(clara)
    assert (person.name, person.phone, person.hours, person.portrait) == ("Clara", "", "", None)


def test_the_companys_channels_and_note_are_kept(any_office: Office) -> None:
    """In the order in which they were chosen."""
    any_office.settings(channels=("instagram", "export"), contact_note="Wir sind für euch da.")
    with any_office.begin(reading=True) as work:
        assert work.company.channels == ("instagram", "export")
        assert work.company.contact_note == "Wir sind für euch da."
