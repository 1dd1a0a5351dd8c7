"""Versions of a post, and what happened to it."""

import pytest

from approvals.desk import answering
from approvals.people import Role
from tests.counting import queries
from tests.office import Office
from tests.website import Site, site_of


@pytest.fixture
def site(office: Office) -> Site:
    office.hire("faruk", Role.AUDITOR)
    return site_of(office)


def test_the_last_change_is_shown_first(site: Site):
    """Anna replaced a word and added a channel."""
    post = site.office.submit("Ein schönes Fest").id
    site.office.edit(post, text="Ein großes Fest", channels=("export", "facebook"))
    page = site.visit("clara").get(f"/posts/{post}/versions").text
    assert "<del>schönes</del><ins>großes</ins>" in page
    assert "<ins>Facebook</ins>" in page
    assert "Von Fassung 1 zu Fassung 2" in page


def test_any_two_can_be_compared(site: Site):
    """Of three versions the first and the last."""
    post = site.office.submit("Eins").id
    site.office.edit(post, text="Zwei")
    site.office.edit(post, text="Drei")
    told = site.visit("anna").get(f"/posts/{post}/versions?old=1&new=3").text
    assert "<del>Eins</del><ins>Drei</ins>" in told


@pytest.mark.parametrize(
    ("who", "status"), [("anna", 200), ("lena", 200), ("faruk", 200), ("dora", 200), ("emil", 403)]
)
def test_earlier_versions_are_for_those_who_work_on_it(site: Site, who: str, status: int):
    """A colleague does not read what was taken out again."""
    post = site.office.submit("Ein Fest").id
    assert site.visit(who).get(f"/posts/{post}/versions").status_code == status


def test_history_tells_what_happened_and_not_who_answered(site: Site):
    """Ben said no, Emil yes: neither name stands there, nor that anything was answered."""
    office = site.office
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben", "emil")})
    office.say("emil", "yes")
    (question,) = answering.questions(office.begin, office.people["ben"])
    answering.not_me(office.begin, question.appearance.id, by=office.people["ben"])
    office.blur(post, 0)
    told = site.visit("clara").text(f"/posts/{post}/history")
    assert "Anna hat den Beitrag eingereicht." in told
    assert "Die Abgebildeten wurden gefragt." in told
    assert "Anna hat ein Gesicht verpixelt." in told
    assert "Ben" not in told
    assert "Emil" not in told


def test_history_tells_times_and_channels(site: Site):
    """Lena planned it: with the channel and the time, newest first, in English too."""
    post = site.office.approved("ben")
    site.office.release(post, days=1)
    told = site.visit("clara", "en").text(f"/posts/{post}/history")
    assert told.index("Lena scheduled: Export.") < told.index("Clara signed off: Export.")
    assert "for Tue 24 Nov, 10:00" in told


def test_history_is_not_for_authors(site: Site):
    """As on the command line: contacts, auditor and admin read it."""
    post = site.office.submit().id
    assert site.visit("anna").get(f"/posts/{post}/history").status_code == 403


def test_a_long_history_needs_no_more_queries(site: Site):
    """Ten changes or none: the database is asked as often."""
    post = site.office.submit("0").id
    clara = site.visit("clara")
    clara.get("/posts")
    few = queries(site.office.engine, lambda: clara.get(f"/posts/{post}/history"))
    for number in range(1, 10):
        site.office.edit(post, text=str(number))
    assert queries(site.office.engine, lambda: clara.get(f"/posts/{post}/history")) == few <= 24
