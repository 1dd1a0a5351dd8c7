"""Letters about what colleagues said to each other: short, in the reader's language, and naming nobody."""

from dataclasses import replace

from approvals.desk import commenting, inquiring, reminding
from flows.letters import SUBJECT
from tests.flows.firm import Firm


def test_a_comment_is_quoted_with_the_post(firm: Firm):
    """Anna reads what was said and about which post, line by line."""
    post = firm.submit("Unser {Sommerfest}").id
    commenting.comment(firm.begin, post, "Bitte kürzer.\nUnd ohne {Klammern}!", by=firm.people["clara"])

    (letter,) = firm.letters("anna", "comment")
    assert letter["Subject"] == SUBJECT["de"]["comment"]
    assert "    Unser {Sommerfest}" in letter.get_content()
    assert "    Bitte kürzer.\n    Und ohne {Klammern}!" in letter.get_content()
    assert "clara" not in letter.as_string().lower()


def test_a_reminder_by_hand_reads_like_the_question(firm: Firm):
    """Ben is asked again, with the way to answer, and does not learn who reminded him."""
    picture = firm.picture()
    post = firm.submit(pictures=[picture]).id
    firm.check(post, {picture: firm.seen("ben")})
    reminding.remind_now(firm.begin, post, by=firm.people["lena"])

    (letter,) = firm.letters("ben", "asked_again")
    assert letter["Subject"] == SUBJECT["de"]["asked_again"]
    assert "/a/" in letter.get_content()
    assert "lena" not in letter.as_string().lower()


def test_a_question_and_its_answer(firm: Firm):
    """Clara reads the question, in English as she prefers, and Ben reads it again above the answer."""
    with firm.begin() as work:
        work.people.save(replace(work.people.get(firm.people["clara"]), lang="en"))
        work.commit()
    inquiry = inquiring.ask_contacts(firm.begin, "g3", "Darf der Hund mit drauf?", by=firm.people["ben"])
    inquiring.reply(firm.begin, inquiry, "Ja, gern", by=firm.people["clara"])

    (asked,), (answered,) = firm.letters("clara", "inquiry"), firm.letters("ben", "reply")
    assert (asked["Subject"], answered["Subject"]) == (SUBJECT["en"]["inquiry"], SUBJECT["de"]["reply"])
    assert "    Darf der Hund mit drauf?" in asked.get_content()
    assert "    Darf der Hund mit drauf?\n\nDie Antwort:\n\n    Ja, gern" in answered.get_content()
    assert "ben" not in asked.get_content().lower()


def test_an_erased_asker_leaves_a_stroke(firm: Firm):
    """Ben's question can no longer be read when the letter is written: it is sent all the same."""
    inquiring.ask_contacts(firm.begin, None, "Darf der Hund mit drauf?", by=firm.people["ben"])
    firm.home.keys.destroy(firm.people["ben"])

    (letter,) = firm.letters("clara", "inquiry")
    assert "    -\n" in letter.get_content()
