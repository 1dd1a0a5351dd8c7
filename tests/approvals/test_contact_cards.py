"""The named contacts, as every page shows them: how to reach them, and who stands in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from approvals.desk import hiring
from approvals.errors import DeputyAway
from approvals.people import ContactCard, Role
from tests.office import Office


def cards(office: Office) -> dict[str, ContactCard]:
    return {card.name: card for card in hiring.contacts(office.begin)}


def away(office: Office, contact: str, deputy: str, **length: float) -> datetime:
    start, end = office.clock(), office.clock() + timedelta(**length)
    who = office.people
    hiring.record_absence(office.begin, who[contact], who[deputy], start, end, by=who["lena"])
    return end


@contextmanager
def counting(office: Office) -> Iterator[list[str]]:
    asked: list[str] = []
    hear = lambda _c, _cursor, statement, *_: asked.append(statement)  # noqa: E731
    event.listen(office.engine, "before_cursor_execute", hear)
    yield asked
    event.remove(office.engine, "before_cursor_execute", hear)


def test_a_card_says_how_to_reach_somebody(office: Office) -> None:
    """Clara's phone, hours and mail address; the contacts stand in the order of their names."""
    with office.begin(reading=True) as work:
        clara = work.people.get(office.people["clara"])
    mine = replace(clara, phone="030 5550142-7", hours="Mo bis Do")
    hiring.change_person(office.begin, mine, by=clara.id)
    assert [card.name for card in hiring.contacts(office.begin)] == ["Clara", "Dora"]
    card = cards(office)["Clara"]
    assert (card.phone, card.hours, card.mail) == ("030 5550142-7", "Mo bis Do", "clara@example.test")
    assert (card.away_until, card.deputy) == (None, None)


def test_the_deputy_of_who_is_away_is_on_the_card(office: Office) -> None:
    """Dora is away for two days, then again; Emil, who is no contact himself, stands in meanwhile."""
    end = away(office, "dora", "emil", days=2)
    card = cards(office)["Dora"]
    assert card.away_until == end
    assert card.deputy is not None
    assert (card.deputy.name, card.deputy.deputy) == ("Emil", None)
    office.clock.move(days=2)
    assert cards(office)["Dora"].deputy is None


def test_two_contacts_do_not_stand_in_for_each_other(office: Office) -> None:
    """Dora is away and Clara stands in: Clara cannot name Dora as hers, and no card leads in a circle."""
    until = away(office, "dora", "clara", days=2)
    with pytest.raises(DeputyAway) as refusal:
        away(office, "clara", "dora", days=1)
    assert (refusal.value.person, refusal.value.until) == (office.people["dora"], until)
    assert cards(office)["Clara"].deputy is None


def test_who_has_left_has_no_card_and_stands_in_for_nobody(office: Office) -> None:
    """Clara left, and so did Emil, who was to stand in for Dora."""
    away(office, "dora", "emil", days=2)
    for handle in ("clara", "emil"):
        hiring.let_go(office.begin, office.people[handle], by=office.people["ada"])
    assert set(cards(office)) == {"Dora"}
    assert cards(office)["Dora"].deputy is None


def test_many_contacts_need_no_more_queries(any_office: Office) -> None:
    """Every page shows the contacts: the number of queries is the same for two and for twelve."""
    with counting(any_office) as few:
        hiring.contacts(any_office.begin)
    for number in range(10):
        any_office.hire(f"contact{number}", Role.CONTACT)
        away(any_office, f"contact{number}", "emil", days=1)
    with counting(any_office) as many:
        assert len(hiring.contacts(any_office.begin)) == 12
    assert len(many) <= len(few) + 1
