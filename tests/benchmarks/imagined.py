"""One imagined post with everything that was said about it, as if it had gone through the house."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from approvals.appearances import Answer, Appearance, Face, Naming, Picture, Proposal, Rendition, Said, Search
from approvals.beforehand import Beforehand
from approvals.boxes import Box
from approvals.company import Company
from approvals.dossier import Dossier
from approvals.fingerprint import fingerprint, new_id
from approvals.people import Person
from approvals.placements import Delivery, Outcome, Place, Placement, Publication
from approvals.posts import Post, Revision, Shown
from approvals.seals import seal
from approvals.signoff import Signature
from approvals.standing import blurred_faces
from approvals.summaries import summary_of
from approvals.times import Moment
from policies.company import Company as Known
from policies.findings import Finding
from policies.guideline import Guideline
from policies.judge import judge
from policies.material import Language, Material
from tests.benchmarks.fates import Fate

ALT = "Kolleginnen und Kollegen im Gespräch"
ENGINE = "large company 1"
OCCASIONS = ("Sommerfest", "Ausbildungsmesse", "Richtfest", "Betriebsausflug", "Tag der offenen Tür", "Jubiläum")
PLACES = ("in Ulm", "in der Werkstatt", "am neuen Standort", "im Hof", "bei der Feuerwehr", "in der Kantine")
SENTENCES = (
    "Danke an alle, die mitgeholfen haben!",
    "Schön war es, und das Wetter hat gehalten.",
    "Wir freuen uns schon auf das nächste Mal.",
    "Ein Tag, an den wir gern denken.",
    "Wer nicht dabei war, hat etwas verpasst.",
)
DAY = timedelta(days=1)
WEEKS = 21  # days ahead that are planned


@dataclass
class Imagination:
    """Makes posts of a company's people. `photos` are pictures that lie among the objects, to be used by turns."""

    chance: random.Random
    people: Mapping[str, Person]
    staff: Sequence[str]
    contacts: Sequence[str]
    company: Company
    guideline: Guideline
    now: datetime
    channels: Sequence[str] = ("export", "instagram", "facebook")

    def post(self, fate: Fate, created: datetime, photos: Sequence[Picture]) -> "Imagined":
        author, post = self.chance.choice(self.staff), new_id()
        pictures = [replace(picture, by=author) for picture in photos]
        some = [channel for channel in self.channels if channel == "export" or self.chance.random() < 0.3]
        line = f"{self.chance.choice(OCCASIONS)} {self.chance.choice(PLACES)}. {self.chance.choice(SENTENCES)}"
        wish = Moment(created + 5 * DAY, "Europe/Berlin") if self.chance.random() < 0.5 else None
        revision = Revision(
            id=new_id(), post=post, number=1, text=f"{line} {fate.words}".strip(), lang="de", channels=tuple(some),
            pictures=tuple(Shown(p.id, ALT, "Anna Berg") for p in pictures), variants={}, event=None, wish=wish,
            by=author, at=created,
        )  # fmt: skip
        kept = Post(post, fate.stage, revision.id, frozenset({author}), created)
        imagined = Imagined(self, fate, created, self._empty(kept, revision, pictures, fate))
        imagined.happen()
        return imagined

    def _empty(self, post: Post, revision: Revision, pictures: Sequence[Picture], fate: Fate) -> Dossier:
        empty: dict[str, Any] = {name: [] for name in Dossier.__dataclass_fields__}
        searched = frozenset(p.id for p in pictures) if fate.checked else frozenset()
        known = {p.id: p for p in pictures}
        found = self._findings(revision, fate)
        return Dossier(**empty | {
            "post": post, "revision": revision, "company": self.company, "now": self.now, "pictures": known,
            "searched": searched, "people": self.people, "findings": found,
            "beforehand": Beforehand(),
        })  # fmt: skip

    def _findings(self, revision: Revision, fate: Fate) -> Sequence[Finding] | None:
        if not fate.checked or not fate.words:
            return () if fate.checked else None
        material = Material(revision.text, cast("Language", revision.lang), revision.channels, (), {})
        return judge(material, self.guideline, Known())


