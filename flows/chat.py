"""Messages by chat instead of mail, through apprise: who is told what stays out of them, and so does the inner network.

Allowed are the services of SCHEMES; those a company runs itself only encrypted, unless the owner allowed their host.
"""

import ipaddress
import logging
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from apprise import Apprise, AppriseAsset, NotifyBase

from approvals.errors import ChatRefused
from flows.channels.guard import Allowed, PrivateAddress

ELSEWHERE = frozenset({"slack", "msteams", "workflows", "discord", "tgram"})
ENCRYPTED = frozenset({"mmosts", "rockets", "nctalks", "matrixs", "ntfys", "gotifys"})
OPEN = frozenset({"mmost", "rocket", "nctalk", "matrix", "ntfy", "gotify"})
SCHEMES = ELSEWHERE | ENCRYPTED | OPEN
PARTS = frozenset({"sig", "sp", "sv", "api-version", "ver", "to", "mode"})
"""What may stand behind the question mark. `template` would read files of this machine, `verify` trust anybody."""
WAITS: Mapping[str, tuple[str, str]] = {
    "de": ("Freigabe", "Bei Freigabe wartet etwas auf dich: {link}"),
    "en": ("Freigabe", "Something waits for you at Freigabe: {link}"),
}
_judged = threading.local()
_hooked = threading.Lock()
_hooks: list[object] = []


class Chat:
    """Sends that something waits, and where; never what, by whom, or about whom."""

    def __init__(self, private_addresses: str, link: str) -> None:
        self._allowed, self._link = Allowed.read(private_addresses), link
        self._asset = AppriseAsset(http_redirects=False, secure_logging=True, async_mode=False)

    def check(self, address: str) -> None:
        """Raises ChatRefused for what can be told without calling it."""
        self._plugin(address)

    def send(self, address: str, lang: str) -> None:
        """One message. Raises ChatRefused."""
        plugin, (title, body) = self._plugin(address), WAITS[lang]
        try:
            with _only(self._allowed, str(plugin.host or "")):
                arrived = plugin.notify(title=title, body=body.format(link=self._link))
        except PrivateAddress:
            raise ChatRefused("private") from None
        if not arrived:
            raise ChatRefused("unreachable")

    def _plugin(self, address: str) -> NotifyBase:
        parts = urlsplit(address.strip())
        scheme = parts.scheme.lower()
        if scheme not in SCHEMES | {"https"} or set(parse_qs(parts.query, keep_blank_values=True)) - PARTS:
            raise ChatRefused("unknown")
        logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it would write addresses, which hold secrets
        plugin = Apprise.instantiate(address.strip(), asset=self._asset, suppress_exceptions=True)
        names = {str(one) for one in _names(plugin)}
        if plugin is None or not names & SCHEMES:
            raise ChatRefused("unknown")
        if not plugin.secure and not self._owners(str(plugin.host or "")) and not names & ELSEWHERE:
            raise ChatRefused("open")
        return plugin

    def _owners(self, host: str) -> bool:
        """Whether the owner named this host as one of the own network."""
        if host.lower() in self._allowed.hosts:
            return True
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        return any(address in network for network in self._allowed.networks)


def _names(plugin: NotifyBase | None) -> Iterator[str]:
    """The schemes this service goes by."""
    for told in (getattr(plugin, "protocol", None), getattr(plugin, "secure_protocol", None)):
        yield from (told,) if isinstance(told, str) else tuple(told or ())


@contextmanager
def _only(allowed: Allowed, host: str) -> Iterator[None]:
    """In this thread, no connection to a private address: judged when it is made, whatever a name meant before."""
    with _hooked:
        if not _hooks:
            sys.addaudithook(_look)
            _hooks.append(_look)
    _judged.by = (allowed, host)
    try:
        yield
    finally:
        _judged.by = None


def _look(event: str, args: tuple[object, ...]) -> None:
    by = getattr(_judged, "by", None) if event == "socket.connect" else None
    if by is None:
        return
    allowed, host = by
    where = args[1]
    if not isinstance(where, tuple):
        raise PrivateAddress(host)
    if not allowed.may(host, ipaddress.ip_address(str(where[0]).partition("%")[0])):
        raise PrivateAddress(host)
