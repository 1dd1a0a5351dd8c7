"""What people get to read: in their language, about themselves only."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from approvals.desk import answer_links, hiring, passing, releasing, signing
from approvals.times import moment
from flows.letters import BODY, SUBJECT
from flows.notices import send
from tests.flows.firm import Firm
from tests.office import PEOPLE

JULY = datetime(2026, 7, 3, 10, 0, tzinfo=UTC)


@pytest.fixture
def asked(firm: Firm) -> str:
    """A post whose picture shows Ben and Emil; both were asked."""
    picture = firm.picture()
    post = firm.submit("Unser {Sommerfest}", pictures=[picture]).id
    firm.check(post, {picture: firm.seen("ben", "emil")})
    return post


@pytest.mark.usefixtures("asked")
def test_who_is_asked_reads_the_text_and_the_way_to_answer(firm: Firm):
    """Ben's letter greets him in German, quotes the post as it is, and holds his link and the digits for a yes."""
    (letter,) = firm.letters("ben", "question")

    assert letter["To"] == "ben@example.test"
    assert letter["Subject"] == SUBJECT["de"]["question"]
    assert "Hallo Ben" in letter.get_content()
    assert "Unser {Sommerfest}" in letter.get_content()
    assert re.search(r"^    http\S+/a/[\w-]{32}$", letter.get_content(), re.MULTILINE)
    assert re.search(r"^    Für ein Ja: \d{4}$", letter.get_content(), re.MULTILINE)


def test_link_and_digits_of_a_letter_are_good_for_its_reader(firm: Firm, asked: str):
    """What Ben reads opens that post for Ben, and his digits are right."""
    told = firm.letters("ben", "question")[0].get_content()
    link, person, about = answer_links.open_link(firm.begin, re.findall(r"/a/(\S+)", told)[0])
    assert (person.id, about) == (firm.people["ben"], asked)
    passing.check_code(firm.begin, link.id, re.findall(r"Ja: (\d{4})", told)[0])


@pytest.mark.usefixtures("asked")
def test_a_letter_names_nobody_else(firm: Firm):
    """Emil's letter does not tell who else is shown, who wrote the draft, or who decides."""
    (letter,) = firm.letters("emil", "question")
    others = [handle for handle in PEOPLE if handle != "emil"]

    assert not [other for other in others if other in letter.as_string().lower()]


@pytest.mark.usefixtures("asked")
def test_the_language_is_the_readers(firm: Firm):
    """Ben prefers English, so his question is in English, whatever the post is written in."""
    with firm.begin() as work:
        ben = work.people.get(firm.people["ben"])
        work.people.save(replace(ben, lang="en"))
        work.commit()

    (letter,) = firm.letters("ben", "question")
    assert letter["Subject"] == SUBJECT["en"]["question"]
    assert "Hello Ben" in letter.get_content()


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("zone", "shown"), [("Europe/Berlin", "03.07.2026 12:00"), ("Europe/Lisbon", "11:00")])
def test_the_deadline_is_told_in_the_companys_zone(firm: Firm, zone: str, shown: str):
    """Ten o'clock UTC is noon in Berlin in July."""
    firm.settings(zone=zone)
    with firm.begin() as work:
        for appearance in work.appearances.find(person=firm.people["ben"]):
            work.appearances.save(replace(appearance, deadline=JULY))
        work.commit()

    (letter,) = firm.letters("ben", "question")
    assert shown in letter.get_content()


def test_the_author_reads_why_a_draft_came_back(firm: Firm, asked: str):
    """Clara returns the draft with a comment; Anna reads the comment, and not who wrote it."""
    signing.send_back(firm.begin, asked, "Bitte kürzer", by=firm.people["clara"])

    (letter,) = firm.letters("anna", "returned")
    assert "Bitte kürzer" in letter.get_content()
    assert "clara" not in letter.as_string().lower()


def test_who_signed_reads_the_other_time(firm: Firm):
    """Lena moves a post; Clara reads when it goes out now, on the clock it was planned by, and what it says."""
    post = firm.approved("ben", text="Unser {Sommerfest}")
    firm.release(post, hours=1)
    when = moment(datetime(2030, 7, 3, 18, 0), "Europe/Lisbon")  # noqa: DTZ001 - a wall clock has no zone of its own
    releasing.move(firm.begin, firm.placement(post).id, when, by=firm.people["lena"])

    (letter,) = firm.letters("clara", "moved")
    assert "export: 03.07.2030 18:00 (Europe/Lisbon)" in letter.get_content()
    assert "Unser {Sommerfest}" in letter.get_content()
    assert "lena" not in letter.as_string().lower()


def test_an_invitation_brings_a_key_that_works(firm: Firm):
    """A new colleague's invitation holds the key with which only they act."""
    firm.hire("gustav")

    (letter,) = firm.letters("gustav", "invitation")
    key = letter.get_content().split("FREIGABE_KEY=")[1].split()[0]
    assert hiring.who(firm.begin, "gustav", key).id == firm.people["gustav"]


@pytest.mark.usefixtures("asked")
def test_a_letter_sent_twice_is_one_file(firm: Firm):
    """Sending a notice again writes nothing, and only its owner may read the file."""
    (notice,) = firm.notices("ben", "question")
    first = send(firm.home, notice.id)
    assert first is not None
    before = first.stat()

    assert send(firm.home, notice.id) is None
    assert first.stat() == before
    assert before.st_mode & 0o077 == 0


def test_both_languages_say_the_same_things():
    """Every letter exists in German and English, with the same values in its text."""
    assert SUBJECT["de"].keys() == SUBJECT["en"].keys()
    assert BODY["de"].keys() == BODY["en"].keys()
    for kind in BODY["de"]:
        assert _values(BODY["de"][kind]) == _values(BODY["en"][kind])


def _values(body: str) -> set[str]:
    return {part.split("}")[0] for part in body.split("{")[1:]}
