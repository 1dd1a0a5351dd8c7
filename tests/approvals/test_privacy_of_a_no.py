"""A no is private: nobody learns who said no, or whether anybody did."""

import pytest

from approvals.desk import answering, exempting, holding, signing
from policies.findings import Finding, Level
from tests.office import Office


def asked(office: Office) -> tuple[str, str]:
    """A checked post whose picture shows Ben and Emil; returns the post and Ben's face."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben", "emil")})
    office.say("emil", "yes")
    return post, office.face(post, 0)


def says_no(office: Office, _: str) -> None:
    office.say("ben", "no")


def is_silent(office: Office, _: str) -> None:
    office.clock.move(days=3)


def is_unknown(office: Office, post: str) -> None:
    office.name(post, 0, None)


def is_not_him(office: Office, _: str) -> None:
    (question,) = answering.questions(office.begin, office.people["ben"])
    answering.not_me(office.begin, question.appearance.id, by=office.people["ben"])


@pytest.mark.parametrize("happens", [says_no, is_silent, is_unknown, is_not_him])
def test_what_is_missing_never_tells_why(office: Office, happens: object) -> None:
    """After a no, after silence, for a stranger and after "not me" the open end is one and the same."""
    post, face = asked(office)
    happens(office, post)
    (end,) = office.missing(post)
    assert (str(end.missing), end.channel, end.about, end.count, end.deadline) == ("face", "export", face, 1, None)
    assert [str(who) for who in end.lifted_by] == ["author", "contact"]


def test_while_answers_are_out_only_a_number_and_a_deadline_are_told(office: Office) -> None:
    """Two people are asked; which of them is missing is nobody's business."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben", "emil")})
    (end,) = office.missing(post)
    assert (end.count, end.about) == (2, "")
    office.say("ben", "yes")
    (end,) = office.missing(post)
    assert (end.count, end.about) == (1, "")


def test_the_refusal_to_sign_names_nobody(office: Office) -> None:
    """Clara tries to sign: what she reads holds no id of a person."""
    post, _ = asked(office)
    office.say("ben", "no")
    with pytest.raises(Exception, match="StillWaitingFor") as refusal:
        office.sign(post)
    assert not any(person in str(refusal.value) for person in office.people.values())


def test_a_no_and_a_yes_leave_entries_of_one_shape(office: Office) -> None:
    """An answer's entry has no author, and a commitment of the same length whatever was said."""
    asked(office)
    office.say("ben", "no")
    yes, no = [entry for entry in office.entries() if entry.kind == "answered"]
    assert yes.by is no.by is None
    assert yes.facts.keys() == no.facts.keys() == {"answer"}
    assert len(str(yes.facts["answer"])) == len(str(no.facts["answer"]))


def test_the_same_answer_twice_leaves_different_commitments(office: Office) -> None:
    """Nobody can compare two entries to learn that the same was said."""
    asked(office)
    office.say("ben", "no")
    office.say("ben", "no")
    told = [entry.facts["answer"] for entry in office.entries() if entry.kind == "answered"]
    assert len(set(told)) == len(told)


def test_history_holds_no_names_no_texts_and_no_answers(office: Office) -> None:
    """After a full day no entry tells a name, a handle, a mail address, a reason, a text or an answer."""
    office.found = [Finding("werbung", "c", Level.BLOCK, "g", "text", 0, 5, "Schön", "s")]
    post, _ = asked(office)
    exempting.exempt(office.begin, post, office.found[0].key, "Kein Produkt", by=office.people["clara"])
    office.set_aside(post, 0, reason="Steht weit hinten")
    office.say("ben", "no")
    holding.place(office.begin, "Trauerfall", by=office.people["lena"])
    signing.send_back(office.begin, post, "Anderes Bild bitte", by=office.people["clara"])
    handles = office.people.keys() - {"ada"}  # which an id in hexadecimal may spell
    told = " ".join(str(entry) for entry in office.entries()).lower()
    secrets = ["kein produkt", "weit hinten", "trauerfall", "anderes bild", "schön war", "feiernde", "example.test"]
    assert [secret for secret in (*secrets, *handles, "'no'", "'yes'", "'blur'") if secret in told] == []
