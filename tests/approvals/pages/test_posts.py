"""The list of posts: shelves, search, paging, and what it does not show."""

import pytest

from approvals.desk.browsing import PAGE
from tests.counting import queries
from tests.website import Site


@pytest.mark.parametrize(
    ("shelf", "seen"),
    [("mine", {"Annas Garten"}), ("people", {"Bens Bank"}), ("ready", {"Annas Garten"}), ("queued", {"Emils Eiche"}),
     ("out", {"Doras Dach"}), ("all", {"Annas Garten", "Bens Bank", "Emils Eiche", "Doras Dach"})],
)  # fmt: skip
def test_each_shelf_holds_what_its_name_says(site: Site, shelf: str, seen: set[str]):
    """Four posts at four places, and Emil's unfinished draft that only he sees."""
    office = site.office
    office.check(office.submit("Annas Garten").id)
    picture = office.picture(by="ben")
    office.check(office.submit("Bens Bank", by="ben", pictures=[picture]).id, {picture: office.seen("clara")})
    for text, act in (("Emils Eiche", office.release), ("Doras Dach", office.release)):
        post = office.submit(text, by="emil").id
        office.check(post)
        office.sign(post)
        act(post, days=0 if "Dach" in text else 1)
    office.publish(post)
    office.save("Emils Entwurf", by="emil")
    told = site.visit("anna").text(f"/posts?show={shelf}")
    texts = {"Annas Garten", "Bens Bank", "Emils Eiche", "Doras Dach", "Emils Entwurf"}
    assert {text for text in texts if text in told} == seen


def test_own_unfinished_drafts_are_among_mine(site: Site):
    """Emil finds what he began."""
    site.office.save("Emils Entwurf", by="emil")
    assert "Emils Entwurf" in site.visit("emil").text("/posts?show=mine")


def test_search_looks_into_the_whole_text(site: Site):
    """A word far behind the opening is found; another word is not."""
    site.office.submit("Sommer " * 40 + "Würstchen")
    anna = site.visit("anna")
    assert "Sommer Sommer" in anna.text("/posts?q=würstchen")
    assert "Nichts gefunden" in anna.text("/posts?q=Salat")


def test_older_posts_are_on_the_next_page(site: Site):
    """One more than fits on a page stands on the second."""
    for number in range(PAGE + 1):
        site.office.submit(f"Beitrag Nummer {number:02}.")
    anna = site.visit("anna")
    first = anna.get("/posts?show=all").text
    assert "Nummer 00." not in first
    (older,) = [part.split('"')[0].replace("&amp;", "&") for part in first.split('rel="next" href="')[1:]]
    assert "Nummer 00." in anna.text(older)


def test_faces_in_posts_of_others_are_softened(site: Site):
    """Ben, who only reads along, gets another address for the picture than Anna and Clara."""
    office = site.office
    picture = office.picture()
    office.check(office.submit(pictures=[picture]).id, {picture: office.seen(None)})
    soft = {
        who: "soft=0-100-120-120" in site.visit(who).get("/posts?show=all").text for who in ("anna", "clara", "ben")
    }
    assert soft == {"anna": False, "clara": False, "ben": True}


def test_an_unsearched_picture_is_not_shown_to_others(site: Site):
    """Before its faces are known, Ben sees no picture at all."""
    site.office.submit(pictures=[site.office.picture()])
    assert "/photos/" in site.visit("anna").get("/posts?show=all").text
    assert "/photos/" not in site.visit("ben").get("/posts?show=all").text


def test_a_list_needs_the_same_few_queries_however_long(site: Site):
    """Two posts or twenty: the database is asked as often."""
    ben = site.visit("ben")
    ben.get("/posts")
    counted = []
    for _ in range(2):
        for number in range(len(counted) * 18 + 2):
            site.office.submit(f"Beitrag {number}", pictures=[site.office.picture(str(number).encode())])
        counted.append(queries(site.office.engine, lambda: ben.get("/posts?show=all")))
    assert counted[0] == counted[1] <= 18


@pytest.mark.parametrize("shelf", ["mine", "people", "ready", "queued", "out", "all"])
def test_an_empty_shelf_explains_itself(site: Site, shelf: str):
    """Nothing there is said in a sentence, also in English."""
    assert "Hier ist gerade nichts" in site.visit("ben").text(f"/posts?show={shelf}")
    assert "Nothing here right now" in site.visit("ben", "en").text(f"/posts?show={shelf}")
