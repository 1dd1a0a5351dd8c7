"""A double of an Instagram account: containers fetch their picture over HTTP, become ready, expire, are published."""

import io
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import httpx
from PIL import Image, UnidentifiedImageError

from tests.servers.double import Asked
from tests.servers.graph_refusals import GraphRefusal

if TYPE_CHECKING:
    from tests.servers.meta_double import Meta

ACCOUNT = "17841400000000001"
MOST_CAPTION, MOST_ALT, MOST_BYTES = 2_200, 1_000, 8 * 1024 * 1024
LEAST_SHAPE, MOST_SHAPE = 0.8, 1.91
LEAST_CHILDREN, MOST_CHILDREN = 2, 10
A_DAY = timedelta(hours=24)
URL = re.compile(r"https?://")


@dataclass
class Container:
    """`looks` is how often it still says IN_PROGRESS; `error` is the subcode it failed with."""

    id: str
    caption: str
    alt: str
    data: bytes
    children: list["Container"]
    item: bool
    at: datetime
    looks: int
    error: int = 0
    published: str | None = None


@dataclass
class Media:
    id: str
    caption: str
    pictures: list[tuple[bytes, str]]
    at: datetime


@dataclass
class Said:
    id: str
    about: str
    username: str
    text: str
    at: datetime
    answers: str | None = None


