"""The double of the Graph API refuses what Meta's pages say it refuses."""

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.servers.double import Answer, Asked, Double, Fault, serving
from tests.servers.facebook_double import PAGE
from tests.servers.instagram_double import ACCOUNT
from tests.servers.meta_double import Meta, meta


class Shelf(Double):
    """A public web server with one picture, to be fetched from."""

    data = b""

    def answer(self, asked: Asked) -> Answer:
        return Picture(200 if asked.path == "/p.jpg" else 404, self.data)


class Picture(Answer):
    @property
    def body(self) -> bytes:
        return self.said


@pytest.fixture
def graph() -> Iterator[Meta]:
    with meta() as running:
        running.instagram.looks = 0
        yield running


@contextmanager
def shelf(data: bytes) -> Iterator[str]:
    shop = Shelf()
    shop.data = data
    with serving(shop):
        yield f"{shop.address}/p.jpg"


def image(width: int = 1080, height: int = 1080, kind: str = "JPEG") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(written, kind)
    return written.getvalue()


def ask(graph: Meta, method: str, path: str, token: str = "", version: str = "v26.0", **more: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {token or graph.token}"}
    url = f"{graph.address}/{version}/{path}"
    return httpx.request(method, url, headers=headers, trust_env=False, **{"timeout": 10, **more})


def error(answer: httpx.Response) -> tuple[int, int]:
    told = answer.json()["error"]
    assert answer.status_code in {400, 429}
    return told["code"], told.get("error_subcode", 0)


def made(graph: Meta, path: str, fields: Mapping[str, str], **more: Any) -> str:
    answer = ask(graph, "POST", path, data=fields, **more)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


def photo(graph: Meta, **fields: str) -> str:
    told = {"published": "false", "temporary": "true"} | fields
    return made(graph, f"{PAGE}/photos", told, files={"source": ("p.jpg", image())})


def attached(*photos: str) -> dict[str, str]:
    return {"message": "x", "attached_media": json.dumps([{"media_fbid": one} for one in photos])}


def test_no_token_another_token_an_ended_token(graph: Meta):
    """104, 190, and 190 with 463."""
    assert error(httpx.get(f"{graph.address}/v26.0/{PAGE}", trust_env=False)) == (104, 0)
    assert error(ask(graph, "GET", PAGE, token="guessed")) == (190, 0)
    graph.expires_at = graph.now
    assert error(ask(graph, "GET", PAGE)) == (190, 463)


def test_an_unknown_version_and_an_unknown_object(graph: Meta):
    """2500, and 100 with 33."""
    assert error(ask(graph, "GET", PAGE, version="v1.0")) == (2500, 0)
    assert error(ask(graph, "GET", "4711")) == (100, 33)


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        ("pages_manage_posts", "POST", f"{PAGE}/feed"),
        ("pages_read_engagement", "GET", f"{PAGE}/published_posts"),
        ("instagram_content_publish", "POST", f"{ACCOUNT}/media"),
        ("instagram_basic", "GET", f"{ACCOUNT}/media"),
    ],
)
def test_each_call_wants_its_permission(graph: Meta, scope: str, method: str, path: str):
    """10 or 200, and nothing is done."""
    graph.scopes.remove(scope)

    assert error(ask(graph, method, path, data={"message": "x"} if method == "POST" else None))[0] in {10, 200}
    assert graph.facebook.posts == {}


def test_ten_photos_and_not_eleven(graph: Meta):
    """A post shows ten photos that wait, each once."""
    photos = [photo(graph) for _ in range(11)]

    assert error(ask(graph, "POST", f"{PAGE}/feed", data=attached(*photos))) == (100, 0)
    made(graph, f"{PAGE}/feed", attached(*photos[:10]))
    assert error(ask(graph, "POST", f"{PAGE}/feed", data=attached(photos[0]))) == (100, 0)


def test_a_temporary_photo_is_forgotten_after_a_day(graph: Meta):
    """One that a post shows is kept; a temporary one cannot be published by itself."""
    shown, lost = photo(graph), photo(graph)
    made(graph, f"{PAGE}/feed", attached(shown))
    graph.ahead = timedelta(days=1)

    assert error(ask(graph, "GET", lost)) == (100, 33)
    assert ask(graph, "GET", shown).is_success
    fields = {"published": "true", "temporary": "true"}
    assert error(ask(graph, "POST", f"{PAGE}/photos", data=fields, files={"source": ("p.jpg", image())})) == (100, 0)


@pytest.mark.parametrize(
    ("data", "told"), [(b"no picture", (324, 2069019)), (image().ljust(10_000_001), (100, 1366046))]
)
def test_what_is_no_photo_or_too_large_is_refused(graph: Meta, data: bytes, told: tuple[int, int]):
    """Ten megabytes at most."""
    assert error(ask(graph, "POST", f"{PAGE}/photos", files={"source": ("p.jpg", data)})) == told


