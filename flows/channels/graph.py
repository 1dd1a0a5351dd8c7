"""Meta's Graph API, as Facebook and Instagram share it: calls, errors, limits of use, tokens.

Errors: Meta's pages on error codes of the Graph API and of content publishing on Instagram, as of version 26.0.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from approvals.channels import Account, ChannelRefused, OutcomeUnknown, Trouble
from flows.channels.calling import Answer, NeverSent, NoAnswer, Patience, call
from flows.channels.connecting import Connection, Field
from flows.channels.guard import PrivateAddress
from flows.channels.web import base_of

SERVER, VERSION = "https://graph.facebook.com", "v26.0"
OBJECT_MISSING = (100, 33)
MOST_PAGES = 5  # of a list

FIELDS = (
    Field(
        "token",
        ("Zugangs-Token", "Access token"),
        (
            "Am besten das Token eines Systemnutzers aus dem Business-Manager von Meta: Es läuft nicht ab.",
            "Best the token of a system user of Meta's business manager: it does not expire.",
        ),
        secret=True,
    ),
    Field(
        "version",
        ("Version der Graph API", "Version of the Graph API"),
        (f"Leer: {VERSION}.", f"Empty: {VERSION}."),
        required=False,
    ),
    Field(
        "server",
        ("Adresse der Graph API", "Address of the Graph API"),
        (f"Leer: {SERVER}.", f"Empty: {SERVER}."),
        required=False,
    ),
)

Verdict = tuple[Trouble, bool]
"""What it means, and whether trying again without a person makes sense."""
TRANSIENT, OVER = (Trouble.BUSY, True), (Trouble.QUOTA, True)
CODES: Mapping[int, Verdict] = {
    -2: TRANSIENT, -1: TRANSIENT, 1: TRANSIENT, 2: TRANSIENT, 24: TRANSIENT, 9007: TRANSIENT,
    4: OVER, 17: OVER, 32: OVER, 341: OVER, 613: OVER,
    9: (Trouble.QUOTA, False),
    10: (Trouble.PERMISSION, False),
    102: (Trouble.TOKEN, False), 104: (Trouble.TOKEN, False), 190: (Trouble.TOKEN, False),
    25: (Trouble.POLICY, False), 368: (Trouble.POLICY, False),
    324: (Trouble.PICTURE_KIND, False), 36001: (Trouble.PICTURE_KIND, False),
    506: (Trouble.DUPLICATE, False),
    9004: (Trouble.UNFETCHABLE, True), 1609005: (Trouble.UNFETCHABLE, False),
    36000: (Trouble.TOO_LARGE, False), 36003: (Trouble.RATIO, False), 36004: (Trouble.TEXT_LENGTH, False),
    **dict.fromkeys(range(200, 300), (Trouble.PERMISSION, False)),
}  # fmt: skip
SUBCODES: Mapping[int, Verdict] = {
    33: (Trouble.GONE, False),
    1366046: (Trouble.TOO_LARGE, False),
    2207001: TRANSIENT, 2207003: TRANSIENT, 2207006: TRANSIENT, 2207008: TRANSIENT, 2207020: TRANSIENT,
    2207027: TRANSIENT, 2207032: TRANSIENT,
    2207004: (Trouble.TOO_LARGE, False),
    2207005: (Trouble.PICTURE_KIND, False),
    2207009: (Trouble.RATIO, False),
    2207010: (Trouble.TEXT_LENGTH, False),
    2207028: (Trouble.PICTURE_COUNT, False),
    2207042: (Trouble.QUOTA, False),
    2207050: (Trouble.POLICY, False), 2207051: (Trouble.POLICY, False),
    2207052: (Trouble.UNFETCHABLE, True),
}  # fmt: skip
PERHAPS_DONE = frozenset({-1, 1, 2})
"""With these the API also answers calls that it did carry out."""


class GraphRefused(ChannelRefused):
    """The API's own code and subcode; 0 where it gave none."""

    def __init__(
        self,
        channel: str,
        verdict: Verdict,
        *,
        code: int = 0,
        subcode: int = 0,
        told: str,
        wait: timedelta | None = None,
    ) -> None:
        trouble, again = verdict
        super().__init__(channel, trouble, again=again, detail=f"{code}/{subcode} {told}", wait=wait)
        self.code, self.subcode = code, subcode

    @property
    def missing(self) -> bool:
        """Whether it says that there is no such object, or none for this token."""
        return (self.code, self.subcode) == OBJECT_MISSING


