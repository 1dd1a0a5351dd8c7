"""The set-up of an empty database, step by step, without a script."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from approvals.company import Company, SignoffRule
from approvals.desk import hiring
from approvals.pages.cookies import SESSION
from tests.set_ups import COMPANY, SetUp, set_up_in


@pytest.fixture
def set_up(tmp_path: Path) -> Iterator[SetUp]:
    begun = set_up_in(tmp_path)
    yield begun
    begun.office.engine.dispose()


def test_the_link_goes_on_where_it_was_left(set_up: SetUp) -> None:
    """At first with the company, then with what comes next; a made-up link opens nothing."""
    assert set_up.visit.get(set_up.path).headers["location"] == f"{set_up.path}/company"
    assert set_up.tell("company", **COMPANY).headers["location"] == f"{set_up.path}/lead"
    assert set_up.visit.get(set_up.path).headers["location"] == f"{set_up.path}/lead"
    assert set_up.visit.get("/set-up/nonsense").status_code == 410


def test_a_step_shows_again_what_was_told(set_up: SetUp) -> None:
    """Going back loses nothing."""
    set_up.begun()
    assert set_up.told().company == Company(
        "Tischlerei Lindner", "Europe/Vienna", signoff=SignoffRule.read("2"), answer_within=timedelta(hours=36),
        contact_note="Raum 3",
    )  # fmt: skip
    page = set_up.visit.get(f"{set_up.path}/company").text
    for part in ('value="Tischlerei Lindner"', '"Europe/Vienna" selected', 'value="36"', '"hours" selected', "Raum 3"):
        assert part in page
    assert 'value="Dora Lindner"' in set_up.visit.get(f"{set_up.path}/lead").text
    assert "Clara Vogt" in set_up.visit.text(f"{set_up.path}/contacts")


def test_matching_is_explained_before_it_is_switched_on(set_up: SetUp) -> None:
    """Off unless chosen; what the law asks stands beside it."""
    text = set_up.visit.text(f"{set_up.path}/company")
    for part in ("Hochrisiko", "2. Dezember 2027", "Datenschutz-Folgenabschätzung", "§ 87"):
        assert part in text
    set_up.tell("company", **COMPANY)
    assert not set_up.told().company.matching
    set_up.tell("company", **COMPANY | {"matching": "on"})
    assert set_up.told().company.matching


@pytest.mark.parametrize(
    ("step", "fields", "told"),
    [
        ("company", COMPANY | {"name": " "}, "Das Feld „Name der Firma“ fehlt."),
        ("company", COMPANY | {"zone": "Mars"}, "Die Zeitzone „Mars“ gibt es nicht."),
        ("company", COMPANY | {"within": "0"}, "mindestens eine Stunde, höchstens 90 Tage"),
        ("company", COMPANY | {"signers": "0"}, "geht nicht für"),
        ("lead", {"name": "Dora Lindner", "mail": "dora"}, "„dora“ ist keine Mailadresse."),
        ("contacts/add", {"name": "", "mail": "clara@l.example"}, "Der Name darf nicht leer sein"),
        ("people/add", {"name": "Clara Zwei", "mail": "CLARA@l.example"}, "gehört schon jemandem"),
        ("channels", {}, "Das Feld „Kanäle“ fehlt."),
    ],
)
def test_what_cannot_be_used_is_said_and_stays_typed(
    set_up: SetUp, step: str, fields: dict[str, str], told: str
) -> None:
    """With status 422, on the same page, and nothing of it is kept."""
    before = set_up.begun().told()
    answer = set_up.tell(step, **fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert fields.get("mail", "") in answer.text
    assert set_up.told() == before


def test_the_last_page_says_what_is_still_missing(set_up: SetUp) -> None:
    """And founds nothing before it is told."""
    set_up.tell("company", **COMPANY)
    text = set_up.visit.text(f"{set_up.path}/done")
    assert "Hier fehlt noch etwas: Wer die Kommunikation leitet" in text
    assert "Es gibt noch keine Ansprechperson." in text
    assert set_up.tell("done").headers["location"] == f"{set_up.path}/lead"


def test_too_few_contacts_are_pointed_out(set_up: SetUp) -> None:
    """One contact cannot sign what she wrote; two signatures need two of them."""
    set_up.begun()
    assert "Nur Clara Vogt kann abzeichnen." in set_up.visit.text(f"{set_up.path}/done")
    set_up.tell("company", **COMPANY | {"signers": "3"})
    set_up.tell("roles/roles", person=set_up.told().founder.id, role="contact")
    assert "Abzeichnen sollen 3, Ansprechpersonen gibt es aber erst 2." in set_up.visit.text(f"{set_up.path}/done")


def test_the_company_is_founded_and_its_lead_signed_in(set_up: SetUp) -> None:
    """Everybody is invited, the first page opens, and the link is spent."""
    set_up.begun().tell("channels", channels=["export", "instagram"])
    answer = set_up.tell("done")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert SESSION in answer.headers["set-cookie"]
    assert "Die Firma ist angelegt" in set_up.visit.get("/").text
    assert [card.name for card in hiring.contacts(set_up.office.begin)] == ["Clara Vogt"]
    with set_up.office.begin(reading=True) as work:
        assert len(work.notices.find(kind="invitation")) == 2
        assert work.company.channels == ("export", "instagram")
    assert set_up.visit.get(set_up.path).status_code == 410


def test_a_step_nobody_knows_is_not_there(set_up: SetUp) -> None:
    """Read or told."""
    assert set_up.visit.get(f"{set_up.path}/castle").status_code == 404
    assert set_up.tell("castle").status_code == 404
