"""What no channel can tell, the lead decides, with both readings in front of her; the decision is kept."""

from datetime import datetime

import pytest

from approvals.channels import Seen
from approvals.desk import drafting, settling, taking_down
from approvals.desk.waiting import waiting_for
from approvals.errands import Need
from approvals.errors import NotAllowed, NothingToSay, WrongStage
from tests.office import Office
from tests.pinboard import Pinboard, Weather


class Window(Pinboard):
    """A board that shows what hangs on it."""

    def shown(self, since: datetime) -> list[Seen]:
        return [Seen(address, parcel.text, since) for address, parcel in self.up.items()]


@pytest.fixture
def post(office: Office) -> str:
    """A post of which nobody knows whether it is out."""
    office.board = Window("export")
    known = office.approved("ben")
    office.release(known)
    office.board.weather = Weather.UNKNOWN_WRITTEN
    assert office.publish(known) == "unknown"
    return known


def test_the_lead_sees_both_readings(office: Office, post: str) -> None:
    """What we sent and when on one side, what the channel shows since on the other."""
    both = settling.readings(office.begin, office.board, post, by=office.people["lena"])

    assert (both.text, both.attempts[0].started_at) == ("Schön war's!", office.clock())
    assert len(both.renditions) == 1
    assert [seen.text for seen in both.shown] == ["Schön war's!"]


def test_it_is_out_at_this_address(office: Office, post: str) -> None:
    """It counts as published from now on, and a no takes it down from there."""
    settling.is_out(office.begin, post, "export", address="https://board.example/1", by=office.people["lena"])

    assert office.places(post) == {"export": "published"}
    assert [entry.kind for entry in office.entries()][-2:] == ["settled", "published"]
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    out = taking_down.to_take_down(office.begin, office.placement(post).id)
    assert out.address == "https://board.example/1"


def test_it_is_not_out(office: Office, post: str) -> None:
    """It waits for a new time, which the lead gives; nothing is repeated by itself."""
    settling.is_not_out(office.begin, post, "export", by=office.people["lena"])

    assert office.places(post) == {"export": "failed"}
    assert office.publish(post) == "failed"
    office.release(post)
    assert office.publish(post) == "published"


@pytest.mark.parametrize("handle", ["anna", "clara", "ada"])
def test_only_the_lead_decides_that(office: Office, post: str, handle: str) -> None:
    """Neither author nor contact nor admin settles what is out."""
    me = office.people[handle]
    with pytest.raises(NotAllowed):
        settling.readings(office.begin, office.board, post, by=me)
    with pytest.raises(NotAllowed):
        settling.is_out(office.begin, post, "export", address="https://x.example", by=me)
    with pytest.raises(NotAllowed):
        settling.is_not_out(office.begin, post, "export", by=me)


def test_an_address_is_needed(office: Office, post: str) -> None:
    """Out, but nobody says where: then it could never be taken down."""
    with pytest.raises(NothingToSay):
        settling.is_out(office.begin, post, "export", address=" ", by=office.people["lena"])


def test_what_is_known_is_not_settled(office: Office) -> None:
    """A published post has an outcome."""
    post = office.published("ben")
    with pytest.raises(WrongStage):
        settling.is_not_out(office.begin, post, "export", by=office.people["lena"])


def test_a_no_meanwhile_takes_down_what_turns_out_to_be_out(office: Office, post: str) -> None:
    """Ben says no while nobody knows; when it is known to be out it comes down."""
    office.say("ben", "no")
    settling.is_out(office.begin, post, "export", address="https://board.example/1", by=office.people["lena"])

    assert office.places(post) == {"export": "taking_down"}


def test_looking_again_is_asked_for_at_once(office: Office, post: str) -> None:
    """Lena does not wait for the next minute; only what is unknown is looked for."""
    office.jobs_are_done()
    settling.look_again(office.begin, post, "export", by=office.people["lena"])
    with office.engine.connect() as connection:
        asked = connection.exec_driver_sql("SELECT task FROM jobs WHERE done_at IS NULL").scalars().all()
    assert asked == ["publish_placement"]
    settling.is_not_out(office.begin, post, "export", by=office.people["lena"])
    with pytest.raises(WrongStage):
        settling.look_again(office.begin, post, "export", by=office.people["lena"])


def test_what_nobody_knows_waits_for_the_lead(office: Office, post: str) -> None:
    """On her first page, by itself."""
    (errand,) = waiting_for(office.begin, office.people["lena"])
    assert (errand.kind, errand.about) == (Need.FIND_OUT, (office.placement(post).id,))
