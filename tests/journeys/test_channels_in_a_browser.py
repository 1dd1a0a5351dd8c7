"""A channel's life in a real browser: connected, published on, one unknown outcome settled, all stopped and lifted."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from approvals.channels import ChannelRefused, Seen
from approvals.desk import counting, drafting, taking_down
from approvals.desk.channel_accounts import named
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.full_calendar import served_now
from tests.office import CHANNELS, Office
from tests.pinboard import Pinboard, Weather
from tests.servers.mastodon import TOKEN, MastodonServer, mastodon_server
from tests.website import OfficePremises

LINE = "Wir haben ein neues Dach. Danke an alle, die geholfen haben!"


class Window(Pinboard):
    """A board that shows what hangs on it."""

    def shown(self, since: datetime) -> list[Seen]:
        return [Seen(f"https://board.example/{one[:8]}", parcel.text, since) for one, parcel in self.up.items()]


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    office.board = Window("export")
    with served_now(office) as premises:
        yield premises


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MastodonServer]:
    with mastodon_server(tmp_path) as found:
        yield found


def signed(office: Office, channel: str) -> str:
    """A post of words alone, approved for this channel."""
    post = office.submit(LINE, channels=(channel,)).id
    office.check(post)
    office.sign(post)
    return post


def test_a_channel_is_connected_and_published_on(
    chromium: Browser, pages: OfficePremises, office: Office, server: MastodonServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lena mistypes the token and reads what is wrong; then it is right, a post goes out, and its page tells where."""
    monkeypatch.setattr("tests.office.CHANNELS", (*CHANNELS, "mastodon"))
    lena = window(chromium, pages, office.people["lena"], size=PHONE)
    lena.goto("/administration/accounts")
    lena.get_by_role("link", name="Mastodon").click()
    _connect(lena, server, "mistyped")
    expect(lena.get_by_role("alert")).to_contain_text("Hol dir bei Mastodon ein neues")
    lena.troubles.clear()  # the browser itself notes the refused form
    _connect(lena, server, TOKEN)
    expect(lena.locator("#told")).to_contain_text("Verbunden mit @")
    with office.begin(reading=True) as work:
        office.board = pages.connect(named(work, "mastodon"))
    post = signed(office, "mastodon")
    office.release(post, "mastodon")
    assert office.publish(post, "mastodon") == "published"
    counting.sweep_numbers(office.begin, lambda _: office.board)
    lena.goto(f"/posts/{post}")
    expect(lena.locator("#outside")).to_contain_text("Stand:")
    assert lena.get_by_role("link", name="Auf Mastodon ansehen").get_attribute("href") == server.posts()[0]["url"]
    shot(lena, "channels-published-phone")
    assert lena.troubles == []


def _connect(page: Page, server: MastodonServer, token: str) -> None:
    page.get_by_label("Server").fill(server.address)
    page.get_by_label("Zugangs-Token").fill(token)
    page.get_by_role("button", name="Verbinden").click()


def test_what_nobody_knows_is_settled(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """From her first page Lena compares both sides and says which one is ours."""
    post = signed(office, "export")
    office.release(post)
    office.board.weather = Weather.UNKNOWN_WRITTEN
    office.publish(post)
    lena = window(chromium, pages, office.people["lena"])
    lena.goto("/")
    lena.get_by_role("link", name="Nachsehen").click()
    expect(lena.locator(".readings blockquote")).to_have_text([LINE, LINE])
    shot(lena, "outcome-desk")
    lena.get_by_role("button", name="Das ist unserer").click()
    expect(lena.locator("#outside")).to_contain_text("ist draußen")
    assert office.places(post) == {"export": "published"}
    assert lena.troubles == []


def test_everything_is_stopped_in_two_taps_and_lifted_by_two(
    chromium: Browser, pages: OfficePremises, office: Office
) -> None:
    """Lena taps twice, on her phone and from the page of a post; alone she lifts nothing, with Clara she does."""
    post = signed(office, "export")
    lena = window(chromium, pages, office.people["lena"], size=PHONE)
    lena.goto(f"/posts/{post}")
    lena.get_by_role("link", name="Alles anhalten").click()
    shot(lena, "crisis-phone")
    lena.get_by_role("button", name="Jetzt alles anhalten").click()
    expect(lena.get_by_role("heading", level=2).first).to_have_text("Alles steht still")
    lena.get_by_role("button", name="Aufheben vorschlagen").click()
    expect(lena.locator(".chip.waits")).to_have_text("Das zweite Wort fehlt")
    expect(lena.get_by_role("button", name="Zustimmen")).to_have_count(0)
    shot(lena, "holds-proposed-phone")
    clara = window(chromium, pages, office.people["clara"])
    clara.goto("/")
    clara.get_by_role("listitem").filter(has_text="dein zweites Wort").get_by_role("link").click()
    shot(clara, "holds-agree-desk")
    clara.get_by_role("button", name="Zustimmen").click()
    expect(clara.get_by_role("heading", level=2).first).to_have_text("Alles läuft")
    assert lena.troubles == clara.troubles == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_pages_to_look_at(chromium: Browser, pages: OfficePremises, office: Office, size: dict[str, int]) -> None:
    """Accounts, a form, what is deleted by hand: nothing for axe to find, nothing wider than the window."""
    post = office.published("ben")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    placement = office.placement(post).id
    out = taking_down.to_take_down(office.begin, placement)
    taking_down.not_gone(office.begin, out, ChannelRefused("export", "token", again=False))
    paths = ("administration/accounts", "administration/accounts/new/linkedin", f"placements/{placement}/removal")
    for dark, lang in ((False, "de"), (True, "en")):
        page = window(chromium, pages, office.people["lena"], size=size, dark=dark, lang=lang)
        for path, name in zip((*paths, "holds/now"), ("accounts", "account", "removal", "crisis"), strict=True):
            page.goto(f"/{path}")
            shot(page, f"channels-{name}-{size['width']}-{'dark' if dark else 'light'}")
            assert barriers(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.troubles == []
