"""The pages of events: who may see and do what, one page of answers, and the switches where they are looked for."""

import re

import pytest

from approvals.desk import event_answer_links
from tests.events import Party, party
from tests.office import Office
from tests.website import Site, Visit, site_of

FORM = re.compile(r'name="form" value="([^"]+)"')


@pytest.fixture
def fest(office: Office) -> Party:
    return party(office)


@pytest.fixture
def site(office: Office) -> Site:
    return site_of(office)


def said(fest: Party, handle: str = "emil") -> list[str | None]:
    return [one.said for one in fest.mine(handle).glimpses]


def sent(visit: Visit, path: str, fest: Party, **more: object) -> str:
    """Answer about all that is on the page. Returns what the next page says."""
    form = FORM.findall(visit.get(path).text)[0]
    about = [one.question for one in fest.mine("emil").glimpses]
    answered = visit.post(path, form=form, about=about, **more)
    return visit.text(path) if answered.status_code == 303 else answered.text


def test_an_event_is_opened_with_its_channels(site: Site):
    """Anna opens one for Instagram; without a channel or with a name that is taken the form says so."""
    anna = site.visit("anna")
    fields = {"name": "Messe 2026", "day": "2026-11-20", "channels": "instagram"}
    there = anna.post("/events", **fields).headers["location"]
    assert "Messe 2026 20. November 2026 · angelegt von Anna · Instagram" in anna.text(there)
    assert anna.post("/events", **fields).status_code == 422
    assert anna.post("/events", **fields | {"name": "Fest", "channels": []}).status_code == 422
    assert anna.post("/events", **fields | {"name": "Fest", "day": "gestern"}).status_code == 422


def test_a_photo_that_was_sent_belongs_to_it(office: Office, site: Site, fest: Party):
    """Anna's picture is taken; Ben cannot bring it in by its id."""
    picture = office.picture(b"one")
    path = f"/events/{fest.event.id}/photos"
    assert "photo" in site.visit("anna").post(path, picture=picture).json()
    assert site.visit("ben").post(path, picture=office.picture(b"two")).status_code == 404


def test_strangers_see_no_face_and_no_name(site: Site, fest: Party):
    """Ben reads the event: softened photos, no names, no questions, no switches."""
    photo = fest.photo(b"one", "emil", None)
    read = site.visit("ben").text(f"/events/{fest.event.id}")
    assert "Emil" not in read
    assert "Wer ist zu sehen?" not in read
    page = site.visit("ben").get(f"/events/{fest.event.id}").text
    assert re.findall(rf"/photos/{photo.picture}/360\?until=\d+&amp;soft=([\d.-]+)&amp;", page)
    assert site.visit("ben").get(f"/events/{fest.event.id}/photos/{photo.id}").status_code == 404
    assert site.visit("ben").post(f"/events/{fest.event.id}/ask").status_code == 403
    assert site.visit("faruk" if "faruk" in site.office.people else "ada").get("/events").status_code == 403


def test_a_name_is_typed_or_chosen(site: Site, fest: Party):
    """Ben by his name, a name two people bear is not guessed, and nobody is somebody too."""
    photo = fest.photo(b"one", None, None)
    anna, path = site.visit("anna"), f"/events/{fest.event.id}/faces"
    assert anna.post(path, face=fest.face(photo), who="Be").status_code == 303
    assert anna.post(path, face=fest.face(photo, 1), who="xyz").status_code == 422
    assert anna.post(path, face=fest.face(photo, 1), person="").status_code == 303
    assert "Alle Gesichter haben einen Namen" in anna.text(path)
    assert "Ben 1 Foto" in anna.text(f"/events/{fest.event.id}")


def test_asked_with_one_button(site: Site, fest: Party):
    """The button names how many; afterwards nobody learns who said what."""
    fest.photo(b"one", "emil", "ben")
    anna, path = site.visit("anna"), f"/events/{fest.event.id}"
    assert "Alle 2 fragen" in anna.text(path)
    anna.post(f"{path}/ask")
    fest.say("emil", "no")
    assert "Wer was gesagt hat, erfährt niemand" in anna.text(path)
    assert "Nein" not in anna.text(path)


