"""The named contacts: on their page, on every page, and recording that one is away."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from approvals.desk import hiring
from approvals.people import Absence, Role
from tests.counting import queries
from tests.website import Site


def record(site: Site, handle: str, **changes: str) -> int:
    """Dora is away from Wednesday to Friday, Ben stands in; returns the status."""
    people = site.office.people
    fields = {"contact": people["dora"], "deputy": people["ben"], "first": "2026-11-25", "last": "2026-11-27"}
    return site.visit(handle).post("/contacts/absences", **fields | changes).status_code


def absences(site: Site) -> list[Absence]:
    with site.office.begin(reading=True) as work:
        return work.absences.find()


def test_contacts_say_how_to_reach_them(site: Site) -> None:
    """Name, phone, mail, hours, and the company's note; her picture once she chose one."""
    office, picture = site.office, site.office.picture()
    site.office.settings(contact_note="Betriebsrat: Raum 3")
    with office.begin(reading=True) as work:
        anna = work.people.get(office.people["anna"])
    hiring.change_person(office.begin, replace(anna, roles=frozenset({Role.CONTACT})), by=office.people["ada"])
    mine = replace(anna, roles=frozenset({Role.CONTACT}), version=anna.version + 1, portrait=picture)
    hiring.change_person(office.begin, replace(mine, phone="030 5550142-7", hours="Mo bis Do"), by=anna.id)
    page = site.visit("ben").get("/contacts").text
    for part in ('href="tel:0305550142-7"', "mailto:anna@example.test", "Mo bis Do", f"/photos/{picture}", "Raum 3"):
        assert part in page


def test_the_block_is_on_every_page_for_whoever_is_signed_in(site: Site) -> None:
    """With the deputy of who is away; not for strangers."""
    record(site, "lena", first="2026-11-23")
    for path in ("/", "/guideline", "/inquiries"):
        foot = site.visit("emil").get(path).text.split("<footer", 1)[1]
        assert "Clara" in foot
        assert "nicht da bis Fr. 27. Nov." in foot
        assert "Vertretung: Ben" in foot
    assert "Clara" not in site.visit(None).get("/sign-in").text


def test_more_contacts_than_fit_are_counted(site: Site) -> None:
    """Four are named, the others are a tap away."""
    for handle in ("eva", "finn", "gerd"):
        site.office.hire(handle, Role.CONTACT)
    foot = site.visit("emil").get("/").text.split("<footer", 1)[1]
    assert "Alle 5 Ansprechpersonen" in foot
    assert "Gerd" not in foot


def test_an_absence_is_recorded_in_whole_days(site: Site) -> None:
    """From the first morning to the last evening, as the company's clock shows them."""
    assert record(site, "dora") == 303
    (absence,) = absences(site)
    assert (absence.starts, absence.ends) == (
        datetime(2026, 11, 24, 23, tzinfo=UTC), datetime(2026, 11, 27, 23, tzinfo=UTC),
    )  # fmt: skip
    assert (absence.deputy, absence.by) == (site.office.people["ben"], site.office.people["dora"])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"last": "2026-11-24"}, "nicht vor dem ersten Tag"),
        ({"last": "bald"}, "„bald“ passt nicht in „Letzter Tag“"),
        ({"deputy": "dora"}, "Niemand vertritt sich selbst."),
    ],
)
def test_what_does_not_work_is_said_beside_what_was_typed(site: Site, changes: dict[str, str], told: str) -> None:
    """The form stays as it was filled in, and nothing is recorded."""
    people = site.office.people
    fields = {"contact": people["dora"], "deputy": people["ben"], "first": "2026-11-25", "last": "2026-11-27"}
    fields |= {name: people.get(value, value) for name, value in changes.items()}
    answer = site.visit("lena").post("/contacts/absences", **fields)
    assert answer.status_code in {403, 422}
    assert told in answer.text
    assert 'value="2026-11-25"' in answer.text
    assert absences(site) == []


@pytest.mark.parametrize(("handle", "may"), [("clara", True), ("lena", True), ("ada", True), ("ben", False)])
def test_contacts_lead_and_admin_record_absences(site: Site, handle: str, *, may: bool) -> None:
    """Ben neither sees the button nor gets through without it."""
    assert ("Abwesenheit eintragen" in site.visit(handle).text("/contacts")) is may
    assert record(site, handle) == (303 if may else 403)


def test_the_form_knows_whose_absence_it_is(site: Site) -> None:
    """Opened from Dora's card Dora is chosen; what is recorded already stands below."""
    record(site, "dora")
    page = site.visit("lena").get(f"/contacts/absences/new?contact={site.office.people['dora']}").text
    assert f'value="{site.office.people["dora"]}" selected' in page
    assert "ab Mittwoch, 25. November, bis Fr. 27. Nov.; Vertretung: Ben" in page


def test_contacts_take_a_fixed_number_of_queries(site: Site) -> None:
    """Two contacts or twelve."""
    visit = site.visit("ben")
    visit.get("/contacts")
    few = queries(site.office.engine, lambda: visit.get("/contacts"))
    for number in range(10):
        site.office.hire(f"contact{number}", Role.CONTACT)
    assert queries(site.office.engine, lambda: visit.get("/contacts")) == few
