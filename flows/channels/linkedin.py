"""A LinkedIn page, by the Posts API.

Pictures are uploaded first and belong to no post yet; one call then publishes. That call knows no key: see `once`.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from approvals.channels import Account, Notes, OutcomeUnknown, Parcel, Seen, Trouble
from flows.channels.calling import Patience
from flows.channels.connecting import Connection, Field, Kind
from flows.channels.fitting import require_fit
from flows.channels.linkedin_calls import API, VERSION, LinkedInCalls, LinkedInRefused, key
from flows.channels.linkedin_images import Images, noted
from flows.channels.little_text import escaped, plain
from flows.channels.once import alike, harmless, publish_once, published_before

SCOPES = ("w_organization_social", "r_organization_social")
ROLES = frozenset({"ADMINISTRATOR", "CONTENT_ADMIN", "CONTENT_ADMINISTRATOR", "DIRECT_SPONSORED_CONTENT_POSTER"})
VERSION_LASTS = 11  # months; LinkedIn keeps a version for about twelve


class LinkedIn:
    """An address is the post's URN."""

    def __init__(self, to: Connection) -> None:
        self.name, self._page = to.name, f"urn:li:organization:{to.settings['organization'].strip()}"
        self._app = (to.settings.get("client_id", "").strip(), to.secrets.get("client_secret", "").strip())
        self._calls = LinkedInCalls(to)

    def deliver(self, parcel: Parcel, notes: Notes) -> str:
        patience = Patience.of()
        require_fit(self.name, "linkedin", parcel)
        if address := published_before(self.name, notes, lambda since: self._find(parcel, notes, since, patience)):
            return address
        with harmless():
            images = Images(self.name, self._page, self._calls, notes, patience).available(parcel)
        post = self._post(parcel, images)
        return publish_once(notes, lambda: self._publish(post, patience))

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - notes know better
        patience = Patience.of()
        return published_before(self.name, notes, lambda since: self._find(parcel, notes, since, patience))

    def take_down(self, address: str) -> str:
        patience = Patience.of()
        try:
            self._calls.ask("DELETE", f"posts/{key(address)}", patience, restli="DELETE")
        except OutcomeUnknown:
            pass  # read back
        except LinkedInRefused as refused:
            if not refused.missing:
                raise
        if self._shown(address, patience) is not None:
            raise OutcomeUnknown(self.name, Trouble.BUSY, address)
        return f"GET {address}: 404, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def check(self) -> Account:
        """The page's name, a role on it, and when the token ends where the app's own id and secret are set."""
        patience, lacks = Patience.of(), []
        with harmless():
            page = self._calls.read(f"organizations/{self._page.rpartition(':')[2]}", patience)
            if not self._has_role(patience):
                lacks.append(Trouble.ROLE)
            ends, scopes = self._calls.described(*self._app, patience) if all(self._app) else (None, SCOPES)
        missing = tuple(scope for scope in SCOPES if scope not in scopes)
        if _months(datetime.now(UTC).strftime("%Y%m")) - _months(self._calls.version) >= VERSION_LASTS:
            lacks.append(Trouble.VERSION)
        return Account(str(page.get("localizedName", self._page)), ends, missing, tuple(lacks))

    def link(self, address: str) -> str | None:
        return f"https://www.linkedin.com/feed/update/{address}/"

    def numbers(self, address: str) -> Mapping[str, int]:
        with harmless():
            told = self._calls.read(f"socialMetadata/{key(address)}", Patience.of())
        likes = sum(kind.get("count", 0) for kind in told.get("reactionSummaries", {}).values())
        return {"likes": likes, "comments": told.get("commentSummary", {}).get("count", 0)}

    def shown(self, since: datetime) -> Sequence[Seen]:
        seen = [_seen(post) for post in self._posts(since, Patience.of())]
        return sorted(seen, key=lambda post: post.at, reverse=True)

    def _post(self, parcel: Parcel, images: list[str]) -> dict[str, Any]:
        shown = [
            {"id": image, "altText": sent.alt} if sent.alt else {"id": image}
            for image, sent in zip(images, parcel.pictures, strict=True)
        ]
        content = {"media": shown[0]} if len(shown) == 1 else {"multiImage": {"images": shown}}
        return {
            "author": self._page,
            "commentary": escaped(parcel.text),
            "visibility": "PUBLIC",
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
        } | ({"content": content} if shown else {})

    def _publish(self, post: Mapping[str, Any], patience: Patience) -> str:
        address = self._calls.ask("POST", "posts", patience, said=post).headers.get("x-restli-id")
        if not address:
            raise OutcomeUnknown(self.name, Trouble.PROTOCOL, "no x-restli-id")
        return address

    def _find(self, parcel: Parcel, notes: Notes, since: datetime, patience: Patience) -> str | None:
        """By the images it shows, which are ours alone, or by its text."""
        ours = set(noted(notes).values())
        for post in self._posts(since, patience):
            if ours & _pictured(post) or alike(parcel.text, plain(post.get("commentary", ""))):
                return str(post["id"])
        return None

    def _posts(self, since: datetime, patience: Patience) -> list[dict[str, Any]]:
        query = f"posts?author={key(self._page)}&q=author&count=50&sortBy=LAST_MODIFIED"
        listed = self._calls.read(query, patience, restli="FINDER").get("elements")
        if not isinstance(listed, list):
            raise OutcomeUnknown(self.name, Trouble.PROTOCOL, "no list of posts")
        earliest = since.timestamp() * 1000
        return [
            post
            for post in listed
            if post.get("createdAt", 0) >= earliest and post.get("lifecycleState") == "PUBLISHED"
        ]

    def _shown(self, address: str, patience: Patience) -> Mapping[str, Any] | None:
        """The post, or None where it is gone."""
        try:
            return self._calls.read(f"posts/{key(address)}", patience)
        except LinkedInRefused as refused:
            if not refused.missing:
                raise
            return None

    def _has_role(self, patience: Patience) -> bool:
        query = "organizationAcls?q=roleAssignee&state=APPROVED&count=100"
        told = self._calls.read(query, patience, restli="FINDER")
        acls = told.get("elements", [])
        return any(acl.get("organization") == self._page and acl.get("role") in ROLES for acl in acls)


