"""The real engine, loaded once."""

import numpy as np
import pytest

from approvals.faces.engine import Engine
from approvals.faces.enrol import portrait
from approvals.faces.loading import loaded
from approvals.faces.match import Gallery
from tests.approvals.faces.portraits import pixels_of, portrait_of


@pytest.fixture(scope="session")
def engine() -> Engine:
    return loaded()


@pytest.fixture(scope="session")
def colleagues(engine: Engine) -> Gallery:
    """Anna, Ben, Clara and Emil, each enrolled with one portrait."""
    people = ["anna", "ben", "clara", "emil"]
    vectors = [portrait(pixels_of(portrait_of(name)), engine) for name in people]
    return Gallery(people, np.stack(vectors))
