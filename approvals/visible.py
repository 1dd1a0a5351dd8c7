"""A picture as one reader may see it. Pages show nothing else, so that no page can forget what to soften."""

from dataclasses import dataclass

from approvals.boxes import Box


@dataclass(frozen=True, slots=True)
class Visible:
    """A picture's id, and the boxes in it that this reader must not recognise."""

    picture: str
    softened: tuple[Box, ...] = ()
