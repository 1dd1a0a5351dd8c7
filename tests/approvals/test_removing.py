"""Who no longer wants to be out gets an answer: gone since when, or by whose hand until when."""

from datetime import timedelta

import pytest

from approvals.channels import ByHand
from approvals.desk import consenting, expiring, removing, taking_down
from approvals.errors import AlreadyWithdrawn, NotFound
from approvals.removals import BY_HAND, COPIES, GONE, LATE
from tests.office import Office


def letters(office: Office, handle: str, *kinds: str) -> list[str]:
    with office.begin(reading=True) as work:
        found = work.notices.find(person=office.people[handle])
    return [notice.kind for notice in found if notice.kind in kinds]


def by_consent(office: Office, handle: str = "emil", **more: object) -> tuple[str, str]:
    """A post that is out because this person allowed it in advance. Returns the consent and the post."""
    consent = office.consent(handle, "export", **more)
    picture = office.picture(handle.encode())
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen(handle)})
    office.sign(post)
    office.release(post)
    assert office.publish(post) == "published"
    return consent, post


def by_hand(office: Office, post: str) -> None:
    """The channel says that only a person can delete it."""
    out = taking_down.to_take_down(office.begin, office.placement(post).id)
    taking_down.by_hand(office.begin, out, ByHand("instagram", "instagram_delete"))


def test_who_withdrew_hears_that_it_is_gone(any_office: Office) -> None:
    """Emil withdraws: the removal is his, with a deadline; once it is proved gone he gets a letter and the proof."""
    consent, post = by_consent(any_office)
    consenting.withdraw(any_office.begin, consent, by=any_office.people["emil"])
    (told,) = removing.removals_of(any_office.begin, any_office.people["emil"])
    assert (told.words, told.removal.gone_at) == ("Schön war's!", None)
    assert told.removal.due_at > any_office.clock()
    any_office.take_down(post)
    (told,) = removing.removals_of(any_office.begin, any_office.people["emil"])
    assert (told.removal.gone_at, bool(told.removal.proof)) == (any_office.clock(), True)
    assert letters(any_office, "emil", GONE, BY_HAND) == [GONE]


def test_a_no_to_one_picture_is_answered_as_well(office: Office) -> None:
    """Of two who are shown, only who changed their mind has something removed for them."""
    office.published("ben", "emil")
    office.say("ben", "no")
    assert len(removing.removals_of(office.begin, office.people["ben"])) == 1
    assert removing.removals_of(office.begin, office.people["emil"]) == []


def test_by_hand_until_a_day_and_leads_are_reminded_once(office: Office) -> None:
    """Ben is told at once, and only once; when nobody did it in two working days Lena hears of it."""
    post = office.published("ben")
    office.say("ben", "no")
    by_hand(office, post)
    by_hand(office, post)
    assert letters(office, "ben", GONE, BY_HAND) == [BY_HAND]
    assert removing.remind_of_late(office.begin) == 0
    office.clock.move(days=3)
    assert [removing.remind_of_late(office.begin), removing.remind_of_late(office.begin)] == [1, 1]
    assert letters(office, "lena", LATE) == [LATE]


def test_files_in_a_folder_are_listed_and_copies_asked_for(office: Office) -> None:
    """What lay in the export folder is named, to Ben and to Lena, who may know where copies went."""
    post = office.published("ben")
    office.say("ben", "no")
    out = taking_down.to_take_down(office.begin, office.placement(post).id)
    taking_down.gone(office.begin, out, "4711/taken-down.json", ("01.jpg", "text.txt"))
    (told,) = removing.removals_of(office.begin, office.people["ben"])
    assert told.removal.files == ("01.jpg", "text.txt")
    assert letters(office, "lena", COPIES) == [COPIES]


def test_an_end_is_announced_once_to_its_person_and_to_leads(office: Office) -> None:
    """Two weeks before: Emil, whose consent it is, and Lena, because something would come down."""
    by_consent(office, ends=office.clock() + timedelta(days=30))
    assert expiring.announce(office.begin) == 0
    office.clock.move(days=17)
    assert [expiring.announce(office.begin), expiring.announce(office.begin)] == [1, 0]
    assert letters(office, "emil", expiring.ENDS) == [expiring.ENDS]
    assert letters(office, "lena", expiring.COMES_DOWN) == [expiring.COMES_DOWN]


def test_renewed_in_one_tap_nothing_comes_down(office: Office) -> None:
    """Emil renews, twice by mistake: one new consent for as long again, and on the day nothing happens."""
    emil = office.people["emil"]
    consent, post = by_consent(office, ends=office.clock() + timedelta(days=10))
    ends = expiring.renew(office.begin, consent, by=emil).ends
    assert ends == office.clock() + timedelta(days=20)
    expiring.renew(office.begin, consent, by=emil)
    assert len(consenting.consents_of(office.begin, emil)) == 2
    assert expiring.ending(office.begin, consent, by=emil).renewed
    office.clock.move(days=10)
    expiring.ended(office.begin, whole=True)
    assert office.places(post) == {"export": "published"}


def test_nobody_renews_for_somebody_else_or_what_was_withdrawn(office: Office) -> None:
    """Ben does not even learn that there is such a consent."""
    consent, _ = by_consent(office, ends=office.clock() + timedelta(days=10))
    with pytest.raises(NotFound):
        expiring.renew(office.begin, consent, by=office.people["ben"])
    consenting.withdraw(office.begin, consent, by=office.people["emil"])
    with pytest.raises(AlreadyWithdrawn):
        expiring.renew(office.begin, consent, by=office.people["emil"])
