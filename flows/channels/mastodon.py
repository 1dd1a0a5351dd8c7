"""Mastodon: any server that speaks its API.

Plain httpx, not Mastodon.py: that library sleeps and repeats by itself, and its errors do not say whether a request may
have been carried out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx

from approvals.channels import Account, ChannelRefused, Notes, OutcomeUnknown, Parcel, Seen, Talk, Trouble
from flows.channels.calling import Answer
from flows.channels.connecting import Connection, Field, Kind
from flows.channels.fitting import require_fit
from flows.channels.html_text import text_of
from flows.channels.mastodon_media import noted, uploaded
from flows.channels.once import SKEW, alike
from flows.channels.talks import mastodon_talk
from flows.channels.web import Web, base_of, usual
from policies.limits import length

NEEDED = ("read", "write:media", "write:statuses")
PAGE, PAGES = 40, 5  # statuses at once, and how often, while looking for one that may be out
UNPROCESSABLE = 422


class Mastodon:
    """An address is the status's public URL; its last part is the id."""

    def __init__(self, name: str, settings: Mapping[str, str], secrets: Mapping[str, str], http: httpx.Client) -> None:
        self.name, self._http = name, http
        self._server = base_of(name, settings["server"])
        self._visibility = settings.get("visibility") or "public"
        self._headers = {"authorization": f"Bearer {secrets['token']}"}

    def deliver(self, parcel: Parcel, notes: Notes) -> str:
        """The key is the Idempotency-Key: within an hour the server itself gives the first status again."""
        web = self._web()
        self._require_fit(web, parcel)
        status = {
            "status": parcel.text,
            "media_ids": uploaded(self.name, web, parcel, notes),
            "visibility": self._visibility,
        }
        once = {"idempotency-key": parcel.key}
        return self._address(web.told("POST", "/api/v1/statuses", json=status, headers=once, publishes=True))

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:
        """By the pictures' ids, which are ours alone, else by text."""
        web = self._web()
        ours = set(noted(notes).values())
        for status in self._since(web, since - SKEW):
            shown = {str(one["id"]) for one in status.get("media_attachments", [])}
            if shown & ours or (not parcel.pictures and alike(parcel.text, self._text(web, status))):
                return self._address(status)
        return None

    def take_down(self, address: str) -> str:
        web, path = self._web(), f"/api/v1/statuses/{_id(address)}"
        try:
            web.ask("DELETE", path, params={"delete_media": "true"}, publishes=True)
        except ChannelRefused as refused:
            if refused.trouble != Trouble.GONE:
                raise
        return _proved(web, self.name, path)

    def check(self) -> Account:
        web = self._web()
        account = web.told("GET", "/api/v1/accounts/verify_credentials")
        try:
            scopes = web.told("GET", "/api/v1/apps/verify_credentials").get("scopes")
        except ChannelRefused:
            scopes = None  # the token is good, as was just seen; older servers do not name its scopes
        granted = scopes if isinstance(scopes, list) else list(NEEDED)
        missing = tuple(one for one in NEEDED if one not in granted and one.partition(":")[0] not in granted)
        return Account(f"@{account.get('acct')}@{self._server.partition('://')[2]}", None, missing)

    def link(self, address: str) -> str | None:
        return address

    def comments(self, address: str) -> Talk:
        web, status = self._web(), f"/api/v1/statuses/{_id(address)}"
        listed = web.told("GET", f"{status}/context").get("descendants", [])
        counted = 0 if listed else int(web.told("GET", status).get("replies_count", 0))
        return mastodon_talk(listed, _id(address), counted=counted)

    def numbers(self, address: str) -> Mapping[str, int]:
        status = self._web().told("GET", f"/api/v1/statuses/{_id(address)}")
        counted = {"likes": "favourites_count", "shares": "reblogs_count", "comments": "replies_count"}
        return {name: int(status.get(field, 0)) for name, field in counted.items()}

    def shown(self, since: datetime) -> Sequence[Seen]:
        web = self._web()
        return [Seen(self._address(one), text_of(one["content"]), _at(one)) for one in self._since(web, since)]

    def _web(self) -> Web:
        return Web(self.name, self._http, self._server, headers=self._headers, meaning=_meaning)

    def _require_fit(self, web: Web, parcel: Parcel) -> None:
        """By this server's own limits where it names them, else by Mastodon's."""
        own = web.told("GET", "/api/v2/instance").get("configuration", {})
        statuses, pictures = own.get("statuses", {}), own.get("media_attachments", {})
        if not statuses.get("max_characters"):
            require_fit(self.name, "mastodon", parcel)
            return
        too_large = any(len(sent.data) > pictures.get("image_size_limit", len(sent.data)) for sent in parcel.pictures)
        misfits = (
            (Trouble.TEXT_LENGTH, length(parcel.text, "mastodon") > statuses["max_characters"]),
            (Trouble.PICTURE_COUNT, len(parcel.pictures) > statuses.get("max_media_attachments", 4)),
            (Trouble.TOO_LARGE, too_large),
            (Trouble.ALT_LENGTH, any(len(s.alt) > pictures.get("description_limit", 1500) for s in parcel.pictures)),
        )
        for trouble, misfit in misfits:
            if misfit:
                raise ChannelRefused(self.name, trouble, again=False)

    def _since(self, web: Web, since: datetime) -> Iterator[Mapping[str, Any]]:
        """Our own statuses since then, newest first. Raises OutcomeUnknown where there are too many to read."""
        me = web.told("GET", "/api/v1/accounts/verify_credentials")["id"]
        asked: dict[str, object] = {"limit": PAGE, "exclude_reblogs": "true"}
        for _ in range(PAGES):
            page = web.ask("GET", f"/api/v1/accounts/{me}/statuses", params=asked).json
            if not isinstance(page, list):
                raise OutcomeUnknown(self.name, Trouble.PROTOCOL, "no list of statuses")
            yield from (status for status in page if _at(status) >= since)
            if len(page) < PAGE or _at(page[-1]) < since:
                return
            asked["max_id"] = page[-1]["id"]
        raise OutcomeUnknown(self.name, Trouble.BUSY, "too many statuses")

    def _text(self, web: Web, status: Mapping[str, Any]) -> str:
        """As it was written, where the server still tells that."""
        try:
            return str(web.told("GET", f"/api/v1/statuses/{status['id']}/source")["text"])
        except ChannelRefused as refused:
            if refused.again:
                raise
            return text_of(status["content"])

    def _address(self, status: Mapping[str, Any]) -> str:
        """Raises OutcomeUnknown for an answer without an id."""
        if not status.get("id"):
            raise OutcomeUnknown(self.name, Trouble.PROTOCOL, "no id of a status")
        url = str(status.get("url") or "")
        return url if _id(url) == str(status["id"]) else f"{self._server}/statuses/{status['id']}"


