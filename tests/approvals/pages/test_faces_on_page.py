"""The tools for faces: whoever wrote the post, or is a contact, settles who is in the picture."""

import pytest

from approvals.boxes import Box
from approvals.desk.checking import Seen
from approvals.showing import card
from tests.website import Site, Visit

HTMX = {"hx-request": "true"}


@pytest.fixture
def post(site: Site) -> str:
    """A face that may be Ben's, and a stranger's."""
    office = site.office
    picture = office.picture()
    made = office.submit(pictures=[picture]).id
    office.check(made, {picture: [*office.seen("ben", band="ask"), *office.seen("ben", None)[1:]]})
    return made


def looks(site: Site, post: str) -> list[str]:
    with site.office.begin(reading=True) as work:
        anna = work.people.get(site.office.people["anna"])
    (picture,) = card(site.office.file(post), anna).pictures
    return [face.look for face in picture.faces]


def act(visit: Visit, site: Site, post: str, number: int, verb: str, **fields: str) -> object:
    face = site.office.face(post, number)
    return visit.client.post(
        f"/posts/{post}/faces/{face}/{verb}", data={"csrf": visit.csrf, **fields}, headers=HTMX
    )  # fmt: skip


def test_candidates_come_first(site: Site, post: str):
    """Anna is offered Ben for the first face, as a button of its own."""
    page = site.visit("anna").get(f"/posts/{post}/faces").text
    assert f'name="person" value="{site.office.people["ben"]}">Ben' in page


def test_naming_a_face_asks_the_person(site: Site, post: str):
    """Anna names Ben; the answer is the faces anew, and from then on he is being asked, without his name."""
    answer = act(site.visit("anna"), site, post, 0, "name", person=site.office.people["ben"])
    assert (answer.status_code, "wird gefragt" in answer.text) == (200, True)
    assert answer.text.lstrip().startswith("<section")
    site.office.check(post)
    assert looks(site, post) == ["asked", "to_blur"]


def test_nobody_known(site: Site, post: str):
    """Anna says that nobody knows this face: it needs to be blurred."""
    act(site.visit("anna"), site, post, 0, "name", person="")
    assert looks(site, post)[0] == "to_blur"


def test_blur_and_show_again(site: Site, post: str):
    """Both on one button."""
    anna = site.visit("anna")
    act(anna, site, post, 1, "blur")
    assert looks(site, post)[1] == "blurred"
    act(anna, site, post, 1, "blur", on="no")
    assert looks(site, post)[1] == "to_blur"


def test_drawing_a_face_and_taking_it_away(site: Site, post: str):
    """A box of whole pixels is kept; the machine's own are not taken away."""
    anna = site.visit("anna")
    (picture,) = site.office.file(post).pictures
    fields = {"csrf": anna.csrf, "picture": picture, "x": "900", "y": "100", "w": "50.4", "h": "60"}
    anna.client.post(f"/posts/{post}/faces", data=fields, headers=HTMX)
    assert len(looks(site, post)) == 3
    assert act(anna, site, post, 0, "erase").status_code == 422
    assert act(anna, site, post, 2, "erase").status_code == 200
    assert len(looks(site, post)) == 2


@pytest.mark.parametrize("sides", [{"x": "-5"}, {"w": "0"}, {"x": "3990", "w": "50"}, {"h": "viel"}, {"y": "1e999"}])
def test_a_box_outside_the_picture_is_refused(site: Site, post: str, sides: dict[str, str]):
    """Nothing is kept of it, and a sentence says why."""
    anna = site.visit("anna")
    (picture,) = site.office.file(post).pictures
    fields = {"csrf": anna.csrf, "picture": picture, "x": "9", "y": "9", "w": "50", "h": "60", **sides}
    answer = anna.client.post(f"/posts/{post}/faces", data=fields, headers=HTMX)
    assert (answer.status_code, answer.headers["hx-retarget"]) == (422, "#told")
    assert len(looks(site, post)) == 2


def test_a_contact_sets_a_face_aside(site: Site, post: str):
    """With a reason and a kind that exists; an author cannot."""
    clara = site.visit("clara")
    assert act(clara, site, post, 1, "aside", kind="accessory", reason="").status_code == 422
    assert act(clara, site, post, 1, "aside", kind="sonstwas", reason="Plakat").status_code == 422
    assert act(site.visit("anna"), site, post, 1, "aside", kind="no_face", reason="Plakat").status_code == 403
    act(clara, site, post, 1, "aside", kind="no_face", reason="Ein Plakat")
    assert looks(site, post)[1] == "aside"


def test_a_tiny_face_is_proposed_as_accessory(site: Site):
    """Clara, who may decide it, is told why; she still has to choose and give a reason. Anna cannot."""
    picture = site.office.picture()
    post = site.office.submit(pictures=[picture]).id
    site.office.check(post, {picture: [Seen(Box(10, 10, 11, 14), 0.9)]})

    pages = [site.visit(name).get(f"/posts/{post}/faces").text for name in ("clara", "anna")]

    assert ["Vielleicht ist es Beiwerk" in page for page in pages] == [True, False]
    assert "checked" not in pages[0]


def test_people_are_found_by_the_beginning_of_any_name(site: Site, post: str):
    """Sorted by name; whoever said "that is not me" is not offered again; nobody gets the whole list."""
    path = f"/posts/{post}/faces/{site.office.face(post)}/people"
    anna = site.visit("anna")
    found = anna.client.get(f"{path}?q=a", headers=HTMX).text
    assert found.index(">Ada") < found.index(">Anna")
    assert "Ben" not in found
    assert "<button" not in anna.client.get(f"{path}?q=", headers=HTMX).text
    assert "Niemand heißt hier so." in anna.client.get(f"{path}?q=zzz", headers=HTMX).text


def test_who_may_not_name_finds_nobody(site: Site, post: str):
    """Ben reads along: the list of colleagues is not for him, not even by its address."""
    path = f"/posts/{post}/faces/{site.office.face(post)}/people?q=a"
    assert "<button" not in site.visit("ben").client.get(path, headers=HTMX).text
    assert act(site.visit("ben"), site, post, 0, "name", person=site.office.people["emil"]).status_code == 403


def test_a_draft_has_the_same_tools_for_its_authors(site: Site):
    """In Anna's unfinished draft the name she gives is told to her; Clara finds no such post."""
    office = site.office
    picture = office.picture()
    draft = office.save("Schön", picture).id
    office.check(draft, {picture: office.seen(None)})
    anna = site.visit("anna")
    answer = act(anna, site, draft, 0, "name", person=office.people["ben"])
    assert "<strong>Ben</strong>" in answer.text
    assert "wird gefragt, sobald du einreichst" in answer.text
    assert site.visit("clara").get(f"/posts/{draft}/faces").status_code == 404


def test_without_a_script_it_works_as_pages(site: Site, post: str):
    """The search is a page with the people found; naming leads back to the faces."""
    anna = site.visit("anna")
    face = site.office.face(post)
    assert "Emil" in anna.text(f"/posts/{post}/faces/{face}/people?q=emil")
    answer = anna.post(f"/posts/{post}/faces/{face}/name", person=site.office.people["emil"])
    assert answer.headers["location"] == f"/posts/{post}/faces"
