"""Pictures that may be used again at once, because nobody in them has to be asked."""

import pytest
from sqlalchemy import event

from approvals.consents import Purpose
from approvals.desk import consenting, drafting, hiring, library, signing
from approvals.errors import NotAllowed
from approvals.people import Role
from tests.office import ALT, Office


def used(
    office: Office, *handles: str | None, channels: tuple[str, ...] = ("export",), by: str = "anna", **more: object
) -> str:
    """A checked post that shows these people; returns the post."""
    picture = office.picture(repr(handles).encode())
    post = office.submit(pictures=[picture], channels=channels, by=by, **more).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def offered(office: Office, channel: str | None = "export", *, to: str = "emil", count: int = 10) -> list[str]:
    found = library.cleared(office.begin, office.people[to], channel, count)
    return [one.picture for one in found]


def picture_of(office: Office, post: str) -> str:
    return office.file(post).revision.pictures[0].picture


def test_a_standing_consent_clears(any_office: Office) -> None:
    """Ben consented to the export for good: the photo of him is offered there, with the words of its last use."""
    any_office.consent("ben", "export")
    post = used(any_office, "ben")
    (offer,) = library.cleared(any_office.begin, any_office.people["emil"], "export", 10)
    assert (offer.picture, offer.alt, offer.rights) == (picture_of(any_office, post), ALT, "Anna Berg")
    assert offered(any_office, "instagram") == []


def test_a_withdrawn_consent_ends_it_at_once(office: Office) -> None:
    """Ben takes his consent back: the next look at the library does not show him."""
    consent = office.consent("ben", "export")
    used(office, "ben")
    consenting.withdraw(office.begin, consent, by=office.people["ben"])
    assert offered(office) == []


def test_a_yes_to_one_post_is_no_yes_to_the_next(office: Office) -> None:
    """Ben allowed this picture with that text only."""
    post = used(office, "ben")
    office.say("ben", "yes")
    assert office.missing(post)[0].missing == "signatures"
    assert offered(office) == []


@pytest.mark.parametrize("said", ["no", "blur"])
def test_a_no_to_this_picture_outranks_the_consent(office: Office, said: str) -> None:
    """Ben's consent stands, but to this photo he once said otherwise on this channel."""
    used(office, "ben")
    office.say("ben", said)
    office.consent("ben", "export", "instagram")
    assert offered(office) == []
    assert len(offered(office, "instagram")) == 1


def test_a_consent_for_one_event_clears_nothing(office: Office) -> None:
    """Where the next post is about something else, Ben would have to be asked."""
    office.consent("ben", "export", event="Sommerfest")
    used(office, "ben", event="Sommerfest")
    assert offered(office) == []


def test_every_face_counts(office: Office) -> None:
    """Ben consented, the stranger beside him is nobody's: not offered until a contact sets the stranger aside."""
    office.consent("ben", "export")
    post = used(office, "ben", None)
    assert offered(office) == []
    office.set_aside(post, 1)
    assert offered(office) == [picture_of(office, post)]


def test_a_ruling_does_not_clear_for_who_made_it(office: Office) -> None:
    """Clara set the stranger aside: as author of the next draft her own ruling would not count."""
    office.set_aside(used(office, None), 0)
    assert len(offered(office)) == 1
    assert offered(office, to="clara") == []


def test_a_picture_without_faces_is_cleared(office: Office) -> None:
    """Once it was searched; a photo nobody has looked at yet is not."""
    post = used(office)
    office.submit(pictures=[office.picture(b"not searched yet")])
    assert offered(office) == [picture_of(office, post)]


def test_somebody_who_left_clears_nothing(office: Office) -> None:
    """Ben's consent does not lapse when he leaves, but a new picture of him wants a look."""
    office.consent("ben", "export")
    used(office, "ben")
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    assert offered(office) == []


def test_without_a_channel_it_is_told_where(office: Office) -> None:
    """Ben consented to one of the two channels of the last use: that one is named."""
    office.consent("ben", "instagram")
    used(office, "ben", channels=("export", "instagram"))
    (offer,) = library.cleared(office.begin, office.people["emil"], None, 10)
    assert offer.channels == ("instagram",)


def test_the_last_used_comes_first(office: Office) -> None:
    """And no more than asked for; used again, a picture comes first again."""
    posts = []
    for number in range(3):
        office.clock.move(hours=1)
        picture = office.picture(str(number).encode())
        posts.append(office.submit(str(number), pictures=[picture]).id)
        office.check(posts[-1])
    first, second, third = (picture_of(office, post) for post in posts)
    office.clock.move(hours=1)
    office.submit("Noch einmal", pictures=[first])
    assert offered(office, count=2) == [first, third]
    assert offered(office) == [first, third, second]


def test_what_ended_or_is_unfinished_is_not_offered(office: Office) -> None:
    """Rejected, withdrawn and sent back posts, and drafts, which nobody else may see."""
    ends = {
        "rejected": lambda post: signing.reject(office.begin, post, "Nein", by=office.people["clara"]),
        "returned": lambda post: signing.send_back(office.begin, post, "Anders", by=office.people["clara"]),
        "withdrawn": lambda post: drafting.withdraw(office.begin, post, by=office.people["anna"]),
    }
    for word, end in ends.items():
        picture = office.picture(word.encode())
        post = office.submit(pictures=[picture]).id
        office.check(post)
        end(post)
    draft = office.picture(b"draft")
    office.check(office.save("", draft).id)
    assert offered(office) == offered(office, to="anna") == []


def test_the_library_is_for_those_who_read_posts(office: Office) -> None:
    """The admin alone reads none; the auditor does."""
    office.hire("vera", Role.AUDITOR)
    used(office)
    assert len(offered(office, to="vera")) == 1
    with pytest.raises(NotAllowed):
        offered(office, to="ada")


def test_the_number_of_queries_is_fixed(office: Office) -> None:
    """Four times as many pictures and people ask the database no more often."""
    counts = []
    for rounds in (1, 3):
        for number in range(rounds):
            office.consent("ben", "export")
            used(office, *["ben", "emil", "dora"][: number + 1], text=f"{rounds}{number}")
        counts.append(_queries(office))
    assert counts[0] == counts[1] <= 14


def _queries(office: Office) -> int:
    asked: list[str] = []

    def count(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(office.engine, "before_cursor_execute", count)
    offered(office)
    event.remove(office.engine, "before_cursor_execute", count)
    return len(asked)


def test_a_consent_to_be_matched_is_none_to_appear(office: Office) -> None:
    """Ben allowed to be recognised, which is not to be shown."""
    ben = office.people["ben"]
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    consenting.give(office.begin, given, by=ben)
    used(office, "ben")
    assert offered(office) == []
