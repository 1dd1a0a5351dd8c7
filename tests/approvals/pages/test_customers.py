"""Customers: who may be named, since when, noted by whom; from a list or from company.yaml, looked at first."""

from datetime import date

import pytest

from approvals.customer_list import Wrong, read_customers
from approvals.errors import RosterWithoutColumn
from policies.company import Company as Lists
from policies.company import Customer, read_company, written
from tests.office import Office
from tests.website import Site, Visit, site_of

LIST = "Kunde;Zustimmung;seit;Ort\nHotel Sonnblick;ja;3.5.2026;Ulm\nBäckerei Ahrens;vielleicht;;\nMüller;nein;;\n"
TODAY = date(2026, 11, 23)


@pytest.fixture
def site(office: Office) -> Site:
    known = (Customer("Hotel Sonnblick", consent=False), Customer("Weinhaus", consent=True))
    office.settings(guideline_data=written(Lists("Lindner", phones=("030 1234567",), customers=known)))
    return site_of(office)


def kept(site: Site) -> Lists:
    with site.office.begin(reading=True) as work:
        return read_company(work.company.guideline_data)


def post(site: Site, path: str, by: str = "lena", **fields: str) -> int:
    with site.office.begin(reading=True) as work:
        version = str(work.company.version)
    return site.visit(by).post(f"/administration/{path}", **{"version": version, **fields}).status_code


def piece(visit: Visit, path: str, data: bytes) -> str:
    headers = {"hx-request": "true", "x-csrf": visit.csrf, "content-type": "text/csv"}
    return visit.client.post(f"/administration/{path}", content=data, headers=headers).text


def test_a_yes_is_noted_with_its_day_and_whoever_noted_it(site: Site) -> None:
    """Taken back, nothing of it stays; the phones stay what they are."""
    assert post(site, "customers/consent", customer="Hotel Sonnblick", consent="yes") == 303
    (told, _) = kept(site).customers
    assert told == Customer("Hotel Sonnblick", consent=True, since="2026-11-23", by=site.office.people["lena"])
    page = site.visit("ada").text("/administration/customers")
    assert "seit 23. November 2026 · vermerkt von Lena" in page
    assert "seit wann, ist nicht vermerkt" in page
    assert post(site, "customers/consent", customer="Hotel Sonnblick") == 303
    assert kept(site).customers[0] == Customer("Hotel Sonnblick", consent=False)
    assert kept(site).phones == ("030 1234567",)


def test_customers_are_added_and_taken_off(site: Site) -> None:
    """Each once; found by a piece of the name."""
    post(site, "customers/add", name="Bäckerei  Ahrens")
    post(site, "customers/drop", customer="Weinhaus")
    assert [one.name for one in kept(site).customers] == ["Hotel Sonnblick", "Bäckerei Ahrens"]
    found = site.visit("lena").text("/administration/customers?q=baeckerei")
    assert "Bäckerei Ahrens" in found
    assert "Sonnblick" not in found


def test_the_guideline_judges_by_them_at_once(site: Site) -> None:
    """The name blocks until the yes is noted, and the other way round."""
    anna = site.visit("anna")
    assert "Sonnblick</mark>" in anna.post("/guideline/try", tried="Neue Küche im Hotel Sonnblick").text
    post(site, "customers/consent", customer="Hotel Sonnblick", consent="yes")
    assert "Sonnblick</mark>" not in anna.post("/guideline/try", tried="Neue Küche im Hotel Sonnblick").text


def test_changing_customers_asks_for_a_new_judgement(site: Site) -> None:
    """Of everything on its way."""
    site.office.jobs_are_done()
    post(site, "customers/drop", customer="Weinhaus")
    assert site.office.rows("jobs") == {"jobs": 1}


def test_a_list_is_looked_at_and_then_taken(site: Site) -> None:
    """What cannot be read is named by its line; who is not on the list stays."""
    lena = site.visit("lena")
    told = piece(lena, "customers/list/preview", LIST.encode("cp1252"))
    assert "1 Kunde kommt dazu" in told
    assert "bei einem ändert sich das Ja" in told
    assert "Weder ja noch nein." in told
    assert "Nicht gelesen: Ort." in told
    assert [one.name for one in kept(site).customers] == ["Hotel Sonnblick", "Weinhaus"]
    assert post(site, "customers/list/take", list=LIST) == 303
    assert [(one.name, one.consent, one.since) for one in kept(site).customers] == [
        ("Hotel Sonnblick", True, "2026-05-03"), ("Weinhaus", True, ""), ("Müller", False, ""),
    ]  # fmt: skip
    assert post(site, "customers/list/take", list=LIST, version="0") == 409


@pytest.mark.parametrize(
    ("data", "names"), [("Ahrens\nSonnblick\n", ["Ahrens", "Sonnblick"]), ("Firma\nAhrens\n", ["Ahrens"]), ("", [])]
)
def test_one_column_needs_no_heading(data: str, names: list[str]) -> None:
    """A list of names is one."""
    read = read_customers(data, (), by="lena", today=TODAY)
    assert [row.customer for row in read.rows] == [Customer(name, consent=False) for name in names]


def test_what_a_list_gets_wrong_is_told_by_line() -> None:
    """Names that are missing or stand twice, answers and days nobody can read."""
    data = "Name,Consent,Since\n,yes,\nAhrens,yes,2026-02-31\nMüller,yes,\nmüller,no,\n"
    read = read_customers(data, (), by="lena", today=TODAY)
    assert [(one.line, one.wrong) for one in read.problems] == [(2, Wrong.NAME), (3, Wrong.SINCE), (5, Wrong.TWICE)]
    (row,) = read.new
    assert (row.customer.since, row.customer.by) == ("2026-11-23", "lena")
    with pytest.raises(RosterWithoutColumn):
        read_customers("Ort;Straße\nUlm;Weg\n", (), by="lena", today=TODAY)


def test_the_company_file_goes_out_and_comes_back(site: Site) -> None:
    """As the command line reads it; what is wrong with a file is said, what it lacks goes."""
    lena = site.visit("lena")
    answer = lena.get("/administration/company-file/company.yaml")
    assert "company.yaml" in answer.headers["content-disposition"]
    assert read_company(answer.text) == kept(site)
    assert "Zeile 1" in piece(lena, "company-file/preview", b"customers: 3").replace("line", "Zeile")
    changed = answer.text.replace("Weinhaus", "Teehaus")
    told = piece(lena, "company-file/preview", changed.encode())
    assert "<ins>Teehaus</ins>" in told
    assert "<del>Weinhaus</del>" in told
    assert post(site, "company-file/take", list=changed) == 303
    assert [one.name for one in kept(site).customers] == ["Hotel Sonnblick", "Teehaus"]


def test_only_admin_and_lead_see_the_customers(site: Site) -> None:
    """Clara and Anna do not."""
    for handle in ("clara", "anna"):
        for path in ("customers", "customers/list", "company-file", "company-file/company.yaml"):
            assert site.visit(handle).get(f"/administration/{path}").status_code == 403
