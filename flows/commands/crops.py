"""`--crop instagram:2=y0`: where the frame of a photo is on a channel, for `freigabe submit`."""

import re
from collections.abc import Mapping, Sequence

import typer

from approvals.crops import Spot
from flows.commands.drafts import Written

PLACE = re.compile(
    r"(?P<channel>[a-z][a-z0-9_-]*):(?P<number>[1-9]\d?)=(?:(?P<axis>[xy])(?P<at>100|\d{1,2})|auto)", re.ASCII
)


def crops(written: Written, moved: Sequence[str]) -> Mapping[str, Mapping[str, Spot]]:
    """The frames as they were, with these moved; "auto" gives one back. Photos are counted from 1, as they go out."""
    found = {channel: dict(of) for channel, of in written.crops.items()}
    for one in moved:
        told = PLACE.fullmatch(one)
        if told is None or int(told["number"]) > len(written.pictures):
            raise typer.BadParameter(f"{one!r}: CHANNEL:N=x0..x100 | y0..y100 | auto", param_hint="--crop")
        of = found.setdefault(told["channel"], {})
        picture = written.pictures[int(told["number"]) - 1].picture
        of.pop(picture, None)
        if told["axis"]:
            of[picture] = Spot(told["axis"], int(told["at"]))
    return {channel: of for channel, of in found.items() if of}
