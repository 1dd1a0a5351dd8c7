"""Works council, absences, quiet hours and leaving: what a person may count on."""

from datetime import datetime, timedelta

import pytest

from approvals.company import Signers, SignoffRule
from approvals.council_papers import Document, facts_of, paper_of
from approvals.council_papers.facts import shown
from approvals.desk import absences, escalating, hiring, leaving, looking_on, passing, reaching, sweeping
from approvals.errors import DeputyAway, NotAllowed, StandsInMeanwhile
from approvals.jobs import Notice
from approvals.leaving import Stays
from approvals.passes import Opens
from approvals.reaching import Circumstances, Reach, when
from approvals.viewings import Looked, Purpose
from tests.office import Office

EVENING = datetime.fromisoformat("2026-11-23T21:00:00+01:00")
NIGHT = Circumstances("Europe/Berlin", "20:00-07:00")


def notices(office: Office, *kinds: str) -> list[Notice]:
    with office.begin(reading=True) as work:
        return work.notices.find(kind=kinds)


def test_nobody_stands_in_for_a_deputy(office: Office) -> None:
    """Dora is away with Emil in her place: Clara cannot choose Dora, and Dora does not go twice."""
    office.away("dora", "clara")
    with pytest.raises(StandsInMeanwhile):
        office.away("clara", "emil")
    with pytest.raises(DeputyAway):
        office.away("clara", "dora")


def test_back_sooner_the_deputy_counts_no_more(office: Office) -> None:
    """Dora comes back at once: what Emil signs then is refused."""
    office.away("dora", "emil")
    post = office.submit().id
    office.check(post)
    with office.begin(reading=True) as work:
        (absence,) = work.absences.find()
    office.clock.move(hours=1)
    absences.end_early(office.begin, absence.id, office.clock(), by=office.people["lena"])
    with pytest.raises(NotAllowed):
        office.sign(post, "emil")


def test_a_needed_contact_without_deputy_is_a_stop_that_is_told(office: Office) -> None:
    """All contacts must sign, and Dora is away without a deputy."""
    office.settings(signoff=SignoffRule(Signers.ALL))
    post, now = office.submit().id, office.clock()
    office.check(post)
    hiring.record_absence(office.begin, office.people["dora"], None, now, now + timedelta(2), by=office.people["lena"])
    assert office.missing(post)[0].unmanned == (office.people["dora"],)


def test_a_waiting_signature_is_passed_on_and_no_lead_hears_of_it(office: Office) -> None:
    """First one contact is reminded, a working day later the other; each once."""
    post = office.submit().id
    office.check(post)
    office.clock.move(days=2)
    assert (escalating.escalate(office.begin), escalating.escalate(office.begin)) == (1, 0)
    office.clock.move(days=1)
    assert escalating.escalate(office.begin) == 1
    told = {notice.person for notice in notices(office, escalating.REMINDER, escalating.PASSED_ON)}
    assert told == {office.people["clara"], office.people["dora"]}


def test_a_question_is_reminded_of_after_the_companys_days(office: Office) -> None:
    """With ten days to answer Ben is reminded after two working days, once, and nobody else is."""
    office.settings(answer_within=timedelta(days=10))
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    assert sweeping.remind(office.begin) == 0
    office.clock.move(days=2)
    assert (sweeping.remind(office.begin), sweeping.remind(office.begin)) == (1, 0)
    assert [notice.person for notice in notices(office, "reminder")] == [office.people["ben"]]


@pytest.mark.parametrize(
    ("kind", "quiet", "on_duty", "waits"),
    [
        ("question", None, True, True),
        ("question", "", False, False),
        ("question", "22:00-06:00", False, False),
        ("sign_in", None, False, False),
        ("take_down_by_hand", None, True, False),
        ("take_down_by_hand", None, False, True),
    ],
)
def test_quiet_hours(kind: str, quiet: str | None, *, on_duty: bool, waits: bool) -> None:
    """At nine in the evening only what is awaited, or urgent for a lead on duty, goes; own hours outrank the firm's."""
    notice = Notice("n", "p", kind, "post", EVENING)
    around = Circumstances(NIGHT.zone, NIGHT.quiet, on_duty)
    goes = when(notice, Reach("p", quiet=quiet), EVENING, around)
    assert goes == (datetime.fromisoformat("2026-11-24T07:00:00+01:00") if waits else EVENING)


