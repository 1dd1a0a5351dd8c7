"""Who must sign is a setting: any one contact, all of them, or a number of different people."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.company import Signers, SignoffRule
from approvals.errors import BadSetting
from approvals.people import Absence, Person, Role
from approvals.signoff import missing, seat_of, slots

ANY, ALL, TWO = (SignoffRule.read(written) for written in ("any", "all", "2"))
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
CONTACTS = ("clara", "dora", "enno", "fritz")
SIGNERS = st.dictionaries(
    st.sampled_from([*CONTACTS, "gita", "hugo"]), st.frozensets(st.sampled_from(CONTACTS), min_size=1), max_size=6
)


def person(handle: str, *roles: Role, active: bool = True) -> Person:
    return Person(handle, handle, handle.title(), f"{handle}@example.test", "de", frozenset(roles), active)


def alone(*handles: str) -> dict[str, frozenset[str]]:
    """Each of them signed for themselves."""
    return {handle: frozenset({handle}) for handle in handles}


@pytest.mark.parametrize("written", ["any", "all", "1", "2", "17"])
def test_a_rule_reads_back_as_it_was_written(written: str) -> None:
    """What the admin wrote is what the settings page shows."""
    assert str(SignoffRule.read(written)) == written


@pytest.mark.parametrize("written", ["", "0", "-1", "1.5", "some", "ALL", "²"])
def test_what_is_no_rule_is_refused(written: str) -> None:
    """The refusal names the setting and what would be right."""
    with pytest.raises(BadSetting) as refusal:
        SignoffRule.read(written)
    assert (refusal.value.name, refusal.value.value) == ("signoff", written)


def test_any_one_is_enough() -> None:
    """Clara or Dora."""
    assert missing(ANY, ["clara", "dora"], {}) == 1
    assert missing(ANY, ["clara", "dora"], alone("dora")) == 0


def test_all_means_each_of_them() -> None:
    """Clara signed, Dora has not."""
    assert missing(ALL, ["clara", "dora"], alone("clara")) == 1
    assert missing(ALL, ["clara", "dora"], alone("clara", "dora")) == 0


def test_a_number_means_different_people() -> None:
    """Clara for herself and for Dora is one person."""
    assert missing(TWO, ["clara", "dora"], {"clara": frozenset({"clara", "dora"})}) == 1
    assert missing(TWO, ["clara", "dora"], alone("clara") | {"emil": frozenset({"dora"})}) == 0


def test_one_person_never_covers_two_contacts() -> None:
    """With `all`, Clara who stands in for Dora covers one of the two."""
    assert missing(ALL, ["clara", "dora"], {"clara": frozenset({"clara", "dora"})}) == 1


def test_signers_are_seated_so_that_most_contacts_are_covered() -> None:
    """Clara may sit for both, Emil only for Clara: seated well, both contacts are covered."""
    signed = {"clara": frozenset({"clara", "dora"}), "emil": frozenset({"clara"})}
    assert missing(ALL, ["clara", "dora"], signed) == 0


def test_without_an_eligible_contact_somebody_is_always_missing() -> None:
    """Nothing is approved by nobody."""
    for rule in (ANY, ALL, TWO):
        assert missing(rule, [], alone("clara")) >= 1


@given(st.lists(st.sampled_from(CONTACTS), unique=True), SIGNERS)
def test_all_agrees_with_trying_every_seating(contacts: Sequence[str], signed: Mapping[str, frozenset[str]]) -> None:
    """The shortage is what the best of all possible seatings leaves uncovered."""
    chairs = [*signed, *([None] * len(contacts))]
    best = max(
        sum(by is not None and contact in signed[by] for by, contact in zip(order, contacts, strict=True))
        for order in set(permutations(chairs, len(contacts)))
    )
    assert missing(ALL, contacts, signed) == (len(contacts) - best if contacts else 1)


@given(st.integers(1, 6), st.lists(st.sampled_from(CONTACTS), unique=True), SIGNERS)
def test_a_number_counts_people(number: int, contacts: list[str], signed: Mapping[str, frozenset[str]]) -> None:
    """Everybody who sits for at least one eligible contact counts once."""
    people = [by for by, seats in signed.items() if any(contact in seats for contact in contacts)]
    assert missing(SignoffRule(Signers.NUMBER, number), contacts, signed) == max(number - len(people), 0)


def test_a_deputy_has_a_seat_only_during_the_absence() -> None:
    """Dora is away from noon for an hour: not a second earlier, and at one o'clock no longer."""
    emil, away = person("emil", Role.STAFF), [Absence("1", "dora", "emil", NOON, NOON + HOUR, "lena")]
    assert seat_of(emil, away, NOON - timedelta(seconds=1)) == ()
    assert seat_of(emil, away, NOON) == ("dora",)
    assert seat_of(emil, away, NOON + HOUR) == ()


def test_a_contact_keeps_the_own_seat_while_standing_in() -> None:
    """Clara sits for herself first, and for Dora once, however often the absence was recorded."""
    away = [Absence(str(n), "dora", "clara", NOON, NOON + HOUR, "lena") for n in range(2)]
    assert seat_of(person("clara", Role.CONTACT), away, NOON) == ("clara", "dora")


def test_who_has_left_has_no_seat() -> None:
    """Neither their own nor anybody's."""
    away = [Absence("1", "dora", "clara", NOON, NOON + HOUR, "lena")]
    assert seat_of(person("clara", Role.CONTACT, active=False), away, NOON) == ()


def test_required_are_active_contacts_who_are_no_authors() -> None:
    """Dora wrote it, Enno left, Ben is no contact: Clara remains."""
    people = [
        person("clara", Role.CONTACT), person("dora", Role.CONTACT),
        person("enno", Role.CONTACT, active=False), person("ben", Role.STAFF),
    ]  # fmt: skip
    assert slots(people, frozenset({"dora"})) == ("clara",)
