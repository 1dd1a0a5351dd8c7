"""Faces too small to be recognised by."""

import pytest

from approvals.boxes import Box
from approvals.faces.accessory import NAMEABLE, RECOGNISABLE, accessory, nameless
from approvals.faces.engine import Found


@pytest.mark.parametrize(("scale", "beside"), [(1.0, False), (0.5, True), (0.64, False)])
def test_the_size_in_what_is_published_counts(scale: float, beside: bool):
    """A face of 13 pixels in the original is beside the point only where the rendition makes it smaller than eight."""
    assert accessory(Box(10, 10, 13, 17), scale) is beside


def test_the_shorter_side_counts():
    """A profile is narrow, and what is narrow shows little."""
    assert accessory(Box(0, 0, RECOGNISABLE - 1, 40), 1.0)
    assert not accessory(Box(0, 0, RECOGNISABLE, RECOGNISABLE), 1.0)


def test_the_machine_is_sure_of_nobody_in_so_few_pixels():
    """Of a large, a narrow and a just large enough face the narrow one is never surely anybody's."""
    sizes = [(90, 120), (NAMEABLE - 1, 40), (NAMEABLE, NAMEABLE)]
    found = [Found(Box(0, 0, *size), 0.9, ((0.0, 0.0),) * 5) for size in sizes]

    assert nameless(found) == {1}
