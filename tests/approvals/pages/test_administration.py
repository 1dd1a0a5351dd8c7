"""The company's settings on their pages, for admin and lead."""

from datetime import timedelta

import pytest

from approvals.company import Company, SignoffRule
from policies.company import Company as Lists
from policies.company import Customer, read_company, written
from tests.website import Site

FORM = {"name": "Lindner", "zone": "Europe/Vienna", "within": "12", "within_unit": "hours", "signoff": "all"} | {
    "signers": "2", "matching": "on", "contact_note": "Raum 3",
}  # fmt: skip


def company(site: Site) -> Company:
    with site.office.begin(reading=True) as work:
        return work.company


def version(site: Site) -> str:
    return str(company(site).version)


@pytest.mark.parametrize("handle", ["ada", "lena"])
def test_settings_are_kept(site: Site, handle: str) -> None:
    """What the form says, and what it does not speak of stays."""
    site.office.settings(channels=("export",))
    assert site.visit(handle).post("/administration/company", version=version(site), **FORM).status_code == 303
    now = company(site)
    assert (now.name, now.zone, now.matching, now.contact_note) == ("Lindner", "Europe/Vienna", True, "Raum 3")
    assert (now.answer_within, now.signoff) == (timedelta(hours=12), SignoffRule.read("all"))
    assert now.channels == ("export",)
    page = site.visit(handle).get("/administration/company").text
    assert 'value="12"' in page
    assert '"hours" selected' in page


def test_a_setting_that_does_not_fit_is_said_and_stays_typed(site: Site) -> None:
    """On the same page; nothing is saved."""
    before = company(site)
    answer = site.visit("lena").post(
        "/administration/company", version=version(site), **FORM | {"within": "400", "within_unit": "days"}
    )
    assert answer.status_code == 422
    assert "höchstens 90 Tage" in answer.text
    assert 'value="400"' in answer.text
    assert company(site) == before


@pytest.mark.parametrize("path", ["company", "channels", "lists"])
def test_two_who_change_settings_at_once_are_told(site: Site, path: str) -> None:
    """The second one looked at older settings, and overwrites nothing."""
    old = version(site)
    site.office.settings(name="Lindner und Töchter")
    fields = FORM | {"channels": ["export"], "confidential": "Seeadler"}
    assert site.visit("ada").post(f"/administration/{path}", version=old, **fields).status_code == 409
    assert company(site).name == "Lindner und Töchter"


def test_channels_are_switched(site: Site) -> None:
    """At least one stays on."""
    visit = site.visit("lena")
    visit.post("/administration/channels", version=version(site), channels=["instagram", "nonsense"])
    assert company(site).channels == ("instagram",)
    page = visit.get("/administration/channels").text
    assert 'value="instagram" checked' in page
    assert 'value="facebook" checked' not in page
    answer = visit.post("/administration/channels", version=version(site))
    assert answer.status_code == 422
    assert company(site).channels == ("instagram",)


def test_lists_for_the_guideline_are_lines(site: Site) -> None:
    """One entry a line, each once; customers, who have a page of their own, stay as they are."""
    site.office.settings(guideline_data=written(Lists(customers=(Customer("Hotel Sonnblick", consent=False),))))
    visit = site.visit("ada")
    lists = {"confidential": "Seeadler\r\n\r\nSeeadler", "phones": "030 1234567"}
    assert visit.post("/administration/lists", version=version(site), **lists).status_code == 303
    kept = read_company(company(site).guideline_data)
    assert kept.customers == (Customer("Hotel Sonnblick", consent=False),)
    assert (kept.confidential, kept.phones) == (("Seeadler",), ("030 1234567",))
    assert "Seeadler" in visit.get("/administration/lists").text
    assert "Seeadler</mark>" in visit.post("/guideline/try", tried="Unser Seeadler fliegt").text


def test_only_admin_and_lead_keep_settings(site: Site) -> None:
    """Clara and Anna do not even see them."""
    for handle in ("clara", "anna"):
        visit = site.visit(handle)
        for path in ("", "/company", "/channels", "/lists"):
            assert visit.get(f"/administration{path}").status_code == 403
        assert visit.post("/administration/company", version=version(site), **FORM).status_code == 403
        assert "Verwaltung" not in visit.get("/").text
