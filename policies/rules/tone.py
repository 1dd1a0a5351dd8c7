"""Kind `ton`: words as in kind `wort`, and sentences that sound like the clause's wrong examples without such words."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.rules import words
from policies.rules.kind import Draft, Hit, Kind, Settings, hit
from policies.rules.words import Words
from policies.tone.sentences import sentences

EXAMPLE = "example"
"""The value of a finding that was heard and not read: the example it resembles."""


@dataclass(frozen=True, slots=True)
class Tone:
    """`wrong` and `right` are examples that only an ear can tell apart; without one the lists judge alone."""

    clause: str
    listed: Words
    wrong: tuple[str, ...]
    right: tuple[str, ...]

    def hits(self, draft: Draft) -> Iterator[Hit]:
        found = list(self.listed.hits(draft))
        yield from found
        if draft.ear is None:
            return
        for reading in draft.texts:
            places = {reading.plain[start:end]: (start, end) for start, end in sentences(reading.plain)}
            for sentence, heard in draft.ear.hear(tuple(places), reading.lang).items():
                if self.clause in heard.examples and not self.listed.silence.covers(reading, *places[sentence]):
                    one = hit(reading, *places[sentence], example=heard.examples[self.clause])
                    if not any(other.where == one.where and _overlap(other, one) for other in found):
                        yield one


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
