"""LinkedIn's images: begun, uploaded, available after a moment. Their URNs are written down before the next call."""

import json

from approvals.channels import Notes, OutcomeUnknown, Parcel, Sent, Trouble
from flows.channels.calling import NeverSent, Patience
from flows.channels.fitting import marks
from flows.channels.linkedin_calls import LinkedInCalls, LinkedInRefused, key

IMAGES = "images"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0  # seconds between two looks, doubled each time


def noted(notes: Notes) -> dict[str, str]:
    """URNs by what the image shows."""
    urns: dict[str, str] = json.loads(notes.get(IMAGES) or "{}")
    return urns


class Images:
    """The images of one parcel, owned by a page."""

    def __init__(self, channel: str, page: str, calls: LinkedInCalls, notes: Notes, patience: Patience) -> None:
        self._channel, self._page, self._calls = channel, page, calls
        self._notes, self._patience, self._noted = notes, patience, noted(notes)

    def available(self, parcel: Parcel) -> list[str]:
        """The URNs of the parcel's pictures, uploaded now or by an earlier attempt. Raises ChannelRefused."""
        wanted = marks(parcel)
        for mark, sent in zip(wanted, parcel.pictures, strict=True):
            if mark not in self._noted or self._status(self._noted[mark]) not in {"PROCESSING", "AVAILABLE"}:
                self._upload(mark, sent)
        for mark in wanted:
            self._await(self._noted[mark])
        return [self._noted[mark] for mark in wanted]

    def _upload(self, mark: str, sent: Sent) -> None:
        asked = {"initializeUploadRequest": {"owner": self._page}}
        said = self._calls.ask("POST", "images?action=initializeUpload", self._patience, said=asked).json
        try:
            self._noted[mark], address = said["value"]["image"], said["value"]["uploadUrl"]
        except (TypeError, KeyError) as trouble:
            raise OutcomeUnknown(self._channel, Trouble.PROTOCOL, "no image, or nowhere to upload it") from trouble
        self._notes.keep(IMAGES, json.dumps(self._noted))
        self._calls.upload(address, sent.data, self._patience)

    def _await(self, image: str) -> None:
        pause = FIRST_PAUSE
        while (status := self._status(image)) != "AVAILABLE":
            if status == "PROCESSING_FAILED":
                raise LinkedInRefused(self._channel, (Trouble.PICTURE_KIND, False), code=status, told=image)
            try:
                self._patience.pause(pause)
            except NeverSent as trouble:
                raise LinkedInRefused(self._channel, (Trouble.BUSY, True), code=status, told=image) from trouble
            pause = min(2 * pause, LONGEST_PAUSE)

    def _status(self, image: str) -> str:
        try:
            return str(self._calls.read(f"images/{key(image)}", self._patience).get("status"))
        except LinkedInRefused as refused:
            if not refused.missing:
                raise
            return "MISSING"
