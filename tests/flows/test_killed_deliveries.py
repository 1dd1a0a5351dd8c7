"""A worker killed (-9) at any step: afterwards exactly one post, and what came down is gone and proved gone.

Steps are: each request to the channel, just before and just after it was carried out; each commit, before and after.
"""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flows.channels import once
from flows.house import House
from tests.flows.firm import Firm
from tests.flows.mortal import Mortal, Photographing, connected

pytestmark = pytest.mark.slow
KINDS = ("export", "mastodon", "bluesky", "webhook", "facebook", "instagram", "linkedin")


@pytest.fixture(autouse=True)
def local_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner allows addresses of this machine; what a double carries out shows at once."""
    monkeypatch.setenv("FREIGABE_PRIVATE_ADDRESSES", "127.0.0.0/8")
    monkeypatch.setattr(once, "SETTLES", timedelta(0))


@pytest.fixture
def firm(home: House) -> Firm:
    return Photographing.founded(home)


@pytest.fixture(params=KINDS)
def mortal(request: pytest.FixtureRequest, firm: Firm, tmp_path: Path) -> Iterator[Mortal]:
    with connected(request.param, tmp_path, firm) as one:
        yield one


def test_wherever_it_is_killed_there_is_one_post_in_the_end(mortal: Mortal):
    """Each request and each commit of a delivery; the count tells how many deaths there were."""
    died = []
    for post, text in mortal.deaths("publish", mortal.due):
        assert mortal.carried_on(post) == "published", text
        assert (mortal.out(text), mortal.published(post)) == (1, 1), text
        died.append(post)
    assert died
    sys.stdout.write(f"{mortal.kind}: killed {len(died)} times while publishing\n")


def test_wherever_it_is_killed_what_came_down_is_gone_in_the_end(mortal: Mortal):
    """Each request and each commit of a take-down: it is never called gone while it is there, and never left there."""
    died = []
    for post, text in mortal.deaths("remove", mortal.leaving):
        assert mortal.out(text) == 0 or mortal.firm.places(post)[mortal.kind] == "taking_down", text
        assert mortal.removed_on(post) == "taken_down", text
        assert (mortal.out(text), mortal.proved(post)) == (0, True), text
        died.append(post)
    assert died
    sys.stdout.write(f"{mortal.kind}: killed {len(died)} times while taking down\n")
