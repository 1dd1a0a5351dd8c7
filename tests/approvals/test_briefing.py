"""The morning brief: what goes out, what stops, what waits for whom; and a no stays private in it."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from approvals.company import SignoffRule
from approvals.desk import briefing, hiring, holding
from approvals.errors import NotAllowed
from approvals.open_ends import Missing
from approvals.times import Moment
from tests.full_calendar import planned, ready
from tests.office import Office


def brief(office: Office, by: str = "lena") -> briefing.Brief:
    return briefing.brief(office.begin, by=office.people[by])


def asked(office: Office, *handles: str, **more: object) -> str:
    """A checked post that shows these people, who are asked now."""
    picture = office.picture(" ".join(handles).encode())
    post = office.submit("Teamfoto", pictures=[picture], **more).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def test_today_is_what_is_due_today_on_the_company_s_clock(office: Office) -> None:
    """Half past eleven tonight in Berlin is today, half an hour past midnight is not."""
    tonight = planned(office, office.clock().replace(hour=22, minute=30))
    planned(office, office.clock().replace(hour=23, minute=30))
    assert [one.id for one in brief(office).today] == [tonight]


def test_what_was_missed_is_told_apart(office: Office) -> None:
    """Yesterday's too, until somebody decided."""
    placement = planned(office, office.clock() + timedelta(hours=1))
    office.clock.move(days=1)
    found = brief(office)
    assert ([one.id for one in found.missed], found.today) == ([placement], ())


def test_what_stops_the_next_three_days(office: Office) -> None:
    """Wished for tomorrow, or as soon as possible; next week's is no hurry. With its authors' names."""
    soon, no_time = asked(office, "ben", wish=_in(office, 1)), asked(office, "emil")
    asked(office, "ben", "emil", wish=_in(office, 9))
    found = brief(office).obstacles
    assert {one.post.id for one in found} == {soon, no_time}
    assert found[0].authors == ("Anna",)
    assert found[0].post.missing == {Missing.ANSWERS: 1}


def test_people_who_are_asked_are_a_number_and_a_deadline(office: Office) -> None:
    """Nobody reads in it who has not answered yet."""
    asked(office, "ben", "emil")
    found = brief(office)
    assert (found.answers, found.answer_by) == (2, office.clock() + timedelta(days=3))
    assert "Ben" not in str(asdict(found))
    assert "Emil" not in str(asdict(found))


def test_a_no_looks_like_any_face_to_blur(office: Office) -> None:
    """Ben said no: the brief says that a face has to be blurred, and nothing of him."""
    post = asked(office, "ben")
    office.say("ben", "no")
    (found,) = brief(office).obstacles
    assert (found.post.id, found.post.missing) == (post, {Missing.FACE: 1})
    assert "Ben" not in str(asdict(found))


def test_what_waits_for_which_contact(office: Office) -> None:
    """Clara signed; Dora still can. Who wrote it signs nothing."""
    office.settings(signoff=SignoffRule.read("2"))
    post = office.submit("Nur Text", by="anna").id
    office.check(post)
    office.sign(post, "clara")
    to_sign = {one.name: [post.id for post in one.to_sign] for one in brief(office).deciders}
    assert to_sign == {"Clara": [], "Dora": [post]}


def test_a_deputy_is_named_while_a_contact_is_away(office: Office) -> None:
    """Emil stands in for Dora this week."""
    now, people = office.clock(), office.people
    hiring.record_absence(
        office.begin, people["dora"], people["emil"], now, now + timedelta(days=5), by=people["dora"]
    )  # fmt: skip
    deciders = {one.name: one for one in brief(office).deciders}
    assert deciders["Emil"].stands_for == ("Dora",)
    assert deciders["Dora"].away_until == now + timedelta(days=5)


def test_what_waits_for_the_lead(office: Office) -> None:
    """An approved post without a time, and a hold that stands."""
    ready(office)
    holding.place(office.begin, "Trauerfall", by=office.people["clara"])
    found = brief(office, "clara")
    assert (found.without_time, found.leads, [stop.reason for stop in found.stops]) == (1, ("Lena",), ["Trauerfall"])


@pytest.mark.parametrize("handle", ["anna", "ada"])
def test_the_brief_is_for_contacts_and_lead(office: Office, handle: str) -> None:
    """Staff and administration are not told what waits for whom."""
    with pytest.raises(NotAllowed):
        brief(office, handle)


def _in(office: Office, days: int) -> Moment:
    return Moment(office.clock() + timedelta(days=days), "Europe/Berlin")
