"""What people read on the command line: every sentence in German and in English, made of values at the very end."""

import os
import unicodedata
from collections.abc import Mapping
from typing import Literal

Language = Literal["de", "en"]
Words = Mapping[str, tuple[str, str]]
"""By name: German, then English."""


def spoken(wish: str | None = None) -> Language:
    """The reader's language: as wished, else by FREIGABE_LANG, else by the terminal's locale, else German."""
    asked = (wish, *(os.environ.get(name) for name in ("FREIGABE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")))
    known: dict[str, Language] = {"de": "de", "en": "en"}
    return next((known[one[:2].lower()] for one in asked if one and one[:2].lower() in known), "de")


def said(words: Words, name: str, lang: Language, /, **values: object) -> str:
    """The sentence of this name, with values filled in; signs that steer a terminal are taken out of them."""
    german, english = words[name]
    return (german if lang == "de" else english).format(**{key: plain(str(value)) for key, value in values.items()})


def plain(text: str) -> str:
    """A text that only shows: no escape sequences, no bell; line breaks stay."""
    return "".join(sign if sign == "\n" or unicodedata.category(sign) != "Cc" else "\ufffd" for sign in text)
