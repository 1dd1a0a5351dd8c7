"""Those who work on a post talk about it, beside it."""

from approvals.desk.asking import notify
from approvals.desk.seeing import handed_in
from approvals.desk.writing import write
from approvals.errors import NotAllowed
from approvals.people import Person, Role
from approvals.permissions import Action
from approvals.ports import Begin, Work
from approvals.posts import Post
from approvals.remarks import COMMENT, SAID_TO_AUTHORS, Remark
from approvals.signoff import seat_of


def comment(begin: Begin, post_id: str, text: str, *, by: str) -> str:
    """Say something about a post. Authors and those who commented before are told. Returns the remark's id.

    For authors, contacts, deputies in office and leads. Raises NotAllowed, NothingToSay, NotFound, NotHandedIn.
    """
    with begin() as work:
        post = handed_in(work, post_id, by)
        if not works_on(work, post, work.people.get(by)):
            raise NotAllowed(by, Action.COMMENT)
        listeners = post.authors | {said.person for said in work.remarks.find(about=post_id, kind=COMMENT)}
        remark = write(work, by, post_id, COMMENT, text)
        work.record("commented", by, post_id, comment=work.commitment(by, remark.text))
        for person in work.people.find(id=listeners - {by}, active=True):
            _tell(work, person.id, post_id)
        work.commit()
    return remark.id


def works_on(work: Work, post: Post, person: Person) -> bool:
    """Whether this person may comment on a post, and remind those who were asked about it."""
    if not person.active or not post.exists_for(person.id):
        return False
    decides = person.has(Role.LEAD) or bool(seat_of(person, work.absences.find(deputy=person.id), work.now))
    return person.id in post.authors or decides


def thread(work: Work, post: Post) -> list[Remark]:
    """Comments, and what came with a return or a rejection, the oldest first."""
    return work.remarks.find(about=post.id, kind=SAID_TO_AUTHORS)


def _tell(work: Work, person: str, post: str) -> None:
    """Several comments before the message is sent are one message."""
    if not work.notices.find(person=person, kind=COMMENT, about=post, sent_at=None):
        notify(work, person, COMMENT, post)
