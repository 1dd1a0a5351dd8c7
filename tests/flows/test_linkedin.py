"""A LinkedIn page, against the double that enforces versions, uploads and little text."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.channels import ChannelRefused, OutcomeUnknown, Parcel, Trouble
from flows.channels.linkedin import LinkedIn
from flows.channels.little_text import RESERVED, escaped, plain
from tests.flows.channel_bench import TEXT, Sheet, connected, long_ago, parcel
from tests.servers.double import Answer, Fault
from tests.servers.linkedin_double import LinkedInDouble, linkedin


@pytest.fixture
def double() -> Iterator[LinkedInDouble]:
    with linkedin() as running:
        running.looks = 0
        yield running


@pytest.fixture
def page(double: LinkedInDouble) -> LinkedIn:
    return connected("linkedin", double, version=f"{double.now:%Y%m}")


@pytest.mark.parametrize("count", [0, 1, 2, 11])
def test_text_and_pictures_come_out_as_one_post(double: LinkedInDouble, page: LinkedIn, count: int):
    """The text reads as it was written, with all its signs; the pictures come in order with their alt texts."""
    address = page.deliver(parcel(count), Sheet())

    (post,) = double.posts.values()
    content = post.said.get("content", {})
    images = content.get("multiImage", {}).get("images", [content["media"]] if "media" in content else [])
    assert (post.urn, post.shown) == (address, TEXT)
    assert [double.uploads[image["id"]].data for image in images] == [sent.data for sent in parcel(count).pictures]
    assert {image["altText"] for image in images} <= {"Emil lacht"}


@pytest.mark.parametrize("sign", RESERVED)
def test_every_reserved_sign_is_escaped(double: LinkedInDouble, page: LinkedIn, sign: str):
    """LinkedIn cuts a text off at a sign of markup that marks nothing; ours is read to its end."""
    text = f"vor {sign} nach {sign}{sign}"

    page.deliver(parcel(0, text), Sheet())
    assert [post.shown for post in double.posts.values()] == [text]


@given(st.text())
def test_what_was_escaped_reads_as_it_was(text: str):
    """Whatever people write."""
    assert plain(escaped(text)) == text


def test_an_image_is_waited_for(double: LinkedInDouble, page: LinkedIn):
    """While it is PROCESSING no post shows it."""
    double.looks = 1

    page.deliver(parcel(1), Sheet())
    assert [line.split("/")[2] for line in double.seen if line.startswith("GET")] == ["images", "images"]


def test_an_attempt_goes_on_with_the_images_of_the_one_before(double: LinkedInDouble, page: LinkedIn):
    """After a refused post the images are there already: the next attempt only publishes."""
    notes = Sheet()
    double.next_time("POST /rest/posts", Fault.BUSY)
    with pytest.raises(ChannelRefused):
        page.deliver(parcel(), notes)

    page.deliver(parcel(), notes)
    assert len(double.uploads) == 2


def test_an_upload_that_broke_off_is_begun_anew(double: LinkedInDouble, page: LinkedIn):
    """The bytes of the first never arrived: its image waits for ever, and another is used."""
    notes = Sheet()
    double.next_time("PUT", Fault.DROPPED)
    with pytest.raises(ChannelRefused) as refused:
        page.deliver(parcel(1), notes)
    assert refused.value.again

    page.deliver(parcel(1), notes)
    assert [upload.status for upload in double.uploads.values()] == ["WAITING_UPLOAD", "AVAILABLE"]


@pytest.mark.parametrize(
    ("answer", "trouble", "again"),
    [
        (Answer(401, {"code": "EXPIRED_ACCESS_TOKEN", "serviceErrorCode": 65602}), Trouble.TOKEN, False),
        (Answer(401, {"code": "REVOKED_ACCESS_TOKEN", "serviceErrorCode": 65601}), Trouble.TOKEN, False),
        (Answer(403, {"code": "ACCESS_DENIED", "serviceErrorCode": 100}), Trouble.PERMISSION, False),
        (Answer(426, {"code": "NONEXISTENT_VERSION"}), Trouble.SETTING, False),
        (Answer(429, {"code": "TOO_MANY_REQUESTS"}), Trouble.QUOTA, True),
        (Answer(400, {"code": "ILLEGAL_ARGUMENT"}), Trouble.PROTOCOL, False),
    ],
)
def test_each_error_is_told_by_its_name(
    double: LinkedInDouble, page: LinkedIn, answer: Answer, trouble: str, again: bool
):
    """Limits pass by themselves; tokens, roles and ended versions need a person."""
    double.next_time("POST /rest/posts", answer)

    with pytest.raises(ChannelRefused) as refused:
        page.deliver(parcel(0), Sheet())
    assert (refused.value.trouble, refused.value.again) == (trouble, again)
    assert answer.said["code"] in refused.value.detail


def test_a_duplicate_is_told_with_the_post_it_is_like(double: LinkedInDouble, page: LinkedIn):
    """The same words are out already, by somebody else's hand: a person has to look."""
    double.strict = True
    first = page.deliver(parcel(0), Sheet())

    with pytest.raises(ChannelRefused) as refused:
        page.deliver(parcel(0), Sheet())
    assert (refused.value.trouble, refused.value.again) == (Trouble.DUPLICATE, False)
    assert first in refused.value.detail


