"""Whether a wording is said about somebody, or only stands in the same sentence.

"Nervige Kunden" and "der Kunde war unverschämt" are; "unsere Kunden haben nervige Kabel", "kein Kunde ist dumm",
"was Kunden nervt" and "für Kunden ist das lästig" are not. Where it is not clear the answer is no: judging tone belongs
to a rule that compares whole sentences.
"""

import re
from collections.abc import Iterator, Sequence

from policies.lexicon import lexicon
from policies.phrases import Match, WordList
from policies.reading import Reading, Token

REACH = 7
PREDICATE = 4
NEGATIONS = lexicon("negations")
RECIPIENT = lexicon("recipients")
QUESTION = lexicon("questions")
OPINION = lexicon("opinions")
COPULAS = lexicon("copulas")
PREPOSITIONS = lexicon("prepositions")
DETERMINER = re.compile(
    r"unser\w*|eure\w*|ihre\w*|mein\w*|dein\w*|sein\w*|ein\w*|der|die|das|den|dem|des|the|a|an|our|my|your|their|its"
)
BETWEEN = lexicon("between_subject_and_predicate")


def said_about(reading: Reading, wordings: WordList, targets: WordList) -> Iterator[Match]:
    """The stretches from target to wording, those within another left out."""
    found = list(targets.matches(reading))
    stretches = [
        _stretch(target, wording)
        for wording in (wordings.matches(reading) if found else ())
        for target in found
        if _belongs(reading, target, wording)
    ]
    for one in stretches:
        if not any(other != one and other.first <= one.first and one.last <= other.last for other in stretches):
            yield one


def _stretch(one: Match, other: Match) -> Match:
    return Match(
        min(one.start, other.start), max(one.end, other.end), min(one.first, other.first), max(one.last, other.last)
    )


def _belongs(reading: Reading, target: Match, wording: Match) -> bool:
    tokens = reading.tokens
    if tokens[target.first].sentence != tokens[wording.first].sentence or _negated(tokens, target, wording):
        return False
    if wording.last <= target.first:
        return _before(tokens[wording.last : target.first])
    if target.last > wording.first or tokens[target.first].clause != tokens[wording.first].clause:
        return False
    between = tokens[target.last : wording.first]
    if len(between) > REACH or _other_subject(tokens, target) or any(token.word in OPINION for token in between):
        return False
    return _german(tokens, between, wording) if reading.lang == "de" else _english(between)


def _negated(tokens: Sequence[Token], target: Match, wording: Match) -> bool:
    first, second = sorted((target, wording), key=lambda match: match.first)
    around = (*tokens[max(first.first - 2, 0) : first.first], *tokens[first.last : second.first])
    after = [token for token in tokens[second.last : second.last + 1] if token.clause == tokens[second.last - 1].clause]
    return any(token.word in NEGATIONS or token.word.endswith("n't") for token in (*around, *after))


def _before(between: Sequence[Token]) -> bool:
    """An attribute: right before the target, or with one more attribute between."""
    return len(between) <= 1 and not any(
        token.capital or token.word in PREPOSITIONS or DETERMINER.fullmatch(token.word) for token in between
    )


def _other_subject(tokens: Sequence[Token], target: Match) -> bool:
    before = [token.word for token in tokens[max(target.first - 3, 0) : target.first]]
    return any(word in QUESTION for word in before) or any(word in RECIPIENT for word in before[-2:])


def _german(tokens: Sequence[Token], between: Sequence[Token], wording: Match) -> bool:
    """An inflected adjective before a noun speaks of that noun; after another noun a copula must come."""
    here, after = tokens[wording.first], tokens[wording.last : wording.last + 1]
    same = bool(after) and after[0].sentence == here.sentence
    if same and after[0].capital and not here.capital and here.word.endswith(("e", "en", "em", "er", "es")):
        return _is_verb(here, between)
    nouns = [number for number, token in enumerate(between) if token.capital and not _attached(between[:number])]
    since = between[nouns[-1] + 1 :] if nouns else between
    needs_copula = bool(nouns) or (here.capital and wording.last - wording.first == 1)
    return not needs_copula or any(token.word in COPULAS for token in since)


def _attached(before: Sequence[Token]) -> bool:
    """A noun that only describes the one before, as in "die Konkurrenz aus dem Baumarkt"."""
    return any(token.word in PREPOSITIONS for token in before[-2:])


def _is_verb(here: Token, between: Sequence[Token]) -> bool:
    """As in "Kunden nerven Kollegen": no other verb can stand between."""
    return not between and here.word.endswith("en")


def _english(between: Sequence[Token]) -> bool:
    """Between subject and predicate nothing but a copula, articles and adverbs."""
    return all(token.word in BETWEEN or token.word in COPULAS for token in between[-PREDICATE:]) and (
        len(between) <= PREDICATE or any(token.word in COPULAS for token in between)
    )
