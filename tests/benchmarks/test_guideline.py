"""How many blind drafts the guideline catches, and how often it cries wolf: by rule, in two halves.

Caught means: the right rule, and a span that overlaps the place an editor marked. The set is described in
tests/policies/blind_drafts.py; half 0 was tuned on, half 1 was not.
"""

import time
from collections.abc import Sequence

import pytest

from approvals.tone.listening import listener
from policies.findings import Finding, Level
from policies.guideline import shipped_guideline
from policies.judge import judge
from policies.material import Material
from policies.tone.heard import Hearing
from tests.benchmarks.results import keep
from tests.policies.blind_drafts import FIRST_COUNTED, FIRST_HEARD, TONE, BlindDraft, blind_drafts
from tests.policies.drafts import HARMLESS, LINDNER

COMMAND = "pytest tests/benchmarks/test_guideline.py --benchmarks"
HALVES = (0, 1)
MOST_ALARMS = 0.1
LEAST_DECIDABLE = 0.95
MILLISECONDS = 20


Judged = dict[str, list[tuple[BlindDraft, tuple[Finding, ...]]]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """By words, patterns and numbers alone."""
    return all_judged(None)


@pytest.fixture(scope="module")
def heard() -> Judged:
    """With the ear, where its model is installed."""
    return all_judged(listener().wait(shipped_guideline()))


def all_judged(ear: Hearing | None) -> Judged:
    guideline = shipped_guideline()
    return {
        name: [(one, judge(Material(one.text, one.lang), guideline, one.company, ear)) for one in blind_drafts(name)]
        for name in ("violating", "harmless")
    }


def caught(draft: BlindDraft, found: Sequence[Finding]) -> bool:
    return any(
        one.rule == draft.rule and any(one.start < end and start < one.end for start, end in draft.spans)
        for one in found
    )


def share(some: int, of: int) -> str:
    return f"{some} of {of} ({some / of:.0%})" if of else "-"


def test_violating_drafts_are_caught_by_rule(judged: Judged, heard: Judged):
    """At least 95 % of what can be decided, in the half nobody tuned on at first."""
    head = (
        "rule",
        "caught, half 0",
        "caught, half 1",
        "with the ear, half 0",
        "with the ear, half 1",
        "also another rule",
    )
    rows: list[Sequence[str]] = [head]
    groups = {rule: {rule} for rule in sorted({draft.rule for draft, _ in judged["violating"]})}
    groups |= {"all decidable": set(groups) - TONE, "all of tone": set(TONE)}
    for name, rules in groups.items():
        shares = [share_caught(given, rules, half) for given in (judged, heard) for half in HALVES]
        mine = [(draft, found) for draft, found in judged["violating"] if draft.rule in rules]
        others = sum(any(one.rule != draft.rule for one in found) for draft, found in mine)
        rows.append((name, *shares, str(others)))
    keep("guideline: caught", COMMAND, rows)
    held = [caught(*one) for one in judged["violating"] if one[0].half == 1 and one[0].rule not in TONE]
    assert sum(held) >= LEAST_DECIDABLE * len(held)


def share_caught(given: Judged, rules: set[str], half: int) -> str:
    mine = [caught(draft, found) for draft, found in given["violating"] if draft.rule in rules and draft.half == half]
    return share(sum(mine), len(mine))


def test_harmless_drafts_stay_clean(judged: Judged, heard: Judged):
    """None is blocked; to reach: at most one in ten gets any finding."""
    rows: list[Sequence[str]] = [("harmless drafts", "half 0", "half 1", "to reach")]
    for name, given in (("words alone", judged), ("with the ear", heard)):
        halves = [[found for draft, found in given["harmless"] if draft.half == half] for half in HALVES]
        blocked = [sum(any(one.level is Level.BLOCK for one in found) for found in half) for half in halves]
        alarmed = [sum(bool(found) for found in half) for half in halves]
        sizes = list(map(len, halves))
        rows.append((f"{name}: a finding that blocks", *map(share, blocked, sizes), "0"))
        rows.append((f"{name}: any finding", *map(share, alarmed, sizes), f"{MOST_ALARMS:.0%}"))
        assert sum(blocked) == 0
    keep("guideline: false alarms", COMMAND, rows)
    alone = [bool(found) for _, found in judged["harmless"]]
    assert sum(alone) <= MOST_ALARMS * len(alone)


def test_drafts_by_another_hand():
    """What was counted before anything was tuned on a set stands beside what is counted now, by words alone."""
    guideline = shipped_guideline()
    rows: list[Sequence[str]] = [("set", "caught", "harmless, blocked", "harmless, any finding")]
    for name, (first, violating, blocked, alarmed, harmless) in FIRST_COUNTED.items():
        when = f"{name}, counted before anything was tuned on it"
        rows.append((when, share(first, violating), share(blocked, harmless), share(alarmed, harmless)))
        found = [(one, judge(Material(one.text, one.lang), guideline, one.company)) for one in blind_drafts(name)]
        held = [caught(*one) for one in found if one[0].rule and one[0].rule not in TONE]
        fine = [findings for draft, findings in found if not draft.rule]
        stopped = sum(any(one.level is Level.BLOCK for one in findings) for findings in fine)
        counts = (share(sum(held), len(held)), share(stopped, len(fine)), share(sum(map(bool, fine)), len(fine)))
        rows.append((f"{name}, now", *counts))
        assert not stopped
    keep("guideline: by another hand", COMMAND, rows)


def test_tone_by_another_hand():
    """With the ear: the first count of the fourth hand's sets, and what is counted now that their kinds are known."""
    guideline, ear = shipped_guideline(), listener().wait(shipped_guideline())
    rows: list[Sequence[str]] = [("set", "caught under the right clause", "harmless, any finding")]
    for name, (first, wrong, alarmed, harmless) in FIRST_HEARD.items():
        rows.append((f"{name}, at first sight", share(first, wrong), share(alarmed, harmless)))
        found = [(one, judge(Material(one.text, one.lang), guideline, one.company, ear)) for one in blind_drafts(name)]
        held = [caught(*one) for one in found if one[0].rule in TONE]
        fine = [bool(findings) for draft, findings in found if not draft.rule]
        rows.append((f"{name}, now, no longer unseen", share(sum(held), len(held)), share(sum(fine), len(fine))))
    keep("guideline: tone by another hand", COMMAND, rows)


def test_a_long_draft_is_judged_while_typing():
    """A thousand characters without the ear, processor time, the fastest of five; to reach: 20 ms."""
    guideline = shipped_guideline()
    text = " ".join(text for lang, text in HARMLESS if lang == "de")[:1000]
    taken = []
    for _ in range(5):
        begun = time.process_time()
        judge(Material(text, "de", ("bluesky", "mastodon")), guideline, LINDNER)
        taken.append((time.process_time() - begun) * 1000)
    keep("guideline: time", COMMAND, [("1,000 characters", "to reach"), (f"{min(taken):.1f} ms", f"{MILLISECONDS} ms")])