def test_the_same_parcel_is_published_once(double: LinkedInDouble, page: LinkedIn):
    """Delivered twice with the same notes it is found, not repeated."""
    notes = Sheet()

    assert page.deliver(parcel(), notes) == page.deliver(parcel(), notes)
    assert len(double.posts) == 1


@pytest.mark.parametrize(
    ("sent", "trouble"),
    [
        (parcel(0, "a" * 3_001), Trouble.TEXT_LENGTH),
        (Parcel("p1", "", parcel(1).pictures * 21, {}), Trouble.PICTURE_COUNT),
        (parcel(1, alt="a" * 4_087), Trouble.ALT_LENGTH),
    ],
    ids=["text", "pictures", "alt text"],
)
def test_what_does_not_fit_is_refused_before_the_first_call(
    double: LinkedInDouble, page: LinkedIn, sent: Parcel, trouble: str
):
    """LinkedIn itself would cut a long text off without a word."""
    with pytest.raises(ChannelRefused) as refused:
        page.deliver(sent, Sheet())
    assert (refused.value.trouble, double.seen) == (trouble, [])


def test_who_may_not_read_cannot_tell(double: LinkedInDouble, page: LinkedIn):
    """The answer was lost, and the token lacks r_organization_social: it stays unknown."""
    notes = Sheet()
    double.next_time("POST /rest/posts", Fault.DROPPED_AFTER)
    with pytest.raises(OutcomeUnknown):
        page.deliver(parcel(0), notes)
    double.scopes.remove("r_organization_social")

    long_ago(notes)
    with pytest.raises(OutcomeUnknown):
        page.look_up(parcel(0), notes, datetime.now(UTC))


def test_taking_down_is_read_back(double: LinkedInDouble, page: LinkedIn):
    """Deleted, asked for again and not found; a second time still gone."""
    address = page.deliver(parcel(1), Sheet())

    assert "404" in page.take_down(address)
    assert double.posts == {}
    assert "404" in page.take_down(address)


@pytest.mark.parametrize(("fault", "gone"), [(Fault.DROPPED_AFTER, True), (Fault.DROPPED, False)])
def test_a_removal_without_an_answer_is_read_back(double: LinkedInDouble, page: LinkedIn, fault: Fault, gone: bool):
    """What was deleted is gone whatever was answered; what was not stays a task."""
    address = page.deliver(parcel(0), Sheet())
    double.next_time("DELETE", fault)

    if gone:
        assert page.take_down(address)
        return
    with pytest.raises(OutcomeUnknown):
        page.take_down(address)


def test_the_check_says_who_and_until_when(double: LinkedInDouble, page: LinkedIn):
    """The page's name and the token's end, as LinkedIn tells the app that got it."""
    double.expires_at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=60)

    account = page.check()
    assert (account.name, account.expires_at, account.missing) == ("Muster Gastro GmbH", double.expires_at, ())


def test_the_check_names_what_is_missing(double: LinkedInDouble):
    """No role on the page, a scope too few, a version that LinkedIn ends next month."""
    double.role = ""
    double.scopes.remove("r_organization_social")
    old = connected("linkedin", double, version=f"{double.now - timedelta(days=340):%Y%m}")

    assert (old.check().missing, old.check().lacks) == (("r_organization_social",), ("role", "version"))


def test_the_check_tells_an_ended_version(double: LinkedInDouble):
    """After a year LinkedIn answers 426: the setting has to be raised."""
    with pytest.raises(ChannelRefused) as refused:
        connected("linkedin", double, version=f"{double.now - timedelta(days=400):%Y%m}").check()
    assert refused.value.trouble == Trouble.SETTING


def test_the_token_goes_to_linkedin_alone(double: LinkedInDouble, page: LinkedIn):
    """Told to upload somewhere else, we send the picture there without our credentials."""
    with linkedin() as stranger:
        elsewhere = {"value": {"uploadUrl": f"{stranger.address}/upload/x", "image": "urn:li:image:x"}}
        double.next_time("POST /rest/images", Answer(200, elsewhere))
        with pytest.raises(ChannelRefused) as refused:
            page.deliver(parcel(1), Sheet())
    assert "INVALID_ACCESS_TOKEN" in refused.value.detail


def test_numbers_are_read(double: LinkedInDouble, page: LinkedIn):
    """All kinds of reactions together; where people see the post."""
    address = page.deliver(parcel(0), Sheet())

    assert page.numbers(address) == {"likes": 4, "comments": 2}
    assert page.link(address) == f"https://www.linkedin.com/feed/update/{address}/"
    assert [seen.text for seen in page.shown(double.now - timedelta(hours=1))] == [TEXT]
