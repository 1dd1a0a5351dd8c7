"""After the storm: what people were told against what is kept, and what is kept against what the channels received.

It asks none of the rules it checks: it walks the history from its first entry, in the order of the decisions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from approvals.appearances import Appearance, Said
from approvals.fingerprint import fingerprint
from approvals.history import Entry, verify
from approvals.people import Role
from approvals.placements import Place, Placement, Publication
from approvals.posts import Post, Revision, Stage
from storage.unit_of_work import SqlWork
from tests.storm.people import Told

RELEASED = ("released", "moved", "reviewed")
ENDED = (Stage.WITHDRAWN, Stage.REJECTED)


@dataclass
class Kept:
    """Everything the database holds that is looked at, read once."""

    entries: Sequence[Entry]
    head: tuple[int, str]
    posts: Mapping[str, Post]
    revisions: Mapping[str, Revision]
    placements: Mapping[str, Placement]
    publications: Sequence[Publication]
    appearances: Mapping[str, Appearance]
    faces: Mapping[str, Sequence[str]]
    contacts: frozenset[str]
    leads: frozenset[str]
    answers: Mapping[str, list[Said]]

    @classmethod
    def read(cls, work: SqlWork) -> "Kept":
        faces: dict[str, list[str]] = {}
        for face in work.faces.find():
            faces.setdefault(face.picture, []).append(face.id)
        said: dict[str, list[Said]] = {}
        for answer in sorted(work.answers.find(), key=lambda one: one.at):
            said.setdefault(answer.appearance, []).append(answer.said)
        people = work.people.find()
        return cls(
            entries=list(work.history.entries()),
            head=work.history.head(),
            posts={one.id: one for one in work.posts.find()},
            revisions={one.id: one for one in work.revisions.find()},
            placements={one.id: one for one in work.placements.find()},
            publications=work.publications.find(),
            appearances={one.id: one for one in work.appearances.find()},
            faces=faces,
            contacts=frozenset(one.id for one in people if Role.CONTACT in one.roles),
            leads=frozenset(one.id for one in people if Role.LEAD in one.roles),
            answers=said,
        )


def lost(kept: Kept, told: Iterable[Told]) -> Iterator[str]:
    """What somebody was told is done, and is not there."""
    entries = Counter((entry.kind, entry.about, entry.by) for entry in kept.entries)
    there = {(kind, about) for kind, about, _ in entries}
    holds: Mapping[str, Callable[[Told], bool]] = {
        "saved": lambda one: one.about in kept.posts,
        "handed in": lambda one: ("submitted", one.about) in there,
        "edited": lambda one: entries["edited", one.about, one.by] > 0,
        "withdrawn": lambda one: kept.posts[one.about].stage == Stage.WITHDRAWN,
        "answered": lambda one: one.facts["said"] in kept.answers.get(one.about, ()),
        "signed": lambda one: entries["signed", one.about, one.by] >= len(one.facts["channels"]),
        "released": lambda one: any((kind, one.about) in there for kind in RELEASED),
        "held": lambda one: ("held", one.about) in there,
    }
    return (f"lost: {one}" for one in told if not holds[one.what](one))


def doubled(kept: Kept, received: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What a channel received more often than once, or never, or what nobody sent."""
    published = Counter(entry.about for entry in kept.entries if entry.kind == "published")
    yield from (f"published {count} times: {placement}" for placement, count in published.items() if count > 1)
    for channel, addresses in received.items():
        ours = {one.address: one for one in kept.publications if one.channel == channel}
        yield from (f"{channel} received twice: {one}" for one, count in Counter(addresses).items() if count > 1)
        yield from (f"{channel} shows what nobody published: {one}" for one in set(addresses) - set(ours))
        for address, one in ours.items():
            if one.gone_at is None and address not in addresses:
                yield f"{channel} never received {one.placement}"
            if one.gone_at is not None and address in addresses:
                yield f"{channel} still shows {one.placement}"


