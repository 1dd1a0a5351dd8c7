"""Whole drafts: the harmless stay clean, the violating are found."""

import time

import pytest

from policies.findings import Level
from policies.guideline import Guideline
from policies.judge import judge
from policies.material import Language, Material
from tests.policies.drafts import HARMLESS, LINDNER, VIOLATING

MOST_FALSE_ALARMS = 3
LENGTH = 1000
MOST_TIMES_AS_LONG = 25


def test_harmless_drafts_stay_clean(guideline: Guideline):
    """Forty harmless drafts: no block, and at most three findings in all."""
    found = [finding for lang, text in HARMLESS for finding in judge(Material(text, lang), guideline, LINDNER)]
    assert not [finding for finding in found if finding.level is Level.BLOCK]
    assert len(found) <= MOST_FALSE_ALARMS, [(finding.rule, finding.quote) for finding in found]


@pytest.mark.parametrize(("rule", "lang", "text"), VIOLATING)
def test_violating_drafts_are_found(guideline: Guideline, rule: str, lang: Language, text: str):
    """Each breaks one rule, and nothing but this rule speaks."""
    assert {finding.rule for finding in judge(Material(text, lang), guideline, LINDNER)} == {rule}


@pytest.mark.parametrize(
    "piece", ["A-", "a*", "0 ", "$", "x@", "Am A", "1!", "#ab", "DE89 ", "a.b", "\U0001d400", "e\u0336"]
)
def test_odd_texts_take_no_longer(guideline: Guideline, piece: str):
    """No pattern runs away on a thousand characters made to trap it: a ratio, for no clock is alone on its machine."""
    ordinary = " ".join(text for lang, text in HARMLESS if lang == "de")[:LENGTH]
    odd = (piece * LENGTH)[:LENGTH]
    assert taken(guideline, odd) <= MOST_TIMES_AS_LONG * taken(guideline, ordinary)


def taken(guideline: Guideline, text: str) -> float:
    """Processor time in seconds, the fastest of three."""
    seconds = []
    for _ in range(3):
        begun = time.process_time()
        judge(Material(text, "de"), guideline, LINDNER)
        seconds.append(time.process_time() - begun)
    return min(seconds)
