"""No channel reaches the company's own network unless the owner allowed it."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import httpx
import pytest

from approvals.channels import ChannelRefused
from flows.channels.guard import Allowed, PrivateAddress, guarded
from flows.channels.web import Web, base_of
from tests.servers.double import Answer, Asked, Double, serving

PRIVATE = (
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1",
)  # fmt: skip


class Greeter(Double):
    def answer(self, asked: Asked) -> Answer:
        return Answer(200, {"host": asked.headers["host"]})


@pytest.fixture
def greeter() -> Iterator[Greeter]:
    with serving(found := Greeter()):
        yield found


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address: str):
    """Also those that hide an address in another: mapped, translated, tunnelled."""
    assert not Allowed().may("receiver.example", ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"])
def test_public_ones_are_not(address: str):
    """Nor is a public one that reaches us through a translator."""
    assert Allowed().may("receiver.example", ip_address(address))


@pytest.mark.parametrize("setting", ["127.0.0.0/8", "127.0.0.1", "other.example, localhost"])
def test_the_owner_may_allow_some(greeter: Greeter, setting: str):
    """By network, address or name."""
    address = greeter.address.replace("127.0.0.1", "localhost") if "localhost" in setting else greeter.address
    assert guarded(Allowed.read(setting)).get(address).json()["host"] == address.removeprefix("http://")


def test_nothing_is_sent_to_a_private_address(greeter: Greeter):
    """Refused for good, with the name that leads there; the server heard nothing."""
    web = Web("webhook", guarded(Allowed()), greeter.address)
    with pytest.raises(ChannelRefused) as refused:
        web.ask("POST", "/", publishes=True)
    assert (refused.value.trouble, refused.value.again, refused.value.detail) == ("private_address", False, "127.0.0.1")
    assert not greeter.seen


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch):
    """A name with several addresses is refused for the one."""
    _names(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(PrivateAddress):
        guarded(Allowed()).get("http://receiver.example/")


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch, greeter: Greeter):
    """What was judged is what is called: a name that changes its mind in between gains nothing."""
    asked = _names(monkeypatch, ["127.0.0.1"], ["10.0.0.1"])
    port = httpx.URL(greeter.address).port
    told = guarded(Allowed.read("127.0.0.1")).get(f"http://receiver.example:{port}/").json()
    assert told["host"] == f"receiver.example:{port}"
    assert asked == ["receiver.example"]


def test_redirects_are_not_followed(greeter: Greeter):
    """Credentials go to nobody else."""
    greeter.next_time("GET /", Answer(302, None, {"location": "http://127.0.0.1:9/"}))
    web = Web("webhook", guarded(Allowed.read("127.0.0.1")), greeter.address, headers={"authorization": "Bearer x"})
    with pytest.raises(ChannelRefused) as refused:
        web.ask("GET", "/")
    assert refused.value.trouble == "protocol"


@pytest.mark.parametrize("written", ["http://receiver.example", "ftp://x.example", "https://", "file:///etc/passwd"])
def test_only_https_leaves_this_machine(written: str):
    """Tokens are not sent in the clear."""
    with pytest.raises(ChannelRefused):
        base_of("webhook", written)


def test_a_server_may_be_named_without_https():
    """As people write it."""
    assert base_of("mastodon", " social.example/ ") == "https://social.example"


def _names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """The name service answers so, one after the other, for names that are none. Returns what was asked."""
    real, asked, left = socket.getaddrinfo, [], list(answers)

    def answer(host: str, port: int, *rest: object, **more: object) -> list[tuple[object, ...]]:
        if host != "receiver.example":
            return real(host, port, *rest, **more)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in left.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked
