"""An Instagram account, by the Graph API. Instagram fetches the pictures itself, from an address of ours.

One call publishes what a container holds. It knows no key (see `once`), but a container is published once at most.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count

from approvals.channels import (
    Account,
    ByHand,
    ChannelRefused,
    Notes,
    OutcomeUnknown,
    Parcel,
    PublicPictures,
    Seen,
    Sent,
    Talk,
    Trouble,
)
from flows.channels.calling import Patience
from flows.channels.connecting import Connection, Field, Kind
from flows.channels.fitting import fingerprint, marks, require_fit
from flows.channels.graph import FIELDS, Graph, GraphRefused, proof_of_absence
from flows.channels.instagram_containers import FIRST_PAUSE, LONGEST_PAUSE, NOT_READY, Containers
from flows.channels.once import alike, harmless, publish_once, published_before
from flows.channels.talks import INSTAGRAM, instagram_talk

PERMISSIONS = (
    "instagram_basic",
    "instagram_content_publish",
    "instagram_manage_comments",
    "instagram_manage_contents",
    "pages_read_engagement",
)
STEPS = "instagram"


class Instagram:
    """An address is the media's id."""

    def __init__(self, to: Connection) -> None:
        self.name, self._account = to.name, to.settings["account"].strip()
        self._pictures, self._graph = _required(to), Graph(to)

    def deliver(self, parcel: Parcel, notes: Notes) -> str:
        patience = Patience.of()
        require_fit(self.name, "instagram", parcel)
        address = self._published(parcel, notes, patience)
        if address is None:
            try:
                address = self._deliver(parcel, notes, patience)
            except ChannelRefused as refused:
                if not refused.again:
                    self._pictures.remove(parcel.key)
                raise
        self._pictures.remove(parcel.key)
        return address

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - notes know better
        address = self._published(parcel, notes, Patience.of())
        if address is not None:
            self._pictures.remove(parcel.key)
        return address

    def take_down(self, address: str) -> str:
        """Where this app may not delete, a person does, and the next call finds it gone."""
        patience = Patience.of()
        if self._graph.exists(address, patience):
            try:
                self._graph.delete(address, patience)
            except GraphRefused as refused:
                if refused.again or refused.trouble == Trouble.TOKEN:
                    raise
                raise ByHand(self.name, STEPS, self.link(address), seen=True) from refused
            except OutcomeUnknown:
                pass  # read back
            if self._graph.exists(address, patience):
                raise OutcomeUnknown(self.name, Trouble.BUSY, address)
        return proof_of_absence(address)

    def check(self) -> Account:
        patience = Patience.of()
        with harmless():
            told = self._graph.get(self._account, patience, fields="id,username")
            account = self._graph.account(str(told.get("username", self._account)), PERMISSIONS, patience)
        return account if self._pictures.reachable else replace(account, lacks=(Trouble.ADDRESS,))

    def link(self, address: str) -> str | None:
        """Asked of Instagram: its pages go by another name than the media's id. None where it does not tell."""
        try:
            told = self._graph.get(address, Patience.of(), fields="permalink").get("permalink")
        except (ChannelRefused, OutcomeUnknown):
            return None
        return told if isinstance(told, str) else None

    def comments(self, address: str) -> Talk:
        with harmless():
            listed, complete = self._graph.whole(f"{address}/comments", Patience.of(), **INSTAGRAM)
        return instagram_talk(listed, complete=complete)

    def numbers(self, address: str) -> Mapping[str, int]:
        with harmless():
            told = self._graph.get(address, Patience.of(), fields="like_count,comments_count")
        return {"likes": told.get("like_count", 0), "comments": told.get("comments_count", 0)}

    def shown(self, since: datetime) -> Sequence[Seen]:
        return list(self._media(since, Patience.of()))

    def _media(self, since: datetime, patience: Patience) -> Iterator[Seen]:
        """Newest first."""
        for told in self._graph.listed(f"{self._account}/media", patience, fields="id,caption,timestamp", limit="25"):
            at = datetime.fromisoformat(told["timestamp"])
            if at < since:
                return
            yield Seen(str(told["id"]), told.get("caption", ""), at)

    def _deliver(self, parcel: Parcel, notes: Notes, patience: Patience) -> str:
        containers = Containers(self.name, self._graph, notes, patience)
        mark = fingerprint(*parcel.pictures, text=parcel.text)
        with harmless():
            self._require_quota(patience)
            container = self._container(parcel, mark, containers, patience)
        for tried in count():
            try:
                return publish_once(notes, partial(self._publish, container, patience))
            except GraphRefused as refused:
                if refused.subcode != NOT_READY:
                    raise containers.after_refusal(mark, refused) from refused
            with harmless():
                container = containers.ready_again(mark, min(FIRST_PAUSE * 2**tried, LONGEST_PAUSE))
        raise AssertionError  # the patience ends first

    def _container(self, parcel: Parcel, mark: str, containers: Containers, patience: Patience) -> str:
        """Ready to be published: one picture, or several, each with a container of its own first."""
        caption = {"caption": parcel.text}
        if len(parcel.pictures) == 1:
            return containers.ready(
                mark, lambda: self._make(caption | self._fetched(parcel, *parcel.pictures), patience)
            )
        wanted = zip(marks(parcel), parcel.pictures, strict=True)
        children = [containers.ready(child, partial(self._child, parcel, sent, patience)) for child, sent in wanted]
        album = caption | {"media_type": "CAROUSEL", "children": ",".join(children)}
        return containers.ready(mark, lambda: self._make(album, patience))

    def _child(self, parcel: Parcel, sent: Sent, patience: Patience) -> str:
        return self._make({"is_carousel_item": "true"} | self._fetched(parcel, sent), patience)

    def _fetched(self, parcel: Parcel, sent: Sent) -> dict[str, str]:
        address = self._pictures.publish(parcel.key, sent)
        return {"image_url": address} | ({"alt_text": sent.alt} if sent.alt else {})

    def _make(self, fields: Mapping[str, str], patience: Patience) -> str:
        return self._graph.make(f"{self._account}/media", patience, fields)

    def _publish(self, container: str, patience: Patience) -> str:
        return self._graph.make(f"{self._account}/media_publish", patience, {"creation_id": container})

    def _require_quota(self, patience: Patience) -> None:
        asked = self._graph.get(f"{self._account}/content_publishing_limit", patience, fields="quota_usage,config")
        for told in asked.get("data", []):
            total = told.get("config", {}).get("quota_total")
            if total is not None and told.get("quota_usage", 0) >= total:
                raise ChannelRefused(self.name, Trouble.QUOTA, again=False, detail=f"{total} in 24 h")

    def _published(self, parcel: Parcel, notes: Notes, patience: Patience) -> str | None:
        return published_before(self.name, notes, lambda since: self._find(parcel, notes, since, patience))

    def _find(self, parcel: Parcel, notes: Notes, since: datetime, patience: Patience) -> str | None:
        """By its caption; without one, what is new and alone once the container says that it was published."""
        new = []
        for seen in self._media(since, patience):
            if alike(parcel.text, seen.text):
                return seen.address
            new.append(seen.address)
        if not Containers(self.name, self._graph, notes, patience).published():
            return None
        if len(new) == 1:
            return new[0]
        raise OutcomeUnknown(self.name, Trouble.NOT_FOUND, ", ".join(new))


def _required(to: Connection) -> PublicPictures:
    if to.pictures is None:
        raise ChannelRefused(to.name, Trouble.ADDRESS, again=False)
    return to.pictures


ACCOUNT = Field(
    "account",
    ("Nummer des Instagram-Kontos", "Number of the Instagram account"),
    (
        "Die Nummer des Profikontos, wie Meta sie für Programme führt: Business-Manager, Instagram-Konten.",
        "The number of the professional account as Meta keeps it for programs: business manager, Instagram accounts.",
    ),
)
KIND = Kind("instagram", "Instagram", (ACCOUNT, *FIELDS), Instagram)
