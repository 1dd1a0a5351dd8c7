"""Signing in by a link from a mail: what it opens, for how long, and what nobody learns."""

import time
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi.testclient import TestClient

from approvals.desk import hiring, passing
from approvals.jobs import Notice
from approvals.knocks import SIGN_IN_MAIL, SIGN_IN_PLACE
from approvals.pages.app import application
from approvals.pages.cookies import SESSION, VISIT
from approvals.passes import Opens
from approvals.people import Role
from tests.office import Office
from tests.website import OfficePremises, Site, Visit, served, site_of


@pytest.fixture
def site(office: Office) -> Site:
    return site_of(office)


def link(site: Site, handle: str = "anna", opens: Opens = Opens.SIGN_IN) -> str:
    return f"/in/{passing.issue(site.premises.begin, opens, site.office.people[handle]).secret}"


def letters(site: Site) -> list[Notice]:
    with site.premises.begin(reading=True) as work:
        return work.notices.find(kind="sign_in")


def ask(site: Site, mail: str, visit: Visit | None = None) -> tuple[int, str]:
    answer = (visit or site.visit(None)).post("/sign-in", mail=mail)
    return answer.status_code, answer.text.replace(mail, "")


def test_whoever_is_known_is_sent_a_link(site: Site):
    """Anna asks with her address, written as she likes; one letter to her is on its way."""
    ask(site, " Anna@Example.test ")

    assert [notice.person for notice in letters(site)] == [site.office.people["anna"]]


def test_asking_twice_before_it_is_sent_sends_one(site: Site):
    """A letter that still waits is not written a second time."""
    ask(site, "anna@example.test")
    ask(site, "anna@example.test")

    assert len(letters(site)) == 1


def test_the_answer_does_not_tell_who_is_known(site: Site):
    """For a colleague, a stranger, somebody who left and an empty field the page is the same, word for word."""
    hiring.let_go(site.premises.begin, site.office.people["emil"], by=site.office.people["ada"])
    answers = [ask(site, mail) for mail in ("anna@example.test", "nobody@example.test", "emil@example.test")]

    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    assert len(letters(site)) == 1


@pytest.mark.slow
def test_nor_does_its_time(site: Site, monkeypatch: pytest.MonkeyPatch):
    """The answer is complete before anybody looks: a search that takes long does not delay it."""
    done: list[str] = []
    monkeypatch.setattr(passing, "ask_to_sign_in", lambda _, mail: (time.sleep(0.5), done.append(mail)))
    with served(site.office) as premises, httpx.Client(base_url=premises.address, trust_env=False) as browser:
        form = browser.get("/sign-in").text.split('name="csrf" value="')[1].split('"')[0]
        began = time.monotonic()
        browser.post("/sign-in", data={"csrf": form, "mail": "anna@example.test"})
        took = time.monotonic() - began
    assert took < 0.4
    assert done == ["anna@example.test"]


def test_looking_at_a_link_does_nothing(site: Site):
    """A mail scanner that fetches it signs nobody in, and the link is as good as before."""
    path, scanner = link(site), site.visit(None)
    for _ in range(3):
        assert scanner.get(path).status_code == 200

    assert SESSION not in scanner.client.cookies
    assert site.visit(None).post(path).status_code == 303


def test_pressing_its_button_signs_in_once(site: Site):
    """Anna is in; the same link opens nothing a second time, and the page says how to go on."""
    path, anna = link(site), site.visit(None)

    assert anna.post(path).headers["location"] == "/"
    assert "Wartet auf mich" in anna.get("/").text
    again = site.visit(None).post(path)
    assert (again.status_code, "Fordere einfach einen neuen an" in again.text) == (410, True)


@pytest.mark.parametrize(
    ("opens", "lasts"), [(Opens.SIGN_IN, timedelta(minutes=30)), (Opens.INVITATION, timedelta(days=7))]
)
def test_a_link_ends(site: Site, opens: Opens, lasts: timedelta):
    """Half an hour for a link that was asked for, a week for an invitation."""
    path = link(site, opens=opens)
    site.office.clock.now += lasts - timedelta(seconds=1)
    assert site.visit(None).get(path).status_code == 200

    site.office.clock.now += timedelta(seconds=1)

    assert site.visit(None).get(path).status_code == 410
    assert site.visit(None).post(path).status_code == 410


@pytest.mark.parametrize("opens", [Opens.SESSION, Opens.ANSWER, Opens.API])
def test_nothing_else_signs_in(site: Site, opens: Opens):
    """A link to answer, a token or a session's secret is no way in."""
    assert site.visit(None).post(link(site, opens=opens)).status_code == 410


