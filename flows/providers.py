"""Identity providers from the settings: FREIGABE_OIDC_NAME_ISSUER and its neighbours, as many as there are names."""

import os
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from dotenv import dotenv_values

from approvals.pages.vouching import LOOPBACK, Provider
from flows.errors import IssuerForEverybody, IssuerUnfit, SettingMissing

SETTING = re.compile(r"FREIGABE_OIDC_([A-Z0-9]+)_(ISSUER|CLIENT_ID|CLIENT_SECRET|LABEL|MAIL_CLAIM|VERIFIED_CLAIM)")
FOR_EVERYBODY = frozenset({"common", "organizations", "consumers"})
"""Where Microsoft's directory takes anybody's account instead of one company's."""
MICROSOFT = ("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn")
NOT_NEEDED = "-"


def providers(settings: Mapping[str, str | None] | None = None) -> Sequence[Provider]:
    """In the order of their names. Raises SettingMissing, IssuerUnfit, IssuerForEverybody.

    Without `settings`, those of the environment and of the file .env.
    """
    told: dict[str, dict[str, str]] = {}
    for name, value in (_told() if settings is None else settings).items():
        if (match := SETTING.fullmatch(name)) and value:
            told.setdefault(match[1], {})[match[2]] = value
    return [_provider(name, values) for name, values in sorted(told.items())]


def _told() -> Mapping[str, str | None]:
    return {**dotenv_values(".env"), **os.environ}


def _provider(name: str, values: Mapping[str, str]) -> Provider:
    for needed in ("ISSUER", "CLIENT_ID"):
        if needed not in values:
            raise SettingMissing(f"FREIGABE_OIDC_{name}_{needed}")
    _require_fit(f"FREIGABE_OIDC_{name}_ISSUER", values["ISSUER"])
    verified = values.get("VERIFIED_CLAIM", "email_verified")
    return Provider(
        name=name.lower(),
        label=values.get("LABEL", name.title()),
        issuer=values["ISSUER"],
        client_id=values["CLIENT_ID"],
        client_secret=values.get("CLIENT_SECRET", ""),
        mail_claim=values.get("MAIL_CLAIM", "email"),
        verified_claim=None if verified == NOT_NEEDED else verified,
    )


def _require_fit(setting: str, issuer: str) -> None:
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise IssuerUnfit(setting, issuer)
    if parts.hostname in MICROSOFT and parts.path.strip("/").split("/")[0] in {"", *FOR_EVERYBODY}:
        raise IssuerForEverybody(setting, issuer)
