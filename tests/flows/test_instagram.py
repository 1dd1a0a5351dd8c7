"""Instagram, against the double that fetches our pictures from our real pages, over HTTP."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from approvals.channels import ByHand, ChannelRefused, OutcomeUnknown, Parcel, Trouble
from approvals.desk.lending import Lending
from flows.channels.instagram import Instagram
from tests.flows.channel_bench import COLOURS, TEXT, Sheet, connected, lending, long_ago, parcel, picture
from tests.servers.double import Fault
from tests.servers.instagram_double import Said
from tests.servers.meta_double import Meta, meta


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lending]:
    """Our pages, with these pictures among the renditions."""
    with lending(tmp_path_factory.mktemp("office"), *map(picture, COLOURS)) as running:
        yield running


@pytest.fixture
def double() -> Iterator[Meta]:
    with meta() as running:
        running.instagram.looks = 0
        yield running


@pytest.fixture
def account(double: Meta, pages: Lending) -> Instagram:
    return connected("instagram", double, pages)


def refusal(account: Instagram, sent: Parcel, notes: Sheet | None = None) -> ChannelRefused:
    with pytest.raises(ChannelRefused) as refused:
        account.deliver(sent, notes if notes is not None else Sheet())
    return refused.value


@pytest.mark.parametrize("count", [1, 2, 10])
def test_one_picture_or_several_are_published(double: Meta, account: Instagram, count: int):
    """Instagram has our very bytes, in their order, with their alt texts, below the caption."""
    address = account.deliver(parcel(count), Sheet())

    (media,) = double.instagram.media.values()
    assert (media.id, media.caption) == (address, TEXT)
    assert media.pictures == [(sent.data, "Emil lacht") for sent in parcel(count).pictures]


def test_our_addresses_are_gone_afterwards(double: Meta, account: Instagram):
    """What Instagram fetched a moment ago nobody can fetch any more."""
    account.deliver(parcel(2), Sheet())

    assert len(set(double.instagram.fetched)) == 2
    assert {httpx.get(url, trust_env=False).status_code for url in double.instagram.fetched} == {404}


def test_a_container_is_waited_for(double: Meta, account: Instagram):
    """While it is IN_PROGRESS nothing is published; then it is."""
    double.instagram.looks = 1

    account.deliver(parcel(1), Sheet())
    assert [line for line in double.seen if "GET" in line and "9000" in line] != []
    assert len(double.instagram.media) == 1


def test_not_ready_after_all_is_waited_for_as_well(double: Meta, account: Instagram):
    """9007/2207027 while publishing: the same container a moment later."""
    double.refuse_next("/media_publish", 9007, 2207027)

    account.deliver(parcel(1), Sheet())
    assert len(double.instagram.containers) == 1


def test_the_same_parcel_is_published_once(double: Meta, account: Instagram):
    """Delivered twice with the same notes it is found, also where Instagram leaves the @ away."""
    notes = Sheet()
    address = account.deliver(parcel(1), notes)
    double.instagram.without_at = True

    assert account.deliver(parcel(1), notes) == address
    assert len(double.instagram.media) == 1


def test_a_post_without_a_caption_is_found_by_its_container(double: Meta, account: Instagram):
    """The answer was lost and there is no text to go by: its container was published, and one thing is new."""
    notes = Sheet()
    double.next_time("/media_publish", Fault.DROPPED_AFTER)
    with pytest.raises(OutcomeUnknown):
        account.deliver(parcel(1, ""), notes)

    assert account.look_up(parcel(1, ""), notes, datetime.now(UTC)) in double.instagram.media


def test_what_is_published_but_not_to_be_told_apart_stays_unknown(double: Meta, account: Instagram):
    """Without captions two new ones look the same: a person has to say which is ours."""
    account.deliver(parcel(1, ""), Sheet())
    notes = Sheet()
    double.next_time("/media_publish", Fault.DROPPED_AFTER)
    with pytest.raises(OutcomeUnknown):
        account.deliver(parcel(1, ""), notes)

    long_ago(notes)
    with pytest.raises(OutcomeUnknown) as unknown:
        account.look_up(parcel(1, ""), notes, datetime.now(UTC))
    assert unknown.value.trouble == Trouble.NOT_FOUND


@pytest.mark.parametrize(
    ("sent", "trouble"),
    [
        (parcel(0), Trouble.PICTURE_COUNT),
        (parcel(11), Trouble.PICTURE_COUNT),
        (parcel(1, "a" * 2_201), Trouble.TEXT_LENGTH),
        (parcel(1, alt="a" * 1_001), Trouble.ALT_LENGTH),
        (parcel(1, size=(1080, 1351)), Trouble.RATIO),
        (parcel(1, size=(1911, 1000)), Trouble.RATIO),
        (replace(parcel(1), pictures=(replace(picture(), data=b"\x89PNG"),)), Trouble.PICTURE_KIND),
        (replace(parcel(1), pictures=(replace(picture(), data=picture().data.ljust(8_388_609)),)), Trouble.TOO_LARGE),
    ],
    ids=["no picture", "eleven", "caption", "alt text", "too tall", "too wide", "no JPEG", "over 8 MiB"],
)
def test_what_does_not_fit_is_refused_before_the_first_call(
    double: Meta, account: Instagram, sent: Parcel, trouble: Trouble
):
    """One to ten JPEGs from 4:5 to 1.91:1 below 8 MiB, 2,200 characters, 1,000 of alt text. Nothing is cut to fit."""
    refused = refusal(account, sent)

    assert (refused.trouble, refused.again, double.seen) == (trouble, False, [])


@pytest.mark.parametrize(
    ("line", "error", "trouble", "again"),
    [
        ("/media$", (-1, 2207001), Trouble.BUSY, True),
        ("/media$", (-1, 2207032), Trouble.BUSY, True),
        ("/media$", (-2, 2207003), Trouble.BUSY, True),
        ("/media$", (9004, 2207052), Trouble.UNFETCHABLE, True),
        ("/media$", (36000, 2207004), Trouble.TOO_LARGE, False),
        ("/media$", (36001, 2207005), Trouble.PICTURE_KIND, False),
        ("/media$", (36003, 2207009), Trouble.RATIO, False),
        ("/media$", (36004, 2207010), Trouble.TEXT_LENGTH, False),
        ("/media$", (100, 2207028), Trouble.PICTURE_COUNT, False),
        ("/media_publish", (-2, 2207020), Trouble.BUSY, True),
        ("/media_publish", (24, 2207008), Trouble.BUSY, True),
        ("/media_publish", (9, 2207042), Trouble.QUOTA, False),
        ("/media_publish", (4, 2207051), Trouble.POLICY, False),
        ("/media_publish", (25, 2207050), Trouble.POLICY, False),
        ("/media_publish", (190, 463), Trouble.TOKEN, False),
        ("/media_publish", (10, 0), Trouble.PERMISSION, False),
        ("/media_publish", (368, 0), Trouble.POLICY, False),
    ],
)
def test_each_error_is_told_by_its_name(  # noqa: PLR0917 - a table
    double: Meta, account: Instagram, line: str, error: tuple[int, int], trouble: str, again: bool
):
    """What passes by itself is tried again; what needs a person stops."""
    double.refuse_next(f"POST .*{line}", *error)

    refused = refusal(account, parcel(1))
    assert (refused.trouble, refused.again) == (trouble, again)


def test_an_ended_container_is_replaced(double: Meta, account: Instagram):
    """A day after the refused attempt its container has EXPIRED: the next attempt makes another."""
    notes = Sheet()
    double.refuse_next("/media_publish", 9, 2207042)
    refusal(account, parcel(1), notes)
    double.ahead = timedelta(days=1)

    account.deliver(parcel(1), notes)
    assert len(double.instagram.containers) == 2
    assert len(double.instagram.media) == 1


def test_a_failed_container_tells_why_and_is_replaced(double: Meta, account: Instagram):
    """ERROR with the subcode of a picture that could not be fetched; it can be by the next attempt."""
    notes = Sheet()
    double.instagram.fails_with = 2207052
    assert refusal(account, parcel(1), notes).trouble == Trouble.UNFETCHABLE

    double.instagram.fails_with = 0
    account.deliver(parcel(1), notes)
    assert len(double.instagram.media) == 1


def test_a_hiccup_is_tried_twice_with_the_same_container(double: Meta, account: Instagram):
    """24/2207008: half a minute later again, after the third time with another container."""
    notes, containers = Sheet(), []
    for _ in range(4):
        double.refuse_next("/media_publish", 24, 2207008)
        assert refusal(account, parcel(1), notes).wait == timedelta(seconds=30)
        containers.append(len(double.instagram.containers))

    assert containers == [1, 1, 1, 2]


def test_an_attempt_goes_on_with_the_children_of_the_one_before(double: Meta, account: Instagram):
    """The album could not be made: its pictures' containers are there, and nothing is fetched twice."""
    notes = Sheet()
    double.next_time("/media_publish", Fault.BUSY)
    refusal(account, parcel(3), notes)

    account.deliver(parcel(3), notes)
    assert (len(double.instagram.fetched), len(double.instagram.containers)) == (3, 4)


