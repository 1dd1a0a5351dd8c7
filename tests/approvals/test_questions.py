"""What people are asked: one list for everything they stand in, one for what still waits, each in few queries."""

from datetime import timedelta

import pytest

from approvals.appearances import Said
from approvals.desk import answering, drafting
from approvals.errors import NotFound, NotYours
from approvals.posts import Shown
from tests.counting import queries
from tests.office import ALT, CHANNELS, MONDAY, Office


def shown(office: Office, text: str, *, channels: tuple[str, ...] = ("export",)) -> str:
    picture = office.picture(text.encode())
    post = office.submit(text, pictures=[picture], channels=channels).id
    office.check(post, {picture: office.seen("ben", "emil")})
    return post


def texts(office: Office, asked: object) -> list[str]:
    return [question.text for question in asked(office.begin, office.people["ben"])]


def test_questions_come_in_order_and_know_their_post(any_office: Office) -> None:
    """Ben stands in three posts, the newest last; each question names the post that asks it."""
    posts = [shown(any_office, text) for text in ("Eins", "Zwei", "Drei")]
    asked = answering.questions(any_office.begin, any_office.people["ben"])
    assert [question.text for question in asked] == ["Eins", "Zwei", "Drei"]
    assert [question.post for question in asked] == posts


def test_only_what_was_asked_and_is_not_answered_still_waits(any_office: Office) -> None:
    """Ben answered one, allowed one in advance, let one lie; the fourth is open."""
    any_office.consent("ben", "facebook")
    shown(any_office, "Vorab", channels=("facebook",))
    shown(any_office, "Vorbei")
    any_office.clock.move(days=3)
    shown(any_office, "Beantwortet")
    any_office.say("ben", "yes")
    shown(any_office, "Offen")
    assert texts(any_office, answering.asked) == ["Offen"]
    assert texts(any_office, answering.questions) == ["Vorab", "Vorbei", "Beantwortet", "Offen"]


def test_an_unfinished_draft_asks_nobody(office: Office) -> None:
    """Anna begins a draft with the same picture and words as a post she withdrew: Ben is not asked about it."""
    post = shown(office, "Eins")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    again = drafting.Draft("Eins", ["export"], pictures=[Shown(office.picture(b"Eins"), ALT, "Anna Berg")])
    drafting.save(office.begin, again, by=office.people["anna"], known_channels=CHANNELS)
    assert texts(office, answering.asked) == texts(office, answering.questions) == []


def test_one_question_for_the_person_it_is_for(office: Office) -> None:
    """What is asked, beside which words, until when, and what was said so far."""
    shown(office, "Eins")
    (asked,) = answering.asked(office.begin, office.people["ben"])
    office.say("ben", "blur")
    one = answering.question(office.begin, asked.appearance.id, by=office.people["ben"])
    assert (one.text, one.said, one.deadline) == ("Eins", Said.BLUR, MONDAY + timedelta(days=3))
    with pytest.raises(NotYours):
        answering.question(office.begin, asked.appearance.id, by=office.people["emil"])


def test_a_question_of_a_post_that_was_withdrawn_is_gone(office: Office) -> None:
    """The link in Ben's mail leads nowhere any more, and says so."""
    post = shown(office, "Eins")
    (asked,) = answering.asked(office.begin, office.people["ben"])
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    with pytest.raises(NotFound) as refusal:
        answering.question(office.begin, asked.appearance.id, by=office.people["ben"])
    assert refusal.value.kind == "question"


@pytest.mark.parametrize("ask", [answering.questions, answering.asked])
def test_the_database_is_asked_as_often_for_one_picture_as_for_many(office: Office, ask: object) -> None:
    """Four times the pictures, the same number of queries."""
    count = lambda: queries(office.engine, lambda: ask(office.begin, office.people["ben"]))  # noqa: E731
    shown(office, "Eins")
    once = count()
    for text in ("Zwei", "Drei", "Vier"):
        shown(office, text)
    assert count() == once <= 12
