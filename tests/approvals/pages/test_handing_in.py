"""Handing a draft in, and changing what was handed in: what is missing is said, and nothing is lost."""

import re
from collections.abc import Iterator

import pytest

from approvals.desk import drafting
from approvals.posts import Stage
from tests.draft_form import by_script, filled, kept
from tests.office import Office
from tests.website import Site, Visit, site_of


@pytest.fixture
def site(office: Office) -> Iterator[Site]:
    office.clock.move(hours=1)
    return site_of(office)


@pytest.fixture
def anna(site: Site) -> Visit:
    return site.visit("anna")


def test_handing_in_leads_to_the_post(anna: Visit, office: Office):
    """A form that lacks nothing is saved and handed in with one press."""
    answer = anna.post("/drafts/new/hand-in", **filled(office.picture()))
    post = answer.headers["location"].removeprefix("/posts/")
    assert office.stage(post) == Stage.CHECKING


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": " ", "picture": []}, "Schreib etwas, oder nimm ein Foto dazu."),
        ({"channel": []}, "Wähle wenigstens einen Kanal."),
        ({"when": "at", "day": ""}, "Sag noch, an welchem Tag."),
        ({"when": "at", "day": "2026-11-01"}, "ist schon vorbei"),
        ({"when": "at", "day": "2027-03-28", "time": "02:30"}, "gibt es in Europe/Berlin nicht"),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(
    anna: Visit, office: Office, change: dict[str, object], told: str
):
    """The form comes back with the sentence, and the draft is kept all the same."""
    page = anna.post("/drafts/new/hand-in", **filled(office.picture()) | change)
    assert page.status_code == 422
    assert told in page.text.replace("\n", " ")
    assert len(drafting.unfinished(office.begin, office.people["anna"])) == 1


def test_a_photo_without_words_is_not_handed_in(anna: Visit, office: Office):
    """Alt text and rights are missing: both fields say so, tied to their sentences."""
    picture = office.picture()
    page = anna.post("/drafts/new/hand-in", text="Hallo", channel=["export"], picture=[picture])
    assert page.status_code == 422
    assert f'id="wrong-alt.{picture}"' in page.text
    assert f'id="wrong-rights.{picture}"' in page.text


def test_other_texts_for_channels_it_does_not_go_to_are_kept_but_not_handed_in(anna: Visit, office: Office):
    """Anna unticked Instagram: her text for it waits in the draft, and is no part of what is handed in."""
    form = filled(office.picture(), **{"variant.instagram": "Kurz"}) | {"channel": ["export"]}
    told = by_script(anna, "/drafts", **form).json()
    assert kept(office, told["post"]).revision.variants == {"instagram": "Kurz"}
    anna.post(f"/drafts/{told['post']}/hand-in", **form, version=told["version"])
    assert office.file(told["post"]).revision.variants == {}


def test_a_handed_in_post_is_changed_with_the_same_form(anna: Visit, office: Office):
    """The form is filled with the newest revision; handing in adds one."""
    post = office.submit("Alt", channels=("export",)).id
    assert "Alt</textarea>" in anna.get(f"/drafts/{post}").text
    revision = office.file(post).revision.id
    anna.post(f"/drafts/{post}/hand-in", text="Neu", channel=["export"], revision=revision)
    assert office.file(post).revision.text == "Neu"


def test_changing_a_post_that_somebody_else_changed_offers_both_texts(anna: Visit, office: Office):
    """Clara was quicker; Anna sees her text beside her own, and may hand hers in on top."""
    post = office.submit("Alt", channels=("export",)).id
    seen = office.file(post).revision.id
    office.edit(post, by="clara", text="Von Clara")
    page = anna.post(f"/drafts/{post}/hand-in", text="Von Anna", channel=["export"], revision=seen)
    assert page.status_code == 409
    assert "Von Clara" in page.text
    newest = re.search(r'name="revision" value="(\w+)"', page.text)[1]
    anna.post(f"/drafts/{post}/hand-in", text="Von Anna", channel=["export"], revision=newest)
    assert office.file(post).revision.text == "Von Anna"


def test_a_post_that_ended_has_no_form(anna: Visit, office: Office):
    """What was withdrawn leads to its page."""
    post = office.submit().id
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    assert anna.get(f"/drafts/{post}").headers["location"] == f"/posts/{post}"
