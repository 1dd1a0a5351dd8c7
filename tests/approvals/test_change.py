"""Goals, readings, worries with names, and the plan: what is wanted, what is enforced, and what nobody gets to see."""

from collections import Counter
from datetime import date

import pytest

from approvals.desk import (
    coaching,
    confirming,
    editing_guideline,
    stating_goals,
    stepping,
    storming,
    taking_part,
    worrying,
)
from approvals.desk.waiting import waiting_for
from approvals.errands import Need
from approvals.errors import ChangedMeanwhile, GuidelineUnread, KnownByItself, NotAllowed, NotFound
from approvals.goals import Goal
from approvals.people import Role
from approvals.plan import Evidence, Phase, Standing, stands_at
from approvals.readings import count_of
from approvals.worries import ANSWERED, DUE, TOLD, Verdict, WorryKind, WorryState
from policies.clauses import State
from tests.change_pages import WORRIES, laid_in, next_day
from tests.learning_pages import offered, passed
from tests.office import Office


def notices(office: Office, *kinds: str) -> Counter[str]:
    with office.begin(reading=True) as work:
        return Counter(one.kind for one in work.notices.find(kind=kinds))


def test_goals_are_the_leads_words_and_every_version_stays(office: Office) -> None:
    """Lena writes and changes them; Anna may not, and who saw an older version is told so."""
    lena, aims = office.people["lena"], (Goal("Zwei Auszubildende", day=date(2027, 8, 1)),)
    stating_goals.publish(office.begin, "Darum.", "", aims, by=lena, seen=0)
    stating_goals.publish(office.begin, "Deshalb.", "", (), by=lena, seen=1)
    with pytest.raises(ChangedMeanwhile):
        stating_goals.publish(office.begin, "Wegen.", "", (), by=lena, seen=1)
    with pytest.raises(NotAllowed):
        stating_goals.publish(office.begin, "Nein.", "", (), by=office.people["anna"], seen=2)
    told = stating_goals.versions(office.begin)
    assert [one.german for one in told] == ["Deshalb.", "Darum."]
    assert told[1].goals == aims


def test_only_who_read_the_version_in_force_signs_and_releases(office: Office) -> None:
    """Where the company wants it: Clara is told, reads, and goes on; a new version is read anew."""
    office.settings(read_first=True)
    post = office.submit().id
    office.check(post)
    with pytest.raises(GuidelineUnread):
        office.sign(post)
    confirming.confirm(office.begin, by=office.people["clara"])
    office.sign(post)
    with pytest.raises(GuidelineUnread):
        office.release(post, days=1)
    confirming.confirm(office.begin, by=office.people["lena"])
    editing_guideline.switch_clause(office.begin, "superlativ", State.OFF, by=office.people["lena"])
    with pytest.raises(GuidelineUnread):
        office.release(post, days=1)


def test_where_the_company_does_not_want_it_nothing_stops(office: Office) -> None:
    """An older company goes on as before."""
    post = office.submit().id
    office.check(post)
    assert office.sign(post) == ("export",)


def test_people_are_asked_once_and_reminded_once(office: Office) -> None:
    """Nobody who has read it hears of it, and nobody hears of it a third time."""
    confirming.confirm(office.begin, by=office.people["anna"])
    assert [confirming.ask_all(office.begin, by=office.people["lena"]) for _ in range(2)] == [1, 0]
    late = len(office.people) - 2
    assert notices(office, "guideline_asked") == {"guideline_asked": late}
    confirming.confirm(office.begin, by=office.people["ben"])
    office.clock.move(days=7)
    assert [confirming.remind(office.begin) for _ in range(2)] == [late - 1, 0]


@pytest.mark.parametrize(("read", "told"), [(41, True), (2, False), (58, False), (0, True), (60, True)])
def test_with_a_works_council_a_number_never_points_at_a_few(read: int, *, told: bool) -> None:
    """Under five who have, or under five who have not, are put in words."""
    assert count_of(read, 60, council=True).told is told
    assert count_of(read, 60, council=False).told


