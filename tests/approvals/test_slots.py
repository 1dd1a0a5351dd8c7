"""Places in the week: written as people write them, never past, right across both changes of the clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.errors import SlotUnclear
from approvals.slots import CLOSE, Slot, coming, free, read_slots, written_slots
from approvals.working_days import WorkingDays

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = WorkingDays("Europe/Berlin", "DE-BY")
SLOTS = st.builds(Slot, st.just("instagram"), st.integers(0, 6), st.times().map(lambda at: time(at.hour, at.minute)))


def shown(slots: tuple[Slot, ...], first: datetime, days: int, *, on_holidays: bool = False) -> list[str]:
    found = coming(slots, first, first + timedelta(days), DAYS, on_holidays=on_holidays)
    return [f"{when.local():%d.%m. %H:%M}" for _, when in found]


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("Di und Do 10:00", "Di Do 10:00"),
        ("Montag, Mittwoch um 9 Uhr; Sa 11.30", "Mo Mi 09:00, Sa 11:30"),
        ("Tue & Thu 10:00, Fri 9", "Di Do 10:00, Fr 09:00"),
        ("Mo 8:00 12:00", "Mo 08:00 12:00"),
        ("", ""),
    ],
)
def test_places_are_read_as_they_are_written(written: str, again: str) -> None:
    """In German and English, with or without minutes."""
    assert written_slots(read_slots("instagram", written)) == again


@pytest.mark.parametrize("written", ["Di 25:00", "10:00", "Di", "Blursday 10", "Di 10:00 Do", "Di 10:00 oder so"])
def test_what_is_no_place_is_refused_by_name(written: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(SlotUnclear) as refusal:
        read_slots("instagram", written)
    assert refusal.value.channel == "instagram"


@given(st.sets(SLOTS, max_size=8), st.sampled_from(["de", "en"]))
def test_what_is_written_is_read_again(slots: set[Slot], lang: str) -> None:
    """The form shows what it keeps."""
    assert set(read_slots("instagram", written_slots(slots, lang))) == slots


def test_a_holiday_has_no_place_unless_wished() -> None:
    """Good Friday and Easter Monday of 2026."""
    slots = read_slots("instagram", "Mo Fr 10:00")
    first = datetime(2026, 4, 1, tzinfo=BERLIN)
    assert shown(slots, first, 10) == ["10.04. 10:00"]
    assert shown(slots, first, 10, on_holidays=True) == [
        "03.04. 10:00",
        "06.04. 10:00",
        "10.04. 10:00",
    ]


def test_a_place_keeps_its_wall_clock_when_the_clocks_change() -> None:
    """In spring the time that is skipped has no place; in autumn the one that comes twice has one."""
    slots = read_slots("instagram", "So 2:30, Mo 10:00")
    assert shown(slots, datetime(2026, 3, 28, tzinfo=BERLIN), 3) == ["30.03. 10:00"]
    assert shown(slots, datetime(2026, 10, 24, tzinfo=BERLIN), 3) == ["25.10. 02:30", "26.10. 10:00"]


@given(st.sets(SLOTS, min_size=1, max_size=6), st.integers(0, 2 * 365 * 24 * 60))
def test_places_are_to_come_in_order_and_free_of_others(slots: set[Slot], minutes: int) -> None:
    """Never the past; never within an hour of what is planned."""
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = [when.at for _, when in coming(slots, now, now + timedelta(14), DAYS, on_holidays=True)]
    assert found == sorted(found)
    assert all(now < one <= now + timedelta(14) for one in found)
    taken = [("instagram", one) for one in found[::2]]
    left = free(coming(slots, now, now + timedelta(14), DAYS, on_holidays=True), taken)
    assert all(abs(when.at - one) >= CLOSE for _, when in left for _, one in taken)