def test_whoever_wanted_a_page_gets_there(site: Site):
    """Not signed in, Anna is sent to sign in; after the mail she is on the page she wanted."""
    visit = site.visit(None)
    to = visit.get("/keys?a=1").headers["location"]
    visit.post("/sign-in", mail="anna@example.test", next="/keys?a=1")

    assert to == "/sign-in?next=/keys%3Fa%3D1"
    assert 'name="next" value="/keys?a=1"' in visit.get(link(site)).text


def test_each_sign_in_is_a_new_session(site: Site):
    """What stood in the cookie before is never taken over (session fixation), and the old session has ended."""
    visit = site.visit("ben")
    before = visit.client.cookies[SESSION]
    visit.post(link(site))
    after = visit.client.cookies[SESSION]
    visit.keep(SESSION, before)

    assert before != after
    assert visit.get("/").status_code == 303


def test_a_session_somebody_planted_is_not_used(site: Site):
    """A cookie that a stranger set in Anna's browser opens nothing before and nothing after she signs in."""
    visit = site.visit(None)
    visit.keep(SESSION, "planted")
    visit.post(link(site))

    assert visit.client.cookies[SESSION] != "planted"
    visit.keep(SESSION, "planted")
    assert visit.get("/").status_code == 303


def test_signing_out_ends_the_session_itself(site: Site):
    """A copy of the cookie is of no use afterwards."""
    anna = site.visit("anna")
    copy = anna.client.cookies[SESSION]
    assert anna.post("/sign-out").headers["location"] == "/sign-in"
    anna.keep(SESSION, copy)

    assert anna.get("/").headers["location"].startswith("/sign-in")


def test_a_session_ends_after_thirty_days(site: Site):
    """However often it was used."""
    anna = site.visit("anna")
    site.office.clock.move(days=29)
    assert anna.get("/").status_code == 200

    site.office.clock.move(days=1)

    assert anna.get("/").status_code == 303


def test_over_https_cookies_are_bound_to_the_host(office: Office):
    """Secure, not for scripts, not from other sites, and by their name for exactly this host."""
    premises = OfficePremises(office, "https://freigabe.example")
    visit = Visit(application(premises), premises, None)
    path = f"/in/{passing.issue(office.begin, Opens.SIGN_IN, office.people['anna']).secret}"
    written = visit.post(path).headers.get_list("set-cookie")
    session = next(line for line in written if line.startswith(f"__Host-{SESSION}="))

    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(session.split("; "))
    assert "Domain" not in session


def test_who_leaves_is_out_at_once_and_for_good(site: Site):
    """Ada lets Ben go: his session, his token and his link end, and do not come back when he does."""
    office, begin = site.office, site.premises.begin
    ben, visit, path = office.people["ben"], site.visit("ben"), link(site, "ben")
    passing.issue(begin, Opens.API, ben)
    hiring.let_go(begin, ben, by=office.people["ada"])
    with begin(reading=True) as work:
        gone = work.people.get(ben)
    hiring.change_person(begin, replace(gone, active=True), by=office.people["ada"])

    assert visit.get("/").status_code == 303
    assert site.visit(None).post(path).status_code == 410
    assert passing.passes_of(begin, ben, (Opens.SESSION, Opens.API)) == []


def test_changed_roles_hold_from_the_next_click(site: Site):
    """Anna becomes auditor only: her session goes on, and what she may not do any more it does not."""
    anna, begin = site.visit("anna"), site.premises.begin
    with begin(reading=True) as work:
        before = work.people.get(site.office.people["anna"])
    assert "/drafts/new" in anna.get("/").text

    hiring.change_person(begin, replace(before, roles=frozenset({Role.AUDITOR})), by=site.office.people["ada"])

    assert anna.get("/").status_code == 200
    with begin(reading=True) as work:
        _, now = passing.present_in(work, anna.client.cookies[SESSION], Opens.SESSION)
    assert now is not None
    assert now.roles == {Role.AUDITOR}


def test_a_link_to_an_old_address_opens_nothing(site: Site):
    """Ada corrects Anna's address: the link that went to the wrong one has ended."""
    path, begin = link(site), site.premises.begin
    with begin(reading=True) as work:
        anna = work.people.get(site.office.people["anna"])
    hiring.change_person(begin, replace(anna, mail="anna.berg@example.test"), by=site.office.people["ada"])

    assert site.visit(None).get(path).status_code == 410


def test_one_address_is_asked_for_five_times_and_no_more(site: Site):
    """Then it is refused for a while, the same for who is known and who is not; links that were sent still work."""
    path = link(site)
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
    assert site.visit(None).get(link(site)).status_code == 200


def test_a_household_with_ipv6_is_one_place(site: Site):
    """Its many addresses are counted together, two households apart."""

    def guess(host: str) -> int:
        client = TestClient(site.app, client=(host, 1))
        client.cookies.set(VISIT, "a visit")
        return client.get("/in/guess").status_code

    assert [guess(f"2001:db8:0:1::{n:x}") for n in range(1, 62)][-1] == 429
    assert guess("2001:db8:0:2::1") == 410
