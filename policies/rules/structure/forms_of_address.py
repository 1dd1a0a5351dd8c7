"""Sie or du: one post speaks to its readers in one way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.rules.kind import Draft, Hit, Settings, hit
from policies.tone.sentences import QUOTED

# "Sie" after another word of the sentence is no "she", and "Ihnen" never is.
FORMAL = re.compile(r"(?<=[^\W\d_])[,:]? (?P<word>Sie|Ihnen|Ihre[nmrs]?)(?!\w)|(?<!\w)(?P<alone>Ihnen)(?!\w)")
# "Schreib uns", "Kommt vorbei": who is told so is no "Sie". The plural only opens a sentence: "Wer kommt, ruft uns an".
ONE = (
    "schreib|meld|melde|komm|ruf|schau|guck|bring|probier|hol|frag|sag|mach|klick|bewirb|folg|besuch|nimm"
    "|gönn|teste|sei|hör"
)
ALL = (
    "schreibt|meldet|kommt|ruft|schaut|guckt|bringt|probiert|holt|fragt|sagt|macht|klickt|bewerbt|folgt|besucht"
    "|nehmt|gönnt|seid"
)
TO_DO = (
    "uns|doch|einfach|mal|vorbei|gern|gerne|bei|zu|mit|ihn|es|sie|an|rein|dazu|jetzt|gleich|am|im|in"
    "|unbedingt|schnell|dabei|die|den|das"
)
FAMILIAR = re.compile(
    r"(?<!\w)(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|eu(?:er|re[mnrs]?))(?!\w)"
    rf"|(?<!\w)(?:{ONE}) (?=(?:{TO_DO})(?!\w))|(?:^|[.!?\n:]\s*)(?P<all>(?:{ALL}) (?=(?:{TO_DO})(?!\w)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FormsOfAddress:
    @classmethod
    def read(cls, _: Settings) -> "FormsOfAddress":
        return cls()

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.texts:
            if reading.lang != "de":
                continue
            text = QUOTED.sub(lambda quoted: " " * len(quoted.group()), reading.plain)
            familiar, formal = FAMILIAR.search(text), FORMAL.search(text)
            if familiar and formal:
                # The later one is the slip.
                group = "word" if formal["word"] else "alone"
                late = max(familiar.span("all") if familiar["all"] else familiar.span(), formal.span(group))
                yield hit(reading, *late)
