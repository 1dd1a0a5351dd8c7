"""The draft form as the server sees it: what it keeps, what it refuses, what it shows."""

import re
from collections.abc import Iterator

import pytest

from approvals.desk import drafting, showing_faces
from approvals.posts import Post, Shown
from tests.counting import queries
from tests.draft_form import by_script, filled, kept, version
from tests.office import CHANNELS, Office
from tests.website import Site, Visit, site_of


@pytest.fixture
def site(office: Office) -> Iterator[Site]:
    office.clock.move(hours=1)
    return site_of(office)


@pytest.fixture
def anna(site: Site) -> Visit:
    return site.visit("anna")


def test_the_first_save_begins_a_draft_and_says_where_it_is(anna: Visit, office: Office):
    """Anna presses save without a script and comes to the draft's own page, with what she wrote in it."""
    answer = anna.post("/drafts", text="Schön\r\nwar's", channel=["export"])
    post = answer.headers["location"].removeprefix("/drafts/")
    assert kept(office, post).revision.text == "Schön\nwar's"
    assert "Schön\nwar&#39;s</textarea>" in anna.get(answer.headers["location"]).text


def test_a_first_save_that_is_sent_twice_begins_one_draft(anna: Visit, office: Office):
    """Anna's phone did not hear the answer and sends the same once more."""
    posts = {by_script(anna, "/drafts", text="Hallo").json()["post"] for _ in range(2)}
    assert len(posts) == 1
    assert len(drafting.unfinished(office.begin, office.people["anna"])) == 1


def test_everything_in_the_form_is_kept_and_shown_again(anna: Visit, office: Office):
    """Channels, another text, photo with its words, occasion, language and time come back as Anna left them."""
    picture = office.picture()
    more = {"variant.instagram": "Kurz", "event": "Sommerfest", "lang": "en", "when": "at", "day": "2026-12-01"}
    told = by_script(anna, "/drafts", **filled(picture, **more, time="09:30")).json()
    revision = kept(office, told["post"]).revision
    assert revision.pictures == (Shown(picture, "Drei lachende Leute", "Anna Berg"),)
    assert (revision.channels, revision.variants) == (("export", "instagram"), {"instagram": "Kurz"})
    assert (revision.event, revision.lang, revision.wish.local().isoformat()[:16]) == (
        "Sommerfest",
        "en",
        "2026-12-01T09:30",
    )
    page = anna.get(f"/drafts/{told['post']}").text
    assert all(one in page for one in ('value="2026-12-01"', 'value="09:30"', 'value="Sommerfest"', ">Kurz</textarea>"))


def test_two_devices_are_offered_both_texts(anna: Visit, office: Office):
    """Anna goes on writing on the laptop what the phone has saved over meanwhile: neither text is lost."""
    first = by_script(anna, "/drafts", text="Erst").json()
    by_script(anna, f"/drafts/{first['post']}", text="Vom Telefon", version=first["version"])
    answer = by_script(anna, f"/drafts/{first['post']}", text="Vom Laptop", version=first["version"])
    assert answer.status_code == 409
    assert "Vom Telefon" in answer.text
    assert "Vom Laptop" in answer.text
    assert kept(office, first["post"]).revision.text == "Vom Telefon"


def test_two_devices_are_offered_both_texts_without_a_script(anna: Visit, office: Office):
    """The page comes back with my text in the form and the other beside it; saving again keeps mine."""
    first = by_script(anna, "/drafts", text="Erst").json()
    by_script(anna, f"/drafts/{first['post']}", text="Vom Telefon", version=first["version"])
    page = anna.post(f"/drafts/{first['post']}", text="Vom Laptop", version=first["version"])
    assert page.status_code == 409
    assert "Vom Telefon" in page.text
    anna.post(f"/drafts/{first['post']}", text="Vom Laptop", version=version(page))
    assert kept(office, first["post"]).revision.text == "Vom Laptop"


