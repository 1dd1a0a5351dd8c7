"""Promise 3: every yes is bound to the content; an edit voids what it touched and nothing else."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from approvals.desk import answering, exempting
from approvals.errors import EditedNothing, EmptyPost, NoChannel, NotFound, UnknownChannel
from approvals.open_ends import Missing
from approvals.posts import Shown
from approvals.times import Moment
from policies.findings import Finding, Level
from tests.office import ALT, MONDAY, Office

BOTH = ("export", "instagram")


def queued(office: Office, channels: Sequence[str] = BOTH) -> str:
    """A post with Ben's picture, answered, signed by Clara and queued on these channels."""
    post = office.approved("ben", channels=channels)
    for channel in channels:
        office.release(post, channel, hours=1)
    return post


def missing(office: Office, post: str, channel: str) -> list[Missing]:
    return [end.missing for end in office.missing(post, channel)]


def test_another_text_voids_answers_and_signatures(office: Office) -> None:
    """Ben's yes stood beside other words: he is asked again, on both channels, and what was queued is pulled."""
    post = queued(office)
    office.edit(post, text="Ben hat Kuchen gebacken!")
    assert office.places(post) == dict.fromkeys(BOTH, "pulled")
    office.check(post)
    assert missing(office, post, "export") == missing(office, post, "instagram") == [Missing.ANSWERS]


def test_the_old_text_brings_the_old_yes_back(office: Office) -> None:
    """Anna thinks better of it: what was answered and signed for exactly this still counts, a new time is needed."""
    post = queued(office)
    office.edit(post, text="Ben hat Kuchen gebacken!")
    office.edit(post, text="Schön war's!")
    office.check(post)
    assert office.places(post) == dict.fromkeys(BOTH, "approved")


def test_another_alt_text_voids_signatures_but_no_answer(office: Office) -> None:
    """Ben said yes to the picture beside the text; the signers said yes to the alt text too."""
    post = queued(office)
    picture = office.file(post).revision.pictures[0]
    office.edit(post, pictures=[Shown(picture.picture, "Ben mit Kuchen", picture.rights)])
    office.check(post)
    assert office.places(post) == dict.fromkeys(BOTH, "pulled")
    assert missing(office, post, "export") == [Missing.SIGNATURES]


def test_an_added_picture_voids_signatures_but_no_answer(office: Office) -> None:
    """Ben's picture stays answered; the new one has to be searched, and everything signed anew."""
    post = queued(office)
    more = office.picture(b"empty room")
    office.edit(post, pictures=[*office.file(post).revision.pictures, Shown(more, "Leerer Saal", "Anna Berg")])
    assert missing(office, post, "export") == [Missing.CHECK]
    office.check(post)
    assert missing(office, post, "export") == [Missing.SIGNATURES]
    assert office.places(post) == dict.fromkeys(BOTH, "pulled")


def test_a_removed_picture_voids_signatures_and_its_questions(office: Office) -> None:
    """Without Ben's picture nobody waits for Ben any more."""
    post = queued(office)
    office.say("ben", "no")
    office.edit(post, pictures=[])
    office.check(post)
    assert missing(office, post, "export") == [Missing.SIGNATURES]


def test_an_added_channel_voids_nothing(office: Office) -> None:
    """Instagram joins: the export stays queued, also while the check runs, and Ben is asked for Instagram only."""
    post = queued(office, ["export"])
    office.edit(post, channels=BOTH)
    assert office.places(post) == {"export": "queued"}
    office.check(post)
    assert office.places(post) == {"export": "queued"}
    assert missing(office, post, "export") == []
    assert missing(office, post, "instagram") == [Missing.ANSWERS]


def test_a_removed_channel_voids_only_itself(office: Office) -> None:
    """Instagram goes: it is pulled, and the export stays where it was."""
    post = queued(office)
    office.edit(post, channels=["export"])
    office.check(post)
    assert office.places(post) == {"export": "queued", "instagram": "pulled"}


def test_a_variant_voids_only_its_channel(office: Office) -> None:
    """Other words for Instagram: Ben and Clara said nothing about those; the export stays queued."""
    post = queued(office)
    office.edit(post, variants={"instagram": "Schön war's! #sommerfest"})
    office.check(post)
    assert office.places(post) == {"export": "queued", "instagram": "pulled"}
    assert missing(office, post, "instagram") == [Missing.ANSWERS]


def test_another_time_voids_nothing(office: Office) -> None:
    """Moving the wished time asks nobody, and makes nobody an author."""
    post = queued(office)
    office.edit(post, wish=Moment(MONDAY + timedelta(days=1), "Europe/Berlin"), by="clara")
    office.check(post)
    assert office.places(post) == dict.fromkeys(BOTH, "queued")
    assert office.people["clara"] not in office.file(post).post.authors
    office.clock.move(hours=1)
    assert office.publish(post) == "published"


