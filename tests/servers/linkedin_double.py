"""A double of LinkedIn's REST API: versions that end, uploads that take a moment, little text, posts of one page."""

import io
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.servers.double import Answer, Asked, Double, serving

PAGE = "urn:li:organization:5583111"
MOST_TEXT, MOST_ALT, PIXELS = 3_000, 4_086, 36_152_320
LEAST_IMAGES, MOST_IMAGES = 2, 20
KINDS = frozenset({"JPEG", "PNG", "GIF"})
RESERVED = frozenset(r"\|{}@[]()<>#*_~")
MARKUP = re.compile(r"@\[[^\]]+\]\(urn:li:[^)]+\)|\{hashtag\|\\?#\|\w+\}|#\w+")
CLIENT, SECRET = "86abc", "app's own secret"


class LinkedInRefusal(Exception):
    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(status, code, message)
        self.status, self.code, self.message = status, code, message


@dataclass
class Upload:
    """`looks` is how often it is still being processed."""

    urn: str
    owner: str
    status: str = "WAITING_UPLOAD"
    looks: int = 1
    data: bytes = b""


@dataclass
class Shared:
    """A post; `shown` is what people read of its commentary."""

    urn: str
    said: dict[str, Any]
    at: datetime
    shown: str


@dataclass
class LinkedInDouble(Double):
    """`strict` refuses a text that is out already. What is `hidden` does not show in lists yet."""

    token: str = "a member's token"
    expires_at: datetime | None = None
    scopes: set[str] = field(default_factory=lambda: {"w_organization_social", "r_organization_social"})
    role: str = "ADMINISTRATOR"
    looks: int = 1
    strict: bool = False
    hidden: bool = False
    uploads: dict[str, Upload] = field(default_factory=dict)
    posts: dict[str, Shared] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(7_396_000_000_000_000_001))

    def answer(self, asked: Asked) -> Answer:
        try:
            return self._carry_out(asked)
        except LinkedInRefusal as refusal:
            return Answer(refusal.status, _error(refusal))

    def _carry_out(self, asked: Asked) -> Answer:
        if asked.path == "/oauth/v2/introspectToken":
            return Answer(200, self._described(asked.fields))
        self._require_token(asked)
        if asked.path.startswith("/upload/"):
            return self._take(asked)
        self._require_version(asked)
        match asked.path.removeprefix("/rest/").split("/"):
            case ["posts", *_]:
                return self._posts(asked)
            case ["images"]:
                return self._begin_upload(asked)
            case ["images", urn]:
                return self._looked_at(urn)
            case parts:
                return self._about(parts)

    def _about(self, parts: list[str]) -> Answer:
        match parts:
            case ["organizations", number] if PAGE.endswith(f":{number}"):
                return Answer(200, {"id": int(number), "localizedName": "Muster Gastro GmbH"})
            case ["organizationAcls"]:
                acl = {"organization": PAGE, "role": self.role, "state": "APPROVED"}
                return Answer(200, {"elements": [acl] if self.role else []})
            case ["socialMetadata", urn] if urn in self.posts:
                likes = {"LIKE": {"reactionType": "LIKE", "count": 3}, "PRAISE": {"reactionType": "PRAISE", "count": 1}}
                return Answer(200, {"reactionSummaries": likes, "commentSummary": {"count": 2, "topLevelCount": 1}})
        raise LinkedInRefusal(404, "RESOURCE_NOT_FOUND", "/".join(parts))

    def _posts(self, asked: Asked) -> Answer:
        match asked.method, asked.path.removeprefix("/rest/posts").strip("/"):
            case "POST", "":
                return self._publish(asked.json)
            case "GET", "":
                return self._listed(asked)
            case "GET", urn if urn in self.posts:
                self._need("r_organization_social")
                return Answer(200, self._told(self.posts[urn]))
            case "DELETE", urn:
                self._need("w_organization_social")
                self.posts.pop(urn, None)
                return Answer(204)
        raise LinkedInRefusal(404, "NOT_FOUND", asked.path)

    def _require_token(self, asked: Asked) -> None:
        given = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if given != self.token:
            raise LinkedInRefusal(401, "INVALID_ACCESS_TOKEN", "Invalid access token")
        if self.expires_at is not None and self.now >= self.expires_at:
            raise LinkedInRefusal(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired")

    def _require_version(self, asked: Asked) -> None:
        version = asked.headers.get("linkedin-version", "")
        if not version:
            raise LinkedInRefusal(400, "VERSION_MISSING", "A version must be present")
        oldest = f"{self.now - timedelta(days=365):%Y%m}"
        if not re.fullmatch(r"\d{6}", version) or not oldest <= version <= f"{self.now:%Y%m}":
            raise LinkedInRefusal(426, "NONEXISTENT_VERSION", f"Requested version {version} is not active")
        if asked.headers.get("x-restli-protocol-version") != "2.0.0":
            raise LinkedInRefusal(400, "ILLEGAL_ARGUMENT", "X-Restli-Protocol-Version must be 2.0.0")
        if "q" in asked.fields and asked.headers.get("x-restli-method") != "FINDER":
            raise LinkedInRefusal(400, "ILLEGAL_ARGUMENT", "X-RestLi-Method must be FINDER")

    def _need(self, scope: str) -> None:
        if scope not in self.scopes or not self.role:
            raise LinkedInRefusal(403, "ACCESS_DENIED", f"Not enough permissions to access: {scope}")

    def _described(self, form: dict[str, str]) -> object:
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            raise LinkedInRefusal(401, "invalid_client", "Client authentication failed")
        ended = self.expires_at is not None and self.now >= self.expires_at
        ends = int(self.expires_at.timestamp()) if self.expires_at else 0
        status = "expired" if ended else "active"
        good = not ended and form.get("token") == self.token
        return {"active": good, "status": status, "expires_at": ends, "scope": ",".join(sorted(self.scopes))}

    def _begin_upload(self, asked: Asked) -> Answer:
        self._need("w_organization_social")
        owner = asked.json["initializeUploadRequest"]["owner"]
        if asked.fields.get("action") != "initializeUpload" or owner != PAGE:
            raise LinkedInRefusal(403, "ACCESS_DENIED", "Viewer is not authorized for the owner")
        upload = Upload(f"urn:li:image:C4D{next(self.ids)}", owner, looks=self.looks)
        self.uploads[upload.urn] = upload
        ends = int((self.now + timedelta(hours=24)).timestamp() * 1000)
        where = f"{self.address}/upload/{upload.urn.rpartition(':')[2]}"
        return Answer(200, {"value": {"uploadUrl": where, "uploadUrlExpiresAt": ends, "image": upload.urn}})

    def _take(self, asked: Asked) -> Answer:
        upload = self.uploads.get(f"urn:li:image:{asked.path.rpartition('/')[2]}")
        if asked.method != "PUT" or upload is None:
            raise LinkedInRefusal(404, "NOT_FOUND")
        upload.data, upload.status = asked.body, "PROCESSING" if _taken(asked.body) else "PROCESSING_FAILED"
        return Answer(201)

    def _looked_at(self, urn: str) -> Answer:
        if (upload := self.uploads.get(urn)) is None:
            raise LinkedInRefusal(404, "NOT_FOUND", urn)
        if upload.status == "PROCESSING" and upload.looks <= 0:
            upload.status = "AVAILABLE"
        upload.looks -= upload.status == "PROCESSING"
        return Answer(200, {"id": urn, "owner": upload.owner, "status": upload.status})

    def _publish(self, said: dict[str, Any]) -> Answer:
        """A text is cut off where it is too long, or at a sign of markup that marks nothing: without a word."""
        self._need("w_organization_social")
        if said.get("author") != PAGE:
            raise LinkedInRefusal(403, "ACCESS_DENIED", "Not the author's")
        for wanted in ("commentary", "visibility", "distribution", "lifecycleState"):
            if wanted not in said:
                raise LinkedInRefusal(422, "MISSING_REQUIRED_FIELD", wanted)
        self._require_images(said.get("content") or {})
        shown = _read(said["commentary"])[:MOST_TEXT]
        for other in self.posts.values() if self.strict else ():
            if other.shown == shown:
                raise LinkedInRefusal(422, "DUPLICATE_POST", f"Content is a duplicate of {other.urn}")
        post = Shared(f"urn:li:share:{next(self.ids)}", said, self.now, shown)
        self.posts[post.urn] = post
        return Answer(201, headers={"x-restli-id": post.urn})

    def _require_images(self, content: dict[str, Any]) -> None:
        several = content.get("multiImage", {}).get("images", [])
        if "multiImage" in content and not LEAST_IMAGES <= len(several) <= MOST_IMAGES:
            raise LinkedInRefusal(400, "INVALID_NUMBER_OF_IMAGES", f"{len(several)} images")
        for image in (*([content["media"]] if "media" in content else []), *several):
            upload = self.uploads.get(image["id"])
            if upload is None or upload.status != "AVAILABLE":
                raise LinkedInRefusal(400, "INVALID_URN_ID", f"{image['id']} is not available")
            if len(image.get("altText", "")) > MOST_ALT:
                raise LinkedInRefusal(422, "FIELD_LENGTH_TOO_LONG", "altText")

    def _listed(self, asked: Asked) -> Answer:
        self._need("r_organization_social")
        if asked.fields.get("q") != "author" or asked.fields.get("author") != PAGE:
            raise LinkedInRefusal(400, "ILLEGAL_ARGUMENT", "q=author wants an author")
        newest = [] if self.hidden else list(reversed(self.posts.values()))
        return Answer(200, {"elements": [self._told(post) for post in newest[: int(asked.fields.get("count", 10))]]})

    def _told(self, post: Shared) -> object:
        at = int(post.at.timestamp() * 1000)
        return post.said | {"id": post.urn, "createdAt": at, "publishedAt": at, "lastModifiedAt": at}


@contextmanager
def linkedin() -> Iterator[LinkedInDouble]:
    double = LinkedInDouble()
    with serving(double):
        yield double


def _read(little: str) -> str:
    """What people read: escaped signs as themselves, markup as what it marks."""
    shown, at = "", 0
    while at < len(little):
        if little[at] == "\\" and little[at + 1 : at + 2] in RESERVED:
            shown, at = shown + little[at + 1], at + 2
        elif little[at] not in RESERVED:
            shown, at = shown + little[at], at + 1
        elif marked := MARKUP.match(little, at):
            shown, at = shown + marked[0].strip("{}").replace("hashtag|", "").replace("|", ""), marked.end()
        else:
            break
    return shown


def _taken(data: bytes) -> bool:
    try:
        picture = Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        return False
    return picture.format in KINDS and picture.width * picture.height < PIXELS


def _error(refusal: LinkedInRefusal) -> object:
    """As the API words it; a duplicate lies deeper than the others."""
    if refusal.code == "DUPLICATE_POST":
        details = {"inputErrors": [{"code": refusal.code, "description": "Duplicate post is detected"}]}
        return {"status": refusal.status, "message": refusal.message, "errorDetails": details}
    return {"status": refusal.status, "code": refusal.code, "message": refusal.message}
