"""A post's page: what each reader sees of it and may do."""

import re

import pytest

from approvals.desk import answering
from approvals.people import Role
from policies.findings import Finding, Level
from policies.guideline import shipped_guideline
from tests.counting import queries
from tests.office import Office
from tests.website import Site, Visit, site_of


@pytest.fixture
def site(office: Office) -> Site:
    office.hire("faruk", Role.AUDITOR)
    return site_of(office)


@pytest.fixture
def asked(site: Site) -> str:
    """Ben and Emil stand in Anna's picture and were asked."""
    office = site.office
    picture = office.picture()
    post = office.submit("Schönes Sommerfest", pictures=[picture], channels=("export", "instagram")).id
    office.check(post, {picture: office.seen("ben", "emil")})
    return post


def forms(visit: Visit, post: str) -> set[str]:
    """What the page offers to do, by the last part of each form's address."""
    main = visit.get(f"/posts/{post}").text.split("<main", 1)[1].split("</main>")[0]
    return {path.rsplit("/", 1)[1] for path in re.findall(r'method="post" action="([^"]+)"', main)}


def test_while_answers_are_out_a_number_and_a_deadline_are_told(site: Site, asked: str):
    """Nobody but themselves is named before they say yes."""
    told = site.visit("anna").text(f"/posts/{asked}")
    assert "2 Antworten stehen noch aus. Frist: Do. 26. Nov., 10:00." in told
    assert not {"Ben", "Emil"} & set(re.findall(r"\w+", told))


@pytest.mark.parametrize("reader", ["anna", "clara", "lena", "faruk", "emil"])
def test_after_a_no_silence_and_not_me_the_page_reads_the_same(site: Site, asked: str, reader: str):
    """Emil says yes; then Ben says no, or says it is not him, or nothing until the deadline."""
    office = site.office
    office.say("emil", "yes")
    pages = []
    for way in ("no", "not me"):
        if way == "no":
            office.say("ben", "no")
        else:
            for one in answering.questions(office.begin, office.people["ben"])[:1]:
                answering.not_me(office.begin, one.appearance.id, by=office.people["ben"])
        office.check(asked)
        pages.append(site.visit(reader).text(f"/posts/{asked}"))
    assert pages[0] == pages[1]
    assert "Gesicht 1: verpixeln oder ein anderes Bild nehmen." in pages[0]
    assert "Ben" not in pages[0]


@pytest.mark.parametrize(
    ("reader", "offered"),
    [("anna", {"remind", "comments", "withdraw", "name", "blur", "faces"}),
     ("clara", {"remind", "comments", "return", "reject", "hold", "name", "blur", "aside", "faces"}),
     ("lena", {"remind", "comments", "hold", "withdraw"}), ("faruk", set()), ("ben", set())],
)  # fmt: skip
def test_each_reader_is_offered_their_own_steps(site: Site, asked: str, reader: str, offered: set[str]):
    """Author, contact and lead may do different things; the auditor and a colleague find no button."""
    assert forms(site.visit(reader), asked) == offered


def test_an_unfinished_draft_is_on_its_form(site: Site):
    """Its author is led there; for everybody else there is no such post."""
    draft = site.office.save("Noch nicht fertig").id
    assert site.visit("anna").get(f"/posts/{draft}").headers["location"] == f"/drafts/{draft}"
    assert site.visit("clara").get(f"/posts/{draft}").status_code == 404


def test_findings_are_marked_explained_and_linked(site: Site):
    """The very words are marked, the clause is named and linked, the fix is suggested."""
    clause = shipped_guideline().clauses[0]
    site.office.found = [Finding(clause.id, clause.anchor, Level.REASON, "g", "text", 6, 10, "böse", "s", {}, "liebe")]
    post = site.office.submit("Sehr, böse & dumme Worte").id
    site.office.check(post)
    page = site.visit("anna").get(f"/posts/{post}").text
    assert '<mark class="reason">böse</mark></a> &amp; dumme Worte' in page
    assert f'href="/guideline#{clause.anchor}"' in page
    assert '<ins class="fix">liebe</ins>' in page


def test_channels_on_which_the_same_is_missing_stand_together(site: Site, asked: str):
    """Two channels wait for the same answers: that is said once."""
    told = site.visit("anna").text(f"/posts/{asked}")
    assert "Export, Instagram 2 Antworten stehen noch aus." in told


def test_who_wrote_it_reads_who_can_decide(site: Site):
    """Clara wrote a post: the page tells her that Dora decides."""
    post = site.office.submit(by="clara").id
    site.office.check(post)
    assert "Darum entscheidet jemand anderes: Dora." in site.visit("clara").text(f"/posts/{post}")


def test_colleagues_see_others_softened(site: Site, asked: str):
    """Emil sees himself; Ben's face, who has not said yes, is softened for him and not for Anna."""
    assert "soft=0-100-120-120&" in site.visit("emil").get(f"/posts/{asked}").text.replace("&amp;", "&")
    assert "soft=0-100" not in site.visit("anna").get(f"/posts/{asked}").text


def test_the_page_needs_the_same_queries_for_two_faces_or_ten(site: Site):
    """What stands in a picture makes no difference to how often the database is asked."""
    counted = []
    for number, people in enumerate((("ben",), ("ben", "emil", "dora", "clara", None, None, None, None))):
        picture = site.office.picture(str(number).encode())
        post = site.office.submit(pictures=[picture]).id
        site.office.check(post, {picture: site.office.seen(*people)})
        clara = site.visit("clara")
        counted.append(queries(site.office.engine, lambda post=post, clara=clara: clara.get(f"/posts/{post}")))
    assert counted[0] == counted[1] <= 45
