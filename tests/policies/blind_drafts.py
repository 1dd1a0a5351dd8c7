"""Drafts of other companies, trades and voices, written before any rule was tuned on them.

`blind/violating.txt` has one draft a line, "rule language company: text", its ⟦places⟧ marked as an editor would mark
them; `blind/harmless.txt` the same without. Which half a draft belongs to is decided by its own hash. Only half 0 was
looked at while tuning. Half 1 was then counted: 68 of 70 decidable drafts caught, 2 of 80 harmless ones blocked, 4
with a finding; only after that its misses were read, and more was tuned.

`blind/second.txt` holds what was written after: rule, language and text, harmless ones under "-", of the company in
drafts.py. Four batches of it, each written to slip through, were counted before anything was tuned on them: 55 of 64,
49 of 72, 49 of 61 and 19 of 22 caught, and 4 of 145 harmless ones blocked; what they had shown was tuned after each. A
few that nothing decides are left out of the file.

`blind/review.txt` is in the same form and by the hand that mends: for each rule ten and more that break it and as many
that only look like it, each written before it was seen how they fare. 95 of 121 and 95 of 163 were caught then.

`blind/third.txt` is by another hand, who knew the issue and the facts but neither rules nor examples: drafts of twenty
trades, harmless ones under "-", ⏎ for a new line. Counted before anything was tuned on it. `blind/fourth.txt` and
`blind/fifth.txt` were each written and counted after the mending that followed the one before; `blind/mended.txt` holds
further wordings of each class mended. `blind/sixth.txt` and `blind/seventh.txt` are by a third hand, each written
before it was counted; of the tone drafts in the sixth the ear caught 20 of 26 at first.
`blind/eighth.txt` to `blind/eleventh.txt` are by a fourth hand, who wrote all four before any was counted: a carpenter
in Cologne, a bakery in Munich, a software house in Hamburg and London, a garage in Frankfurt, each in the voices
of its people; a draft that breaks two rules stands there twice. Each was counted before the next was read and after
the mending that followed the one before; what the ear had learned for the tenth was written after the first two were
read. Four of their drafts name a price without tax and unit, which only the clause on trial would find.
What was first counted stands in FIRST_COUNTED, as does what nothing decides: that a price by the bundle is one to take
away, and that "Wer wird sein Nachfolger?" begins with the janitor. "ausgrenzung" is a clause this set asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import cast

import yaml

from policies.company import Company, read_company
from policies.material import Language

FOLDER = Path(__file__).parent / "blind"
# Drafts caught of how many, blocked and found anything in of how many harmless ones; for each set the day it was new.
FIRST_COUNTED = {
    "third": (126, 167, 1, 2, 136),
    "fourth": (33, 38, 0, 0, 32),
    "fifth": (33, 43, 0, 0, 24),
    "sixth": (61, 88, 1, 3, 60),
    "seventh": (28, 47, 1, 2, 26),
    "eighth": (24, 39, 2, 2, 40),
    "ninth": (26, 39, 0, 2, 40),
    "tenth": (30, 39, 1, 5, 40),
    "eleventh": (27, 39, 0, 3, 40),
}
# With the ear, the same day: tone drafts caught under the right clause of how many, harmless ones with any finding.
FIRST_HEARD = {
    "eighth": (12, 14, 13, 40),
    "ninth": (11, 14, 11, 40),
    "tenth": (5, 14, 15, 40),
    "eleventh": (8, 14, 10, 40),
}
TONE = frozenset({"negativ-kunde", "negativ-firma", "negativ-wettbewerb", "beleidigung", "heilversprechen"})


@dataclass(frozen=True)
class BlindDraft:
    """`rule` is "" for a harmless one; spans are code points of the text."""

    rule: str
    lang: Language
    company: Company
    text: str
    spans: tuple[tuple[int, int], ...]
    half: int


def blind_drafts(name: str) -> Iterator[BlindDraft]:
    """`name` is violating, harmless, third to eleventh, or mended."""
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        head, _, marked = line.partition(": ")
        *rule, lang, company = head.split()
        text, spans = _unmarked(marked.replace("⏎", "\n"))
        half = sha256(marked.encode()).digest()[0] & 1
        yield BlindDraft("".join(rule).strip("-"), cast("Language", lang), _companies()[company], text, spans, half)


def second_drafts(name: str = "second") -> Iterator[tuple[str, Language, str]]:
    """Rule ("-" for a harmless one), language, text; `name` is second or review."""
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        rule, lang, text = line.split(" ", 2)
        yield rule, cast("Language", lang), text


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, spans, start = "", [], 0
    for piece in re.split("([⟦⟧])", marked):
        if piece == "⟦":
            start = len(text)
        elif piece == "⟧":
            spans.append((start, len(text)))
        else:
            text += piece
    return text, tuple(spans)


@cache
def _companies() -> dict[str, Company]:
    known = yaml.safe_load((FOLDER / "companies.yaml").read_text("utf-8"))
    return {name: read_company(yaml.safe_dump(values, allow_unicode=True)) for name, values in known.items()}
