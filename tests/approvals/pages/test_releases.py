"""The lead gives a channel its time on the post's page."""

import pytest

from tests.website import Site


@pytest.fixture
def approved(site: Site) -> str:
    return site.office.approved("ben", channels=("export", "instagram"))


def test_each_channel_gets_its_own_time(site: Site, approved: str):
    """Lena plans one channel in the company's zone; the other keeps waiting."""
    site.visit("lena").post(f"/posts/{approved}/channels/export/release", at="2026-12-01T10:00")
    assert site.office.places(approved) == {"export": "queued", "instagram": "approved"}
    assert site.office.placement(approved).due_at.isoformat() == "2026-12-01T09:00:00+00:00"
    assert "Di. 1. Dez., 10:00" in site.visit("lena").text(f"/posts/{approved}")


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2027-03-28T02:30", "die Uhren springen darüber hinweg"),
        ("2026-11-01T10:00", "ist schon vorbei"),
        ("bald", "bald"),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_stays_in_its_field(site: Site, approved: str, at: str, why: str):
    """An hour the clocks skip, a time in the past, and no time at all."""
    answer = site.visit("lena").post(f"/posts/{approved}/channels/export/release", at=at)
    assert answer.status_code == 422
    assert why in answer.text
    assert f'value="{at}"' in answer.text
    assert site.office.places(approved)["export"] == "approved"


def test_out_of_the_queue_again(site: Site, approved: str):
    """What was planned goes back to approved."""
    site.office.release(approved, days=1)
    site.visit("lena").post(f"/posts/{approved}/channels/export/unqueue")
    assert site.office.places(approved)["export"] == "approved"


def test_holding_this_post_with_a_reason(site: Site, approved: str):
    """Without a reason nothing happens; with one the page says that it is on hold."""
    lena = site.visit("lena")
    assert lena.post(f"/posts/{approved}/hold", reason=" ").status_code == 422
    lena.post(f"/posts/{approved}/hold", reason="Trauerfall")
    assert "angehalten" in lena.text(f"/posts/{approved}")


def test_nobody_else_plans(site: Site, approved: str):
    """A contact and an author are turned away."""
    for who in ("clara", "anna"):
        path = f"/posts/{approved}/channels/export/release"
        assert site.visit(who).post(path, at="2026-12-01T10:00").status_code == 403
