"""A standing no or blur on a channel: an answer to every picture there at once, without enrolling."""

import pytest

from approvals.appearances import Said
from approvals.desk import answering, standing_words
from approvals.errors import BadSetting
from approvals.placements import Place
from approvals.standing import Standing, standing
from tests.office import Office


def stands(office: Office, post: str, channel: str = "export") -> Standing:
    file = office.file(post)
    return standing(file, file.faces[0], channel)


def shown(office: Office, handle: str = "emil", content: bytes = b"party") -> str:
    picture = office.picture(content)
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen(handle)})
    return post


def say(office: Office, said: Said | None, handle: str = "emil") -> None:
    standing_words.say(office.begin, {"export": said}, by=office.people[handle])


@pytest.mark.parametrize(("said", "stand"), [(Said.NO, Standing.REFUSED), (Said.BLUR, Standing.BLURRED)])
def test_it_answers_what_comes_without_a_question(office: Office, said: Said, stand: Standing) -> None:
    """Emil said it beforehand: he is not asked, and it counts."""
    say(office, said)
    post = shown(office)
    assert stands(office, post) is stand
    assert answering.asked(office.begin, office.people["emil"]) == []


def test_it_answers_what_waits_and_what_was_allowed(office: Office) -> None:
    """An open question is answered by it, an earlier yes is outweighed."""
    waiting, allowed = shown(office), shown(office, content=b"fair")
    question = answering.questions(office.begin, office.people["emil"])[1]
    answering.answer(office.begin, question.appearance.id, Said.YES, by=office.people["emil"])
    say(office, Said.NO)
    assert [stands(office, post) for post in (waiting, allowed)] == [Standing.REFUSED, Standing.REFUSED]
    assert answering.asked(office.begin, office.people["emil"]) == []


def test_it_wins_over_a_standing_yes(office: Office) -> None:
    """Whichever came first: until it is taken back."""
    say(office, Said.BLUR)
    office.consent("emil", "export")
    post = shown(office)
    assert stands(office, post) is Standing.BLURRED
    say(office, None)
    office.check(post)
    assert stands(office, post) is Standing.BY_CONSENT


def test_a_later_yes_to_one_picture_counts_for_that_picture(office: Office) -> None:
    """The narrower and later word: Emil likes this one, the next one stays a no."""
    say(office, Said.NO)
    post = shown(office)
    office.clock.move(minutes=1)
    office.say("emil", "yes")
    assert stands(office, post) is Standing.YES
    assert stands(office, shown(office, content=b"fair")) is Standing.REFUSED


def test_a_no_to_one_picture_stays_under_a_standing_blur(office: Office) -> None:
    """The stricter one counts."""
    post = shown(office)
    office.say("emil", "no")
    say(office, Said.BLUR)
    assert stands(office, post) is Standing.REFUSED


def test_taken_back_the_question_is_asked(office: Office) -> None:
    """Nothing is taken for a yes."""
    say(office, Said.NO)
    post = shown(office)
    say(office, None)
    office.check(post)
    assert stands(office, post) is Standing.WAITING
    assert len(answering.asked(office.begin, office.people["emil"])) == 1


def test_what_is_queued_is_pulled(office: Office) -> None:
    """A no works at once, a standing one too."""
    office.consent("emil", "export")
    post = office.approved("emil")
    office.release(post, hours=2)
    say(office, Said.NO)
    assert {one.stage for one in office.file(post).placements} == {Place.PULLED}


def test_a_standing_yes_is_no_word(office: Office) -> None:
    """It is a consent, with a text and a time."""
    with pytest.raises(BadSetting):
        say(office, Said.YES)


def test_saying_it_twice_changes_nothing(office: Office) -> None:
    """One word, one entry; who said what stands nowhere in the history."""
    for _ in range(2):
        say(office, Said.NO)
    words = standing_words.words_of(office.begin, office.people["emil"])
    with office.begin(reading=True) as work:
        told = [entry for entry in work.history.entries() if entry.kind == "standing_word"]
    assert [len(words), len(told)] == [1, 1]
    assert told[0].by is None
    assert "no" not in told[0].facts.values()
