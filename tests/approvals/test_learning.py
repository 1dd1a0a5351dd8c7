"""Lessons and their quizzes, asked for or not; times with a coach."""

from datetime import timedelta

import pytest

from approvals.desk import coaching, erasing, learning, taking_part
from approvals.desk.own_data import everything_about
from approvals.errors import BadSetting, LessonWanted, NotAllowed, NotFound, NotYours, TimeIsPast, TimeTaken
from approvals.lessons import LESSONS, lesson
from approvals.lessons.quiz import answered, passes, questions
from policies.guideline import shipped_guideline
from tests.learning_pages import offered, passed, quiz, rightly
from tests.office import Office


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("key", LESSONS)
def test_a_lesson_takes_three_to_five_minutes_and_has_six_questions(key: str, lang: str):
    """As many of what may go out as of what may not, in either language."""
    read = lesson(key, lang)
    assert 3 <= read.minutes <= 5
    asked = questions(shipped_guideline(), lang, read.clauses, "anna")
    assert [one.may for one in asked].count(True) == [one.may for one in asked].count(False) == 3
    assert not read.clauses or {one.clause.id for one in asked} <= {*read.clauses}


def test_each_try_brings_other_questions_and_the_same_try_the_same():
    """So nobody learns the answers by their place."""
    guideline = shipped_guideline()
    first, again, second = (questions(guideline, "de", (), seed) for seed in ("1", "1", "2"))
    assert [one.id for one in first] == [one.id for one in again] != [one.id for one in second]


def test_one_wrong_answer_passes_two_do_not_and_a_missing_one_neither():
    """Five of six, all of them answered."""
    asked = questions(shipped_guideline(), "de", (), "anna")
    said = rightly(asked)
    off = [one.id for one in asked]
    assert passes(answered(asked, said | {off[0]: not said[off[0]]}))
    assert not passes(answered(asked, said | {one: not said[one] for one in off[:2]}))
    assert not passes(answered(asked, {one: said[one] for one in off[1:]}))


def test_passing_is_kept_as_a_fact_without_a_score(office: Office):
    """Who, which lesson, by which edition, on what day; a try that failed leaves nothing."""
    sheet = quiz(office, "anna")
    wrong = {one.id: not one.may for one in sheet.questions}
    assert not learning.hand_answers_in(office.begin, sheet, wrong, by=office.people["anna"]).passed
    for _ in range(2):
        passed(office, "anna")
    with office.begin(reading=True) as work:
        (kept,) = work.lessons_passed.find()
        assert learning.passed_by(work, office.people["anna"]) == {"guideline": kept.day}
        assert not [entry for entry in work.history.entries() if "lesson" in entry.kind]


def test_where_a_lesson_is_asked_for_nothing_is_handed_in_before(office: Office):
    """Saving goes on; handing in and submitting wait for the lesson."""
    kept = office.save("Schön war's!")
    office.settings(lesson_to_submit="writing")
    kept = office.save("Sehr schön war's!", over=kept)
    with pytest.raises(LessonWanted):
        office.hand_in(kept)
    with pytest.raises(LessonWanted):
        office.submit()
    passed(office, "anna", "writing")
    office.hand_in(kept)


def test_where_a_lesson_is_asked_for_nobody_signs_before(office: Office):
    """Clara signs once she passed it; what a new guideline edition brings asks nobody again."""
    post = office.submit().id
    office.check(post)
    office.settings(lesson_to_sign="guideline")
    with pytest.raises(LessonWanted):
        office.sign(post)
    passed(office, "clara")
    assert office.sign(post) == ("export",)
    assert learning.wanted_of(office.begin, office.people["clara"]) == ("", "")


def test_an_unknown_lesson_is_not_found(office: Office):
    """Neither its sheet nor its text."""
    with pytest.raises(NotFound):
        quiz(office, "anna", "cooking")


def test_a_time_is_booked_once_and_both_are_told(office: Office):
    """Ben is too late; Clara does not book her own."""
    time = offered(office)
    coaching.book(office.begin, time, by=office.people["anna"])
    for late, why in (("ben", TimeTaken), ("clara", NotYours)):
        with pytest.raises(why):
            coaching.book(office.begin, time, by=office.people[late])
    with office.begin(reading=True) as work:
        told = {notice.person for notice in work.notices.find(about=time)}
    assert told == {office.people["anna"], office.people["clara"]}


def test_either_calls_it_off(office: Office):
    """By Anna: it is free again. By Clara: it is gone, and Anna is told. Ben has nothing to do with it."""
    time, anna, clara = offered(office), office.people["anna"], office.people["clara"]
    coaching.book(office.begin, time, by=anna)
    with pytest.raises(NotFound):
        coaching.call_off(office.begin, time, by=office.people["ben"])
    coaching.call_off(office.begin, time, by=anna)
    coaching.book(office.begin, time, by=anna)
    coaching.call_off(office.begin, time, by=clara)
    with office.begin(reading=True) as work:
        assert coaching.coming(work) == []
        assert len(work.notices.find(person=anna, kind="coach_called_off")) == 1


def test_what_cannot_be_offered(office: Office):
    """The past, a time of one's own that is taken, hours on end; and by staff nothing."""
    offered(office)
    soon, clara = office.clock() + timedelta(days=1), office.people["clara"]
    for starts, minutes, by, why in (
        (office.clock(), 30, clara, TimeIsPast),
        (soon, 20, clara, TimeTaken),
        (soon, 300, clara, BadSetting),
        (soon, 30, office.people["anna"], NotAllowed),
    ):
        with pytest.raises(why):
            coaching.offer(office.begin, starts, minutes, by=by)


def test_what_one_learned_is_taken_along_and_goes_with_the_person(office: Office):
    """Lessons, times, credit and taking part; once Ben is erased, Clara's time is free again."""
    ben = office.people["ben"]
    passed(office, "ben")
    taking_part.opt_in(office.begin, by=ben)
    time = offered(office)
    coaching.book(office.begin, time, by=ben)
    office.submit("Gebaut.\n\nIdee und Text: Ben", by="ben")
    mine = everything_about(office.begin, ben)
    assert [one.lesson for one in mine.lessons] == ["guideline"]
    assert [one.helps for one in mine.meetings] == [False]
    assert (len(mine.named_in), mine.takes_part) == (1, True)
    assert str(mine.lessons[0].day) in str(mine.plain())
    erasing.erase(office.begin, office.objects, ben, by=ben)
    with office.begin(reading=True) as work:
        assert work.coach_times.get(time).booked_by is None
        for shelf in (work.lessons_passed, work.credits, work.ambassadors):
            assert shelf.find(person=ben) == []
