"""A contact reads along in a draft whose author asked for help with it, and changes nothing in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from approvals.desk.inquiring import answers_inquiries
from approvals.desk.sighting import gallery_of
from approvals.errors import NotAllowed, NotFound
from approvals.permissions import Action
from approvals.ports import Begin
from approvals.posts import Revision, Stage
from approvals.remarks import INQUIRY
from approvals.visible import Visible


@dataclass(frozen=True, slots=True)
class Helped:
    """The draft as it is now, all faces in it softened; `handed_in` once it is on its way and has a page of its own.

    A picture is missing from `pictures` while nobody knows yet whom it shows.
    """

    question: str
    revision: Revision
    pictures: Mapping[str, Visible]
    handed_in: bool


def draft_of(begin: Begin, inquiry_id: str, *, by: str) -> Helped:
    """For who answers questions now, and for who asked. Raises NotAllowed, NotFound."""
    with begin(reading=True) as work:
        inquiry = work.inquiries.get(inquiry_id)
        if inquiry.person != by and not answers_inquiries(work, by):
            raise NotAllowed(by, Action.REPLY)
        post = next(iter(work.posts.find(id=inquiry.post)), None) if inquiry.post else None
        if post is None:
            raise NotFound("post", inquiry.post or "")
        revision = work.revisions.get(post.revision)
        pictures = {shown.picture for shown in revision.pictures}
        gallery = gallery_of(work, pictures)
        seen = {picture: gallery.visible(picture, ()) for picture in pictures}
        asked = next((one.text for one in work.remarks.find(about=inquiry.id, kind=INQUIRY)), "")
    return Helped(asked, revision, {k: one for k, one in seen.items() if one}, post.stage is not Stage.DRAFT)