def test_a_look_is_kept_for_the_person_for_ninety_days(office: Office) -> None:
    """Ada looks twice within an hour: that is one look, and after 90 days none."""
    ben, ada = office.people["ben"], office.people["ada"]
    for _ in range(2):
        looking_on.looked(office.begin, [ben, ada], Looked.PROFILE, Purpose.ADMINISTRATION, by=ada)
    assert [seen.name for seen in looking_on.viewings_of(office.begin, ben)] == ["Ada"]
    assert looking_on.viewings_of(office.begin, ada) == []
    office.clock.move(days=91)
    assert looking_on.viewings_of(office.begin, ben) == []
    assert looking_on.forget_looks(office.begin) == 1


def test_what_is_out_stays_when_somebody_leaves(office: Office) -> None:
    """Ben's yes does not end by itself; nothing new shows him."""
    post = office.published("ben")
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    leaving.choose(
        office.begin, office.people["ben"], office.file(post).revision.pictures[0].picture, Stays.BLUR,
        by=office.people["clara"],
    )  # fmt: skip
    assert office.places(post) == {"export": "published"}


def test_who_has_left_takes_everything_back_by_a_link(office: Office) -> None:
    """The farewell link still opens, and what shows Ben comes down."""
    post, ben = office.published("ben"), office.people["ben"]
    reaching.choose(office.begin, Reach(ben, private_mail="ben@home.test"), check=lambda _: None)
    hiring.let_go(office.begin, ben, by=office.people["ada"])
    assert [notice.person for notice in notices(office, "farewell")] == [ben]
    link = passing.issue(office.begin, Opens.FAREWELL, ben)
    assert passing.present(office.begin, link.secret, Opens.FAREWELL)[1] is not None
    leaving.take_back_everything(office.begin, ben)
    assert office.places(post) == {"export": "taking_down"}


def test_a_contact_takes_down_but_never_softens_what_the_person_said(office: Office) -> None:
    """Ben said that the picture shall go: Clara cannot keep it; without a last day she sees nothing at all."""
    post, ben, clara = office.published("ben"), office.people["ben"], office.people["clara"]
    picture = office.file(post).revision.pictures[0].picture
    with pytest.raises(NotAllowed):
        leaving.review(office.begin, ben, by=clara)
    leaving.announce(office.begin, ben, office.clock() + timedelta(days=3), by=office.people["ada"])
    leaving.choose(office.begin, ben, picture, Stays.TAKE_DOWN, by=ben)
    with pytest.raises(NotAllowed):
        leaving.choose(office.begin, ben, picture, Stays.KEEP, by=clara)
    assert office.places(post) == {"export": "taking_down"}


def test_the_last_day_ends_by_itself(office: Office) -> None:
    """On the evening of the last day Ben is let go, and his templates are gone."""
    ben = office.people["ben"]
    leaving.announce(office.begin, ben, office.clock() + timedelta(days=1), by=office.people["ada"])
    assert hiring.end_last_days(office.begin) == 0
    office.clock.move(days=1)
    assert (hiring.end_last_days(office.begin), office.person("ben").active) == (1, False)


@pytest.mark.parametrize("document", list(Document))
def test_papers_are_filled_from_the_settings(office: Office, document: Document) -> None:
    """The same settings give the same paper, and another switch gives another one."""
    office.settings(name="Gärtnerei Grün")
    first = paper_of(document, facts_of(office.begin))
    assert first.startswith(b"%PDF")
    office.settings(matching=True)
    assert paper_of(document, facts_of(office.begin)) != first


@pytest.mark.parametrize(
    ("count", "whole", "told"), [(4, 20, None), (5, 20, 5), (17, 20, None), (0, 20, 0), (20, 20, 20)]
)
def test_small_groups_are_not_counted(count: int, whole: int, told: int | None) -> None:
    """Neither a group of under five nor what is left of the whole."""
    assert shown(count, whole) == told
