"""A post on Bluesky: where it lies in the repository, and what it is made of."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from approvals.channels import ChannelRefused, Parcel, Sent
from flows.channels.rich_text import facets
from flows.channels.web import Web
from storage.renditions import lighter

POSTS = "app.bsky.feed.post"
HEAVIEST = 2_000_000  # bytes of a picture, by the lexicon app.bsky.embed.images
ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"


def record_key(key: str) -> str:
    """13 signs that look like a TID (atproto.com/specs/tid), as posts must have, and follow from the key alone."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") >> 1
    return "".join(ALPHABET[number >> shift & 31] for shift in range(60, -1, -5))


def address_of(me: str, key: str) -> str:
    return f"at://{me}/{POSTS}/{record_key(key)}"


def place_of(address: str) -> dict[str, str]:
    repo, collection, rkey = address.removeprefix("at://").split("/")
    return {"repo": repo, "collection": collection, "rkey": rkey}


def light(parcel: Parcel) -> Parcel:
    """Its pictures within what the lexicon allows."""
    return replace(parcel, pictures=tuple(replace(sent, data=lighter(sent.data, HEAVIEST)) for sent in parcel.pictures))


def written(web: Web, parcel: Parcel) -> dict[str, Any]:
    """The record; the pictures' bytes are uploaded, and forgotten by the server if nothing comes of it."""
    record: dict[str, Any] = {
        "$type": POSTS,
        "text": parcel.text,
        "createdAt": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    if found := facets(parcel.text, lambda handle: _did_of(web, handle)):
        record["facets"] = found
    if parcel.pictures:
        images = [_image(web, sent) for sent in parcel.pictures]
        record["embed"] = {"$type": "app.bsky.embed.images", "images": images}
    return record


def _image(web: Web, sent: Sent) -> dict[str, Any]:
    kind = {"content-type": "image/jpeg"}
    uploaded = web.told("POST", "/xrpc/com.atproto.repo.uploadBlob", content=sent.data, headers=kind)
    shown: dict[str, Any] = {"alt": sent.alt, "image": uploaded.get("blob")}
    return shown | ({"aspectRatio": {"width": sent.width, "height": sent.height}} if sent.height else {})


def _did_of(web: Web, handle: str) -> str | None:
    try:
        found = web.told("GET", "/xrpc/com.atproto.identity.resolveHandle", params={"handle": handle})
    except ChannelRefused as refused:
        if refused.again:
            raise
        return None
    return str(found["did"])
