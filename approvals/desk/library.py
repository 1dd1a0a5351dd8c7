"""Pictures that may be used again at once, because nobody in them has to be asked any more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from approvals.appearances import Said
from approvals.desk.asking import ASKING
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work
from approvals.posts import Revision, Shown
from approvals.visible import Visible

LOOKED_THROUGH = 60  # posts, the newest: about 180 pictures, so that a page costs the same however long the archive is


@dataclass(frozen=True, slots=True)
class ClearedPicture:
    """A picture with the alt text and rights of its last use, and the channels on which nobody has to be asked."""

    picture: str
    alt: str
    rights: str
    channels: tuple[str, ...]
    used_at: datetime

    @property
    def visible(self) -> Visible:
        return Visible(self.picture)


@dataclass(frozen=True, slots=True)
class Named:
    """A face, and who it shows."""

    face: str
    person: str | None


Used = Mapping[str, tuple[Revision, Shown]]
Places = Mapping[tuple[str, str], list[Named]]
"""A picture and a channel, with the faces that are shown there by consent."""


def cleared(begin: Begin, person: str, channel: str | None, count: int) -> list[ClearedPicture]:
    """Up to `count` pictures of posts on their way or out, the last used first, that need no question on this channel.

    Each face is set aside, or named and covered by a standing consent that is for no single event. Without a channel:
    on at least one of those of the last use. A withdrawn consent, or a no or blur that somebody once said to this
    picture there, ends it at once. A ruling by this person does not count: in a draft of their own it could not.
    Raises NotAllowed.
    """
    with begin(reading=True) as work:
        allow(work.people.get(person), Action.READ_POSTS)
        used = _last_used(work)
        places = _clear(work, used, channel, person)
    channels = defaultdict(list)
    for picture, one in places:
        channels[picture].append(one)
    offered = ((used[picture], tuple(found)) for picture, found in channels.items())
    return [ClearedPicture(s.picture, s.alt, s.rights, found, r.at) for (r, s), found in offered][:count]


def clear_for(work: Work, person: str) -> set[str]:
    """All pictures that `cleared` offers this person for any channel."""
    return {picture for picture, _ in _clear(work, _last_used(work), None, person)}


def _clear(work: Work, used: Used, channel: str | None, reader: str) -> Places:
    return _without_a_no(work, _covered(work, used, channel, reader))


def _last_used(work: Work) -> Used:
    posts = work.posts.newest(LOOKED_THROUGH, stage=ASKING)
    revisions = work.revisions.find(id=tuple(post.revision for post in posts))
    used: dict[str, tuple[Revision, Shown]] = {}
    for revision in sorted(revisions, key=lambda one: one.at, reverse=True):
        for shown in revision.pictures:
            used.setdefault(shown.picture, (revision, shown))
    return used


def _covered(work: Work, used: Used, channel: str | None, reader: str) -> Places:
    pictures = tuple(used)
    searched = {search.picture for search in work.searches.find(picture=pictures)}
    faces = work.faces.find(picture=pictures)
    ids = tuple(face.id for face in faces)
    aside = {ruling.face for ruling in work.rulings.find(face=ids) if ruling.by != reader}
    names = {naming.face: naming.person for naming in work.namings.find(face=ids)}
    allowed = _allowed(work, names.values())
    shown = defaultdict(list)
    for face in faces:
        if face.id not in aside:
            shown[face.picture].append(Named(face.id, names.get(face.id)))
    return {
        (picture, one): shown[picture]
        for picture, (revision, _) in used.items()
        for one in (revision.channels if channel is None else (channel,))
        if picture in searched and all((named.person, one) in allowed for named in shown[picture])
    }


def _allowed(work: Work, people: Iterable[str | None]) -> set[tuple[str, str]]:
    """Who allowed in advance to appear on which channel, whatever the event, and said no or blur there to nothing."""
    named = frozenset(person for person in people if person)
    consents = work.consents.find(person=named, withdrawn_at=None)
    refused = {(word.person, word.channel) for word in work.standing_words.find(person=named, withdrawn_at=None)}
    allowed = {(c.person, channel) for c in consents for channel in c.channels if c.covers(channel, None, work.now)}
    return {*allowed} - refused


def _without_a_no(work: Work, places: Places) -> Places:
    """Without those where somebody left, or where the last word of somebody shown was not a yes."""
    named = {one for shown in places.values() for one in shown}
    here = {one.id for one in work.people.find(id=frozenset(n.person for n in named if n.person), active=True)}
    asked = work.appearances.find(face=frozenset(one.face for one in named))
    said = {answer.appearance: answer.said for answer in work.answers.find(appearance=tuple(a.id for a in asked))}
    refused = {(a.face, a.person, a.channel) for a in asked if said.get(a.id, Said.YES) is not Said.YES}
    return {
        (picture, channel): shown
        for (picture, channel), shown in places.items()
        if all(one.person in here and (one.face, one.person, channel) not in refused for one in shown)
    }
