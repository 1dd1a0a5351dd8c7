"""The queue's page: what leaves next, what needs somebody, and each missed post by itself."""

from datetime import timedelta

import pytest

from approvals.desk import holding
from tests.full_calendar import planned, ready
from tests.pinboard import Weather
from tests.website import Site


def due(site: Site, weather: Weather | None = None) -> str:
    """A placement whose time has come; what the channel did with it, unless nothing was running."""
    placement = planned(site.office, site.office.clock() + timedelta(hours=1))
    site.office.clock.move(hours=1)
    if weather is not None:
        site.office.board.weather = weather
        site.office._deliver(placement)
    else:
        site.office.clock.move(hours=1)
    return placement


def stage(site: Site, placement: str) -> str:
    with site.office.begin(reading=True) as work:
        return work.placements.get(placement).stage


def test_what_leaves_next_is_listed_by_day(site: Site) -> None:
    """The next first, with time, channel and opening."""
    planned(site.office, site.office.clock() + timedelta(days=1))
    planned(site.office, site.office.clock() + timedelta(hours=2), 1)
    told = site.visit("anna").text("/queue")
    assert told.index("Montag, 23. November") < told.index("Drei neue Kolleginnen") < told.index("Dienstag, 24.")


def test_an_empty_queue_explains_itself(site: Site) -> None:
    """And says when something will be here."""
    assert "Nichts eingeplant" in site.visit("lena").text("/queue")


@pytest.mark.parametrize(("weather", "said"), [
    (None, "Zu seiner Zeit lief hier nichts"),
    (Weather.REFUSES_FOR_GOOD, "Der Kanal hat es nicht angenommen, draußen ist nichts. Er sagte: „not like this“"),
    (Weather.UNKNOWN_WRITTEN, "ein zweites Mal schicken wir ihn nicht"),
])  # fmt: skip
def test_what_did_not_leave_says_why(site: Site, weather: Weather | None, said: str) -> None:
    """Late, failed, or of unknown outcome, and what to do."""
    due(site, weather)
    assert said in site.visit("lena").text("/queue")


def test_a_missed_post_gets_a_new_time(site: Site) -> None:
    """In place, and it goes out then."""
    placement = due(site)
    lena = site.visit("lena")
    answer = lena.post(f"/placements/{placement}/time", day="2026-11-24", time="10:00", back="/queue")
    assert (answer.headers["location"], stage(site, placement)) == ("/queue", "queued")
    assert "Liegen geblieben" not in lena.text("/queue")


def test_a_missed_post_goes_back_to_approved(site: Site) -> None:
    """It waits in the tray, and nothing goes out by itself."""
    placement = due(site, Weather.REFUSES_FOR_GOOD)
    site.visit("lena").post(f"/placements/{placement}/no-time", back="/queue")
    assert stage(site, placement) == "approved"


def test_a_missed_post_is_withdrawn(site: Site) -> None:
    """The whole post ends, after being told what that means."""
    placement = due(site)
    lena = site.visit("lena")
    assert "Das lässt sich nicht zurücknehmen" in lena.text("/queue")
    assert lena.post(f"/placements/{placement}/withdraw").headers["location"] == "/queue"
    assert stage(site, placement) == "pulled"


def test_after_a_hold_each_missed_post_is_decided_by_itself(site: Site) -> None:
    """Lifting leads to the review; until Lena decides, nothing moves."""
    hold = holding.place(site.office.begin, "Trauerfall", by=site.office.people["clara"])
    first, second = due(site), due(site)
    lena = site.visit("lena")
    assert "hinaus geht es erst, wenn er aufgehoben ist" not in lena.text("/today")
    site.visit("clara").post(f"/holds/{hold}/lift")
    assert lena.post(f"/holds/{hold}/lift").headers["location"] == "/queue"
    assert "entscheidest du hier Stück für Stück" in lena.get("/queue").text
    lena.post(f"/placements/{first}/time", day="2026-11-24", time="10:00", back="/queue")
    assert (stage(site, first), stage(site, second)) == ("queued", "held")


def test_who_does_not_plan_only_reads(site: Site) -> None:
    """Anna sees that it stayed behind, and no button to decide."""
    placement = due(site)
    page = site.visit("anna").get("/queue").text
    assert "Liegen geblieben" in page
    assert f"/placements/{placement}" not in page


def test_the_tray_is_here_too(site: Site) -> None:
    """Approved and without a time."""
    ready(site.office)
    assert "Freigegeben, noch ohne Zeit" in site.visit("lena", "de").text("/queue")
    assert "Approved, without a time yet" in site.visit("lena", "en").text("/queue")
