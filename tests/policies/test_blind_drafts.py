"""The blind set holds what was once caught and what was once left alone; by word lists and patterns alone."""

import pytest

from policies.findings import Level
from policies.guideline import Guideline
from policies.judge import judge
from policies.material import Language, Material
from tests.policies.blind_drafts import TONE, BlindDraft, blind_drafts, second_drafts
from tests.policies.drafts import LINDNER

DECIDABLE = [draft for draft in blind_drafts("violating") if draft.rule not in TONE]
LEAST_CAUGHT = 0.98
LEAST_CAUGHT_OF_OTHERS = 0.9


def test_what_can_be_decided_is_caught(guideline: Guideline):
    """The right rule at the right place."""
    missed = [draft.text for draft in DECIDABLE if not caught(guideline, draft)]
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(DECIDABLE), missed


def caught(guideline: Guideline, draft: BlindDraft) -> bool:
    found = judge(Material(draft.text, draft.lang), guideline, draft.company)
    return any(
        one.rule == draft.rule and any(one.start < end and start < one.end for start, end in draft.spans)
        for one in found
    )


@pytest.mark.parametrize("half", [0, 1])
def test_no_harmless_draft_is_blocked(guideline: Guideline, half: int):
    """A rule that cries wolf is switched off together with all the others."""
    drafts = [draft for draft in blind_drafts("harmless") if draft.half == half]
    found = [finding for one in drafts for finding in judge(Material(one.text, one.lang), guideline, one.company)]
    assert [finding.quote for finding in found if finding.level is Level.BLOCK] == []
    assert len(found) <= len(drafts) * 0.05, [(finding.rule, finding.quote) for finding in found]


@pytest.mark.parametrize(
    "name", ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"]
)
def test_another_hands_drafts_are_told_right(guideline: Guideline, name: str):
    """What violates is caught, nothing harmless is blocked, and at most one in twenty gets a finding."""
    drafts = [draft for draft in blind_drafts(name) if draft.rule not in TONE]
    missed = [draft.text for draft in drafts if draft.rule and not caught(guideline, draft)]
    assert len(missed) <= (1 - LEAST_CAUGHT_OF_OTHERS) * sum(bool(draft.rule) for draft in drafts), missed
    found = {one.text: judge(Material(one.text, one.lang), guideline, one.company) for one in drafts if not one.rule}
    assert not [text for text, findings in found.items() if any(one.level is Level.BLOCK for one in findings)]
    assert sum(map(bool, found.values())) <= len(found) * 0.05, [text for text, findings in found.items() if findings]


def test_further_wordings_of_what_was_mended_are_told_right(guideline: Guideline):
    """A class of wordings was mended, no sentence."""
    drafts = list(blind_drafts("mended"))
    assert [draft.text for draft in drafts if draft.rule and not caught(guideline, draft)] == []
    harmless = [draft for draft in drafts if not draft.rule]
    assert [one.text for one in harmless if judge(Material(one.text, one.lang), guideline, one.company)] == []


@pytest.mark.parametrize("name", ["second", "review"])
def test_what_once_slipped_through_is_told_right(guideline: Guideline, name: str):
    """Every number, name and wording, and what only looks like one."""
    found = [(rule, text, rules_in(guideline, lang, text)) for rule, lang, text in second_drafts(name)]
    wrong = [text for rule, text, rules in found if (rules if rule == "-" else rule not in rules)]
    assert wrong == []


def rules_in(guideline: Guideline, lang: Language, text: str) -> set[str]:
    return {finding.rule for finding in judge(Material(text, lang), guideline, LINDNER)}
