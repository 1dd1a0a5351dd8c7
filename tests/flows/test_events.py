"""An event's photos are looked at by the flows: piles, faces, groups; and no face is described where that is off."""

import asyncio
import re
from dataclasses import replace

import numpy as np
import pytest

from approvals.consents import Purpose
from approvals.desk import (
    consenting,
    event_answer_links,
    event_asking,
    gathering,
    hiring,
    passing,
    showing_events,
)
from approvals.faces.engine import Engine, Finder, Pixels, Vectors
from flows.darkroom import cut, describe, search
from flows.demo.people import ANNA, BEN, CLARA, EMIL
from flows.house import House
from tests.events import Party, figures, party
from tests.flows.firm import Firm
from tests.flows.working import dispatching, until
from tests.party import PartyOffice
from tests.premises import ENGINE

pytestmark = pytest.mark.slow


async def looked_through(firm: Firm) -> None:
    """A dispatcher runs until nothing waits; models are loaded and photos searched twice."""
    async with dispatching(firm.home):
        await until(lambda: not firm.home.outbox.waiting(), seconds=300)


class Forbidden:
    """A describer that must not be asked for anything."""

    name = "forbidden"

    def describe(self, pixels: Pixels, found: object, clear: object = None) -> Vectors:  # noqa: ARG002
        raise AssertionError(pixels.shape, found)


class Named:
    """The real finder under a short name, which templates of these tests bear."""

    name = ENGINE

    def __init__(self, finder: Finder) -> None:
        self.find, self.wanted = finder.find, finder.wanted


def blinded(home: House) -> None:
    """From now on describing a face in this process fails the test."""
    finder = home.eyes.finder
    home.__dict__["eyes"] = Engine(Named(finder), Forbidden())


def added(firm: Firm, fest: Party, *photos: bytes) -> list[str]:
    """Upload photos to the event. Returns their pictures."""
    pictures = [PartyOffice._taken_in(firm, photo, 2000, 1300) for photo in photos]
    for picture in pictures:
        gathering.add_photo(firm.begin, fest.event.id, picture, by=firm.people["anna"])
    return pictures


def test_with_matching_off_no_face_is_described(firm: Firm):
    """The company's switch is off: neither search nor grouping nor the proof of a blur asks for a descriptor."""
    fest = party(firm)
    (picture,) = added(firm, fest, figures(BEN, EMIL))
    blinded(firm.home)
    seen = search(picture)
    assert len(seen) == 2
    assert not any(one.guesses for one in seen)
    assert describe(picture, [one.box for one in seen]) == [None, None]
    assert cut(picture, ()).proved


@pytest.fixture
def enrolled(firm: Firm) -> Firm:
    """The company matches, and Ben enrolled himself."""
    firm.settings(matching=True)
    ben = firm.people["ben"]
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=firm.clock())
    consenting.give(firm.begin, given, by=ben)
    consenting.enrol(firm.begin, ben, [np.eye(1, 128, dtype="<f4").tobytes()], f"{ENGINE}+forbidden", by=ben)
    return firm


def test_an_events_own_switch_keeps_its_photos_undescribed(enrolled: Firm):
    """The company matches, but this event is by hand: not one descriptor before its own switch is on."""
    fest = party(enrolled, "Von Hand")
    (picture,) = added(enrolled, fest, figures(BEN, CLARA))
    blinded(enrolled.home)
    assert not any(one.guesses for one in search(picture))
    gathering.switch(
        enrolled.begin, fest.event.id, matching=True, grouping=False, version=0, by=enrolled.people["anna"]
    )
    with pytest.raises(AssertionError):
        search(picture)


def test_whoever_paused_is_not_compared(enrolled: Firm):
    """Ben's templates stay, and no photo is held against them until he goes on."""
    ben = enrolled.people["ben"]
    for paused, known in ((True, set()), (False, {ben})):
        with enrolled.begin(reading=True) as work:
            person = work.people.get(ben)
        hiring.change_person(enrolled.begin, replace(person, paused=paused), by=ben)
        with enrolled.begin(reading=True) as work:
            assert {one.person for one in consenting.gallery(work, f"{ENGINE}+forbidden")} == known
            assert len(work.references.find(person=ben)) == 1


@pytest.mark.usefixtures("prefect")
def test_photos_are_searched_in_the_background(firm: Firm):
    """Three photos, two of them copies: the outbox has them printed and searched, and no group is made."""
    fest = party(firm)
    added(firm, fest, figures(BEN, EMIL), figures(BEN, EMIL, quality=60), figures(ANNA, EMIL))
    asyncio.run(looked_through(firm))
    album = showing_events.album(firm.begin, fest.event.id, by=firm.people["anna"])
    assert (album.gathered.looked_at, [len(one.pile.photos) for one in album.held]) == (3, [2, 1])
    assert [one.faces for one in album.held] == [2, 2]
    assert firm.rows("face_groups") == {"face_groups": 0}


@pytest.mark.usefixtures("prefect")
def test_the_same_stranger_on_several_photos_is_one_question(firm: Firm):
    """Nobody is enrolled; with all switches on Emil's two faces are one group, and nothing else of them is kept."""
    firm.settings(matching=True, grouping=True)
    fest = party(firm)
    anna = firm.people["anna"]
    gathering.switch(firm.begin, fest.event.id, matching=True, grouping=True, version=0, by=anna)
    added(firm, fest, figures(BEN, EMIL), figures(EMIL, CLARA))
    asyncio.run(looked_through(firm))
    sheet = showing_events.who_is_that(firm.begin, fest.event.id, by=anna)
    assert [len(one.faces) for one in sheet.questions] == [2, 1, 1]
    assert firm.rows("proposals", '"references"') == {"proposals": 0, '"references"': 0}


def test_one_letter_for_all_pictures(firm: Firm):
    """Emil's letter names the event and counts three pictures; its link and digits are his for that event."""
    fest = party(firm)
    for content in (b"one", b"two", b"three"):
        fest.photo(content, "emil", "ben")
    fest.ask()
    (letter,) = firm.letters("emil", "event_question")
    told = letter.get_content()
    assert letter["Subject"] == "Dürfen Bilder von dir raus? Sommerfest"
    assert "(3)" in told
    assert "ben" not in told.lower()
    link, person, event = event_answer_links.open_link(firm.begin, re.findall(r"/e/(\S+)", told)[0])
    assert (person.id, event) == (firm.people["emil"], fest.event.id)
    passing.check_code(firm.begin, link.id, re.findall(r"Ja: (\d{4})", told)[0])


def test_who_has_not_answered_is_reminded_once(firm: Firm):
    """A day before the deadline, and not again; Ben, who answered, is not."""
    fest = party(firm)
    fest.photo(b"one", "emil", "ben")
    fest.ask()
    fest.say("ben", "no")
    later = firm.later(days=2, hours=1)
    assert (event_asking.remind(later.begin), event_asking.remind(later.begin)) == (1, 0)
    (letter,) = firm.letters("emil", "event_reminder")
    assert letter["Subject"].startswith("Noch eine Frage offen")
