"""The pages on which a lead decides what no machine can: is it out, and is it gone."""

import pytest

from approvals.desk import counting
from tests.pinboard import Weather
from tests.settling_pages import Window, by_hand, unknown
from tests.website import Site, site_of

NOWHERE = "0" * 16


@pytest.fixture
def site(site: Site) -> Site:
    """The board shows itself on the export's channel."""
    site.office.board = Window("export")
    return site_of(site.office)


def test_both_readings_stand_side_by_side(site: Site) -> None:
    """Led there from her first page, the queue and the post; the one that is ours is named in one tap."""
    post, placement = unknown(site.office)
    lena, path = site.visit("lena"), f"/placements/{placement}/outcome"
    for page in ("/", "/queue", f"/posts/{post}"):
        assert f'href="{path}"' in lena.get(page).text
    told = lena.text(path)
    assert told.count("Schön war") == 2
    assert "Das ist unserer" in told
    assert lena.post(f"{path}/look").headers["location"] == path
    assert lena.post(f"{path}/out", address="https://board.example/1").headers["location"] == f"/posts/{post}"
    assert site.office.places(post) == {"export": "published"}
    assert lena.get(path).headers["location"] == f"/posts/{post}"


def test_an_address_is_wanted(site: Site) -> None:
    """Said beside the field; nothing is decided."""
    post, placement = unknown(site.office)
    answer = site.visit("lena").post(f"/placements/{placement}/outcome/out", address=" ")
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert site.office.places(post) == {"export": "unknown"}


def test_it_is_not_out(site: Site) -> None:
    """It waits in the queue for a new time; said twice, it says that it is settled."""
    post, placement = unknown(site.office)
    lena, path = site.visit("lena"), f"/placements/{placement}/outcome/not-out"
    assert lena.post(path).headers["location"] == "/queue"
    assert site.office.places(post) == {"export": "failed"}
    assert lena.post(path).headers["location"] == f"/posts/{post}"


def test_what_has_to_be_deleted_by_hand(site: Site) -> None:
    """Steps, deadline and the button; it stays open while the channel shows it, then its post has the proof."""
    post, placement = by_hand(site.office)
    lena, path = site.visit("lena"), f"/placements/{placement}/removal"
    for page in ("/", f"/posts/{post}"):
        assert f'href="{path}"' in lena.get(page).text
    assert "tippe auf die drei Punkte" in lena.text(path)
    assert "bis Mi" in lena.text(path)
    site.office.board.weather = Weather.REFUSES
    refused = lena.post(path)
    assert refused.status_code == 422
    assert 'name="own_word"' in refused.text
    assert lena.post(path).headers["location"] == f"/posts/{post}"
    assert "answers 404" in lena.text(f"/posts/{post}")
    assert "tippe auf" not in lena.get("/").text


def test_what_is_out_is_told_on_the_post_s_page(site: Site) -> None:
    """Where, since when, with its numbers and as of when."""
    post = site.office.published("ben")
    counting.sweep_numbers(site.office.begin, lambda _: site.office.board)
    told = site.visit("anna").text(f"/posts/{post}")
    for piece in ("Auf Export ansehen", "Gefällt 12", "Geteilt 3", "Stand: ", "ist draußen"):
        assert piece in told


@pytest.mark.parametrize("handle", ["anna", "clara", "ada"])
def test_others_decide_nothing(site: Site, handle: str) -> None:
    """Neither is shown to anybody but the lead."""
    visit = site.visit(handle)
    for path in (f"/placements/{NOWHERE}/outcome", f"/placements/{NOWHERE}/removal"):
        assert visit.get(path).status_code == 403
    assert visit.post(f"/placements/{NOWHERE}/outcome/not-out").status_code == 403


def test_a_placement_that_is_none(site: Site) -> None:
    """Is not found."""
    assert site.visit("lena").get(f"/placements/{NOWHERE}/outcome").status_code == 404
