"""Which part of a picture a channel gets, for programs."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field

from approvals.crops import Frame, Spot
from approvals.pages.interface.shapes import WHOLE, Input, Output, Place
from approvals.posts import Revision


class PlaceOfFrame(Input):
    """Where the frame of a picture is on a channel that takes certain shapes only."""

    axis: Literal["x", "y"] = Field(description="The side it moves along; for another one it does not count.")
    at: Annotated[int, Field(strict=True, ge=0, le=100), WHOLE] = Field(
        description="Percent of the way, from left or top."
    )


def spots(moved: Mapping[str, Mapping[str, PlaceOfFrame]]) -> dict[str, dict[str, Spot]]:
    """By channel and picture."""
    return {one: {of: Spot(place.axis, place.at) for of, place in each.items()} for one, each in moved.items()}


class MovedFrame(Output):
    """Where somebody put a frame."""

    axis: str
    at: int


def moved_frames(kept: Revision) -> dict[str, dict[str, MovedFrame]]:
    """By channel and picture."""
    return {
        channel: {picture: MovedFrame(axis=spot.axis, at=spot.at) for picture, spot in of.items()}
        for channel, of in kept.crops.items()
    }


class FrameCard(Output):
    """What a channel gets of a picture."""

    picture: str
    crop: Place | None = Field(description="In pixels of the picture; nothing where all of it goes out.")
    chosen: bool = Field(description="An author put it there.")
    fits: bool = Field(description="No head is cut off, or an author chose so.")

    @classmethod
    def of(cls, picture: str, frame: Frame) -> Self:
        crop = Place.of(frame.crop) if frame.crop else None
        return cls(picture=picture, crop=crop, chosen=frame.chosen, fits=frame.fits)