def test_a_published_photo_is_a_post_fetched_from_its_address(graph: Meta):
    """By `url` instead of bytes, with its alt text."""
    with shelf(image()) as url:
        made(graph, f"{PAGE}/photos", {"url": url, "message": "Hallo", "alt_text_custom": "Blau"})

    (post,) = graph.facebook.posts.values()
    assert (post.message, post.photos[0].alt, post.photos[0].data) == ("Hallo", "Blau", image())


@pytest.mark.parametrize("fields", [{}, {"message": "x" * 63_207}])
def test_an_empty_or_endless_post_is_refused(graph: Meta, fields: dict[str, str]):
    """63,206 characters."""
    assert error(ask(graph, "POST", f"{PAGE}/feed", data=fields)) == (100, 0)


def test_a_bad_link_and_a_duplicate(graph: Meta):
    """1609005 and 506."""
    assert error(ask(graph, "POST", f"{PAGE}/feed", data={"link": "nowhere"})) == (1609005, 0)
    graph.facebook.strict = True
    made(graph, f"{PAGE}/feed", {"message": "x"})
    assert error(ask(graph, "POST", f"{PAGE}/feed", data={"message": "x"})) == (506, 0)


def test_comments_are_written_and_read(graph: Meta):
    """Below a post, with the permissions for either."""
    post = made(graph, f"{PAGE}/feed", {"message": "x"})
    made(graph, f"{post}/comments", {"message": "Danke!"})

    assert [one["message"] for one in ask(graph, "GET", f"{post}/comments").json()["data"]] == ["Danke!"]
    graph.scopes -= {"pages_read_user_engagement", "pages_manage_engagement"}
    assert error(ask(graph, "GET", f"{post}/comments")) == (10, 0)
    assert error(ask(graph, "POST", f"{post}/comments", data={"message": "x"})) == (200, 0)


def test_every_answer_tells_the_use(graph: Meta):
    """X-Business-Use-Case-Usage, with the minutes to wait."""
    graph.used, graph.regain = 100, 5

    told = json.loads(ask(graph, "GET", PAGE).headers["x-business-use-case-usage"])
    assert [(one["call_count"], one["estimated_time_to_regain_access"]) for one in told["1001"]] == [(100, 5)]


def container(graph: Meta, url: str, **fields: str) -> str:
    return made(graph, f"{ACCOUNT}/media", {"image_url": url, **fields})


def state(graph: Meta, made_of: str) -> str:
    return str(ask(graph, "GET", made_of, params={"fields": "status_code"}).json()["status_code"])


def publish(graph: Meta, made_of: str) -> httpx.Response:
    return ask(graph, "POST", f"{ACCOUNT}/media_publish", data={"creation_id": made_of})


def test_a_container_is_in_progress_finished_and_published(graph: Meta):
    """9007/2207027 before it is ready, and published once."""
    graph.instagram.looks = 1
    with shelf(image()) as url:
        made_of = container(graph, url)

    assert error(publish(graph, made_of)) == (9007, 2207027)
    assert [state(graph, made_of), state(graph, made_of)] == ["IN_PROGRESS", "FINISHED"]
    assert publish(graph, made_of).is_success
    assert state(graph, made_of) == "PUBLISHED"
    assert error(publish(graph, made_of)) == (24, 2207006)
    assert len(graph.instagram.media) == 1


def test_a_container_is_good_for_a_day(graph: Meta):
    """EXPIRED after 24 hours, and -2/2207020."""
    with shelf(image()) as url:
        made_of = container(graph, url)
    graph.ahead = timedelta(hours=24)

    assert state(graph, made_of) == "EXPIRED"
    assert error(publish(graph, made_of)) == (-2, 2207020)


def test_a_failed_container_says_why(graph: Meta):
    """ERROR, with the subcode in its status."""
    graph.instagram.fails_with = 2207052
    with shelf(image()) as url:
        made_of = container(graph, url)

    told = ask(graph, "GET", made_of).json()
    assert (told["status_code"], "2207052" in told["status"]) == ("ERROR", True)
    assert error(publish(graph, made_of)) == (24, 2207006)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (image(kind="PNG"), (36001, 2207005)),
        (b"no picture", (36001, 2207005)),
        (image().ljust(8 * 1024 * 1024 + 1), (36000, 2207004)),
        (image(799, 1000), (36003, 2207009)),
        (image(1911, 1000), (36003, 2207009)),
    ],
    ids=["PNG", "no picture", "over 8 MiB", "taller than 4:5", "wider than 1.91:1"],
)
def test_only_a_jpeg_that_fits_is_taken(graph: Meta, data: bytes, told: tuple[int, int]):
    """It looks at the bytes that it fetched."""
    with shelf(data) as url:
        assert error(ask(graph, "POST", f"{ACCOUNT}/media", data={"image_url": url})) == told


