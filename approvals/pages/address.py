"""What follows from the address people reach the pages by."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def host(address: str) -> str:
    return urlsplit(address).hostname or ""


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def takes_passkeys(address: str) -> bool:
    """Browsers make keys for names only, and only over https or for this machine."""
    try:
        ip_address(host(address))
    except ValueError:
        return address.startswith("https://") or host(address) == "localhost"
    return False
