"""A worker killed (-9) at any step of a delivery: afterwards exactly one post, and it is known to be published.

Steps are: each request to the channel, just before and just after it was carried out; each commit, before and after.
"""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from approvals.appearances import Rendition
from approvals.desk import channel_accounts, checking, drafting
from approvals.desk.taking_in import rendered
from approvals.drafts import Draft
from approvals.fingerprint import new_id
from approvals.posts import Shown
from flows.channels import once
from flows.house import House
from flows.publish_placement import publish
from tests.flows.closed_channels import facebook, instagram, linkedin
from tests.flows.firm import Firm
from tests.flows.open_channels import OpenChannel, bluesky, mastodon, webhook
from tests.office import ALT
from tests.premises import ENGINE

pytestmark = pytest.mark.slow
KINDS = ("export", "mastodon", "bluesky", "webhook", "facebook", "instagram", "linkedin")


@pytest.fixture(autouse=True)
def local_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner allows addresses of this machine; what a double carries out shows at once."""
    monkeypatch.setenv("FREIGABE_PRIVATE_ADDRESSES", "127.0.0.0/8")
    monkeypatch.setattr(once, "SETTLES", timedelta(0))


class Photographing(Firm):
    """A firm whose renditions are pictures."""

    def render(self, post: str) -> None:
        for picture, blurred in checking.to_do(self.begin, post, ENGINE).cuts:
            written = BytesIO()
            Image.new("RGB", (320, 400), "orange").save(written, "JPEG", comment=picture.encode())
            sha = hashlib.sha256(written.getvalue()).hexdigest()
            self.objects.put(rendered(sha), written.getvalue())
            made = Rendition(new_id(), picture, blurred, sha, proved=True, engine=ENGINE, at=self.clock())
            checking.keep_rendition(self.begin, made)


@pytest.fixture
def firm(home: House) -> Firm:
    return Photographing.founded(home)


@dataclass
class Mortal:
    """A firm with one channel, and a worker that can be killed."""

    firm: Firm
    kind: str
    worker: subprocess.Popen[str]
    at: OpenChannel | None
    posts: int = 0

    def due(self) -> tuple[str, str]:
        """A new post with Emil's picture that is due on the channel now; its text."""
        firm, self.posts = self.firm, self.posts + 1
        text, picture = f"Zehn Jahre Emil, Teil {self.posts}!", firm.picture(f"Emil, {self.posts}".encode())
        draft = Draft(text, (self.kind,), pictures=[Shown(picture, ALT, "")])
        post = drafting.submit(firm.begin, draft, by=firm.people["anna"], known_channels=(self.kind,)).id
        firm.check(post, {picture: firm.seen("emil")})
        firm.say("emil", "yes")
        firm.sign(post)
        due_at = firm.release(post, channel=self.kind, seconds=0.3).due_at
        time.sleep(max(0.0, (due_at - firm.clock()).total_seconds()))
        return post, text

    def killed(self, post: str, request: int = -1, commit: int = 0, when: str = "never") -> int:
        """Publish in the worker, which dies at this step. Returns how it ended."""
        self._say(f"{self.firm.placement(post, self.kind).id} {commit} {when}")
        child = int(self.worker.stdout.readline())
        if self.at is not None:
            self.at.line.seen.clear()
            self.at.line.witness = _killer(child, when, request)
        os.kill(child, signal.SIGCONT)
        ended = int(self.worker.stdout.readline())
        if self.at is not None:
            self.at.line.witness = lambda _when, _number: None
        return ended

    def carried_on(self, post: str) -> str:
        """What the sweeps of the next minutes do. Returns where the post stands."""
        for minutes in (1, 5, 6):
            publish(self.firm.later(minutes=minutes), self.firm.placement(post, self.kind).id)
        return self.firm.places(post)[self.kind]

    def out(self, text: str) -> int:
        if self.at is not None:
            return self.at.out(text)
        folders = self.firm.exported()
        assert all((folder / "receipt.json").exists() for folder in folders)
        return [(folder / "text.txt").read_text() for folder in folders].count(text)

    def published(self, post: str) -> int:
        with self.firm.begin(reading=True) as work:
            return len(work.publications.find(post=post))

    def _say(self, line: str) -> None:
        self.worker.stdin.write(f"{line}\n")
        self.worker.stdin.flush()


@pytest.fixture(params=KINDS)
def mortal(request: pytest.FixtureRequest, firm: Firm, tmp_path: Path) -> Iterator[Mortal]:
    """The firm, connected to the channel by its own use case."""
    with _channel(request.param, tmp_path, firm) as at, _worker() as worker:
        if at is not None:
            told = {"settings": at.settings, "secrets": at.secrets, "by": firm.people["lena"]}
            channel_accounts.add(firm.begin, firm.home.connect, kind=at.kind, name=at.kind, **told)
        yield Mortal(firm, request.param, worker, at)


def test_wherever_it_is_killed_there_is_one_post_in_the_end(mortal: Mortal):
    """Each request and each commit of a delivery, before and after; the count tells how many deaths there were."""
    requests, commits = _steps(mortal)
    deaths = [{"request": number, "when": when} for number in range(requests) for when in ("before", "after")]
    deaths += [{"commit": number, "when": when} for number in range(1, commits + 1) for when in ("before", "after")]
    for death in deaths:
        post, text = mortal.due()
        assert mortal.killed(post, **death) == -signal.SIGKILL, death
        assert mortal.carried_on(post) == "published", death
        assert (mortal.out(text), mortal.published(post)) == (1, 1), death
    sys.stdout.write(f"{mortal.kind}: killed {len(deaths)} times ({requests} requests, {commits} commits)\n")


def _steps(mortal: Mortal) -> tuple[int, int]:
    """How many requests and commits a delivery takes that nothing happens to."""
    post, text = mortal.due()
    assert mortal.killed(post) == 0
    assert (mortal.out(text), mortal.published(post)) == (1, 1)
    requests = len(mortal.at.line.seen) if mortal.at else 0
    commits = 0
    while True:
        post, _ = mortal.due()
        if mortal.killed(post, commit=commits + 1, when="before") == 0:
            return requests, commits
        mortal.carried_on(post)
        commits += 1


def _killer(child: int, when: str, number: int) -> Callable[[str, int], None]:
    """Kills the worker at this request, before or after it is carried out."""

    def witness(now: str, seen: int) -> None:
        if (now, seen) == (when, number):
            os.kill(child, signal.SIGKILL)

    return witness


@contextmanager
def _channel(kind: str, folder: Path, firm: Firm) -> Iterator[OpenChannel | None]:
    place = folder / kind
    place.mkdir()
    if kind == "export":
        yield None
        return
    closed = {"facebook": facebook, "instagram": lambda: instagram(firm), "linkedin": linkedin}
    if kind in closed:
        with closed[kind]() as at:
            yield at
        return
    opened = {"mastodon": lambda: mastodon(place), "bluesky": lambda: bluesky(place), "webhook": webhook}
    with opened[kind]() as (at, _):
        yield at


@contextmanager
def _worker() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.flows.mortal_publishers"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        yield worker
        worker.stdin.close()
