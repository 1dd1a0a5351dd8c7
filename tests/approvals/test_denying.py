"""What the next search is told of everyone who said "that is not me"."""

from approvals.desk import answering
from approvals.desk.denying import denials, denied_in
from tests.office import Office


def shown(office: Office, *handles: str | None, content: bytes = b"summer party") -> tuple[str, str]:
    """A checked post whose picture shows these people, as the machine proposes. Returns post and picture."""
    picture = office.picture(content)
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen(*handles)})
    return post, picture


def deny(office: Office, handle: str) -> str:
    """Say "not me" to the newest question. Returns the appearance."""
    question = answering.questions(office.begin, office.people[handle])[-1]
    answering.not_me(office.begin, question.appearance.id, by=office.people[handle])
    return question.appearance.id


def test_each_not_me_to_the_machine_counts(office: Office) -> None:
    """Ben was mistaken for somebody in two pictures; Emil never was."""
    for content in (b"summer party", b"christmas party"):
        shown(office, "ben", "emil", content=content)
        deny(office, "ben")

    with office.begin(reading=True) as work:
        assert denials(work) == {office.people["ben"]: 2}


def test_who_was_named_by_a_colleague_says_nothing_about_the_machine(office: Office) -> None:
    """Anna names a stranger after Ben by mistake, and he denies it."""
    post, _ = shown(office, None)
    office.name(post, 0, "ben")
    office.check(post)
    deny(office, "ben")

    with office.begin(reading=True) as work:
        assert denials(work) == {}


def test_what_is_taken_back_does_not_count(office: Office) -> None:
    """Ben tapped the wrong button: it was him after all."""
    shown(office, "ben")
    answering.me_after_all(office.begin, deny(office, "ben"), by=office.people["ben"])

    with office.begin(reading=True) as work:
        assert denials(work) == {}


def test_a_denied_place_is_known_by_its_box_in_this_picture_only(office: Office) -> None:
    """The next search of this picture learns where Ben is not; other pictures learn nothing."""
    _, other = shown(office, "ben", content=b"christmas party")
    post, picture = shown(office, "emil", "ben")
    deny(office, "ben")

    with office.begin(reading=True) as work:
        places = denied_in(work, picture)
        assert places == [(work.faces.get(office.face(post, 1)).box, office.people["ben"])]
        assert denied_in(work, other) == []