def test_yes_to_all_and_one_changed(site: Site, fest: Party):
    """Emil says yes to all three, then no to the second on the same page."""
    for content in (b"one", b"two", b"three"):
        fest.photo(content, "emil", None)
    fest.ask()
    emil, path = site.visit("emil"), f"/events/{fest.event.id}/me"
    assert "Welche dieser 3 Bilder" in emil.text(path)
    sent(emil, path, fest, all="yes")
    second = fest.mine("emil").glimpses[1].question
    sent(emil, path, fest, **{f"said.{second}": "no"})
    assert said(fest) == ["yes", "no", "yes"]
    assert "Dürfen Bilder von dir raus?" not in emil.text("/")
    assert "3 Bilder von dir" in emil.text("/me/events")


def test_by_link_a_yes_asks_for_the_digits_and_a_no_does_not(office: Office, site: Site, fest: Party):
    """As for single pictures: a program that opens links cannot say yes."""
    fest.photo(b"one", "emil")
    fest.ask()
    link = event_answer_links.link_for(office.begin, office.people["emil"], fest.event.id)
    nobody, path = site.visit(None), f"/e/{link.secret}"
    assert "Für ein Ja fehlen die vier Ziffern" in sent(nobody, path, fest, all="yes")
    sent(nobody, path, fest, all="no")
    assert said(fest) == ["no"]
    sent(nobody, path, fest, all="yes", digits=link.code)
    assert said(fest) == ["yes"]
    assert nobody.get(f"/a/{link.secret}").status_code == 410


def test_what_was_not_on_the_page_is_not_answered(site: Site, fest: Party):
    """A photo named meanwhile is no part of a yes to all that was sent from the page before."""
    fest.photo(b"one", "emil")
    fest.ask()
    emil, path = site.visit("emil"), f"/events/{fest.event.id}/me"
    form = FORM.findall(emil.get(path).text)[0]
    about = [one.question for one in fest.mine("emil").glimpses]
    fest.photo(b"two", "emil")
    fest.ask()
    emil.post(path, form=form, about=about, all="yes")
    assert said(fest) == ["yes", None]


def test_not_me_and_back(site: Site, fest: Party):
    """The picture leaves the page; taking it back brings it again."""
    fest.photo(b"one", "emil")
    fest.ask()
    emil, path = site.visit("emil"), f"/events/{fest.event.id}/me"
    question = fest.mine("emil").glimpses[0].question
    for way, there in (("not-me", 0), ("me", 1)):
        emil.post(f"{path}/{way}", form=FORM.findall(emil.get(path).text)[0], question=question)
        assert len(fest.mine("emil").glimpses) == there


def test_the_switches_are_where_one_looks_for_them(office: Office, site: Site, fest: Party):
    """Company: administration; event: its page, off until both are on; person: my face."""
    anna, path = site.visit("anna"), f"/events/{fest.event.id}"
    assert "Deine Firma vergleicht keine Gesichter" in anna.text(path)
    office.settings(matching=True)
    anna.post(f"{path}/switches", matching="on", grouping="on", version="0")
    assert "mit Erkennen" in anna.text(path)
    assert "auch Unbekannte zusammen zeigen" in site.visit("ada").text("/administration/company")
    emil = site.visit("emil")
    emil.post("/me/face/pause", on="yes")
    with office.begin(reading=True) as work:
        assert work.people.get(office.people["emil"]).paused


def test_a_draft_begins_with_the_photos_ticked(office: Office, site: Site, fest: Party):
    """About this occasion, so that the answers hold; photos brought by others too, for who opened the event."""
    photo = fest.photo(b"one", "emil")
    there = site.visit("anna").post(f"/events/{fest.event.id}/draft", photo=photo.id).headers["location"]
    revision = office.file(there.rpartition("/")[2]).revision
    assert (revision.event, [one.picture for one in revision.pictures]) == ("Sommerfest", [photo.picture])
    assert site.visit("anna").post(f"/events/{fest.event.id}/draft").status_code == 422
