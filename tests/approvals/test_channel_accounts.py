"""Accounts to publish as: asked before they are kept, sealed, announced before they end, and never sent elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import text

from approvals.channel_accounts import ChannelAccount
from approvals.channels import Account, ChannelRefused
from approvals.desk import channel_accounts
from approvals.errors import BadSetting, ChannelInUse, ChannelTaken, NotAllowed, NotFound
from tests.office import Office

TOLD = {"server": "https://social.example"}
SECRET = {"token": "do not tell"}


@dataclass
class Exchange:
    """Connects to a board that answers as it is told to; remembers what it was given."""

    answer: Account | ChannelRefused = field(default_factory=lambda: Account("@firma"))
    given: list[ChannelAccount] = field(default_factory=list)

    def __call__(self, account: ChannelAccount) -> "Exchange":
        self.given.append(account)
        return self

    def check(self) -> Account:
        if isinstance(self.answer, ChannelRefused):
            raise self.answer
        return self.answer


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


def add(office: Office, exchange: Exchange, *, by: str = "lena", name: str = "mastodon") -> ChannelAccount:
    told = {"settings": TOLD, "secrets": SECRET, "by": office.people[by]}
    return channel_accounts.add(office.begin, exchange, kind="mastodon", name=name, **told)


def accounts(office: Office) -> Mapping[str, ChannelAccount]:
    return {one.name: one for one in channel_accounts.accounts(office.begin, by=office.people["ada"])}


def told_of(office: Office, kind: str) -> set[str]:
    with office.begin(reading=True) as work:
        return {notice.person for notice in work.notices.find(kind=kind)}


def sweep(office: Office, exchange: Exchange, **later: float) -> None:
    office.clock.move(**later)
    channel_accounts.sweep_accounts(office.begin, exchange)


@pytest.mark.parametrize("handle", ["lena", "ada"])
def test_lead_and_admin_connect_a_channel(office: Office, exchange: Exchange, handle: str) -> None:
    """It was asked, live, and says who it is; the history knows that it was connected."""
    add(office, exchange, by=handle)

    assert accounts(office)["mastodon"].account == "@firma"
    assert office.entries()[-1].kind == "channel_added"


@pytest.mark.parametrize("handle", ["anna", "clara"])
def test_nobody_else_does(office: Office, exchange: Exchange, handle: str) -> None:
    """Staff and contacts neither connect channels nor see them; nothing was even asked."""
    with pytest.raises(NotAllowed):
        add(office, exchange, by=handle)
    with pytest.raises(NotAllowed):
        channel_accounts.accounts(office.begin, by=office.people[handle])
    assert not exchange.given


def test_secrets_lie_sealed_and_are_shown_to_nobody(office: Office, exchange: Exchange) -> None:
    """Neither the table nor what a page gets holds the token; the channel itself does."""
    add(office, exchange)

    with office.engine.connect() as connection:
        (row,) = connection.execute(text("SELECT * FROM channel_accounts")).all()
    assert "do not tell" not in str(row)
    assert accounts(office)["mastodon"].secrets == {}
    with office.begin(reading=True) as work:
        assert work.channel_accounts.find()[0].secrets == SECRET


def test_an_account_that_does_not_answer_is_not_kept(office: Office, exchange: Exchange) -> None:
    """The token is wrong: that is said, and nothing was added."""
    exchange.answer = ChannelRefused("mastodon", "token", again=False)

    with pytest.raises(ChannelRefused):
        add(office, exchange)
    assert not accounts(office)


@pytest.mark.parametrize("name", ["export", "bluesky", "mastodon-", "Mastodon", "mastodon jobs"])
def test_a_channel_is_called_like_its_kind(office: Office, exchange: Exchange, name: str) -> None:
    """Its limits are found by its name; the export folder's is taken."""
    with pytest.raises(BadSetting):
        add(office, exchange, name=name)


def test_a_second_account_of_a_kind_has_a_longer_name(office: Office, exchange: Exchange) -> None:
    """`mastodon-jobs` beside `mastodon`; the same name twice is refused."""
    add(office, exchange)
    add(office, exchange, name="mastodon-jobs")

    with pytest.raises(ChannelTaken):
        add(office, exchange)
    assert set(accounts(office)) == {"mastodon", "mastodon-jobs"}


def test_a_kept_secret_is_never_sent_to_another_server(office: Office, exchange: Exchange) -> None:
    """Whoever changes the server tells the token again."""
    add(office, exchange)
    elsewhere = {"settings": {"server": "https://mine.example"}, "by": office.people["lena"]}

    channel_accounts.change(office.begin, exchange, "mastodon", secrets={}, **elsewhere)

    assert exchange.given[-1].secrets == {}


