"""Whether a receipt says what its profile asks for, in terms that exist, and whether every byte of it is signed."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from approvals.errors import ReceiptNotOurs, ReceiptUnfit

_VOCABULARY = json.loads((Path(__file__).parent / "terms.jsonld").read_text())
CONTEXT: dict[str, Any] = _VOCABULARY["@context"]
TERMS = frozenset(_VOCABULARY["terms"])
PREFIXES = ("dpv:", "pd:", "loc:", "eu-gdpr:", "dct:", "schema:")
OUR_OWN = frozenset({"@context", "@id", "@type", "proof", "signature", "algorithm", "key"})
LARGEST = 64 * 1024
WANTED = (
    "@context", "@id", "@type", "dct:identifier", "dct:conformsTo", "dct:created", "dct:publisher",
    "dpv:hasRecordOfActivity",
)  # fmt: skip
WANTED_RECORD = (
    "@id", "@type", "dct:identifier", "dct:conformsTo", "dpv:hasDataSubject", "dpv:hasDataController",
    "dpv:hasProcess", "dpv:hasDuration", "dpv:hasConsentStatus", "dpv:hasJurisdiction", "dpv:hasRight",
)  # fmt: skip
ALGORITHM = "Ed25519"


def unfit(document: dict[str, Any]) -> tuple[str, ...]:
    """What is missing, and which terms the vendored vocabulary does not know."""
    record = document.get("dpv:hasRecordOfActivity")
    inner = record if isinstance(record, dict) else {}
    missing = [name for name in WANTED if name not in document]
    missing += [f"dpv:hasRecordOfActivity/{name}" for name in WANTED_RECORD if name not in inner]
    other = [] if document.get("@context") == CONTEXT else ["@context"]
    body = {name: value for name, value in document.items() if name != "@context"}
    return tuple(dict.fromkeys([*missing, *other, *(term for term in _terms(body) if term not in TERMS | OUR_OWN)]))


def written(document: dict[str, Any]) -> bytes:
    """The one way in which a receipt is written: keys in order, two spaces, UTF-8, a line break at its end."""
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True, default=str) + "\n").encode()


def with_proof(document: dict[str, Any], signature: bytes, key: bytes) -> bytes:
    """The receipt as a file. Raises ReceiptUnfit."""
    if wrong := unfit(document):
        raise ReceiptUnfit(wrong)
    proof = {"algorithm": ALGORITHM, "key": key_name(key), "signature": b64encode(signature).decode()}
    return written(document | {"proof": proof})


def verified(data: bytes, key: bytes) -> dict[str, Any]:
    """The receipt in a file, when the holder of this public key (32 bytes) signed exactly this.

    Raises ReceiptNotOurs for anything else, down to one changed byte.
    """
    document = _read(data)
    proof = document.pop("proof", None)
    if not isinstance(proof, dict) or written(document | {"proof": proof}) != data:
        raise ReceiptNotOurs
    if proof.keys() != {"algorithm", "key", "signature"} or proof["key"] != key_name(key):
        raise ReceiptNotOurs
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(b64decode(proof["signature"], validate=True), written(document))
    except (InvalidSignature, ValueError, TypeError):
        raise ReceiptNotOurs from None
    if proof["algorithm"] != ALGORITHM or b64encode(b64decode(proof["signature"])).decode() != proof["signature"]:
        raise ReceiptNotOurs
    return document


def key_name(key: bytes) -> str:
    """How a public key is called: the SHA-256 of its bytes."""
    return sha256(key).hexdigest()


def _read(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise ReceiptNotOurs
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise ReceiptNotOurs from None
    if not isinstance(document, dict):
        raise ReceiptNotOurs
    return document


def _terms(value: object, *, key: str = "") -> Iterator[str]:
    """The names of properties, and the values that are written as terms."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _terms(inner, key=name)
    elif isinstance(value, list):
        for inner in value:
            yield from _terms(inner, key=key)
    elif isinstance(value, str) and (key == "@type" or _is_term(key)):
        yield value


def _is_term(key: str) -> bool:
    told = CONTEXT.get(key)
    return isinstance(told, dict) and told.get("@type") == "@id" and key != "dct:conformsTo"
