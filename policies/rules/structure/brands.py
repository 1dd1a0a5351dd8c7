"""A company gave something: told by a name no list knows, where the sentence says that it cost nothing.

"Hat uns Velasto kostenlos hingestellt", "the boots were a freebie from Dunlop". A name is a word with a capital letter
that is none of the common words, no first name and no friend; German nouns need a preposition or a verb beside them.
"""

import re
from collections.abc import Iterator, Mapping

from policies.lexicon import lexicon
from policies.material import Language
from policies.phrases import Match
from policies.reading import Reading
from policies.spelling import folded, stems

COMMON: Mapping[Language, frozenset[str]] = {
    "de": lexicon("hashtag_parts_de")
    | lexicon("first_names")
    | lexicon("function_words_de")
    | lexicon("everyday_names"),
    "en": lexicon("hashtag_parts_en")
    | lexicon("first_names")
    | lexicon("function_words_en")
    | lexicon("everyday_names"),
}
NAME = r"(?P<brand>(?-i:[A-ZÄÖÜ])[\w&.-]{2,25})(?P<second> (?-i:[A-ZÄÖÜ])[\w&.-]+)?"
GROUP = r"(?:(?:Firma|Marke|Team|Leuten?|Jungs|Mädels|Freunden|Kollegen) (?:von |bei |der |bei der )?)?"
# Who gives has no article, or one before two words: "die Rösterei Kuhn", but "den Saal".
GIVER = rf"(?:(?:die|der|das) (?=(?-i:[A-ZÄÖÜ])[\w&.-]+ (?:von |bei )?(?-i:[A-ZÄÖÜ])))?{GROUP}"
BY = (
    r"(?:von|vom|durch) (?:(?:der|dem|den|unser\w*|einer?) "
    rf"(?=(?-i:[A-ZÄÖÜ])[\w&.-]+ (?:von |bei )?(?-i:[A-ZÄÖÜ])))?{GROUP}"
)
FREE = (
    r"(?:kostenlos\w*|gratis|umsonst|kostenfrei\w*|unentgeltlich\w*|für lau|geschenkt|verschenkt|beschenkt"
    r"|spendiert|gesponsert"
    r"|gesponsort|sponsert|gestiftet|überlassen|\w*gestellt|bereitgestellt|eingeladen|(?:zu|vorbei|mit|ein)?geschickt|mitgegeben"
    r"|ausgestattet|eingekleidet|ausgerüstet|Testgerät\w*|Leihgerät\w*|Gratis-?\w+|Leihgabe|alles bezahlt|geliehen"
    r"|verliehen)"
)
WE = r"(?<!\w)(?:uns|wir|unser\w*)\b"
PRESENT = r"(?:Test|Leih|Gratis)\w+"
GERMAN = (
    rf"(?:^|[.!?\n:]\s*){GIVER}{NAME} (?:hat|haben|hatte|hatten) (?:uns|mir|unser\w*)\b[^.!?\n]{{0,80}}?{FREE}(?!\w)",
    rf"(?<!\w)(?:hat|haben|hatte) (?:uns|mir) {GIVER}{NAME}[^.!?\n]{{0,60}}?{FREE}(?!\w)",
    rf"{WE}[^.!?\n]{{0,80}}?{BY}{NAME}[^.!?\n]{{0,60}}?{FREE}(?!\w)",
    rf"(?<!\w){BY}{NAME}[^.!?\n]{{0,40}}?{FREE}(?!\w)",
    rf"(?<!\w){FREE}[^.!?\n]{{0,40}}? {BY}{NAME}",
    rf"(?<!\w)die uns {GIVER}{NAME}[^.!?\n]{{0,40}}?{FREE}(?!\w)",
    rf"(?<!\w)danke?,? (?:an )?{GIVER}{NAME},? für (?:das|die|den|euer\w*) (?:\w+ )?{PRESENT}",
)
GAVE = (
    r"(?:kitted|sent|gave|given|lent|treated|flew|invited|sponsors?|sponsored|equipped|supplied|provided"
    r"|gifted) us(?!\w)"
)
FOR_NOTHING = (
    r"(?:freebies?|complimentary|on the house|for free|free of charge|gifted?|invited|sponsored|kitted out|treated"
    r"|flown (?:out|in))"
)
PEOPLE_AT = r"(?:our friends|the team|the folks|the people) at "
ENGLISH = (
    rf"(?:^|[.!?\n:]\s*){NAME} (?:has |have |just |even |kindly )*{GAVE}",
    rf"(?<!\w){FOR_NOTHING}[^.!?\n]{{0,40}}?(?<!\w)(?:from|by|courtesy of) (?:{PEOPLE_AT})?{NAME}",
    rf"(?<!\w)thanks? (?:you )?to {PEOPLE_AT}{NAME} for the (?!help|support|tour|visit|work)\w+",
)
GIVEN: Mapping[Language, tuple[re.Pattern[str], ...]] = {
    "de": tuple(re.compile(pattern, re.IGNORECASE) for pattern in GERMAN),
    "en": tuple(re.compile(pattern, re.IGNORECASE) for pattern in ENGLISH),
}


def brands_given(reading: Reading, friends: frozenset[str]) -> Iterator[Match]:
    """`friends` are folded words; what they give is no advertising."""
    for pattern in GIVEN[reading.lang]:
        for match in pattern.finditer(reading.plain):
            word = folded(match["brand"]).strip(".-&")
            known = stems(word, reading.lang) | {word}
            plural = not match["second"] and word.endswith(("en", "ern", "ung", "keit", "schaft"))
            if known.isdisjoint(COMMON[reading.lang] | friends) and not plural:
                yield Match(match.start("brand"), match.end(), -1, -1)