def test_another_caption_is_another_container(double: Meta, account: Instagram):
    """The text was corrected between two attempts: what comes out says the new one."""
    notes = Sheet()
    double.next_time("/media_publish", Fault.BUSY)
    refusal(account, parcel(1, "Tipfehler"), notes)

    account.deliver(parcel(1, "Tippfehler"), notes)
    assert [media.caption for media in double.instagram.media.values()] == ["Tippfehler"]


def test_a_used_up_quota_stops_before_anything_is_fetched(double: Meta, account: Instagram):
    """The quota is read first, from quota_total."""
    double.instagram.quota = 0

    assert refusal(account, parcel(1)).trouble == Trouble.QUOTA
    assert double.instagram.fetched == []


def test_what_is_no_rendition_never_gets_an_address(double: Meta, account: Instagram):
    """A picture that is not among the renditions is not lent, and nothing is published."""
    with pytest.raises(Exception, match="rendition"):
        account.deliver(parcel(1, size=(1000, 1000)), Sheet())
    assert double.instagram.media == {}


def test_taking_down_is_read_back(double: Meta, account: Instagram):
    """Gone, proved, and a second time still gone."""
    address = account.deliver(parcel(1), Sheet())

    assert "100/33" in account.take_down(address)
    assert double.instagram.media == {}
    assert "100/33" in account.take_down(address)


