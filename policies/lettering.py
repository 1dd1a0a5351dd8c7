"""Letters that only look like letters: fake bold, circles, small capitals, other alphabets, strokes drawn through."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

STROKES = frozenset("\u0332\u0333\u0335\u0336\u0337\u0338\u035f")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff")
# Alphabets made for formulas, circled and squared letters; 1F18E and onwards are emoji words such as "AB" and "OK".
ORNAMENTAL = (
    (0x1D400, 0x1D7FF),
    (0x24B6, 0x24E9),
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
    (0x1F130, 0x1F189),
    (0x02B0, 0x02B8),
    (0x02E0, 0x02E4),
    (0x1D2C, 0x1D6A),
    (0x1D9B, 0x1DBF),
    (0x2071, 0x2071),
    (0x207F, 0x207F),
    (0x2090, 0x209C),
)
SMALL_CAPITALS = (0x0262, 0xA7FF)
SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
# Cyrillic and Greek letters that are drawn like Latin ones.
LOOKALIKES = dict(
    zip("АВЕКМНОРСТХУІЈЅаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα", "ABEKMHOPCTXYIJSaeopcyxijsdqwABEZHIKMNOPTYXova", strict=True)
)
NEGATIVE = ("NEGATIVE CIRCLED LATIN CAPITAL LETTER ", "NEGATIVE SQUARED LATIN CAPITAL LETTER ")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is meant, and for each of its characters the span of the original it came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def plain(text: str) -> Plain:
    """NFKC, without invisible characters, strokes and ornaments."""
    if text.isascii():
        return Plain(text, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        meant = _meant(text[start:end])
        letters.append(meant)
        starts.extend([start] * len(meant))
        ends.extend([end] * len(meant))
    return Plain("".join(letters), starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """A character with the marks that belong to it."""
    cuts = [at for at, sign in enumerate(text) if at == 0 or not unicodedata.combining(sign)]
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True)) if text else []


@lru_cache(maxsize=4096)
def _meant(cluster: str) -> str:
    kept = "".join(sign for sign in cluster if sign not in INVISIBLE and sign not in STROKES)
    return unicodedata.normalize("NFKC", "".join(undecorated(sign) for sign in kept))


@lru_cache(maxsize=4096)
def undecorated(sign: str) -> str:
    """The letter an ornament stands for, or the sign itself."""
    if sign.isascii():
        return sign
    if sign in LOOKALIKES:
        return LOOKALIKES[sign]
    name = unicodedata.name(sign, "")
    if name.startswith(SMALL_CAPITAL) and len(name) == len(SMALL_CAPITAL) + 1:
        return name[-1].lower()
    if name.startswith(NEGATIVE):
        return name[-1]
    return unicodedata.normalize("NFKC", sign) if is_ornament(sign) else sign


@lru_cache(maxsize=4096)
def is_ornament(sign: str) -> bool:
    """Whether the sign is a letter in fancy dress."""
    code = ord(sign)
    if any(first <= code <= last for first, last in ORNAMENTAL):
        return True
    return SMALL_CAPITALS[0] <= code <= SMALL_CAPITALS[1] and unicodedata.name(sign, "").startswith(SMALL_CAPITAL)
