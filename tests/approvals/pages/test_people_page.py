"""Looking after people: found, taken on, changed, let go, by an admin and nobody else."""

import pytest

from approvals.desk import hiring
from approvals.fingerprint import new_id
from approvals.people import Person, Role
from tests.counting import queries
from tests.website import Site, Visit

PEOPLE = "/administration/people"


@pytest.fixture
def ada(site: Site) -> Visit:
    return site.visit("ada")


def known(site: Site, handle: str) -> Person:
    with site.office.begin(reading=True) as work:
        return work.people.get(site.office.people[handle])


def filled(person: Person, **changes: object) -> dict[str, object]:
    """The form of a person as it was opened, with changes."""
    return {
        "name": person.name, "mail": person.mail, "handle": person.handle, "lang": person.lang,
        "roles": sorted(person.roles), "version": str(person.version),
    } | changes  # fmt: skip


def hire_many(site: Site, count: int) -> None:
    many = [
        Person(new_id(), f"p{n}", f"Person {n:03}", f"p{n}@example.test", "de", frozenset({Role.STAFF}))
        for n in range(count)
    ]
    hiring.hire_all(site.office.begin, many, by=site.office.people["ada"])


def test_everybody_is_listed_by_name(ada: Visit) -> None:
    """With what they may do beyond writing drafts."""
    text = ada.text(PEOPLE)
    assert text.index("Ada") < text.index("Anna") < text.index("Lena")
    assert "7 Personen" in text
    assert "Lena lena@example.test Kommunikationsleitung" in text


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("q=clara", {"Clara"}), ("q=LENA%40example", {"Lena"}), ("role=contact", {"Clara", "Dora"}),
     ("q=a&role=staff", {"Anna", "Ben", "Emil"}), ("q=niemand", set()), ("left=1", set())],
)  # fmt: skip
def test_people_are_found(site: Site, ada: Visit, wanted: str, found: set[str]) -> None:
    """By a piece of name, address or handle, and by role; who has left is apart."""
    piece = ada.get(f"{PEOPLE}?{wanted}", headers={"hx-request": "true"}).text
    assert {name.title() for name in site.office.people if f">{name.title()}</a>" in piece} == found
    assert "<html" not in piece


def test_five_hundred_people_come_in_pages_with_a_fixed_number_of_queries(site: Site, ada: Visit) -> None:
    """Fifty at once, in order; searching them asks no more often."""
    ada.get(PEOPLE)
    few = queries(site.office.engine, lambda: ada.get(PEOPLE))
    hire_many(site, 120)
    assert queries(site.office.engine, lambda: ada.get(PEOPLE)) == few
    assert queries(site.office.engine, lambda: ada.get(f"{PEOPLE}?q=person")) == few
    assert "Person 000" in ada.text(f"{PEOPLE}?q=person")
    last = ada.text(f"{PEOPLE}?q=person&number=2")
    assert "Person 100" in last
    assert "Nächste" not in last
    assert "Vorige" in last


def test_somebody_is_taken_on(site: Site, ada: Visit) -> None:
    """With a handle made of the name, and an invitation."""
    answer = ada.post(PEOPLE, name="Jörg Groß", mail="joerg@example.test", lang="en", roles=["contact", "staff"])
    assert answer.status_code == 303
    joerg = hiring.by_handle(site.office.begin, "joerg.gross")
    assert (joerg.name, joerg.lang, joerg.roles) == ("Jörg Groß", "en", {Role.CONTACT, Role.STAFF})
    with site.office.begin(reading=True) as work:
        assert work.notices.find(person=joerg.id, kind="invitation")


def test_what_is_taken_already_is_said_at_its_field(ada: Visit) -> None:
    """Anna's address: what was typed stays."""
    answer = ada.post(PEOPLE, name="Anna Zwei", mail="ANNA@example.test", lang="de", roles="contact")
    assert answer.status_code == 422
    assert "gehört schon jemandem" in answer.text
    mail = answer.text.split('name="mail"', 1)[1].split(">", 1)[0]
    assert 'aria-describedby="trouble"' in mail
    assert 'value="Anna Zwei"' in answer.text