def _proved(web: Web, channel: str, path: str) -> str:
    """Read back: it has to be gone. Raises OutcomeUnknown, ChannelRefused."""
    try:
        web.ask("GET", path)
    except ChannelRefused as refused:
        if refused.trouble != Trouble.GONE:
            raise
        return f"GET {path}: {refused.detail[:3]}, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    raise OutcomeUnknown(channel, Trouble.BUSY, path)


def _meaning(answer: Answer) -> Trouble:
    if answer.status == UNPROCESSABLE and b"limit" in answer.body.lower():
        return Trouble.TEXT_LENGTH
    return usual(answer)


def _id(address: str) -> str:
    return address.rpartition("/")[2]


def _at(status: Mapping[str, Any]) -> datetime:
    at = datetime.fromisoformat(str(status["created_at"]))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _build(given: Connection) -> Mastodon:
    return Mastodon(given.name, given.settings, given.secrets, given.http)


KIND = Kind(
    "mastodon",
    "Mastodon",
    (
        Field("server", ("Server", "Server"), ("Wie https://mastodon.social.", "Such as https://mastodon.social.")),
        Field(
            "token",
            ("Zugangs-Token", "Access token"),
            (
                "Einstellungen, Entwicklung, neue Anwendung; Rechte: read, write:media, write:statuses.",
                "Preferences, Development, new application; scopes: read, write:media, write:statuses.",
            ),
            secret=True,
        ),
        Field(
            "visibility",
            ("Sichtbarkeit", "Visibility"),
            (
                "public, unlisted oder private; ohne Angabe public.",
                "public, unlisted or private; public if left empty.",
            ),
            required=False,
        ),
    ),
    _build,
)
