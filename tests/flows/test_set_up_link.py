"""`freigabe run` on an empty folder opens a set-up."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from approvals.desk import passing
from approvals.errors import PassRefused
from approvals.passes import Opens
from flows.house import House
from tests.office import Office
from tests.service import Service, until

LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/set-up/(\S+)")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service(tmp_path / "data")
    yield service
    service.end(signal.SIGKILL)


@pytest.mark.slow
def test_it_prints_a_link_as_soon_as_the_pages_answer(service: Service):
    """For these pages, and good for the set-up, before Prefect is there."""
    service.start()
    until(lambda: service.running and LINK.search(service.told()))
    found = LINK.search(service.told())
    assert found is not None

    assert found[1] == str(service.settings.pages_port)
    assert passing.present(House(service.settings).begin, found[2], Opens.SET_UP)[1] is None


def test_a_new_link_ends_the_ones_before(office: Office):
    """Only what was printed last sets the company up."""
    first, second = passing.open_set_up(office.begin), passing.open_set_up(office.begin)

    assert passing.present(office.begin, second.secret, Opens.SET_UP)
    with pytest.raises(PassRefused):
        passing.present(office.begin, first.secret, Opens.SET_UP)
