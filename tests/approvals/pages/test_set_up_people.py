"""The steps of the set-up about people: lists, roles, and who stands in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from approvals.people import Role
from tests.set_ups import SetUp, set_up_in

LIST = (
    "Vorname;Nachname;E-Mail;Abteilung;Rolle\n"
    "Jörg;Groß;joerg@l.example;Lager;\nMax;;max@l;Büro;\nIna;Ott;ina@l.example;;Betriebsrätin\n"
)


@pytest.fixture
def set_up(tmp_path: Path) -> Iterator[SetUp]:
    begun = set_up_in(tmp_path)
    yield begun
    begun.office.engine.dispose()


def test_a_list_is_looked_at_before_it_is_taken(set_up: SetUp) -> None:
    """Line 3 cannot be used, "Abteilung" is not read; nobody is taken until that is confirmed."""
    set_up.begun()
    answer = set_up.tell("people/preview", roster=LIST)
    text = " ".join(answer.text.split())
    assert "2 Personen können dazukommen" in text
    assert '<td class="number">3</td><td>E-Mail</td><td>„max@l“ ist keine Mailadresse.</td>' in text
    assert "Nicht gelesen: Abteilung." in text
    assert len(set_up.told().people) == 1
    assert set_up.tell("people/take", roster=LIST, count="2.1").status_code == 303
    assert [one.name for one in set_up.told().people] == ["Clara Vogt", "Jörg Groß", "Ina Ott"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_file_is_read_as_excel_writes_it(set_up: SetUp, encoding: str) -> None:
    """Its bytes arrive as they are; umlauts come out right."""
    set_up.begun()
    headers = {"x-csrf": set_up.visit.csrf, "content-type": "text/csv", "hx-request": "true"}
    answer = set_up.visit.client.post(f"{set_up.path}/people/preview", content=LIST.encode(encoding), headers=headers)
    assert "Jörg Groß" in answer.text
    assert "<html" not in answer.text


def test_a_list_that_says_something_else_by_now_is_not_taken(set_up: SetUp) -> None:
    """Somebody added Jörg meanwhile: what was confirmed is not what would happen."""
    set_up.begun().tell("people/add", name="Jörg Groß", mail="joerg@l.example")
    assert set_up.tell("people/take", roster=LIST, count="2.1").status_code == 409
    assert len(set_up.told().people) == 2


def test_a_spreadsheet_is_no_list(set_up: SetUp) -> None:
    """The preview says what to do."""
    set_up.begun()
    assert "Speichere die Tabelle als „CSV UTF-8“" in set_up.tell("people/preview", roster="PK\0\0").text


def test_roles_are_given_and_taken(set_up: SetUp) -> None:
    """Clara becomes auditor and no contact any more; Dora stays lead whatever is sent."""
    blueprint = set_up.begun().told()
    clara, dora = blueprint.people[0].id, blueprint.founder.id
    set_up.tell("roles/roles", person=clara, role="auditor")
    set_up.tell("roles/roles", person=clara, role="contact", off="1")
    set_up.tell("roles/roles", person=dora, role="contact")
    set_up.tell("roles/roles", person=dora, role="lead", off="1")
    assert set_up.told().people[0].roles == {Role.AUDITOR}
    assert set_up.told().founder.roles == {Role.LEAD, Role.CONTACT}
    assert set_up.tell("roles/roles", person="nobody", role="contact").status_code == 404
    assert set_up.tell("roles/roles", person=clara, role="king").status_code == 404


def test_a_contact_may_be_away_from_the_start(set_up: SetUp) -> None:
    """Dora stands in for Clara; who is taken off the list takes the absence along."""
    blueprint = set_up.begun().told()
    clara, dora = blueprint.people[0].id, blueprint.founder.id
    days = {"first": "2026-11-23", "last": "2026-11-27"}
    assert set_up.tell("contacts/absences", contact=clara, deputy=clara, **days).status_code == 403
    assert set_up.tell("contacts/absences", contact=clara, deputy=dora, **days).status_code == 303
    assert "Clara Vogt: ab Montag, 23. November, bis Fr. 27. Nov.; Vertretung: Dora Lindner" in set_up.visit.text(
        f"{set_up.path}/contacts"
    )
    set_up.tell("contacts/drop", person=clara)
    assert (set_up.told().people, set_up.told().absences) == ((), ())


def test_emptying_the_list_keeps_whoever_has_a_role(set_up: SetUp) -> None:
    """Clara, who is a contact, and Ina, who reads along."""
    set_up.begun().tell("people/take", roster=LIST, count="2.1")
    set_up.tell("people/drop", person="staff")
    assert [one.name for one in set_up.told().people] == ["Clara Vogt", "Ina Ott"]
