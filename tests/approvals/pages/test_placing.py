"""A tile gets its time, another one, or none; by script, without, and back again."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from approvals.placements import Placement
from tests.full_calendar import planned, ready
from tests.website import Site, Visit

BACK = "/calendar?week=2026-W48"
HTMX = {"hx-request": "true"}


def tomorrow(site: Site) -> str:
    return planned(site.office, datetime(2026, 11, 24, 9, tzinfo=UTC))


def now_at(site: Site, placement: str) -> Placement:
    with site.office.begin(reading=True) as work:
        return work.placements.get(placement)


def give(visit: Visit, placement: str, day: str, time: str, **more: object) -> object:
    return visit.post(f"/placements/{placement}/time", day=day, time=time, back=BACK, **more)


def by_script(visit: Visit, placement: str, **fields: object) -> object:
    return visit.client.post(
        f"/placements/{placement}/time", data={"csrf": visit.csrf, "back": BACK, **fields}, headers=HTMX
    )


def test_a_tile_is_moved_without_script(site: Site) -> None:
    """The plain page asks, the form moves, and the calendar says so with an undo."""
    lena, placement = site.visit("lena"), tomorrow(site)
    assert 'value="2026-11-24"' in lena.get(f"/placements/{placement}/time").text
    answer = give(lena, placement, "2026-11-26", "14:30")
    assert (answer.status_code, answer.headers["location"]) == (303, BACK)
    assert now_at(site, placement).due_at == datetime(2026, 11, 26, 13, 30, tzinfo=UTC)
    page = lena.get(BACK).text
    assert "Instagram geht jetzt Do. 26. Nov., 14:30 hinaus." in page
    assert f"/placements/{placement}/undo?at=2026-11-24T09" in page


def test_a_move_is_undone(site: Site) -> None:
    """To the minute, in the zone it was meant in."""
    lena, placement = site.visit("lena"), tomorrow(site)
    give(lena, placement, "2026-11-26", "14:30")
    lena.post(undo_on(lena))
    assert now_at(site, placement).due_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_the_first_time_is_undone_by_taking_it_away(site: Site) -> None:
    """Back in the tray."""
    lena = site.visit("lena")
    placement = site.office.placement(ready(site.office), "instagram").id
    give(lena, placement, "2026-11-26", "14:30")
    assert now_at(site, placement).stage == "queued"
    lena.post(undo_on(lena))
    assert (now_at(site, placement).stage, now_at(site, placement).due_at) == ("approved", None)


def test_taking_it_off_the_plan_is_undone_too(site: Site) -> None:
    """It stays approved meanwhile."""
    lena, placement = site.visit("lena"), tomorrow(site)
    lena.post(f"/placements/{placement}/no-time", back=BACK)
    assert now_at(site, placement).stage == "approved"
    lena.post(undo_on(lena))
    assert now_at(site, placement).due_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_dragged_tile_redraws_the_calendar(site: Site) -> None:
    """The answer is the calendar with the tile in its new place, and the sentence beside it."""
    lena, placement = site.visit("lena"), tomorrow(site)
    answer = by_script(lena, placement, day="2026-11-27", time="08:00", dragged="1")
    assert answer.text.lstrip().startswith('<div id="calendar"')
    friday = answer.text.split('id="day-2026-11-27"')[1].split("</section>")[0]
    assert placement in friday
    assert '<hx-partial hx-target="#told">' in answer.text


def test_a_refused_drag_is_told_beside_the_calendar(site: Site) -> None:
    """Yesterday is past; the tile stays."""
    lena, placement = site.visit("lena"), tomorrow(site)
    answer = by_script(lena, placement, day="2026-11-22", time="08:00", dragged="1")
    assert (answer.status_code, answer.headers["hx-retarget"]) == (422, "#told")
    assert "ist schon vorbei" in answer.text


@pytest.mark.parametrize(("day", "time", "said"), [
    ("2027-03-28", "02:30", "gibt es in Europe/Berlin nicht"), ("2026-11-22", "08:00", "ist schon vorbei"),
    ("2026-11-31", "08:00", "passt nicht"), ("", "", "passt nicht"), ("2026-12-01", "soon", "passt nicht"),
])  # fmt: skip
def test_a_time_that_is_refused_is_said_beside_its_field(site: Site, day: str, time: str, said: str) -> None:
    """What was entered is still there, in the dialog and on the plain page."""
    lena, placement = site.visit("lena"), tomorrow(site)
    dialog, plain = by_script(lena, placement, day=day, time=time), give(lena, placement, day, time)
    assert (dialog.status_code, plain.status_code, dialog.headers["hx-retarget"]) == (422, 422, "#time")
    for page in (dialog.text, plain.text):
        assert said in page.split('id="time-trouble"')[1]
        assert 'aria-describedby="time-trouble"' in page
        assert not day or f'value="{day}"' in page
    assert now_at(site, placement).due_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_time_that_comes_twice_means_the_first(site: Site) -> None:
    """Half past two on the day the clocks go back."""
    placement = tomorrow(site)
    give(site.visit("lena"), placement, "2027-10-31", "02:30")
    assert now_at(site, placement).due_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_an_undo_into_the_past_is_refused(site: Site) -> None:
    """Lena hesitated until the old time was over; it stays where it is."""
    lena, placement = site.visit("lena"), planned(site.office, site.office.clock() + timedelta(minutes=5))
    give(lena, placement, "2026-11-26", "14:30")
    undo = undo_on(lena)
    site.office.clock.move(hours=1)
    assert lena.post(undo).status_code == 422
    assert now_at(site, placement).due_at == datetime(2026, 11, 26, 13, 30, tzinfo=UTC)


def test_only_the_lead_gives_times(site: Site) -> None:
    """Clara and Anna are told whose task it is; nothing moved."""
    placement = tomorrow(site)
    for handle in ("clara", "anna"):
        assert give(site.visit(handle), placement, "2026-11-26", "14:30").status_code == 403
    assert now_at(site, placement).due_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_what_is_out_cannot_be_planned(site: Site) -> None:
    """Its page says so and has no form."""
    placement = planned(site.office, site.office.clock() + timedelta(hours=1))
    site.office.clock.move(hours=1)
    site.office._deliver(placement)
    page = site.visit("lena").get(f"/placements/{placement}/time").text
    assert "Daran lässt sich gerade nichts planen" in page
    assert 'name="day"' not in page


@pytest.mark.parametrize("back", ["https://elsewhere.test/", "//elsewhere.test", "javascript:alert(1)"])
def test_the_way_back_stays_here(site: Site, back: str) -> None:
    """Whatever somebody put into the form."""
    lena, placement = site.visit("lena"), tomorrow(site)
    answer = lena.post(f"/placements/{placement}/time", day="2026-11-26", time="14:30", back=back)
    assert answer.headers["location"] == "/"


def test_nonsense_in_an_undo_changes_nothing(site: Site) -> None:
    """A time that is none, a zone that is none, a placement that is none."""
    lena, placement = site.visit("lena"), tomorrow(site)
    for path in (f"{placement}/undo?at=yesterday", f"{placement}/undo?at=2026-12-01T10:00&zone=Mars", "0000/undo"):
        assert lena.post(f"/placements/{path}").status_code in {404, 422}
    assert now_at(site, placement).due_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def undo_on(visit: Visit) -> str:
    """The address the undo on the next page is posted to."""
    page = visit.get(BACK).text
    address = page.split('id="told"')[1].split('action="')[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(urlsplit(address).query)["back"] == [BACK]
    return address