def _seen(post: Mapping[str, Any]) -> Seen:
    return Seen(
        str(post["id"]), plain(post.get("commentary", "")), datetime.fromtimestamp(post["createdAt"] / 1000, UTC)
    )


def _pictured(post: Mapping[str, Any]) -> set[str]:
    content = post.get("content") or {}
    images = (content.get("multiImage") or {}).get("images", [])
    return {str(image["id"]) for image in (content.get("media"), *images) if image}


def _months(version: str) -> int:
    """202611 as a number of months."""
    return int(version[:4]) * 12 + int(version[4:6])


FIELDS = (
    Field(
        "organization",
        ("Nummer der Seite", "Number of the page"),
        (
            "Die Zahl in der Adresse der Verwaltungsansicht: linkedin.com/company/ZAHL/admin.",
            "The number in the address of the admin view: linkedin.com/company/NUMBER/admin.",
        ),
    ),
    Field(
        "token",
        ("Zugangs-Token", "Access token"),
        (
            "Mit den Rechten w_organization_social und r_organization_social. Es gilt 60 Tage.",
            "With the scopes w_organization_social and r_organization_social. It is good for 60 days.",
        ),
        secret=True,
    ),
    Field(
        "client_id",
        ("Client-ID der App", "Client ID of the app"),
        (
            "Mit ID und Geheimnis der App wissen wir, wann das Token abläuft, und sagen es Tage vorher.",
            "With ID and secret of the app we know when the token ends, and tell you days ahead.",
        ),
        required=False,
    ),
    Field("client_secret", ("Client-Geheimnis der App", "Client secret of the app"), secret=True, required=False),
    Field(
        "version",
        ("Version der API", "Version of the API"),
        (
            f"Jahr und Monat, leer: {VERSION}. LinkedIn schaltet jede nach etwa einem Jahr ab.",
            f"Year and month, empty: {VERSION}. LinkedIn ends each after about a year.",
        ),
        required=False,
    ),
    Field("server", ("Adresse der API", "Address of the API"), (f"Leer: {API}.", f"Empty: {API}."), required=False),
)
KIND = Kind("linkedin", "LinkedIn", FIELDS, LinkedIn)
