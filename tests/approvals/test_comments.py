"""Those who work on a post talk about it, and hear of each other once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from approvals.desk import commenting, hiring, signing
from approvals.errors import NotAllowed, NotFound, NotHandedIn, NothingToSay
from approvals.people import Role
from tests.office import Office

AUGUST = datetime(2027, 8, 1, tzinfo=UTC)


def say(office: Office, post: str, by: str, text: str = "Bitte ein anderes Bild") -> str:
    return commenting.comment(office.begin, post, text, by=office.people[by])


def told(office: Office) -> list[str]:
    """Who is told about comments, in order."""
    handles = {person: handle for handle, person in office.people.items()}
    with office.begin(reading=True) as work:
        return [handles[notice.person] for notice in work.notices.find(kind="comment")]


def test_a_comment_reaches_the_author(any_office: Office) -> None:
    """Clara writes; Anna is told, Clara is not, and nobody else."""
    post = any_office.submit().id
    say(any_office, post, "clara")
    assert told(any_office) == ["anna"]
    assert any_office.entries()[-1].kind == "commented"


def test_who_commented_before_hears_the_answer(office: Office) -> None:
    """Clara and Lena commented; Anna's reply reaches both, Clara in one message with Lena's."""
    post = office.submit().id
    say(office, post, "clara")
    say(office, post, "lena")
    say(office, post, "anna", "Ist getauscht")
    assert told(office) == ["anna", "clara", "lena"]


def test_two_comments_at_once_are_one_message(office: Office) -> None:
    """Clara adds a second thought before the first message left; after it left there is a new one."""
    post = office.submit().id
    say(office, post, "clara")
    say(office, post, "clara", "Und kürzer")
    assert told(office) == ["anna"]
    with office.begin() as work:
        (notice,) = work.notices.find(kind="comment")
        work.notices.save(replace(notice, sent_at=work.now))
        work.commit()
    say(office, post, "clara", "Danke!")
    assert told(office) == ["anna", "anna"]


def test_the_thread_holds_what_contacts_decided_as_well(office: Office) -> None:
    """A comment, and the words with which Dora sent the draft back, in the order in which they were said."""
    post = office.submit().id
    office.check(post)
    say(office, post, "anna", "Passt das so?")
    signing.send_back(office.begin, post, "Zu lang", by=office.people["dora"])
    with office.begin(reading=True) as work:
        thread = commenting.thread(work, work.posts.get(post))
    assert [(said.kind, said.text) for said in thread] == [("comment", "Passt das so?"), ("returned", "Zu lang")]


def test_who_may_comment(office: Office) -> None:
    """Author, contacts and lead may; colleagues, the admin and the auditor may not."""
    office.hire("vera", Role.AUDITOR)
    post = office.submit().id
    for by in ("anna", "clara", "dora", "lena"):
        say(office, post, by)
    for by in ("ben", "ada", "vera"):
        with pytest.raises(NotAllowed):
            say(office, post, by)


def test_a_deputy_comments_while_in_office(office: Office) -> None:
    """Emil stands in for Clara, who is away; a day before he could not have."""
    post, now, admin = office.submit().id, office.clock(), office.people["ada"]
    with pytest.raises(NotAllowed):
        say(office, post, "emil")
    hiring.record_absence(office.begin, office.people["clara"], office.people["emil"], now, AUGUST, by=admin)
    say(office, post, "emil")
    assert told(office) == ["anna"]


def test_who_has_left_is_not_told(office: Office) -> None:
    """Ben wrote the draft and left; Lena's comment goes to nobody."""
    post = office.submit(by="ben").id
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    say(office, post, "lena")
    assert told(office) == []


def test_nothing_is_no_comment(office: Office) -> None:
    """An empty one is refused, and nobody is told."""
    with pytest.raises(NothingToSay):
        say(office, office.submit().id, "clara", "  ")
    assert told(office) == []


def test_an_unfinished_draft_has_no_comments(office: Office) -> None:
    """Clara does not know it is there, and Anna talks to nobody yet."""
    post = office.save().id
    with pytest.raises(NotFound):
        say(office, post, "clara")
    with pytest.raises(NotHandedIn):
        say(office, post, "anna")


def test_history_holds_a_commitment_and_no_words(office: Office) -> None:
    """What was said can be proved with the writer's key, and read by nobody without it."""
    say(office, office.submit().id, "clara", "Streng vertraulich")
    assert set(office.entries()[-1].facts) == {"comment"}
    assert "vertraulich" not in str(office.entries()[-1])
