"""The double of LinkedIn refuses what LinkedIn's pages say it refuses."""

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.servers.linkedin_double import CLIENT, PAGE, SECRET, LinkedInDouble, linkedin

POST = {"author": PAGE, "visibility": "PUBLIC", "distribution": {}, "lifecycleState": "PUBLISHED"}


@pytest.fixture
def api() -> Iterator[LinkedInDouble]:
    with linkedin() as running:
        yield running


def ask(api: LinkedInDouble, method: str, path: str, said: object = None, **headers: str) -> httpx.Response:
    own = {
        "authorization": f"Bearer {api.token}",
        "linkedin-version": f"{api.now:%Y%m}",
        "x-restli-protocol-version": "2.0.0",
    }
    more: dict[str, Any] = {"json": said} if said is not None else {}
    told = {name: value for name, value in (own | headers).items() if value}
    return httpx.request(method, f"{api.address}/{path}", headers=told, timeout=10, trust_env=False, **more)


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "")


def image(size: tuple[int, int] = (8, 8), kind: str = "JPEG") -> bytes:
    written = io.BytesIO()
    Image.new("L", size).save(written, kind)
    return written.getvalue()


def uploaded(api: LinkedInDouble, data: bytes) -> str:
    begun = ask(api, "POST", "rest/images?action=initializeUpload", {"initializeUploadRequest": {"owner": PAGE}})
    told = begun.json()["value"]
    assert httpx.put(told["uploadUrl"], content=data, headers=bearer(api), trust_env=False).status_code == 201
    return str(told["image"])


def bearer(api: LinkedInDouble) -> dict[str, str]:
    return {"authorization": f"Bearer {api.token}"}


def status(api: LinkedInDouble, urn: str) -> str:
    return str(ask(api, "GET", f"rest/images/{urn}").json()["status"])


def publish(api: LinkedInDouble, text: str = "Hallo", **content: object) -> httpx.Response:
    said = POST | {"commentary": text} | ({"content": content} if content else {})
    return ask(api, "POST", "rest/posts", said)


def test_the_token_is_asked_for_and_ends(api: LinkedInDouble):
    """401 with its code."""
    assert code(ask(api, "GET", "rest/posts", authorization="Bearer guessed")) == (401, "INVALID_ACCESS_TOKEN")
    api.expires_at = api.now
    assert code(ask(api, "GET", "rest/posts")) == (401, "EXPIRED_ACCESS_TOKEN")


def test_a_version_is_good_for_a_year(api: LinkedInDouble):
    """None: 400. Too old, or not made yet: 426."""
    old, new = (f"{api.now + timedelta(days=days):%Y%m}" for days in (-400, 40))

    assert code(ask(api, "GET", "rest/posts", **{"linkedin-version": ""})) == (400, "VERSION_MISSING")
    for version in (old, new, "2026-11"):
        assert code(ask(api, "GET", "rest/posts", **{"linkedin-version": version})) == (426, "NONEXISTENT_VERSION")


def test_the_protocol_and_the_finder_are_named(api: LinkedInDouble):
    """X-Restli-Protocol-Version, and X-RestLi-Method for lists."""
    path = f"rest/posts?q=author&author={PAGE}"

    assert code(ask(api, "GET", path, **{"x-restli-protocol-version": ""})) == (400, "ILLEGAL_ARGUMENT")
    assert code(ask(api, "GET", path)) == (400, "ILLEGAL_ARGUMENT")
    assert ask(api, "GET", path, **{"x-restli-method": "FINDER"}).json() == {"elements": []}


@pytest.mark.parametrize("lacking", ["scope", "role"])
def test_who_may_not_publish_is_refused(api: LinkedInDouble, lacking: str):
    """403 without the scope, or without a role on the page."""
    if lacking == "scope":
        api.scopes.remove("w_organization_social")
    else:
        api.role = ""

    assert code(publish(api)) == (403, "ACCESS_DENIED")


