"""What an identity provider says about who somebody is, checked before it is believed (OpenID Connect Core 1.0)."""

import hashlib
import logging
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import quote, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization
from webauthn.helpers import bytes_to_base64url

from approvals.pages.errors import ProviderRefused

SECONDS = 10.0
KEPT_FOR = 3600.0
LEEWAY = 60
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Only what is signed with a key of the provider's own; never with our shared secret, never unsigned."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
Facts = Mapping[str, Any]
log = logging.getLogger("freigabe.pages")


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider as the settings name it.

    `mail_claim` says where the address is, `verified_claim` what must be true for it to count; none where the
    provider's own administration writes the addresses and nobody can change theirs.
    """

    name: str
    label: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False, default="")
    mail_claim: str = "email"
    verified_claim: str | None = "email_verified"


@dataclass(frozen=True, slots=True)
class Asking:
    """What this browser set out with: bound to the answer by `state`, `nonce` and the verifier of the code."""

    provider: str
    state: str
    nonce: str
    verifier: str
    next: str

    @classmethod
    def begun(cls, provider: str, next: str) -> "Asking":
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        return cls(provider, state, nonce, verifier, next)


class Discovered:
    """A provider's own description of itself, and its keys: fetched when first needed, kept for an hour."""

    def __init__(self, provider: Provider) -> None:
        self._provider, self._lock = provider, threading.Lock()
        self._facts: Facts = {}
        self._keys: KeySet | None = None
        self._until = 0.0

    @property
    def facts(self) -> Facts:
        """Raises httpx.HTTPError, ValueError where it describes another issuer."""
        with self._lock:
            if time.monotonic() > self._until:
                self._facts, self._keys = self._described(), None
                self._until = time.monotonic() + KEPT_FOR
            return self._facts

    def keys(self, *, anew: bool = False) -> KeySet:
        address = self.facts["jwks_uri"]
        if self._keys is None or anew:
            self._keys = KeySet.import_key_set(cast("KeySetSerialization", _get(self._provider, address)))
        return self._keys

    def _described(self) -> Facts:
        facts = _get(self._provider, f"{self._provider.issuer.rstrip('/')}/.well-known/openid-configuration")
        if facts.get("issuer") != self._provider.issuer:
            raise ValueError("issuer")
        return facts


def address_to_ask(provider: Provider, known: Discovered, asking: Asking, back: str) -> str:
    """Where the browser is sent. Raises ProviderRefused."""
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": "openid email profile",
        "state": asking.state,
        "nonce": asking.nonce,
        "code_challenge": bytes_to_base64url(hashlib.sha256(asking.verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    try:
        return str(httpx.URL(known.facts["authorization_endpoint"]).copy_merge_params(asked))
    except (httpx.HTTPError, ValueError, KeyError) as trouble:
        raise _refused(provider, trouble) from trouble


def mail_vouched_for(provider: Provider, known: Discovered, asking: Asking, *, code: str, back: str) -> str:
    """The verified mail address of whoever signed in there. Raises ProviderRefused, whatever is wrong."""
    try:
        given = _exchanged(provider, known.facts, code, asking.verifier, back)
        claims = _proved(provider, known, str(given["id_token"]), asking.nonce)
        if provider.mail_claim not in claims:
            claims = {**_told(provider, known, str(given["access_token"]), str(claims["sub"])), **claims}
        return _mail_of(provider, claims)
    except (httpx.HTTPError, JoseError, ValueError, KeyError, TypeError) as trouble:
        raise _refused(provider, trouble) from trouble


def _exchanged(provider: Provider, facts: Facts, code: str, verifier: str, back: str) -> Facts:
    """The tokens for a code, with our secret as the provider wants to see it (RFC 6749 2.3.1)."""
    told = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier, "redirect_uri": back}
    auth: httpx.Auth | None = None
    if "client_secret_basic" in facts.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
        auth = httpx.BasicAuth(quote(provider.client_id, safe=""), quote(provider.client_secret, safe=""))
    if auth is None or not provider.client_secret:
        auth, told = None, {**told, "client_id": provider.client_id}
        told |= {"client_secret": provider.client_secret} if provider.client_secret else {}
    with _line(provider) as line:
        return cast(
            "Facts",
            line.post(facts["token_endpoint"], data=told, auth=auth or httpx.USE_CLIENT_DEFAULT)
            .raise_for_status()
            .json(),
        )


def _proved(provider: Provider, known: Discovered, token: str, nonce: str) -> Facts:
    """The claims of an identity token that this provider signed, for us, now, and for this very asking."""
    try:
        claims = jwt.decode(token, known.keys(), algorithms=SIGNED_BY).claims
    except (JoseError, ValueError):
        claims = jwt.decode(token, known.keys(anew=True), algorithms=SIGNED_BY).claims
    jwt.JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    ).validate(claims)
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise ValueError("azp")
    return claims


def _told(provider: Provider, known: Discovered, token: str, subject: str) -> Facts:
    """What the provider says beside the identity token, about the same person."""
    facts = _get(provider, known.facts["userinfo_endpoint"], token)
    if facts["sub"] != subject:
        raise ValueError("sub")
    return facts


def _mail_of(provider: Provider, claims: Facts) -> str:
    mail = str(claims[provider.mail_claim])
    if provider.verified_claim and str(claims.get(provider.verified_claim)).lower() not in {"true", "1"}:
        raise ValueError("verified")
    return mail


def _line(provider: Provider) -> httpx.Client:
    return httpx.Client(timeout=SECONDS, trust_env=_far(provider.issuer), headers={"accept": "application/json"})


def _get(provider: Provider, address: str, token: str = "") -> Facts:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    with _line(provider) as line:
        return cast("Facts", line.get(address, headers=headers).raise_for_status().json())


def _far(issuer: str) -> bool:
    """Loopback needs no proxy."""
    return urlsplit(issuer).hostname not in LOOPBACK


def _refused(provider: Provider, trouble: Exception) -> ProviderRefused:
    """The log learns the kind of trouble, and no one's name."""
    log.warning("%s vouches for nobody: %s", provider.name, type(trouble).__name__)
    return ProviderRefused(provider.label)
