"""The pages of works council, quiet hours and leaving, as people use them."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from approvals.desk import reaching
from tests.website import Site


@pytest.fixture
def receiver() -> Iterator[HTTPServer]:
    """A real receiver of chat messages; `heard` holds what arrived."""

    class Ear(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.heard.append(self.rfile.read(int(self.headers["content-length"])).decode())
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Ear)
    server.heard = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_chat_is_chosen_tried_and_never_shown_again(site: Site, receiver: HTTPServer) -> None:
    """Anna's message names nobody; her address stands on no page."""
    anna = site.visit("anna")
    address = f"ntfy://127.0.0.1:{receiver.server_port}/annas-geheimnis"
    assert anna.post("/me/reached", way="chat", chat=address, rest="company").status_code == 303
    assert anna.post("/me/reached/trial").status_code == 303
    assert "wartet etwas auf dich" in receiver.heard[0]
    assert "annas-geheimnis" not in anna.get("/me/reached").text


@pytest.mark.parametrize(
    "address", ["json://example.test/", "ntfy://10.0.0.1/a", "slack://a/b/c?template=/etc/passwd", "file:///etc/passwd"]
)
def test_an_unfit_chat_is_refused(site: Site, address: str) -> None:
    """Unknown services, open ones elsewhere, and whatever reads files."""
    assert site.visit("anna").post("/me/reached", way="chat", chat=address).status_code >= 400
    assert reaching.reach_of(site.office.begin, site.office.people["anna"]).chat == ""


def test_who_looked_is_shown_to_the_person_alone(site: Site) -> None:
    """Ada opens Ben's page: Ben reads it, Ada reads nothing of herself."""
    ben = site.office.people["ben"]
    site.visit("ada").get(f"/administration/people/{ben}")
    assert "Ada" in site.visit("ben").text("/me/looks")
    assert "Niemand" in site.visit("ada").text("/me/looks")


def test_papers_are_for_those_who_answer_for_the_company(site: Site) -> None:
    """Lena downloads the impact assessment, Anna does not."""
    got = site.visit("lena").get("/papers-to-print/dsfa.pdf")
    assert (got.status_code, got.content[:4]) == (200, b"%PDF")
    assert site.visit("anna").get("/papers-to-print/dsfa.pdf").status_code == 403


def test_a_leaver_is_looked_through(site: Site) -> None:
    """Ada sets Ben's last day; Ben and Clara see his picture, and Anna sees nothing."""
    site.office.published("ben")
    ben = site.office.people["ben"]
    assert site.visit("ada").post(f"/administration/people/{ben}/last-day", last="2026-12-24").status_code == 303
    assert "Darf bleiben" in site.visit("ben").text("/me/leaving")
    assert "Was von Ben bleibt" in site.visit("clara").text(f"/leavers/{ben}")
    assert site.visit("anna").get(f"/leavers/{ben}").status_code == 403
    assert "Clara" in site.visit("ben").text("/me/looks")


def test_the_council_settings_are_kept(site: Site) -> None:
    """Quiet hours and days are read back as they were set."""
    lena = site.visit("lena")
    version = lena.get("/administration/council").text.split('name="version" value="')[1].split('"')[0]
    told = {"version": version, "council": "on", "quiet": "on", "begins": "19:00", "ends": "08:00"}
    assert lena.post("/administration/council", **told, remind_after="4", escalate_after="5").status_code == 303
    with site.office.begin(reading=True) as work:
        assert (work.company.quiet, work.company.remind_after, work.company.escalate_after) == ("19:00-08:00", 4, 5)


def seen_by(site: Site, handle: str) -> list[str]:
    """What a reader is told on every list there is."""
    visit = site.visit(handle)
    pages = ("/", "/posts", "/today", "/calendar", "/queue", "/contacts", "/administration/people")
    return [visit.text(path) for path in pages if visit.get(path).status_code == 200]


@pytest.mark.parametrize("handle", ["ada", "anna", "clara", "lena"])
def test_no_list_tells_a_no_from_silence(site: Site, handle: str) -> None:
    """Ben's deadline is over in silence; then he says no: not a word changes for anybody else."""
    office = site.office
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben", "emil")})
    office.say("emil", "yes")
    office.clock.move(days=3)
    office.check(post)
    before = seen_by(site, handle)
    office.say("ben", "no")
    assert seen_by(site, handle) == before
