"""Somebody who works on a post reminds those who have not answered, without learning who they are."""

from datetime import timedelta

from approvals.desk.asking import ASKING, notify
from approvals.desk.commenting import works_on
from approvals.desk.reading import read
from approvals.desk.seeing import handed_in
from approvals.desk.sweeping import unanswered
from approvals.dossier import Dossier
from approvals.errors import NotAllowed, RemindedToday
from approvals.open_ends import Missing, before_signing
from approvals.permissions import Action
from approvals.ports import Begin, Between, Work

PAUSE = timedelta(days=1)
BY_HAND = "asked_again"  # apart from the reminder on the last day, which still comes


def remind_now(begin: Begin, post_id: str, *, by: str) -> int:
    """Remind everybody who was asked about this post and may still answer. Returns how many answers are out.

    The number is the one its open ends show anyway, the largest of its channels. For authors, contacts, deputies in
    office and leads, once a day and post. Raises NotAllowed, NotFound, NotHandedIn, RemindedToday.
    """
    with begin() as work:
        post = handed_in(work, post_id, by)
        if not works_on(work, post, work.people.get(by)):
            raise NotAllowed(by, Action.REMIND)
        file = read(work, post)
        late = unanswered(file) if post.stage in ASKING else frozenset()
        if not late:
            return 0
        _raise_if_reminded(work, post_id)
        for person in sorted(late):
            notify(work, person, BY_HAND, post_id)
        work.record("reminded", by, post_id)
        work.commit()
    return _out(file)


def _out(file: Dossier) -> int:
    ends = (end for channel in file.revision.channels for end in before_signing(file, channel))
    return max((end.count for end in ends if end.missing is Missing.ANSWERS), default=0)


def _raise_if_reminded(work: Work, post: str) -> None:
    for notice in work.notices.find(kind=BY_HAND, about=post, at=Between(work.now - PAUSE, work.now)):
        raise RemindedToday(post, notice.at + PAUSE)