def test_where_the_app_may_not_delete_a_person_does(double: Meta, account: Instagram):
    """The steps and the link are given; the take-down is done when Instagram shows it no more."""
    address = account.deliver(parcel(1), Sheet())
    double.instagram.deletable = False
    with pytest.raises(ByHand) as steps:
        account.take_down(address)
    assert (steps.value.steps, steps.value.link) == ("instagram", f"https://www.instagram.com/p/{address}/")

    double.instagram.media.clear()
    assert "100/33" in account.take_down(address)


def test_without_the_permission_to_delete_a_person_does_too(double: Meta, account: Instagram):
    """Apps without instagram_manage_contents."""
    address = account.deliver(parcel(1), Sheet())
    double.scopes.remove("instagram_manage_contents")

    with pytest.raises(ByHand):
        account.take_down(address)


def test_the_check_names_an_address_nobody_outside_reaches(account: Instagram, pages: Lending):
    """On 127.0.0.1 Instagram could fetch nothing; on a public address nothing is missing."""
    assert (account.check().name, account.check().lacks) == ("mustergastro", ("address",))
    assert not pages.reachable


def test_answers_name_the_comment_and_left_out_ones_are_told(double: Meta, account: Instagram):
    """They come along with the comment; where there are more of them, the talk is not complete."""
    address = account.deliver(parcel(1), Sheet())
    now = double.now.replace(microsecond=0)
    double.instagram.said = [
        Said("c1", address, "ben", "Erster", now),
        *(Said(f"c{number}", address, "ute", "Zweite", now, "c1") for number in (2, 3)),
    ]

    talk = account.comments(address)
    assert ([one.parent for one in talk.comments], talk.complete) == ([None, "c1", "c1"], True)
    double.instagram.replies = 1
    assert not account.comments(address).complete


def test_comments_and_numbers_are_read(double: Meta, account: Instagram):
    """Oldest comment first."""
    address = account.deliver(parcel(1), Sheet())
    now = double.now.replace(microsecond=0)
    double.instagram.said = [
        Said("c2", address, "ute", "Gratuliere!", now),
        Said("c1", address, "ben", "Erster", now - timedelta(1)),
    ]

    talk = account.comments(address)
    assert [(one.author, one.text) for one in talk.comments] == [("ben", "Erster"), ("ute", "Gratuliere!")]
    assert talk.complete
    assert account.numbers(address) == {"likes": 4, "comments": 2}
    assert [seen.text for seen in account.shown(now - timedelta(hours=1))] == [TEXT]
