"""Phone numbers written out: "null eins sieben eins, 55 66 77"."""

import re
from collections.abc import Iterator

GERMAN = ("null", "eins ein", "zwei zwo", "drei", "vier", "fünf fuenf", "sechs", "sieben", "acht", "neun")
ENGLISH = ("zero oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DIGITS = {word: str(at) for names in (GERMAN, ENGLISH) for at, words in enumerate(names) for word in words.split()}
NAMES = "|".join(sorted(DIGITS, key=len, reverse=True))
PIECE = rf"(?:(?:doppel|double|triple)[ -]?)?(?:{NAMES}|\d{{1,8}})"
SPELLED = re.compile(rf"(?<!\w)(?:plus[ ,]+)?{PIECE}(?:[ ,./–—-]{{1,3}}{PIECE}){{3,}}(?!\w)", re.IGNORECASE)
WORD = re.compile(rf"(?<!\w)(?P<times>doppel|double|triple)?[ -]?(?P<digit>{NAMES}|\d{{1,8}})(?!\w)", re.IGNORECASE)
TIMES = {"doppel": 2, "double": 2, "triple": 3}
FEWEST_WORDS = 3
# The shortest numbers of German mobile networks have ten digits with their zero; eight are enough with a local code.
LENGTHS = range(8, 16)


def spells_digits(text: str) -> bool:
    return SPELLED.search(text) is not None


def spelled_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Span and digits of what begins with a zero, or a plus, and is long enough to be dialled."""
    for match in SPELLED.finditer(text):
        found = list(WORD.finditer(match.group()))
        number = "".join(
            DIGITS.get(one["digit"].lower(), one["digit"]) * TIMES.get((one["times"] or "").lower(), 1) for one in found
        )
        spelled = sum(not one["digit"].isdigit() for one in found)
        plus = match.group().lower().startswith("plus")
        if spelled + plus >= FEWEST_WORDS and (plus or number.startswith("0")) and len(number) in LENGTHS:
            yield match.start(), match.end(), number
