"""A delivery whose process is killed, or which two do at once, leaves exactly one folder in the end."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from approvals.desk import drafting
from flows.publish_placement import publish
from flows.take_down import remove
from tests.flows.dying_publisher import MOMENTS
from tests.flows.firm import Firm

pytestmark = pytest.mark.slow


@pytest.fixture
def due(firm: Firm) -> str:
    """A post with two pictures of Emil that is due now."""
    pictures = [firm.picture(b"Emil, laughing"), firm.picture(b"Emil, working")]
    post = firm.submit("Zehn Jahre Emil!", pictures=pictures).id
    firm.check(post, {picture: firm.seen("emil") for picture in pictures})
    firm.say("emil", "yes")
    firm.sign(post)
    firm.release(post, seconds=0.3)
    return post


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_delivery_ends_as_one_folder(firm: Firm, due: str, moment: str):
    """Wherever the process is killed, nothing half written is seen; later runs make it one whole folder, once."""
    _killed(firm, due, moment)
    assert all((folder / "receipt.json").exists() for folder in firm.exported())

    _carry_on(firm, due)

    assert firm.places(due) == {"export": "published"}
    (folder,) = firm.home.settings.export_folder.iterdir()
    assert {path.name for path in folder.iterdir()} == {"01.jpg", "02.jpg", "text.txt", "receipt.json"}
    assert len(json.loads((folder / "receipt.json").read_text())["pictures"]) == 2
    assert [entry.kind for entry in firm.entries()].count("published") == 1


def test_a_no_after_the_crash_takes_down_what_turns_out_to_be_out(firm: Firm, due: str):
    """Emil says no before anybody knows that the killed process had got through: it is found, and comes down."""
    _killed(firm, due, "before the outcome is kept")
    firm.say("emil", "no")

    assert publish(firm.later(minutes=5), firm.placement(due).id) == "taking_down"
    assert remove(firm.home, firm.placement(due).id)

    assert [path.name for folder in firm.exported() for path in folder.iterdir()] == ["taken-down.json"]


def test_what_is_found_out_is_recorded_as_it_was_sent(firm: Firm, due: str):
    """Emil wants to be blurred after the crash: the publication names the pictures that left, not those of today."""
    _killed(firm, due, "before the outcome is kept")
    firm.say("emil", "blur")
    firm.render(due)

    publish(firm.later(minutes=5), firm.placement(due).id)

    receipt = json.loads((firm.exported()[0] / "receipt.json").read_text())
    with firm.begin(reading=True) as work:
        (out,) = work.publications.find(post=due)
    assert list(out.renditions) == [picture["sha256"] for picture in receipt["pictures"]]


def test_two_at_once_deliver_once(firm: Firm, due: str):
    """Two processes publish the same placement at the same moment: one folder, one attempt, one entry."""
    with ExitStack() as both:
        started = [both.enter_context(_publisher(firm, due, "never")) for _ in range(2)]
        for child in started:
            child.stdin.write("go\n")
            child.stdin.flush()

    assert firm.places(due) == {"export": "published"}
    assert len(firm.exported()) == 1
    assert [entry.kind for entry in firm.entries()].count("delivery_started") == 1


def test_who_comes_while_somebody_writes_leaves_it_alone(firm: Firm, due: str):
    """A second run calls an attempt under way neither lost nor done, so that a no meanwhile is not lost."""
    with _publisher(firm, due, "slowly") as child:
        child.stdin.write("go\n")
        child.stdin.flush()
        _until_writing(firm)
        assert publish(firm.home, firm.placement(due).id) == "publishing"
        drafting.withdraw(firm.begin, due, by=firm.people["anna"])

    assert firm.places(due) == {"export": "taking_down"}


def _until_writing(firm: Firm) -> None:
    while not list(firm.home.settings.export_folder.glob(".preparing-*/01.jpg")):
        pass


def _carry_on(firm: Firm, post: str) -> None:
    """What the sweeps of the next minutes do."""
    for minutes in (1, 5, 6):
        publish(firm.later(minutes=minutes), firm.placement(post).id)


def _killed(firm: Firm, post: str, moment: str) -> None:
    with _publisher(firm, post, moment) as child:
        child.communicate("go\n")
    assert child.returncode == -9


@contextmanager
def _publisher(firm: Firm, post: str, moment: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is ready to publish, and starts when it reads a line."""
    command = [sys.executable, "-m", "tests.flows.dying_publisher", firm.placement(post).id, moment]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "ready\n"
        yield child
