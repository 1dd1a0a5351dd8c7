"""Nobody ends a hold alone: not by saying it twice, not under another role, not with a word that counts no more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from approvals.desk import hiring, holding, lifting, planning, releasing, waiting
from approvals.errands import Need
from approvals.errors import NotAllowed, OnHold, SamePerson
from approvals.people import Role
from tests.full_calendar import ready
from tests.office import Office


@pytest.fixture
def hold(office: Office) -> str:
    """Everything is stopped."""
    return holding.place(office.begin, "Krise", by=office.people["lena"])


def stands(office: Office) -> bool:
    return bool(holding.in_force(office.begin))


def lift(office: Office, hold: str, handle: str) -> bool:
    return lifting.lift(office.begin, hold, by=office.people[handle]).lifted


def becomes(office: Office, handle: str, *roles: Role) -> None:
    hiring.change_person(office.begin, replace(office.person(handle), roles=frozenset(roles)), by=office.people["ada"])


def needs(office: Office, handle: str) -> list[Need]:
    return [one.kind for one in waiting.waiting_for(office.begin, office.people[handle])]


def test_one_proposes_and_another_agrees(office: Office, hold: str) -> None:
    """Either the lead or a contact begins; the first word lifts nothing, the second does."""
    assert not lift(office, hold, "clara")
    assert stands(office)
    assert lift(office, hold, "lena")
    assert not stands(office)
    kinds = [entry.kind for entry in office.entries()]
    assert kinds[-2:] == ["lift_proposed", "lifted"]


def test_the_same_person_counts_once(office: Office, hold: str) -> None:
    """Lena says it twice, and a third time after she was made a contact as well."""
    lift(office, hold, "lena")
    with pytest.raises(SamePerson):
        lift(office, hold, "lena")
    becomes(office, "lena", Role.LEAD, Role.CONTACT)
    with pytest.raises(SamePerson):
        lift(office, hold, "lena")
    assert stands(office)


def test_two_contacts_are_not_enough(office: Office, hold: str) -> None:
    """One of the two is the lead."""
    lift(office, hold, "clara")
    with pytest.raises(NotAllowed):
        lift(office, hold, "dora")
    assert stands(office)


@pytest.mark.parametrize("handle", ["anna", "ada", "ben"])
def test_others_neither_propose_nor_agree(office: Office, hold: str, handle: str) -> None:
    """Staff and admins have no say, first or second."""
    with pytest.raises(NotAllowed):
        lift(office, hold, handle)
    lift(office, hold, "lena")
    with pytest.raises(NotAllowed):
        lift(office, hold, handle)
    assert stands(office)


def test_a_recorded_deputy_counts(office: Office, hold: str) -> None:
    """While Clara is away Ben is the second person; without a record he is not."""
    lift(office, hold, "lena")
    office.away("clara", "ben")
    assert lift(office, hold, "ben")


def test_a_deputy_counts_once_and_for_one(office: Office, hold: str) -> None:
    """Lena stands in for Clara, who is away: she is still one natural person."""
    office.away("clara", "lena")
    lift(office, hold, "lena")
    with pytest.raises(SamePerson):
        lift(office, hold, "lena")
    assert stands(office)


def test_a_deputy_of_somebody_who_is_back_does_not_count(office: Office, hold: str) -> None:
    """Ben was Clara's deputy until yesterday."""
    office.away("clara", "ben", days=1)
    office.clock.move(days=2)
    lift(office, hold, "lena")
    with pytest.raises(NotAllowed):
        lift(office, hold, "ben")


def test_a_word_of_yesterday_does_not_count(office: Office, hold: str) -> None:
    """After a day the second word is a first one again."""
    lift(office, hold, "lena")
    office.clock.move(days=1)
    assert not lift(office, hold, "clara")
    assert lift(office, hold, "lena")


def test_the_word_of_somebody_who_left_does_not_count(office: Office, hold: str) -> None:
    """Clara proposed it and then lost her role: Lena's word is the first."""
    lift(office, hold, "clara")
    becomes(office, "clara", Role.STAFF)
    assert not lift(office, hold, "lena")
    assert stands(office)


def test_a_proposal_can_be_declined(office: Office, hold: str) -> None:
    """Clara thinks it is too early; Lena's word is gone, and hers alone is not enough again."""
    lift(office, hold, "lena")
    lifting.keep(office.begin, hold, by=office.people["clara"])
    assert not lift(office, hold, "lena")
    with pytest.raises(NotAllowed):
        lifting.keep(office.begin, hold, by=office.people["anna"])


def test_a_hold_of_one_post_or_channel_takes_two_as_well(office: Office) -> None:
    """Nobody narrows a hold down to get round the second person."""
    post = ready(office)
    for named in ({"post": post}, {"channel": "instagram"}):
        placed = holding.place(office.begin, "Noch klären", by=office.people["clara"], **named)
        assert not lift(office, placed, "lena")
        with pytest.raises(SamePerson):
            lift(office, placed, "lena")


def test_who_placed_it_may_be_one_of_the_two(office: Office, hold: str) -> None:
    """The second person has not placed it, or has: what counts is that there are two."""
    assert not lift(office, hold, "dora")
    assert lift(office, hold, "lena")


def test_the_second_word_waits_for_the_others(office: Office, hold: str) -> None:
    """It is on their first page and in their mail; who proposed it is not asked again."""
    assert needs(office, "lena") == [Need.LIFT]
    lift(office, hold, "lena")
    office.away("dora", "ben")
    assert needs(office, "lena") == []
    assert [needs(office, handle) for handle in ("clara", "ben", "anna")] == [[Need.AGREE], [Need.AGREE], []]
    with office.begin(reading=True) as work:
        told = {one.person for one in work.notices.find(kind="lift_proposed")}
    assert told == {office.people["clara"], office.people["dora"]}


@pytest.mark.usefixtures("hold")
def test_nothing_is_published_now_while_a_hold_stands(office: Office) -> None:
    """Not with "now", not with a time a few seconds ahead; a later time is planned and looked at again then."""
    post = ready(office)
    placement = office.placement(post, "instagram")
    with pytest.raises(OnHold):
        planning.give_now(office.begin, placement.id, by=office.people["lena"])
    with pytest.raises(OnHold):
        office.release(post, "instagram", seconds=5)
    office.release(post, "instagram", hours=1)
    with pytest.raises(OnHold):
        planning.give_now(office.begin, placement.id, by=office.people["lena"])
    office.clock.now += timedelta(hours=1)
    assert office.publish(post, "instagram") == "held"
    now = office.placement(post, "instagram").when
    with pytest.raises(OnHold):
        releasing.review(office.begin, placement.id, by=office.people["lena"], when=now)