def test_an_address_that_cannot_be_fetched_is_refused(graph: Meta):
    """Missing, slow, nowhere: 9004/2207052."""
    with shelf(image()) as url:
        assert error(ask(graph, "POST", f"{ACCOUNT}/media", data={"image_url": f"{url}x"})) == (9004, 2207052)
    for nowhere in (url, "file:///etc/passwd", ""):
        assert error(ask(graph, "POST", f"{ACCOUNT}/media", data={"image_url": nowhere})) == (9004, 2207052)


@pytest.mark.parametrize(
    ("field", "length", "told"), [("caption", 2_201, (36004, 2207010)), ("alt_text", 1_001, (100, 0))]
)
def test_texts_have_their_length(graph: Meta, field: str, length: int, told: tuple[int, int]):
    """2,200 characters of caption, 1,000 of alt text."""
    with shelf(image()) as url:
        fields = {"image_url": url, field: "x" * length}
        assert error(ask(graph, "POST", f"{ACCOUNT}/media", data=fields)) == told
        container(graph, url, **{field: "x" * (length - 1)})


@pytest.mark.parametrize("count", [1, 11])
def test_an_album_has_two_to_ten_items(graph: Meta, count: int):
    """100/2207028; an item is not published by itself."""
    with shelf(image()) as url:
        items = [container(graph, url, is_carousel_item="true") for _ in range(count)]

    fields = {"media_type": "CAROUSEL", "children": ",".join(items)}
    assert error(ask(graph, "POST", f"{ACCOUNT}/media", data=fields)) == (100, 2207028)
    assert error(publish(graph, items[0])) == (24, 2207006)


def test_an_album_waits_for_its_items(graph: Meta):
    """Made of items that are ready, it is published with their pictures in order."""
    with shelf(image()) as url:
        graph.instagram.looks = 1
        items = [container(graph, url, is_carousel_item="true", alt_text=alt) for alt in ("a", "b")]
        fields = {"media_type": "CAROUSEL", "children": ",".join(items), "caption": "Fest"}
        assert error(ask(graph, "POST", f"{ACCOUNT}/media", data=fields)) == (9007, 2207027)
    for item in items * 2:
        state(graph, item)
    album = made(graph, f"{ACCOUNT}/media", fields)
    state(graph, album)

    media = publish(graph, album).json()["id"]
    assert [alt for _, alt in graph.instagram.media[media].pictures] == ["a", "b"]


def test_the_quota_is_told_and_kept(graph: Meta):
    """9/2207042 after as many as quota_total in a day."""
    graph.instagram.quota = 1
    with shelf(image()) as url:
        first, second = container(graph, url), container(graph, url)
    publish(graph, first)

    (told,) = ask(graph, "GET", f"{ACCOUNT}/content_publishing_limit").json()["data"]
    assert (told["quota_usage"], told["config"]["quota_total"]) == (1, 1)
    assert error(publish(graph, second)) == (9, 2207042)


def test_deleting_is_for_some_apps(graph: Meta):
    """Refused for others, and without the permission."""
    with shelf(image()) as url:
        media = publish(graph, container(graph, url)).json()["id"]
    graph.instagram.deletable = False
    assert error(ask(graph, "DELETE", media)) == (100, 33)
    graph.instagram.deletable = True
    graph.scopes.remove("instagram_manage_contents")
    assert error(ask(graph, "DELETE", media)) == (10, 0)
    graph.scopes.add("instagram_manage_contents")
    assert ask(graph, "DELETE", media).is_success
    assert error(ask(graph, "GET", media)) == (100, 33)


@pytest.mark.parametrize("fault", Fault)
def test_a_fault_strikes_once_before_or_after(graph: Meta, fault: Fault):
    """Before: nothing is out. After: it is out, and who asked was not told. The next request is answered again."""
    graph.next_time("/feed", fault)
    patience = 0.5 if fault is Fault.SILENT_AFTER else 10

    with suppress(httpx.HTTPError):
        answer = ask(graph, "POST", f"{PAGE}/feed", data={"message": "x"}, timeout=patience)
        told = answer.is_success and answer.text.startswith("{")
        assert told == (fault is Fault.SLOW_AFTER)

    assert len(graph.facebook.posts) == (fault not in {Fault.BUSY, Fault.BROKEN, Fault.DROPPED})
    assert ask(graph, "GET", PAGE).is_success