def test_an_image_waits_is_processed_and_available(api: LinkedInDouble):
    """Only then a post may show it."""
    urn = uploaded(api, image())
    assert code(publish(api, media={"id": urn})) == (400, "INVALID_URN_ID")

    assert [status(api, urn), status(api, urn)] == ["PROCESSING", "AVAILABLE"]
    assert publish(api, media={"id": urn}).status_code == 201


@pytest.mark.parametrize(
    ("data", "told"), [(b"no picture", False), (image((6013, 6013)), False), (image(kind="PNG"), True)]
)
def test_pictures_of_some_kinds_and_sizes_are_taken(api: LinkedInDouble, data: bytes, told: bool):
    """JPEG, PNG, GIF below 36,152,320 pixels."""
    assert (status(api, uploaded(api, data)) != "PROCESSING_FAILED") == told


@pytest.mark.parametrize(("count", "told"), [(1, 400), (2, 201), (20, 201), (21, 400)])
def test_several_are_two_to_twenty(api: LinkedInDouble, count: int, told: int):
    """In one post."""
    api.looks = 0
    urn = uploaded(api, image())
    status(api, urn)

    assert publish(api, multiImage={"images": [{"id": urn}] * count}).status_code == told


def test_an_alt_text_has_its_length(api: LinkedInDouble):
    """4,086 characters."""
    api.looks = 0
    urn = uploaded(api, image())
    status(api, urn)

    assert code(publish(api, media={"id": urn, "altText": "x" * 4_087})) == (422, "FIELD_LENGTH_TOO_LONG")


@pytest.mark.parametrize(
    ("little", "shown"),
    [
        (r"a \(b\) \#c", "a (b) #c"),
        ("gut (sehr gut)", "gut "),
        ("100 * besser", "100 "),
        ("x" * 3_001, "x" * 3_000),
        (r"#Fest und {hashtag|\#|Fest}", "#Fest und #Fest"),
        ("@[Muster](urn:li:organization:1) lädt ein", "@[Muster](urn:li:organization:1) lädt ein"),
    ],
)
def test_a_text_is_cut_off_without_a_word(api: LinkedInDouble, little: str, shown: str):
    """At a reserved sign that marks nothing, and after 3,000 characters."""
    assert publish(api, little).status_code == 201
    assert [post.shown.replace("\\", "") for post in api.posts.values()] == [shown]


def test_a_post_is_created_read_and_deleted(api: LinkedInDouble):
    """201 with x-restli-id; 204 as often as one likes; then 404."""
    urn = publish(api).headers["x-restli-id"]

    assert ask(api, "GET", f"rest/posts/{urn}").json()["commentary"] == "Hallo"
    assert [ask(api, "DELETE", f"rest/posts/{urn}").status_code for _ in range(2)] == [204, 204]
    assert ask(api, "GET", f"rest/posts/{urn}").status_code == 404


def test_a_duplicate_is_refused_with_what_it_is_like(api: LinkedInDouble):
    """422, deep inside."""
    api.strict = True
    urn = publish(api).headers["x-restli-id"]
    told = publish(api)

    assert told.status_code == 422
    assert told.json()["errorDetails"]["inputErrors"][0]["code"] == "DUPLICATE_POST"
    assert urn in told.json()["message"]


def test_a_token_is_described_to_its_app(api: LinkedInDouble):
    """Whether it is good, until when, for what; to nobody else."""
    api.expires_at = (api.now + timedelta(days=60)).replace(microsecond=0)
    where, form = f"{api.address}/oauth/v2/introspectToken", {"client_id": CLIENT, "token": api.token}

    told = httpx.post(where, data=form | {"client_secret": SECRET}, trust_env=False).json()
    assert (told["active"], told["expires_at"]) == (True, int(api.expires_at.timestamp()))
    assert httpx.post(where, data=form | {"client_secret": "guessed"}, trust_env=False).status_code == 401
