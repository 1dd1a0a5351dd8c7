"""Signing in with the company's identity provider, a real one, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from approvals.desk import passing
from approvals.pages.cookies import SESSION
from approvals.pages.identity_provider import ASKING
from approvals.passes import Opens
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.office import Office
from tests.servers.identity import identity_provider
from tests.website import OfficePremises, served

pytestmark = pytest.mark.slow


@pytest.fixture
def provided(office: Office, tmp_path: Path) -> Iterator[OfficePremises]:
    """The pages beside a real identity provider."""
    with served(office) as premises:
        back = f"{premises.address}/sign-in/with/house/back"
        with identity_provider(tmp_path, back) as provider:
            premises.providers = (provider,)
            yield premises


def signed_in(page: Page) -> bool:
    return any(cookie["name"] == SESSION for cookie in page.context.cookies())


def at_the_provider(page: Page, login: str) -> None:
    """Follow the link there, and do what one does on the provider's own pages (whose far-away fonts stay away)."""
    page.context.route(re.compile("^https:"), lambda route: route.fulfill(body=""))
    page.get_by_role("link", name="Haus-Konto").click()
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill("egal")
    page.locator("[type=submit]").click()
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize(("size", "lang"), [(PHONE, "de"), (DESK, "en")], ids=["phone", "desk"])
def test_with_the_identity_provider(
    chromium: Browser, office: Office, provided: OfficePremises, size: dict[str, int], lang: str
):
    """Emil follows the link, signs in on the provider's page, and is where he wanted to be, as himself."""
    page = window(chromium, provided, size=size, lang=lang)
    page.goto("/keys")
    shot(page, f"sign-in-{lang}")
    assert barriers(page) == []
    at_the_provider(page, "emil@example.test")

    expect(page).to_have_url(f"{provided.address}/keys")
    (session,) = passing.passes_of(provided.begin, office.people["emil"], Opens.SESSION)
    assert session.label == "Chrome, Linux"
    assert page.troubles == []


@pytest.mark.parametrize("login", ["stranger@example.test", "unproved@example.test"])
def test_nobody_is_registered_by_the_provider(chromium: Browser, office: Office, provided: OfficePremises, login: str):
    """Unknown here, or with an address the provider has not verified: a sentence, and no session."""
    office.hire("unproved")
    page = window(chromium, provided)
    page.goto("/sign-in")
    at_the_provider(page, login)

    expect(page.get_by_text("Haus-Konto hat uns niemanden genannt, den wir kennen.")).to_be_visible()
    assert not signed_in(page)


def test_an_answer_from_another_browser_is_not_believed(chromium: Browser, provided: OfficePremises):
    """Somebody sends Emil the end of his own way in: Emil's browser did not set out, so nobody is signed in."""
    stranger, emil = window(chromium, provided), window(chromium, provided)
    asked: list[str] = []
    stranger.on("request", lambda request: asked.append(request.url))
    stranger.goto("/sign-in")
    stranger.on("load", lambda _: stranger.context.clear_cookies(name=ASKING))
    at_the_provider(stranger, "anna@example.test")
    expect(stranger.get_by_text("niemanden genannt")).to_be_visible()
    answer = next(url for url in asked if "/back?code=" in url)

    emil.goto(answer)
    expect(emil.get_by_text("niemanden genannt")).to_be_visible()
    emil.goto("/sign-in/with/house")
    emil.goto(answer)

    expect(emil.get_by_text("niemanden genannt")).to_be_visible()
    assert not signed_in(emil)
