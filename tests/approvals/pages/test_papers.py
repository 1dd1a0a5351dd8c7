"""Consents on paper as pages show them."""

from approvals.desk import looking_on
from approvals.viewings import Looked
from tests.office import Office
from tests.pages_to_look_at import on_paper
from tests.website import site_of


def test_a_second_person_witnesses_and_then_it_counts(office: Office) -> None:
    """Clara sees what Ada took in, presses once, and Emil's consent holds."""
    consent = on_paper(office)
    clara = site_of(office).visit("clara")
    assert "Emil" in clara.text("/papers")
    assert clara.post(f"/papers/{consent}/witness").headers["location"] == "/papers"
    assert "bezeugt von Clara" in clara.text("/papers")


def test_who_took_it_in_is_no_witness(office: Office) -> None:
    """Ada finds no button, and pressing it anyway is refused."""
    consent = on_paper(office)
    ada = site_of(office).visit("ada")
    assert "Ja, ich bezeuge das" not in ada.text(f"/papers/{consent}")
    assert ada.post(f"/papers/{consent}/witness").status_code == 403


def test_the_sheet_comes_as_a_file_and_only_to_those_who_may(office: Office) -> None:
    """A scan may be of any kind: it is saved, never opened in place; Anna does not get it."""
    consent = on_paper(office)
    site = site_of(office)
    sheet = site.visit("clara").get(f"/papers/{consent}/scan")
    assert sheet.content == b"a sheet of paper"
    assert sheet.headers["content-disposition"].startswith("attachment")
    assert site.visit("anna").get(f"/papers/{consent}/scan").status_code == 403


def test_who_reads_the_paper_is_told_to_its_owner(office: Office) -> None:
    """Emil sees that Clara looked at his sheet, once for the page and the scan."""
    consent = on_paper(office)
    clara = site_of(office).visit("clara")
    clara.get(f"/papers/{consent}")
    clara.get(f"/papers/{consent}/scan")
    seen = looking_on.viewings_of(office.begin, office.people["emil"])
    assert [(one.name, one.viewing.what) for one in seen] == [("Clara", Looked.PAPER)]


def test_who_leafs_through_the_history_is_told_to_everybody_in_it(office: Office) -> None:
    """Anna handed something in; Ada reads the history, and takes it along."""
    office.submit()
    ada = site_of(office).visit("ada")
    ada.get("/history")
    ada.get("/history/export")
    seen = looking_on.viewings_of(office.begin, office.people["anna"])
    assert {(one.name, one.viewing.what) for one in seen} == {("Ada", Looked.HISTORY), ("Ada", Looked.EXPORT)}
