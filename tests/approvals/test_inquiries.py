"""Anybody asks the named contacts, about a clause or in general, and hears from them."""

from datetime import timedelta

import pytest

from approvals.desk import hiring, inquiring
from approvals.errors import HasLeft, NotAllowed, NothingToSay
from approvals.people import Role
from tests.office import Office


def ask(office: Office, by: str = "ben", clause: str | None = "g3", text: str = "Darf der Hund mit drauf?") -> str:
    return inquiring.ask_contacts(office.begin, clause, text, by=office.people[by])


def reply(office: Office, inquiry: str, by: str = "clara", text: str = "Ja, gern") -> str:
    return inquiring.reply(office.begin, inquiry, text, by=office.people[by])


def read(office: Office, by: str) -> list[tuple[str | None, str, list[str]]]:
    found = inquiring.inquiries(office.begin, office.people[by])
    return [(one.inquiry.clause, one.question, [said.text for said in one.replies]) for one in found]


def told(office: Office, kind: str) -> list[str]:
    handles = {person: handle for handle, person in office.people.items()}
    with office.begin(reading=True) as work:
        return sorted(handles[notice.person] for notice in work.notices.find(kind=kind))


def away(office: Office, contact: str, deputy: str) -> None:
    now = office.clock()
    ends, admin = now + timedelta(days=7), office.people["ada"]
    hiring.record_absence(office.begin, office.people[contact], office.people[deputy], now, ends, by=admin)


def test_a_question_and_its_answer(any_office: Office) -> None:
    """Ben asks about a clause, both contacts are told, Clara answers, Ben is told and reads it."""
    inquiry = ask(any_office)
    assert told(any_office, "inquiry") == ["clara", "dora"]
    reply(any_office, inquiry)
    assert told(any_office, "reply") == ["ben"]
    assert read(any_office, "ben") == [("g3", "Darf der Hund mit drauf?", ["Ja, gern"])]


def test_who_reads_what(office: Office) -> None:
    """Ben and Emil read their own, Clara both, the newest first; the lead is no contact."""
    ask(office, "ben", None, "Erste Frage")
    ask(office, "emil", "g7", "Zweite Frage")
    assert [question for _, question, _ in read(office, "ben")] == ["Erste Frage"]
    assert [question for _, question, _ in read(office, "clara")] == ["Zweite Frage", "Erste Frage"]
    assert read(office, "lena") == []


def test_only_contacts_answer(office: Office) -> None:
    """Not the asker, not a colleague, not the lead."""
    inquiry = ask(office)
    for by in ("ben", "emil", "lena"):
        with pytest.raises(NotAllowed):
            reply(office, inquiry, by)


def test_the_deputy_is_told_and_answers(office: Office) -> None:
    """While Clara is away the question goes to Emil in her place, who reads and answers it."""
    away(office, "clara", "emil")
    inquiry = ask(office)
    assert told(office, "inquiry") == ["dora", "emil"]
    reply(office, inquiry, "emil")
    assert read(office, "emil")[0][2] == ["Ja, gern"]


def test_a_deputy_who_has_left_is_no_deputy(office: Office) -> None:
    """Clara is told although she is away: better late than never."""
    away(office, "clara", "emil")
    hiring.let_go(office.begin, office.people["emil"], by=office.people["ada"])
    ask(office)
    assert told(office, "inquiry") == ["clara", "dora"]


def test_everybody_may_ask(office: Office) -> None:
    """Admin, auditor, lead, and a contact who asks the other one."""
    office.hire("vera", Role.AUDITOR)
    for by in ("ada", "vera", "lena", "clara"):
        ask(office, by)
    assert told(office, "inquiry").count("dora") == 4
    assert told(office, "inquiry").count("clara") == 3


def test_who_has_left_neither_asks_nor_is_told(office: Office) -> None:
    """Ben left before Clara answered."""
    inquiry = ask(office)
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    reply(office, inquiry)
    assert told(office, "reply") == []
    with pytest.raises(HasLeft):
        ask(office)


def test_an_empty_question_is_none(office: Office) -> None:
    """Nothing is kept and nobody is told; the same goes for an empty answer."""
    with pytest.raises(NothingToSay):
        ask(office, text=" ")
    assert read(office, "clara") == []
    inquiry = ask(office)
    with pytest.raises(NothingToSay):
        reply(office, inquiry, text="")


def test_history_does_not_tell_who_asked(office: Office) -> None:
    """Asking is nobody's business: the entry has no name, and its words are a commitment."""
    inquiry = ask(office, text="Muss ich das melden?")
    entry = office.entries()[-1]
    assert (entry.kind, entry.by, entry.about, entry.facts["clause"]) == ("inquired", None, inquiry, "g3")
    assert office.people["ben"] not in str(entry)
    assert "melden" not in str(entry)


def test_an_erased_asker_leaves_an_empty_question(office: Office) -> None:
    """Without Ben's key his words cannot be read; the answer stays readable."""
    reply(office, ask(office))
    office.keys.destroy(office.people["ben"])
    assert read(office, "clara") == [("g3", "", ["Ja, gern"])]
