"""Standing consents: what a person allowed in advance, for which channels and event, from when until when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from approvals.consents import SHOWN, Consent, Purpose
from approvals.desk import answering, consenting, hiring
from approvals.errors import (
    AlreadyWithdrawn,
    BadSetting,
    MatchingIsOff,
    NoChannel,
    NoConsentToMatch,
    NotAllowed,
    NotFound,
    NotYours,
)
from approvals.open_ends import Missing
from tests.office import MONDAY, Office

DAY = timedelta(days=1)


def appearing(**changes: object) -> Consent:
    """Ben's consent to appear in the export for a day."""
    given = Consent(
        "1", "ben", Purpose.APPEAR, frozenset({"export"}), None, MONDAY, MONDAY + DAY, "appear.de.1", "ben", MONDAY
    )
    return replace(given, **changes)


def shown_with(office: Office, handle: str, **more: object) -> str:
    """A checked post whose picture shows this person."""
    picture = office.picture()
    post = office.submit(pictures=[picture], **more).id
    office.check(post, {picture: office.seen(handle)})
    return post


def missing(office: Office, post: str, channel: str = "export") -> list[Missing]:
    return [end.missing for end in office.missing(post, channel)]


def matching(office: Office, handle: str = "ben") -> str:
    """The consent to be matched, given by the person."""
    given = consenting.consent_to(office.people[handle], Purpose.MATCH, shown="match.de.1", starts=office.clock())
    return consenting.give(office.begin, given, by=office.people[handle])


def test_from_its_first_moment_until_before_its_last() -> None:
    """The beginning is included, the end is not."""
    consent = appearing()
    inside = [consent.in_force(MONDAY + after) for after in (timedelta(0), DAY - timedelta(seconds=1))]
    outside = [consent.in_force(MONDAY + after) for after in (-timedelta(seconds=1), DAY)]
    assert (inside, outside) == ([True, True], [False, False])


def test_without_an_end_it_lasts() -> None:
    """Until it is withdrawn."""
    assert appearing(ends=None).in_force(MONDAY + 3650 * DAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": Purpose.MATCH}, {"channels": frozenset({"instagram"})}, {"event": "fair"},
        {"withdrawn_at": MONDAY}, {"paper": "scans/1"}, {"starts": MONDAY + DAY / 2}, {"ends": MONDAY},
    ],
)  # fmt: skip
def test_what_it_does_not_cover(changes: dict[str, object]) -> None:
    """Another purpose, channel, event or time, a withdrawn one, and paper nobody witnessed."""
    assert appearing().covers("export", "party", MONDAY)
    assert not appearing(**changes).covers("export", "party", MONDAY)


def test_a_standing_consent_saves_the_question(office: Office) -> None:
    """Emil allowed it before: he is not asked, and still sees where he appears."""
    consent = office.consent("emil", "export")
    post = shown_with(office, "emil")
    assert missing(office, post) == [Missing.SIGNATURES]
    (question,) = answering.questions(office.begin, office.people["emil"])
    assert (question.appearance.consent, question.deadline, question.said) == (consent, None, None)


def test_an_answer_outranks_the_consent(office: Office) -> None:
    """In general yes, on this picture no."""
    office.consent("emil", "export")
    post = shown_with(office, "emil")
    office.say("emil", "no")
    assert missing(office, post) == [Missing.FACE]


def test_a_consent_given_later_answers_the_question(office: Office) -> None:
    """Emil was asked, and allowed it once and for all."""
    post = shown_with(office, "emil")
    assert missing(office, post) == [Missing.ANSWERS]
    office.consent("emil", "export")
    assert missing(office, post) == [Missing.SIGNATURES]


def test_a_withdrawn_consent_pulls_at_once(office: Office) -> None:
    """Emil takes back his permission: what was queued by it is pulled in the same transaction."""
    consent = office.consent("emil", "export")
    post = shown_with(office, "emil")
    office.sign(post)
    office.release(post, hours=1)
    consenting.withdraw(office.begin, consent, by=office.people["emil"])
    assert office.places(post) == {"export": "pulled"}
    assert missing(office, post) == [Missing.FACE]


def test_an_ended_consent_is_followed_by_a_question(office: Office) -> None:
    """It ended by its date: that is no no, and Emil is asked."""
    office.consent("emil", "export", ends=office.clock() + DAY)
    post = shown_with(office, "emil")
    office.clock.move(days=1)
    assert missing(office, post) == [Missing.ANSWERS]
    office.check(post)
    (end,) = office.missing(post)
    assert end.deadline == office.clock() + timedelta(days=3)


