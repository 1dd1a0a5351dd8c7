"""The calendar: a week hour by hour, a month day by day, in the company's zone, on the days the clocks change too."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from approvals.desk import holding
from approvals.times import Moment
from tests.full_calendar import filled, planned, ready
from tests.website import Site


def drops(page: str, day: str) -> list[str]:
    """Where something can be put on a day of a week: its hours."""
    return re.findall(rf'data-drop="{day}T(\d\d)"', page)


def column(page: str, day: str) -> str:
    return page.split(f'id="day-{day}"', 1)[1].split("</section>", 1)[0]


def test_a_week_shows_time_channel_opening_and_picture(site: Site) -> None:
    """On each tile, and how it stands; the zone once above."""
    planned(site.office, datetime(2026, 11, 25, 13, 15, tzinfo=UTC))
    page = site.visit("lena").get("/calendar").text
    told = column(page, "2026-11-25")
    for part in (
        '<time datetime="2026-11-25T14:15+01:00">14:15</time>',
        "Instagram",
        "eingeplant",
        "Unser Sommerfest",
        "/photos/",
    ):
        assert part in told
    assert "Zeiten in Europe/Berlin" in page


def test_what_has_no_time_lies_beside_it(site: Site) -> None:
    """With the author's wish, and where the time is given."""
    wish = datetime(2026, 11, 26, 9, tzinfo=UTC)
    post = ready(site.office, wish=Moment(wish, "Europe/Berlin"))
    told = site.visit("lena").get("/calendar").text.split('class="tray"')[1]
    assert f"/placements/{site.office.placement(post, 'instagram').id}/time" in told
    assert "Wunsch: Do. 26. Nov., 10:00" in told


@pytest.mark.parametrize(("path", "title"), [
    ("/calendar?week=2026-W53", "Woche 53"), ("/calendar?month=2027-02", "Februar 2027"), ("/calendar", "Woche 48"),
])  # fmt: skip
def test_any_week_and_month_has_an_address(site: Site, path: str, title: str) -> None:
    """Also the 53rd week of a long year."""
    assert title in site.visit("lena").text(path)


@pytest.mark.parametrize("path", ["week=2026-W54", "week=nonsense", "month=2026-13", "week=9999-W01", "month=0000-01"])
def test_a_week_there_is_not_is_refused(site: Site, path: str) -> None:
    """With what an address looks like."""
    answer = site.visit("lena").get(f"/calendar?{path}")
    assert answer.status_code == 422
    assert "2026-" in answer.text


def test_the_day_with_25_hours_is_drawn_with_25(site: Site) -> None:
    """A tile in the second two o'clock stands in a row of its own, and nothing new is put there."""
    site.office.clock.now = datetime(2026, 10, 19, 6, tzinfo=UTC)
    planned(site.office, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    planned(site.office, datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 1)
    page = site.visit("lena").get("/calendar?week=2026-W43").text
    assert "rows-25" in page
    assert "Eine Stunde kommt zweimal" in page
    rows = column(page, "2026-10-25").split('<div class="hour')[1:]
    assert [number for number, row in enumerate(rows) if ">02:30</time>" in row] == [2, 3]
    assert drops(page, "2026-10-25").count("02") == 1


def test_the_day_with_23_hours_takes_nothing_in_the_hour_it_lacks(site: Site) -> None:
    """Two o'clock is there as a row of the week, but not on that Sunday."""
    site.office.clock.now = datetime(2026, 3, 23, 6, tzinfo=UTC)
    page = site.visit("lena").get("/calendar?week=2026-W13").text
    assert "02" in drops(page, "2026-03-28")
    assert "02" not in drops(page, "2026-03-29")
    assert len(drops(page, "2026-03-29")) == 23
    assert "Eine Stunde fehlt" in page


def test_nothing_is_put_into_the_past(site: Site) -> None:
    """It is ten on Monday: the hours before are closed, this one is not yet."""
    page = site.visit("lena").get("/calendar").text
    assert drops(page, "2026-11-23")[0] == "10"
    site.office.clock.move(days=2)
    page = site.visit("lena").get("/calendar?week=2026-W48").text
    assert drops(page, "2026-11-24") == []


def test_a_month_tells_time_and_channel_and_how_much_more_there_is(site: Site) -> None:
    """Five tiles of a day, and a way to its week for the rest."""
    for number in range(7):
        planned(site.office, datetime(2026, 12, 3, 9 + number, tzinfo=UTC), number)
    told = column(site.visit("lena").get("/calendar?month=2026-12").text, "2026-12-03")
    assert (told.count("data-tile"), "2 weitere" in told) == (5, True)
    assert re.search(r'10:00</time> <span class="where">Instagram', told)
    assert "/calendar?week=2026-W49" in told


def test_a_hold_stands_above_the_days_it_stops(site: Site) -> None:
    """With its reason and who placed it; last week knew nothing of it."""
    planned(site.office, site.office.clock() + timedelta(hours=5))
    holding.place(site.office.begin, "Trauerfall", by=site.office.people["clara"])
    lena = site.visit("lena")
    assert "Alles ist angehalten: nichts geht hinaus. Trauerfall Clara" in lena.text("/calendar")
    assert "steht still" in lena.text("/calendar")
    assert "Trauerfall" not in lena.text("/calendar?week=2026-W47")


def test_who_does_not_plan_reads_it(site: Site) -> None:
    """Anna's tiles lead to the posts and cannot be dragged."""
    planned(site.office, site.office.clock() + timedelta(hours=5))
    page = site.visit("anna").get("/calendar").text
    assert "data-tile" in page
    assert "data-drags" not in page
    assert "/time?back" not in page


def test_the_calendar_in_english(site: Site) -> None:
    """No word of it stays German."""
    filled(site.office, 3)
    told = site.visit("lena", "en").text("/calendar")
    for part in (
        "Week 48",
        "Mon 23 Nov to Sun 29 Nov",
        "Times in Europe/Berlin",
        "scheduled",
        "Approved, without a time yet",
    ):
        assert part in told


@pytest.mark.parametrize("path", ["/calendar", "/calendar?month=2026-11", "/queue", "/today", "/holds"])
def test_pages_of_the_planner_ask_as_often_for_two_tiles_as_for_twenty(site: Site, path: str) -> None:
    """The number of queries is fixed."""
    lena, asked, counts = site.visit("lena"), [], []
    event.listen(site.office.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    for more in (2, 18):
        filled(site.office, more)
        ready(site.office, more)
        lena.get(path)
        asked.clear()
        lena.get(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 24
