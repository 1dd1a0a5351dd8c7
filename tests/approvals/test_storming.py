"""The bad day: its plan, its log, its review."""

import pytest

from approvals.desk import storming
from approvals.errors import AlreadyOver, ChangedMeanwhile, NotAllowed, NotFound, NothingToSay, TooLong, WrongStage
from approvals.storms import LONGEST_PLAN
from tests.learning_pages import ENGLISH, GERMAN, over, reviewed, stormy
from tests.office import Office


def test_there_is_a_plan_from_the_first_day_on(office: Office):
    """Shipped, in both languages, with who decides, the first answer and the hold."""
    with office.begin(reading=True) as work:
        plan, deciders = storming.current_plan(work), storming.deciders(work)
    assert plan.number == 0
    assert plan.german.count("\n## ") == plan.english.count("\n## ") == 6
    assert [person.id for person in deciders] == [office.people[one] for one in ("lena", "clara", "dora")]


def test_the_lead_edits_the_plan_and_nobody_else(office: Office):
    """Each version is kept; who saw an older one is told."""
    lena = office.people["lena"]
    assert storming.publish_plan(office.begin, GERMAN, ENGLISH, by=lena, seen=0).number == 1
    for german, seen, by, why in (
        (GERMAN, 0, lena, ChangedMeanwhile),
        (" ", 1, lena, NothingToSay),
        ("x" * (LONGEST_PLAN + 1), 1, lena, TooLong),
        (GERMAN, 1, office.people["clara"], NotAllowed),
    ):
        with pytest.raises(why):
            storming.publish_plan(office.begin, german, ENGLISH, by=by, seen=seen)


def test_one_storm_at_a_time(office: Office):
    """Whoever begins a second one lands in the first; staff begin none."""
    storm = stormy(office)
    assert storming.begin_storm(office.begin, by=office.people["dora"]) == storm
    with pytest.raises(NotAllowed):
        storming.begin_storm(office.begin, by=office.people["anna"])


def test_the_log_says_what_was_done_when_and_when_the_first_answer_was_out(office: Office):
    """For contacts and leads; staff do not read it, and the history holds no word of it."""
    storm = stormy(office)
    log = storming.log_of(office.begin, storm, by=office.people["lena"])
    assert [entry.text[:7] for entry in log.entries] == ["Leitung", "Wir hab"]
    assert log.answered is not None
    assert (log.answered.at - log.storm.at).total_seconds() == 31 * 60
    with pytest.raises(NotFound):
        storming.log_of(office.begin, storm, by=office.people["anna"])
    with office.begin(reading=True) as work:
        assert "Leitung" not in str(list(work.history.entries()))


def test_what_is_over_takes_no_more_entries(office: Office):
    """Nor is it ended twice."""
    storm = over(office)
    with pytest.raises(AlreadyOver):
        storming.note(office.begin, storm, "Noch etwas", by=office.people["clara"])
    with pytest.raises(AlreadyOver):
        storming.end_storm(office.begin, storm, by=office.people["clara"])


def test_the_review_joins_the_plan_with_its_date(office: Office):
    """Once, by the lead, after it is over; in both languages, below what stood there."""
    storm, lena, day = stormy(office), office.people["lena"], {"de": "heute", "en": "today"}
    with pytest.raises(WrongStage):
        storming.review(office.begin, storm, "gut", "mehr", day, by=lena)
    storm = reviewed(office)
    with office.begin(reading=True) as work:
        plan = storming.current_plan(work)
    assert plan.german.endswith(
        "## Aus dem Ernstfall vom 23. November 2026\n\n**Was gut lief:**\n\nSchnell angehalten.\n\n"
        "**Was wir ändern:**\n\nTelefonliste aushängen."
    )
    assert "From the bad day of 23 November 2026" in plan.english
    with pytest.raises(WrongStage):
        storming.review(office.begin, storm, "gut", "mehr", day, by=lena)
