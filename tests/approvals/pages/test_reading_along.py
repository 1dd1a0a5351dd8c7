"""What the guideline says while somebody writes."""

import json
import re
from html import unescape

import pytest

from approvals.desk import checking
from approvals.judging import company_in, material
from policies.guideline import shipped_guideline
from policies.judge import judge
from tests.counting import queries
from tests.office import Office
from tests.website import Site, Visit

ROW = re.compile(r'data-found="([^"]+)" data-start="(\d+)" data-end="(\d+)" data-level="(\w+)" data-quote="([^"]*)"')


@pytest.fixture
def anna(site: Site) -> Visit:
    return site.visit("anna")


def read(visit: Visit, **fields: object) -> str:
    answer = visit.post("/drafts/read-along", **fields)
    assert answer.status_code == 200
    return unescape(answer.text)


def test_each_finding_names_its_place_in_the_text(anna: Visit):
    """Places are code points, so that an emoji before the words moves them by one."""
    text = "🎉 Der Kunde war unverschämt #tagderoffenentür"
    rows = ROW.findall(read(anna, text=text))
    assert [(where, text[int(start) : int(end)], level) for where, start, end, level, _ in rows] == [
        ("text", "Kunde war unverschämt", "reason"),
        ("text", "#tagderoffenentür", "hint"),
    ]
    assert all(text[int(start) : int(end)] == quote for _, start, end, _, quote in rows)


def test_a_finding_links_its_clause_and_offers_its_fix(anna: Visit):
    """The clause is one tap away, and so is the better spelling."""
    told = read(anna, text="#tagderoffenentür")
    assert 'href="/guideline#hashtag"' in told
    assert 'data-fix="#TagDerOffenenTür"' in told


def test_it_finds_what_the_check_finds_once_the_draft_is_kept(anna: Visit, office: Office):
    """By the company's own words too: the same company data, the same rules."""
    office.settings(guideline_data="confidential: [Projekt Seestern]")
    text = "Projekt Seestern: der Kunde war unverschämt"
    post = office.submit(text, channels=("export", "instagram")).id
    to_do = checking.to_do(office.begin, post, "test engine")
    with office.begin(reading=True) as work:
        company = company_in(work.company.guideline_data)
    checked = judge(material(to_do.revision, to_do.facts), shipped_guideline(), company)
    rows = ROW.findall(read(anna, text=text, channel=["export", "instagram"]))
    assert [(where, int(start), int(end)) for where, start, end, _, _ in rows] == [
        (one.where, one.start, one.end) for one in checked if one.end > one.start
    ]
    assert any("Seestern" in row[-1] for row in rows)


def test_what_is_wrong_with_a_photo_stands_beside_that_photo(anna: Visit, office: Office):
    """A lone "Foto" is no description; an empty field is only called missing."""
    worded, bare = office.picture(b"one"), office.picture(b"two")
    told = read(anna, picture=[worded, bare], **{f"alt.{worded}": "Foto", f"rights.{worded}": "Anna"})
    assert "Jedes Bild hat einen Alternativtext" in told.split(f'id="about-{worded}"')[1].split('id="about-')[0]
    assert "Alternativtext" not in told.split(f'id="about-{bare}"')[1]
    assert "Es fehlt noch: ein Satz zum Foto, die Rechte am Foto, ein Kanal." in told


def test_another_text_for_a_channel_is_read_for_itself(anna: Visit):
    """Its findings are marked in its own field, and it is what that channel shows and counts."""
    fields = {"text": "Schön", "channel": ["instagram", "export"], "variant.instagram": "Der Kunde war dumm"}
    told = read(anna, **fields)
    assert [row[0] for row in ROW.findall(told)] == ["text:instagram"]
    assert "Instagram 18 / 2.200" in told
    assert "Export 5" in told


def test_a_text_of_a_channel_it_does_not_go_to_is_not_read(anna: Visit):
    """Anna unticked it."""
    told = read(anna, text="Schön", channel=["export"], **{"variant.instagram": "Der Kunde war dumm"})
    assert ROW.findall(told) == []


def test_a_text_that_is_too_long_shows_in_the_counter(anna: Visit):
    """Red, with how much is used."""
    told = read(anna, text="a" * 2_201, channel=["instagram"])
    assert re.search(r'chip stops number">.*?Instagram 2\.201 / 2\.200', told)


def test_an_empty_form_is_told_nothing(anna: Visit):
    """Nobody is blamed before the first word."""
    told = read(anna, text="  ", channel=["instagram"])
    assert 'id="count"></p>' in told
    assert ROW.findall(told) == []


def test_what_somebody_writes_is_text_and_never_markup(anna: Visit):
    """In the finding, in its fix and in the preview."""
    answer = anna.post("/drafts/read-along", text='<img src=x> #wirsuchendich" onclick="', channel=["export"])
    assert "<img src=x>" not in answer.text
    assert 'onclick="' not in answer.text


def test_it_speaks_the_readers_language_and_judges_in_that_of_the_text(site: Site):
    """An English reader of a German text."""
    told = read(site.visit("anna", "en"), text="Der Kunde war unverschämt", lang="de")
    assert "The guideline has one remark." in told


def test_pictures_nobody_knows_are_passed_over(anna: Visit):
    """A page that was open for long may name a picture that is gone."""
    assert "Alles da" not in read(anna, text="Hallo", picture=["f" * 64])


def test_the_picture_of_somebody_else_is_passed_over(site: Site, anna: Visit, office: Office):
    """Ben puts the id of Anna's photo into his form: no address of it comes back, and no form with it is kept."""
    picture, ben = office.picture(), site.visit("ben")
    fields = {"text": "Hallo", "picture": [picture], "channel": ["export"]}
    assert f"/photos/{picture}" in read(anna, **fields)
    assert f"/photos/{picture}" not in read(ben, **fields)
    refused = ben.post("/drafts", **fields)
    assert refused.status_code == 403
    assert f"/photos/{picture}" not in refused.text


def test_nothing_is_kept_and_few_queries_are_asked(anna: Visit, office: Office):
    """Reading along is reading."""
    pictures = [office.picture(str(number).encode()) for number in range(4)]
    before = office.rows("posts", "revisions")
    assert (
        queries(office.engine, lambda: read(anna, text="Hallo", picture=pictures)) <= 15
    )  # three of them begin a transaction
    assert office.rows("posts", "revisions") == before


def test_pictures_that_are_cleared_are_offered(anna: Visit, office: Office):
    """Emil allowed it for good: his picture is there with its words, ready to be taken."""
    office.consent("emil", "export")
    picture = office.picture(b"emil")
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    told = unescape(anna.get("/library").text)
    assert f'name="add" value="{picture}"' in told
    assert json.dumps(picture)[1:-1] in told.split("<template>")[1]
    answer = anna.post("/drafts", text="Wieder", channel=["export"], add=picture)
    assert f'name="picture" value="{picture}"' in anna.get(answer.headers["location"]).text
