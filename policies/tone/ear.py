"""Listens to sentences, and remembers what it heard: one changed word costs one sentence."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from policies.guideline import Guideline
from policies.material import Language
from policies.phrases import word_list
from policies.reading import Reading
from policies.rules.tone import Tone
from policies.tone.heard import SOUNDS_WRONG, Heard
from policies.tone.learning import Embed, Learned, Worked, learn
from policies.tone.sample import Sample, samples_for

NAMED = 0.3  # for a clause whose targets the sentence names
AS_LIKELY = 0.3  # another clause is told as well when it is as close as this
MOST_TOLD = 2
REMEMBERED = 8192

Recall = Callable[[Sequence[Sample]], Worked | None]


class Ear:
    """What a guideline's examples taught. Several threads may ask at once."""

    def __init__(self, guideline: Guideline, embed: Embed, recall: Recall | None = None) -> None:
        """Learns, in some seconds where `embed` knows the shipped examples; at once where `recall` knows the answer."""
        self._embed = embed
        samples = samples_for(guideline)
        self._learned: Learned = learn(samples, embed, recall(samples) if recall else None)
        self._places = _places(self._learned.samples)
        self._targets = _targets(guideline)
        self._heard: OrderedDict[tuple[str, Language], Heard | None] = OrderedDict()
        self._lock = Lock()

    def hear(self, said: Sequence[str], lang: Language) -> Mapping[str, Heard]:
        """The sentences among these that sound wrong, with the clauses they go against, the likeliest first."""
        with self._lock:
            new = [one for one in dict.fromkeys(said) if (one, lang) not in self._heard]
        if new:
            found = {one: self._listen(one, vector, lang) for one, vector in zip(new, self._embed(new), strict=True)}
            with self._lock:
                self._heard.update({(one, lang): heard for one, heard in found.items()})
        with self._lock:
            return {one: heard for one in said if (heard := self._recalled(one, lang)) is not None}

    def _recalled(self, one: str, lang: Language) -> Heard | None:
        heard = self._heard.get((one, lang))
        if (one, lang) in self._heard:
            self._heard.move_to_end((one, lang))
        while len(self._heard) > REMEMBERED:
            self._heard.popitem(last=False)
        return heard

    def _listen(self, sentence: str, vector: np.ndarray, lang: Language) -> Heard | None:
        score, against, likeness = self._learned.judge(sentence, vector)
        if score < SOUNDS_WRONG:
            return None
        clauses = self._learned.clauses
        reading = Reading("", sentence, lang)
        named = [any(True for _ in word_list(self._targets.get((one, lang), ())).matches(reading)) for one in clauses]
        against = against + NAMED * np.array(named)
        order = np.argsort(-against, kind="stable")[:MOST_TOLD]
        likely = [n for n in order if against[n] >= against.max() - AS_LIKELY]
        return Heard(score, {clauses[n]: self._nearest(clauses[n], likeness, lang).sentence for n in likely})

    def _nearest(self, clause: str, likeness: np.ndarray, lang: Language) -> Sample:
        """The example of this clause that is most like it, in the same language where there is one."""
        found = self._places.get((clause, lang), self._places[clause, None])
        return self._learned.samples[int(found[int(np.argmax(likeness[found]))])]


def _places(samples: Sequence[Sample]) -> Mapping[tuple[str, Language | None], NDArray[np.intp]]:
    """Numbers of the wrong ones by clause, in one language and in both."""
    found: dict[tuple[str, Language | None], list[int]] = {}
    for number, one in enumerate(samples):
        if one.clause is not None:
            found.setdefault((one.clause, one.lang), []).append(number)
            found.setdefault((one.clause, None), []).append(number)
    return {place: np.array(numbers) for place, numbers in found.items()}


def _targets(guideline: Guideline) -> Mapping[tuple[str, Language], tuple[str, ...]]:
    return {
        (clause.id, lang): clause.rule.listed.targets
        for lang, document in guideline.documents.items()
        for clause in document.clauses
        if isinstance(clause.rule, Tone)
    }
