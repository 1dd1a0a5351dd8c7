"""Kind `ton`: words as in kind `wort`, and sentences that sound like the clause's wrong examples without such words."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.names import listed
from policies.phrases import word_list
from policies.reading import Reading
from policies.rules import words
from policies.rules.kind import Draft, Hit, Kind, Settings, hit
from policies.rules.words import Words
from policies.tone.heard import Heard
from policies.tone.sentences import QUOTED, sentences

EXAMPLE = "example"
"""The value of a finding that was heard and not read: the example it resembles."""

MOST_QUOTED = 0.5
SHORTEST_SAID = 24
"""Signs between quotation marks, from which on somebody says something."""


@dataclass(frozen=True, slots=True)
class Tone:
    """`wrong` and `right` are examples that only an ear can tell apart; without one the lists judge alone."""

    clause: str
    listed: Words
    wrong: tuple[str, ...]
    right: tuple[str, ...]

    def hits(self, draft: Draft) -> Iterator[Hit]:
        found = [one for one in self.listed.hits(draft) if not _mentioned(one, draft)]
        yield from found
        if draft.ear is None:
            return
        for reading in draft.texts:
            places = {reading.plain[start:end]: (start, end) for start, end in _own_words(reading.plain)}
            for sentence, heard in draft.ear.hear(tuple(places), reading.lang).items():
                example = heard.examples.get(self.clause) or self._named(sentence, heard, draft)
                if example and not self.listed.silence.covers(reading, *places[sentence]):
                    one = hit(reading, *places[sentence], example=example)
                    if not any(other.where == one.where and _overlap(other, one) for other in found):
                        yield one

    def _named(self, sentence: str, heard: Heard, draft: Draft) -> str:
        """What sounds wrong and names somebody of the company's lists is said about them, whatever it resembles."""
        names = word_list(listed(draft.company, self.listed.target_lists))
        said = any(True for _ in names.matches(Reading("", sentence, draft.material.lang)))
        return next(iter(heard.examples.values()), "") if said else ""


def _own_words(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that are not mostly what somebody else said."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    for start, end in sentences(text):
        others = sum(max(min(end, last) - max(start, first), 0) for first, last in quoted)
        if others <= MOST_QUOTED * (end - start):
            yield start, end


def _mentioned(found: Hit, draft: Draft) -> bool:
    """A word in quotation marks is spoken of: „Versager“ is what pupils read about themselves."""
    text = next((one.text for one in draft.fields if one.where == found.where), "")
    around = (match for match in QUOTED.finditer(text) if match.end() - match.start() <= SHORTEST_SAID)
    return any(match.start() <= found.start and found.end <= match.end() for match in around)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def read(settings: Settings) -> Tone:
    """Raises a `ClauseError`, also for a clause that would block: how something sounds is for people to judge."""
    if settings.text("level") in {"sperrt", "block"}:
        raise settings.unfit("level", "begruenden, hinweis" if settings.document == "de" else "reason, hint")
    return Tone(settings.clause, words.read(settings), settings.words("sounds_wrong"), settings.words("sounds_right"))


KIND = Kind(
    german="ton",
    english="tone",
    keys={**words.KIND.keys, "klingt_falsch": "sounds_wrong", "klingt_richtig": "sounds_right"},
    read=read,
)
