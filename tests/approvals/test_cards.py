"""A card with a PIN: a way in for people without a mail address, with few tries, ended and made anew in one step."""

from dataclasses import replace

import pytest

from approvals.desk import cards, hiring, passing
from approvals.errors import HasLeft, NotAllowed, PassRefused, WrongCode
from approvals.passes import Opens
from tests.office import Office


def made(office: Office, handle: str = "emil", by: str = "clara") -> cards.Card:
    return cards.issue_card(office.begin, office.people[handle], by=office.people[by])


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 10**6:06d}"


def test_card_and_pin_open_half_an_hour(office: Office) -> None:
    """Emil is in as himself; half an hour later he is not."""
    card = made(office)
    session = cards.open_card(office.begin, card.secret, card.pin, label="Karte")
    _, who = passing.present(office.begin, session.secret, Opens.SESSION)
    assert who is not None
    assert who.id == office.people["emil"]
    office.clock.move(minutes=30)
    with pytest.raises(PassRefused):
        passing.present(office.begin, session.secret, Opens.SESSION)


def test_five_wrong_pins_close_it_for_the_right_one_too(office: Office) -> None:
    """Only a new card helps then."""
    card = made(office)
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongCode) as caught:
            cards.open_card(office.begin, card.secret, wrong(card.pin), label="")
        assert caught.value.left == left
    with pytest.raises(WrongCode):
        cards.open_card(office.begin, card.secret, card.pin, label="")
    again = made(office)
    assert cards.open_card(office.begin, again.secret, again.pin, label="")


def test_a_new_card_ends_the_old_one_and_it_can_be_ended(office: Office) -> None:
    """Lost cards open nothing."""
    old, new = made(office), made(office)
    with pytest.raises(PassRefused):
        cards.require_card(office.begin, old.secret)
    assert cards.revoke_card(office.begin, office.people["emil"], by=office.people["emil"]) == 1
    with pytest.raises(PassRefused):
        cards.open_card(office.begin, new.secret, new.pin, label="")


def test_the_pin_is_kept_nowhere(office: Office) -> None:
    """What is kept cannot be read back, and no entry names it."""
    card = made(office)
    with office.begin(reading=True) as work:
        kept = work.passes.find(person=office.people["emil"], opens=Opens.CARD)
        told = [str(entry) for entry in work.history.entries()]
    assert card.pin not in str(kept[0].code).split(".")
    assert card.secret not in str(kept)
    assert not any(card.pin in str(entry).split() or card.secret in entry for entry in told)


def test_who_may_make_one(office: Office) -> None:
    """Contacts, leads and admins; not for somebody who has left."""
    with pytest.raises(NotAllowed):
        made(office, by="ben")
    hiring.change_person(office.begin, replace(office.person("emil"), active=False), by=office.people["ada"])
    with pytest.raises(HasLeft):
        made(office)
