"""The letterbox's page sees nobody: no cookie is read or set, and nothing is logged."""

import logging

import pytest
from fastapi import Request

from approvals.pages.letterbox import MOST, word_of
from tests.approvals.test_letterbox import everything
from tests.website import Site, Visit


def box(site: Site) -> str:
    return f"/letterbox/{word_of(site.premises, site.office.clock())}"


def lying(site: Site) -> list[str]:
    with site.premises.begin() as work:
        return [one.said for one in work.letterbox.slips()]


def drop(visit: Visit, path: str, **fields: str):
    """As the form does it, with no token of anybody's."""
    return visit.client.post(path, data=fields, headers={"origin": "http://testserver"})


def test_a_signed_in_person_lays_in_without_being_seen(site: Site, monkeypatch: pytest.MonkeyPatch):
    """Their browser sends a session, which is taken away before anything can read it; and none is set."""
    anna, seen = site.visit("anna"), list[object]()

    def read(request: Request) -> dict[str, str]:
        seen.extend([request.headers.get("cookie"), request.headers.get("user-agent"), request.client])
        return {}

    monkeypatch.setattr(Request, "cookies", property(read))
    assert anna.get(box(site)).status_code == 200
    answer = drop(anna, box(site), kind="worry", said="Was ist mit meinem Bild?")
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers
    assert set(seen) == {None}
    assert lying(site) == ["Was ist mit meinem Bild?"]


def test_with_and_without_a_session_the_same_is_left_behind(site: Site, caplog: pytest.LogCaptureFixture):
    """No table but the letterbox changes, not even when a session was last seen; no log says a word."""
    anna, path = site.visit("anna"), box(site)
    anna.get("/change/worries")
    site.office.clock.move(hours=3)
    before = list(everything(site.office))
    with caplog.at_level(logging.DEBUG, logger="freigabe"):
        drop(anna, path, said="Eins")
        drop(site.visit(None), path, said="Zwei")
    assert list(everything(site.office)) == before
    assert not [one for one in caplog.records if one.name.startswith("freigabe")]


def test_everybody_is_given_the_same_word(site: Site):
    """The link on the page of worries tells nothing of who follows it."""
    told = {site.visit(handle).get("/change/worries").text.split("/letterbox/")[1][:32] for handle in ("anna", "clara")}
    assert len(told) == 1


def test_without_the_word_of_the_week_it_stays_shut(site: Site):
    """Nobody from outside lays anything in; last week's word still does, an older one does not."""
    path = box(site)
    assert drop(site.visit(None), "/letterbox/nonsense", said="Eins").status_code == 410
    site.office.clock.move(days=7)
    assert drop(site.visit(None), path, said="Zwei").status_code == 303
    site.office.clock.move(days=7)
    assert drop(site.visit(None), path, said="Drei").status_code == 410
    assert lying(site) == ["Zwei"]


def test_another_site_cannot_send_the_form(site: Site):
    """The browser says where it comes from."""
    answer = site.visit(None).client.post(box(site), data={"said": "Eins"}, headers={"origin": "https://evil.test"})
    assert answer.status_code == 403


def test_too_many_are_refused_whoever_they_are(site: Site):
    """There is one count for everybody, and it is forgotten with the process; the words are not lost."""
    nobody = site.visit(None)
    for _ in range(MOST):
        drop(nobody, f"{box(site)}/mood", answer0="1", answer1="2", answer2="3")
    answer = drop(nobody, box(site), said="Noch eine Sorge")
    assert answer.status_code == 429
    assert "Noch eine Sorge" in answer.text
    site.office.clock.move(minutes=11)
    assert drop(nobody, box(site), said="Noch eine Sorge").status_code == 303


def test_three_sentences_want_three_answers(site: Site):
    """Two are asked about again, and nothing is kept."""
    answer = drop(site.visit(None), f"{box(site)}/mood", answer0="1", answer1="2")
    assert answer.status_code == 422
    assert lying(site) == []
