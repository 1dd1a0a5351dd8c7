"""Answering in a real browser: on a phone without scripts, on a desk in English, and by a program that must not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from approvals.appearances import Said
from approvals.desk import answer_links, answering
from approvals.pages.cookies import LANGUAGE
from approvals.standing import Standing
from tests.approvals.pages.answering import stands
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.party import PartyOffice
from tests.website import OfficePremises, served

EVERYBODY = (None, "anna", "ben", "clara", "emil")
EXPECTED = ("status of 403", "status of 409", "status of 410", "status of 422", "status of 429")
PRESSED = "button, summary, input[type=radio]"
FILL = """(digits) => {
  for (const one of document.querySelectorAll("input[name=digits]")) one.value = digits;
  for (const one of document.querySelectorAll("input[value=yes]")) one.checked = true;
}"""
PRESS = "([those, number]) => document.querySelectorAll(those)[number]?.click()"
SUBMIT = """([number, way]) => {
  const form = document.forms[number];
  if (!form) return;
  form.noValidate = true;
  const button = [...form.elements].find((one) => one.type === "submit" && one.value === way);
  if (way === "plain") form.submit(); else form.requestSubmit(button);
}"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PartyOffice]:
    company = PartyOffice(tmp_path)
    yield company
    company.engine.dispose()


@pytest.fixture
def pages(office: PartyOffice) -> Iterator[OfficePremises]:
    with served(office) as premises:
        yield premises


def said(office: PartyOffice) -> set[Said]:
    with office.begin(reading=True) as work:
        return {answer.said for answer in work.answers.find()}


def troubles(page: Page) -> list[str]:
    return [told for told in page.troubles if not any(known in told for known in EXPECTED)]


def link(office: PartyOffice, post: str) -> tuple[str, str]:
    made = answer_links.link_for(office.begin, office.people["emil"], post)
    return f"/a/{made.secret}", str(made.code)