def test_photos_are_moved_and_taken_out_without_a_script(anna: Visit, office: Office):
    """The buttons of a photo save the form with the photo in its new place, or without it."""
    first, second = office.picture(b"one"), office.picture(b"two")
    told = by_script(anna, "/drafts", picture=[first, second]).json()
    path = f"/drafts/{told['post']}"
    anna.post(path, picture=[first, second], earlier=second, version=told["version"])
    moved = kept(office, told["post"])
    assert [one.picture for one in moved.revision.pictures] == [second, first]
    anna.post(path, picture=[second, first], remove=second, version=moved.post.version)
    assert [one.picture for one in kept(office, told["post"]).revision.pictures] == [first]


def test_nobody_else_sees_saves_or_discards_an_unfinished_draft(site: Site, anna: Visit, office: Office):
    """For Ben it is not there."""
    post = by_script(anna, "/drafts", text="Geheim").json()["post"]
    ben = site.visit("ben")
    answers = [ben.get(f"/drafts/{post}"), ben.post(f"/drafts/{post}", text="x"), ben.post(f"/drafts/{post}/hand-in")]
    answers.append(ben.post(f"/drafts/{post}/discard"))
    assert [answer.status_code for answer in answers] == [404] * 4
    assert kept(office, post).revision.text == "Geheim"


def test_a_discarded_draft_is_gone(anna: Visit, office: Office):
    """Anna is asked once, and then it is forgotten."""
    post = by_script(anna, "/drafts", text="Weg damit").json()["post"]
    assert anna.post(f"/drafts/{post}/discard").status_code == 303
    assert drafting.unfinished(office.begin, office.people["anna"]) == []


def test_only_channels_that_are_switched_on_are_offered(anna: Visit, office: Office):
    """The company publishes on Instagram alone; what a form names besides is left out."""
    office.settings(channels=("instagram",))
    page = anna.get("/drafts/new").text
    assert re.findall(r'name="channel" value="(\w+)"', page) == ["instagram"]
    told = by_script(anna, "/drafts", text="Hallo", channel=["facebook", "instagram"]).json()
    assert kept(office, told["post"]).revision.channels == ("instagram",)


def test_naming_a_face_does_not_get_in_the_way_of_saving(anna: Visit, office: Office):
    """What is done to the faces beside the form changes no version of the draft."""
    picture = office.picture()
    told = by_script(anna, "/drafts", picture=[picture]).json()
    office.check(told["post"], {picture: office.seen(None)})
    office.name(told["post"], 0, "emil")
    showing_faces.blur_face(office.begin, told["post"], office.face(told["post"]), by=office.people["anna"], on=True)
    again = by_script(anna, f"/drafts/{told['post']}", picture=[picture], text="Mehr", version=told["version"])
    assert again.status_code == 200


def test_the_script_is_told_refusals_as_data(anna: Visit, office: Office):
    """A draft that was handed in elsewhere is named so, with a sentence for the reader."""
    seen: Post = office.save("Fertig")
    office.hand_in(seen)
    answer = by_script(anna, f"/drafts/{seen.id}", text="Noch etwas", version=seen.version)
    assert answer.status_code == 422
    assert answer.json()["title"] == "AlreadyHandedIn"
    assert "schon eingereicht" in answer.json()["detail"]


def test_shared_words_open_a_draft_with_them(anna: Visit):
    """What another app shared stands in the field, ready to be saved."""
    assert (
        "Schau mal\nhttps://example.com</textarea>" in anna.get("/drafts/new?text=Schau+mal%0Ahttps://example.com").text
    )


def test_shared_photos_that_nobody_caught_are_owned_up_to(anna: Visit):
    """Without the service worker the form says plainly that the photos have to be chosen again."""
    answer = anna.client.post("/share", files={"photos": ("a.jpg", b"jpeg", "image/jpeg")})
    assert answer.status_code == 303
    assert "Die geteilten Fotos kamen hier nicht an" in anna.text(answer.headers["location"])


def test_the_form_takes_the_same_number_of_queries_for_one_photo_and_for_five(anna: Visit, office: Office):
    """However many photos there are; the frames of the channels need the whole post."""
    counts = []
    for photos in (1, 5):
        pictures = [office.picture(f"{photos} {number}".encode()) for number in range(photos)]
        post = by_script(anna, "/drafts", text=str(photos), picture=pictures, channel=list(CHANNELS)).json()["post"]
        counts.append(queries(office.engine, lambda post=post: anna.get(f"/drafts/{post}")))
    assert counts[0] == counts[1]
    assert counts[0] <= 38
