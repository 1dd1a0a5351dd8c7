"""Faces too small for anybody to be recognised by: beside the point, as far as a machine can tell."""

from collections.abc import Sequence

from approvals.boxes import Box
from approvals.faces.engine import Found

RECOGNISABLE = 8
"""Pixels of the box's shorter side in what is published, below which a face is no longer recognisable.

Of 100 people with two photos each the right one was nearest to a third photo of this size for 12 % (1 % is chance), and
2 % were named where 1 % of the strangers are. With 10 pixels 23 and 5 %, 12: 42 and 11 %, 16: 76 and 44 %, 20: 90 and
75 %, 24: 94 and 87 %, 40: 98 and 94 %. tests/benchmarks/test_small_faces.py repeats it.
"""

NAMEABLE = 16
"""Pixels of the box's shorter side in the original, below which the machine is never sure whose face it is.

Of 150 strangers reduced to 6, 8, 10 and 12 pixels 18, 21, 18 and 14 % came as near to somebody of 100 people as 1 % of
the strangers do otherwise; from 16 pixels on it is 0 to 4 %. tests/benchmarks/test_small_faces.py repeats it.
"""


def nameless(found: Sequence[Found]) -> frozenset[int]:
    """Which of the faces, by number, are too small for the machine to be sure of anybody."""
    return frozenset(number for number, face in enumerate(found) if min(face.box.w, face.box.h) < NAMEABLE)


def accessory(box: Box, scale: float) -> bool:
    """Whether a face may be proposed as accessory, where the rendition has `scale` times the picture's width.

    A person decides: whoever knows the people may know one by coat and place.
    """
    return min(box.w, box.h) * scale < RECOGNISABLE