@dataclass
class Instagram:
    """`looks` of new containers; `deletable` says whether this app may delete; `without_at` hides @ in captions;
    `replies` is how many answers to a comment come along with it.
    """

    meta: "Meta"
    looks: int = 1
    quota: int = 50
    deletable: bool = True
    without_at: bool = False
    replies: int = 50
    fails_with: int = 0
    containers: dict[str, Container] = field(default_factory=dict)
    media: dict[str, Media] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def answer(self, asked: Asked, parts: list[str]) -> object:
        """None for what is not of this account."""
        match asked.method, parts:
            case method, [str(id), *more] if id == ACCOUNT:
                return self._own(asked, method, more)
            case "GET", [str(id)] if id in self.containers:
                return self._state_of(self.containers[id])
            case method, [str(id), *more] if id in self.media:
                return self._about(method, self.media[id], more)
        return None

    def _own(self, asked: Asked, method: str, more: list[str]) -> object:
        self.meta.need("instagram_basic", 10)
        match method, more:
            case "GET", []:
                return {"id": ACCOUNT, "username": "mustergastro"}
            case "GET", ["content_publishing_limit"]:
                config = {"quota_total": self.quota, "quota_duration": 86_400}
                return {"data": [{"quota_usage": self._used(), "config": config}]}
            case "GET", ["media"]:
                return self._listed(asked)
            case "POST", ["media"]:
                self.meta.need("instagram_content_publish", 10)
                return {"id": self._container(asked)}
            case "POST", ["media_publish"]:
                self.meta.need("instagram_content_publish", 10)
                return {"id": self._publish(asked.fields.get("creation_id", ""))}
        return None

    def _container(self, asked: Asked) -> str:
        fields = asked.fields
        if len(fields.get("caption", "")) > MOST_CAPTION:
            raise GraphRefusal(36004, 2207010, "The caption was too long")
        if len(fields.get("alt_text", "")) > MOST_ALT:
            raise GraphRefusal(100, 0, "The alt text is longer than 1000 characters")
        album = fields.get("media_type") == "CAROUSEL"
        children = self._children(fields.get("children", "")) if album else []
        made = Container(
            self.meta.new_id(),
            fields.get("caption", ""),
            fields.get("alt_text", ""),
            b"" if album else self._fetch(fields.get("image_url", "")),
            children,
            fields.get("is_carousel_item", "").lower() == "true",
            self.meta.now,
            self.looks,
            self.fails_with,
        )
        self.containers[made.id] = made
        return made.id

    def _children(self, told: str) -> list[Container]:
        ids = list(filter(None, told.split(",")))
        if not LEAST_CHILDREN <= len(ids) <= MOST_CHILDREN:
            raise GraphRefusal(100, 2207028, "An album needs 2 to 10 items")
        children = [self.containers[one] for one in ids if one in self.containers]
        if len(children) != len(ids) or not all(child.item for child in children):
            raise GraphRefusal(100, 0, "Invalid parameter: children")
        for child in children:
            self._require_ready(child)
        return children

    def _fetch(self, url: str) -> bytes:
        """As the real one: over HTTP from the address it was given, and only a JPEG within the limits."""
        self.fetched.append(url)
        try:
            answer = httpx.get(url, trust_env=False, follow_redirects=False, timeout=10) if URL.match(url) else None
        except httpx.TimeoutException as trouble:
            raise GraphRefusal(-2, 2207003, "It takes too long to download the media") from trouble
        except httpx.HTTPError as trouble:
            raise GraphRefusal(9004, 2207052, "The media could not be fetched from this URI") from trouble
        if answer is None or answer.status_code != 200:
            raise GraphRefusal(9004, 2207052, "The media could not be fetched from this URI")
        _require_fit(answer.content)
        return answer.content

    def _state(self, container: Container) -> str:
        if container.published:
            return "PUBLISHED"
        if container.error:
            return "ERROR"
        if self.meta.now - container.at >= A_DAY:
            return "EXPIRED"
        return "IN_PROGRESS" if container.looks > 0 else "FINISHED"

    def _state_of(self, container: Container) -> object:
        state = self._state(container)
        container.looks -= 1
        told = f"Error: Media upload has failed with error code {container.error}" if container.error else state
        return {"id": container.id, "status_code": state, "status": told}

    def _require_ready(self, container: Container) -> None:
        match self._state(container):
            case "IN_PROGRESS":
                raise GraphRefusal(9007, 2207027, "The media is not ready for publishing, please wait for a moment")
            case "EXPIRED":
                raise GraphRefusal(-2, 2207020, "The media you are trying to access has expired")
            case "ERROR" | "PUBLISHED":
                raise GraphRefusal(24, 2207006, "The media with this id cannot be found")

    def _publish(self, id: str) -> str:
        container = self.containers.get(id)
        if container is None or container.item:
            raise GraphRefusal(24, 2207006, "The media with this id cannot be found")
        self._require_ready(container)
        if self._used() >= self.quota:
            raise GraphRefusal(9, 2207042, "You reached the maximum number of posts")
        shown = container.children or [container]
        media = Media(self.meta.new_id(), container.caption, [(one.data, one.alt) for one in shown], self.meta.now)
        container.published = media.id
        self.media[media.id] = media
        return media.id

    def _used(self) -> int:
        published = (container for container in self.containers.values() if container.published)
        return sum(self.meta.now - container.at < A_DAY for container in published)

    def _listed(self, asked: Asked) -> object:
        start, most = int(asked.fields.get("after", 0)), int(asked.fields.get("limit", 25))
        newest = list(reversed(self.media.values()))
        more = {"cursors": {"after": str(start + most)}} if start + most < len(newest) else {}
        return {"data": [self._shown(one) for one in newest[start : start + most]], "paging": more}

    def _shown(self, media: Media) -> dict[str, object]:
        caption = media.caption.replace("@", "") if self.without_at else media.caption
        return {
            "id": media.id,
            **({"caption": caption} if caption else {}),
            "timestamp": f"{media.at:%Y-%m-%dT%H:%M:%S}+0000",
            "permalink": f"https://www.instagram.com/p/{media.id}/",
            "like_count": 4,
            "comments_count": sum(one.about == media.id for one in self.said),
        }

    def _said(self, one: Said) -> object:
        """A comment with at most `replies` answers to it."""
        below = [_told(said) for said in self.said if said.answers == one.id]
        more = {"next": "https://graph.facebook.com/"} if len(below) > self.replies else {}
        replies = {"replies": {"data": below[: self.replies], "paging": more}} if below else {}
        return _told(one) | replies

    def _about(self, method: str, media: Media, more: list[str]) -> object:
        match method, more:
            case "GET", []:
                return self._shown(media)
            case "GET", ["comments"]:
                self.meta.need("instagram_manage_comments", 10)
                return {"data": [self._said(one) for one in self.said if one.about == media.id and not one.answers]}
            case "DELETE", []:
                if not self.deletable:
                    raise GraphRefusal(100, 33, "Unsupported delete request")
                self.meta.need("instagram_manage_contents", 10)
                del self.media[media.id]
                return {"success": True}
        return None


def _require_fit(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise GraphRefusal(36000, 2207004, "The image is too large to download. It should be less than 8 MiB")
    try:
        picture = Image.open(io.BytesIO(data))
    except UnidentifiedImageError as trouble:
        raise GraphRefusal(36001, 2207005, "The image format is not supported") from trouble
    if picture.format != "JPEG":
        raise GraphRefusal(36001, 2207005, "The image format is not supported")
    if not LEAST_SHAPE <= picture.width / picture.height <= MOST_SHAPE:
        raise GraphRefusal(36003, 2207009, "The submitted image's aspect ratio cannot be published")


def _told(one: Said) -> dict[str, object]:
    return {"id": one.id, "username": one.username, "text": one.text, "timestamp": f"{one.at:%Y-%m-%dT%H:%M:%S}+0000"}
