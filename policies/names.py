"""Names of companies, projects and products as people write them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from policies.code_names import ADJECTIVE, PAIR, TRADES, coded
from policies.company import Company
from policies.lexicon import lexicon
from policies.reading import WORD
from policies.spelling import folded

LEGAL_FORMS = lexicon("legal_forms")
SURNAMES = lexicon("surnames")
FAMILY_TRADES = lexicon("family_trades")
HOUSES = lexicon("houses_of_guests")
LISTS = {
    "kunden": "customers",
    "kunden-ohne-ja": "customers-without-consent",
    "vertraulich": "confidential",
    "partner": "partners",
    "mitbewerber": "competitors",
    "firma": "company",
}
AND = re.compile(r"\s*(?:&|\+|(?<!\w)(?:und|and|u\.)(?!\w))\s*", re.IGNORECASE)
SAINT = re.compile(r"(?<!\w)(?:St\.?|Sankt)(?=\s)", re.IGNORECASE)
WORD_OR_AND = re.compile(rf"{WORD.pattern}|&")
# "Firma Huber" means the company where a lone "Huber" would be a person.
BEFORE_A_NAME = ("Firma", "Fa", "Kunde", "Kunden", "company", "customer", "client")
# Businesses called after a family are meant by the family's name too, but only where something is done for them.
FOR_WHOM = ("für", "bei", "for", "at", "to")
GREETED = (
    "Danke",
    "Moin",
    "Servus",
    "Hallo",
    "Guten Morgen",
    "Grüße an",
    "Gruß an",
    "Thanks",
    "Thank you",
    "Hello",
    "Morning",
)
# Those of them whose name is a "she": "das Frühstück in der Kaiserhöhe".
FEMININE = re.compile(
    r"(?:hoehe|alm|krone|post|linde|sonne|muehle|huette|burg|rose|traube|wiese|weide|eiche|perle|oase)$"
)
OF_HER = ("der", "zur", "in die", "die")
# Where guests are received one is "im Sonnblick".
INSIDE = ("im", "beim", "ins", "vom", "zum", "in der", "at the", "in the", "to the")
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
BEFORE_FIRST_NAMES = frozenset({"dr", "prof", "doktor", "med", "dent", "vet", "ing", "frau", "herr", "mr", "mrs", "ms"})
SHORTEST_NAME = 5
TRADE_ENDING = re.compile(
    r"(?:erei|handel|haus|bau|technik|werke?|praxis|service|muehle|markt|center|shop|laden|betrieb|hof|kellerei)$"
)
EVERYDAY = SURNAMES | lexicon("hashtag_parts_de") | lexicon("hashtag_parts_en") | lexicon("first_names")
PREPOSITIONS = frozenset({"zum", "zur", "im", "am", "in", "beim", "an"})


def listed(company: Company, names: Iterable[str]) -> tuple[str, ...]:
    """The entries of the company's lists, in the forms people use."""
    lists: dict[str, tuple[str, ...]] = {
        "customers": tuple(customer.name for customer in company.customers),
        "customers-without-consent": company.unnamed_customers,
        "partners": company.partners,
        "competitors": company.competitors,
        "company": (company.name,) if company.name else (),
    }
    asked = tuple(names)
    forms = [form for name in asked for entry in lists.get(name, ()) for form in spoken(entry)]
    for name in {"partners", "competitors"}.intersection(asked):
        forms += filter(None, map(_one_word, lists[name]))
    secrets = company.confidential if "confidential" in asked else ()
    return (*forms, *(form for entry in secrets for form in coded(entry)))


def _is_trade(word: str) -> bool:
    return word in TRADES or TRADE_ENDING.search(word) is not None


def _one_word(partner: str) -> str:
    """As "Velasto" of "Velasto Dachfenster": the one word that is no trade, where it is no common word."""
    words = [word for word in WORD.findall(partner) if folded(word) not in LEGAL_FORMS and not _is_trade(folded(word))]
    alone = len(words) == 1 and len(words[0]) >= SHORTEST_NAME and folded(words[0]) not in EVERYDAY
    return words[0] if alone else ""


@lru_cache(maxsize=4096)
def spoken(name: str) -> tuple[str, ...]:
    """The full name; without legal form and trade where that still means this company; and turned round."""
    words = [word for word in WORD_OR_AND.findall(AND.sub(" & ", name)) if folded(word) not in LEGAL_FORMS]
    while len(words) > PAIR and folded(words[0]) in BEFORE_FIRST_NAMES:
        words = words[1:]
    forms = [name, *_cores(_trimmed(words))]
    return tuple(dict.fromkeys(spelled for form in forms for spelled in _spellings(form) if WORD.search(spelled)))


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
    if bare and not HOUSES.isdisjoint(map(folded, words)):
        yield from _as_house(bare)
    titled = len(bare) == PAIR and folded(bare[0]) in BEFORE_FIRST_NAMES
    if len(bare) < len(words) and (titled or (len(bare) > PAIR and "&" not in bare)):
        yield " ".join(bare)
    if len(words) == len(bare) == PAIR and folded(words[1]) not in SURNAMES:
        yield from (f"{title} {words[1]}" for title in TITLES)
    elif len(bare) == 1:
        yield from (f"{before} {bare[0]}" for before in BEFORE_A_NAME)
        if folded(bare[0]) not in SURNAMES and not FAMILY_TRADES.isdisjoint(map(folded, words)):
            yield from (f"{before} {bare[0]}" for before in FOR_WHOM)
    elif "&" in bare and len(bare) < len(words):
        yield " ".join(_trimmed(bare))


def _as_house(bare: list[str]) -> Iterator[str]:
    """Inflected, and with the preposition its name may begin with: "Im Schwarzen Hahn", "beim Letzten Köbes"."""
    core = bare[1:] if len(bare) > 1 and folded(bare[0]) in PREPOSITIONS else bare
    inflected = " ".join(ADJECTIVE.sub("", word) if word != core[-1] else word for word in core)
    her = OF_HER if FEMININE.search(folded(core[-1])) else ()
    yield from (f"{before} {inflected}" for before in (*INSIDE, *GREETED, *her))


def _spellings(form: str) -> Iterator[str]:
    """With the sign for "and" left out or as a word; with a saint shortened or not."""
    for one in (form, *((SAINT.sub(saint, form) for saint in ("Sankt", "St")) if SAINT.search(form) else ())):
        yield one
        if "&" in one:
            yield from (AND.sub(joint, one) for joint in (" ", " und ", " and "))