@dataclass
class Walk:
    """What was said until now, as the history tells it."""

    kept: Kept
    named: dict[tuple[str, str], str | None] = field(default_factory=dict)
    aside: set[tuple[str, str]] = field(default_factory=set)
    blurred: set[tuple[str, str]] = field(default_factory=set)
    answered: dict[str, int] = field(default_factory=dict)
    authors: dict[str, set[str]] = field(default_factory=dict)
    signed: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    queued: set[str] = field(default_factory=set)
    holds: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)

    def unfounded(self) -> Iterator[str]:
        """What left without its yes."""
        for entry in self.kept.entries:
            if entry.kind == "delivery_started":
                yield from (f"{entry.about} left {why} (entry {entry.seq})" for why in self._missing(entry))
            else:
                self._hear(entry)

    def _hear(self, entry: Entry) -> None:
        post, by = str(entry.facts.get("post", "")), entry.by or ""
        if entry.kind in self._heard:
            self._heard[entry.kind](entry, post, by)
        elif entry.kind in RELEASED and by in self.kept.leads:
            self.queued.add(entry.about)

    @property
    def _heard(self) -> Mapping[str, Callable[[Entry, str, str], object]]:
        return {
            "submitted": self._written,
            "edited": self._written,
            "blurred": lambda entry, post, by: (self.blurred.add((post, entry.about)), self._author(post, by)),
            "unblurred": lambda entry, post, by: (self.blurred.discard((post, entry.about)), self._author(post, by)),
            "named": lambda entry, post, _: self.named.update({(post, entry.about): str(entry.facts["person"])}),
            "unnamed": lambda entry, post, _: self.named.pop((post, entry.about), None),
            "set_aside": lambda entry, post, _: self.aside.add((post, entry.about)),
            "answered": lambda entry, *_: self.answered.update({entry.about: self.answered.get(entry.about, 0) + 1}),
            "signed": lambda entry, _, by: self.signed.setdefault(
                (entry.about, str(entry.facts["channel"])), []
            ).append((by, str(entry.facts["seal"]))),
            "unqueued": lambda entry, *_: self.queued.discard(entry.about),
            "pulled": lambda entry, *_: self.queued.discard(entry.about),
            "held": lambda entry, *_: self.holds.add(entry.about),
            "lifted": lambda entry, *_: self.holds.discard(entry.about),
            "stage": lambda entry, *_: entry.facts["stage"] in ENDED and self.ended.add(entry.about),
        }

    def _author(self, post: str, by: str) -> None:
        self.authors.setdefault(post, set()).add(by)

    def _written(self, entry: Entry, _: str, by: str) -> None:
        self._author(entry.about, by)
        self.signed = {key: value for key, value in self.signed.items() if key[0] != entry.about}

    def _missing(self, entry: Entry) -> Iterator[str]:
        placement = self.kept.placements[entry.about]
        post, channel, revision = placement.post, placement.channel, self.kept.revisions[placement.revision]
        signers = {
            by
            for by, seal in self.signed.get((post, channel), ())
            if seal == placement.seal and by in self.kept.contacts and by not in self.authors[post]
        }
        if not signers:
            yield "without a signature"
        if placement.id not in self.queued:
            yield "without a lead's release"
        if self.holds:
            yield "on hold"
        if post in self.ended:
            yield "after its end"
        text = revision.text_for(channel)
        for face in (face for shown in revision.pictures for face in self.kept.faces.get(shown.picture, ())):
            if {(post, face)} & (self.blurred | self.aside):
                continue
            if self._said(post, face, channel, text) not in {Said.YES, Said.BLUR}:
                yield f"with the face {face}, for which nobody said yes"

    def _said(self, post: str, face: str, channel: str, text: str) -> Said | None:
        """The newest answer before this entry."""
        meant = (face, self.named.get((post, face)), channel, fingerprint(text))
        for one in self.kept.appearances.values():
            if (one.face, one.person, one.channel, one.text) == meant and (count := self.answered.get(one.id, 0)):
                return self.kept.answers[one.id][count - 1]
        return None


def reckoned(kept: Kept, told: Sequence[Told], received: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """By promise, what breaks it; empty lists where it held."""
    broken = verify(kept.entries, kept.head)
    unsettled = [one.id for one in kept.placements.values() if one.stage in {Place.PUBLISHING, Place.UNKNOWN}]
    return {
        "history": [str(broken)] if broken else [],
        "lost": list(lost(kept, told)),
        "doubled": list(doubled(kept, received)),
        "without its yes": list(Walk(kept).unfounded()),
        "unsettled": unsettled,
    }
