"""Trying too often is refused for a while, without telling who is known."""

from fastapi.testclient import TestClient

from approvals.jobs import Notice
from approvals.knocks import SIGN_IN_MAIL, SIGN_IN_PLACE
from approvals.pages.cookies import VISIT
from tests.website import Site, Visit


def letters(site: Site) -> list[Notice]:
    with site.premises.begin(reading=True) as work:
        return work.notices.find(kind="sign_in")


def ask(site: Site, mail: str, visit: Visit | None = None) -> tuple[int, str]:
    answer = (visit or site.visit(None)).post("/sign-in", mail=mail)
    return answer.status_code, answer.text.replace(mail, "")


def test_one_address_is_asked_for_five_times_and_no_more(site: Site):
    """Then it is refused for a while, the same for who is known and who is not; links that were sent still work."""
    path = site.link()
    for mail in ("anna@example.test", "nobody@example.test"):
        statuses = [ask(site, mail)[0] for _ in range(SIGN_IN_MAIL.count + 1)]
        assert statuses == [200] * SIGN_IN_MAIL.count + [429]
    assert site.visit(None).post(path).status_code == 303

    site.office.clock.now += SIGN_IN_MAIL.within

    assert ask(site, "anna@example.test")[0] == 200


def test_who_asks_too_often_is_told_when_to_come_back(site: Site):
    """Status 429 with Retry-After, and a sentence."""
    for _ in range(SIGN_IN_MAIL.count):
        ask(site, "anna@example.test")
    answer = site.visit(None).post("/sign-in", mail="anna@example.test")

    assert 0 < int(answer.headers["retry-after"]) <= SIGN_IN_MAIL.within.total_seconds()
    assert "warte ein paar Minuten" in answer.text


def test_one_place_asks_for_many_addresses_only_so_often(site: Site):
    """A whole office may sign in from one address; somebody trying addresses is stopped."""
    statuses = [ask(site, f"{number}@example.test")[0] for number in range(SIGN_IN_PLACE.count + 1)]

    assert statuses[-2:] == [200, 429]


def test_guessing_links_is_stopped_and_good_ones_still_open(site: Site):
    """After sixty wrong links from one place the next ones are not even looked up as wrong; a right one opens."""
    statuses = [site.visit(None).get(f"/in/{number}").status_code for number in range(61)]

    assert statuses == [410] * 60 + [429]
    assert site.visit(None).get(site.link()).status_code == 200


def test_a_household_with_ipv6_is_one_place(site: Site):
    """Its many addresses are counted together, two households apart."""

    def guess(host: str) -> int:
        client = TestClient(site.app, client=(host, 1))
        client.cookies.set(VISIT, "a visit")
        return client.get("/in/guess").status_code

    assert [guess(f"2001:db8:0:1::{n:x}") for n in range(1, 62)][-1] == 429
    assert guess("2001:db8:0:2::1") == 410
