"""Mastodon, Bluesky and a webhook on real servers, each reached through a line that fails on demand."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from approvals.channels import Channel
from flows.channels.connecting import Connection
from flows.channels.kinds import KINDS
from tests.flows.channel_bench import impatient
from tests.servers.between import Between
from tests.servers.bluesky import HANDLE, PASSWORD, BlueskyServer, bluesky_server
from tests.servers.double import Double, serving
from tests.servers.mastodon import TOKEN, MastodonServer, mastodon_server
from tests.servers.webhook_receiver import KEY_ID, SECRET, WebhookReceiver

PUBLISHES = {
    "mastodon": "POST /api/v1/statuses",
    "bluesky": "POST .*putRecord",
    "webhook": "POST /",
}
PREPARES = (
    ("mastodon", "GET /api/v2/instance"),
    ("mastodon", "POST /api/v2/media"),
    ("mastodon", "GET /api/v1/media"),
    ("bluesky", "POST .*createSession"),
    ("bluesky", "GET .*getRecord"),
    ("bluesky", "POST .*uploadBlob"),
)
READS_BACK = {
    "mastodon": "GET /api/v1/accounts/.*/statuses",
    "bluesky": "GET .*getRecord",
    "webhook": "GET /",
}


@dataclass
class OpenChannel:
    """One kind: the line to it, how it is connected, and how many of its posts have this text."""

    kind: str
    line: Double
    settings: Mapping[str, str]
    secrets: Mapping[str, str]
    texts: Callable[[], list[str]]

    def connected(self, waits: float = 20.0, **secrets: str) -> Channel:
        told = Connection(self.kind, self.settings, {**self.secrets, **secrets}, impatient(waits))
        return KINDS[self.kind].build(told)

    def out(self, text: str) -> int:
        return self.texts().count(text)


@contextmanager
def mastodon(folder: Path) -> Iterator[tuple[OpenChannel, MastodonServer]]:
    with mastodon_server(folder) as server, _line(server.address) as line:
        settings = {"server": line.address}

        def texts() -> list[str]:
            return [server.get(f"statuses/{one['id']}/source")["text"] for one in server.posts()]

        yield OpenChannel("mastodon", line, settings, {"token": TOKEN}, texts), server


@contextmanager
def bluesky(folder: Path) -> Iterator[tuple[OpenChannel, BlueskyServer]]:
    with bluesky_server(folder) as server, _line(server.address) as line:
        settings = {"server": line.address, "handle": HANDLE}

        def texts() -> list[str]:
            return [one["value"]["text"] for one in server.posts()]

        yield OpenChannel("bluesky", line, settings, {"password": PASSWORD}, texts), server


@contextmanager
def webhook() -> Iterator[tuple[OpenChannel, WebhookReceiver]]:
    receiver = WebhookReceiver()
    with serving(receiver):
        settings = {"url": f"{receiver.address}/news", "key_id": KEY_ID}

        def texts() -> list[str]:
            return [one["text"] for one in receiver.kept.values()]

        yield OpenChannel("webhook", receiver, settings, {"secret": SECRET}, texts), receiver


@contextmanager
def all_open(folder: Callable[[str], Path]) -> Iterator[dict[str, OpenChannel]]:
    with ExitStack() as running:
        first, _ = running.enter_context(mastodon(folder("mastodon")))
        second, _ = running.enter_context(bluesky(folder("bluesky")))
        third, _ = running.enter_context(webhook())
        yield {one.kind: one for one in (first, second, third)}


@contextmanager
def _line(real: str) -> Iterator[Between]:
    line = Between(real=real)
    with serving(line):
        yield line
