"""Letters about times with a coach: to both, with the way to the calendar's file; and that it is off."""

from datetime import timedelta

from approvals.desk import coaching
from flows.learning_letters import KINDS, SUBJECT
from tests.flows.firm import Firm


def test_who_books_and_who_coaches_get_the_same_time(firm: Firm):
    """On the company's clock, with names, and a file that either may open."""
    clara, ben = firm.people["clara"], firm.people["ben"]
    time = coaching.offer(firm.begin, firm.clock() + timedelta(days=1), 30, by=clara)
    coaching.book(firm.begin, time, by=ben)
    for handle in ("clara", "ben"):
        (letter,) = firm.letters(handle, "coach_booked")
        assert letter["Subject"].startswith("Euer Termin am ")
        assert f"/learning/coaches/{time}.ics" in letter.get_content()


def test_who_is_called_off_is_told_without_a_reason(firm: Firm):
    """By the coach; the letter says which time it was."""
    clara, ben = firm.people["clara"], firm.people["ben"]
    starts = firm.clock() + timedelta(days=1)
    time = coaching.offer(firm.begin, starts, 30, by=clara)
    coaching.book(firm.begin, time, by=ben)
    coaching.call_off(firm.begin, time, by=clara)
    (letter,) = firm.letters("ben", "coach_called_off")
    assert starts.strftime("%d.%m.%Y") in letter["Subject"]


def test_a_time_that_was_taken_away_leaves_strokes(firm: Firm):
    """The coach was erased before the letter was written: it is sent all the same."""
    clara, ben = firm.people["clara"], firm.people["ben"]
    time = coaching.offer(firm.begin, firm.clock() + timedelta(days=1), 30, by=clara)
    coaching.book(firm.begin, time, by=ben)
    with firm.begin() as work:
        work.coach_times.drop(work.coach_times.get(time))
        work.commit()
    (letter,) = firm.letters("ben", "coach_booked")
    assert letter["Subject"] == "Euer Termin am -"


def test_every_letter_has_words_in_both_languages():
    """A subject for each kind."""
    assert {lang: set(words) for lang, words in SUBJECT.items()} == {"de": KINDS, "en": KINDS}
