"""Connecting channels and settling what nobody knows, on the command line, with a receiver on this machine."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from approvals.desk import channel_accounts
from flows.channels.unconnected import Unconnected
from flows.house import House
from flows.mail_folder import text_of
from flows.notices import send
from tests.flows.terminal import Terminal
from tests.servers.double import serving
from tests.servers.webhook_receiver import KEY_ID, SECRET, WebhookReceiver


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    with serving(found := WebhookReceiver()):
        yield found


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Terminal:
    monkeypatch.setenv("FREIGABE_PRIVATE_ADDRESSES", "127.0.0.1")
    terminal = Terminal(request.getfixturevalue("home"))
    terminal.open_shop()
    return terminal


@pytest.fixture
def secrets(tmp_path: Path) -> str:
    path = tmp_path / "secrets.json"
    path.write_text(json.dumps({"secret": SECRET}))
    return str(path)


def connect(shop: Terminal, receiver: WebhookReceiver, secrets: str) -> str:
    told = ("--set", f"url={receiver.address}/news", "--set", f"key_id={KEY_ID}", "--secrets", secrets)
    return shop.done("channels", "add", "webhook", *told, by="lena")


def test_a_channel_is_connected_checked_and_removed(shop: Terminal, receiver: WebhookReceiver, secrets: str):
    """Lena connects the intranet, sees it in the list, checks it, and lets it go."""
    assert "webhook ist verbunden: 127.0.0.1" in connect(shop, receiver, secrets)
    (row,) = shop.told("channels", "list", by="lena")
    assert (row["name"], row["trouble"]) == ("webhook", None)
    assert SECRET not in str(row)
    assert "webhook antwortet" in shop.done("channels", "check", "webhook", by="lena")
    assert set(shop.home.channels) == {"export", "webhook"}
    shop.done("channels", "remove", "webhook", by="lena")
    assert set(shop.home.channels) == {"export"}


def test_a_wrong_secret_is_named(shop: Terminal, receiver: WebhookReceiver, tmp_path: Path):
    """The receiver refuses the signature: nothing is kept, and the sentence says what to do."""
    (tmp_path / "wrong.json").write_text('{"secret": "wrong"}')
    told = ("--set", f"url={receiver.address}/news", "--secrets", str(tmp_path / "wrong.json"))
    assert "Zugangs-Token von webhook gilt nicht" in shop.refused("channels", "add", "webhook", *told, by="lena")
    assert "nichts" in shop.done("channels", "list", by="lena").lower()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("myspace",), "myspace"),
        (("webhook", "--set", "url"), "FIELD=VALUE"),
        (("webhook", "--set", "colour=red"), "colour"),
        (("webhook", "--set", "url=https://x.example"), "secret"),
        (("mastodon", "--name", "facebook"), "mastodon-..."),
    ],
)
def test_what_cannot_be_connected_is_named(shop: Terminal, words: tuple[str, ...], said: str):
    """An unknown kind, an unknown or missing field, a name of another kind."""
    assert said in shop.refused("channels", "add", *words, by="lena")


def test_staff_connect_nothing(shop: Terminal):
    """Anna may not, and neither sees the accounts."""
    assert "Kommunikationsleitung" in shop.refused("channels", "list", by="anna")


def test_a_private_address_is_refused_with_the_way_out(
    shop: Terminal, receiver: WebhookReceiver, secrets: str, monkeypatch: pytest.MonkeyPatch
):
    """Whoever runs Freigabe has to allow it, by a setting that is named."""
    monkeypatch.setattr(shop.home.settings, "private_addresses", "")
    told = ("--set", f"url={receiver.address}", "--secrets", secrets)
    assert "FREIGABE_PRIVATE_ADDRESSES=127.0.0.1" in shop.refused("channels", "add", "webhook", *told, by="lena")


def test_an_account_that_changes_is_another_channel(shop: Terminal, receiver: WebhookReceiver, secrets: str):
    """The same object while nothing changes, a new one afterwards."""
    connect(shop, receiver, secrets)
    before = shop.home.channels["webhook"]
    assert shop.home.channels["webhook"] is before
    shop.done("channels", "change", "webhook", "--secrets", secrets, by="lena")
    assert shop.home.channels["webhook"] is not before


def test_a_kind_that_is_gone_leaves_the_others_alone(shop: Terminal, receiver: WebhookReceiver, secrets: str):
    """An account kept by another version: its channel takes nothing, the house stands."""
    connect(shop, receiver, secrets)
    with shop.home.begin() as work:
        work.channel_accounts.save(replace(work.channel_accounts.find()[0], kind="myspace"))
        work.commit()
    assert isinstance(shop.home.channels["webhook"], Unconnected)
    assert isinstance(shop.home.channel("never-there"), Unconnected)


def test_letters_say_which_channel_and_until_when(shop: Terminal, receiver: WebhookReceiver, secrets: str):
    """The daily sweep finds credentials that end in five days: Lena gets a letter with the way out."""
    connect(shop, receiver, secrets)
    with shop.home.begin() as work:
        (account,) = work.channel_accounts.find()
        work.channel_accounts.save(replace(account, expires_at=work.now + timedelta(days=5)))
        work.commit()
    channel_accounts.sweep_accounts(shop.home.begin, shop.home.connect)

    letter = _letter(shop.home, "channel_expires")
    assert "der Zugang von webhook (127.0.0.1) gilt noch bis 28.11.2026" in letter
    assert "freigabe channels change webhook" in letter


def test_a_letter_names_the_trouble(shop: Terminal, receiver: WebhookReceiver, secrets: str):
    """The receiver has another secret since: the check says so once, by mail."""
    connect(shop, receiver, secrets)
    with shop.home.begin() as work:
        (account,) = work.channel_accounts.find()
        work.channel_accounts.save(replace(account, secrets={"secret": "old"}, checked_at=None))
        work.commit()
    channel_accounts.sweep_accounts(shop.home.begin, shop.home.connect)

    assert "gilt nicht mehr" in _letter(shop.home, "channel_trouble")


def _letter(home: House, kind: str) -> str:
    with home.begin(reading=True) as work:
        (notice,) = work.notices.find(kind=kind)
    return text_of(send(home, notice.id))
