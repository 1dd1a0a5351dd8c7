"""A hold stops publishing: everything, a channel or one post; lifting it fires nothing."""

import pytest

from approvals.desk import holding
from approvals.errors import AlreadyLifted, NotAllowed, NotFound, NothingToSay
from tests.office import Office


def queued(office: Office, text: str, channel: str = "export") -> str:
    post = office.approved("ben", channels=[channel], text=text)
    office.release(post, channel)
    return post


def test_a_hold_on_everything(office: Office) -> None:
    """No channel and no post leaves."""
    posts = [queued(office, "Eins"), queued(office, "Zwei", "instagram")]
    holding.place(office.begin, "Trauerfall", by=office.people["lena"])
    assert [office.publish(posts[0]), office.publish(posts[1], "instagram")] == ["held", "held"]


def test_a_hold_on_a_channel(office: Office) -> None:
    """Instagram is held, the export leaves."""
    posts = [queued(office, "Eins"), queued(office, "Zwei", "instagram")]
    holding.place(office.begin, "Konto gekapert", by=office.people["clara"], channel="instagram")
    assert [office.publish(posts[0]), office.publish(posts[1], "instagram")] == ["published", "held"]


def test_a_hold_on_a_post(office: Office) -> None:
    """One post is held, the other leaves."""
    first, second = queued(office, "Eins"), queued(office, "Zwei")
    holding.place(office.begin, "Noch klären", by=office.people["lena"], post=first)
    assert [office.publish(first), office.publish(second)] == ["held", "published"]


def test_lifting_fires_nothing(office: Office) -> None:
    """What was held stays held until Lena gives it a new time."""
    post = queued(office, "Eins")
    hold = holding.place(office.begin, "Trauerfall", by=office.people["lena"])
    office.publish(post)
    office.lift(hold)
    assert office.publish(post) == "held"
    office.release(post)
    assert office.publish(post) == "published"


def test_one_of_two_holds_lifted_still_holds(office: Office) -> None:
    """Two people stopped everything; one of the holds is lifted."""
    post = queued(office, "Eins")
    holding.place(office.begin, "Trauerfall", by=office.people["clara"])
    second = holding.place(office.begin, "Krise", by=office.people["lena"])
    office.lift(second)
    assert office.publish(post) == "held"


def test_staff_does_not_hold(office: Office) -> None:
    """Stopping is a contact's or the lead's."""
    with pytest.raises(NotAllowed):
        holding.place(office.begin, "Krise", by=office.people["anna"])


def test_a_hold_is_lifted_once(office: Office) -> None:
    """The second time says so."""
    hold = holding.place(office.begin, "Krise", by=office.people["lena"])
    office.lift(hold)
    with pytest.raises(AlreadyLifted):
        office.lift(hold)


def test_a_hold_needs_a_reason_and_an_existing_post(office: Office) -> None:
    """Without either nothing is held."""
    with pytest.raises(NothingToSay):
        holding.place(office.begin, " ", by=office.people["lena"])
    with pytest.raises(NotFound):
        holding.place(office.begin, "Krise", by=office.people["lena"], post="0" * 16)
    with office.begin(reading=True) as work:
        assert work.holds.find() == []
