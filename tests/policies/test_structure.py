"""How posts are built: marks, job ads, hashtags, letters, lengths, pictures."""

from dataclasses import replace

import pytest

from policies.errors import ChannelUnknown
from policies.examples import FLAWLESS
from policies.findings import Finding
from policies.guideline import Guideline
from policies.judge import judge
from policies.limits import length, overruns
from policies.material import Material, PictureFacts, Writing
from tests.policies.drafts import LINDNER


def only(guideline: Guideline, rule: str, material: Material) -> list[Finding]:
    return [one for one in judge(material, guideline, LINDNER) if one.rule == rule]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("#tagderoffenentür", "#TagDerOffenenTür"),
        ("#wirsuchendich", "#WirSuchenDich"),
        ("Unser Waffelstand! #waffelnfürdich Waffeln", "#WaffelnFürDich"),
    ],
)
def test_a_hashtag_comes_with_its_camel_case(guideline: Guideline, text: str, fix: str):
    """The words of the text help to take it apart."""
    assert [one.fix for one in only(guideline, "hashtag", Material(text, "de"))] == [fix]


def test_fake_bold_comes_with_its_plain_letters(guideline: Guideline):
    """The fix takes the place of exactly the quote."""
    text = "Jetzt 𝗻𝗲𝘂 im Ⓛⓐⓓⓔⓝ, nicht a̶l̶t̶"
    fixes = [(one.quote, one.fix) for one in only(guideline, "zierschrift", Material(text, "de"))]
    assert fixes == [("𝗻𝗲𝘂", "neu"), ("Ⓛⓐⓓⓔⓝ", "Laden"), ("a̶l̶t̶", "alt")]


def test_words_in_fake_bold_are_judged_too(guideline: Guideline):
    """The quote is what was received, not what it was read as."""
    (finding,) = only(guideline, "beleidigung", Material("Du 𝗜𝗱𝗶𝗼𝘁!", "de"))
    assert (finding.quote, finding.start, finding.end) == ("𝗜𝗱𝗶𝗼𝘁", 3, 8)


def test_a_job_ad_comes_with_its_mark(guideline: Guideline):
    """One finding per profession."""
    text = "Wir suchen:\n- Bauleiter\n- Verkäuferin"
    fixes = [one.fix for one in only(guideline, "stellenanzeige", Material(text, "de"))]
    assert fixes == ["Bauleiter (m/w/d)", "Verkäuferin (m/w/d)"]


@pytest.mark.parametrize(
    "wanted",
    [
        "Koch (w/m/d)",
        "Koch*Köchin",
        "Koch/Köchin",
        "Köchin oder Koch",
        "Verkäufer/-in",
        "VerkäuferIn",
        "Verkäufer_in",
        "Kaufleute",
    ],
)
def test_inclusive_job_ads_are_fine(guideline: Guideline, wanted: str):
    """There is more than one way to speak to everybody."""
    assert only(guideline, "stellenanzeige", Material(f"Wir suchen: {wanted}", "de")) == []


def test_every_variant_carries_its_own_mark(guideline: Guideline):
    """A mark in the text does not cover the variant of another channel."""
    material = Material("Anzeige: Nordpump", "de", ("mastodon",), variants={"mastodon": "Nordpump!"})
    assert [one.where for one in only(guideline, "werbung", material)] == ["text:mastodon"]


def test_channels_count_in_their_own_way():
    """A family emoji is one grapheme of seven code points; a URL is 23 on Mastodon."""
    assert length("👨‍👩‍👧‍👦", "bluesky") == 1
    assert length("👨‍👩‍👧‍👦", "facebook") == 7
    assert length("Los: https://example.org/" + "a" * 100, "mastodon") == 5 + 23


def test_a_surplus_is_quoted_from_where_it_begins(guideline: Guideline):
    """The finding names channel, limit and length."""
    text = "ö" * 299 + "👨‍👩‍👧‍👦" + "ende"
    (finding,) = only(guideline, "laenge", Material(text, "de", ("bluesky",)))
    assert finding.quote == "ende"
    assert finding.values == {"channel": "bluesky", "limit": "300", "length": "304", "unit": "characters"}


def test_bytes_and_hashtags_have_limits_too():
    """Bluesky takes 3,000 bytes and eight hashtags."""
    assert [one.unit for one in overruns("👨‍👩‍👧‍👦" * 130, "bluesky")] == ["bytes"]
    assert [(one.unit, one.start) for one in overruns("#ab " * 9, "bluesky")] == [("hashtags", 32)]


