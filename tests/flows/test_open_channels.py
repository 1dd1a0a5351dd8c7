"""Mastodon and Bluesky on servers written by others, a webhook on a receiver that verifies: what arrives, and goes."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from approvals.channels import Account, ByHand, ChannelRefused, OutcomeUnknown, Parcel, Sent
from flows.channels.bluesky_record import record_key
from flows.channels.rich_text import facets
from storage.renditions import lighter, rendition
from tests.flows.channel_bench import Sheet, parcel, picture
from tests.flows.open_channels import OpenChannel, bluesky, mastodon, webhook
from tests.servers.bluesky import BlueskyServer
from tests.servers.double import Answer
from tests.servers.mastodon import MastodonServer
from tests.servers.webhook_receiver import WebhookReceiver

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fedi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenChannel, MastodonServer]]:
    with mastodon(tmp_path_factory.mktemp("mastodon")) as running:
        yield running


@pytest.fixture(scope="module")
def sky(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenChannel, BlueskyServer]]:
    with bluesky(tmp_path_factory.mktemp("bluesky")) as running:
        yield running


@pytest.fixture
def hook() -> Iterator[tuple[OpenChannel, WebhookReceiver]]:
    with webhook() as running:
        yield running


def keyed(key: str, count: int = 2, text: str = "Schön war's! #Sommerfest https://example.org/fest") -> Parcel:
    return replace(parcel(count, text), key=key)


def test_mastodon_shows_text_pictures_and_alt_texts(fedi: tuple[OpenChannel, MastodonServer]):
    """Two pictures in their order, each with its alt text; the link leads to the status."""
    at, server = fedi
    address = at.connected().deliver(keyed("m1"), Sheet())

    shown = server.get(f"statuses/{address.rpartition('/')[2]}")
    assert [one["description"] for one in shown["media_attachments"]] == ["Emil lacht", "Emil lacht"]
    assert at.connected().link(address) == shown["url"]


def test_mastodon_takes_the_same_key_once(fedi: tuple[OpenChannel, MastodonServer]):
    """A second delivery gets the first status again, and uploads nothing a second time."""
    at, notes = fedi[0], Sheet()
    first = at.connected().deliver(keyed("m2"), notes)
    at.line.seen.clear()

    assert at.connected().deliver(keyed("m2"), notes) == first
    assert not [line for line in at.line.seen if line.startswith("POST /api/v2/media")]


def test_other_pictures_are_never_replaced_by_those_of_an_earlier_attempt(fedi: tuple[OpenChannel, MastodonServer]):
    """The first attempt uploaded a picture; then Emil was blurred: the second uploads the new one."""
    at, server, notes = *fedi, Sheet()
    at.line.next_time("POST /api/v1/statuses", Answer(429))
    with pytest.raises(ChannelRefused):
        at.connected().deliver(keyed("m3", 1, "Zuerst"), notes)

    other = replace(keyed("m3", 1, "Zuerst"), pictures=(picture("blue", "Verpixelt"),))
    address = at.connected().deliver(other, notes)

    (shown,) = server.get(f"statuses/{address.rpartition('/')[2]}")["media_attachments"]
    assert shown["description"] == "Verpixelt"


def test_mastodon_waits_for_a_picture_to_be_processed(fedi: tuple[OpenChannel, MastodonServer]):
    """The server says 206 twice: only then is the status posted."""
    at = fedi[0]
    for _ in range(2):
        at.line.next_time("GET /api/v1/media", Answer(206, {"id": "1", "url": None}))
    at.connected().deliver(keyed("m4", 1, "Gleich fertig"), Sheet())

    assert at.out("Gleich fertig") == 1


@pytest.mark.parametrize(
    ("sent", "trouble"),
    [
        (keyed("m5", 5), "picture_count"),
        (keyed("m6", 0, "x" * 501), "text_length"),
        (replace(keyed("m7"), pictures=(picture(alt="x" * 1501),)), "alt_length"),
    ],
)
def test_mastodon_takes_what_its_server_allows(fedi: tuple[OpenChannel, MastodonServer], sent: Parcel, trouble: str):
    """Its own limits, asked for each time, before anything is uploaded."""
    with pytest.raises(ChannelRefused) as refused:
        fedi[0].connected().deliver(sent, Sheet())
    assert (refused.value.trouble, refused.value.again) == (trouble, False)


def test_mastodon_gives_comments_and_numbers(fedi: tuple[OpenChannel, MastodonServer]):
    """A reply is a comment, as plain text."""
    at, server = fedi
    address = at.connected().deliver(keyed("m8", 0, "Fragt uns!"), Sheet())
    server.reply(address.rpartition("/")[2], "Wann & wo?")

    talk = at.connected().comments(address)
    assert ([one.text for one in talk.comments], talk.complete) == (["Wann & wo?"], True)
    assert at.connected().numbers(address)["comments"] == 1


def test_mastodon_says_who_it_is(fedi: tuple[OpenChannel, MastodonServer]):
    """The account's name; tokens do not expire."""
    told = fedi[0].connected().check()
    assert told.name.startswith("@")
    assert told.expires_at is None


