"""Fixed places are written in the settings, shown in the calendar and filled in one tap."""

from datetime import UTC, datetime

import pytest

from approvals.slots import read_slots, written_slots
from tests.full_calendar import planned, ready, wall_clock
from tests.website import Site

PATH = "/administration/places"


def version(site: Site) -> int:
    with site.office.begin(reading=True) as work:
        return work.company.version


def kept(site: Site) -> str:
    with site.office.begin(reading=True) as work:
        return written_slots(work.company.slots)


def test_places_are_kept_as_they_are_written(site: Site) -> None:
    """And shown again in the reader's language."""
    answer = site.visit("lena").post(
        PATH, version=version(site), undo="5", on_holidays="on", **{"slots instagram": "Di und Do 10:00"}
    )
    assert (answer.status_code, kept(site)) == (303, "Di Do 10:00")
    assert "Tue Thu 10:00" in site.visit("ada", "en").get(PATH).text
    with site.office.begin(reading=True) as work:
        assert (work.company.undo_minutes, work.company.slots_on_holidays) == (5, True)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"slots instagram": "Blursday 10:00", "undo": "0"}, "„blursday“ verstehen wir nicht"),
        ({"slots instagram": "", "undo": "11"}, "passt nicht"),
        ({"slots instagram": "", "undo": "0", "version": "999"}, "inzwischen"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_in_its_field(site: Site, fields: dict[str, str], said: str) -> None:
    """Nothing was lost, nothing was changed."""
    answer = site.visit("lena").post(PATH, **{"version": version(site)} | fields)
    assert answer.status_code in {409, 422}
    assert said in answer.text
    assert f'value="{fields["slots instagram"]}"' in answer.text
    assert kept(site) == ""


def test_the_tray_offers_the_next_place_and_one_tap_fills_it(site: Site) -> None:
    """With an undo, and the calendar redrawn for a script."""
    site.office.settings(slots=read_slots("instagram", "Do 10:00"))
    placement = site.office.placement(ready(site.office), "instagram").id
    lena, back = site.visit("lena"), "/calendar?week=2026-W48"
    assert f'action="/placements/{placement}/next-place"' in lena.get(back).text
    assert "Do. 26. Nov., 10:00" in lena.text("/queue")
    answer = lena.post(f"/placements/{placement}/next-place", back=back)
    assert answer.headers["location"] == back
    assert wall_clock(site.office, placement) == "2026-11-26 10:00"
    assert f"/placements/{placement}/undo" in lena.get(back).text


def test_a_post_is_released_for_the_next_place(site: Site) -> None:
    """From its own page; who may not release sees no such button."""
    site.office.settings(slots=read_slots("instagram", "Do 10:00"))
    post = ready(site.office)
    assert "Nächster freier Platz: Do. 26. Nov., 10:00" in site.visit("lena").text(f"/posts/{post}")
    assert "Nächster freier Platz" not in site.visit("anna").text(f"/posts/{post}")


def test_the_calendar_knows_holidays_gaps_and_what_stands_too_close(site: Site) -> None:
    """Calmly, in the week, the month and the queue."""
    site.office.settings(region="DE-SN", slots=read_slots("instagram", "Do 10:00"))
    assert "Buß- und Bettag" in site.visit("lena").text("/calendar?week=2026-W47")
    assert "Repentance" in site.visit("lena", "en").text("/calendar?month=2026-11")
    for minute in (0, 30):
        planned(site.office, datetime(2026, 11, 25, 9, minute, tzinfo=UTC), minute)
    text = site.visit("lena").text("/calendar?week=2026-W48")
    assert "10:00 Instagram: frei" in text
    for page in (text, site.visit("lena").text("/queue")):
        assert "Instagram, Mi., 25. Nov.: zwei Beiträge dicht beieinander, 10:00 und 10:30." in page
