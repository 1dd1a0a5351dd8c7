"""Which pictures somebody may put into a draft: otherwise a picture's id alone would open it, with every face."""

from collections.abc import Collection

from approvals.desk.library import clear_for
from approvals.desk.veiling import SEE_FACES
from approvals.drafts import Draft
from approvals.errors import NotYourPicture
from approvals.people import Person
from approvals.ports import Work
from approvals.signoff import seat_of


def require_own(work: Work, draft: Draft, person: Person) -> None:
    """Raises NotFound for a picture nobody took in, NotYourPicture for one this person may not show."""
    shown = [one.picture for one in draft.pictures]
    allowed = may_show(work, person, shown)
    for number, picture in enumerate(shown, start=1):
        if work.pictures.get(picture).id not in allowed:
            raise NotYourPicture(person.id, number)


def may_show(work: Work, person: Person, pictures: Collection[str]) -> frozenset[str]:
    """Those of these that this person sent, or has in a post or event of theirs, or that the library offers them.

    Contacts, deputies in office and leads see every picture anyway.
    """
    wanted = frozenset(pictures)
    if not wanted or person.roles & SEE_FACES or seat_of(person, work.absences.find(deputy=person.id), work.now):
        return wanted
    own = {one.picture for one in work.sent.find(picture=wanted, person=person.id)}
    if rest := wanted - own:
        own |= _in_own_posts(work, person, rest)
    if rest := wanted - own:
        own |= _in_own_events(work, person, rest)
    if rest := wanted - own:
        own |= rest & clear_for(work, person.id)
    return frozenset(own)


def _in_own_events(work: Work, person: Person, pictures: Collection[str]) -> set[str]:
    photos = work.event_photos.find(picture=frozenset(pictures))
    opened = {event.id for event in work.events.find(id={photo.event for photo in photos}, by=person.id)}
    return {photo.picture for photo in photos if photo.event in opened}


def _in_own_posts(work: Work, person: Person, pictures: Collection[str]) -> set[str]:
    revisions = work.showing(tuple(pictures))
    posts = work.posts.find(id={revision.post for revision in revisions})
    mine = {post.id for post in posts if person.id in post.authors}
    return {shown.picture for revision in revisions if revision.post in mine for shown in revision.pictures}