def test_mastodon_proves_a_take_down(fedi: tuple[OpenChannel, MastodonServer]):
    """Gone is what the server no longer knows; a second time is as good as once."""
    at = fedi[0]
    address = at.connected().deliver(keyed("m9", 1, "Kommt weg"), Sheet())

    assert ": 404" in at.connected().take_down(address)
    assert ": 404" in at.connected().take_down(address)
    assert at.out("Kommt weg") == 0


def test_mastodon_shows_what_it_published_lately(fedi: tuple[OpenChannel, MastodonServer]):
    """For people who have to decide what is out."""
    at = fedi[0]
    at.connected().deliver(keyed("m10", 0, "Zuletzt"), Sheet())

    assert at.connected().shown(datetime.now(UTC) - timedelta(minutes=1))[0].text == "Zuletzt"
    assert at.connected().shown(datetime.now(UTC) + timedelta(minutes=5)) == []


def test_bluesky_shows_text_pictures_and_alt_texts(sky: tuple[OpenChannel, BlueskyServer]):
    """The record as the real server keeps it: alt texts, shapes, links by places in bytes."""
    at, server = sky
    at.connected().deliver(keyed("b1"), Sheet())

    (record,) = [one["value"] for one in server.posts() if "facets" in one["value"]]
    images = record["embed"]["images"]
    assert [one["alt"] for one in images] == ["Emil lacht", "Emil lacht"]
    assert images[0]["aspectRatio"] == {"width": 1080, "height": 1350}
    places = [(facet["index"]["byteStart"], facet["index"]["byteEnd"]) for facet in record["facets"]]
    assert [record["text"].encode()[start:end].decode() for start, end in places] == [
        "#Sommerfest", "https://example.org/fest"
    ]  # fmt: skip


def test_bluesky_takes_the_same_key_once(sky: tuple[OpenChannel, BlueskyServer]):
    """A second delivery changes nothing, whatever it holds."""
    at = sky[0]
    first = at.connected().deliver(keyed("b2", 0, "Erst"), Sheet())

    assert at.connected().deliver(keyed("b2", 0, "Dann"), Sheet()) == first
    assert (at.out("Erst"), at.out("Dann")) == (1, 0)


def test_bluesky_creates_and_never_overwrites(sky: tuple[OpenChannel, BlueskyServer]):
    """Somebody else of ours was quicker between looking and writing: the server refuses, and it counts as out."""
    at = sky[0]
    at.connected().deliver(keyed("b3", 0, "Schneller"), Sheet())
    at.line.next_time("GET .*getRecord", Answer(400, {"error": "RecordNotFound"}))

    assert at.connected().deliver(keyed("b3", 0, "Zu spät"), Sheet())
    assert (at.out("Schneller"), at.out("Zu spät")) == (1, 0)


def test_bluesky_takes_large_pictures_made_lighter(sky: tuple[OpenChannel, BlueskyServer]):
    """More than two million bytes are made less, and the server takes them."""
    noise = np.random.default_rng(1).integers(0, 256, (1600, 1600, 3), dtype=np.uint8)
    heavy = rendition(noise, quality=95)
    assert len(heavy) > 2_000_000

    sky[0].connected().deliver(Parcel("b4", "Schwer", (Sent("01.jpg", heavy, "Rauschen", 1600, 1600),), {}), Sheet())
    assert sky[0].out("Schwer") == 1


def test_bluesky_mentions_who_exists(sky: tuple[OpenChannel, BlueskyServer]):
    """A handle becomes a mention; one that nobody has stays text."""
    at, server = sky
    at.connected().deliver(keyed("b5", 0, "Danke @firma.test und @niemand.test!"), Sheet())

    (record,) = [one["value"] for one in server.posts() if one["value"]["text"].startswith("Danke")]
    assert [facet["features"][0]["did"] for facet in record["facets"]] == [server.did]


def test_bluesky_counts_as_people_do(sky: tuple[OpenChannel, BlueskyServer]):
    """300 signs that take several code points each are fine, the 301st is not."""
    at = sky[0]
    at.connected().deliver(keyed("b6", 0, "🇩🇪" * 300), Sheet())
    with pytest.raises(ChannelRefused) as refused:
        at.connected().deliver(keyed("b7", 0, "🇩🇪" * 301), Sheet())
    assert refused.value.trouble == "text_length"


def test_bluesky_signs_in_anew_when_its_session_ended(sky: tuple[OpenChannel, BlueskyServer]):
    """The server has ended the session: one more sign-in, and it is out."""
    at, channel = sky[0], sky[0].connected()
    channel.check()
    at.line.next_time("GET .*getSession", Answer(400, {"error": "ExpiredToken"}))

    channel.deliver(keyed("b8", 0, "Wieder da"), Sheet())
    assert at.out("Wieder da") == 1