@pytest.mark.slow
def test_a_program_that_presses_everything_says_no_yes(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """It opens the link as a mail scanner does, runs scripts, fills every field and presses every button there is.

    Then it sends every form with each of its buttons and without one, unchecked by the browser. Only the digits of the
    mail are out of its reach.
    """
    path, code = link(office, office.celebrated(*EVERYBODY, channels=("instagram", "facebook")))
    page = window(chromium, pages, size=PHONE)
    page.goto(path)
    buttons, forms = page.locator(PRESSED).count(), page.locator("form").count()
    for number in range(buttons):
        opened_anew(page, office, path)
        wrong = f"{(int(code) + 1 + number) % 10_000:04d}"
        page.evaluate(FILL, wrong)
        page.evaluate(PRESS, [PRESSED, number])
        page.wait_for_timeout(150)
        page.wait_for_load_state("networkidle")
    for number, way in [(number, way) for number in range(forms) for way in ("plain", "yes")]:
        opened_anew(page, office, path)
        page.evaluate(SUBMIT, [number, way])
        page.wait_for_timeout(150)
        page.wait_for_load_state("networkidle")
    assert buttons > 8
    assert said(office) == {Said.NO, Said.BLUR}


def opened_anew(page: Page, office: PartyOffice, path: str) -> None:
    """With the question asked again, where "not me" had taken it away."""
    with office.begin(reading=True) as work:
        denied = {denial.face for denial in work.denials.find()}
        asked = work.appearances.find(face=denied)[:1]
    for one in asked:
        answering.me_after_all(office.begin, one.id, by=one.person)
    page.goto(path)


def test_on_a_phone_without_scripts(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Emil opens the link on the tram, says no in one tap, thinks again, and says yes with the digits of his mail."""
    post = office.celebrated(*EVERYBODY, channels=("instagram", "facebook"))
    path, code = link(office, post)
    page = window(chromium, pages, size=PHONE, scripts=False)
    page.goto(path)
    expect(page.get_by_role("heading", name="Darf dieses Bild von dir raus?")).to_be_visible()
    shot(page, "answer-phone")
    page.get_by_role("button", name="Nein").first.click()
    expect(page.get_by_text("Du hast Nein gesagt.")).to_be_visible()
    page.get_by_label("Vier Ziffern aus deiner Mail").first.fill("12")
    page.locator("button[value=yes]").click()
    assert stands(office, post, 4, "instagram") is Standing.REFUSED
    page.get_by_label("Vier Ziffern aus deiner Mail").first.fill(f"{(int(code) + 1) % 10_000:04d}")
    page.locator("button[value=yes]").click()
    expect(page.get_by_role("alert")).to_contain_text("Noch 4 Versuche")
    shot(page, "answer-phone-wrong-digits")
    page.get_by_label("Vier Ziffern aus deiner Mail").first.fill(code)
    page.locator("button[value=yes]").click()
    expect(page.get_by_text("Du hast Ja gesagt.")).to_be_visible()
    shot(page, "answer-phone-yes")
    assert stands(office, post, 4, "instagram") is Standing.YES
    assert troubles(page) == []


@pytest.mark.parametrize(("lang", "dark"), [("de", False), ("de", True), ("en", False), ("en", True)])
def test_a_link_without_signing_in_has_no_barriers(
    chromium: Browser, pages: OfficePremises, office: PartyOffice, lang: str, dark: bool
):
    """In the language chosen in this browser, on a phone and on a desk."""
    path, _ = link(office, office.celebrated(*EVERYBODY, channels=("instagram", "facebook")))
    page = window(chromium, pages, size=PHONE, lang=lang, dark=dark)
    page.context.add_cookies([{"name": LANGUAGE, "value": lang, "url": pages.address}])
    page.goto(path)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert barriers(page) == []
        shot(page, f"answer-link-{size['width']}-{lang}-{'dark' if dark else 'light'}")
    assert page.locator("html").get_attribute("lang") == lang
    assert troubles(page) == []


def test_on_a_desk_in_english(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """From what waits for him to a yes for one channel and a no for the other, and on to his pictures."""
    post = office.celebrated(*EVERYBODY, channels=("instagram", "facebook"))
    page = window(chromium, pages, office.people["emil"], size=DESK, lang="en")
    page.goto("/")
    page.get_by_role("link", name="Look and answer").click()
    page.get_by_text("Answer for each channel").click()
    page.get_by_role("group", name="Instagram").get_by_label("Yes").check()
    page.get_by_role("group", name="Facebook").get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Answer like this").click()
    expect(page.get_by_text("You answered for each channel:")).to_be_visible()
    shot(page, "answer-desk-each-channel")
    assert [stands(office, post, 4, one) for one in ("instagram", "facebook")] == [Standing.YES, Standing.REFUSED]
    assert barriers(page) == []
    page.get_by_role("link", name="All pictures of me").click()
    expect(page.get_by_role("listitem").filter(has_text="Instagram")).not_to_have_count(0)
    shot(page, "me-pictures-desk")
    assert troubles(page) == []


def test_not_me_and_back(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """A slip of the thumb is taken back on the page that follows."""
    post = office.celebrated(*EVERYBODY)
    page = window(chromium, pages, office.people["emil"], size=PHONE)
    page.goto("/")
    page.get_by_role("link", name="Ansehen und antworten").click()
    page.get_by_role("button", name="Das bin ich nicht").click()
    assert stands(office, post, 4) is Standing.UNKNOWN
    page.get_by_role("button", name="Doch, das bin ich").click()
    expect(page.get_by_role("heading", name="Darf dieses Bild von dir raus?")).to_be_visible()
    assert stands(office, post, 4) is Standing.WAITING


def test_several_pictures_are_answered_at_once_or_one_by_one(
    chromium: Browser, pages: OfficePremises, office: PartyOffice
):
    """Two photos in one post: no to both, then yes to the second."""
    post = two_pictures(office)
    page = window(chromium, pages, office.people["emil"], size=DESK)
    page.goto("/")
    page.get_by_role("link", name="Ansehen und antworten").first.click()
    shot(page, "answer-desk-two")
    page.get_by_label("Für alle 2 Bilder antworten").get_by_role("button", name=re.compile("^Nein")).click()
    expect(page.get_by_text("Du hast Nein gesagt.")).to_have_count(2)
    page.get_by_label("Bild 2").get_by_role("button", name=re.compile("^Ja Es darf")).click()
    expect(page.get_by_text("Du hast Nein gesagt.")).to_have_count(1)
    assert barriers(page) == []
    assert troubles(page) == []
    assert len(office.file(post).answers) == 3


def two_pictures(office: PartyOffice) -> str:
    first, second = office.party(88), office.party(86)
    draft = [first, second]
    post = office.submit("Zwei Bilder", pictures=draft).id
    office.check(post, {one: office.in_it(*EVERYBODY) for one in draft})
    return post
