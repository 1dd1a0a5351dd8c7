"""Somebody who works on a post reminds those who have not answered, without learning who they are."""

from datetime import timedelta

import pytest

from approvals.desk import drafting, reminding, sweeping
from approvals.errors import NotAllowed, RemindedToday
from approvals.people import Role
from tests.office import Office


def asked(office: Office, *handles: str, channels: tuple[str, ...] = ("export",)) -> str:
    picture = office.picture("".join(handles).encode())
    post = office.submit(pictures=[picture], channels=channels).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def remind(office: Office, post: str, by: str = "anna") -> int:
    return reminding.remind_now(office.begin, post, by=office.people[by])


def reminded(office: Office, kind: str = "asked_again") -> list[str]:
    handles = {person: handle for handle, person in office.people.items()}
    with office.begin(reading=True) as work:
        return sorted(handles[notice.person] for notice in work.notices.find(kind=kind))


def test_who_has_not_answered_is_reminded(any_office: Office) -> None:
    """Ben said yes, Emil and Dora nothing yet: those two hear from us, and Anna reads "2" as she does on the page."""
    post = asked(any_office, "ben", "emil", "dora", channels=("export", "instagram"))
    any_office.say("ben", "yes")
    shown = [end.count for end in any_office.missing(post)]
    assert [remind(any_office, post)] == shown == [2]
    assert reminded(any_office) == ["dora", "emil"]


def test_once_a_day(office: Office) -> None:
    """Whoever asks second is told from when on, and nobody gets a second message; the next day it works again."""
    post = asked(office, "emil")
    remind(office, post)
    office.clock.move(hours=1)
    with pytest.raises(RemindedToday) as refusal:
        remind(office, post, "lena")
    assert refusal.value.again_at == office.clock() + timedelta(hours=23)
    office.clock.move(hours=23)
    assert remind(office, post) == 1
    assert reminded(office) == ["emil", "emil"]


def test_another_post_may_be_reminded_of_on_the_same_day(office: Office) -> None:
    """The limit is a post's."""
    for post in (asked(office, "emil"), asked(office, "emil", "ben")):
        assert remind(office, post) > 0


@pytest.mark.parametrize("said", ["yes", "no", "blur"])
def test_who_answered_is_left_in_peace(office: Office, said: str) -> None:
    """Whatever it was; and a no looks like a yes here."""
    post = asked(office, "emil")
    office.say("emil", said)
    assert remind(office, post) == 0
    assert reminded(office) == []


def test_past_the_deadline_nobody_is_reminded(office: Office) -> None:
    """Silence has become a no, and a no is not asked again."""
    post = asked(office, "emil")
    office.clock.move(days=4)
    assert remind(office, post) == 0


def test_what_has_ended_reminds_nobody(office: Office) -> None:
    """The post was withdrawn."""
    post = asked(office, "emil")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    assert remind(office, post) == 0


def test_the_last_days_reminder_still_comes(office: Office) -> None:
    """Being reminded by hand on Monday does not replace the reminder on the last day."""
    post = asked(office, "emil")
    remind(office, post)
    office.clock.move(days=2, hours=12)
    assert sweeping.remind(office.begin) == 1
    assert reminded(office, "reminder") == ["emil"]


def test_who_may_remind(office: Office) -> None:
    """Author, contacts and lead; colleagues and the auditor may not."""
    office.hire("vera", Role.AUDITOR)
    post = asked(office, "emil")
    for by in ("ben", "vera", "emil"):
        with pytest.raises(NotAllowed):
            remind(office, post, by)
    for by in ("anna", "clara", "lena"):
        remind(office, post, by)
        office.clock.move(hours=24)


def test_history_does_not_tell_who_was_reminded(office: Office) -> None:
    """The entry names the post and who reminded, nobody who was late."""
    remind(office, asked(office, "emil"))
    entry = office.entries()[-1]
    assert (entry.kind, dict(entry.facts)) == ("reminded", {})
