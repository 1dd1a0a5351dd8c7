"""The interface asked at length: `tests/approvals/pages/test_interface_schema.py` with far more at random."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.approvals.pages.programs import Doorway, Programs, programs, schema

doorway = Doorway()
interface = schema(200, doorway)


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[Programs]:
    made = programs(tmp_path)
    doorway.site = made.site
    yield made
    made.site.office.engine.dispose()


@interface.parametrize()
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_the_interface_keeps_its_description_at_length(case: Any, sent: Programs):
    """As in every run of the tests, with two hundred random requests for each operation."""
    sent.sends(case)
