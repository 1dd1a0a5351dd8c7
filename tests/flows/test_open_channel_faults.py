"""What goes wrong on the way to Mastodon, Bluesky or a webhook: never two posts, never a lost one.

The servers are real; the line to them fails. Each fault strikes each step, then the desk carries on as it does.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from approvals.channels import ChannelRefused, OutcomeUnknown, Parcel
from flows.channels import calling
from tests.flows.channel_bench import Sheet, carried_on, parcel
from tests.flows.open_channels import PREPARES, PUBLISHES, READS_BACK, OpenChannel, all_open
from tests.servers.double import UNDECIDED, Answer, Fault

pytestmark = pytest.mark.slow
WRITTEN = UNDECIDED - {Fault.BROKEN, Fault.DROPPED}
WAITS = 2.5  # seconds for an answer; a busy test machine is no fault


@pytest.fixture(scope="module")
def channels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, OpenChannel]]:
    with all_open(tmp_path_factory.mktemp) as running:
        yield running


@pytest.fixture(autouse=True)
def short_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "CALL", WAITS)


def new(count: int = 1) -> Parcel:
    """A parcel that nobody sent before, with a picture."""
    key = uuid.uuid4().hex
    return replace(parcel(count, f"Fest {key} mit #Kuchen"), key=key)


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("kind", PUBLISHES)
def test_a_fault_while_publishing_ends_as_one_post(channels: Mapping[str, OpenChannel], kind: str, fault: Fault):
    """Refused, lost, broken, slow or garbled, before or after the post was made: in the end it is out once."""
    at, sent = channels[kind], new()
    at.line.next_time(PUBLISHES[kind], fault)

    carried_on(at.connected(WAITS), sent, Sheet())

    assert at.out(sent.text) == 1


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize(("kind", "line"), PREPARES)
def test_a_fault_while_preparing_is_certain(channels: Mapping[str, OpenChannel], kind: str, line: str, fault: Fault):
    """Nothing public was asked for yet: it is said to be refused, and the next attempt gets through."""
    at, sent, notes = channels[kind], new(), Sheet()
    at.line.next_time(line, fault)

    with pytest.raises(ChannelRefused) as refused:
        at.connected(WAITS).deliver(sent, notes)

    assert refused.value.again
    assert at.out(sent.text) == 0
    carried_on(at.connected(), sent, notes)
    assert at.out(sent.text) == 1


@pytest.mark.parametrize("fault", sorted(WRITTEN - {Fault.GARBLED_AFTER}))
@pytest.mark.parametrize("kind", PUBLISHES)
def test_what_was_written_after_all_is_found(channels: Mapping[str, OpenChannel], kind: str, fault: Fault):
    """The answer got lost: nobody says refused, and looking up gives the address."""
    at, sent, notes, began = channels[kind], new(), Sheet(), datetime.now(UTC)
    at.line.next_time(PUBLISHES[kind], fault)

    with pytest.raises(OutcomeUnknown):
        at.connected(WAITS).deliver(sent, notes)

    found = at.connected().look_up(sent, notes, began)
    assert found == at.connected().deliver(sent, notes)
    assert at.out(sent.text) == 1


@pytest.mark.parametrize("kind", PUBLISHES)
def test_a_text_alone_is_found_as_well(channels: Mapping[str, OpenChannel], kind: str):
    """Without pictures there are no ids to know it by."""
    at, sent, notes, began = channels[kind], new(0), Sheet(), datetime.now(UTC)
    at.line.next_time(PUBLISHES[kind], Fault.DROPPED_AFTER)
    with pytest.raises(OutcomeUnknown):
        at.connected().deliver(sent, notes)

    assert at.connected().look_up(sent, notes, began)
    assert at.connected().look_up(new(0), Sheet(), began) is None


@pytest.mark.parametrize("kind", PUBLISHES)
def test_who_cannot_read_back_says_nothing(channels: Mapping[str, OpenChannel], kind: str):
    """A channel that is out of order while being looked at leaves it open."""
    at, sent = channels[kind], new()
    at.line.next_time(READS_BACK[kind], Fault.BROKEN)

    with pytest.raises((OutcomeUnknown, ChannelRefused)):
        at.connected().look_up(sent, Sheet(), datetime.now(UTC))


@pytest.mark.parametrize("fault", [Fault.DROPPED_AFTER, Fault.BROKEN_AFTER])
@pytest.mark.parametrize(
    ("kind", "line"), [("mastodon", "DELETE /"), ("bluesky", "POST .*deleteRecord"), ("webhook", "DELETE /")]
)
def test_a_take_down_is_proved_or_tried_again(channels: Mapping[str, OpenChannel], kind: str, line: str, fault: Fault):
    """The answer to the removal got lost: the next run finds it gone and proves it."""
    at, sent = channels[kind], new()
    address = at.connected().deliver(sent, Sheet())
    at.line.next_time(line, fault)
    with pytest.raises(OutcomeUnknown):
        at.connected().take_down(address)

    assert "GET" in at.connected().take_down(address) or kind == "bluesky"
    assert at.out(sent.text) == 0


@pytest.mark.parametrize(
    ("kind", "wrong"), [("mastodon", {"token": "old"}), ("bluesky", {"password": "old"}), ("webhook", {"secret": "x"})]
)
def test_credentials_that_ended_are_named(channels: Mapping[str, OpenChannel], kind: str, wrong: dict[str, str]):
    """A token that is no longer good: refused for certain, no use in trying again, and it says why."""
    at, sent = channels[kind], new()

    with pytest.raises(ChannelRefused) as refused:
        at.connected(**wrong).deliver(sent, Sheet())

    assert (refused.value.trouble, refused.value.again) == ("token", False)
    assert at.out(sent.text) == 0


@pytest.mark.parametrize("kind", PUBLISHES)
def test_too_many_requests_name_the_time_to_wait(channels: Mapping[str, OpenChannel], kind: str):
    """429 with a time: nothing is out, and the next attempt is not made before."""
    at, sent = channels[kind], new(0)
    at.line.next_time(PUBLISHES[kind], Answer(429, {"error": "RateLimitExceeded"}, {"retry-after": "90"}))

    with pytest.raises(ChannelRefused) as refused:
        at.connected().deliver(sent, Sheet())

    assert (refused.value.trouble, refused.value.again, refused.value.wait.total_seconds()) == ("quota", True, 90)


@pytest.mark.parametrize("kind", PUBLISHES)
def test_nobody_there_is_certain(channels: Mapping[str, OpenChannel], kind: str):
    """No connection was made, so nothing is out."""
    at = channels[kind]
    settings = {name: told.replace(at.line.address, "http://127.0.0.1:9") for name, told in at.settings.items()}

    with pytest.raises(ChannelRefused) as refused:
        replace(at, settings=settings).connected().deliver(new(), Sheet())

    assert (refused.value.trouble, refused.value.again) == ("unreachable", True)
