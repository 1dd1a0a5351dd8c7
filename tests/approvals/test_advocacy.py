"""What the company published, employees may pass on: with proposals in the post's language, and no trace of it."""

import pytest

from approvals.advocacy import proposals, ways
from approvals.desk import passing_on
from approvals.errors import NotAllowed, NotFound
from tests.office import Office
from tests.post_pages import out_there


def test_a_proposal_begins_as_the_post_does_and_names_the_employer() -> None:
    """In the post's language; a post of pictures alone still gets words."""
    german = proposals("Zehn Jahre Emil!", "de", "Muster GmbH")
    assert german[0] == "Zehn Jahre Emil!\n\n(Ich arbeite bei Muster GmbH.)"
    assert all("Muster GmbH" in one for one in (*german, *proposals("Ten years!", "en", "Muster GmbH")))
    assert proposals("", "de", "Muster GmbH")[1] == "Neues von Muster GmbH, wo ich arbeite"


def test_each_network_gets_the_link_and_what_it_takes_of_the_words() -> None:
    """Nothing in them can break out of the address."""
    found = {way.network: way for way in ways("https://firma.example/1?a=b&c", "Schön & gut")}
    assert found["LinkedIn"].address.endswith("?url=https%3A%2F%2Ffirma.example%2F1%3Fa%3Db%26c")
    assert "Sch%C3%B6n%20%26%20gut" in found["Mastodon"].address
    assert {name for name, way in found.items() if way.takes_words} == {"Bluesky", "Mastodon"}


def test_only_what_is_out_and_has_a_page_is_offered(office: Office) -> None:
    """The export folder has no page; what comes down is not spread any more."""
    with pytest.raises(NotFound):
        passing_on.shareable(office.begin, office.published("ben"), by=office.people["anna"])
    post = out_there(office)
    (one,) = passing_on.shareable(office.begin, post, by=office.people["anna"])
    assert (one.link, one.text) == ("https://firma.example/1", "Schön war's!")
    office.say("emil", "no")
    with pytest.raises(NotFound):
        passing_on.shareable(office.begin, post, by=office.people["anna"])


def test_what_is_shared_leaves_no_trace(office: Office) -> None:
    """Looking at it writes nothing, anywhere; who may not read posts may not look."""
    post, entries = out_there(office), len(office.entries())
    passing_on.shareable(office.begin, post, by=office.people["ben"])
    assert [one.out.post for one in passing_on.lately(office.begin, 30, by=office.people["ben"])] == [post]
    assert len(office.entries()) == entries
    with pytest.raises(NotAllowed):
        passing_on.lately(office.begin, 30, by=office.people["ada"])