def test_the_export_folder_has_no_limits_and_nobody_posts_to_fax():
    """An unknown channel is an error, not a channel without limits."""
    assert list(overruns("a" * 100_000, "export")) == []
    with pytest.raises(ChannelUnknown):
        list(overruns("a", "fax"))


@pytest.mark.parametrize(
    ("rule", "where", "picture"),
    [
        ("alt-text", "picture:7:alt", replace(FLAWLESS, id="7", alt="IMG_0815.jpg")),
        ("bildrechte", "picture:7", replace(FLAWLESS, id="7", rights=" ")),
        ("bildgrenzen", "picture:7", replace(FLAWLESS, id="7", width=300, height=300)),
        ("ortsdaten", "picture:7", replace(FLAWLESS, id="7", has_position=True)),
        ("kontakt-privat", "picture:7:alt", replace(FLAWLESS, id="7", alt="Ein Schild mit 0171 1234567")),
    ],
)
def test_pictures_are_judged_one_by_one(guideline: Guideline, rule: str, where: str, picture: PictureFacts):
    """The flawless one beside it stays clean."""
    material = Material("Hallo", "de", ("instagram",), (FLAWLESS, picture))
    assert [(one.rule, one.where) for one in judge(material, guideline, LINDNER)] == [(rule, where)]


def test_too_many_and_too_few_pictures(guideline: Guideline):
    """Instagram needs one, Bluesky takes four."""
    five = tuple(replace(FLAWLESS, id=str(number)) for number in range(5))
    assert [one.where for one in only(guideline, "bildgrenzen", Material("", "de", ("instagram",)))] == ["text"]
    assert [one.where for one in only(guideline, "bildgrenzen", Material("", "de", ("bluesky",), five))] == [
        "picture:4"
    ]


def test_a_picture_is_judged_as_it_is_cut(guideline: Guideline):
    """A panorama that is cut for Instagram has the part's shape there; a part that is too narrow is told."""
    wide = replace(FLAWLESS, id="7", width=4000, height=1000)
    told = [
        [one.values["limit"] for one in only(guideline, "bildgrenzen", Material("", "de", ("instagram",), (picture,)))]
        for picture in (wide, *(replace(wide, cuts={"instagram": part}) for part in ((1900, 1000), (300, 300))))
    ]
    assert told == [["0.8-1.91"], [], ["320"]]


def test_a_line_in_a_picture_is_quoted_with_its_box(guideline: Guideline):
    """The text rules look at it again, and the page knows where to point."""
    screen = replace(FLAWLESS, id="7", writings=(Writing("Tel. 0171 1234567", 10, 20, 300, 40),))
    (finding,) = only(guideline, "text-im-bild", Material("Hallo", "de", pictures=(FLAWLESS, screen)))
    assert (finding.where, finding.quote) == ("picture:7", "0171 1234567")
    assert finding.values == {"x": "10", "y": "20", "w": "300", "h": "40"}


@pytest.mark.parametrize(
    ("line", "found"),
    [("TÜ AB 123", True), ("M·XY 99E", True), ("QQ AB 123", False), ("AB", False), ("Halle 12", False)],
)
def test_a_plate_in_a_picture_stands_alone_on_its_line(guideline: Guideline, line: str, *, found: bool):
    """The seals between its letters are read as signs or not at all."""
    van = replace(FLAWLESS, writings=(Writing(line),))
    assert bool(only(guideline, "kennzeichen-im-bild", Material("Hallo", "de", pictures=(van,)))) is found


def test_an_unread_picture_is_said_to_be_unread(guideline: Guideline):
    """Without the program a person has to look."""
    unread = replace(FLAWLESS, writings=None)
    assert only(guideline, "bild-ungelesen", Material("Hallo", "de", pictures=(unread,)))


def test_labels_count_where_readers_see_them(guideline: Guideline):
    """Among many hashtags nobody sees one."""
    late = "Nordpump! #eins #zwei #drei #vier #werbung"
    assert only(guideline, "werbung", Material(late, "de"))
    assert not only(guideline, "werbung", Material("Nordpump! #werbung #eins", "de"))


def test_a_misspelling_comes_with_its_right_form(guideline: Guideline):
    """Its capital letter stays."""
    fixes = [one.fix for one in only(guideline, "schreibweise", Material("Garnicht teuer, garnicht schwer", "de"))]
    assert fixes == ["Gar nicht", "gar nicht"]