class Graph:
    """One token, one version. Calls raise ChannelRefused where nothing happened, else OutcomeUnknown."""

    def __init__(self, to: Connection) -> None:
        self._channel, self._http, self._token = to.name, to.http, to.secrets["token"].strip()
        version = (to.settings.get("version") or VERSION).strip()
        self._root = f"{base_of(to.name, to.settings.get('server') or SERVER)}/{version}"

    def get(self, path: str, patience: Patience, **params: str) -> dict[str, Any]:
        return self._ask("GET", path, patience, params=params)

    def make(self, path: str, patience: Patience, fields: Mapping[str, str], picture: bytes | None = None) -> str:
        """The id of what was made; `picture` travels as the form's file."""
        files = {"files": {"source": ("picture.jpg", picture, "image/jpeg")}} if picture is not None else {}
        made = self._ask("POST", path, patience, data=dict(fields), **files)
        if not isinstance(made.get("id"), str):
            raise OutcomeUnknown(self._channel, Trouble.PROTOCOL, f"no id from {path}")
        return str(made["id"])

    def delete(self, path: str, patience: Patience) -> None:
        self._ask("DELETE", path, patience)

    def listed(self, path: str, patience: Patience, **params: str) -> Iterator[dict[str, Any]]:
        """What is in a list, page by page as long as anybody wants to know, and never more than a few pages."""
        for page, _ in self._paged(path, patience, params):
            yield from page

    def whole(self, path: str, patience: Patience, **params: str) -> tuple[list[dict[str, Any]], bool]:
        """What is in a list, as far as a few pages go, and whether that was all of it."""
        found, complete = [], False
        for page, last in self._paged(path, patience, params):
            found += page
            complete = last
        return found, complete

    def _paged(
        self, path: str, patience: Patience, params: dict[str, str]
    ) -> Iterator[tuple[list[dict[str, Any]], bool]]:
        """Pages, each with whether it was the last there is."""
        for _ in range(MOST_PAGES):
            page = self.get(path, patience, **params)
            if not isinstance(page.get("data"), list):
                raise OutcomeUnknown(self._channel, Trouble.PROTOCOL, f"no list of {path}")
            after = page.get("paging", {}).get("cursors", {}).get("after")
            last = not after or not page["data"]
            yield page["data"], last
            if last:
                return
            params["after"] = after

    def exists(self, id: str, patience: Patience) -> bool:
        """Whether it can be read. Whoever may not read learns that as ChannelRefused, not as False."""
        try:
            self.get(id, patience, fields="id")
        except GraphRefused as refused:
            if refused.missing:
                return False
            raise
        return True

    def account(self, name: str, wanted: tuple[str, ...], patience: Patience) -> Account:
        """How long this token is good and what it lacks; where it may not tell, nothing is said about either."""
        try:
            told = self.get("debug_token", patience, input_token=self._token)["data"]
        except GraphRefused:
            return Account(name)
        ends = [told[when] for when in ("expires_at", "data_access_expires_at") if told.get(when)]
        lacking = tuple(scope for scope in wanted if scope not in told.get("scopes", wanted))
        return Account(name, datetime.fromtimestamp(min(ends), UTC) if ends else None, lacking)

    def _ask(self, method: str, path: str, patience: Patience, **more: Any) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {self._token}"}
        try:
            answer = call(self._http, method, f"{self._root}/{path}", patience, headers=headers, **more)
        except NeverSent as trouble:
            raise ChannelRefused(self._channel, Trouble.UNREACHABLE, again=True) from trouble
        except PrivateAddress as private:
            raise ChannelRefused(self._channel, Trouble.PRIVATE_ADDRESS, again=False, detail=private.host) from private
        except NoAnswer as trouble:
            raise OutcomeUnknown(self._channel, Trouble.UNREACHABLE) from trouble
        said = answer.json
        if answer.fine and isinstance(said, dict):
            return said
        raise self._refusal(answer, said)

    def _refusal(self, answer: Answer, said: object) -> Exception:
        error = said.get("error") if isinstance(said, dict) else None
        if isinstance(error, dict):
            return self._told(answer, error)
        if answer.fine or answer.broken:
            return OutcomeUnknown(self._channel, Trouble.BUSY, f"HTTP {answer.status}")
        verdict = OVER if answer.status == httpx.codes.TOO_MANY_REQUESTS else (Trouble.PROTOCOL, False)
        return GraphRefused(self._channel, verdict, told=f"HTTP {answer.status}", wait=regained(answer))

    def _told(self, answer: Answer, error: Mapping[str, Any]) -> Exception:
        code, subcode, words = int(error.get("code", 0)), int(error.get("error_subcode", 0)), str(error.get("message"))
        if code in PERHAPS_DONE or (error.get("is_transient") and code not in CODES):
            return OutcomeUnknown(self._channel, Trouble.BUSY, f"{code}/{subcode} {words}")
        verdict, wait = verdict_of(code, subcode), regained(answer)
        return GraphRefused(self._channel, verdict, code=code, subcode=subcode, told=words, wait=wait)


def proof_of_absence(address: str) -> str:
    """What reading it back said, and when."""
    code, subcode = OBJECT_MISSING
    return f"GET {address}: {code}/{subcode}, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def verdict_of(code: int, subcode: int) -> Verdict:
    """The subcode says more than the code."""
    return SUBCODES.get(subcode) or CODES.get(code) or (Trouble.PROTOCOL, False)


def regained(answer: Answer) -> timedelta | None:
    """How long to leave the API alone, by its header on use; None where it says nothing of it."""
    try:
        used = json.loads(answer.headers.get("x-business-use-case-usage", "{}"))
        minutes = max(int(one.get("estimated_time_to_regain_access", 0)) for kinds in used.values() for one in kinds)
    except (ValueError, AttributeError, TypeError):
        return None
    return timedelta(minutes=minutes) if minutes else None
