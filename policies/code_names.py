"""Code names as people write them: in any order with the word for their kind, inflected, as a deed, in numbers."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from policies.company import Company
from policies.lexicon import lexicon
from policies.number_words import HUNDRED, in_words
from policies.reading import WORD
from policies.spelling import folded

TRADES = lexicon("trades")
ENVELOPES = lexicon("project_words")
ADJECTIVE = re.compile(r"(?:er|es|en|e)$")
# "Übernahme Heidkamp" is the "Übernahme von Heidkamp" and the "Heidkamp-Übernahme".
BETWEEN = ("", "in", "von", "bei", "am", "im", "of", "at", "in the")
CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
NAMED = ("namens", "Name", "Namen", "heißt", "genannt", "Deckname", "Decknamen", "named", "called")
TAKING_OVER = (
    "takeover",
    "take-over",
    "take over",
    "taking over",
    "taken over",
    "acquisition",
    "acquire",
    "buying",
    "bought",
)
DEEDS: Mapping[str, tuple[str, ...]] = {
    "uebernahme": (
        *("Übernahme", "übernehmen", "übernimmt", "übernommen", "kaufen", "kauft", "gekauft"),
        *("gehört bald", "gehört demnächst", "gehört künftig", *TAKING_OVER),
    ),
    "verkauf": ("Verkauf", "verkaufen", "verkauft", "sale of", "sell", "selling", "sold"),
    "kauf": ("Kauf", "kaufen", "kauft", "gekauft", *TAKING_OVER),
    "schliessung": (
        *("Schließung", "schließen", "schließt", "geschlossen", "machen … zu", "macht … zu"),
        *("closing", "closure", "close", "shut"),
    ),
    "eroeffnung": ("Eröffnung", "eröffnen", "eröffnet", "opening", "open"),
    "umzug": ("Umzug", "umziehen", "ziehen um", "ziehen … um", "ziehen … nach", "move to", "moving to", "relocation"),
    "fusion": ("Fusion", "fusionieren", "zusammenschließen", "verschmelzen", "merger", "merge", "merging"),
    "kooperation": ("kooperieren", "zusammenarbeiten", "zusammentun"),
    "standort": ("Filiale", "Niederlassung", "Halle", "Werk", "eröffnen"),
    "filiale": ("Standort", "Laden", "Geschäft", "eröffnen"),
    "takeover": (*TAKING_OVER, "buy", "Übernahme", "übernehmen", "übernommen"),
    "acquisition": (*TAKING_OVER, "buy", "Übernahme", "übernehmen", "übernommen"),
    "merger": ("merge", "merging", "joining forces"),
}
# A single word shorter than this is too common a part of other words.
SHORTEST_COMPOUND = 7
SHORTEST_HALF = 3
PAIR = 2


@lru_cache(maxsize=4096)
def coded(name: str) -> tuple[str, ...]:
    """A code name in any order with the word for its kind, inflected, and as part of compounds."""
    words = WORD.findall(name)
    bare = [word for word in words if folded(word) not in ENVELOPES]
    forms = [name]
    if len(bare) == PAIR and all(map(str.isalpha, words)):
        forms += [f"{words[0]} … {words[1]}", f"{words[1]} … {words[0]}"]
    if len(words) > 1:
        forms += _as_deed(words)
    if bare and len(bare) < len(words):
        core = " ".join(bare)
        forms += [f"{envelope} {core}" for envelope in sorted(ENVELOPES)]
        forms += [f"{core} {envelope}" for envelope in sorted(ENVELOPES)]
        forms += [f"{named} {core}" for named in NAMED]
    elif len(words) == 1 and len(words[0]) >= SHORTEST_COMPOUND:
        forms += [f"{name}-", f"-{name}", CAMEL.sub(" ", name)]
        forms += [f"={name[:at]} {name[at:]}" for at in range(SHORTEST_HALF, len(name) - SHORTEST_HALF + 1)]
    elif len(words) == PAIR and all(map(str.isalpha, words)):
        forms += [f"{words[1]} {words[0]}", *(" ".join((words[0], between, words[1])) for between in BETWEEN)]
    elif len(words) == PAIR and words[1].isdecimal():
        forms += [f"{words[0]} {number}" for number in _numbers(words[1])]
    if len(words) > 1 and words[0][:1].isupper() and ADJECTIVE.search(words[0]):
        forms.append(" ".join((ADJECTIVE.sub("", words[0]), *words[1:])))
    return tuple(dict.fromkeys(forms))


def _as_deed(words: list[str]) -> Iterator[str]:
    """Other words for the thing: "Wir werden Heidkamp übernehmen" tells of the "Übernahme Heidkamp"."""
    for thing, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        named = [word for word in rest if folded(word) not in TRADES] or rest
        for deed in DEEDS.get(folded(thing), ()):
            for other in {" ".join(rest), " ".join(named)}:
                yield from (f"{deed} … {other}", f"{other} … {deed}")


def _numbers(digits: str) -> tuple[str, ...]:
    """The other ways to write it."""
    words = in_words(int(digits)) if int(digits) < HUNDRED else ()
    return (f"Nr {digits}", f"Nummer {digits}", f"No {digits}", f"number {digits}", *words)


def lone(company: Company) -> tuple[str, ...]:
    """Code names without the word for their kind, which are common words as well: "Seeadler" of "Projekt Seeadler"."""
    cores = (
        (entry, [word for word in WORD.findall(entry) if folded(word) not in ENVELOPES])
        for entry in company.confidential
    )
    return tuple(bare[0] for entry, bare in cores if len(bare) == 1 and len(WORD.findall(entry)) > 1)
