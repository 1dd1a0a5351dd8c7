"""A Facebook Page, against the double that enforces what the Graph API does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from approvals.channels import ChannelRefused, OutcomeUnknown, Trouble
from flows.channels.facebook import Facebook
from tests.flows.channel_bench import TEXT, Sheet, connected, long_ago, parcel, picture
from tests.servers.double import Fault
from tests.servers.meta_double import Meta, meta


@pytest.fixture
def double() -> Iterator[Meta]:
    with meta() as running:
        yield running


@pytest.fixture
def page(double: Meta) -> Facebook:
    return connected("facebook", double)


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_text_and_pictures_come_out_as_one_post(double: Meta, page: Facebook, count: int):
    """Up to ten pictures, each with its alt text, in their order, below the text."""
    address = page.deliver(parcel(count), Sheet())

    (post,) = double.facebook.posts.values()
    assert (post.id, post.message) == (address, TEXT)
    assert [photo.data for photo in post.photos] == [sent.data for sent in parcel(count).pictures]
    assert {photo.alt for photo in post.photos} <= {"Emil lacht"}


def test_the_same_parcel_is_published_once(double: Meta, page: Facebook):
    """Delivered twice with the same notes it is found, not repeated."""
    notes = Sheet()

    assert page.deliver(parcel(), notes) == page.deliver(parcel(), notes)
    assert len(double.facebook.posts) == 1


def test_an_attempt_goes_on_with_the_photos_of_the_one_before(double: Meta, page: Facebook):
    """After a refused post the photos are there already: the next attempt only publishes."""
    notes = Sheet()
    double.next_time("/feed", Fault.BUSY)
    with pytest.raises(ChannelRefused):
        page.deliver(parcel(), notes)

    page.deliver(parcel(), notes)
    assert len(double.facebook.photos) == 2


def test_a_photo_that_changed_is_uploaded_anew_and_the_old_one_goes(double: Meta, page: Facebook):
    """Emil was blurred between two attempts: nobody can fetch the picture that shows him."""
    notes = Sheet()
    double.next_time("/feed", Fault.BUSY)
    with pytest.raises(ChannelRefused):
        page.deliver(parcel(1, alt="Emil"), notes)

    page.deliver(parcel(1, alt="verpixelt"), notes)
    assert [photo.alt for photo in double.facebook.photos.values()] == ["verpixelt"]


def test_photos_that_facebook_forgot_are_uploaded_again(double: Meta, page: Facebook):
    """A day after the refused attempt its temporary photos are gone; the post has its pictures all the same."""
    notes = Sheet()
    double.next_time("/feed", Fault.BUSY)
    with pytest.raises(ChannelRefused):
        page.deliver(parcel(), notes)
    double.ahead = timedelta(days=1)

    page.deliver(parcel(), notes)
    assert len(next(iter(double.facebook.posts.values())).photos) == 2


@pytest.mark.parametrize(
    ("sent", "trouble"),
    [
        (parcel(11), Trouble.PICTURE_COUNT),
        (parcel(0, "a" * 63_207), Trouble.TEXT_LENGTH),
    ],
)
def test_what_does_not_fit_is_refused_before_the_first_call(double: Meta, page: Facebook, sent: object, trouble: str):
    """More than ten pictures, or more than 63,206 characters."""
    with pytest.raises(ChannelRefused) as refused:
        page.deliver(sent, Sheet())

    assert (refused.value.trouble, refused.value.again, double.seen) == (trouble, False, [])


@pytest.mark.parametrize(
    ("code", "trouble", "again"),
    [
        (4, Trouble.QUOTA, True), (17, Trouble.QUOTA, True), (32, Trouble.QUOTA, True), (341, Trouble.QUOTA, True),
        (613, Trouble.QUOTA, True), (368, Trouble.POLICY, False), (190, Trouble.TOKEN, False),
        (102, Trouble.TOKEN, False), (10, Trouble.PERMISSION, False), (200, Trouble.PERMISSION, False),
        (299, Trouble.PERMISSION, False), (100, Trouble.PROTOCOL, False), (506, Trouble.DUPLICATE, False),
        (1609005, Trouble.UNFETCHABLE, False),
    ],
)  # fmt: skip
def test_each_error_is_told_by_its_name(double: Meta, page: Facebook, code: int, trouble: str, again: bool):
    """Limits of use pass by themselves; tokens, permissions, blocks and duplicates need a person."""
    double.refuse_next("/feed", code)

    with pytest.raises(ChannelRefused) as refused:
        page.deliver(parcel(0), Sheet())

    assert (refused.value.trouble, refused.value.again) == (trouble, again)
    assert refused.value.detail.startswith(f"{code}/")


@pytest.mark.parametrize("code", [1, 2])
def test_an_error_that_facebook_also_gives_for_what_it_did_is_unknown(double: Meta, page: Facebook, code: int):
    """Codes 1 and 2 say nothing about whether the post is out."""
    double.refuse_next("/feed", code)
    notes = Sheet()

    with pytest.raises(OutcomeUnknown):
        page.deliver(parcel(0), notes)
    long_ago(notes)
    assert page.look_up(parcel(0), notes, datetime.now(UTC)) is None


def test_the_api_is_left_alone_as_long_as_it_asks(double: Meta, page: Facebook):
    """Over the limit, Meta's header says how many minutes to wait; the desk is told."""
    double.used, double.regain = 100, 7
    double.next_time("/feed", Fault.BUSY)

    with pytest.raises(ChannelRefused) as refused:
        page.deliver(parcel(0), Sheet())
    assert refused.value.wait == timedelta(minutes=7)


