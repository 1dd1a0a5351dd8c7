"""What only a person gets down stays open until it is proved gone: read back where the channel can, else by word."""

import pytest

from approvals.channels import ByHand, ChannelRefused
from approvals.desk import drafting, removing_by_hand, taking_down
from approvals.desk.waiting import waiting_for
from approvals.errands import Need
from approvals.errors import NotAllowed, StillOut, WrongStage
from tests.office import Office
from tests.pinboard import Pinboard


class Shown(Pinboard):
    """A board from which only people take something down; it can be looked at, unless `blind`."""

    blind = False
    away = False

    def take_down(self, address: str) -> str:
        if self.away:
            raise ChannelRefused("board", "token", again=False)
        if self.blind or address in self.up:
            raise ByHand("board", "instagram", seen=not self.blind)
        return f"{address} answers 404"


@pytest.fixture
def task(office: Office) -> str:
    """The placement of a withdrawn post that the board does not let go."""
    office.board = Shown("export")
    post = office.published("ben")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    placement = office.placement(post).id
    out = taking_down.to_take_down(office.begin, placement)
    for _ in range(3):
        taking_down.by_hand(office.begin, out, ByHand("export", "instagram"))
    return placement


def removed(office: Office, task: str, by: str = "lena", **more: bool) -> str:
    return removing_by_hand.removed(office.begin, office.board, task, by=office.people[by], **more)


def stage(office: Office, task: str) -> str:
    with office.begin(reading=True) as work:
        return str(work.placements.get(task).stage)


def test_the_lead_is_asked_once_with_steps_and_a_deadline(office: Office, task: str) -> None:
    """One letter however often the machine tried; on the first page until it is done, two working days at most."""
    with office.begin(reading=True) as work:
        assert len(work.notices.find(kind="take_down_by_hand")) == 1
    found = removing_by_hand.to_remove(office.begin, task, by=office.people["lena"])
    assert (found.steps, (found.until - found.since).days) == ("instagram", 2)
    (errand,) = waiting_for(office.begin, office.people["lena"])
    assert (errand.kind, errand.about, errand.until) == (Need.REMOVE, (task,), found.until)


def test_a_word_does_not_count_while_the_channel_shows_it(office: Office, task: str) -> None:
    """Lena says so too early: it stays open; then it is gone, and what was read is the proof."""
    with pytest.raises(StillOut):
        removed(office, task)
    with pytest.raises(StillOut):
        removed(office, task, own_word=True)
    assert stage(office, task) == "taking_down"
    office.board.up.clear()
    assert removed(office, task).endswith("answers 404")
    assert stage(office, task) == "taken_down"
    assert [entry.kind for entry in office.entries()][-2:] == ["settled", "taken_down"]


def test_where_nobody_can_look_the_lead_s_word_counts(office: Office, task: str) -> None:
    """And says whose it was."""
    office.board.blind = True
    assert removed(office, task) == f"seen by {office.people['lena']}"
    assert stage(office, task) == "taken_down"


def test_while_the_channel_is_away_only_an_own_look_counts(office: Office, task: str) -> None:
    """The account's token has ended: told as that, until Lena says that she looked herself."""
    office.board.away = True
    with pytest.raises(ChannelRefused):
        removed(office, task)
    assert stage(office, task) == "taking_down"
    removed(office, task, own_word=True)
    assert stage(office, task) == "taken_down"


@pytest.mark.parametrize("handle", ["anna", "clara", "ada"])
def test_only_the_lead_says_so(office: Office, task: str, handle: str) -> None:
    """Nobody else sees the task either."""
    with pytest.raises(NotAllowed):
        removed(office, task, handle)
    with pytest.raises(NotAllowed):
        removing_by_hand.to_remove(office.begin, task, by=office.people[handle])


def test_nobody_confirms_what_the_machine_is_still_at(office: Office) -> None:
    """A take-down that was only just started is proved by reading back, not by a word."""
    post = office.published("ben")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    with pytest.raises(WrongStage):
        removed(office, office.placement(post).id)


def test_a_removal_that_fails_is_recorded_once_a_reason(office: Office) -> None:
    """Busy, busy, then no token, then busy again: three entries, and the lead is asked to help."""
    post = office.published("ben")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    placement = office.placement(post).id
    out = taking_down.to_take_down(office.begin, placement)
    for why in ("busy", "busy", "token", "token", "busy"):
        taking_down.not_gone(office.begin, out, ChannelRefused("export", why, again=False))
    told = [entry.facts["why"] for entry in office.entries() if entry.kind == "take_down_failed"]
    assert told == ["busy", "token", "busy"]
    assert removing_by_hand.to_remove(office.begin, placement, by=office.people["lena"]).why == "busy"
