"""The plan as a calendar program fetches it: a private address, RFC 5545, no pictures, ended on the page "Me"."""

import re
from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from approvals.desk import hiring, holding
from tests.full_calendar import planned
from tests.website import Site

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


def address(site: Site, handle: str = "anna") -> str:
    """A new one's path, as its owner reads it once."""
    page = site.visit(handle).post("/me/calendar-addresses", name="Handy").text
    return re.search(r'value="[^"]*(/calendar-feed/[\w-]+\.ics)"', page)[1]


def entries(site: Site, path: str) -> list:
    answer = site.visit(None).get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_plan_is_read_back_by_a_calendar_program(site: Site) -> None:
    """Each entry once, in UTC, with the post's address and its words, umlauts and commas whole."""
    placement = planned(site.office, AT, text="Schön, dass ihr da wart; bis „bald“!\nEuer Team")
    (event,) = entries(site, address(site))
    assert (event["uid"], event.start, event.duration) == (f"{placement}@freigabe", AT, timedelta(minutes=15))
    assert str(event["summary"]) == "Instagram: Schön, dass ihr da wart; bis „bald“! Euer Team"
    assert str(event["url"]).startswith("http")
    assert event["status"] == "CONFIRMED"
    assert not {"attach", "image"} & {name.lower() for name in event}


def test_what_rfc_5545_demands_is_there(site: Site) -> None:
    """Lines of 75 bytes at most that end in CR LF, a version, a product, a stamp."""
    planned(site.office, AT, text="ä" * 200)
    data = site.visit(None).get(address(site)).content
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(data)
    assert (calendar["version"], bool(calendar["prodid"])) == ("2.0", True)
    assert all("dtstamp" in event for event in calendar.walk("VEVENT"))


def test_an_entry_keeps_its_name_and_counts_its_changes(site: Site) -> None:
    """So that a moved post moves in the calendar, and one that stands still is tentative."""
    placement = planned(site.office, AT)
    path, lena = address(site), site.visit("lena")
    (before,) = entries(site, path)
    lena.post(f"/placements/{placement}/time", day="2026-11-27", time="08:00", back="/queue")
    holding.place(site.office.begin, "Trauer", by=site.office.people["lena"])
    (after,) = entries(site, path)
    assert (after["uid"], after.start) == (before["uid"], datetime(2026, 11, 27, 7, tzinfo=UTC))
    assert after["sequence"] > before["sequence"]
    assert after["status"] == "TENTATIVE"


def test_an_address_is_listed_and_ends_at_once(site: Site) -> None:
    """With its last use; afterwards it opens nothing, as any other that never was."""
    path, anna = address(site), site.visit("anna")
    entries(site, path)
    page = anna.get("/me/sessions").text
    assert "gerade eben benutzt" in page.split('id="feeds-head"')[1]
    ending = re.findall(r'action="(/me/sessions/\w+/end)"', page.split('id="feeds-head"')[1])
    anna.post(ending[0])
    wrong = site.visit(None).get("/calendar-feed/nothing.ics")
    assert site.visit(None).get(path).status_code == wrong.status_code >= 400


def test_an_address_ends_with_its_owner(site: Site) -> None:
    """Emil left."""
    path = address(site, "emil")
    hiring.let_go(site.office.begin, site.office.people["emil"], by=site.office.people["ada"])
    assert site.visit(None).get(path).status_code >= 400


def test_an_address_opens_nothing_else(site: Site) -> None:
    """Not the pages, and not the interface."""
    secret = address(site).split("/")[-1].removesuffix(".ics")
    assert site.visit(None).get("/api/v1/me", headers={"authorization": f"Bearer {secret}"}).status_code == 401
    assert site.visit(None).get(f"/in/{secret}").status_code >= 400
