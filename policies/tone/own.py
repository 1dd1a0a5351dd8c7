"""What a contact lets pass teaches: it becomes a right example under its clause, in the company's own document."""

from collections.abc import Sequence
from dataclasses import replace

from policies.clause_lines import place_of
from policies.findings import Finding
from policies.material import Language
from policies.rewriting import rewritten, wording
from policies.rules.tone import EXAMPLE, KIND
from policies.yaml_lines import entries

KEY = "sounds_right"


def teaches(finding: Finding) -> bool:
    """Whether letting it pass says how a sentence sounds: it was heard, and not found by a word of a list."""
    return EXAMPLE in finding.values


def with_right_example(text: str, lang: Language, clause: str, sentence: str) -> str:
    """The document with one more right example under the clause; as it was where it stands there already.

    Raises `ClauseUnknown`.
    """
    one = " ".join(sentence.split())
    found = place_of(text, lang, clause)
    key = next(german for german, english in KIND.keys.items() if english == KEY) if lang == "de" else KEY
    there = found.block.values.get(key) or []
    if not isinstance(there, list) or one in there:
        return text
    known = [line for name, lines in found.pieces.items() if name not in {*found.fixed, key} for line in lines]
    rest = "\n".join([*known, *_lines(key, [*map(str, there), one])])
    return rewritten(text, lang, clause, replace(wording(text, lang, clause), rest=rest))


def _lines(key: str, sentences: Sequence[str]) -> list[str]:
    return [f"{key}:", *(f"  - {entry}" for entry in entries(sentences))]
