"""While somebody writes, the guideline reads along: what it finds, how long the text is, how it will look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request, Response

from approvals.appearances import Picture
from approvals.company import Company
from approvals.desk.may_show import may_show
from approvals.judging import company_in, material
from approvals.pages.draft_form import Filled, filled_in, written
from approvals.pages.draft_frames import Framing, framings
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.in_feeds import Feed, in_feed
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment
from approvals.pages.threads import Routes
from approvals.tone.listening import Listening
from approvals.visible import Visible
from policies.findings import Finding, Level
from policies.guideline import Guideline
from policies.judge import judge

router = Routes()


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in the reader's words; `anchor` is its clause's on the page of the guideline."""

    finding: Finding
    title: str
    message: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in the texts is `said`, what was found in pictures and their words is `about` them, by id.

    `lacking` is what is still missing before the draft can be handed in, by field. `listening`
    tells whether the tone was heard too.
    """

    filled: Filled
    facts: Mapping[str, Picture]
    said: tuple[Told, ...]
    about: Mapping[str, tuple[Told, ...]]
    feeds: tuple[Feed, ...]
    lacking: Mapping[str, Exception | None]
    listening: Listening
    framings: tuple[Framing, ...] = ()

    @property
    def to_frame(self) -> Mapping[str, list[Framing]]:
        """By channel: the photos that are cut for it."""
        cut = [one for one in self.framings if one.frame.crop is not None]
        return {one.channel: [each for each in cut if each.channel == one.channel] for one in cut}

    def framing(self, channel: str, picture: str) -> Framing | None:
        """Where only a part of it goes out."""
        here = (one for one in self.to_frame.get(channel, ()) if one.picture.id == picture)
        return next(here, None)

    def visible(self, picture: str) -> Visible:
        """Of those in `facts`: whoever may show a picture sees it whole. Raises KeyError."""
        return Visible(self.facts[picture].id)

    @property
    def count(self) -> int:
        return len(self.said) + sum(len(told) for told in self.about.values())

    @property
    def blocking(self) -> int:
        """How many clauses it cannot be published against."""
        everything = [*self.said, *(told for some in self.about.values() for told in some)]
        return len({told.finding.rule for told in everything if told.finding.level is Level.BLOCK})

    @property
    def unready(self) -> Mapping[str, int]:
        """How much is missing of each kind: "text", "alt", "rights", "channels", "day"."""
        kinds = [name.partition(".")[0] for name in self.lacking]
        return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


@router.post("/drafts/read-along", name="read_along")
def read_along(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """What is to be said of the form as it stands. Nothing is kept."""
    company = company_now(premises)
    filled = filled_in(fields, company.switched_on(tuple(premises.channels)), reader.clock.zone)
    post = written(fields, "post")
    return fragment(request, "read_along.html", **shown(read(premises, reader, filled, company, post)))


def company_now(premises: Premises) -> Company:
    with premises.begin(reading=True) as work:
        return work.company


def shown(reading: Reading) -> dict[str, Any]:
    """What the templates need of it."""
    return {"reading": reading, "filled": reading.filled, "channel_name": channel_name}


def read(premises: Premises, reader: Visitor, filled: Filled, company: Company, post: str | None = None) -> Reading:
    """Hold the form against the guideline, as the check does once it is kept; `post` is where it was kept, if it was.

    Pictures that are unknown, or not for this reader to show, are passed over.
    """
    ids = tuple(one.picture for one in filled.pictures)
    with premises.begin(reading=True) as work:
        ids = tuple(may_show(work, reader.me, ids))
        facts = {picture.id: picture for picture in work.pictures.find(id=ids)} if ids else {}
        framed = framings(work, reader.id, filled, facts, post)
    here = replace(filled.narrowed(), pictures=tuple(one for one in filled.pictures if one.picture in facts))
    judged, guideline = material(here.draft(), facts), premises.guideline
    found = (
        () if here.empty else judge(judged, guideline, company_in(company.guideline_data), premises.ears.now(guideline))
    )
    told = [_told(premises, reader, one) for one in found if not _says_empty(premises.guideline, one, here)]
    return Reading(
        filled=filled,
        facts=facts,
        said=tuple(one for one in told if _picture_of(one) is None),
        about={picture: tuple(one for one in told if _picture_of(one) == picture) for picture in facts},
        feeds=tuple(_feeds(here)),
        lacking=filled.lacking(reader.now),
        listening=premises.ears.state(guideline),
        framings=framed,
    )


def _says_empty(guideline: Guideline, finding: Finding, filled: Filled) -> bool:
    """Whether it only says that a photo's own field is still empty, which `lacking` tells beside that field."""
    if guideline.clause(finding.rule, "de").kind != "picture" or "channel" in finding.values:
        return False
    empty = {f"picture:{one.picture}:alt" for one in filled.pictures if not one.alt.strip()}
    empty |= {f"picture:{one.picture}" for one in filled.pictures if not one.rights.strip()}
    return finding.where in empty


def _feeds(filled: Filled) -> Sequence[Feed]:
    own = filled.variants
    return [in_feed(own.get(one, filled.text), one, own_text=one in own) for one in filled.channels]


def _told(premises: Premises, reader: Visitor, finding: Finding) -> Told:
    """The message without the title, which stands above it."""
    clause = premises.guideline.clause(finding.rule, reader.lang)
    message = premises.guideline.explain(finding, reader.lang)
    return Told(finding, clause.title, message.removeprefix(f"{clause.title}: "), clause.anchor)


def _picture_of(told: Told) -> str | None:
    kind, _, rest = told.finding.where.partition(":")
    return rest.partition(":")[0] if kind == "picture" else None
