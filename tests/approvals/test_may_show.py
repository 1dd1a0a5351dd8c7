"""Which pictures somebody may put into a draft: a picture's id alone opens nothing."""

import pytest

from approvals.errors import NotAllowed, NotYourPicture
from tests.office import Office


def test_the_picture_of_somebody_else_stays_theirs(office: Office) -> None:
    """Ben read the id of Anna's photo in an address; he can neither save, hand in nor smuggle it into a post of his."""
    picture, own = office.picture(), office.picture(b"mine", by="ben")
    with pytest.raises(NotYourPicture) as refused:
        office.save("Meins", own, picture, by="ben")
    assert refused.value.number == 2
    with pytest.raises(NotYourPicture):
        office.submit(pictures=[picture], by="ben")
    post = office.submit("Nur Text", by="ben").id
    with pytest.raises(NotYourPicture):
        office.edit(post, by="ben", pictures=office.shown(picture))


def test_whoever_sends_the_same_photo_has_it_too(office: Office) -> None:
    """Anna shared her photo with Ben, and both uploaded it."""
    picture = office.picture()
    office.picture(by="ben")
    assert office.submit(pictures=[picture], by="ben").stage == "checking"


def test_contacts_and_their_deputies_may_show_every_picture(office: Office) -> None:
    """They see them all anyway; Emil only while Clara is away."""
    picture = office.picture()
    assert office.submit(pictures=[picture], by="clara").stage == "checking"
    with pytest.raises(NotYourPicture):
        office.submit(pictures=[picture], by="emil")
    office.away("clara", "emil")
    assert office.submit(pictures=[picture], by="emil").stage == "checking"


def test_a_picture_of_the_own_post_stays_in_it(office: Office) -> None:
    """Clara put another photo into Anna's post; Anna changes the words afterwards and keeps it."""
    post = office.submit(pictures=[office.picture()]).id
    other = office.picture(b"other", by="clara")
    office.edit(post, by="clara", pictures=office.shown(other))
    office.edit(post, text="Noch schöner")
    assert [one.picture for one in office.file(post).revision.pictures] == [other]


def test_who_does_not_work_on_a_post_does_not_change_it(office: Office) -> None:
    """Ben would become an author, and see every face."""
    post = office.submit(pictures=[office.picture()]).id
    with pytest.raises(NotAllowed):
        office.edit(post, by="ben", text="Neu")
