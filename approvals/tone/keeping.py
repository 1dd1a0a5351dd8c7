"""Writes the vectors of the shipped examples and what they teach: `python -m approvals.tone.keeping`.

To be run whenever an example has changed, here or under a clause of kind `ton`.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from approvals.tone.embedding import Embedding, Model, key, known
from approvals.tone.extra import KNOWN, installed
from approvals.tone.worked_before import remember
from policies.guideline import shipped_guideline
from policies.tone.learning import Embed, work_out
from policies.tone.sample import samples_for

AT_ONCE = 16
GREATEST = 127


def keep(sentences: Sequence[str], embed: Embed, file: Path) -> int:
    """Write what `known` reads. Returns how many there are."""
    texts = sorted(set(sentences))
    vectors = np.concatenate([embed(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)])
    whole = np.round(vectors / np.abs(vectors).max(axis=1, keepdims=True) * GREATEST).astype(np.int8)
    keys = np.array([key(one) for one in texts], dtype=np.uint64)
    np.savez_compressed(file, model=np.array(installed()), keys=keys, vectors=whole)
    return len(texts)


if __name__ == "__main__":
    shipped = samples_for(shipped_guideline())
    sentences = [one.sentence for one in shipped]
    keep(sentences, Embedding(Model()), KNOWN)
    known.cache_clear()
    remember(work_out(shipped, Embedding(Model())(sentences)), shipped)
