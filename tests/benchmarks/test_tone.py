"""How well an ear hears what it never heard before, and how long it takes."""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import pytest

from approvals.tone.embedding import Embedding, Model
from policies.guideline import shipped_guideline
from policies.judge import judge
from policies.material import Material
from policies.tone.ear import Ear
from policies.tone.heard import SOUNDS_WRONG
from tests.benchmarks.results import keep
from tests.benchmarks.unheard import Answer, answers
from tests.policies.drafts import HARMLESS, LINDNER

COMMAND = "pytest tests/benchmarks/test_tone.py --benchmarks -s"
IN_A_DRAFT = 3
ALARMS = (0.02, 0.03, 0.05, 0.08)
WORDS = ("heute", "gestern", "morgen", "bald", "immer", "hier", "dort")


@pytest.fixture(scope="module")
def embedding() -> Embedding:
    return Embedding(Model())


def test_what_was_never_heard(embedding: Embedding):
    """Caught at several rates of false alarms, and where the threshold lies that ships."""
    head = ["kept apart", "wrong", "fine", *(f"caught at {100 * rate:.0f} %" for rate in ALARMS)]
    rows = [[*head, f"at {SOUNDS_WRONG}", "false alarms at it", "fine drafts with one", "right clause of those"]]
    for what in ("trade", "voice", "topic"):
        given = list(answers(embedding, what))
        wrong, fine = ([one for one in given if bool(one.sample.clause) is bad] for bad in (True, False))
        told = [one for one in wrong if one.score >= SOUNDS_WRONG]
        right = sum(one.sample.clause in one.told for one in told) / len(told)
        caught = [_share(wrong, _threshold(fine, rate)) for rate in ALARMS]
        alarms = _share(fine, SOUNDS_WRONG)
        shares = [f"{share:.3f}" for share in (*caught, _share(wrong, SOUNDS_WRONG), alarms, _alarmed(fine), right)]
        rows.append([what, str(len(wrong)), str(len(fine)), *shares])
        by_clause = {one.sample.clause for one in wrong}
        for clause in sorted(map(str, by_clause)):
            some = [one for one in wrong if one.sample.clause == clause]
            share = f"{_share(some, SOUNDS_WRONG):.3f}"
            rows.append([f"{what}: {clause}", str(len(some)), "", *[""] * len(ALARMS), share, "", "", ""])
    keep("Tone", COMMAND, rows)


def test_how_long_it_takes(embedding: Embedding):
    """Wall and processor milliseconds, the fastest of seven; the word lists alone beside it."""
    guideline = shipped_guideline()
    learning, (ear,) = _fastest(1, lambda _: Ear(guideline, embedding))
    text = " ".join(text for lang, text in HARMLESS if lang == "de")[:1000]
    others = [text.replace(" der ", f" der {word} ").replace(".", f" {word}.") for word in WORDS]
    new, _ = _fastest(7, lambda n: judge(Material(others[n], "de"), guideline, LINDNER, ear))
    changed, _ = _fastest(
        7,
        lambda n: judge(Material(f"Heute war Nummer {n} wieder {WORDS[n]} da. {text}", "de"), guideline, LINDNER, ear),
    )
    lists, _ = _fastest(
        7, lambda n: judge(Material(f"Heute war Nummer {n} wieder {WORDS[n]} da. {text}", "de"), guideline, LINDNER)
    )
    rows = [["", "wall ms", "processor ms"]]
    for name, (wall, processor) in (
        ("learning, vectors kept", learning),
        ("first pass over 1,000 characters", new),
        ("one sentence changed", changed),
        ("word lists alone", lists),
    ):
        rows.append([name, f"{wall:.0f}", f"{processor:.0f}"])
    keep("Tone: time", COMMAND, rows)


def _fastest(times: int, what: Callable[[int], object]) -> tuple[tuple[float, float], list[object]]:
    took, made = [], []
    for number in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        made.append(what(number))
        took.append(((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000))
    return min(took), made


def _share(some: Sequence[Answer], threshold: float) -> float:
    return sum(one.score >= threshold for one in some) / len(some)


def _alarmed(fine: Sequence[Answer]) -> float:
    """Of drafts made of three fine sentences that stand together."""
    drafts = [batch for _, block in groupby(fine, _block) for batch in _batches(list(block))]
    return sum(any(one.score >= SOUNDS_WRONG for one in draft) for draft in drafts) / len(drafts)


def _batches(block: list[Answer]) -> Iterator[list[Answer]]:
    return (block[at : at + IN_A_DRAFT] for at in range(0, len(block), IN_A_DRAFT))


def _block(one: Answer) -> tuple[str, ...]:
    return one.sample.lang, one.sample.trade, one.sample.voice, one.sample.topic


def _threshold(fine: Sequence[Answer], rate: float) -> float:
    return sorted(one.score for one in fine)[int(len(fine) * (1 - rate))]
