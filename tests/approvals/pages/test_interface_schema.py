"""What the interface says of itself is what it does, whoever asks and whatever they send."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.approvals.pages.programs import Doorway, Programs, programs, schema

doorway = Doorway()
interface = schema(3, doorway)


@pytest.fixture
def sent(tmp_path: Path) -> Iterator[Programs]:
    made = programs(tmp_path)
    doorway.site = made.site
    yield made
    made.site.office.engine.dispose()


@interface.parametrize()
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_the_interface_keeps_its_description(case: Any, sent: Programs):
    """Answers are described, nothing fails, a token is needed; what does not fit is refused, what fits is not."""
    sent.sends(case)
