"""The kinds of rules. A new kind is one file and one line here."""

from policies.rules import gates, identifiers, metadata, patterns, pictures, structure, tone, words
from policies.rules.kind import Draft, Hit, Kind, Rule, Settings

KINDS = (
    words.KIND,
    patterns.KIND,
    identifiers.KIND,
    structure.KIND,
    pictures.KIND,
    metadata.KIND,
    gates.KIND,
    tone.KIND,
)

__all__ = ["KINDS", "Draft", "Hit", "Kind", "Rule", "Settings"]
