"""Professions no list knows, told by their endings where a text speaks of a job: "wir suchen einen Seilbahnwärter"."""

import re
from collections.abc import Iterator, Mapping

from policies.material import Language
from policies.phrases import Match
from policies.reading import Reading, Token

# Only where hours, pay or an application are spoken of: otherwise "wir suchen einen Anhänger" seeks a thing.
JOB = re.compile(
    r"(?<!\w)(?:vollzeit|teilzeit|ab sofort|sofort|zum nächstmöglichen|euro die stunde|stundenlohn|dienstwagen"
    r"|firmenwagen"
    r"|weihnachtsgeld|urlaubsgeld|(?:vier|4)-tage-woche|ferienjob|umschulung|berufsschule|minijob|aushilfe|festanstellung|unbefristet|schicht\w*|nachtschicht|bewirb|bewerb\w*"
    r"|stunden (?:die|pro|in der) woche|wochenstunden|\d\d ?stunden|gehalt|lohn|bezahlung|tarif\w*|verstärkung"
    r"|homeoffice|urlaubstage|führerschein|quereinst\w*|ausbildungsplatz|lehrstelle|berufserfahrung"
    r"|probearbeiten|lebenslauf"
    r"|full[- ]time|part[- ]time|shifts?|apply|cv|salary|wage|an hour|per hour|hours a week"
    r"|experience (?:preferred|needed)|weekends|saturdays(?: only)?|evenings|immediate start|permanent|pension"
    r"|holidays a year|join (?:us|our))(?!\w)",
    re.IGNORECASE,
)
ENDS: Mapping[Language, re.Pattern[str]] = {
    "de": re.compile(
        r"\w{3,}(?:[^aeiou]er|erin|ist|istin|eur|eurin|ent|entin|ant|antin|ator|atorin|loge|login|mann|frau|wart|wärter"
        r"|meister|meisterin|mädchen|dame|bursche)"
    ),
    "en": re.compile(
        r"\w{2,}(?:[^aeiou]er|eer|ier|ator|itor|ist|man|woman|girl|boy|maid|lady|ess|ician|smith|wright|hand)"
    ),
}
THINGS = re.compile(
    r"\w*(?:partner|keller|sommer|winter|computer|container|drucker|anhänger|roller|zimmer|fenster|muster|teller|messer"
    r"|wasser|feuer|lager|ster|nummer|hammer|pflaster|filter|boiler|leiter|ordner|helfer|besucher|gewinner|teilnehmer"
    r"|spieler|spender|bewerber|namensgeber|leser|stifter|käufer|tester|follower|nachbarn?|moment|kontakt"
    r"|talent|student\w*"
    r"|printer|number|answer|matter|ladder|server|winner|helper|customer|dinner|order|offer|trailer|volunteer|sponsor"
    r"|member|player|reader|tester|owner|neighbour|buyer|dog|superhero|business|address|guess|princess|mess|boss)"
)
ARTICLES = frozenset(
    {"einen", "eine", "nen", "ne", "n", "als", "zum", "zur", "a", "an", "as", "our", "neuen", "neue", "new"}
)
WANTED = frozenset({"gesucht", "wanted", "needed", "required"})
SOUGHT = re.compile(
    r"(?<!\w)(?:such(?:en|t|e)|brauch(?:en|t|e)|stellen|hiring|looking for|need|seek|werde|fang\w*"
    r"|starte\w*|arbeite\w*|komm\w*|bewirb|bewerb\w*|become|join|work)(?!\w)",
    re.IGNORECASE,
)
# "A sharper knife" seeks no sharper.
NOUN_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?()\n]|[-–]\s|(?:for|in|with|to|at|on|who|by|and|or|wanted|needed|required|part|full)(?!\w))"
)
REACH = 3


def unlisted_professions(reading: Reading) -> Iterator[Match]:
    """Behind an article or "als" in a sentence that seeks, or before "gesucht"; none without a word for a job."""
    if not JOB.search(reading.plain):
        return
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if _is_profession(reading, token) and (_before_wanted(reading, at) or _sought(reading, at)):
            yield Match(token.start, token.end, at, at + 1)


def _is_profession(reading: Reading, token: Token) -> bool:
    written = reading.plain[token.start : token.end].lower()
    noun = token.capital if reading.lang == "de" else bool(NOUN_ENDS.match(reading.plain, token.end))
    return noun and bool(ENDS[reading.lang].fullmatch(written)) and not THINGS.fullmatch(written)


def _before_wanted(reading: Reading, at: int) -> bool:
    after = reading.tokens[at + 1 : at + 2]
    return bool(after) and after[0].word in WANTED and after[0].sentence == reading.tokens[at].sentence


def _sought(reading: Reading, at: int) -> bool:
    here = reading.tokens[at]
    before = [token for token in reading.tokens[max(at - REACH, 0) : at] if token.sentence == here.sentence]
    articles = [token for token in before if token.word in ARTICLES]
    if not articles or any(token.capital for token in before if token.start > articles[-1].start):
        return False
    start = next(token.start for token in reading.tokens if token.sentence == here.sentence)
    return bool(SOUGHT.search(reading.plain, start, articles[-1].start))
