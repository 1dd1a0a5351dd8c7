"""What is kept no longer goes in the night, and was shown before; a clock that moves shows each kind's day."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from approvals.desk import coaching, commenting, consenting, erasing, gathering, passing, tidying
from approvals.errors import BadSetting, NotAllowed, NotFound, NothingToSay
from approvals.passes import Opens
from approvals.retention import PERIODS, Kind, periods_of
from tests.events import party
from tests.office import Office


def draft(office: Office) -> None:
    office.save("Angefangen")


def unused(office: Office) -> None:
    office.picture(b"never used")


def event_photo(office: Office) -> None:
    fest = party(office)
    fest.photo(b"nobody took it")
    office.clock.move(days=1)
    gathering.close(office.begin, fest.event.id, by=office.people["anna"])


def link(office: Office) -> None:
    passing.issue(office.begin, Opens.SIGN_IN, office.people["ben"])


def session(office: Office) -> None:
    started = passing.start_session(office.begin, office.people["ben"], label="Firefox")
    passing.revoke(office.begin, started.id, by=office.people["ben"])


def comment(office: Office) -> None:
    post = office.submit("Neu").id
    commenting.comment(office.begin, post, "Schön!", by=office.people["anna"])


def evidence(office: Office) -> None:
    given = office.consent("ben", "export")
    consenting.withdraw(office.begin, given, by=office.people["ben"])


def meeting(office: Office) -> None:
    starts = office.clock() + timedelta(minutes=1)
    coaching.offer(office.begin, starts, 30, by=office.people["clara"])


MADE: dict[Kind, Callable[[Office], None]] = {
    Kind.DRAFTS: draft, Kind.UNUSED_PICTURES: unused, Kind.EVENT_PHOTOS: event_photo, Kind.LINKS: link,
    Kind.SESSIONS: session, Kind.COMMENTS: comment, Kind.EVIDENCE: evidence,
    Kind.MEETINGS: meeting,
}  # fmt: skip


@pytest.mark.parametrize("kind", MADE)
def test_each_kind_goes_when_its_time_is_over(office: Office, kind: Kind) -> None:
    """A day before it is neither shown nor deleted; the evening before it is shown, and after the night it is gone."""
    MADE[kind](office)
    lena = office.people["lena"]
    office.clock.move(days=PERIODS[kind].days - 2)
    assert kind not in {due.kind for due in tidying.preview(office.begin, by=lena)}
    office.clock.move(days=1.5)
    assert kind in {due.kind for due in tidying.preview(office.begin, by=lena)}
    assert kind not in tidying.tidy(office.begin)
    office.clock.move(days=1)
    assert tidying.tidy(office.begin)[kind] == 1
    assert kind not in tidying.tidy(office.begin)


def test_a_company_keeps_things_as_long_as_it_decides(office: Office) -> None:
    """Comments for a week."""
    comment(office)
    office.settings(periods={"comments": 7})
    office.clock.move(days=6)
    assert Kind.COMMENTS not in tidying.tidy(office.begin)
    office.clock.move(days=1)
    assert tidying.tidy(office.begin)[Kind.COMMENTS] == 1


@pytest.mark.parametrize(
    ("name", "days"), [("drafts", "0"), ("drafts", "x"), ("face_groups", "20"), ("drafts", "9999")]
)
def test_unfit_periods_are_refused(name: str, days: str) -> None:
    """No days at all, words, what no company may set, and more than ten years."""
    with pytest.raises(BadSetting):
        periods_of({name: days})


def test_a_lead_puts_one_off_with_a_reason(office: Office) -> None:
    """Anna's draft stays four weeks longer, and the reason is in the history as a commitment."""
    post = office.save("Angefangen").id
    lena, until = office.people["lena"], office.clock() + timedelta(days=210)
    office.clock.move(days=179.5)
    with pytest.raises(NothingToSay):
        tidying.put_off(office.begin, Kind.DRAFTS, post, until=until, reason=" ", by=lena)
    with pytest.raises(NotAllowed):
        tidying.put_off(office.begin, Kind.DRAFTS, post, until=until, reason="Kommt noch", by=office.people["clara"])
    with pytest.raises(NotFound):
        tidying.put_off(office.begin, Kind.DRAFTS, "0" * 16, until=until, reason="Kommt noch", by=lena)
    tidying.put_off(office.begin, Kind.DRAFTS, post, until=until, reason="Kommt noch", by=lena)
    assert Kind.DRAFTS not in {due.kind for due in tidying.preview(office.begin, by=lena)}
    office.clock.move(days=20)
    assert Kind.DRAFTS not in tidying.tidy(office.begin)
    office.clock.move(days=12)
    assert tidying.tidy(office.begin)[Kind.DRAFTS] == 1
    assert "Kommt noch" not in str(office.entries())


def test_what_is_kept_of_an_erased_person_goes_as_well(office: Office) -> None:
    """Three years on neither receipt nor evidence is left."""
    erasing.erase(office.begin, office.objects, office.people["ben"], by=office.people["ben"])
    office.clock.move(days=1096)
    tidying.tidy(office.begin)
    assert office.rows("erasures") == {"erasures": 0}


def test_who_may_see_what_the_night_deletes(office: Office) -> None:
    """Admin, auditor and lead; not Ben."""
    with pytest.raises(NotAllowed):
        tidying.preview(office.begin, by=office.people["ben"])
    assert tidying.preview(office.begin, by=office.people["ada"]) == []


def test_every_kind_has_a_period() -> None:
    """And what the night deletes is a part of the table people read."""
    assert set(PERIODS) == set(Kind)
    assert set(tidying.WAYS) <= set(PERIODS)
