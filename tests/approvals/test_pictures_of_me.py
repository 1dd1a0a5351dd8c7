"""What people are shown of pictures they stand in: themselves, their own answers, and of others nothing but boxes."""

from datetime import timedelta

import pytest

from approvals.appearances import Face
from approvals.boxes import Box
from approvals.desk import answering, consenting, picturing
from approvals.errors import NotFound
from approvals.fingerprint import new_id
from approvals.sights import Sight, Stand
from tests.counting import queries
from tests.office import Office


def pictured(
    office: Office, *handles: str | None, channels: tuple[str, ...] = ("export",), text: str = "Schön war's!"
) -> str:
    picture = office.picture(text.encode())
    post = office.submit(text, pictures=[picture], channels=channels).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def sight(office: Office, post: str, handle: str = "emil") -> Sight:
    (one,) = picturing.shown_in(office.begin, post, to=office.people[handle]).sights
    return one


def test_a_person_sees_themselves_and_softens_everybody_else(office: Office):
    """Emil's own box is told apart; those of Ben and of a stranger are to be softened."""
    one = sight(office, pictured(office, "ben", "emil", None))
    assert one.box == Box(200, 100, 120, 120)
    assert set(one.others) == {Box(0, 100, 120, 120), Box(400, 100, 120, 120)}
    assert one.shown
    assert one.author == "Anna"


def test_a_box_drawn_later_is_softened_too(office: Office):
    """Anna finds one more face after Emil was asked."""
    post = pictured(office, "emil")
    picture = office.file(post).pictures
    drawn = Face(new_id(), next(iter(picture)), Box(900, 900, 80, 80), 1.0, None, office.people["anna"], office.clock())
    with office.begin() as work:
        work.faces.add(drawn)
        work.commit()
    assert sight(office, post).others == (Box(900, 900, 80, 80),)


def test_a_picture_that_was_not_searched_is_not_shown(office: Office):
    """Nobody knows yet who else is in it."""
    post = pictured(office, "emil")
    with office.begin() as work:
        for search in work.searches.find():
            work.searches.drop(search)
        work.commit()
    assert not sight(office, post).shown


def test_nobody_else_is_shown_anything(office: Office):
    """Clara decides about the post, and it asks her nothing; Emil's question is not there for her."""
    post = pictured(office, "emil")
    (mine,) = answering.questions(office.begin, office.people["emil"])
    assert picturing.shown_in(office.begin, post, to=office.people["clara"]).sights == ()
    with pytest.raises(NotFound):
        picturing.post_of(office.begin, mine.appearance.id, by=office.people["clara"])


def test_where_one_stands_on_each_channel(office: Office):
    """Emil said yes for one channel; the other waits, then its deadline passes."""
    post = pictured(office, "emil", channels=("instagram", "facebook"))
    office.say("emil", "yes", channel="facebook")
    one = sight(office, post)
    assert [(c.channel, c.stand) for c in one.channels] == [("instagram", Stand.WAITING), ("facebook", Stand.YES)]
    assert one.stand is None
    assert one.deadline == office.clock() + timedelta(days=3)
    office.clock.now += timedelta(days=4)
    assert sight(office, post).channels[0].stand is Stand.SILENT


def test_what_a_consent_covers_and_what_its_withdrawal_leaves(office: Office):
    """Emil had allowed the channel in advance, and takes that back."""
    consent = office.consent("emil", "export")
    post = pictured(office, "emil")
    assert sight(office, post).stand is Stand.BY_CONSENT
    consenting.withdraw(office.begin, consent, by=office.people["emil"])
    assert sight(office, post).stand is Stand.ENDED


def test_not_me_leaves_a_softened_picture_to_take_it_back(office: Office):
    """Emil is shown the place, and no face at all; once Ben's name is there, nothing."""
    post = pictured(office, "emil", "ben")
    (mine,) = answering.questions(office.begin, office.people["emil"])
    answering.not_me(office.begin, mine.appearance.id, by=office.people["emil"])
    shown = picturing.shown_in(office.begin, post, to=office.people["emil"])
    (denied,) = shown.denied
    assert shown.sights == ()
    assert denied.box in denied.strangers
    assert len(denied.strangers) == 2
    office.name(post, 0, "ben")
    assert picturing.shown_in(office.begin, post, to=office.people["emil"]).denied == ()


def test_what_is_out_is_told_with_its_address_until_it_is_gone(office: Office):
    """Emil's picture is published; he says no, it comes down, and then it is out no more."""
    post = office.published("emil")
    (one,) = picturing.out_there(office.begin, office.people["emil"])
    assert one.channels[0].address
    office.say("emil", "no")
    (one,) = picturing.out_there(office.begin, office.people["emil"])
    assert (one.stand, str(one.channels[0].place)) == (Stand.NO, "taking_down")
    office.take_down(post)
    assert picturing.out_there(office.begin, office.people["emil"]) == ()


def test_an_edit_shows_the_new_words_and_the_ones_that_are_out(office: Office):
    """Anna changes the text of a published post: Emil sees both, and which of them is out."""
    post = office.published("emil")
    office.edit(post, text="Noch schöner")
    office.check(post)
    both = {one.text: one.address for one in sight(office, post).channels}
    assert both["Noch schöner"] is None
    assert both["Schön war's!"]


def test_the_album_goes_back_page_by_page(office: Office, monkeypatch: pytest.MonkeyPatch):
    """Four pictures on two channels, three questions a page: no picture is torn apart, none is left out."""
    monkeypatch.setattr(picturing, "PAGE", 3)
    posts = [pictured(office, "emil", channels=("instagram", "facebook"), text=f"Bild {n}") for n in range(4)]
    seen, before = [], None
    while True:
        album = picturing.album(office.begin, office.people["emil"], before=before)
        seen += [(one.post, len(one.channels)) for one in album.sights]
        before = album.before
        if before is None:
            break
    assert seen == [(post, 2) for post in reversed(posts)]


def test_a_fixed_number_of_queries_however_many_pictures(office: Office):
    """Ten pictures cost as many as one."""
    emil = office.people["emil"]
    pictured(office, "emil", "ben")
    few = queries(office.engine, lambda: picturing.album(office.begin, emil))
    for number in range(9):
        pictured(office, "emil", "ben", text=f"Bild {number}")
    many = queries(office.engine, lambda: picturing.album(office.begin, emil))
    assert few == many <= 20
    assert queries(office.engine, lambda: picturing.out_there(office.begin, emil)) <= 20
