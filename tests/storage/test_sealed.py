"""Sealed bytes open only with the right key at the right place; commitments bind and hide."""

import pickle
from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import CannotUnseal, TooManyPixels
from storage.sealed import commitment, seal, unseal

ANNA, BOB = token_bytes(32), token_bytes(32)


@given(st.binary(max_size=2000), st.binary(max_size=50))
def test_what_was_sealed_opens_again(plain: bytes, about: bytes) -> None:
    """Any bytes, also none, come back under the same key at the same place."""
    assert unseal(ANNA, seal(ANNA, plain, about=about), about=about) == plain


def test_the_same_bytes_never_look_the_same() -> None:
    """Who reads the table cannot see that two rows hold the same."""
    sealed = [seal(ANNA, b"Anna Muster", about=b"remark 1") for _ in range(100)]
    assert len({row[1:13] for row in sealed}) == 100
    assert not any(b"Anna" in row for row in sealed)


def test_another_key_does_not_open() -> None:
    """Bob's key does not open what belongs to Anna."""
    with pytest.raises(CannotUnseal):
        unseal(BOB, seal(ANNA, b"secret", about=b"remark 1"), about=b"remark 1")


def test_a_row_moved_elsewhere_does_not_open() -> None:
    """A sealed value copied into another row is noticed."""
    with pytest.raises(CannotUnseal):
        unseal(ANNA, seal(ANNA, b"secret", about=b"remark 1"), about=b"remark 2")


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_does_not_open(at: int, change: int) -> None:
    """Version, nonce, text and tag are all protected."""
    sealed = bytearray(seal(ANNA, b"secret", about=b"remark 1"))
    sealed[at % len(sealed)] ^= change
    with pytest.raises(CannotUnseal):
        unseal(ANNA, bytes(sealed), about=b"remark 1")


@pytest.mark.parametrize("length", range(30))
def test_a_cut_value_does_not_open(length: int) -> None:
    """Too few bytes are refused like changed ones."""
    with pytest.raises(CannotUnseal):
        unseal(ANNA, seal(ANNA, b"secret", about=b"remark 1")[:length], about=b"remark 1")


def test_half_a_key_seals_nothing() -> None:
    """A key of the wrong length is a mistake of the caller and stops at once."""
    with pytest.raises(ValueError, match="32 bytes"):
        seal(ANNA[:16], b"secret", about=b"remark 1")


def test_a_commitment_can_be_checked_with_the_key() -> None:
    """Same key, text and salt give the same 64 hex digits; any other gives others."""
    told = commitment(ANNA, "Größe passt nicht", b"salt")
    assert told == commitment(ANNA, "Größe passt nicht", b"salt")
    others = {commitment(BOB, "Größe passt nicht", b"salt"), commitment(ANNA, "Größe passt", b"salt")}
    others |= {commitment(ANNA, "Größe passt nicht", b"sal"), commitment(ANNA, "tGröße passt nicht", b"sal")}
    assert len(others) == 4
    assert told not in others
    assert len(bytes.fromhex(told)) == 32


def test_errors_travel_between_processes() -> None:
    """A refusal raised in the process for pictures arrives with its values."""
    arrived = pickle.loads(pickle.dumps(TooManyPixels("fest.jpg", width=9000, height=9000, limit=50_000_000)))
    assert (arrived.name, arrived.width, arrived.height, arrived.limit) == ("fest.jpg", 9000, 9000, 50_000_000)
    assert "fest.jpg" in str(arrived)
