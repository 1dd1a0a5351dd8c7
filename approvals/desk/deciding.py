"""Who decides as a contact: a named contact, or the deputy of one who is away. Never an author of the draft."""

from approvals.errors import NotAllowed, NotFound, OwnDraft
from approvals.ports import Work
from approvals.posts import Post
from approvals.signoff import seat_of


def act_as_contact(work: Work, post: Post, by: str, action: str) -> tuple[str, ...]:
    """The contacts this person decides for here: themselves, and those whose deputy they are now.

    An author has no seat, and nobody stands in for an author. Raises OwnDraft, NotAllowed, NotFound.
    """
    if by in post.authors:
        raise OwnDraft(by, action, post.id)
    if not post.exists_for(by):
        raise NotFound("post", post.id)
    person = work.people.get(by)
    seats = tuple(seat for seat in seat_of(person, work.absences.find(), work.now) if seat not in post.authors)
    if not seats:
        raise NotAllowed(by, action)
    return seats
