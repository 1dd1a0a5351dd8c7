"""How words are written: umlauts, inflection, digits in place of letters."""

import re
import unicodedata
from itertools import product

from policies.material import Language

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})
DISGUISES = {
    "0": "o",
    "1": "il",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    "$": "s",
    "€": "e",
    "!": "i",
    "|": "l",
}
# Türme are of Turm, Köpfe of Kopf: the last umlaut of the folded stem undone.
PLURAL = re.compile(r"([aou])e([^aeiou]+)$")
MOST_READINGS = 16
FEWEST_LETTERS = 2
GERMAN = (
    *("", "e", "en", "em", "er", "es", "n", "s", "ens", "ern", "ers", "in", "innen", "'s", "chen", "lein"),
    *("ere", "eren", "erer", "erem", "eres", "ste", "sten", "ster", "stes", "stem", "este", "esten", "ester", "estes"),
)
ENGLISH = ("", "s", "es", "'s", "s'", "ed", "d", "ing", "er", "ers", "est", "ly", "y")
ENDINGS: dict[Language, tuple[str, ...]] = {"de": GERMAN, "en": ENGLISH}


def folded(word: str) -> str:
    """Lower case, ä as ae, ß as ss, without accents: two spellings of one word become one."""
    if word.isascii():
        return word.lower()
    composed = unicodedata.normalize("NFC", word).lower().translate(UMLAUTS)
    return "".join(sign for sign in unicodedata.normalize("NFD", composed) if not unicodedata.combining(sign))


def stems(word: str, lang: Language) -> frozenset[str]:
    """What the folded word may be an inflection of; itself included."""
    found = {
        word[: len(word) - len(end)] for end in ENDINGS[lang] if word.endswith(end) and len(word) > len(end) + bool(end)
    }
    return frozenset(found | {PLURAL.sub(r"\1\2", stem) for stem in found} if lang == "de" else found)


def undisguised(word: str) -> tuple[str, ...]:
    """The words "1d!0t" may stand for; none with fewer than two letters."""
    options = [DISGUISES.get(sign, sign) for sign in word.lower()]
    readings = 2 ** sum(len(option) > 1 for option in options)
    if readings > MOST_READINGS or sum(sign.isalpha() for sign in word) < FEWEST_LETTERS:
        return ()
    return tuple(folded("".join(letters)) for letters in product(*options))
