"""Signing in by a link from a mail: what it opens, for how long, and what nobody learns."""

import time
from datetime import timedelta

import httpx
import pytest

from approvals.desk import hiring, passing
from approvals.jobs import Notice
from approvals.pages.app import application
from approvals.pages.cookies import SESSION
from approvals.passes import Opens
from tests.office import Office
from tests.website import OfficePremises, Site, Visit, served


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
    path, scanner = site.link(), site.visit(None)
    for _ in range(3):
        assert scanner.get(path).status_code == 200

    assert SESSION not in scanner.client.cookies
    assert site.visit(None).post(path).status_code == 303


def test_pressing_its_button_signs_in_once(site: Site):
    """Anna is in; the same link opens nothing a second time, and the page says how to go on."""
    path, anna = site.link(), site.visit(None)

    assert anna.post(path).headers["location"] == "/"
    assert "Wartet auf mich" in anna.get("/").text
    again = site.visit(None).post(path)
    assert (again.status_code, "Fordere einfach einen neuen an" in again.text) == (410, True)


@pytest.mark.parametrize(
    ("opens", "lasts"), [(Opens.SIGN_IN, timedelta(minutes=30)), (Opens.INVITATION, timedelta(days=7))]
)
def test_a_link_ends(site: Site, opens: Opens, lasts: timedelta):
    """Half an hour for a link that was asked for, a week for an invitation."""
    path = site.link(opens=opens)
    site.office.clock.now += lasts - timedelta(seconds=1)
    assert site.visit(None).get(path).status_code == 200

    site.office.clock.now += timedelta(seconds=1)

    assert site.visit(None).get(path).status_code == 410
    assert site.visit(None).post(path).status_code == 410


@pytest.mark.parametrize("opens", [Opens.SESSION, Opens.ANSWER, Opens.API])
def test_nothing_else_signs_in(site: Site, opens: Opens):
    """A link to answer, a token or a session's secret is no way in."""
    assert site.visit(None).post(site.link(opens=opens)).status_code == 410


def test_whoever_wanted_a_page_gets_there(site: Site):
    """Not signed in, Anna is sent to sign in; after the mail she is on the page she wanted."""
    visit = site.visit(None)
    to = visit.get("/keys?a=1").headers["location"]
    visit.post("/sign-in", mail="anna@example.test", next="/keys?a=1")

    assert to == "/sign-in?next=/keys%3Fa%3D1"
    assert 'name="next" value="/keys?a=1"' in visit.get(site.link()).text


def test_each_sign_in_is_a_new_session(site: Site):
    """What stood in the cookie before is never taken over (session fixation), and the old session has ended."""
    visit = site.visit("ben")
    before = visit.client.cookies[SESSION]
    visit.post(site.link())
    after = visit.client.cookies[SESSION]
    visit.keep(SESSION, before)

    assert before != after
    assert visit.get("/").status_code == 303


def test_a_session_somebody_planted_is_not_used(site: Site):
    """A cookie that a stranger set in Anna's browser opens nothing before and nothing after she signs in."""
    visit = site.visit(None)
    visit.keep(SESSION, "planted")
    visit.post(site.link())

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
