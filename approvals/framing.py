"""What each channel gets of each picture of a post, by the facts as they are now.

Only which part is shown is decided here: all faces of the whole picture go on being asked, also those outside a frame,
because a frame is moved with one stroke and a yes is for the picture.
"""

from collections.abc import Iterator

from approvals.boxes import Box
from approvals.crops import WHOLE, Frame, Scene, Spot, frames
from approvals.dossier import Dossier
from approvals.standing import Standing, standing
from policies.limits import limits_if_known

NEED_NO_ROOM = frozenset({Standing.BLURRED, Standing.SET_ASIDE})


def frames_of(file: Dossier, channel: str) -> tuple[Frame, ...]:
    """One per picture, in order: with the heads of all who are neither blurred nor accessory inside, or where an
    author put it.
    """
    allowed = limits_if_known(channel)
    shown = file.revision.pictures
    if allowed.shape is None:
        return (WHOLE,) * len(shown)
    spots = file.revision.crops.get(channel, {})
    return frames([_scene(file, one.picture, channel, spots.get(one.picture)) for one in shown], allowed)


def boxes_to_keep(file: Dossier, picture: str, channel: str) -> Iterator[Box]:
    """Of the faces that must stay inside a frame."""
    for face in file.faces_in(picture):
        if standing(file, face, channel) not in NEED_NO_ROOM:
            yield face.box


def _scene(file: Dossier, picture: str, channel: str, spot: Spot | None) -> Scene:
    facts = file.pictures[picture]
    return Scene(facts.width, facts.height, tuple(boxes_to_keep(file, picture, channel)), spot)
