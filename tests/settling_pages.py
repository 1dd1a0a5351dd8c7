"""What only a lead settles, and frames that only an author can move, for looking at their pages."""

from datetime import datetime

from approvals.boxes import Box
from approvals.channels import ByHand, Seen
from approvals.crops import ACROSS, Spot
from approvals.desk import checking, drafting, taking_down
from tests.office import Office
from tests.pinboard import Pinboard, Weather


class Window(Pinboard):
    """A board that shows what hangs on it, counts, and lets people take down."""

    def shown(self, since: datetime) -> list[Seen]:
        return [Seen(f"https://board.example/{one}", parcel.text, since) for one, parcel in self.up.items()]

    def numbers(self, address: str) -> dict[str, int]:
        return {"likes": 12, "shares": 3} if address in self.up else {}


def unknown(office: Office) -> tuple[str, str]:
    """The post of which nobody knows whether it is out, and its placement."""
    post = office.approved("ben")
    office.release(post)
    office.board.weather = Weather.UNKNOWN_WRITTEN
    office.publish(post)
    return post, office.placement(post).id


def by_hand(office: Office) -> tuple[str, str]:
    """A withdrawn post that the board does not delete, and its placement."""
    post = office.published("ben")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    placement = office.placement(post).id
    out = taking_down.to_take_down(office.begin, placement)
    taking_down.by_hand(office.begin, out, ByHand("export", "instagram"))
    return post, placement


def outcome(office: Office) -> str:
    office.board = Window("export")
    return f"/placements/{unknown(office)[1]}/outcome"


def removal(office: Office) -> str:
    office.board = Window("export")
    return f"/placements/{by_hand(office)[1]}/removal"


def apart(office: Office) -> str:
    """Anna and Ben stand at both ends of a panorama, too far apart for Instagram. Returns the post."""
    picture = office.picture(size=(4000, 1000))
    post = office.submit(pictures=[picture], channels=("instagram", "export")).id
    faces = [
        checking.Seen(Box(left, 400, 200, 240), 0.9, (checking.Guess(office.people[handle], 0.2, "sure"),))
        for handle, left in {"anna": 100, "ben": 3700}.items()
    ]
    office.check(post, {picture: faces})
    for handle in ("anna", "ben"):
        office.say(handle, "yes")
    return post


def framed(office: Office) -> str:
    """The same, with a frame that Anna put to the left. Returns the post."""
    post = apart(office)
    picture = office.file(post).revision.pictures[0].picture
    office.edit(post, crops={"instagram": {picture: Spot(ACROSS, 0)}})
    office.check(post)
    return post
