"""What an ear says of a sentence, and what an ear is to those who ask it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from policies.material import Language

SOUNDS_WRONG = 0.4
"""Scores from here on are told. Four in a hundred of the shipped fine sentences, most of them made to be hard, reach
it with an ear that never heard their trade: tests/benchmarks/test_tone.py, section "Tone" of RESULTS.md. One threshold
for each clause, chosen on the other trades, caught no more at the same rate of false alarms."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How wrong a sentence sounds, and for each clause it may go against the example it resembles most."""

    score: float
    examples: Mapping[str, str]


class Hearing(Protocol):
    """Kept by `policies.tone.ear.Ear`."""

    def hear(self, said: Sequence[str], lang: Language) -> Mapping[str, Heard]:
        """The sentences among these that sound wrong."""
