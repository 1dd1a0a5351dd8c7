"""Sie or du: one post speaks to its readers in one way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.rules.kind import Draft, Hit, Settings, hit

QUOTED = re.compile(r"[„“\"»][^„“”\"«»\n]{1,300}[“”\"«]")
# "Sie" after another word of the sentence is no "she", and "Ihnen" never is.
FORMAL = re.compile(r"(?<=[^\W\d_])[,:]? (?P<word>Sie|Ihnen)(?!\w)|(?<!\w)(?P<alone>Ihnen)(?!\w)")
FAMILIAR = re.compile(r"(?<!\w)(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|eu(?:er|re[mnrs]?))(?!\w)", re.IGNORECASE)


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
                late = max(familiar.span(), formal.span(group))
                yield hit(reading, *late)