def test_the_history_does_not_tell_who_has_read(office: Office) -> None:
    """From who has anybody could tell who has not."""
    before = len(office.entries())
    confirming.confirm(office.begin, by=office.people["anna"])
    assert len(office.entries()) == before


def test_who_gave_their_name_is_told_of_the_answer(office: Office) -> None:
    """Also where the worry was gathered with another one, whose answer is its own."""
    anna, clara = office.people["anna"], office.people["clara"]
    first, second = (worrying.state_worry(office.begin, WorryKind.WORRY, said, by=anna) for said in ("Eins", "Zwei"))
    worrying.gather(office.begin, second, first, by=clara)
    worrying.answer(office.begin, first, "So ist es.", Verdict.UNKNOWN, by=clara)
    assert notices(office, ANSWERED, TOLD) == {ANSWERED: 1, TOLD: 2}
    with office.begin(reading=True) as work:
        (talk,) = worrying.talks(work)
    assert talk.worry.state is WorryState.ANSWERED
    assert [one.said for one in talk.alike] == ["Zwei"]


def test_staff_do_not_answer_worries(office: Office) -> None:
    """Contacts, their deputies and leads do; a worry gathered elsewhere gathers none."""
    worry = worrying.state_worry(office.begin, WorryKind.WORRY, "Eins", by=office.people["anna"])
    with pytest.raises(NotAllowed):
        worrying.answer(office.begin, worry, "Ach was.", Verdict.UNKNOWN, by=office.people["ben"])
    with pytest.raises(NotFound):
        worrying.gather(office.begin, worry, worry, by=office.people["clara"])


def test_an_open_worry_is_brought_back_to_mind_on_its_day(office: Office) -> None:
    """Once, to whoever holds it; passed on, it is theirs."""
    worry = worrying.state_worry(office.begin, WorryKind.WORRY, "Eins", by=office.people["anna"])
    worrying.pass_on(office.begin, worry, office.people["lena"], date(2026, 11, 24), by=office.people["clara"])
    assert worrying.remind(office.begin) == 0
    office.clock.move(days=1)
    assert [worrying.remind(office.begin) for _ in range(2)] == [1, 0]
    with office.begin(reading=True) as work:
        assert [one.person for one in work.notices.find(kind=DUE)] == [office.people["lena"]]


def test_what_insults_somebody_is_taken_off_with_a_reason(office: Office) -> None:
    """The words are gone from every file; the reason stays."""
    laid_in(office, "Quastenflosser ist ein Idiot", *WORRIES[:2])
    next_day(office)
    with office.begin(reading=True) as work:
        bad = next(one.id for one in work.worries.find() if "Idiot" in one.text)
    worrying.take_off(office.begin, bad, "Beleidigt jemanden.", by=office.people["clara"])
    with office.begin(reading=True) as work:
        talk = next(one for one in worrying.talks(work) if one.worry.id == bad)
    assert (talk.said, [one.text for one in talk.answers]) == ("", ["Beleidigt jemanden."])


def board(office: Office) -> dict[str, Standing]:
    with office.begin(reading=True) as work:
        return {one.step.key or one.step.title: one for one in stepping.board(work)}


def test_what_the_system_knows_nobody_ticks(office: Office) -> None:
    """Goals are done when they are published; until then not even the lead says so."""
    lena = office.people["lena"]
    with pytest.raises(KnownByItself):
        stepping.tick(office.begin, "goals", done=True, by=lena)
    assert not board(office)["goals"].done
    stating_goals.publish(office.begin, "Darum.", "", (), by=lena, seen=0)
    assert board(office)["goals"].done