def test_another_event_voids_a_consent_for_the_first(office: Office) -> None:
    """Emil allowed pictures of the summer party; the picture is now said to be from the fair."""
    office.consent("emil", "export", event="party")
    picture = office.picture(b"stage")
    post = office.submit(pictures=[picture], event="party").id
    office.check(post, {picture: office.seen("emil")})
    assert missing(office, post, "export") == [Missing.SIGNATURES]
    office.edit(post, event="fair")
    office.check(post)
    assert missing(office, post, "export") == [Missing.ANSWERS]


def test_somebody_elses_blur_voids_no_answer(office: Office) -> None:
    """Emil asks to be blurred: Ben's yes stays, the signers look at the new rendition."""
    post = office.approved("ben", "emil")
    office.say("emil", "blur")
    assert office.places(post) == {"export": "pulled"}
    office.check(post)
    assert missing(office, post, "export") == [Missing.SIGNATURES]


def test_another_name_on_a_face_voids_the_signature(office: Office) -> None:
    """Clara confirmed that it is Ben; now it is said to be Emil, who allowed it: she has to look again."""
    post = office.approved("ben")
    office.consent("emil", "export")
    office.name(post, 0, "emil")
    office.check(post)
    assert office.places(post) == {"export": "pulled"}
    assert missing(office, post, "export") == [Missing.SIGNATURES]


def test_a_yes_for_one_picture_counts_beside_the_same_text_elsewhere(office: Office) -> None:
    """The same picture with the same words on the same channel in another post: Ben is not asked twice."""
    office.approved("ben")
    again = office.submit(pictures=[office.picture(b"ben")]).id
    office.check(again)
    assert missing(office, again, "export") == [Missing.SIGNATURES]


def test_an_exemption_ends_with_its_text(office: Office) -> None:
    """A finding's key holds the text: what Clara let pass in the old words blocks in the new ones."""
    office.found = [Finding("werbung", "c", Level.BLOCK, "g", "text", 0, 5, "Schön", "old text")]
    post = office.submit().id
    office.check(post)
    exempting.exempt(office.begin, post, office.found[0].key, "Keine Werbung", by=office.people["clara"])
    assert missing(office, post, "export") == [Missing.SIGNATURES]
    office.found = [Finding("werbung", "c", Level.BLOCK, "g", "text", 0, 5, "Schön", "new text")]
    office.edit(post, text="Schön, kommt alle!")
    office.check(post)
    assert missing(office, post, "export") == [Missing.FINDING]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({}, EditedNothing),
        ({"text": " ", "pictures": []}, EmptyPost),
        ({"channels": []}, NoChannel),
        ({"channels": ["myspace"]}, UnknownChannel),
        ({"variants": {"myspace": "Hallo"}}, UnknownChannel),
        ({"pictures": [Shown("f" * 64, ALT, "Anna Berg")]}, NotFound),
    ],
)
def test_a_refused_edit_leaves_everything_as_it_was(
    office: Office, changes: dict[str, object], refusal: type[Exception]
) -> None:
    """Nothing new, nothing at all, an unknown channel or picture: the queue does not notice."""
    post = queued(office)
    before = len(office.entries())
    with pytest.raises(refusal):
        office.edit(post, **changes)
    assert office.places(post) == dict.fromkeys(BOTH, "queued")
    assert len(office.entries()) == before


def test_another_time_after_publishing_leaves_the_post_approved(office: Office) -> None:
    """Everything is out; a wish for another time changes neither stage nor placement."""
    post = office.published("ben")
    office.edit(post, wish=Moment(MONDAY + timedelta(days=1), "Europe/Berlin"))
    office.check(post)
    assert (office.stage(post), office.places(post)) == ("approved", {"export": "published"})


def test_words_that_are_gone_are_no_longer_asked_about(office: Office) -> None:
    """Before Ben answered Anna changed the text: he is asked about the new words only."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    office.edit(post, text="Ben hat Kuchen gebacken!")
    office.check(post)
    asked = [question.text for question in answering.questions(office.begin, office.people["ben"])]
    assert asked == ["Ben hat Kuchen gebacken!"]


def test_another_text_voids_the_signature_where_nobody_is_shown(office: Office) -> None:
    """A post without pictures: what Clara signed were the words."""
    post = office.submit("Wir stellen ein.").id
    office.check(post)
    office.sign(post)
    office.release(post, hours=1)
    office.edit(post, text="Wir stellen um.")
    assert office.places(post) == {"export": "pulled"}
    office.check(post)
    assert missing(office, post, "export") == [Missing.SIGNATURES]
