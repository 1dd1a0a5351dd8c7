"""Cross-validation: an ear that never heard the trade, the voice or the topic it is asked about."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from policies.guideline import shipped_guideline
from policies.tone.ear import AS_LIKELY, MOST_TOLD
from policies.tone.learning import Embed, learn
from policies.tone.sample import Sample, samples_for

FOLDS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    sample: Sample
    score: float
    told: frozenset[str]
    """The likeliest clauses; which ones a sentence names is left out."""


def by(samples: Sequence[Sample]) -> Mapping[str, Callable[[Sample], str]]:
    """What is kept apart. An English example belongs to the voice of its German twin, if it has one."""
    german = {(one.trade, one.topic): one.voice for one in reversed(samples) if one.lang == "de"}
    return {
        "trade": lambda one: f"{one.trade} {one.topic}" if one.trade in {"everyday", "insults"} else one.trade,
        "voice": lambda one: one.voice if one.lang == "de" else german.get((one.trade, one.topic), one.voice),
        "topic": lambda one: one.topic,
    }


def answers(embed: Embed, what: str) -> Iterator[Answer]:
    """About every shipped example; the guideline's own are always heard."""
    samples = samples_for(shipped_guideline())
    own, shipped = [one for one in samples if one.own], [one for one in samples if not one.own]
    group = by(shipped)[what]
    sizes = Counter(map(group, shipped))
    folds: list[list[str]] = [[] for _ in range(FOLDS)]
    for name, _ in sizes.most_common():
        min(folds, key=lambda fold: sum(sizes[one] for one in fold)).append(name)
    for fold in filter(None, folds):
        learned = learn([*own, *(one for one in shipped if group(one) not in fold)], embed)
        asked = [one for one in shipped if group(one) in fold]
        for one, vector in zip(asked, embed([one.sentence for one in asked]), strict=True):
            score, against, _ = learned.judge(one.sentence, vector)
            likely = [n for n in np.argsort(-against)[:MOST_TOLD] if against[n] >= against.max() - AS_LIKELY]
            yield Answer(one, score, frozenset(learned.clauses[n] for n in likely))
