"""A post's page: one for its authors, for contacts, the lead and the auditor."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request, Response

from approvals.credits import names_in
from approvals.desk import filling
from approvals.desk.reading import read
from approvals.desk.seeing import post_for
from approvals.dossier import Dossier
from approvals.errors import ChangedMeanwhile, SeenOther, WrongStage
from approvals.next_steps import Step, deciders, steps
from approvals.pages.faces_on_page import faces_values
from approvals.pages.guard import Asked, Reader, Visitor
from approvals.pages.looks import channel_name, channel_names
from approvals.pages.marked import marked
from approvals.pages.outgoing import previews
from approvals.pages.post_words import LIFTED_BY, PLACES, TURNS, standing_of
from approvals.pages.premises import Premises
from approvals.pages.published import published_values
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.who_may import may
from approvals.people import Person
from approvals.permissions import Action
from approvals.posts import Stage
from approvals.remarks import COMMENT, SAID_TO_AUTHORS, Exemption, Reason
from approvals.seals import names_on
from approvals.showing import Card, ChannelCard, FaceCard, FindingCard, PictureCard, card
from approvals.summaries import Turn, summary_of
from policies.findings import Level

router = Routes()


@router.get("/posts/{post}", name="post")
def post(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    """An unfinished draft has its form instead."""
    with premises.begin(reading=True) as work:
        file = read(work, post_for(work, post, reader.id))
    if file.post.stage is Stage.DRAFT:
        return onward(request, f"/drafts/{post}")
    return page(request, "post.html", trouble=None, written={}, **values_of(premises, reader, file))


def shown_again(
    request: Request, premises: Premises, reader: Visitor, post: str, *, trouble: Exception, written: Mapping[str, str]
) -> Response:
    """The page as it is now, with what stood in the way on top and everything that was written still in its field."""
    with premises.begin(reading=True) as work:
        file = read(work, post_for(work, post, reader.id))
    status = int(status_of(trouble))
    values = values_of(premises, reader, file)
    return page(request, "post.html", status=status, trouble=trouble, written=written, **values)


def overtaken(trouble: Exception | None) -> bool:
    """Whether somebody else decided first."""
    return isinstance(trouble, ChangedMeanwhile | WrongStage) and not isinstance(trouble, SeenOther)


def values_of(premises: Premises, reader: Visitor, file: Dossier) -> Mapping[str, Any]:
    """What the page's templates need."""
    seen, can = card(file, reader.me), steps(file, reader.me)
    turn = summary_of(file).turn
    return {
        "post": file.post,
        "card": seen,
        "can": can,
        "alike": _alike(seen.channels),
        "turn": turn,
        "turns": TURNS,
        "standing": standing_of(file.post.stage, {one.stage for one in file.placements}),
        "places": PLACES,
        "lifted_by": LIFTED_BY,
        "deciders": deciders(file),
        "wrote": reader.id in file.post.authors,
        "credited": reader.id in file.post.authors and reader.me.name in names_in(seen.revision.text),
        "by_whom": file.people,
        "decided": _last_decision(file),
        "marked": list(marked(seen.revision.text, [one.finding for one in seen.findings])),
        "findings": [_told(premises, reader, file, one) for one in seen.findings],
        "previews": list(previews(file, seen)),
        "confirming": _to_confirm(file, seen) if Step.SIGN in can else [],
        "thread": [one for one in seen.remarks if one.kind in SAID_TO_AUTHORS],
        "comment_kind": COMMENT,
        "channel_name": channel_name,
        "channel_names": channel_names,
        "reads_history": may(reader.me, Action.READ_HISTORY),
        "overtaken": overtaken,
        "works_by_itself": turn is Turn.MACHINE,
        "next_places": filling.next_places(premises.begin, seen.revision.channels) if "release" in can else {},
        **published_values(premises, reader.me, file),
        **faces_values(file, seen, can),
    }


def _last_decision(file: Dossier) -> tuple[str, str] | None:
    """Who decided last, by name, and what: returned, rejected or signed."""
    said = [(one.at, one.person, one.kind) for one in file.remarks if one.kind in {Stage.RETURNED, Stage.REJECTED}]
    signed = [(one.at, one.by, "signed") for one in file.signatures]
    for _, person, kind in sorted([*said, *signed], reverse=True):
        return file.people[person].name, kind
    return None


def _told(premises: Premises, reader: Visitor, file: Dossier, one: FindingCard) -> Mapping[str, Any]:
    finding = one.finding
    clause = premises.guideline.clause(finding.rule, reader.lang)
    remarks = {remark.id: remark for remark in file.remarks}
    kept: list[Exemption | Reason] = [*file.exemptions, *file.reasons]
    said = [remarks[one.remark] for one in kept if one.finding == finding.key and one.remark in remarks]
    return {
        "finding": finding,
        "title": clause.title,
        "anchor": clause.anchor,
        "message": premises.guideline.explain(finding, reader.lang),
        "let_pass": one.let_pass,
        "reasoned": one.reasoned,
        "settled": one.let_pass or (one.reasoned and finding.level is Level.REASON),
        "said": said,
    }


def _to_confirm(file: Dossier, seen: Card) -> list[tuple[PictureCard, FaceCard, Person]]:
    """Picture, face and the person's name, for each face that a signer confirms."""
    names = names_on(file)
    return [
        (picture, face, file.people[names[face.id]])
        for picture in seen.pictures
        for face in picture.faces
        if face.id in names
    ]


def _alike(channels: Sequence[ChannelCard]) -> list[tuple[tuple[str, ...], ChannelCard]]:
    """Channels on which the same is missing stand together; what was approved stands by itself."""
    found: dict[object, list[ChannelCard]] = {}
    for channel in channels:
        ends = tuple((end.missing, end.about, end.count, end.deadline) for end in channel.missing)
        key = channel.name if channel.placement else (ends, channel.ready, channel.held)
        found.setdefault(key, []).append(channel)
    return [(tuple(one.name for one in same), same[0]) for same in found.values()]
