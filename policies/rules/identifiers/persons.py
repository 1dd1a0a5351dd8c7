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
COMMON = lexicon("hashtag_parts_de") | lexicon("hashtag_parts_en") | lexicon("trades") | lexicon("everyday_names")
NAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
TITLE = r"(?:Frau|Herrn?|Mrs?\.?|Ms\.?|Miss|Dr\.|Prof\.)"
PRIVATE = (
    r"(?:[Ss]tammkund(?:e|in|en)|[Kk]undin|[Ss]tammgast|Kund(?:e|in|en)|Patient(?:in|en)?|Bewohner(?:in)?|Mieter(?:in)?|Gast|Bauherr(?:in|en)?|Mandant(?:in|en)?"
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
# "Frau Roswitha Knappertz" without a word of what she does here; with a lone surname only where her home is spoken of.
ADDRESSED = re.compile(
    rf"(?<!\w)(?P<name>(?:Frau|Herrn?|Mrs?\.?|Ms\.?|Miss) (?P<first>{NAME})(?P<last>\s{NAME})?)(?!\w)"
)
AT_HOME = re.compile(
    r"(?<!\w)(?:kund(?:e|in|en)|stammkund\w*|patient\w*|bewohner\w*|nachbar\w*|(?:sein|ihr)e?[nmrs]? (?:neue\w*"
    r"|bad|dach|garten|haus|hund"
    r"|heizung|auto|küche|wohnung)|freut sich|customer|client|resident|neighbours?|delighted|(?:his|her) (?:new"
    r"|home|house"
    r"|garden|dog|kitchen|bathroom|car))(?!\w)",
    re.IGNORECASE,
)
CHILD = re.compile(
    rf"(?<!\w)(?:[Dd](?:er|ie) klein\w*|[Kk]leine[rn]?|[Ll]ittle|[Yy]oung) (?P<name>(?P<first>{NAME})\s{NAME})(?!\w)"
)
# Where the company says who works here, every other full name is somebody else's.
STRANGER = re.compile(rf"(?<![\w@#])(?P<name>(?P<first>{NAME})\s{NAME})(?!\w)")
RELATED = re.compile(
    rf"(?<!\w)(?P<name>(?P<first>{NAME})\s{NAME}), (?:der |die |the |our |his |her |their |seine? "
    rf"|ihre? )?(?:girlfriend|boyfriend|fiancée?|Freund(?:in)?|Verlobte\w*|Ehe(?:mann|frau)|Mann|Frau|Sohn|Tochter"
    rf"|Mutter|Vater|Bruder"
    r"|Schwester|Nachbar\w*|Witwe\w*|husband|wife|son|daughter|mother|father|brother|sister|neighbour|widow)(?!\w)"
)
# Those one may name: colleagues, officials, and who never lived.
KNOWN = re.compile(
    r"(?<!\w)(?:\w*kolleg\w*|\w*meister\w*|chef\w*|azubi\w*|\w*leiter\w*|\w*leitung|\w*führer\w*|\w*rat|\w*rätin|minister\w*"
    r"|\w*minister\w*|präsident\w*|vorsitzende\w*|vorstand\w*|abgeordnete\w*|pfarrer\w*|trainer\w*|lehrer\w*|autor\w*"
    r"|künstler\w*|referent\w*|professor\w*|team|abteilung|betriebs\w+|aus unser\w+|von der|vom|mitarbeiter\w*"
    r"|ausbilder\w*"
    r"|ansprechpartner\w*|kontakt|schulleiter\w*|landrat|landrätin|kommandant\w*|colleague|mayor|councillor|minister|coach"
    r"|teacher|head|director|manager|mp|vicar|author|of our|from our|team|apprentice)(?!\w)",
    re.IGNORECASE,
)
IMAGINED = frozenset(
    {"holle", "saubermann", "mustermann", "musterfrau", "bean", "holmes", "potter", "maier", "feuerstein", "flintstone"}
)
# A family that runs a business is known by its name.
BUSINESS = re.compile(
    r"betrieb|generation|inhaber|führt|gründ|wirtsfamilie|unternehmen|hof\b|weingut|owner|founded|business",
    re.IGNORECASE,
)
COLLECTING = re.compile(
    rf"(?<!\w)(?:fundraiser|collect\w*|collection|raising money|whip-?round|[Ss]pendenaktion|[Ss]ammel\w*"
    rf"|[Ss]ammlung|[Ss]penden)"
    rf" (?:\w+ ){{0,2}}(?:for|für) (?P<name>(?P<first>{NAME})\s{NAME})(?!\w)"
)
SENTENCE_REACH = 60
# "Familie Mustermann" and festivals that are no name.
NO_SURNAMES = frozenset({"mustermann", "day", "tag", "und", "oder", "beruf"})


def person_names(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:
    text, own = reading.plain, _own(company)
    yield from (match.span("name") for match in TITLED.finditer(text))
    for match in (*FULL.finditer(text), *COLLECTING.finditer(text), *RELATED.finditer(text)):
        if folded(match["first"]) in FIRST_NAMES or _unheard(match["name"]):
            yield match.span("name")
    strangers = STRANGER.finditer(text) if company.staff else ()
    for match in (*ADDRESSED.finditer(text), *CHILD.finditer(text), *strangers):
        if own.isdisjoint(map(folded, WORD.findall(match["name"]))) and _is_private(match, text):
            yield match.span("name")
    yield from _families(text, own)


def _own(company: Company) -> frozenset[str]:
    """The words of all names that may stand there."""
    agreed = (customer.name for customer in company.customers if customer.consent)
    names = (company.name, *company.partners, *company.staff, *agreed)
    return frozenset(folded(word) for name in names for word in WORD.findall(name))


def _families(text: str, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    for match in FAMILY.finditer(text):
        group = next(name for name in ("name", "english", "after") if match[name])
        line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
        if folded(match[group]) not in own | NO_SURNAMES | IMAGINED and not BUSINESS.search(line):
            yield match.span(group)


def _unheard(name: str) -> bool:
    """Two words in a row that no list of common words and trades holds."""
    return not any(folded(word) in COMMON for word in WORD.findall(name))


def _is_private(match: re.Match[str], text: str) -> bool:
    """The sentence around tells of no office; a lone surname needs a home, a garden or a customer beside it."""
    start = max(text.rfind(end, 0, match.start()) for end in (". ", "! ", "? ", "\n")) + 1
    sentence = text[start : match.end() + SENTENCE_REACH]
    if KNOWN.search(sentence) or folded(match["first"]) in IMAGINED:
        return False
    if match.re in {CHILD, STRANGER}:
        return folded(match["first"]) in FIRST_NAMES
    return match["last"] is not None or AT_HOME.search(sentence) is not None
