"""Publishing and taking down, by the flows in the real Prefect or by what they do."""

import asyncio
import json
import time

import pytest

from approvals.desk import drafting, holding
from flows.publish_placement import publish, publish_placements
from flows.take_down import remove, take_down
from tests.flows.firm import Firm


@pytest.fixture
def released(firm: Firm) -> str:
    """Emil's post, with his yes and Clara's signature, released for half a second from now."""
    post = firm.approved("emil", text="Zehn Jahre Emil!")
    firm.release(post, seconds=0.5)
    return post


@pytest.fixture
def out(firm: Firm) -> str:
    """Emil's post lies in the export folder."""
    return firm.out("emil")


@pytest.mark.usefixtures("prefect")
def test_what_is_due_is_exported(firm: Firm, released: str):
    """At its time the post becomes a folder with its text, its picture and a receipt that names both."""
    placement = firm.placement(released).id
    time.sleep(0.6)

    assert asyncio.run(publish_placements([placement])) == {placement: "published"}

    (folder,) = firm.exported()
    receipt = json.loads((folder / "receipt.json").read_text())
    assert (folder / "text.txt").read_text() == "Zehn Jahre Emil!"
    assert (receipt["post"], receipt["channel"]) == (released, "export")
    assert [picture["file"] for picture in receipt["pictures"]] == ["01.jpg"]


def test_nothing_leaves_before_its_time(firm: Firm, released: str):
    """A run that starts early, as Prefect's do, finds the time not come and asks for the job again."""
    assert publish(firm.home, firm.placement(released).id) == "queued"
    assert not firm.exported()
    assert [job.about for job in firm.home.outbox.waiting() if job.task == "publish_placement"]


def test_what_comes_more_than_15_minutes_late_is_held(firm: Firm, released: str):
    """After a long outage nothing fires by itself: the lead looks at it first."""
    assert publish(firm.later(minutes=16), firm.placement(released).id) == "held"
    assert not firm.exported()


def test_a_little_late_is_in_time(firm: Firm, released: str):
    """Fourteen minutes late still goes out."""
    assert publish(firm.later(minutes=14), firm.placement(released).id) == "published"


def test_published_twice_is_published_once(firm: Firm, out: str):
    """Running again changes neither the folder nor the history."""
    entries = firm.entries()

    assert publish(firm.later(seconds=2), firm.placement(out).id) == "published"
    assert len(firm.exported()) == 1
    assert firm.entries() == entries


def test_a_hold_stops_it_at_the_door(firm: Firm, released: str):
    """Lena stops everything a second before it was due: it stays held, and the reason is in the history."""
    holding.place(firm.begin, "Trauerfall", by=firm.people["lena"])

    assert publish(firm.later(seconds=1), firm.placement(released).id) == "held"
    assert firm.entries()[-1].facts["why"] == "hold"
    assert not firm.exported()


def test_a_missing_rendition_lets_nothing_out(firm: Firm, released: str):
    """The picture's bytes are gone from the store: the run fails, and the post stays where it was."""
    for key in firm.objects.keys("renditions/"):
        firm.objects.delete(key)

    with pytest.raises(Exception, match="ObjectMissing"):
        publish(firm.later(seconds=1), firm.placement(released).id)

    assert firm.places(released) == {"export": "queued"}
    assert not firm.exported()


@pytest.mark.usefixtures("prefect")
def test_a_no_takes_it_down_and_proves_it(firm: Firm, out: str):
    """Emil changes his mind: text, picture and receipt are gone, a note stays, and the proof is kept."""
    firm.say("emil", "no")

    assert asyncio.run(take_down(firm.placement(out).id))

    (folder,) = firm.exported()
    assert [path.name for path in folder.iterdir()] == ["taken-down.json"]
    assert firm.places(out) == {"export": "taken_down"}
    with firm.begin(reading=True) as work:
        (publication,) = work.publications.find(post=out)
    assert publication.proof == f"{folder.name}/taken-down.json"


def test_taken_down_twice_is_harmless(firm: Firm, out: str):
    """A second run finds nothing to do and changes neither the note nor the history."""
    drafting.withdraw(firm.begin, out, by=firm.people["anna"])
    assert remove(firm.home, firm.placement(out).id)
    note, entries = (firm.exported()[0] / "taken-down.json").read_bytes(), firm.entries()

    assert remove(firm.home, firm.placement(out).id)
    assert (firm.exported()[0] / "taken-down.json").read_bytes() == note
    assert firm.entries() == entries


def test_what_cannot_be_removed_stays_a_task(firm: Firm, out: str):
    """The disk of the export folder is away: it is recorded as not gone, and the next sweep asks again."""
    drafting.withdraw(firm.begin, out, by=firm.people["anna"])
    shelf = firm.home.settings.export_folder
    shelf.rename(shelf.with_name("unplugged"))

    assert not remove(firm.home, firm.placement(out).id)
    assert firm.places(out) == {"export": "taking_down"}

    shelf.with_name("unplugged").rename(shelf)
    assert remove(firm.home, firm.placement(out).id)


def test_what_was_not_asked_to_come_down_stays(firm: Firm, out: str):
    """A take-down by mistake removes nothing."""
    assert remove(firm.home, firm.placement(out).id)
    assert firm.places(out) == {"export": "published"}
    assert len(list(firm.exported()[0].iterdir())) == 3
