"""A job ad speaks to everybody: (m/w/d), an inclusive form, or a word for all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from policies.phrases import Match, word_list
from policies.reading import Reading
from policies.rules.kind import Draft, Hit, Settings, hit
from policies.rules.silence import Silence
from policies.rules.structure.professions import unlisted_professions

FOR_ALL = re.compile(
    r"[(\[]\s*[mwdfgxi]\s*[/|*.,]\s*[mwdfgxi](?:\s*[/|*.,]\s*[mwdfgxi]|\s*[/|*.,]\s*(?:divers|diverse))*\s*[)\]]"
    r"|(?<!\w)[mwf]/[mwf]/[dxi](?!\w)"
    r"|\b(?:gn|all genders?|alle geschlechter|any gender|mensch(?:en)?,? (?:aller|jeden) geschlechts?"
    r"|(?:jed|jeglich|egal welch|gleich welch)\w* geschlecht\w*"
    r"|geschlecht(?: ist| spielt)? (?:uns )?(?:egal|keine rolle)"
    r"|regardless of gender)\b",
    re.IGNORECASE,
)
INCLUSIVE_ENDING = re.compile(
    r"\(?(?:[:*_·]|/-?)\(?(?:in|innen|r|n|frau|frauen)(?!\w)|\((?:in|innen|r|n)\)|/-?\s?(?:frau|in\b)", re.IGNORECASE
)
INNER_CAPITAL = re.compile(r"[a-zäöüß]In(?:nen)?(?!\w)")
SEEKING = ("suche", "sucht", "suchst", "suchen", "looking for")
# Whose search it is: "Wenn Sie einen Maler suchen, rufen Sie an" speaks to customers.
THEIRS = frozenset({"wenn", "falls", "wer", "sie", "du", "ihr", "if", "you"})
# "Elektriker gesucht?", "gesucht und gefunden", "he wanted to become a pilot".
NO_SEARCH = re.compile(r"\s*(?:\?|und gefunden|to\b)")
# "The driver needed three tries" has an object, "Driver needed" has none.
DID = ("needed", "wanted", "required")
OBJECT = re.compile(r"\s+(?:an?|the|some|two|three|four|five|no|his|her|their|my|our|your|it|us|them|more|help)\b")
# "Auf der Suche nach einem Maler?", "he had to become a plumber", "ich werde Maler".
NO_SEARCH_BEFORE = {"suche": ("der", "die", "eine", "zur", "unsere"), "become": ("to",), "werde": ("ich",)}
APPLYING = re.compile(r"bewirb|bewerb|unterlagen|apply|join|wir wollen (?:dich|sie)|we want you", re.IGNORECASE)
# "Du bist Elektriker und hast Lust? Dann komm zu uns" seeks one; "Du bist Elektriker? Hier ist dein Rabatt" does not.
SPOKEN_TO = (
    *("du bist", "bist du", "sie sind", "sind sie", "you are", "you're", "are you"),
    *("du willst", "willst du", "möchtest du", "du möchtest", "wollen sie", "hast du lust"),
)
SPOKEN_TO_REACH = 4
INVITED = re.compile(
    r"(?<!\w)(?:komm(?:en sie)?|passt du|werde|werden sie|bring|verstärk\w*|wechsel\w*)(?: doch| gern| dann| jetzt)?"
    r" (?:zu uns|in(?:s| unser)|teil|perfekt|gut)|(?:melde? dich|schreib uns|ruf uns an|melden sie sich) (?:bei uns|an)"
    r"|bewirb|bewerb|einstieg|stelle|vollzeit|teilzeit|gehalt|come and (?:work|join)|join|apply"
    r"|full[- ]time|part[- ]time|wir bilden (?:dich )?aus|ausbildung|lehrstelle|wir suchen dich",
    re.IGNORECASE,
)
# "Koch gesucht" means the cook; "unser Koch sucht" does not.
BEHIND = re.compile(
    r"gesucht|gsucht|benötigt|wanted|needed|required|frei|available|besetzen|vergeben|suchen wir|suchen ma"
    r"|suche mer|fehl(?:t|en) uns"
    r"|aufgepasst|stellen (?:wir )?ein|(?:voll|teil)zeit|unbefristet|minijob|full[- ]time|part[- ]time|permanent",
    re.IGNORECASE,
)
# "Wir brauchen Sand, sagen die Bauarbeiter" looks for none of them.
KNOWN_ONES = frozenset(
    {
        "the",
        "this",
        "that",
        "die",
        "unsere",
        "unser",
        "our",
        "vom",
        "beim",
        "von",
        "mit",
        "des",
        "eines",
        "kein",
        "keine",
        "keinen",
        "no",
    }
)
OUR = ("unser", "our", "mein", "my")
UNTIL_QUESTION = re.compile(r"[^.!?\n]*\?")
PAIR_REACH = 4
SUBJECT_REACH = 6
AFTER_TRIGGER = 16
BEFORE_TRIGGER = 5
BEFORE_APPLYING = 25
MARK = {"de": "(m/w/d)", "en": "(m/f/d)"}


@dataclass(frozen=True, slots=True)
class JobAds:
    """`words` name professions, `triggers` what makes a text a job ad."""

    words: tuple[str, ...]
    triggers: tuple[str, ...]
    silence: Silence

    @classmethod
    def read(cls, settings: Settings) -> "JobAds":
        settings.needed("words")
        settings.needed("triggers")
        return cls(settings.words("words"), settings.words("triggers"), Silence.read(settings))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.texts:
            if not FOR_ALL.search(reading.plain):
                yield from self._in(reading)

    def _in(self, reading: Reading) -> Iterator[Hit]:
        triggers = [one for one in word_list(self.triggers).matches(reading) if not _asked(reading, one)]
        if not triggers:
            return
        listed = list(word_list(self.words).matches(reading))
        known = {number for one in listed for number in range(one.first, one.last)}
        unlisted = [one for one in unlisted_professions(reading) if one.first not in known]
        professions = [*listed, *unlisted]
        for one in professions:
            wanted = one in unlisted or any(_near(reading, trigger, one) for trigger in triggers)
            open_to_all = _inclusive(reading, one, professions)
            if wanted and not open_to_all and not self.silence.covers(reading, one.start, one.end):
                fix = f"{reading.plain[one.start : one.end]} {MARK[reading.lang]}"
                yield hit(reading, one.start, one.end, fix=fix)


def _asked(reading: Reading, trigger: Match) -> bool:
    """As in "Elektriker gesucht?", "Wer sucht einen?" and "Wenn Sie einen suchen", which speak to customers."""
    said, after = reading.plain[trigger.start : trigger.end].lower(), reading.plain[trigger.end :]
    tokens, here = reading.tokens, reading.tokens[trigger.first]
    before = [token.word for token in tokens[max(trigger.first - SUBJECT_REACH, 0) : trigger.first]]
    if before and before[-1] in NO_SEARCH_BEFORE.get(said, ()):
        return True
    if said in SPOKEN_TO:
        return not INVITED.search(after)
    if said in DID and OBJECT.match(after):
        return True
    if said not in SEEKING:
        return bool(NO_SEARCH.match(after))
    theirs = here.sentence == tokens[max(trigger.first - 1, 0)].sentence and not THEIRS.isdisjoint(before)
    return theirs or "ich" in before[-1:] or bool(UNTIL_QUESTION.match(after))


def _near(reading: Reading, trigger: Match, profession: Match) -> bool:
    """After the trigger, also in the list under it; before it in the same sentence, or where it says how to apply."""
    tokens = reading.tokens
    before = tokens[profession.first - 1].word if profession.first else ""
    if before in KNOWN_ONES:
        return False
    if profession.first >= trigger.first:
        spoken_to = reading.plain[trigger.start : trigger.end].lower() in SPOKEN_TO
        return profession.first - trigger.last <= (SPOKEN_TO_REACH if spoken_to else AFTER_TRIGGER)
    if APPLYING.search(reading.plain, trigger.start, trigger.end):
        here = tokens[profession.first].sentence
        named = any(one.capital and one.sentence == here for one in tokens[profession.last : profession.last + 1])
        return trigger.first - profession.last <= BEFORE_APPLYING and not before.startswith(OUR) and not named
    if not BEHIND.search(reading.plain, trigger.start, trigger.end):
        return False
    same = tokens[profession.first].sentence == tokens[trigger.first].sentence
    return same and trigger.first - profession.last <= BEFORE_TRIGGER


def _inclusive(reading: Reading, profession: Match, professions: list[Match]) -> bool:
    """As in "Elektriker:in", "ElektrikerIn", "Elektrikerinnen und Elektriker"."""
    written = reading.plain[profession.start : profession.end]
    if INCLUSIVE_ENDING.match(reading.plain, profession.end) or INNER_CAPITAL.search(written):
        return True
    own = written.lower()
    near = (one for one in professions if abs(one.first - profession.first) <= PAIR_REACH and one != profession)
    others = (reading.plain[one.start : one.end].lower() for one in near)
    return any(_pair(own, other) for other in others)


def _pair(one: str, other: str) -> bool:
    endings = chain(
        (("", "in"), ("mann", "frau"), ("männer", "frauen"), ("e", "in")),
        (("", "innen"), ("n", "innen"), ("en", "innen")),
    )
    return any(
        first.endswith(male) and second.endswith(female) and _root(first, male)[:6] == _root(second, female)[:6]
        for male, female in endings
        for first, second in ((one, other), (other, one))
        if first != second
    )


def _root(word: str, ending: str) -> str:
    root = word[: len(word) - len(ending)]
    return root.replace("ä", "a").replace("ö", "o").replace("ü", "u")
