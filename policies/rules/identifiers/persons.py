"""Names of private people: customers, patients, guests, and families; colleagues are named by their work.

Recognised by the word before them ("unsere Patientin Gerda Schäuble", "Familie Dombrowski"), not by a tagger: those
known for German find four of five names and take many a noun for one.
"""

import re
from collections.abc import Iterator

from policies.company import Company
from policies.lexicon import lexicon
from policies.reading import WORD, Reading
from policies.spelling import folded

FIRST_NAMES = lexicon("first_names")
NAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
TITLE = r"(?:Frau|Herrn?|Mrs?\.?|Ms\.?|Miss|Dr\.|Prof\.)"
PRIVATE = (
    r"(?:Kund(?:e|in|en)|Patient(?:in|en)?|Bewohner(?:in)?|Mieter(?:in)?|Gast|Bauherr(?:in|en)?|Mandant(?:in|en)?"
    r"|Klient(?:in|en)?"
    r"|Schüler(?:in)?|Seniorin|Angehörige[rn]?|Nachbar(?:in)?|[Cc]ustomer|[Cc]lient|[Gg]uest|[Pp]atient|[Rr]esident"
    r"|[Tt]enant|[Pp]upil"
    r"|[Nn]eighbou?r)"
)
TITLED = re.compile(rf"(?<!\w){PRIVATE},?\s+(?P<name>(?:{TITLE}\s+)+{NAME}(?:\s{NAME})?)")
FULL = re.compile(rf"(?<!\w){PRIVATE},?\s+(?P<name>(?P<first>{NAME})\s+{NAME})(?!\w)")
FAMILY = re.compile(
    rf"(?<!\w)(?:(?:Familie|Fam\.|Eheleute|Ehepaar)\s+(?P<name>{NAME})|[Tt]he (?P<english>{NAME})(?= family)"
    rf"|[Ff]amily (?P<after>{NAME}))"
)
# A family that runs a business is known by its name.
BUSINESS = re.compile(
    r"betrieb|generation|inhaber|führt|gründ|wirtsfamilie|unternehmen|hof\b|weingut|owner|founded|business",
    re.IGNORECASE,
)
# "Familie Mustermann" and festivals that are no name.
NO_SURNAMES = frozenset({"mustermann", "day", "tag", "und", "oder", "beruf"})


def person_names(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:
    text = reading.plain
    agreed = (customer.name for customer in company.customers if customer.consent)
    own = {folded(word) for name in (company.name, *company.partners, *agreed) for word in WORD.findall(name)}
    yield from (match.span("name") for match in TITLED.finditer(text))
    yield from (match.span("name") for match in FULL.finditer(text) if folded(match["first"]) in FIRST_NAMES)
    for match in FAMILY.finditer(text):
        group = next(name for name in ("name", "english", "after") if match[name])
        surname = folded(match[group])
        line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
        if surname not in own | NO_SURNAMES and not BUSINESS.search(line):
            yield match.span(group)
