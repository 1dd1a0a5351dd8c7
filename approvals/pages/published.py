"""What is out of a post: where, since when, with which pictures, how it fares; and what only a lead can settle."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from approvals.desk import removing_by_hand
from approvals.dossier import Dossier
from approvals.pages.premises import Premises
from approvals.pages.told import N_
from approvals.people import Person
from approvals.permissions import MAY, Action
from approvals.placements import Place, Placement, Publication

NUMBERS: Mapping[str, str] = {
    "likes": N_("Gefällt"),
    "shares": N_("Geteilt"),
    "comments": N_("Kommentare"),
}
"""What channels count (`approvals.channels.Counts`), in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A publication; its pictures, as (picture, rendition, alt), while it is out: what was taken down is not shown."""

    out: Publication
    placement: Placement
    pictures: tuple[tuple[str, str, str], ...]


def published_values(premises: Premises, reader: Person, file: Dossier) -> Mapping[str, Any]:
    """What the page needs. One query; two more while something comes down, and none where nothing is out."""
    placed = {one.id: one for one in file.placements}
    settles = bool(reader.roles & MAY[Action.SETTLE])
    with premises.begin(reading=True) as work:
        outs = work.publications.find(placement=set(placed))
        leaving = any(one.stage is Place.TAKING_DOWN for one in placed.values())
        by_hand = removing_by_hand.asked_for(work, placed) if settles and leaving else set()
    return {
        "outside": [Outside(one, placed[one.placement], _pictures(file, one)) for one in outs],
        "numbers": NUMBERS,
        "to_settle": [one for one in placed.values() if settles and one.stage is Place.UNKNOWN],
        "by_hand": by_hand,
    }


def _pictures(file: Dossier, out: Publication) -> tuple[tuple[str, str, str], ...]:
    if out.gone_at is not None:
        return ()
    made = {one.sha256: one.picture for one in file.renditions}
    alts = {shown.picture: shown.alt for shown in file.revision.pictures}
    return tuple((made[sha], sha, alts.get(made[sha], "")) for sha in out.renditions if sha in made)