def test_too_early_to_tell_stays_unknown(double: Meta, page: Facebook):
    """A minute after a lost call the page shows nothing: that proves nothing yet."""
    notes = Sheet()
    double.next_time("/feed", Fault.DROPPED)
    with pytest.raises(OutcomeUnknown):
        page.deliver(parcel(0), notes)

    with pytest.raises(OutcomeUnknown):
        page.look_up(parcel(0), notes, datetime.now(UTC))


def test_a_post_that_shows_late_is_found_in_the_end(double: Meta, page: Facebook):
    """The call was lost after it was carried out, and the list lags behind: unknown first, then found."""
    notes = Sheet()
    double.next_time("/feed", Fault.DROPPED_AFTER)
    double.facebook.hidden = True
    with pytest.raises(OutcomeUnknown):
        page.deliver(parcel(), notes)
    with pytest.raises(OutcomeUnknown):
        page.deliver(parcel(), notes)

    double.facebook.hidden = False
    assert page.look_up(parcel(), notes, datetime.now(UTC)) in double.facebook.posts


def test_a_page_that_refuses_to_tell_has_told_nothing(double: Meta, page: Facebook):
    """The token ended between the lost call and looking for it: nobody says that nothing is out."""
    notes = Sheet()
    double.next_time("/feed", Fault.DROPPED_AFTER)
    with pytest.raises(OutcomeUnknown):
        page.deliver(parcel(), notes)
    double.expires_at = double.now

    long_ago(notes)
    with pytest.raises(OutcomeUnknown):
        page.look_up(parcel(), notes, datetime.now(UTC))


def test_without_a_call_nothing_is_out(double: Meta, page: Facebook):
    """The process died before it published: no need to ask anybody."""
    assert page.look_up(parcel(), Sheet(), datetime.now(UTC)) is None
    assert double.seen == []


def test_the_same_words_of_last_week_are_another_post(double: Meta, page: Facebook):
    """Only what was published since the call counts."""
    double.ahead = timedelta(days=-7)
    page.deliver(parcel(0), Sheet())
    double.ahead, notes = timedelta(), Sheet()
    double.next_time("/feed", Fault.DROPPED)
    with pytest.raises(OutcomeUnknown):
        page.deliver(parcel(0), notes)

    long_ago(notes)
    assert page.look_up(parcel(0), notes, datetime.now(UTC)) is None


def test_taking_down_takes_the_photos_along(double: Meta, page: Facebook):
    """The post and its photos are read back as gone; doing it again finds them gone."""
    address = page.deliver(parcel(), Sheet())

    assert "100/33" in page.take_down(address)
    assert (double.facebook.posts, double.facebook.photos) == ({}, {})
    assert "100/33" in page.take_down(address)


@pytest.mark.parametrize("fault", [Fault.DROPPED_AFTER, Fault.SILENT_AFTER, Fault.BROKEN_AFTER])
def test_a_removal_without_an_answer_is_read_back(double: Meta, page: Facebook, fault: Fault):
    """Nobody said that it was deleted, but it is."""
    address = page.deliver(parcel(0), Sheet())
    double.next_time("DELETE", fault)

    assert connected("facebook", double, waits=1).take_down(address)


def test_what_is_still_there_is_not_gone(double: Meta, page: Facebook):
    """The removal got lost: it stays a task."""
    address = page.deliver(parcel(0), Sheet())
    double.next_time("DELETE", Fault.DROPPED)

    with pytest.raises(OutcomeUnknown):
        page.take_down(address)


def test_the_check_says_who_and_until_when(double: Meta, page: Facebook):
    """The page's name; a system user's token that does not end; nothing is missing."""
    assert (page.check().name, page.check().expires_at, page.check().missing) == ("Muster Gastro", None, ())

    double.expires_at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=9)
    double.scopes.remove("pages_manage_engagement")
    assert (page.check().expires_at, page.check().missing) == (double.expires_at, ("pages_manage_engagement",))


def test_the_check_tells_an_ended_token(double: Meta, page: Facebook):
    """Reconnecting is what helps."""
    double.expires_at = double.now

    with pytest.raises(ChannelRefused) as refused:
        page.check()
    assert refused.value.trouble == Trouble.TOKEN


def test_comments_and_numbers_are_read(double: Meta, page: Facebook):
    """Who wrote what below the post, and how many."""
    address = page.deliver(parcel(1), Sheet())
    double.facebook.comment(address, "Ute Stamm", "Gratuliere!")

    (comment,) = page.comments(address).comments
    assert (comment.author, comment.text) == ("Ute Stamm", "Gratuliere!")
    assert page.numbers(address) == {"likes": 5, "comments": 1, "shares": 2}
    assert page.link(address) == f"https://www.facebook.com/{address}"
    assert [seen.text for seen in page.shown(double.now - timedelta(hours=1))] == [TEXT]


def test_answers_name_the_comment_and_a_long_talk_is_not_called_complete(double: Meta, page: Facebook):
    """Five pages of a hundred are read; what comes after them is not gone."""
    address = page.deliver(parcel(1), Sheet())
    first = double.facebook.comment(address, "Ute Stamm", "Gratuliere!")
    double.facebook.comment(address, "Kai", "Ich auch!", answers=first)

    talk = page.comments(address)
    assert ([one.parent for one in talk.comments], talk.complete) == ([None, first], True)
    for number in range(500):
        double.facebook.comment(address, "Kai", f"Nummer {number}")
    talk = page.comments(address)
    assert (len(talk.comments), talk.complete) == (500, False)


def test_a_large_photo_is_refused_by_name(double: Meta, page: Facebook):
    """More than ten megabytes."""
    heavy = replace(picture(), data=picture().data.ljust(10_000_001))

    with pytest.raises(ChannelRefused) as refused:
        page.deliver(replace(parcel(), pictures=(heavy,)), Sheet())
    assert (refused.value.trouble, double.seen) == (Trouble.TOO_LARGE, [])