def test_a_renewed_consent_takes_the_place_of_the_ended_one(office: Office) -> None:
    """Emil gives a new one before the old one ended; the appearance names the one that is in force."""
    office.consent("emil", "export", ends=office.clock() + DAY)
    post = shown_with(office, "emil")
    office.clock.move(hours=23)
    renewed = office.consent("emil", "export")
    office.clock.move(hours=2)
    office.check(post)
    (question,) = answering.questions(office.begin, office.people["emil"])
    assert question.appearance.consent == renewed


def test_nobody_consents_for_somebody_else(office: Office) -> None:
    """Not even the admin."""
    given = consenting.consent_to(
        office.people["ben"], Purpose.APPEAR, shown="appear.de.1", starts=office.clock(), channels=["export"]
    )
    with pytest.raises(NotYours):
        consenting.give(office.begin, given, by=office.people["ada"])


def test_a_consent_of_nobody_is_not_kept(office: Office) -> None:
    """The person has to exist."""
    given = consenting.consent_to("0" * 16, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    with pytest.raises(NotFound):
        consenting.give(office.begin, given, by="0" * 16)


def test_withdrawing_is_possible_once_and_by_whoever_was_told(office: Office) -> None:
    """Emil tells Clara in the corridor: she records it; staff could not; a second time changes nothing."""
    consent = office.consent("emil", "export")
    with pytest.raises(NotAllowed):
        consenting.withdraw(office.begin, consent, by=office.people["anna"])
    consenting.withdraw(office.begin, consent, by=office.people["clara"])
    with pytest.raises(AlreadyWithdrawn):
        consenting.withdraw(office.begin, consent, by=office.people["emil"])


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"channels": []}, NoChannel),
        ({"shown": "match.de.1"}, BadSetting),
        ({"shown": "appear.fr.1"}, BadSetting),
        ({"ends": MONDAY}, BadSetting),
    ],
)
def test_what_is_no_consent(values: dict[str, object], refusal: type[Exception]) -> None:
    """Without a channel, with a text nobody was shown, or over before it began."""
    whole = {"shown": "appear.de.1", "starts": MONDAY, "channels": ["export"]}
    with pytest.raises(refusal):
        consenting.consent_to("ben", Purpose.APPEAR, **whole | values)


def test_each_text_shown_tells_of_the_right_to_withdraw() -> None:
    """In both languages, for both purposes (GDPR Art. 7(3))."""
    assert {name.split(".")[0].split("_")[0] for name in SHOWN} == set(Purpose)
    told = {name: "widerruf" in text.lower() or "withdraw" in text.lower() for name, text in SHOWN.items()}
    assert all(told.values()), told


def test_enrolling_needs_the_switch_and_the_own_consent(office: Office) -> None:
    """Matching is off by default; then Ben's consent is missing; then nobody else may do it for him."""
    ben = office.people["ben"]
    with pytest.raises(MatchingIsOff):
        consenting.enrol(office.begin, ben, [b"1"], "dlib", by=ben)
    office.settings(matching=True)
    with pytest.raises(NoConsentToMatch):
        consenting.enrol(office.begin, ben, [b"1"], "dlib", by=ben)
    matching(office)
    with pytest.raises(NotYours):
        consenting.enrol(office.begin, ben, [b"1"], "dlib", by=office.people["ada"])
    assert consenting.enrol(office.begin, ben, [b"1", b"2"], "dlib", by=ben) == 2


def gallery(office: Office, engine: str = "dlib") -> list[bytes]:
    with office.begin(reading=True) as work:
        return [reference.vector for reference in consenting.gallery(work, engine)]


@pytest.mark.parametrize("ends", ["switch", "withdrawal", "leaving", "another engine"])
def test_who_may_be_matched(office: Office, ends: str) -> None:
    """Only while it is switched on, for active people who allow it, and only by the engine that made the template."""
    office.settings(matching=True)
    consent, ben = matching(office), office.people["ben"]
    consenting.enrol(office.begin, ben, [b"ben's face"], "dlib", by=ben)
    assert gallery(office) == [b"ben's face"]
    if ends == "switch":
        office.settings(matching=False)
    elif ends == "withdrawal":
        consenting.withdraw(office.begin, consent, by=ben)
    elif ends == "leaving":
        hiring.let_go(office.begin, ben, by=office.people["ada"])
    assert gallery(office, "other" if ends == "another engine" else "dlib") == []


def test_withdrawing_the_match_deletes_the_templates(office: Office) -> None:
    """Nothing of Ben's face remains; the history says that it was deleted."""
    office.settings(matching=True)
    consent, ben = matching(office), office.people["ben"]
    consenting.enrol(office.begin, ben, [b"1"], "dlib", by=ben)
    consenting.withdraw(office.begin, consent, by=ben)
    with office.begin(reading=True) as work:
        assert work.references.find() == []
    assert office.entries()[-1].kind == "templates_deleted"