def test_bluesky_proves_a_take_down(sky: tuple[OpenChannel, BlueskyServer]):
    """Deleted and read back; a second time is as good as once."""
    at = sky[0]
    address = at.connected().deliver(keyed("b9", 1, "Kommt weg"), Sheet())

    assert "RecordNotFound" in at.connected().take_down(address)
    assert "RecordNotFound" in at.connected().take_down(address)
    assert at.out("Kommt weg") == 0


def test_bluesky_tells_who_it_is_and_where_people_look(sky: tuple[OpenChannel, BlueskyServer]):
    """The handle; the page is the app's."""
    at, server = sky
    assert at.connected().check() == Account("@firma.test")
    address = at.connected().deliver(keyed("b10", 0, "Hier"), Sheet())
    assert at.connected().link(address) == f"https://bsky.app/profile/{server.did}/post/{record_key('b10')}"
    assert at.connected().shown(datetime.now(UTC) - timedelta(minutes=1))


def test_bluesky_gives_comments_where_there_is_an_app_view(sky: tuple[OpenChannel, BlueskyServer]):
    """A bare server has none and refuses; an app view's thread is read."""
    at = sky[0]
    address = at.connected().deliver(keyed("b11", 0, "Fragt!"), Sheet())
    with pytest.raises(ChannelRefused):
        at.connected().comments(address)

    record = {"text": "Wann?", "createdAt": "2026-11-23T10:00:00Z"}
    reply = {"uri": "at://did:plc:x/app.bsky.feed.post/3k", "author": {"handle": "ben.test"}, "record": record}
    thread = {"thread": {"post": {"likeCount": 3}, "replies": [{"post": reply}]}}
    for _ in range(2):
        at.line.next_time("GET .*getPostThread", Answer(200, thread))
    (comment,) = at.connected().comments(address).comments
    assert (comment.author, comment.text) == ("ben.test", "Wann?")
    assert at.connected().numbers(address)["likes"] == 3


def test_a_webhook_gets_everything_signed(hook: tuple[OpenChannel, WebhookReceiver]):
    """Text, pictures with their fingerprints and alt texts; the receiver names the public address."""
    at, receiver = hook
    address = at.connected().deliver(keyed("w1"), Sheet())

    told = receiver.kept["w1"]["pictures"][0]
    assert told["alt"] == "Emil lacht"
    assert hashlib.sha256(base64.b64decode(told["jpeg"])).hexdigest() == told["sha256"]
    assert at.connected().link(address) == "https://intranet.example/news/w1"


def test_a_webhook_is_checked_without_publishing(hook: tuple[OpenChannel, WebhookReceiver]):
    """A signed ping; with the wrong secret the receiver refuses it."""
    at, receiver = hook
    assert at.connected().check() == Account("127.0.0.1")
    with pytest.raises(ChannelRefused) as refused:
        at.connected(secret="wrong").check()
    assert refused.value.trouble == "token"
    assert not receiver.kept


def test_a_webhook_is_read_back_and_taken_down(hook: tuple[OpenChannel, WebhookReceiver]):
    """By key; what is gone is asked for once more."""
    at, began = hook[0], datetime.now(UTC)
    address = at.connected().deliver(keyed("w2"), Sheet())

    assert at.connected().look_up(keyed("w2"), Sheet(), began) == address
    assert "gone" in at.connected().take_down(address)
    assert "gone" in at.connected().take_down(address)
    assert at.connected().look_up(keyed("w2"), Sheet(), began) is None


def test_a_receiver_that_reads_nothing_back_leaves_it_to_a_person(hook: tuple[OpenChannel, WebhookReceiver]):
    """No GET, no DELETE: it is never called certain, and a person deletes."""
    at, receiver = hook
    address = at.connected().deliver(keyed("w3"), Sheet())
    receiver.reads_back = False

    with pytest.raises(OutcomeUnknown):
        at.connected().look_up(keyed("w3"), Sheet(), datetime.now(UTC))
    with pytest.raises(ByHand) as by_hand:
        at.connected().take_down(address)
    assert by_hand.value.link == "https://intranet.example/news/w3"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Über https://a.example/ü?x=1.", ["https://a.example/ü?x=1"]),
        ("(siehe https://a.example/x_(y))", ["https://a.example/x_(y)"]),
        ("#Fest und C#1, nicht https://a.example/#anker", ["#Fest", "https://a.example/#anker"]),
        ("post@firma.test ist keine Erwähnung", []),
        ("👩‍👩‍👧 #Familie", ["#Familie"]),
    ],
)
def test_links_and_tags_are_found_by_bytes(text: str, found: list[str]):
    """Places count UTF-8 bytes, whatever came before."""
    places = [facet["index"] for facet in facets(text, lambda _: "did:plc:x")]
    assert [text.encode()[place["byteStart"] : place["byteEnd"]].decode() for place in places] == found


def test_a_lighter_picture_is_the_same_picture():
    """A light one stays byte for byte; a heavy one keeps its shape and goes below the limit."""
    pixels = np.random.default_rng(2).integers(0, 256, (600, 900, 3), dtype=np.uint8)
    heavy = rendition(pixels, quality=95)

    assert lighter(heavy, len(heavy)) is heavy
    assert len(lighter(heavy, 40_000)) <= 40_000
