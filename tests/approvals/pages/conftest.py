"""The pages of a small office."""

import pytest

from tests.office import Office
from tests.website import Site, site_of


@pytest.fixture
def site(office: Office) -> Site:
    return site_of(office)
