"""A link from a letter answers about one post, for one person, while that post matters; a form of it is good once."""

from dataclasses import replace

import pytest

from approvals.appearances import Said
from approvals.desk import answer_links, answering, drafting, hiring, passing
from approvals.errors import FormSpent, NotYours, PassRefused, QuestionOver, SeenOther, WrongCode
from approvals.passes import TRIES, Opens
from approvals.standing import Standing, standing
from tests.office import Office


def asked(office: Office, *handles: str, channels: tuple[str, ...] = ("export",)) -> str:
    """A post by Anna whose picture shows these people, all of them asked."""
    picture = office.picture()
    post = office.submit(pictures=[picture], channels=channels).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def questions(office: Office, handle: str) -> list[str]:
    return [one.appearance.id for one in answering.questions(office.begin, office.people[handle])]


def stands(office: Office, post: str, number: int = 0) -> Standing:
    file = office.file(post)
    return standing(file, sorted(file.faces, key=lambda face: face.box.x)[number], "export")


def link(office: Office, post: str, handle: str = "emil") -> passing.Issued:
    return answer_links.link_for(office.begin, office.people[handle], post)


def test_a_link_tells_whose_it_is_and_what_for(office: Office):
    """Emil's link opens for Emil and that post; it is no way to sign in."""
    post = asked(office, "emil")
    made = link(office, post)
    kept, person, about = answer_links.open_link(office.begin, made.secret)
    assert (person.id, about, kept.ends_at) == (office.people["emil"], post, None)
    assert made.code is not None
    assert made.code.isdigit()
    with pytest.raises(PassRefused):
        passing.sign_in(office.begin, made.secret, label="x")


def test_a_link_lives_as_long_as_the_post_can_be_or_is_out(office: Office):
    """It outlives the publishing, and the withdrawal until the take-down is proved; then it is over."""
    post = office.published("emil")
    made = link(office, post)
    answer_links.open_link(office.begin, made.secret)
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    answer_links.open_link(office.begin, made.secret)
    office.take_down(post)
    with pytest.raises(QuestionOver):
        answer_links.open_link(office.begin, made.secret)


def test_a_link_about_a_withdrawn_draft_is_over(office: Office):
    """Anna withdraws it before anybody answered: nothing can go out any more."""
    post = asked(office, "emil")
    made = link(office, post)
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    with pytest.raises(QuestionOver):
        answer_links.open_link(office.begin, made.secret)


def test_all_links_are_ended_at_once(office: Office):
    """Emil ends his; Ben's still works."""
    post = asked(office, "emil", "ben")
    mine, other = [link(office, post) for _ in range(2)], link(office, post, "ben")
    assert answer_links.end_links(office.begin, office.people["emil"]) == 2
    for one in mine:
        with pytest.raises(PassRefused):
            answer_links.open_link(office.begin, one.secret)
    answer_links.open_link(office.begin, other.secret)


def test_a_link_sent_to_an_old_address_opens_nothing(office: Office):
    """Emil's mail address changes: whoever reads the old postbox answers nothing for him."""
    made = link(office, asked(office, "emil"))
    with office.begin(reading=True) as work:
        emil = work.people.get(office.people["emil"])
    hiring.change_person(office.begin, replace(emil, mail="new@example.test"), by=office.people["ada"])
    with pytest.raises(PassRefused):
        answer_links.open_link(office.begin, made.secret)


def test_who_left_answers_by_no_link(office: Office):
    """Emil leaves the company: his link opens nothing, and coming back does not revive it."""
    made = link(office, asked(office, "emil"))
    hiring.let_go(office.begin, office.people["emil"], by=office.people["ada"])
    with pytest.raises(PassRefused):
        answer_links.open_link(office.begin, made.secret)
    assert passing.passes_of(office.begin, office.people["emil"], Opens.ANSWER) == []


def test_five_wrong_tries_and_the_right_digits_do_not_help_either(office: Office):
    """Guessing four digits succeeds once in two thousand."""
    made = link(office, asked(office, "emil"))
    wrong = f"{(int(made.code or 0) + 1) % 10_000:04d}"
    for left in reversed(range(TRIES)):
        with pytest.raises(WrongCode) as refused:
            passing.check_code(office.begin, made.id, wrong)
        assert refused.value.left == left
    with pytest.raises(WrongCode):
        passing.check_code(office.begin, made.id, made.code or "")


def test_a_form_is_good_once(any_office: Office):
    """The second time it changes nothing, whatever it says."""
    office = any_office
    post = asked(office, "emil")
    (one,) = questions(office, "emil")
    answering.answer_all(office.begin, {one: Said.NO}, by=office.people["emil"], form="a form")
    with pytest.raises(FormSpent):
        answering.answer_all(office.begin, {one: Said.YES}, by=office.people["emil"], form="a form")
    assert stands(office, post) is Standing.REFUSED


def test_several_are_answered_together_or_not_at_all(office: Office):
    """Emil's answer for himself and for Ben is refused as a whole."""
    post = asked(office, "emil", "ben")
    (mine,), (bens,) = questions(office, "emil"), questions(office, "ben")
    with pytest.raises(NotYours):
        answering.answer_all(office.begin, {mine: Said.YES, bens: Said.YES}, by=office.people["emil"])
    assert (stands(office, post, 0), stands(office, post, 1)) == (Standing.WAITING, Standing.WAITING)


def test_not_me_is_taken_back_by_the_same_person(office: Office):
    """Emil slipped: his name is back on the face, and what he had said before counts again."""
    post, emil = asked(office, "emil"), office.people["emil"]
    office.say("emil", "yes")
    (one,) = questions(office, "emil")
    answering.not_me(office.begin, one, by=emil)
    assert stands(office, post) is Standing.UNKNOWN
    answering.me_after_all(office.begin, one, by=emil)
    assert stands(office, post) is Standing.YES


def test_a_face_that_bears_another_name_meanwhile_is_not_taken_back(office: Office):
    """Anna has named Ben since: Emil cannot put his own name there."""
    post, emil = asked(office, "emil"), office.people["emil"]
    (one,) = questions(office, "emil")
    answering.not_me(office.begin, one, by=emil)
    office.name(post, 0, "ben")
    with pytest.raises(SeenOther):
        answering.me_after_all(office.begin, one, by=emil)
    with pytest.raises(NotYours):
        answering.me_after_all(office.begin, one, by=office.people["ben"])