def test_a_person_is_changed(site: Site, ada: Visit) -> None:
    """Name, address, handle, language, roles."""
    ben = known(site, "ben")
    assert f'value="{ben.mail}"' in ada.get(f"{PEOPLE}/{ben.id}").text
    changes = {
        "name": "Benjamin Kaya",
        "mail": "b@example.test",
        "handle": "Benjamin",
        "lang": "en",
        "roles": "contact",
    }
    assert ada.post(f"{PEOPLE}/{ben.id}", **filled(ben, **changes)).status_code == 303
    now = known(site, "ben")
    assert (now.name, now.mail, now.handle, now.lang) == ("Benjamin Kaya", "b@example.test", "benjamin", "en")
    assert now.roles == {Role.CONTACT}


def test_two_admins_at_once_are_told(site: Site, ada: Visit) -> None:
    """The second one saw an older Ben."""
    ben = known(site, "ben")
    ada.post(f"{PEOPLE}/{ben.id}", **filled(ben, name="Benjamin"))
    answer = ada.post(f"{PEOPLE}/{ben.id}", **filled(ben, name="Benno"))
    assert answer.status_code == 409
    assert "Jemand war schneller" in answer.text
    assert known(site, "ben").name == "Benjamin"


@pytest.mark.parametrize(("handle", "role"), [("ada", "Verwaltung"), ("lena", "Kommunikationsleitung")])
def test_the_last_admin_and_the_last_lead_stay(site: Site, ada: Visit, handle: str, role: str) -> None:
    """By either way, with the sentence that says what to do first."""
    person = known(site, handle)
    for answer in (
        ada.post(f"{PEOPLE}/{person.id}", **filled(person, roles="staff")),
        ada.post(f"{PEOPLE}/{person.id}/leaving"),
    ):
        assert answer.status_code == 422
        assert f"Sonst hat niemand die Aufgabe {role}." in answer.text
    assert known(site, handle) == person


def test_who_leaves_is_let_go_and_can_come_back(site: Site, ada: Visit) -> None:
    """What that means stands above the button; it can be undone."""
    ben = known(site, "ben")
    assert "Ein Widerruf gilt weiter sofort" in ada.text(f"{PEOPLE}/{ben.id}")
    assert ada.post(f"{PEOPLE}/{ben.id}/leaving").status_code == 303
    told = ada.get(PEOPLE).text
    assert "Ben ist nicht mehr dabei." in told
    assert f'action="{PEOPLE}/{ben.id}/return"' in told
    assert "Ben" in ada.text(f"{PEOPLE}?left=1")
    assert "Wieder aufnehmen" in ada.text(f"{PEOPLE}/{ben.id}")
    ada.post(f"{PEOPLE}/{ben.id}/return")
    assert known(site, "ben").active


def test_an_invitation_goes_out_again(site: Site, ada: Visit) -> None:
    """Once the first one was sent."""
    ben = site.office.people["ben"]
    with site.office.begin() as work:
        for notice in work.notices.find(person=ben):
            work.notices.drop(notice)
        work.commit()
    assert ada.post(f"{PEOPLE}/{ben}/invitation").status_code == 303
    with site.office.begin(reading=True) as work:
        assert len(work.notices.find(person=ben, kind="invitation")) == 1


def test_many_are_taken_on_from_a_list(site: Site, ada: Visit) -> None:
    """Beside the people already here: Anna is known, Ina is new."""
    roster = "Name,E-Mail,Aufgabe\nAnna,anna@example.test,\nIna Ott,ina@example.test,Ansprechpartnerin\n"
    preview = ada.post("/administration/people-list/preview", roster=roster).text
    assert "„anna@example.test“ ist schon dabei." in preview
    assert "1 Person aufnehmen" in preview
    assert ada.post("/administration/people-list/take", roster=roster, count="2.0").status_code == 409
    assert ada.post("/administration/people-list/take", roster=roster, count="1.1").status_code == 303
    assert hiring.by_handle(site.office.begin, "ina.ott").roles == {Role.CONTACT}


def test_only_an_admin_looks_after_people(site: Site) -> None:
    """Lena leads and keeps the settings; the people are Ada's."""
    ben = site.office.people["ben"]
    for handle in ("lena", "clara", "anna"):
        visit = site.visit(handle)
        assert visit.get(PEOPLE).status_code == 403
        assert visit.post(f"{PEOPLE}/{ben}/leaving").status_code == 403
    assert "Leute aus einer Liste" not in site.visit("lena").text("/administration")
    assert known(site, "ben").active
