"""The first set-up of an empty database: the company, its first person, and everybody already known."""

from collections.abc import Sequence
from dataclasses import replace

from approvals.company import Company
from approvals.desk.joining import keep_absence, take_on
from approvals.errors import AlreadyFounded
from approvals.jobs import Task
from approvals.people import Absence, Person, Role
from approvals.ports import Begin, Work
from approvals.times import zone_named


def found(begin: Begin, company: Company, people: Sequence[Person], *, first: Person) -> str:
    """Set the company up and invite everybody, all or nothing. Returns the id of the first, who becomes admin.

    Works while nobody is there: then raises AlreadyFounded. Raises UnknownZone, BadPerson, HandleTaken, MailTaken.
    """
    with begin() as work:
        found_in(work, company, people, first=first)
        work.commit()
    return first.id


def found_in(
    work: Work, company: Company, people: Sequence[Person], *, first: Person, absences: Sequence[Absence] = ()
) -> None:
    """As `found`, in a unit of work that is already open; with the absences known by then.

    Who signs and releases reads the guideline first, from the first day on.
    """
    _ = zone_named(company.zone)
    if work.people.find():
        raise AlreadyFounded
    founder = replace(first, roles=first.roles | {Role.ADMIN})
    work.set_company(replace(company, version=work.company.version, read_first=True))
    work.record("company_set", founder.id, "company", matching=company.matching, signoff=str(company.signoff))
    take_on(work, (founder, *people), (), by=founder.id)
    for away in absences:
        keep_absence(work, replace(away, by=founder.id))
    work.ask(Task.SWEEP, "company")
