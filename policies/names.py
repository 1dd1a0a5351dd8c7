"""Names of companies, projects and products as people write them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from policies.company import Company
from policies.lexicon import lexicon
from policies.number_words import HUNDRED, in_words
from policies.reading import WORD
from policies.spelling import folded

LEGAL_FORMS = lexicon("legal_forms")
SURNAMES = lexicon("surnames")
TRADES = lexicon("trades")
FAMILY_TRADES = lexicon("family_trades")
ENVELOPES = lexicon("project_words")
LISTS = {
    "kunden": "customers",
    "kunden-ohne-ja": "customers-without-consent",
    "vertraulich": "confidential",
    "partner": "partners",
    "firma": "company",
}
AND = re.compile(r"\s*(?:&|\+|(?<!\w)(?:und|and|u\.)(?!\w))\s*", re.IGNORECASE)
SAINT = re.compile(r"(?<!\w)(?:St\.?|Sankt)(?=\s)", re.IGNORECASE)
WORD_OR_AND = re.compile(rf"{WORD.pattern}|&")
ADJECTIVE = re.compile(r"(?:er|es|en|e)$")
# "Firma Huber" means the company where a lone "Huber" would be a person.
BEFORE_A_NAME = ("Firma", "Fa", "Kunde", "Kunden", "company", "customer", "client")
# Businesses called after a family are meant by the family's name too, but only where something is done for them.
FOR_WHOM = ("für", "bei", "for", "at", "to")
TITLES = (
    "Frau",
    "Herr",
    "Herrn",
    "Familie",
    "Fam",
    "Ehepaar",
    "Dr",
    "Doktor",
    "Doctor",
    "Prof",
    "Frau Dr",
    "Herr Dr",
    "Herrn Dr",
    "Frau Doktor",
    "Herr Doktor",
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
)
# "Übernahme Heidkamp" is the "Übernahme von Heidkamp" and the "Heidkamp-Übernahme".
BETWEEN = ("", "in", "von", "bei", "am", "im", "of", "at", "in the")
CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
BEFORE_FIRST_NAMES = frozenset({"dr", "prof", "doktor", "med", "dent", "vet", "ing", "frau", "herr", "mr", "mrs", "ms"})
NAMED = ("namens", "Name", "Namen", "heißt", "genannt", "Deckname", "Decknamen", "named", "called")
DEEDS: Mapping[str, tuple[str, ...]] = {
    "uebernahme": ("übernehmen", "übernimmt", "übernommen", "gehört bald"),
    "verkauf": ("verkaufen", "verkauft"),
    "kauf": ("kaufen", "gekauft"),
    "schliessung": ("schließen", "schließt", "geschlossen"),
    "eroeffnung": ("eröffnen", "eröffnet"),
    "umzug": ("umziehen", "ziehen um", "ziehen … um"),
    "fusion": ("fusionieren", "zusammenschließen", "verschmelzen"),
    "kooperation": ("kooperieren", "zusammenarbeiten", "zusammentun"),
    "standort": ("Filiale", "Niederlassung", "Halle", "Werk", "eröffnen"),
    "filiale": ("Standort", "Laden", "Geschäft", "eröffnen"),
    "takeover": ("take over", "taking over", "buy", "bought"),
    "acquisition": ("acquire", "buy", "bought"),
    "merger": ("merge", "merging", "joining forces"),
}
# A single word shorter than this is too common a part of other words.
SHORTEST_COMPOUND = 7
SHORTEST_HALF = 3
PAIR = 2


def listed(company: Company, names: Iterable[str]) -> tuple[str, ...]:
    """The entries of the company's lists, in the forms people use."""
    lists = {
        "customers": tuple(customer.name for customer in company.customers),
        "customers-without-consent": company.unnamed_customers,
        "partners": company.partners,
        "company": (company.name,) if company.name else (),
    }
    asked = tuple(names)
    forms = [form for name in asked for entry in lists.get(name, ()) for form in spoken(entry)]
    secrets = company.confidential if "confidential" in asked else ()
    return (*forms, *(form for entry in secrets for form in coded(entry)))


@lru_cache(maxsize=4096)
def spoken(name: str) -> tuple[str, ...]:
    """The full name; without legal form and trade where that still means this company; and turned round."""
    words = [word for word in WORD_OR_AND.findall(AND.sub(" & ", name)) if folded(word) not in LEGAL_FORMS]
    while len(words) > PAIR and folded(words[0]) in BEFORE_FIRST_NAMES:
        words = words[1:]
    forms = [name, *_cores(_trimmed(words))]
    return tuple(dict.fromkeys(spelled for form in forms for spelled in _spellings(form) if WORD.search(spelled)))


@lru_cache(maxsize=4096)
def coded(name: str) -> tuple[str, ...]:
    """A code name in any order with the word for its kind, inflected, and as part of compounds."""
    words = WORD.findall(name)
    bare = [word for word in words if folded(word) not in ENVELOPES]
    forms = [name]
    if len(bare) == PAIR and all(map(str.isalpha, words)):
        forms += [f"{words[0]} … {words[1]}", f"{words[1]} … {words[0]}", *_as_deed(words)]
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
    """Verbs for the thing: "Wir werden Heidkamp übernehmen" tells of the "Übernahme Heidkamp"."""
    for thing, other in (words, words[::-1]):
        for deed in DEEDS.get(folded(thing), ()):
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


def _trimmed(words: list[str]) -> list[str]:
    """Without an "&" that joined a legal form, as in "GmbH & Co. KG"."""
    while words and words[-1] == "&":
        words = words[:-1]
    return words


def _cores(words: list[str]) -> Iterator[str]:
    if not words:
        return
    short = " ".join(words)
    if len(words) == 1:
        if folded(words[0]) not in SURNAMES:
            yield short
        yield from (f"{before} {short}" for before in BEFORE_A_NAME)
        return
    yield short
    if len(words) == PAIR:
        yield f"{words[1]} {words[0]}"
    yield from _without_trade(words, [word for word in words if folded(word) not in TRADES])


def _without_trade(words: list[str], bare: list[str]) -> Iterator[str]:
    if len(words) == len(bare) == PAIR and folded(words[1]) not in SURNAMES:
        yield from (f"{title} {words[1]}" for title in TITLES)
    elif len(bare) == 1:
        yield from (f"{before} {bare[0]}" for before in BEFORE_A_NAME)
        if folded(bare[0]) not in SURNAMES and not FAMILY_TRADES.isdisjoint(map(folded, words)):
            yield from (f"{before} {bare[0]}" for before in FOR_WHOM)
    elif "&" in bare and len(bare) < len(words):
        yield " ".join(_trimmed(bare))


def _spellings(form: str) -> Iterator[str]:
    """With the sign for "and" left out or as a word; with a saint shortened or not."""
    for one in (form, *((SAINT.sub(saint, form) for saint in ("Sankt", "St")) if SAINT.search(form) else ())):
        yield one
        if "&" in one:
            yield from (AND.sub(joint, one) for joint in (" ", " und ", " and "))
