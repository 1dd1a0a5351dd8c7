"""The pages of guests: a door for contacts, a form without a login, and a page of one's own behind a link."""

import re
from datetime import timedelta

from approvals.desk import guests
from tests.events import party
from tests.guest_pages import door_open, entered, form_of, to_be_found
from tests.office import Office
from tests.website import Site

YES = {"age": "adult", "name": "Gerda Gast", "show.instagram": "yes", "show.facebook": "no"}
SIGNED = {"guardian": "Gerda Gast", "typed": "Gerda Gast", "ticked": "on"}


def answer(site: Site, path: str, **fields: str) -> str:
    """Where a guest's answer leads."""
    visit = site.visit(None)
    told = visit.post(path, form=form_of(visit.get(path).text), **fields)
    return told.headers.get("location", "") if told.status_code == 303 else str(told.status_code)


def test_a_guest_says_yes_without_a_login_and_gets_a_page_of_their_own(site: Site) -> None:
    """Two taps and a name; the page says what holds."""
    own = answer(site, door_open(site.office), **YES)
    told = site.visit(None).text(own)
    assert "Gerda Gast" in told
    assert re.search(r"Dazu hast du Ja gesagt Instagram", told)


def test_nothing_is_preset(site: Site) -> None:
    """No default yes: not one box is ticked when the page is opened."""
    assert " checked" not in site.visit(None).get(door_open(site.office)).text


def test_a_no_is_no_dead_end_and_leaves_nothing(site: Site) -> None:
    """It says that one may celebrate all the same."""
    path = answer(site, door_open(site.office), age="child")
    assert "Feier schön mit!" in site.visit(None).text(path)
    with site.office.begin(reading=True) as work:
        assert work.guests.find() == []


def test_a_young_person_hears_what_is_missing(site: Site) -> None:
    """What was filled in stays; nothing is kept."""
    path, visit = door_open(site.office), site.visit(None)
    fields = YES | {"age": "youth", "guardian": "Gerda Gast"}
    told = visit.post(path, form=form_of(visit.get(path).text), **fields)
    assert told.status_code == 422
    assert 'value="Gerda Gast"' in told.text
    assert told.text.count('aria-invalid="true"') == 2


def test_both_say_yes(site: Site) -> None:
    """The mother types and ticks, the young person ticks as well; a drawn signature is kept as the line it is."""
    typed = answer(site, door_open(site.office), **YES | SIGNED | {"age": "youth", "own_yes": "on"})
    drawn = answer(
        site, door_open(site.office, "Messe"), **YES | {"age": "child", "guardian": "G. Gast", "drawn": "M1 2 L3 4"}
    )
    kept = [guests.own_page(site.office.begin, path.rpartition("/")[2]).guest for path in (typed, drawn)]
    assert [(one.signed, one.signature) for one in kept] == [("typed", "Gerda Gast"), ("drawn", "M1 2 L3 4")]


def test_a_guest_takes_it_back_in_one_tap_and_has_receipts(site: Site) -> None:
    """The receipt tells of the withdrawal, on paper and for machines."""
    visit, own = site.visit(None), entered(site.office)
    page = visit.get(own).text
    path = re.search(rf'action="({own}/withdraw/(\w+))"', page)
    assert path is not None
    visit.post(path[1], form=form_of(page))
    assert "Zu nichts. Du wirst nicht gezeigt." in visit.text(own)
    assert visit.get(f"{own}/receipts/{path[2]}.jsonld").json()["@type"] == "dpv:ConsentReceipt"
    assert visit.get(f"{own}/receipts/{path[2]}.pdf").content.startswith(b"%PDF")


def test_a_guest_takes_everything_along_and_deletes_it(site: Site) -> None:
    """Afterwards the link opens nothing, and a receipt says what went."""
    visit, own = site.visit(None), entered(site.office)
    assert visit.get(f"{own}/data.json").json()["guest"]["event"] == "Sommerfest"
    form = form_of(visit.get(f"{own}/forget").text)
    told = visit.post(f"{own}/forget", form=form, sure="forget")
    assert told.headers["location"].startswith("/forgotten/")
    assert visit.get(own).status_code == 410


def test_a_contact_opens_a_door_and_prints_the_poster(site: Site) -> None:
    """Poster and notice are papers; numbers come from five answers on."""
    fest = party(site.office)
    clara, path = site.visit("clara"), f"/events/{fest.event.id}/guests"
    later = (site.office.clock() + timedelta(days=9)).date().isoformat()
    assert clara.post(path, until=later, keep=later).status_code == 303
    page = clara.get(path).text
    poster = re.search(rf"{path}/\w+/poster\.pdf", page)
    assert poster is not None
    assert "in vollen Fünfern" in page
    assert clara.get(poster[0]).content.startswith(b"%PDF")
    assert clara.get(poster[0].replace("poster", "notice")).content.startswith(b"%PDF")


def test_who_is_no_contact_opens_no_door(site: Site) -> None:
    """Anna opened the event; asking guests is for those who take in consents."""
    fest = party(site.office)
    assert site.visit("anna").get(f"/events/{fest.event.id}/guests").status_code == 403


def test_a_form_from_elsewhere_is_refused(site: Site) -> None:
    """Without what the page itself gave it."""
    assert site.visit(None).post(door_open(site.office), form="made up", **YES).status_code == 403


def test_a_guest_belongs_to_one_event(office: Office) -> None:
    """A guest who comes by the door of one event is a guest of that one."""
    own = guests.own_page(office.begin, entered(office).rpartition("/")[2])
    assert own.person.guest == own.event.id


def test_a_guest_who_wants_to_be_found_gives_one_photo(site: Site) -> None:
    """A plain form with a file: it waits for the flow that describes it, and nothing else is kept of it."""
    visit, own = site.visit(None), to_be_found(site.office)
    form = form_of(visit.get(own).text)
    files = {"photo": ("me.jpg", b"x" * 700_000, "image/jpeg")}
    assert visit.client.post(f"{own}/selfie", data={"form": form}, files=files).status_code == 303
    assert "Dein Foto wird gerade angesehen" in visit.text(own)
    with site.office.begin(reading=True) as work:
        assert [one.done_at for one in work.enrolments.find()] == [None]


def test_without_the_consent_no_photo_is_taken(site: Site) -> None:
    """Tim said nothing about being found."""
    visit, own = site.visit(None), entered(site.office)
    form, files = form_of(visit.get(own).text), {"photo": ("me.jpg", b"x", "image/jpeg")}
    assert visit.client.post(f"{own}/selfie", data={"form": form}, files=files).status_code == 422
    with site.office.begin(reading=True) as work:
        assert work.uploads.find() == []
