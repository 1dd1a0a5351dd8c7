"""What is out of a post: where, since when, with which pictures, how it fares; and what only a lead can settle."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from approvals.channel_comments import ChannelComment
from approvals.desk import removing_by_hand
from approvals.dossier import Dossier
from approvals.pages.premises import Premises
from approvals.pages.told import N_
from approvals.people import Person
from approvals.permissions import MAY, Action
from approvals.placements import Place, Placement, Publication
from approvals.posts import Revision

SHOWN = 100
"""Comments of others, the newest of the post."""
NUMBERS: Mapping[str, str] = {
    "likes": N_("Gefällt"),
    "shares": N_("Geteilt"),
    "comments": N_("Kommentare"),
}
"""What channels count (`approvals.channels.Counts`), in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A publication; its pictures, as (picture, rendition, alt), while it is out: what was taken down is not shown.

    `text` are the words it went out with, `comments` what others wrote below it, the newest first.
    """

    out: Publication
    placement: Placement
    pictures: tuple[tuple[str, str, str], ...]
    text: str
    lang: str
    comments: tuple[ChannelComment, ...] = ()


def published_values(premises: Premises, reader: Person, file: Dossier) -> Mapping[str, Any]:
    """What the page needs. Four queries; two more while something comes down, and none where nothing is out."""
    placed = {one.id: one for one in file.placements}
    settles = bool(reader.roles & MAY[Action.SETTLE])
    with premises.begin(reading=True) as work:
        outs = work.publications.find(placement=set(placed))
        sent = {one.id: one for one in work.revisions.find(id={placed[out.placement].revision for out in outs})}
        shown = {picture.picture for revision in sent.values() for picture in revision.pictures}
        kept = {one.sha256 for one in work.renditions.find(picture=shown)}
        said = work.channel_comments.newest(SHOWN, publication={out.id for out in outs})
        leaving = any(one.stage is Place.TAKING_DOWN for one in placed.values())
        by_hand = removing_by_hand.asked_for(work, placed) if settles and leaving else set()
    return {
        "outside": [
            replace(_outside(one, placed[one.placement], sent, kept), comments=_below(one, said)) for one in outs
        ],
        "numbers": NUMBERS,
        "to_settle": [one for one in placed.values() if settles and one.stage is Place.UNKNOWN],
        "by_hand": by_hand,
    }


def _outside(out: Publication, placement: Placement, sent: Mapping[str, Revision], kept: Container[str]) -> Outside:
    """As it was sent, whatever became of the post since; without pictures that show somebody who was forgotten."""
    revision = sent[placement.revision]
    shown = zip(revision.pictures, out.renditions, strict=False) if out.gone_at is None else ()
    pictures = tuple((one.picture, made, one.alt) for one, made in shown if made in kept)
    return Outside(out, placement, pictures, revision.text_for(out.channel), revision.lang)


def _below(out: Publication, said: Sequence[ChannelComment]) -> tuple[ChannelComment, ...]:
    """The newest first."""
    below = [one for one in said if one.publication == out.id]
    return tuple(sorted(below, key=lambda one: one.at, reverse=True))