def test_a_new_token_is_enough(office: Office, exchange: Exchange) -> None:
    """Settings that are not named stay."""
    add(office, exchange)

    channel_accounts.change(
        office.begin, exchange, "mastodon", settings={}, secrets={"token": "new"}, by=office.people["ada"]
    )

    assert (exchange.given[-1].settings, exchange.given[-1].secrets) == (TOLD, {"token": "new"})


def test_the_end_of_credentials_is_announced_three_times(office: Office, exchange: Exchange) -> None:
    """Lead and admin hear of it 14, 7 and 1 days before, once each, whatever the sweep does in between."""
    exchange.answer = Account("@firma", office.clock() + timedelta(days=20))
    add(office, exchange)
    counts = []
    for _ in range(20):
        sweep(office, exchange, days=1)
        with office.begin(reading=True) as work:
            counts.append(len(work.notices.find(kind="channel_expires")))

    assert told_of(office, "channel_expires") == {office.people["lena"], office.people["ada"]}
    assert [counts.index(count) + 1 for count in (2, 4, 6)] == [6, 13, 19]


def test_a_renewed_token_is_announced_anew(office: Office, exchange: Exchange) -> None:
    """What was told about the old end does not count for the new one."""
    exchange.answer = Account("@firma", office.clock() + timedelta(days=5))
    add(office, exchange)
    sweep(office, exchange, days=0)
    exchange.answer = Account("@firma", office.clock() + timedelta(days=60))
    sweep(office, exchange, days=2)

    assert accounts(office)["mastodon"].announced is None


def test_an_account_that_stops_answering_is_told_once(office: Office, exchange: Exchange) -> None:
    """The daily check finds the token revoked: lead and admin get one letter, not one a day."""
    add(office, exchange)
    exchange.answer = ChannelRefused("mastodon", "token", again=False)
    for _ in range(3):
        sweep(office, exchange, days=2)

    assert accounts(office)["mastodon"].trouble == "token"
    with office.begin(reading=True) as work:
        assert len(work.notices.find(kind="channel_trouble")) == 2


def test_a_missing_permission_is_trouble(office: Office, exchange: Exchange) -> None:
    """It answers, but could not publish."""
    exchange.answer = Account("@firma", missing=("write:media",))
    add(office, exchange)

    assert (accounts(office)["mastodon"].trouble, accounts(office)["mastodon"].detail) == ("permission", "write:media")


def test_a_removed_account_is_forgotten(office: Office, exchange: Exchange) -> None:
    """Its secrets are gone from the table, and its letters are not sent any more."""
    exchange.answer = Account("@firma", office.clock() + timedelta(days=3))
    add(office, exchange)
    sweep(office, exchange, days=0)

    channel_accounts.remove(office.begin, "mastodon", by=office.people["lena"])

    with office.begin(reading=True) as work:
        assert not work.channel_accounts.find()
        assert all(notice.sent_at for notice in work.notices.find(kind="channel_expires"))
    with pytest.raises(NotFound):
        channel_accounts.check(office.begin, exchange, "mastodon", by=office.people["lena"])


def test_a_channel_with_something_on_its_way_stays(office: Office, exchange: Exchange) -> None:
    """A post waits in the queue for it."""
    channel = _placed_on_an_account(office, exchange)

    with pytest.raises(ChannelInUse):
        channel_accounts.remove(office.begin, channel, by=office.people["lena"])


def test_what_may_be_out_keeps_its_account(office: Office, exchange: Exchange) -> None:
    """While nobody knows whether a post is out, no other account takes the channel's place; a new token does."""
    channel = _placed_on_an_account(office, exchange, unknown=True)
    by = office.people["lena"]

    channel_accounts.change(office.begin, exchange, channel, settings={}, secrets={"token": "new"}, by=by)
    exchange.answer = Account("@somebody")
    with pytest.raises(ChannelInUse):
        channel_accounts.change(office.begin, exchange, channel, settings={}, secrets={"token": "x"}, by=by)


def _placed_on_an_account(office: Office, exchange: Exchange, *, unknown: bool = False) -> str:
    """A post that waits, or hangs, on a channel of this account."""
    told = {"settings": TOLD, "secrets": SECRET, "by": office.people["lena"]}
    channel_accounts.add(office.begin, exchange, kind="instagram", name="instagram", **told)
    post = office.approved("ben", channels=("instagram",))
    office.release(post, "instagram")
    if unknown:
        office.board.weather = office.board.weather.UNKNOWN_WRITTEN
        office.publish(post, "instagram")
    return "instagram"
