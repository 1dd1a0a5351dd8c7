"""Short names for people, made of their real ones."""

import re
import unicodedata
from collections.abc import Container
from itertools import count

LONGEST = 36  # leaves room for a number within the 40 signs a handle may have
SIGNS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae", "œ": "oe", "å": "aa", "ł": "l", "đ": "d", "þ": "th"}
)


def written_out(text: str) -> str:
    """Small letters with umlauts written as two (ä: ae) and other accents left away."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(SIGNS)
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))


def handle_for(name: str, mail: str, taken: Container[str]) -> str:
    """A handle nobody has yet: from the name, or from the address where the name has no Latin letter; then numbered."""
    word = _handle(name) or _handle(mail.partition("@")[0]) or "person"
    return _numbered(word, taken) if word in taken else word


def _numbered(word: str, taken: Container[str]) -> str:
    return next(f"{word}{number}" for number in count(2) if f"{word}{number}" not in taken)


def _handle(text: str) -> str:
    return re.sub(r"[^a-z0-9-]+", ".", written_out(text))[:LONGEST].strip(".-")
