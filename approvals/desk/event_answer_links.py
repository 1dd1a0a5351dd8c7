"""The link in a letter that asks about a whole event: it answers about that event, for one person, and nothing else."""

from approvals.desk.passing import Issued, issue, present_in
from approvals.errors import PassRefused
from approvals.passes import Opens, Pass
from approvals.people import Person
from approvals.ports import Begin


def link_for(begin: Begin, person: str, event: str) -> Issued:
    """A link to answer about this event, with the four digits a yes asks for."""
    return issue(begin, Opens.ANSWER, person, about=event, digits=True)


def open_link(begin: Begin, secret: str) -> tuple[Pass, Person, str]:
    """The link, whose it is, and its event. Raises PassRefused, also for a link to something else."""
    with begin(reading=True) as work:
        link, person = present_in(work, secret, Opens.ANSWER)
        if person is None or link.about is None or not work.events.find(id=link.about):
            raise PassRefused
    return link, person, link.about
