"""What I allow in advance: purposes apart, nothing chosen beforehand, withdrawn in one tap, given again as easily."""

import pytest

from approvals.consents import Purpose
from approvals.desk import consenting
from approvals.standing import Standing
from tests.approvals.pages.answering import asked, stands
from tests.office import Office
from tests.website import site_of


def consents(office: Office, handle: str = "emil") -> list[str]:
    return [one.id for one in consenting.consents_of(office.begin, office.people[handle])]


def test_nothing_is_chosen_beforehand(office: Office):
    """No channel is ticked, on each of them we ask each time, and the two purposes have two forms."""
    office.settings(matching=True)
    page = site_of(office).visit("emil").get("/me/consents").text
    assert " checked" not in page.replace('value="" checked', "")
    assert page.count('name="purpose"') == 2


def test_a_consent_is_given_for_channels_an_occasion_and_a_time(office: Office):
    """It covers exactly that; the words shown are those of the reader's language."""
    emil = site_of(office).visit("emil")
    emil.post(
        "/me/consents", purpose="appear", channels=["instagram", "nonsense"], event="Sommerfest", until="2027-08-31"
    )
    (given,) = consenting.consents_of(office.begin, office.people["emil"])
    assert (given.channels, given.event, given.shown) == (frozenset({"instagram"}), "Sommerfest", "appear.de.1")
    assert str(given.ends) == "2027-08-31 22:00:00+00:00"
    assert "Erscheinen auf Instagram Nur bei: Sommerfest · bis 31. August 2027" in emil.text("/me/consents")
    assert f"Beleg {given.id[:8]}" in emil.text("/me/consents")


@pytest.mark.parametrize("fields", [{}, {"channels": "instagram", "until": "gestern"}, {"until": "2020-01-01"}])
def test_what_cannot_be_consented_to_is_said(office: Office, fields: dict[str, str]):
    """No channel, no day, or a day that is over: nothing is given, what was typed stays."""
    emil = site_of(office).visit("emil")
    refused = emil.post("/me/consents", purpose="appear", event="Sommerfest", **fields)
    assert refused.status_code == 422
    assert 'value="Sommerfest"' in refused.text
    assert consents(office) == []


def test_withdrawing_is_one_tap_and_giving_it_again_another(office: Office):
    """What waits is stopped at once; the undo gives the same again."""
    consent = office.consent("emil", "export")
    post = asked(office, "emil")
    emil = site_of(office).visit("emil")
    assert stands(office, post) is Standing.BY_CONSENT
    emil.post(f"/me/consents/{consent}/withdraw")
    assert stands(office, post) is Standing.REFUSED
    assert "Zurückgenommen." in emil.get("/me/consents").text
    emil.post(f"/me/consents/{consent}/withdraw")
    assert emil.post(f"/me/consents/{consent}/again").status_code == 303
    assert stands(office, post) is Standing.BY_CONSENT


def test_nobody_withdraws_or_renews_for_somebody_else(office: Office):
    """Clara, who could take a paper, has no way to Emil's from her own page."""
    consent = office.consent("emil", "export")
    clara = site_of(office).visit("clara")
    assert clara.post(f"/me/consents/{consent}/withdraw").status_code == 404
    consenting.withdraw(office.begin, consent, by=office.people["emil"])
    assert clara.post(f"/me/consents/{consent}/again").status_code == 404
    assert "Erscheinen auf" not in clara.text("/me/consents")


def test_a_consent_in_force_is_not_given_twice(office: Office):
    """Again means after it was withdrawn."""
    consent = office.consent("emil", "export")
    assert site_of(office).visit("emil").post(f"/me/consents/{consent}/again").status_code == 404


def test_matching_is_consented_to_apart(office: Office):
    """One press, and only to be recognised."""
    office.settings(matching=True)
    emil = site_of(office).visit("emil", "en")
    assert emil.post("/me/consents", purpose="match", back="/me/face").headers["location"] == "/me/face"
    (given,) = consenting.consents_of(office.begin, office.people["emil"])
    assert (given.purpose, given.channels, given.shown) == (Purpose.MATCH, frozenset(), "match.en.1")
