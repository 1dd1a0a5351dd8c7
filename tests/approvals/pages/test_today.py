"""The morning brief's page: for contacts and lead, in whole sentences, without telling who was asked."""

from datetime import timedelta

import pytest

from approvals.desk import holding
from tests.full_calendar import planned, ready
from tests.office import Office
from tests.website import Site


def asked(office: Office, *handles: str) -> str:
    picture = office.picture(" ".join(handles).encode())
    post = office.submit("Teamfoto vom Richtfest", pictures=[picture]).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def test_the_day_on_one_page(site: Site) -> None:
    """What goes out today, with time and channel; what waits for a time; and that nothing else stops."""
    planned(site.office, site.office.clock() + timedelta(hours=3))
    ready(site.office, 1)
    told = site.visit("lena").text("/today")
    assert "Montag, 23. November" in told
    assert "13:00 Instagram eingeplant Unser Sommerfest" in told
    assert "Ein freigegebener Beitrag wartet auf eine Zeit" in told
    assert "Nichts. Alles, was bald hinaus soll, ist bereit." in told


def test_open_ends_are_told_in_plain_words(site: Site) -> None:
    """What is missing, until when, and who can lift it."""
    asked(site.office, "ben", "emil")
    told = site.visit("clara").text("/today")
    assert "2 Antworten stehen noch aus. Frist: Do. 26. Nov., 10:00. Das löst: wer gefragt ist" in told
    assert "Gefragte Personen 2 Antworten stehen noch aus. Letzte Frist: Do. 26. Nov., 10:00." in told


def test_a_no_stays_private(site: Site) -> None:
    """A face has to be blurred: neither that nor who was asked can be read here."""
    asked(site.office, "ben", "emil")
    site.office.say("ben", "no")
    page = site.visit("clara").get("/today").text
    assert "Ein Gesicht muss verpixelt werden, oder ein anderes Bild her." in page
    assert "wer es geschrieben hat: Anna" in page
    assert "Ben" not in page
    assert "Emil" not in page


def test_contacts_read_what_they_can_sign(site: Site) -> None:
    """By name, with a way to the post."""
    post = site.office.submit("Nur Text").id
    site.office.check(post)
    page = site.visit("dora").get("/today").text
    assert "Ein Beitrag zum Abzeichnen:" in page
    assert f'href="/posts/{post}"' in page


def test_holds_and_what_was_missed_stand_on_it(site: Site) -> None:
    """With the way to decide."""
    planned(site.office, site.office.clock() + timedelta(hours=1))
    holding.place(site.office.begin, "Trauerfall", by=site.office.people["clara"])
    site.office.clock.move(hours=2)
    told = site.visit("lena").text("/today")
    assert "Alles ist angehalten: nichts geht hinaus. Trauerfall" in told
    assert "Ging nicht hinaus" in told
    assert "Einmal neu entscheiden" in told


@pytest.mark.parametrize(("handle", "status"), [("lena", 200), ("clara", 200), ("anna", 403), ("ada", 403)])
def test_who_reads_it(site: Site, handle: str, status: int) -> None:
    """Contacts and lead; for others it is not even in the menu."""
    visit = site.visit(handle)
    assert visit.get("/today").status_code == status
    assert ('href="/today"' in visit.get("/").text) is (status == 200)


def test_the_brief_in_english(site: Site) -> None:
    """Words, dates and plurals."""
    asked(site.office, "ben", "emil")
    told = site.visit("lena", "en").text("/today")
    for part in (
        "Monday 23 November",
        "2 answers are still out. Deadline: Thu 26 Nov, 10:00.",
        "Lifted by: whoever is asked",
    ):
        assert part in told
