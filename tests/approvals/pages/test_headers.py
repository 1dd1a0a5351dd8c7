"""What every answer carries, and which forms and bodies are taken."""

import pytest
from fastapi.testclient import TestClient

from approvals.pages import home
from approvals.pages.app import application
from approvals.pages.cookies import VISIT
from approvals.pages.guard import csrf_for
from approvals.pages.headers import ALWAYS, MOST_BYTES
from tests.office import Office
from tests.website import OfficePremises, Site, Visit, site_of

HERE = "http://testserver"
ELSEWHERE = "https://elsewhere.example"


@pytest.fixture
def anna(site: Site) -> Visit:
    return site.visit("anna")


def failing(*_: object) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sign-in", 200),
        ("/", 303),
        ("/nowhere", 404),
        ("/in/nonsense", 410),
        ("/photos/x/y", 422),
        ("/assets/0/app.css", 200),
        ("/assets/0/none.css", 404),
        ("/api/v1/nowhere", 404),
        ("/sign-out", 405),
        ("/local/mail", 404),
    ],
)
def test_every_kind_of_answer_carries_the_headers(site: Site, path: str, status: int):
    """Pages, redirects, files, refusals, and what a program is told."""
    answer = site.visit(None).get(path)

    assert answer.status_code == status
    assert ALWAYS.items() <= dict(answer.headers).items()
    assert "cache-control" in answer.headers


def test_even_a_defect_answers_with_the_headers_and_an_apology(site: Site, monkeypatch: pytest.MonkeyPatch):
    """What nobody foresaw ends with status 500, says that nothing was saved, and shows no trace of the inside."""
    monkeypatch.setattr(home, "waiting_for", failing)
    anna = site.visit("anna")
    anna.client = TestClient(site.app, raise_server_exceptions=False, cookies=anna.client.cookies)

    answer = anna.get("/")

    assert answer.status_code == 500
    assert ALWAYS.items() <= dict(answer.headers).items()
    assert "Es wurde nichts gespeichert" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_pages_run_no_script_and_no_style_of_their_own(anna: Visit):
    """The policy names our own files only: nothing inline, nothing evaluated, no frame, no other host."""
    policy = anna.get("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not [loose for loose in ("unsafe", "data:", "*", "http") if loose in policy]


def test_pages_are_never_kept_and_files_for_ever(anna: Visit):
    """What somebody decides about is always the newest; a file's address changes with its content."""
    style = anna.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]

    assert anna.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in anna.get(style).headers["cache-control"]


def test_over_https_browsers_stay_there(office: Office):
    """Where the pages are reached by https, they say so for a year; without it they do not."""
    secure = OfficePremises(office, "https://freigabe.example")

    assert (
        "max-age=31536000"
        in Visit(application(secure), secure, None).get("/sign-in").headers["strict-transport-security"]
    )
    assert "strict-transport-security" not in site_of(office).visit(None).get("/sign-in").headers


FORGED = {
    "without a token": ({}, {}),
    "with a token somebody made up": ({"csrf": "0" * 64}, {}),
    "with an empty token": ({"csrf": ""}, {}),
    "from another origin": ({"csrf": "own"}, {"origin": ELSEWHERE}),
    "from an unnamed origin": ({"csrf": "own"}, {"origin": "null"}),
    "from another site": ({"csrf": "own"}, {"sec-fetch-site": "cross-site"}),
    "from a neighbouring host": ({"csrf": "own"}, {"sec-fetch-site": "same-site"}),
    "from another site that lends its name": ({"csrf": "own"}, {"sec-fetch-site": "cross-site", "origin": HERE}),
}


@pytest.mark.parametrize(("fields", "headers"), FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("who", ["anna", None])
def test_a_form_that_is_not_ours_is_refused(
    site: Site, who: str | None, fields: dict[str, str], headers: dict[str, str]
):
    """Whether or not somebody is signed in, and whatever the token."""
    visit = site.visit(who)
    sent = {name: visit.csrf if value == "own" else value for name, value in fields.items()}

    answer = visit.client.post("/language/en", data=sent, headers=headers)

    assert answer.status_code == 403
    assert "lang" not in answer.cookies


def test_our_own_form_is_taken(anna: Visit):
    """By its token as a field or as a header, and from our own origin."""
    same = {"origin": HERE, "sec-fetch-site": "same-origin"}

    assert anna.client.post("/language/en", data={"csrf": anna.csrf}, headers=same).status_code == 303
    assert anna.client.post("/language/en", headers={"x-csrf": anna.csrf}).status_code == 303


def test_behind_a_proxy_that_renames_us_the_public_origin_is_ours(office: Office):
    """The proxy asks us by another name; a form from the address people see is still taken."""
    secure = OfficePremises(office, "https://freigabe.example")
    visit = Visit(application(secure), secure, None)
    headers = {"host": "pages:8420", "origin": "https://freigabe.example", "cookie": "__Host-visit=a visit"}

    assert visit.client.post("/language/en", data={"csrf": visit.csrf}, headers=headers).status_code == 303


def test_the_token_of_another_session_is_refused(site: Site, anna: Visit):
    """Ben's token is of no use to Anna, her own of another session neither, nor the one of nobody."""
    others = [site.visit("ben").csrf, site.visit("anna").csrf, site.visit(None).csrf, csrf_for(b"other", "")]

    for other in others:
        assert anna.client.post("/language/en", data={"csrf": other}).status_code == 403


def test_a_form_for_nobody_belongs_to_one_browser(site: Site):
    """A token from one browser's sign-in page is refused from another: nobody is signed in by a stranger's form."""
    page = TestClient(site.app).get("/sign-in")
    token = page.text.split('name="csrf" value="')[1].split('"')[0]
    other = TestClient(site.app, cookies={VISIT: "another visit"})

    assert other.post("/language/en", data={"csrf": token}).status_code == 403
    assert (
        TestClient(site.app, cookies=page.cookies)
        .post("/language/en", data={"csrf": token}, follow_redirects=False)
        .status_code
        == 303
    )


def test_a_large_body_is_refused_before_it_is_read(anna: Visit):
    """More than 2 MiB announced: status 413 and nothing is done."""
    answer = anna.client.post("/language/en", data={"csrf": anna.csrf, "next": "x" * MOST_BYTES})

    assert answer.status_code == 413
    assert ALWAYS.items() <= dict(answer.headers).items()


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x"]
)
@pytest.mark.parametrize("path", ["/sign-in", "/api/v1/nowhere", "/sign-out"])
def test_a_large_body_that_announces_nothing_is_refused_too(anna: Visit, path: str, kind: str):
    """Sent in pieces without a length: it ends where the limit is, or nobody read it at all."""
    sent = iter([b"a=" + b"x" * MOST_BYTES, b"x" * 10])

    answer = anna.client.post(path, content=sent, headers={"content-type": kind})

    assert answer.status_code in {403, 404, 413}


def test_what_was_told_travels_only_signed(anna: Visit):
    """A sentence somebody wrote into the cookie is not shown."""
    anna.keep("told", '["<b>Send money</b>",{},""]')

    assert "Send money" not in anna.get("/").text


@pytest.mark.parametrize(
    "next", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "x", "/\n//x"]
)
def test_nobody_is_led_elsewhere(anna: Visit, next: str):
    """After signing in or changing the language one stays on these pages."""
    assert anna.client.post("/language/en", data={"csrf": anna.csrf, "next": next}).headers["location"] == "/"
    assert anna.get("/sign-in", params={"next": next}).headers["location"] == "/"
