"""Bluesky: any server of the AT protocol (a PDS), by plain XRPC over HTTP.

A post's place in the repository is derived from the parcel's key and only ever created there, so that it exists once.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx

from approvals.channels import Account, ChannelRefused, Notes, OutcomeUnknown, Parcel, Seen, Talk, Trouble
from flows.channels.bluesky_record import POSTS, address_of, light, place_of, record_key, written
from flows.channels.calling import Answer
from flows.channels.connecting import Connection, Field, Kind
from flows.channels.fitting import require_fit
from flows.channels.once import SKEW
from flows.channels.talks import DEPTH, bluesky_talk
from flows.channels.web import Web, base_of, usual

SESSION_LASTS = 3600.0  # seconds; an access token is good for two hours
LISTED = 100  # records at once, newest first
MEANS = {
    "ExpiredToken": Trouble.TOKEN,
    "InvalidToken": Trouble.TOKEN,
    "AuthMissing": Trouble.TOKEN,
    "AuthenticationRequired": Trouble.TOKEN,
    "AccountTakedown": Trouble.POLICY,
    "AccountDeactivated": Trouble.POLICY,
    "BlobTooLarge": Trouble.TOO_LARGE,
    "RecordNotFound": Trouble.GONE,
    "NotFound": Trouble.GONE,
    "InvalidSwap": Trouble.DUPLICATE,
    "RateLimitExceeded": Trouble.QUOTA,
}


class Bluesky:
    """An address is the post's at:// URI."""

    def __init__(self, name: str, settings: Mapping[str, str], secrets: Mapping[str, str], http: httpx.Client) -> None:
        self.name, self._http = name, http
        self._server = base_of(name, settings.get("server") or "https://bsky.social")
        self._login = {"identifier": settings["handle"].removeprefix("@"), "password": secrets["password"]}
        self._session: tuple[float, str, str, str] | None = None

    def deliver(self, parcel: Parcel, notes: Notes) -> str:  # noqa: ARG002 - the place in the repository needs no notes
        parcel = light(parcel)
        require_fit(self.name, "bluesky", parcel)
        web, me = self._signed_in()
        address = address_of(me, parcel.key)
        if self._record(web, address) is not None:
            return address
        record = written(web, parcel)
        asked = {"repo": me, "collection": POSTS, "rkey": record_key(parcel.key), "record": record, "swapRecord": None}
        try:
            web.told("POST", "/xrpc/com.atproto.repo.putRecord", json=asked, publishes=True)
        except ChannelRefused as refused:
            if refused.trouble != Trouble.DUPLICATE:
                raise
        return address

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - the key tells
        web, me = self._signed_in()
        address = address_of(me, parcel.key)
        return address if self._record(web, address) is not None else None

    def take_down(self, address: str) -> str:
        web, _ = self._signed_in()
        web.ask("POST", "/xrpc/com.atproto.repo.deleteRecord", json=place_of(address), publishes=True)
        if self._record(web, address) is not None:
            raise OutcomeUnknown(self.name, Trouble.BUSY, address)
        return f"getRecord {address}: RecordNotFound, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def check(self) -> Account:
        """Signs in anew; an app password does not expire."""
        return Account(f"@{self._signed_in_anew()[3]}")

    def link(self, address: str) -> str | None:
        place = place_of(address)
        return f"https://bsky.app/profile/{place['repo']}/post/{place['rkey']}"

    def comments(self, address: str) -> Talk:
        """As the server's app view knows them; a bare server has none."""
        return bluesky_talk(self._thread(address, depth=DEPTH))

    def numbers(self, address: str) -> Mapping[str, int]:
        post = self._thread(address, depth=0).get("post", {})
        counted = {"likes": "likeCount", "shares": "repostCount", "comments": "replyCount"}
        return {name: int(post.get(field, 0)) for name, field in counted.items()}

    def shown(self, since: datetime) -> Sequence[Seen]:
        web, me = self._signed_in()
        asked: dict[str, str | int] = {"repo": me, "collection": POSTS, "limit": LISTED}
        listed = web.told("GET", "/xrpc/com.atproto.repo.listRecords", params=asked).get("records", [])
        found = [Seen(one["uri"], str(one["value"].get("text", "")), _at(one["value"])) for one in listed]
        return sorted((one for one in found if one.at >= since - SKEW), key=lambda one: one.at, reverse=True)

    def _signed_in(self) -> tuple[Web, str]:
        """Calls in the account's name, and its DID. A session that the server ended early is made anew."""
        if self._session is not None and self._session[0] > time.monotonic():
            web = self._web(self._session[1])
            try:
                web.ask("GET", "/xrpc/com.atproto.server.getSession")
            except ChannelRefused as refused:
                if refused.trouble != Trouble.TOKEN:
                    raise
            else:
                return web, self._session[2]
        _, token, me, _ = self._signed_in_anew()
        return self._web(token), me

    def _signed_in_anew(self) -> tuple[float, str, str, str]:
        """Until when the session is used, its token, the account's DID and handle."""
        session = self._web().told("POST", "/xrpc/com.atproto.server.createSession", json=self._login)
        token, me, handle = (str(session[name]) for name in ("accessJwt", "did", "handle"))
        self._session = (time.monotonic() + SESSION_LASTS, token, me, handle)
        return self._session

    def _web(self, token: str = "") -> Web:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return Web(self.name, self._http, self._server, headers=headers, meaning=_meaning)

    def _record(self, web: Web, address: str) -> Mapping[str, Any] | None:
        """What lies at this address, or None. Raises ChannelRefused where nobody can tell."""
        try:
            return web.told("GET", "/xrpc/com.atproto.repo.getRecord", params=place_of(address))
        except ChannelRefused as refused:
            if refused.trouble != Trouble.GONE:
                raise
            return None

    def _thread(self, address: str, *, depth: int) -> Mapping[str, Any]:
        web, _ = self._signed_in()
        asked: dict[str, str | int] = {"uri": address, "depth": depth}
        thread: Mapping[str, Any] = web.told("GET", "/xrpc/app.bsky.feed.getPostThread", params=asked)["thread"]
        return thread


def _meaning(answer: Answer) -> Trouble:
    told = answer.json if isinstance(answer.json, dict) else {}
    return MEANS.get(str(told.get("error")), usual(answer))


def _at(record: Mapping[str, Any]) -> datetime:
    at = datetime.fromisoformat(str(record["createdAt"]))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _build(given: Connection) -> Bluesky:
    return Bluesky(given.name, given.settings, given.secrets, given.http)


KIND = Kind(
    "bluesky",
    "Bluesky",
    (
        Field("handle", ("Name des Kontos", "Handle"), ("Wie firma.bsky.social.", "Such as company.bsky.social.")),
        Field(
            "password",
            ("App-Passwort", "App password"),
            ("Einstellungen, Datenschutz, App-Passwörter.", "Settings, privacy and security, app passwords."),
            secret=True,
        ),
        Field(
            "server",
            ("Server", "Server"),
            ("Ohne Angabe https://bsky.social.", "https://bsky.social if left empty."),
            required=False,
        ),
    ),
    _build,
)
