"""A firm with one channel, and a worker that can be killed (-9) at any step of a delivery or a take-down."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path

from PIL import Image

from approvals.appearances import Rendition
from approvals.desk import channel_accounts, checking, drafting
from approvals.desk.taking_in import rendered
from approvals.drafts import Draft
from approvals.fingerprint import new_id
from approvals.posts import Shown
from flows.publish_placement import publish
from flows.take_down import remove
from tests.flows.closed_channels import facebook, instagram, linkedin
from tests.flows.firm import Firm
from tests.flows.open_channels import OpenChannel, bluesky, mastodon, webhook
from tests.office import ALT
from tests.premises import ENGINE
from tests.servers.double import Unheard

KILLED = -signal.SIGKILL
TIRED = 3
"""How often a step is tried again at which a busy machine's channel turned everything down before the step came."""


class Photographing(Firm):
    """A firm whose renditions are pictures."""

    def render(self, post: str) -> None:
        for picture, blurred, crop in checking.to_do(self.begin, post, ENGINE).cuts:
            written = BytesIO()
            Image.new("RGB", (320, 400), "orange").save(written, "JPEG", comment=picture.encode())
            sha = hashlib.sha256(written.getvalue()).hexdigest()
            self.objects.put(rendered(sha), written.getvalue())
            made = Rendition(new_id(), picture, blurred, sha, True, ENGINE, self.clock(), crop)
            checking.keep_rendition(self.begin, made)


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

    def leaving(self) -> tuple[str, str]:
        """A new post that is out, and that its author has just withdrawn; its text."""
        post, text = self.due()
        assert self.carried_on(post) == "published"
        drafting.withdraw(self.firm.begin, post, by=self.firm.people["anna"])
        return post, text

    def killed(self, work: str, post: str, request: int = -1, commit: int = 0, when: str = "never") -> int:
        """Publish or remove it in the worker, which dies at this step. Returns how it ended."""
        self._say(f"{work} {self.firm.placement(post, self.kind).id} {commit} {when}")
        child = int(self.worker.stdout.readline())
        if self.at is not None:
            self.at.line.seen.clear()
            self.at.line.witness = _killer(child, when, request)
        os.kill(child, signal.SIGCONT)
        ended = int(self.worker.stdout.readline())
        if self.at is not None:
            self.at.line.witness = lambda _when, _number: None
        return ended

    def deaths(self, work: str, begin: Callable[[], tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Posts, with their texts, of which the worker died at each request and each commit, before and after.

        A step that does not come any more is one after the last: then the work was done, and nothing is left to die at.
        """
        for step in ("request", "commit") if self.at is not None else ("commit",):
            for when in ("before", "after"):
                for number in count(0 if step == "request" else 1):
                    if (dead := self._dead(work, begin, {step: number, "when": when})) is None:
                        break
                    yield dead

    def _dead(
        self, work: str, begin: Callable[[], tuple[str, str]], death: dict[str, object]
    ) -> tuple[str, str] | None:
        done = {"publish": "published", "remove": "taken_down"}[work]
        for _ in range(TIRED):
            post, text = begin()
            if (ended := self.killed(work, post, **death)) == KILLED:
                return post, text
            assert ended == 0, (work, death)
            if self.firm.places(post)[self.kind] == done:
                return None
        raise AssertionError(work, death)

    def carried_on(self, post: str) -> str:
        """What the sweeps of the next minutes do. Returns where the post stands."""
        for minutes in (1, 5, 6):
            publish(self.firm.later(minutes=minutes), self.firm.placement(post, self.kind).id)
        return self.firm.places(post)[self.kind]

    def removed_on(self, post: str) -> str:
        """What the sweeps of the next minutes do about a take-down. Returns where the post stands."""
        for minutes in (1, 5):
            remove(self.firm.later(minutes=minutes), self.firm.placement(post, self.kind).id)
        return self.firm.places(post)[self.kind]

    def out(self, text: str) -> int:
        if self.at is not None:
            return self.at.out(text)
        texts = [folder / "text.txt" for folder in self.firm.exported()]
        return [path.read_text() for path in texts if path.exists()].count(text)

    def published(self, post: str) -> int:
        with self.firm.begin(reading=True) as work:
            return len(work.publications.find(post=post))

    def proved(self, post: str) -> bool:
        with self.firm.begin(reading=True) as work:
            return all(out.gone_at and out.proof for out in work.publications.find(post=post))

    def _say(self, line: str) -> None:
        self.worker.stdin.write(f"{line}\n")
        self.worker.stdin.flush()


@contextmanager
def connected(kind: str, folder: Path, firm: Firm) -> Iterator[Mortal]:
    """The firm, connected to the channel by its own use case, and a worker."""
    with _channel(kind, folder, firm) as at, _worker() as worker:
        if at is not None:
            told = {"settings": at.settings, "secrets": at.secrets, "by": firm.people["lena"]}
            channel_accounts.add(firm.begin, firm.home.connect, kind=at.kind, name=at.kind, **told)
        yield Mortal(firm, kind, worker, at)


def _killer(child: int, when: str, number: int) -> Callable[[str, int], None]:
    """Kills the worker at this request: before it is carried out, which it then never is, or after."""

    def witness(now: str, seen: int) -> None:
        if (now, seen) == (when, number):
            os.kill(child, signal.SIGKILL)
            if when == "before":
                raise Unheard

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
