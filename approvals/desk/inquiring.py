"""Anybody asks the named contacts, and is answered by them."""

from collections.abc import Sequence

from approvals.desk.asking import notify
from approvals.desk.seeing import post_for
from approvals.desk.writing import write
from approvals.errors import HasLeft, NotAllowed, NotFound
from approvals.fingerprint import new_id
from approvals.inquiries import Exchange, Inquiry
from approvals.people import Role
from approvals.permissions import Action
from approvals.ports import Begin, Including, Work
from approvals.remarks import INQUIRY, REPLY, Remark
from approvals.signoff import seat_of

SHOWN = 100  # the newest ones


def ask_contacts(begin: Begin, clause: str | None, text: str, *, by: str, post: str | None = None) -> str:
    """Ask about a clause of the guideline, for help with an unfinished draft of one's own, or in general.

    The contacts are told, for those away their deputies. The history does not say who asked. Returns the inquiry's id.
    Raises NothingToSay, HasLeft, NotFound for a draft of somebody else.
    """
    with begin() as work:
        if not work.people.get(by).active:
            raise HasLeft(by)
        if post is not None and by not in post_for(work, post, by).authors:
            raise NotFound("post", post)
        inquiry = Inquiry(new_id(), clause, by, work.now, post)
        work.inquiries.add(inquiry)
        question = write(work, by, inquiry.id, INQUIRY, text)
        work.record("inquired", None, inquiry.id, clause=clause, question=work.commitment(by, question.text))
        for contact in sorted(_in_office(work) - {by}):
            notify(work, contact, INQUIRY, inquiry.id)
        work.commit()
    return inquiry.id


def reply(begin: Begin, inquiry_id: str, text: str, *, by: str) -> str:
    """Answer a question, as a contact or the deputy of one who is away; the asker is told. Returns the remark's id.

    Raises NotAllowed, NotFound, NothingToSay.
    """
    with begin() as work:
        inquiry = work.inquiries.get(inquiry_id)
        if not answers_inquiries(work, by):
            raise NotAllowed(by, Action.REPLY)
        said = write(work, by, inquiry_id, REPLY, text)
        work.record("replied", by, inquiry_id, reply=work.commitment(by, said.text))
        if by != inquiry.person and work.people.get(inquiry.person).active:
            notify(work, inquiry.person, REPLY, inquiry_id)
        work.commit()
    return said.id


def may_reply(begin: Begin, person: str) -> bool:
    """Whether this person answers questions now: a contact, or the deputy of one who is away."""
    with begin(reading=True) as work:
        return answers_inquiries(work, person)


def inquiries(begin: Begin, person: str) -> list[Exchange]:
    """What this person may read, newest first: contacts and deputies in office everything, everybody else their own."""
    with begin(reading=True) as work:
        own = {} if answers_inquiries(work, person) else {"person": person}
        found = work.inquiries.newest(SHOWN, **own)
        said = work.remarks.find(about=tuple(inquiry.id for inquiry in found), kind=(INQUIRY, REPLY))
    return [_exchange(inquiry, said) for inquiry in found]


def _exchange(inquiry: Inquiry, said: Sequence[Remark]) -> Exchange:
    about = [remark for remark in said if remark.about == inquiry.id]
    question = next((remark.text for remark in about if remark.kind == INQUIRY), "")
    return Exchange(inquiry, question, tuple(remark for remark in about if remark.kind == REPLY))


def answers_inquiries(work: Work, person: str) -> bool:
    """Whether this person answers questions now."""
    return bool(seat_of(work.people.get(person), work.absences.find(deputy=person), work.now))


def _in_office(work: Work) -> frozenset[str]:
    """The contacts; for one who is away the deputy who stands in, if there is one who still belongs here."""
    contacts = work.people.find(active=True, roles=Including(Role.CONTACT))
    absences = work.absences.find(contact=tuple(contact.id for contact in contacts))
    away = {one.contact: one.deputy for one in absences if one.deputy and one.covers(work.now)}
    here = {deputy.id for deputy in work.people.find(id=tuple(away.values()), active=True)}
    return frozenset(c.id if away.get(c.id) not in here else away[c.id] for c in contacts)
