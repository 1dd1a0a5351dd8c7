"""A picture and its faces as one reader may see them (`approvals.showing`), for programs."""

from typing import Self

from pydantic import Field

from approvals import showing
from approvals.pages.interface.shapes import Output, Place, Who


class Candidate(Output):
    """Whom the machine proposes."""

    person: Who
    band: str
    distance: float


class Face(Output):
    """A face in a picture. Its person is told where their yes covers every channel, and to themselves."""

    id: str
    box: Place
    by_hand: bool
    person: Who | None
    looks: dict[str, str] = Field(description="By channel; a no, silence and an unknown face look alike.")
    candidates: list[Candidate]

    @classmethod
    def of(cls, one: showing.FaceCard) -> Self:
        return cls(
            id=one.id,
            box=Place.of(one.box),
            by_hand=one.by_hand,
            person=Who.model_validate(one.person) if one.person else None,
            looks=dict(one.looks),
            candidates=[
                Candidate(person=Who.model_validate(each.person), band=each.band, distance=each.distance)
                for each in one.candidates
            ],
        )


class PictureCard(Output):
    """A picture of a post with its faces from left to right."""

    id: str
    width: int
    height: int
    alt: str
    rights: str
    faces: list[Face]

    @classmethod
    def of(cls, one: showing.PictureCard) -> Self:
        return cls(
            id=one.id,
            width=one.width,
            height=one.height,
            alt=one.alt,
            rights=one.rights,
            faces=[Face.of(face) for face in one.faces],
        )
