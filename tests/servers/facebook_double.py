"""A double of a Facebook Page: photos that are published or wait, posts that show them, comments."""

import io
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
from PIL import Image, UnidentifiedImageError

from tests.servers.double import Asked
from tests.servers.graph_refusals import GraphRefusal

if TYPE_CHECKING:
    from tests.servers.meta_double import Meta

PAGE = "1001"
MOST_PHOTOS = 10
MOST_BYTES = 10_000_000
MOST_TEXT = 63_206
A_DAY = timedelta(hours=24)


@dataclass
class Photo:
    id: str
    data: bytes
    alt: str
    published: bool
    temporary: bool
    at: datetime
    post: str | None = None


@dataclass
class Post:
    id: str
    message: str
    photos: list[Photo]
    at: datetime


@dataclass
class Remark:
    id: str
    about: str
    author: str
    message: str
    at: datetime
    answers: str | None = None


@dataclass
class Facebook:
    """`strict` refuses a text that is out already (506). What is `hidden` does not show in lists yet."""

    meta: "Meta"
    strict: bool = False
    hidden: bool = False
    photos: dict[str, Photo] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)

    def answer(self, asked: Asked, parts: list[str]) -> object:
        """None for what is not on this page."""
        self._forget_temporary()
        match asked.method, parts:
            case "GET", [str(id)] if id == PAGE:
                self.meta.need("pages_read_engagement", 10)
                return {"id": PAGE, "name": "Muster Gastro"}
            case "POST", [str(id), "photos"] if id == PAGE:
                return self._take_photo(asked)
            case "POST", [str(id), "feed"] if id == PAGE:
                return self._publish(asked)
            case "GET", [str(id), "published_posts"] if id == PAGE:
                return self._listed(asked)
            case method, [str(id), *more] if id in self.posts or id in self.photos:
                return self._about(asked, method, id, more)
        return None

    def _about(self, asked: Asked, method: str, id: str, more: list[str]) -> object:
        match method, more:
            case "GET", []:
                self.meta.need("pages_read_engagement", 10)
                return self._shown(self.posts[id]) if id in self.posts else {"id": id}
            case "DELETE", []:
                return self._delete(id)
            case "GET", ["comments"]:
                self.meta.need("pages_read_user_engagement", 10)
                return self._talk(asked, id)
            case "POST", ["comments"]:
                self.meta.need("pages_manage_engagement")
                return {"id": self.comment(id, "Muster Gastro", asked.fields["message"])}
        return None

    def _talk(self, asked: Asked, about: str) -> object:
        """A page of the stream: comments and answers to them, the oldest first."""
        start, most = int(asked.fields.get("after", 0)), int(asked.fields.get("limit", 25))
        said = [_said(remark) for remark in self.remarks.values() if remark.about == about]
        more = {"cursors": {"after": str(start + most)}} if start + most < len(said) else {}
        return {"data": said[start : start + most], "paging": more}

    def comment(self, about: str, author: str, message: str, answers: str | None = None) -> str:
        remark = Remark(f"{about}_{self.meta.new_id()}", about, author, message, self.meta.now, answers)
        self.remarks[remark.id] = remark
        return remark.id

    def _take_photo(self, asked: Asked) -> object:
        self.meta.need("pages_manage_posts")
        published, temporary = (_flag(asked.fields, name, default=name == "published") for name in FLAGS)
        if temporary and published:
            raise GraphRefusal(100, 0, "A temporary photo must not be published")
        data = asked.files.get("source") or _fetched(asked.fields.get("url", ""))
        _require_picture(data)
        photo = Photo(
            self.meta.new_id(), data, asked.fields.get("alt_text_custom", ""), published, temporary, self.meta.now
        )
        self.photos[photo.id] = photo
        if published:
            return {"id": photo.id, "post_id": self._post(asked.fields.get("message", ""), [photo])}
        return {"id": photo.id}

    def _publish(self, asked: Asked) -> object:
        self.meta.need("pages_manage_posts")
        message, link = asked.fields.get("message", ""), asked.fields.get("link")
        photos = [self._waiting(one["media_fbid"]) for one in json.loads(asked.fields.get("attached_media", "[]"))]
        if len(message) > MOST_TEXT or len(photos) > MOST_PHOTOS or not (message or photos or link):
            raise GraphRefusal(100, 0, "Invalid parameter")
        if link is not None and urlsplit(link).scheme not in {"http", "https"}:
            raise GraphRefusal(1609005, 0, "The link could not be scraped")
        if self.strict and message and any(post.message == message for post in self.posts.values()):
            raise GraphRefusal(506, 0, "Duplicate status message")
        return {"id": self._post(message, photos)}

    def _post(self, message: str, photos: list[Photo]) -> str:
        post = Post(f"{PAGE}_{self.meta.new_id()}", message, photos, self.meta.now)
        self.posts[post.id] = post
        for photo in photos:
            photo.post = post.id
        return post.id

    def _waiting(self, id: str) -> Photo:
        photo = self.photos.get(id)
        if photo is None or photo.published or photo.post:
            raise GraphRefusal(100, 0, "Photo already posted, or unknown")
        return photo

    def _listed(self, asked: Asked) -> object:
        """Newest first, a page at a time."""
        self.meta.need("pages_read_engagement", 10)
        since, most = int(asked.fields.get("since", 0)), int(asked.fields.get("limit", 25))
        start = int(asked.fields.get("after", 0))
        newest = [post for post in reversed(self.posts.values()) if post.at.timestamp() >= since and not self.hidden]
        page = newest[start : start + most]
        more = {"cursors": {"after": str(start + most)}} if start + most < len(newest) else {}
        return {"data": [self._shown(post) for post in page], "paging": more}

    def _shown(self, post: Post) -> object:
        targets = [{"type": "photo", "target": {"id": photo.id}} for photo in post.photos]
        remarks = sum(remark.about == post.id for remark in self.remarks.values())
        shown = {
            "id": post.id,
            "message": post.message,
            "created_time": f"{post.at:%Y-%m-%dT%H:%M:%S}+0000",
            "permalink_url": f"https://www.facebook.com/{post.id}",
            "shares": {"count": 2},
            "reactions": {"data": [], "summary": {"total_count": 5}},
            "comments": {"data": [], "summary": {"total_count": remarks}},
        }
        if targets:
            album = {"type": "album", "target": {"id": f"album of {post.id}"}, "subattachments": {"data": targets}}
            shown["attachments"] = {"data": targets if len(targets) == 1 else [album]}
        return shown

    def _delete(self, id: str) -> object:
        """A post goes without its photos; a photo leaves the post that shows it."""
        self.meta.need("pages_manage_posts")
        photo = self.photos.pop(id, None)
        if photo is not None and photo.post in self.posts:
            self.posts[photo.post].photos.remove(photo)
        self.posts.pop(id, None)
        return {"success": True}

    def _forget_temporary(self) -> None:
        for photo in list(self.photos.values()):
            if photo.temporary and photo.post is None and self.meta.now - photo.at >= A_DAY:
                del self.photos[photo.id]


FLAGS = ("published", "temporary")


def _flag(fields: dict[str, str], name: str, *, default: bool) -> bool:
    return fields.get(name, str(default)).lower() == "true"


def _fetched(url: str) -> bytes:
    try:
        return httpx.get(url, trust_env=False).raise_for_status().content
    except (httpx.HTTPError, httpx.UnsupportedProtocol) as trouble:
        raise GraphRefusal(324, 2069019, "Missing or invalid image file") from trouble


def _require_picture(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise GraphRefusal(100, 1366046, "Photos should be smaller than 10 MB and saved as JPG or PNG")
    try:
        Image.open(io.BytesIO(data)).verify()
    except UnidentifiedImageError as trouble:
        raise GraphRefusal(324, 2069019, "Missing or invalid image file") from trouble


def _said(remark: Remark) -> object:
    return {
        "id": remark.id,
        "from": {"id": "77", "name": remark.author},
        "message": remark.message,
        "created_time": f"{remark.at:%Y-%m-%dT%H:%M:%S}+0000",
        "permalink_url": f"https://www.facebook.com/{remark.id}",
        **({"parent": {"id": remark.answers}} if remark.answers else {}),
    }
