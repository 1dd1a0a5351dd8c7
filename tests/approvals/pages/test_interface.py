"""A post's whole way through the interface, and what it tells and refuses."""

from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from approvals.desk import passing
from approvals.passes import Opens
from approvals.uploads import PART
from tests.office import Office
from tests.website import Site

NEVER = "0" * 16


@dataclass
class Program:
    """Somebody's program."""

    site: Site
    handle: str
    lang: str = "en"

    def __post_init__(self) -> None:
        self.me = self.site.office.people[self.handle]
        self.token = passing.issue(self.site.premises.begin, Opens.API, self.me, label="a program")
        self.client = TestClient(self.site.app, headers={"accept-language": self.lang})
        self.client.headers["authorization"] = f"Bearer {self.token.secret}"

    def asks(self, method: str, path: str, body: Any = None, **more: Any) -> Response:
        sent = {} if body is None else {"json": body}
        return self.client.request(method, f"/api/v1{path}", **sent, **more)

    def gets(self, path: str) -> Any:
        return self.done("GET", path)

    def done(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.asks(method, path, body)
        assert answer.is_success, (method, path, answer.text)
        return answer.json() if answer.content else None

    def refused(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        answer = self.asks(method, path, body)
        assert answer.headers["content-type"] == "application/problem+json"
        told: dict[str, Any] = answer.json()
        assert told["status"] == answer.status_code
        return told


def test_a_post_goes_its_whole_way_by_programs(office: Office, site: Site):
    """Anna saves and hands in, Emil says yes, Clara signs what she read, Lena releases and takes it out again."""
    anna, emil, clara, lena = (Program(site, handle) for handle in ("anna", "emil", "clara", "lena"))
    picture = office.picture()
    words = {"text": "Schön war's!", "channels": ["export"], "pictures": [{"picture": picture, "alt": "Feier"}]}
    begun = anna.done("POST", "/drafts", words)
    post = anna.done("POST", f"/drafts/{begun['id']}/hand-in", {"version": begun["version"]})["id"]
    office.check(post, {picture: office.seen("emil")})
    (asked,) = emil.gets("/questions?waiting=true")
    emil.done("PUT", f"/questions/{asked['id']}/answer", {"said": "yes"})
    office.render(post)
    read = clara.gets(f"/posts/{post}")
    sign = {"revision": read["post"]["revision"], "names": read["names"]}
    assert clara.done("POST", f"/posts/{post}/signature", sign) == {"channels": ["export"]}
    placed = lena.done("POST", f"/posts/{post}/release", {"channel": "export", "time": "2026-11-26T14:00"})
    assert (placed["stage"], placed["due_at"]) == ("queued", "2026-11-26T13:00:00Z")
    assert lena.gets("/queue")["next"][0]["id"] == placed["id"]
    assert lena.done("DELETE", f"/placements/{placed['id']}/time")["placement"]["stage"] == "approved"


def test_a_no_is_told_to_nobody(office: Office, site: Site):
    """After Emil's no, author, contact and lead read an unnamed face to blur, the same as for a stranger."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil", None)})
    office.say("emil", "no")
    for handle in ("anna", "clara", "lena"):
        read = Program(site, handle).gets(f"/posts/{post}")
        theirs, strangers = read["pictures"][0]["faces"]
        assert theirs["person"] is None
        assert theirs["looks"] == strangers["looks"] == {"export": "to_blur"}
        assert office.people["emil"] not in str(read)


def test_an_unfinished_draft_is_its_authors_alone(office: Office, site: Site):
    """Ben's program is told that there is no such post, in lists too."""
    begun = office.save("Noch geheim")
    ben = Program(site, "ben")
    assert ben.refused("GET", f"/posts/{begun.id}")["title"] == "NotFound"
    assert ben.gets("/posts?words=geheim") == {"posts": [], "before": None}
    assert Program(site, "anna").gets("/drafts")[0]["text"] == "Noch geheim"


def test_the_same_change_twice_is_one(office: Office, site: Site):
    """Saved, edited and withdrawn again, nothing is refused and nothing happens twice."""
    anna, emil = Program(site, "anna"), Program(site, "emil")
    begun = office.save("Erst")
    saved = anna.done("PUT", f"/drafts/{begun.id}", {"text": "Dann", "channels": ["export"], "version": begun.version})
    assert anna.done("PUT", f"/drafts/{begun.id}", {"text": "Dann", "channels": ["export"], "version": 0}) == saved
    post = office.submit("Schön").id
    once = anna.done("PUT", f"/posts/{post}/words", {"text": "Schöner", "channels": ["export"]})
    assert anna.done("PUT", f"/posts/{post}/words", {"text": "Schöner", "channels": ["export"]}) == once
    consent = office.consent("emil", "export")
    for _ in range(2):
        emil.done("POST", f"/consents/{consent}/withdrawal")


def test_an_upload_arrives_in_parts(site: Site):
    """A part is sent as bytes, and what is no picture is refused with its first part."""
    anna = Program(site, "anna")
    begun = anna.done("POST", "/uploads", {"name": "fest.mp4", "size": PART + 1})
    film = b"\x00\x00\x00\x18ftypmp42" + bytes(PART - 12)
    told = anna.asks("PUT", f"/uploads/{begun['id']}/parts/0", content=film)
    assert (told.status_code, told.json()["title"]) == (422, "FieldUnfit")
    kind = {"content-type": "application/octet-stream"}
    told = anna.asks("PUT", f"/uploads/{begun['id']}/parts/0", content=film, headers=kind)
    assert told.json()["title"] == "VideoNotPicture"
    assert anna.refused("GET", f"/uploads/{begun['id']}")["status"] == 404


def test_a_refusal_has_a_stable_name_and_a_sentence_in_the_readers_language(office: Office, site: Site):
    """Signing what waits for somebody names what is missing, in German or English, as a problem by RFC 9457."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    for lang in ("de", "en"):
        clara = Program(site, "clara", lang)
        read = clara.gets(f"/posts/{post}")
        told = clara.refused("POST", f"/posts/{post}/signature", {"revision": read["post"]["revision"], "names": {}})
        assert (told["title"], told["status"]) == ("StillWaitingFor", 422)
        assert [one["missing"] for one in told["missing"]] == ["answers"]
        assert ("Antwort" in told["detail"]) is (lang == "de")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/drafts", {"txt": "misspelt"}),
        ("POST", "/drafts", {"text": "a\x00b"}),
        ("POST", "/drafts", {"text": "x" * 64_001}),
        ("POST", "/drafts", {"pictures": [{"picture": "../../etc/passwd"}]}),
        ("PUT", f"/drafts/{NEVER}", {"text": "no version"}),
        ("PUT", f"/drafts/{NEVER}", {"version": 2**63}),
        ("POST", "/posts/nonsense/withdrawal", None),
        ("GET", "/posts?show=everything", None),
    ],
)
def test_what_does_not_fit_is_named(site: Site, method: str, path: str, body: Any):
    """Each field that is unknown, missing, too long or no id is named, and nothing happens."""
    told = Program(site, "anna").refused(method, path, body)
    assert (told["title"], told["status"]) == ("UnfitRequest", 400)
    assert told["fields"]


def test_a_token_that_was_ended_opens_nothing(site: Site):
    """Ended on the Me page, it is refused at once, with the scheme to be used."""
    anna = Program(site, "anna")
    assert anna.gets("/me")["handle"] == "anna"
    passing.revoke(site.premises.begin, anna.token.id, by=anna.me)
    told = anna.asks("GET", "/me")
    assert (told.status_code, told.headers["www-authenticate"]) == (401, "Bearer")


def test_each_address_says_how_it_can_be_asked(site: Site):
    """A method that is not there is answered with all that are."""
    told = Program(site, "anna").asks("POST", f"/drafts/{NEVER}")
    assert (told.status_code, told.headers["allow"]) == (405, "DELETE, PUT")


def test_nobody_takes_on_people_without_the_right(office: Office, site: Site):
    """Ada hires, changes and lets go; Anna's program may not even look."""
    ada, new = Program(site, "ada"), {"name": "Nora Neu", "handle": "nora", "mail": "nora@example.test"}
    nora = ada.done("POST", "/people", new | {"roles": ["staff"]})["id"]
    assert ada.done("PUT", f"/people/{nora}", new | {"roles": ["contact"], "version": 0})["roles"] == ["contact"]
    assert "Nora Neu" in {one["name"] for one in ada.gets("/contacts")}
    ada.done("POST", f"/people/{nora}/departure")
    assert not ada.gets(f"/people/{nora}")["active"]
    assert Program(site, "anna").refused("GET", "/people")["title"] == "NotAllowed"
    assert office.people["anna"]


def test_a_hold_stops_and_lifting_fires_nothing(office: Office, site: Site):
    """What a hold kept back is named when it is lifted, and waits for a new time."""
    post = office.approved("emil")
    office.release(post, hours=1)
    clara, lena = Program(site, "clara"), Program(site, "lena")
    hold = clara.done("POST", "/holds", {"reason": "Trauerfall", "channel": "export"})["id"]
    assert clara.gets("/holds")[0]["reason"] == "Trauerfall"
    assert clara.gets(f"/posts/{post}")["channels"][0]["held"]
    office.clock.move(hours=2)
    assert lena.done("POST", f"/holds/{hold}/lift") == {"lifted": False, "missed": []}
    assert lena.refused("POST", f"/holds/{hold}/lift")["title"] == "SamePerson"
    assert clara.gets("/holds")[0]["proposed_by"] == "Lena"
    told = {"lifted": True, "missed": [office.placement(post).id]}
    assert clara.done("POST", f"/holds/{hold}/lift") == told


def test_the_page_of_the_interface_describes_every_operation(site: Site):
    """Whoever writes a program reads all operations and shapes, signed in or not, in both languages."""
    described = site.visit(None).get("/api/v1/openapi.json").json()
    for visit in (site.visit(None), site.visit("anna", "en")):
        text = unescape(visit.text("/api/v1"))
        for operations in described["paths"].values():
            assert all(operation["description"].split("\n\n")[0] in text for operation in operations.values())


def test_a_lesson_that_is_asked_for_holds_programs_up_too(office: Office, site: Site):
    """Saving goes on; handing in is refused by name, with the lesson that is wanted."""
    office.settings(lesson_to_submit="writing")
    anna = Program(site, "anna")
    begun = anna.done("POST", "/drafts", {"text": "Schön war's!", "channels": ["export"]})
    told = anna.refused("POST", f"/drafts/{begun['id']}/hand-in", {"version": begun["version"]})
    assert (told["title"], told["values"]["lesson"]) == ("LessonWanted", "writing")
