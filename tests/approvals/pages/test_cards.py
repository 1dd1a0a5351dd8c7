"""A card with a PIN on the pages: printed once, used on any device, blocked in one step."""

from approvals.desk import answering, cards
from tests.approvals.pages.answering import asked
from tests.office import Office
from tests.website import site_of


def test_a_contact_prints_one(office: Office):
    """A PDF that no cache keeps; staff may not."""
    site = site_of(office)
    printed = site.visit("clara").post("/cards", handle="Emil")
    assert printed.content.startswith(b"%PDF-")
    assert printed.headers["cache-control"] == "no-store"
    assert site.visit("ben").post("/cards", handle="emil").status_code == 403


def test_with_card_and_pin_emil_is_at_his_questions(office: Office):
    """Without a mail: code, PIN, and what waits for him."""
    asked(office, "emil")
    card = cards.issue_card(office.begin, office.people["emil"], by=office.people["clara"])
    phone = site_of(office).visit(None)
    assert phone.get(f"/k/{card.secret}").status_code == 200
    went = phone.post(f"/k/{card.secret}", pin=f"{card.pin[:3]} {card.pin[3:]}")
    assert (went.status_code, went.headers["location"]) == (303, "/")
    assert phone.get("/me/consents").status_code == 200
    assert len(answering.asked(office.begin, office.people["emil"])) == 1


def test_a_wrong_pin_says_how_many_tries_are_left(office: Office):
    """And opens nothing; looking at the page costs none."""
    card = cards.issue_card(office.begin, office.people["emil"], by=office.people["clara"])
    phone = site_of(office).visit(None)
    phone.get(f"/k/{card.secret}")
    refused = phone.post(f"/k/{card.secret}", pin="0")
    assert refused.status_code == 422
    assert "4" in refused.text
    assert phone.get("/me/consents").status_code == 303


def test_a_blocked_card_opens_nothing(office: Office):
    """Clara blocks it by its owner's short name."""
    card = cards.issue_card(office.begin, office.people["emil"], by=office.people["clara"])
    site = site_of(office)
    site.visit("clara").post("/cards/end", handle="emil")
    assert site.visit(None).get(f"/k/{card.secret}").status_code in {404, 410, 403}
