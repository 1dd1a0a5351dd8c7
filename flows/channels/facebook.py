"""A Facebook Page, by the Graph API.

Pictures are uploaded first, unpublished and temporary (Facebook forgets those no post shows after a day); one call then
publishes text and pictures together. That call knows no key: see `once`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from approvals.channels import Account, ChannelRefused, Notes, OutcomeUnknown, Parcel, Seen, Sent, Talk, Trouble
from flows.channels.calling import Patience
from flows.channels.connecting import Connection, Field, Kind
from flows.channels.fitting import marks, require_fit
from flows.channels.graph import FIELDS, Graph, GraphRefused, proof_of_absence
from flows.channels.once import alike, harmless, publish_once, published_before
from flows.channels.talks import FACEBOOK, facebook_talk

PERMISSIONS = ("pages_manage_posts", "pages_manage_engagement", "pages_read_engagement", "pages_read_user_engagement")
SHOWN = "attachments{type,target{id},subattachments{type,target{id}}}"
COUNTED = "shares,reactions.limit(0).summary(total_count),comments.limit(0).summary(total_count)"
PHOTOS = "photos"


class Facebook:
    """An address is the post's id, page and post joined by an underscore."""

    def __init__(self, to: Connection) -> None:
        self.name, self._page = to.name, to.settings["page"].strip()
        self._graph = Graph(to)

    def deliver(self, parcel: Parcel, notes: Notes) -> str:
        patience = Patience.of()
        require_fit(self.name, "facebook", parcel)
        if address := published_before(self.name, notes, lambda since: self._find(parcel, notes, since, patience)):
            return address
        with harmless():
            photos = self._photos(parcel, notes, patience)
        return publish_once(notes, lambda: self._publish(parcel.text, photos, patience))

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - notes know better
        patience = Patience.of()
        return published_before(self.name, notes, lambda since: self._find(parcel, notes, since, patience))

    def take_down(self, address: str) -> str:
        """The photos go first: they are found through the post, and would outlive it."""
        patience = Patience.of()
        photos = self._photos_of(address, patience)
        for one in (*photos, address):
            with suppress(OutcomeUnknown):
                self._delete(one, patience)
        left = [one for one in (*photos, address) if self._graph.exists(one, patience)]
        if left:
            raise OutcomeUnknown(self.name, Trouble.BUSY, ", ".join(left))
        return proof_of_absence(address)

    def check(self) -> Account:
        patience = Patience.of()
        with harmless():
            page = self._graph.get(self._page, patience, fields="id,name")
            return self._graph.account(str(page.get("name", self._page)), PERMISSIONS, patience)

    def link(self, address: str) -> str | None:
        return f"https://www.facebook.com/{address}"

    def comments(self, address: str) -> Talk:
        with harmless():
            listed, complete = self._graph.whole(f"{address}/comments", Patience.of(), **FACEBOOK)
        return facebook_talk(listed, complete=complete)

    def numbers(self, address: str) -> Mapping[str, int]:
        with harmless():
            told = self._graph.get(address, Patience.of(), fields=COUNTED)
        likes, comments = (told.get(what, {}).get("summary", {}) for what in ("reactions", "comments"))
        shares = told.get("shares", {}).get("count", 0)
        return {"likes": likes.get("total_count", 0), "comments": comments.get("total_count", 0), "shares": shares}

    def shown(self, since: datetime) -> Sequence[Seen]:
        return [_seen(post) for post in self._posts(since, Patience.of())]

    def _posts(self, since: datetime, patience: Patience) -> Iterator[dict[str, Any]]:
        """Newest first."""
        asked = {"fields": f"id,message,created_time,{SHOWN}", "since": str(int(since.timestamp())), "limit": "50"}
        return self._graph.listed(f"{self._page}/published_posts", patience, **asked)

    def _publish(self, text: str, photos: Sequence[str], patience: Patience) -> str:
        fields = {"published": "true"} | ({"message": text} if text else {})
        if photos:
            fields["attached_media"] = json.dumps([{"media_fbid": photo} for photo in photos])
        return self._graph.make(f"{self._page}/feed", patience, fields)

    def _photos(self, parcel: Parcel, notes: Notes, patience: Patience) -> list[str]:
        """The ids of the parcel's pictures, uploaded now or by an earlier attempt. What nobody wants any more goes."""
        noted = _noted(notes)
        wanted = marks(parcel)
        for mark in noted.keys() - set(wanted):
            with suppress(ChannelRefused, OutcomeUnknown):
                self._delete(noted.pop(mark), patience)
        for mark, sent in zip(wanted, parcel.pictures, strict=True):
            if mark not in noted or not self._graph.exists(noted[mark], patience):
                noted[mark] = self._upload(sent, patience)
                notes.keep(PHOTOS, json.dumps(noted))
        return [noted[mark] for mark in wanted]

    def _upload(self, sent: Sent, patience: Patience) -> str:
        fields = {"published": "false", "temporary": "true"} | ({"alt_text_custom": sent.alt} if sent.alt else {})
        return self._graph.make(f"{self._page}/photos", patience, fields, sent.data)

    def _delete(self, id: str, patience: Patience) -> None:
        try:
            self._graph.delete(id, patience)
        except GraphRefused as refused:
            if not refused.missing:
                raise

    def _photos_of(self, address: str, patience: Patience) -> list[str]:
        try:
            return list(_shown(self._graph.get(address, patience, fields=SHOWN)))
        except GraphRefused as refused:
            if not refused.missing:
                raise
            return []

    def _find(self, parcel: Parcel, notes: Notes, since: datetime, patience: Patience) -> str | None:
        """By the photos it shows, which are ours alone, or by its text."""
        ours = set(_noted(notes).values())
        for post in self._posts(since, patience):
            if ours.intersection(_shown(post)) or alike(parcel.text, post.get("message", "")):
                return str(post["id"])
        return None


def _noted(notes: Notes) -> dict[str, str]:
    """Ids of uploaded photos by what they show."""
    noted: dict[str, str] = json.loads(notes.get(PHOTOS) or "{}")
    return noted


def _shown(post: Mapping[str, Any]) -> Iterator[str]:
    """Ids of the photos a post shows; one photo is attached itself, several lie below an album that is no photo."""
    for attached in post.get("attachments", {}).get("data", []):
        for one in (attached, *attached.get("subattachments", {}).get("data", [])):
            if one.get("type") == "photo" and one.get("target", {}).get("id"):
                yield str(one["target"]["id"])


def _seen(post: Mapping[str, Any]) -> Seen:
    return Seen(str(post["id"]), post.get("message", ""), datetime.fromisoformat(post["created_time"]))


PAGE = Field(
    "page",
    ("Nummer der Seite", "Number of the page"),
    (
        "Steht auf der Facebook-Seite unter Info, Seitentransparenz.",
        "Found on the Facebook page at About, Page transparency.",
    ),
)
KIND = Kind("facebook", "Facebook", (PAGE, *FIELDS), Facebook)
