"""How near and how little doubtful a face must be to be somebody's, and where that was measured."""

import math
from dataclasses import dataclass

from approvals.faces.doubt import FEW


@dataclass(frozen=True, slots=True)
class Limits:
    """Up to which distance and doubt a proposal is sure, and up to which it is worth a question."""

    sure: float
    sure_doubt: float
    ask: float
    ask_doubt: float


SURE, SURE_AMONG_FEW = 0.32, 0.30
ASK, ASK_DOUBT = 0.38, 0.39
"""Asked about within this distance and doubt: at 200 people 4 to 9 % of the strangers, instead of 8 to 22 % at a
distance of .36 alone, while 8 instead of 6 % of the colleagues with one photo are unknown, with two 1.5 instead of 1.2.
"""
DOUBTS = ((0.346, 0.02), (0.347, 0.025), (0.330, 0.02))
"""Sure up to this doubt at 200 people, and how that grows with the logarithm of the people; for somebody with one, two,
and three or more portraits. The mean of three is nearer to everybody, strangers too.
"""
MEASURED = 200
"""The people for whom the doubts stand above. More people allow no more: strangers in crowds would leak."""
MARGIN = 0.05
"""The second person must be so much farther away than the first, else nothing is sure: there are twins."""
DENIED = 0.02
"""How much nearer a face must be to somebody, and how much less doubtful, for each "not me" they said to the machine.

Whoever is mistaken for them comes again: of the other photos of a stranger who was once proposed as somebody, 27 to
32 % are proposed as the same person again; .02 leaves 9 to 15 %, .04 1 to 4 %. The person pays: of their own faces 10
to 15 of 100 more are not sure any more, and 2 to 6 of 100 more are unknown. (One to three photos, 12 draws of 200
people; the strangers are the colleagues left over.)
"""


def limits(people: int, references: int = 1) -> Limits:
    """Give the limits for somebody with so many portraits in a registry of so many people.

    Measured with the shipped engine on Labeled Faces in the Wild by the protocol beside the pictures; the command
    `make bench` repeats it, and its table "faces: taken for whom" is the source. For either half of the people (by the
    hash of their names) the doubt was sought at which .07 % of its strangers are sure, over 50 to 305 people, and then
    held against the other half (200 people, one / two / three photos: of the one half's strangers .02 / .02 / .00 %
    were sure, of the other's .36 / .13 / .15 %). The stricter half's limits were taken, for two and three photos
    loosened by .004 and .002 after a look at both; what that gives on these people others have to confirm.

    Among fewer than 30 people the distance decides alone. From 200 on the limits stay: with 305 people larger ones gave
    no stranger's portrait away, but 3 of 308 faces in crowds.
    """
    if people < FEW:
        return Limits(SURE_AMONG_FEW, SURE_AMONG_FEW, ASK, ASK)
    doubt, growing = DOUBTS[min(references, len(DOUBTS)) - 1]
    return Limits(SURE, doubt + growing * math.log(min(people, MEASURED) / MEASURED), ASK, ASK_DOUBT)