@dataclass
class Imagined:
    """A post, its dossier as it grows, and what stands beside it. `entries` are kind, by, about and facts."""

    mind: Imagination
    fate: Fate
    at: datetime
    file: Dossier

    def __post_init__(self) -> None:
        self.things: list[object] = []
        self.entries: list[tuple[str, str | None, str, Mapping[str, object]]] = []

    def happen(self) -> None:
        revision = self.file.revision
        self._tell("submitted", revision.by, revision.post, revision=revision.id, sha256=revision.sha256)
        if self.fate.checked:
            self._search()
            self._render()
        if self.fate.place is not None:
            for channel in revision.channels:
                self._place(channel, self.fate.place)
        if self.fate.open == "no":
            self._refuse()
        self.things.append(replace(summary_of(replace(self.file)), updated_at=self.at))

    def rows(self) -> Iterator[object]:
        """Everything to keep, each thing after those it points at."""
        file = self.file
        yield from (file.post, *file.pictures.values(), file.revision, *file.faces, *file.proposals, *file.namings)
        yield from (*file.appearances, *file.answers, *file.renditions, *file.signatures, *file.placements)
        yield from self.things

    def _tell(self, kind: str, by: str | None, about: str, **facts: object) -> None:
        self.entries.append((kind, by, about, facts))

    def _search(self) -> None:
        for picture in self.file.pictures:
            self.things.append(Search(new_id(), picture, ENGINE, self.at))
            count = self.mind.chance.choice((1, 2, 2, 3))
            self._tell("searched", None, picture, engine=ENGINE, faces=count)
            for number, person in enumerate(self.mind.chance.sample(self.mind.staff, count)):
                self._face(picture, number, person)

    def _face(self, picture: str, number: int, person: str) -> None:
        file, first = self.file, not self.file.faces
        face = Face(new_id(), picture, Box(60 + 180 * number, 80, 120, 140), 0.98, ENGINE, None, self.at)
        cast("list[Face]", file.faces).append(face)
        if first and self.fate.open == "face":
            return
        band = "ask" if first and self.fate.open == "name" else "sure"
        cast("list[Proposal]", file.proposals).append(Proposal(new_id(), face.id, person, 0.31, band, 0))
        if band == "ask":
            return
        cast("list[Naming]", file.namings).append(Naming(new_id(), face.id, person, None, self.at))
        self._ask(face, person, silent=first and self.fate.open == "answer")

    def _ask(self, face: Face, person: str, *, silent: bool) -> None:
        file, said = self.file, Said.BLUR if self.mind.chance.random() < 0.03 else Said.YES
        asked = max(self.at, self.mind.now - DAY) if silent else self.at
        for channel in file.revision.channels:
            appearance = Appearance(
                id=new_id(), face=face.id, person=person, picture=face.picture, channel=channel,
                text=file.revision.text_print(channel), post=file.post.id, asked_at=asked, deadline=asked + 3 * DAY,
            )  # fmt: skip
            cast("list[Appearance]", file.appearances).append(appearance)
            self._tell("asked", None, appearance.id, post=file.post.id, channel=channel)
            if not silent:
                self._say(appearance, said, self.at + DAY)

    def _say(self, appearance: Appearance, said: Said, at: datetime) -> None:
        answer = Answer(new_id(), appearance.id, appearance.person, said, at)
        cast("list[Answer]", self.file.answers).append(answer)
        self._tell("answered", None, appearance.id, answer=fingerprint(answer.id))

    def _render(self) -> None:
        for picture in self.file.pictures:
            for blurred in {blurred_faces(self.file, picture, channel) for channel in self.file.revision.channels}:
                made = Rendition(new_id(), picture, blurred, new_id() * 4, proved=True, engine=ENGINE, at=self.at)
                cast("list[Rendition]", self.file.renditions).append(made)
                self._tell("rendered", None, picture, sha256=made.sha256, blurred=len(blurred), proved=True)

    def _place(self, channel: str, stage: Place) -> None:
        file, chance, bound = self.file, self.mind.chance, seal(self.file, channel) or ""
        signature = Signature(new_id(), file.post.id, channel, bound, *[chance.choice(self.mind.contacts)] * 2, self.at)
        cast("list[Signature]", file.signatures).append(signature)
        self._tell("signed", signature.by, file.post.id, channel=channel, seal=bound, stands_for=signature.by)
        ahead = timedelta(minutes=chance.randrange(30, WEEKS * 1440))
        due = {Place.APPROVED: None, Place.QUEUED: self.mind.now + ahead}.get(stage, self.at + 2 * DAY)
        placement = Placement(
            new_id(), file.post.id, file.revision.id, channel, stage, due, "Europe/Berlin" if due else None, bound
        )
        cast("list[Placement]", file.placements).append(placement)
        self._tell("approved", None, file.post.id, channel=channel, seal=bound)
        if stage in {Place.PUBLISHED, Place.TAKEN_DOWN, Place.FAILED, Place.UNKNOWN}:
            self._leave(placement, due or self.at)

    def _leave(self, placement: Placement, at: datetime) -> None:
        cuts = tuple(rendition.sha256 for rendition in self.file.renditions)
        outcome = {Place.FAILED: Outcome.REFUSED, Place.UNKNOWN: Outcome.UNKNOWN}.get(
            placement.stage, Outcome.DELIVERED
        )
        self.things.append(Delivery(new_id(), placement.id, 1, placement.id, outcome, at, at, None, cuts))
        self._tell("delivery_started", None, placement.id, attempt=1)
        if outcome is Outcome.DELIVERED:
            gone = at + 30 * DAY if placement.stage is Place.TAKEN_DOWN else None
            address = f"file:///export/{placement.id}"
            proof = "gone" if gone else None
            out = Publication(
                new_id(), placement.id, placement.post, placement.channel, address, cuts, at, gone, proof
            )  # fmt: skip
            self.things.append(out)
            self._tell("published", None, placement.id, post=placement.post, channel=placement.channel)

    def _refuse(self) -> None:
        """Weeks later the first person shown says no."""
        first = self.file.appearances[0]
        for appearance in self.file.appearances:
            if appearance.face == first.face:
                self._say(appearance, Said.NO, self.at + 30 * DAY)
