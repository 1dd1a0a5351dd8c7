"""No channel is talked into reaching the company's own network: addresses are looked up once, judged, and used.

A name that changes its address between being judged and being called gains nothing.
"""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from approvals.errors import Refused
from flows.channels.calling import CONNECT, READ

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
PORTS = {"https": 443, "http": 80}


class PrivateAddress(Refused):
    """It leads into a private network, and the owner did not allow that."""

    def __init__(self, host: str) -> None:
        self.host = host


@dataclass(frozen=True)
class Allowed:
    """What the owner allowed besides the public internet: names of hosts, addresses, networks."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()

    @classmethod
    def read(cls, written: str) -> "Allowed":
        """From a list with commas, such as `intranet.example, 10.1.0.0/16`."""
        hosts, networks = set(), []
        for one in filter(None, (piece.strip().lower() for piece in written.split(","))):
            try:
                networks.append(ipaddress.ip_network(one, strict=False))
            except ValueError:
                hosts.add(one)
        return cls(frozenset(hosts), tuple(networks))

    def may(self, host: str, address: Address) -> bool:
        return host.lower() in self.hosts or _public(address) or any(address in network for network in self.networks)


@dataclass
class Guarded(httpx.BaseTransport):
    """Calls the addresses that were judged, under the name that was asked for."""

    allowed: Allowed
    real: httpx.BaseTransport = field(
        default_factory=lambda: httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0), trust_env=False)
    )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        trouble: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in self._judged(host, request.url.port or PORTS[request.url.scheme]):
            try:
                return self.real.handle_request(_to(request, host, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as away:
                trouble = away
        raise trouble or httpx.ConnectError("no address", request=request)

    def close(self) -> None:
        self.real.close()

    def _judged(self, host: str, port: int) -> Sequence[Address]:
        """All its addresses. Raises PrivateAddress where one may not be called."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as unknown:
            raise httpx.ConnectError(str(unknown)) from unknown
        addresses = list(dict.fromkeys(ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found))
        if not all(self.allowed.may(host, address) for address in addresses):
            raise PrivateAddress(host)
        return addresses


def guarded(allowed: Allowed) -> httpx.Client:
    """The client of all channels: no redirects, no proxy, a connection for each call."""
    timeout = httpx.Timeout(READ, connect=CONNECT)
    return httpx.Client(transport=Guarded(allowed), timeout=timeout, follow_redirects=False, trust_env=False)


def _to(request: httpx.Request, host: str, address: Address) -> httpx.Request:
    """The same request to this address; the name stays in the headers and in the certificate that is asked for."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=str(address)),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )


def _public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _public(inner)
    return address.is_global and not address.is_multicast
