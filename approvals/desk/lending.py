"""Renditions at a public address for the channels that fetch them (`approvals.channels.PublicPictures`).

Only what lies among the renditions can be lent. The address holds a secret, and of that its SHA-256 alone is kept.
"""

import hashlib
import ipaddress
import secrets
from urllib.parse import urlsplit

from approvals.channels import Sent
from approvals.desk.taking_in import rendered
from approvals.errors import NotFound
from approvals.fingerprint import new_id
from approvals.lent_pictures import LASTS, LentPicture
from approvals.passes import digest_of
from approvals.ports import Begin, Objects, Work

PATH = "/out"
WITHIN = (".local", ".localhost", ".internal", ".lan", ".home.arpa")


class Lending:
    """`address` is where people reach the pages, without a slash at the end."""

    def __init__(self, begin: Begin, objects: Objects, address: str) -> None:
        self._begin, self._objects, self._address = begin, objects, address

    @property
    def reachable(self) -> bool:
        """Whether others can reach it: https, and neither a name nor a number of this machine or its net."""
        told = urlsplit(self._address)
        return told.scheme == "https" and _public(told.hostname or "")

    def publish(self, key: str, sent: Sent) -> str:
        """An address of this picture that nobody had before. Raises NotFound."""
        rendition, secret = hashlib.sha256(sent.data).hexdigest(), secrets.token_urlsafe(24)
        if not self._objects.exists(rendered(rendition)):
            raise NotFound("rendition", rendition)
        with self._begin() as work:
            _tidy(work)
            ends = work.now + LASTS
            work.lent.add(LentPicture(new_id(), key, rendition, digest_of(secret), work.now, ends))
            work.commit()
        return f"{self._address}{PATH}/{secret}.jpg"

    def remove(self, key: str) -> None:
        """All that was lent under this key."""
        with self._begin() as work:
            _tidy(work)
            for lent in work.lent.find(key=key):
                work.lent.drop(lent)
            work.commit()


def lent(begin: Begin, objects: Objects, secret: str) -> bytes:
    """The JPEG behind a secret. Raises NotFound where there is none, or no longer."""
    with begin(reading=True) as work:
        found = [one for one in work.lent.find(digest=digest_of(secret)) if work.now < one.ends_at]
    if not found:
        raise NotFound("picture", "")
    return objects.get(rendered(found[0].rendition))


def _tidy(work: Work) -> None:
    """What has ended is forgotten."""
    for lent in work.lent.find():
        if work.now >= lent.ends_at:
            work.lent.drop(lent)


def _public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(WITHIN)
