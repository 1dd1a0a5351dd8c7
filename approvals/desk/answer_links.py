"""The link in a letter that asks: it answers about one post, for one person, and opens nothing else."""

from approvals.desk.passing import Issued, end_all, issue, present_in
from approvals.desk.questioning import LIVING
from approvals.errors import PassRefused, QuestionOver
from approvals.passes import Opens, Pass
from approvals.people import Person
from approvals.placements import OUT_OR_LEAVING
from approvals.ports import Begin, Work


def link_for(begin: Begin, person: str, post: str) -> Issued:
    """A link to answer about this post, with the four digits a yes asks for."""
    return issue(begin, Opens.ANSWER, person, about=post, digits=True)


def open_link(begin: Begin, secret: str) -> tuple[Pass, Person, str]:
    """The link, whose it is, and its post, while that can be published or is out. Raises PassRefused, QuestionOver."""
    with begin(reading=True) as work:
        link, person = present_in(work, secret, Opens.ANSWER)
        if person is None or link.about is None:
            raise PassRefused
        if not _matters(work, link.about):
            raise QuestionOver
    return link, person, link.about


def end_links(begin: Begin, person: str) -> int:
    """End every link to answer that this person was ever sent. Returns how many ended."""
    with begin() as work:
        ended = end_all(work, person, (Opens.ANSWER,), by=person)
        work.commit()
    return ended


def _matters(work: Work, post: str) -> bool:
    living = any(one.stage in LIVING for one in work.posts.find(id=post))
    return living or bool(work.placements.find(post=post, stage=OUT_OR_LEAVING))
