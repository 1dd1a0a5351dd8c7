"""How things leave the office and come back: what the flows do, without Prefect."""

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from approvals.channels import ChannelRefused, OutcomeUnknown
from approvals.desk import (
    delivering,
    door,
    taking_down,
)
from approvals.desk.noting import KeptNotes
from approvals.placements import ATTEMPT_LASTS, Delivery
from tests.pinboard import PowerCut, Weather
from tests.premises import Premises


@dataclass
class Sending(Premises):
    """Publishing and taking down, with the pinboard as the channel."""

    def publish(self, post: str, channel: str = "export") -> str:
        """What the publish flow does with the newest placement. Returns its stage."""
        placement = self.placement(post, channel).id
        attempt = delivering.unfinished(self.begin, placement)
        if attempt is not None:
            self._look_up(attempt)
        else:
            self._deliver(placement)
        return self.places(post)[channel]

    def _look_up(self, attempt: Delivery) -> None:
        try:
            parcel = door.packed_before(self.begin, self.objects, attempt)
            address = self.board.look_up(parcel, KeptNotes(self.begin, attempt.placement), attempt.started_at)
        except OutcomeUnknown as unknown:
            delivering.left_unknown(self.begin, attempt, unknown)
            return
        if address is None:
            delivering.refused(self.begin, attempt, ChannelRefused("board", "not_found", again=True))
        else:
            delivering.delivered(self.begin, attempt, address, attempt.renditions)

    def _deliver(self, placement: str) -> None:
        parcel = door.pack(self.begin, self.objects, placement)
        prints = tuple(sha256(sent.data).hexdigest() for sent in parcel.pictures)
        attempt = door.pass_door(self.begin, placement, parcel, prints)
        if attempt is None:
            return
        try:
            address = self.board.deliver(parcel, KeptNotes(self.begin, placement))
        except ChannelRefused as refused:
            delivering.refused(self.begin, attempt, refused)
        except OutcomeUnknown as unknown:
            delivering.left_unknown(self.begin, attempt, unknown)
        else:
            delivering.delivered(self.begin, attempt, address, prints)

    def crash(self, post: str, weather: Weather) -> None:
        """The publish flow dies in the middle; afterwards so much time passes that its attempt must be dead."""
        self.board.weather = weather
        with suppress(PowerCut):
            self.publish(post)
        self.clock.now += ATTEMPT_LASTS

    def take_down(self, post: str, channel: str = "export") -> str:
        """What the take-down flow does. Returns the placement's stage."""
        for placement in self.file(post).placements:
            if placement.channel == channel:
                self.remove(placement.id)
        return self.places(post)[channel]

    def remove(self, placement: str) -> None:
        out = taking_down.to_take_down(self.begin, placement)
        if out is None:
            return
        try:
            proof = self.board.take_down(out.address)
        except (ChannelRefused, OutcomeUnknown) as why:
            taking_down.not_gone(self.begin, out, why)
        else:
            taking_down.gone(self.begin, out, proof)
