"""LinkedIn's versioned REST API: headers, errors, tokens.

Errors: LinkedIn's pages on error handling, rate limits and versions, as of 202611.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlsplit

from approvals.channels import ChannelRefused, OutcomeUnknown, Trouble
from flows.channels.calling import Answer, NeverSent, NoAnswer, Patience, call
from flows.channels.connecting import Connection
from flows.channels.guard import PrivateAddress
from flows.channels.web import base_of

API, WWW = "https://api.linkedin.com", "https://www.linkedin.com"
VERSION = "202611"
DUPLICATE = "DUPLICATE_POST"
STATUSES: Mapping[int, tuple[Trouble, bool]] = {
    HTTPStatus.UNAUTHORIZED: (Trouble.TOKEN, False),
    HTTPStatus.FORBIDDEN: (Trouble.PERMISSION, False),
    HTTPStatus.NOT_FOUND: (Trouble.GONE, False),
    HTTPStatus.UPGRADE_REQUIRED: (Trouble.SETTING, False),
    HTTPStatus.TOO_MANY_REQUESTS: (Trouble.QUOTA, True),
}


class LinkedInRefused(ChannelRefused):
    """The API's status, and its code: a word such as DUPLICATE_POST."""

    def __init__(
        self, channel: str, verdict: tuple[Trouble, bool], *, status: int = HTTPStatus.OK, code: str, told: str = ""
    ) -> None:
        trouble, again = verdict
        super().__init__(channel, trouble, again=again, detail=f"{status} {code} {told}")
        self.status = status

    @property
    def missing(self) -> bool:
        """Whether it says that there is no such thing."""
        return self.status == HTTPStatus.NOT_FOUND


class LinkedInCalls:
    """One token, one version. Calls raise ChannelRefused where nothing happened, else OutcomeUnknown."""

    def __init__(self, to: Connection) -> None:
        self._channel, self._http, self._token = to.name, to.http, to.secrets["token"].strip()
        self._server = base_of(to.name, to.settings.get("server") or API)
        self.version = (to.settings.get("version") or VERSION).strip()

    def ask(self, method: str, path: str, patience: Patience, *, restli: str = "", said: object = None) -> Answer:
        """`restli` names the method where HTTP's does not tell it, such as FINDER."""
        headers = {
            "authorization": f"Bearer {self._token}",
            "linkedin-version": self.version,
            "x-restli-protocol-version": "2.0.0",
        }
        more: dict[str, Any] = {"headers": headers | ({"x-restli-method": restli} if restli else {})}
        if said is not None:
            more["json"] = said
        return self._called(method, f"{self._server}/rest/{path}", patience, **more)

    def read(self, path: str, patience: Patience, *, restli: str = "") -> dict[str, Any]:
        """What is there. Raises OutcomeUnknown, too, where what came back says nothing."""
        told = self.ask("GET", path, patience, restli=restli).json
        if not isinstance(told, dict):
            raise OutcomeUnknown(self._channel, Trouble.PROTOCOL, path)
        return told

    def upload(self, address: str, data: bytes, patience: Patience) -> None:
        """To where LinkedIn said. The token goes along only to LinkedIn itself."""
        headers = {"content-type": "application/octet-stream"}
        if self._own(address):
            headers["authorization"] = f"Bearer {self._token}"
        self._called("PUT", address, patience, headers=headers, content=data)

    def described(self, client: str, secret: str, patience: Patience) -> tuple[datetime | None, tuple[str, ...]]:
        """When this token ends, and its scopes, as LinkedIn tells the app that got it. Raises ChannelRefused."""
        server = WWW if self._server == API else self._server
        form = {"client_id": client, "client_secret": secret, "token": self._token}
        told = self._called("POST", f"{server}/oauth/v2/introspectToken", patience, data=form).json or {}
        if not told.get("active"):
            raise LinkedInRefused(self._channel, (Trouble.TOKEN, False), code=str(told.get("status", "")))
        ends = told.get("expires_at")
        scopes = tuple(str(told.get("scope", "")).replace(",", " ").split())
        return datetime.fromtimestamp(ends, UTC) if ends else None, scopes

    def _own(self, address: str) -> bool:
        host, server = urlsplit(address), urlsplit(self._server)
        ours = (host.hostname or "").endswith(".linkedin.com") and host.scheme == "https"
        return ours or (host.scheme, host.netloc) == (server.scheme, server.netloc)

    def _called(self, method: str, url: str, patience: Patience, **more: Any) -> Answer:
        try:
            answer = call(self._http, method, url, patience, **more)
        except NeverSent as trouble:
            raise ChannelRefused(self._channel, Trouble.UNREACHABLE, again=True) from trouble
        except PrivateAddress as private:
            raise ChannelRefused(self._channel, Trouble.PRIVATE_ADDRESS, again=False, detail=private.host) from private
        except NoAnswer as trouble:
            raise OutcomeUnknown(self._channel, Trouble.UNREACHABLE) from trouble
        if answer.fine:
            return answer
        if answer.broken:
            raise OutcomeUnknown(self._channel, Trouble.BUSY, f"HTTP {answer.status}")
        raise self._refusal(answer)

    def _refusal(self, answer: Answer) -> LinkedInRefused:
        said = answer.json if isinstance(answer.json, dict) else {}
        inputs = (said.get("errorDetails") or {}).get("inputErrors") or [{}]
        code, told = str(inputs[0].get("code") or said.get("code") or ""), str(said.get("message", ""))
        verdict = STATUSES.get(answer.status, (Trouble.PROTOCOL, False))
        if code == DUPLICATE:
            verdict = (Trouble.DUPLICATE, False)
        return LinkedInRefused(self._channel, verdict, status=answer.status, code=code, told=told)


def key(urn: str) -> str:
    """A URN as a part of a path or query."""
    return quote(urn, safe="")
