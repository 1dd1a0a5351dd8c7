"""What a channel would turn down anyway is turned down before the first call, by the limits of policies/limits.py."""

import hashlib

from approvals.channels import ChannelRefused, Parcel, Sent, Trouble
from policies.limits import Limits, limits, overruns

JPEG = b"\xff\xd8\xff"


def require_fit(channel: str, kind: str, parcel: Parcel) -> None:
    """Raises ChannelRefused; `kind` is the channel's name among the limits. Pictures are never cut to fit here."""
    allowed = limits(kind)
    trouble = _misfit(kind, allowed, parcel)
    if trouble is not None:
        raise ChannelRefused(channel, trouble, again=False)


def marks(parcel: Parcel) -> list[str]:
    """One for each of its pictures, by what it shows, its alt text and its place."""
    return [fingerprint(sent, text=str(number)) for number, sent in enumerate(parcel.pictures)]


def fingerprint(*sent: Sent, text: str = "") -> str:
    """Of pictures with their alt texts, and a text: what was made for others is never used for these."""
    known = hashlib.sha256(text.encode())
    for picture in sent:
        known.update(hashlib.sha256(picture.data).digest() + hashlib.sha256(picture.alt.encode()).digest())
    return known.hexdigest()[:32]


def _misfit(kind: str, allowed: Limits, parcel: Parcel) -> Trouble | None:
    count = len(parcel.pictures)
    if any(True for _ in overruns(parcel.text, kind)):
        return Trouble.TEXT_LENGTH
    if count < allowed.least_pictures or (allowed.pictures is not None and count > allowed.pictures):
        return Trouble.PICTURE_COUNT
    misfits = (_picture_misfit(kind, allowed, sent) for sent in parcel.pictures)
    return next((trouble for trouble in misfits if trouble is not None), None)


def _picture_misfit(kind: str, allowed: Limits, sent: Sent) -> Trouble | None:
    if any(True for _ in overruns(sent.alt, kind, alt=True)):
        return Trouble.ALT_LENGTH
    if not sent.data.startswith(JPEG):
        return Trouble.PICTURE_KIND
    if len(sent.data) > (allowed.bytes or len(sent.data)) or sent.width * sent.height > (
        allowed.pixels or sent.width * sent.height
    ):
        return Trouble.TOO_LARGE
    if (
        allowed.shape is not None
        and sent.height
        and not allowed.shape[0] <= sent.width / sent.height <= allowed.shape[1]
    ):
        return Trouble.RATIO
    return None
