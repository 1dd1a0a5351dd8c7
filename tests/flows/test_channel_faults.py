"""What goes wrong on the way to a channel without keys: never two posts, never a lost one.

Each fault strikes each step of a delivery; then the desk carries on as it does, and there is exactly one post.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from approvals.channels import Channel, ChannelRefused, OutcomeUnknown
from flows.channels import calling
from flows.channels.once import CALLED
from tests.flows.channel_bench import Sheet, carried_on, connected, lending, parcel, picture
from tests.servers.double import UNDECIDED, Double, Fault
from tests.servers.linkedin_double import linkedin
from tests.servers.meta_double import meta

pytestmark = pytest.mark.slow
PUBLISHES = {
    "facebook": "POST .*/feed",
    "instagram": "POST .*/media_publish",
    "linkedin": "POST /rest/posts",
}
PREPARES = (
    ("facebook", "POST .*/photos"),
    ("instagram", "GET .*/content_publishing_limit"),
    ("instagram", "POST .*/media$"),
    ("instagram", "GET .*/9000"),
    ("linkedin", "POST /rest/images"),
    ("linkedin", "PUT /upload"),
    ("linkedin", "GET /rest/images"),
)


@dataclass
class Bench:
    """Channels that wait for an answer for a second, and their doubles."""

    channels: dict[str, Channel]
    doubles: dict[str, Double]

    def out(self, kind: str) -> list[str]:
        double = self.doubles[kind]
        shown = {
            "facebook": lambda: double.facebook.posts,
            "instagram": lambda: double.instagram.media,
            "linkedin": lambda: double.posts,
        }
        return list(shown[kind]())


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    with lending(_folder(tmp_path_factory), *map(picture, ("red", "green"))) as running:
        yield running


@pytest.fixture
def bench(pages: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(calling, "CALL", 1.5)
    with ExitStack() as running:
        graph, other = running.enter_context(meta()), running.enter_context(linkedin())
        graph.instagram.looks = other.looks = 0
        doubles = {"facebook": graph, "instagram": graph, "linkedin": other}
        settings = {"linkedin": {"version": f"{other.now:%Y%m}"}}
        channels = {
            kind: connected(kind, double, pages, waits=1.0, **settings.get(kind, {}))
            for kind, double in doubles.items()
        }
        yield Bench(channels, doubles)


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("kind", PUBLISHES)
def test_a_fault_while_publishing_ends_as_one_post(bench: Bench, kind: str, fault: Fault):
    """Refused, lost, broken, slow or garbled, before or after the post was made: in the end it is out once."""
    bench.doubles[kind].next_time(PUBLISHES[kind], fault)

    address = carried_on(bench.channels[kind], parcel(), Sheet())

    assert bench.out(kind) == [address]


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize(("kind", "line"), PREPARES)
def test_a_fault_while_preparing_ends_as_one_post(bench: Bench, kind: str, line: str, fault: Fault):
    """Nothing public was asked for yet: it is certain that nothing is out, and the next attempt gets through."""
    bench.doubles[kind].next_time(line, fault)
    notes = Sheet()

    address = carried_on(bench.channels[kind], parcel(), notes)

    assert bench.out(kind) == [address]


@pytest.mark.parametrize("fault", sorted(UNDECIDED))
@pytest.mark.parametrize("kind", PUBLISHES)
def test_a_fault_nobody_can_judge_is_called_unknown(bench: Bench, kind: str, fault: Fault):
    """The call is noted before it is made; what is not known is not called refused, and not repeated by itself."""
    bench.doubles[kind].next_time(PUBLISHES[kind], fault)
    notes = Sheet()

    with pytest.raises(OutcomeUnknown):
        bench.channels[kind].deliver(parcel(), notes)

    assert notes[CALLED]
    assert len(bench.out(kind)) == (fault not in {Fault.BROKEN, Fault.DROPPED})


@pytest.mark.parametrize("kind", PUBLISHES)
def test_two_faults_in_a_row_end_as_one_post(bench: Bench, kind: str):
    """The answer was lost after the post was made, and the first look for it fails as well."""
    double = bench.doubles[kind]
    double.next_time(PUBLISHES[kind], Fault.DROPPED_AFTER)
    double.next_time("GET .*(published_posts|/media|/rest/posts)$", Fault.BROKEN)

    address = carried_on(bench.channels[kind], parcel(), Sheet())

    assert bench.out(kind) == [address]


@pytest.mark.parametrize("kind", PUBLISHES)
def test_a_garbled_list_proves_nothing(bench: Bench, kind: str):
    """A list that cannot be read is not an empty list."""
    double = bench.doubles[kind]
    notes = Sheet()
    double.next_time(PUBLISHES[kind], Fault.DROPPED_AFTER)
    with pytest.raises(OutcomeUnknown):
        bench.channels[kind].deliver(parcel(), notes)
    double.next_time("GET .*(published_posts|/media|/rest/posts)$", Fault.GARBLED_AFTER)

    with pytest.raises(OutcomeUnknown):
        bench.channels[kind].look_up(parcel(), notes, datetime.now(UTC))


@pytest.mark.parametrize("kind", PUBLISHES)
def test_where_nobody_listens_nothing_is_out(bench: Bench, kind: str):
    """A connection that was never made is refused for now, and no call stays noted."""
    notes, channel = Sheet(), connected(kind, bench.doubles[kind], object(), server="http://127.0.0.1:9")

    with pytest.raises(ChannelRefused) as refused:
        channel.deliver(parcel(), notes)

    assert (refused.value.trouble, refused.value.again) == ("unreachable", True)
    assert not notes.get(CALLED)


@pytest.mark.parametrize("kind", PUBLISHES)
def test_an_attempt_that_took_too_long_begins_nothing_new(bench: Bench, kind: str, monkeypatch: pytest.MonkeyPatch):
    """After four of its five minutes others may take it for dead: it does not publish any more."""
    monkeypatch.setattr(calling.Patience, "left", property(lambda _: 0.0))

    with pytest.raises(ChannelRefused) as refused:
        bench.channels[kind].deliver(parcel(), Sheet())

    assert refused.value.again
    assert (bench.out(kind), bench.doubles[kind].seen) == ([], [])


def _folder(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("office")
