"""Who asks, seen from outside: the address tries are counted by, and the browser a session is known again by."""

from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Request

SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
HOME = 64
"""Bits of an IPv6 address that one household shares (RFC 6177): the rest it can change at will."""


def client_of(request: Request) -> str:
    """The address that asks; behind the trusted proxy the one it was told by it, never otherwise."""
    given = request.client.host if request.client else ""
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(ip_network((int(address), HOME), strict=False))
    return str(address)


def browser_of(request: Request) -> str:
    """What the owner of a session knows it again by: "Firefox, Linux"."""
    agent = request.headers.get("user-agent", "")
    named = [next((name for sign, name in group if sign in agent), "") for group in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in named if name) or agent[:40]
