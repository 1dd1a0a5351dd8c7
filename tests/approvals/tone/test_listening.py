"""The model hears in the background, and answers the same for the same sentence."""

import threading

import numpy as np
import pytest

from approvals.tone.embedding import Embedding, Model, key, known
from approvals.tone.extra import hears_as, installed
from approvals.tone.listening import Listener, Listening
from policies.guideline import shipped_guideline
from policies.tone.sample import samples_for

pytestmark = pytest.mark.skipif(installed() is None, reason="the extra `ton` is not installed")
SENTENCES = ("Wieder jemand, der die Anleitung für Dekoration hält.", "The soup was cold and we are sorry.", "")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


def test_a_sentence_gets_the_same_vector_beside_any_other(model: Model):
    """Of length one."""
    together = model(SENTENCES)
    assert np.array_equal(together, np.concatenate([model([one]) for one in SENTENCES]))
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)


def test_odd_texts_are_heard_too(model: Model):
    """Lone surrogates, nulls and very long sentences."""
    assert np.isfinite(model(["\ud800", "a\x00b", "Wort " * 5000])).all()


def test_every_shipped_example_is_kept_as_the_model_hears_it(model: Model):
    """If this fails: `python -m approvals.tone.keeping`."""
    samples = [one.sentence for one in samples_for(shipped_guideline())]
    kept = known()
    assert not [one for one in samples if key(one) not in kept]
    some = samples[:: len(samples) // 8]
    assert np.sum(model(some) * np.stack([kept[key(one)] for one in some]), axis=1) == pytest.approx(1, abs=1e-3)


def test_nobody_waits_while_it_loads(model: Model):
    """Whoever asks now is told so; whoever waits gets the ear."""
    go = threading.Event()

    def load() -> Embedding:
        go.wait(30)
        return Embedding(model)

    guideline, listener = shipped_guideline(), Listener(load)
    assert listener.now(guideline) is None
    assert listener.state(guideline) is Listening.LOADING
    go.set()
    assert listener.wait(guideline) is listener.now(guideline) is not None
    assert listener.state(guideline) is Listening.READY


def test_a_model_that_does_not_load_leaves_the_lists():
    """It is said, and nothing else breaks."""

    def load() -> Embedding:
        raise OSError

    guideline, listener = shipped_guideline(), Listener(load)
    assert listener.wait(guideline) is None
    assert listener.state(guideline) is Listening.FAILED


def test_judgements_are_bound_to_the_ear():
    """Another model or other examples: drafts are judged anew."""
    assert len(hears_as()) == 16