def test_a_step_is_ticked_by_whoever_holds_it(office: Office) -> None:
    """Anna holds the meeting; Ben does not."""
    stepping.assign(office.begin, "inform", office.people["anna"], date(2027, 1, 15), by=office.people["lena"])
    with pytest.raises(NotAllowed):
        stepping.tick(office.begin, "inform", done=True, by=office.people["ben"])
    stepping.tick(office.begin, "inform", done=True, by=office.people["anna"])
    assert board(office)["inform"].done


def test_sixty_of_a_hundred_make_the_guideline_read(office: Office) -> None:
    """Five of eight are enough, four are not."""
    office.hire("faruk", Role.STAFF)
    people = list(office.people.values())
    for person in people[:4]:
        confirming.confirm(office.begin, by=person)
    assert not board(office)["read"].done
    confirming.confirm(office.begin, by=people[4])
    assert board(office)["read"].done


def test_the_first_post_and_quick_answers_are_seen(office: Office) -> None:
    """One post is out; five people answered at once."""
    office.published("anna", "ben", "clara", "dora", "emil")
    seen = board(office)
    assert seen["first_post"].done
    assert seen["channel"].done
    assert seen["answer_time"].fact is not None
    assert (seen["answer_time"].done, seen["answer_time"].fact.value) == (True, 0.0)


def test_a_step_of_ones_own_can_go_again(office: Office) -> None:
    """Those that every company has stay."""
    lena = office.people["lena"]
    own = stepping.add_own(office.begin, Phase.CHANGE, "Kamera kaufen", by=lena)
    assert "Kamera kaufen" in board(office)
    stepping.drop_own(office.begin, own, by=lena)
    assert "Kamera kaufen" not in board(office)
    with pytest.raises(NotFound):
        stepping.drop_own(office.begin, "pilot", by=lena)


def test_the_plan_stands_where_something_is_left(office: Office) -> None:
    """At the beginning that is the first phase, at the end the last."""
    standings = list(board(office).values())
    assert stands_at(standings) is Phase.UNFREEZE
    assert stands_at([]) is Phase.REFREEZE
    assert {one.evidence for one in standings} - {None} == set(Evidence)


def test_a_worry_past_its_day_waits_on_the_first_page_of_whoever_holds_it(office: Office) -> None:
    """On its day and after it, for its owner alone; an answer ends it."""
    worry = worrying.state_worry(office.begin, WorryKind.WORRY, "Wer hilft mir?", by=office.people["emil"])
    with office.begin(reading=True) as work:
        owner = work.worries.get(worry).owner or ""
    assert worry_errands(office, owner) == []
    office.clock.move(days=8)
    assert worry_errands(office, owner) == [(worry,)]
    assert worry_errands(office, office.people["lena"]) == []
    worrying.answer(office.begin, worry, "Wir.", Verdict.UNKNOWN, by=owner)
    assert worry_errands(office, owner) == []


def worry_errands(office: Office, person: str) -> list[tuple[str, ...]]:
    return [one.about for one in waiting_for(office.begin, person) if one.kind is Need.WORRY]


def test_training_coaches_ambassadors_and_routine_are_seen_by_the_system(office: Office) -> None:
    """Five take part, half know a lesson, a time is booked, something went out in each of four weeks."""
    for handle in ("anna", "ben", "clara", "dora", "emil"):
        taking_part.opt_in(office.begin, by=office.people[handle])
        passed(office, handle)
    coaching.book(office.begin, offered(office), by=office.people["anna"])
    storming.publish_plan(office.begin, "Ruhig.", "", by=office.people["lena"], seen=0)
    for _ in range(4):
        office.published()
        office.clock.move(days=7)
    with office.begin(reading=True) as work:
        facts = {one.evidence: one.fact for one in stepping.board(work)}
    known = (Evidence.AMBASSADORS, Evidence.TRAINING, Evidence.COACHES, Evidence.STORM_PLAN, Evidence.ROUTINE)
    assert [facts[one].reached for one in known if facts[one]] == [True] * 5
    told = facts[Evidence.TRAINING]
    assert told is not None
    assert told.value is None, "with a works council, two who have not yet are too few to be told of"
