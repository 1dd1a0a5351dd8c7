"""Faces too small to be recognised by."""

import pytest

from approvals.boxes import Box
from approvals.faces.accessory import RECOGNISABLE, accessory


@pytest.mark.parametrize(("scale", "beside"), [(1.0, False), (0.5, True), (0.64, False)])
def test_the_size_in_what_is_published_counts(scale: float, beside: bool):
    """A face of 13 pixels in the original is beside the point only where the rendition makes it smaller than eight."""
    assert accessory(Box(10, 10, 13, 17), scale) is beside


def test_the_shorter_side_counts():
    """A profile is narrow, and what is narrow shows little."""
    assert accessory(Box(0, 0, RECOGNISABLE - 1, 40), 1.0)
    assert not accessory(Box(0, 0, RECOGNISABLE, RECOGNISABLE), 1.0)
