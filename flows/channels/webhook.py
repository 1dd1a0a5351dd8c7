"""A webhook: any receiver of the company's own, called with signed JSON.

Each call carries `freigabe-key-id`, `freigabe-timestamp` (Unix seconds) and `freigabe-signature`: "sha256=" and the
HMAC-SHA256, in hex, of the timestamp, a full stop and the body (of a GET: of its query) under the shared secret.
Publishing is a POST, taking down a DELETE, looking up a GET; the receiver keeps a key's first POST and no second.
docs/adding-a-channel.md describes the receiver's side.
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

import httpx

from approvals.channels import Account, ByHand, ChannelRefused, Notes, OutcomeUnknown, Parcel, Trouble
from flows.channels.calling import Answer
from flows.channels.connecting import Connection, Field, Kind
from flows.channels.web import Web, base_of

NOT_OFFERED = frozenset({405, 501})
BY_HAND = "webhook"


class Webhook:
    """An address is the parcel's key, and where the receiver names one, a space and the public address."""

    def __init__(self, name: str, settings: Mapping[str, str], secrets: Mapping[str, str], http: httpx.Client) -> None:
        self.name, self._http = name, http
        self._url, self._key_id = base_of(name, settings["url"]), settings.get("key_id") or "1"
        self._secret = secrets["secret"].encode()

    def deliver(self, parcel: Parcel, notes: Notes) -> str:  # noqa: ARG002 - the receiver knows the key
        answer = self._call("POST", body=_letter(parcel), publishes=True)
        return _address(parcel.key, answer)

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - by key
        """A receiver that does not answer to GET leaves it open: a person looks."""
        answer = self._seen(parcel.key)
        return _address(parcel.key, answer) if answer is not None else None

    def take_down(self, address: str) -> str:
        key = address.partition(" ")[0]
        try:
            self._call("DELETE", query={"key": key}, publishes=True)
            left = self._seen(key)
        except NotOffered as no:
            self._require_gone(address, no)
            left = None
        except ChannelRefused as refused:
            if refused.trouble != Trouble.GONE:
                raise
            left = self._seen(key)
        if left is not None:
            raise OutcomeUnknown(self.name, Trouble.BUSY, address)
        return f"GET {key}: gone, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def _require_gone(self, address: str, no: "NotOffered") -> None:
        """Read back where nothing is deleted by order. Raises ByHand while it is there, or nobody can tell."""
        try:
            seen = self._seen(address.partition(" ")[0])
        except (NotOffered, ChannelRefused):
            raise ByHand(self.name, BY_HAND, self.link(address)) from no
        if seen is not None:
            raise ByHand(self.name, BY_HAND, self.link(address), seen=True) from no

    def check(self) -> Account:
        """A signed call that publishes nothing; the receiver answers it with any success."""
        self._call("POST", body=json.dumps({"event": "ping"}).encode())
        return Account(str(urlsplit(self._url).hostname))

    def link(self, address: str) -> str | None:
        public = address.partition(" ")[2]
        return public if public.startswith("https://") else None

    def _seen(self, key: str) -> Answer | None:
        """What the receiver says of this key; None when it has nothing under it. Raises NotOffered."""
        try:
            return self._call("GET", query={"key": key})
        except ChannelRefused as refused:
            if refused.trouble != Trouble.GONE:
                raise
            return None

    def _call(
        self, method: str, *, body: bytes = b"", query: Mapping[str, str] | None = None, publishes: bool = False
    ) -> Answer:
        asked = urlencode(query or {})
        stamp = str(int(time.time()))
        headers = {
            "content-type": "application/json",
            "freigabe-key-id": self._key_id,
            "freigabe-timestamp": stamp,
            "freigabe-signature": "sha256=" + signature(self._secret, stamp, body or asked.encode()),
        }
        web = Web(self.name, self._http, self._url, headers=headers)
        path = f"{'&' if '?' in self._url else '?'}{asked}" if asked else ""
        try:
            return web.ask(method, path, content=body, publishes=publishes)
        except (ChannelRefused, OutcomeUnknown) as no:
            if no.detail[:3].isdecimal() and int(no.detail[:3]) in NOT_OFFERED:
                raise NotOffered(self.name, Trouble.PROTOCOL, no.detail) from no
            raise


class NotOffered(OutcomeUnknown):
    """The receiver does not take this kind of call."""


def signature(secret: bytes, stamp: str, told: bytes) -> str:
    return hmac.new(secret, stamp.encode() + b"." + told, hashlib.sha256).hexdigest()


def _letter(parcel: Parcel) -> bytes:
    pictures = [
        {
            "name": sent.name,
            "alt": sent.alt,
            "width": sent.width,
            "height": sent.height,
            "sha256": hashlib.sha256(sent.data).hexdigest(),
            "jpeg": base64.b64encode(sent.data).decode(),
        }
        for sent in parcel.pictures
    ]
    told = {"event": "publish", "key": parcel.key, "text": parcel.text, "pictures": pictures, "facts": parcel.facts}
    return json.dumps(told, ensure_ascii=False).encode()


def _address(key: str, answer: Answer) -> str:
    told = answer.json if isinstance(answer.json, dict) else {}
    public = str(told.get("address") or "")
    return f"{key} {public}" if public.startswith("https://") and len(public.split()) == 1 else key


def _build(given: Connection) -> Webhook:
    return Webhook(given.name, given.settings, given.secrets, given.http)


KIND = Kind(
    "webhook",
    "Webhook",
    (
        Field("url", ("Adresse", "Address"), ("Wohin gesendet wird, mit https.", "Where it is sent, by https.")),
        Field(
            "secret",
            ("Gemeinsames Geheimnis", "Shared secret"),
            ("Damit prüft der Empfänger die Unterschrift.", "The receiver verifies the signature with it."),
            secret=True,
        ),
        Field(
            "key_id",
            ("Name des Schlüssels", "Key id"),
            (
                "Steht in jedem Aufruf, für den Wechsel des Geheimnisses.",
                "Named in each call, for changing the secret.",
            ),
            required=False,
        ),
    ),
    _build,
)
