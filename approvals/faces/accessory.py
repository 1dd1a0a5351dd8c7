"""Faces too small for anybody to be recognised by: beside the point, as far as a machine can tell."""

from approvals.boxes import Box

RECOGNISABLE = 8
"""Pixels of the box's shorter side in what is published, below which a face is no longer recognisable.

Of 100 people with two photos each the right one was nearest to a third photo of this size for 12 % (1 % is chance), and
2 % were named where 1 % of the strangers are. With 10 pixels 23 and 5 %, 12: 42 and 11 %, 16: 76 and 44 %, 20: 90 and
75 %, 24: 94 and 87 %, 40: 98 and 94 %. tests/benchmarks/test_small_faces.py repeats it.
"""


def accessory(box: Box, scale: float) -> bool:
    """Whether a face may be proposed as accessory, where the rendition has `scale` times the picture's width.

    A person decides: whoever knows the people may know one by coat and place.
    """
    return min(box.w, box.h) * scale < RECOGNISABLE
