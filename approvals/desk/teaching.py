"""What a contact lets pass teaches the ear: the sentence is proposed as a right example, in the guideline's draft."""

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from approvals.desk.editing_guideline import Texts, change
from approvals.errors import ChangedMeanwhile, NotAllowed
from approvals.ports import Begin
from policies.errors import PolicyError
from policies.findings import Finding
from policies.tone.own import teaches, with_right_example

if TYPE_CHECKING:
    from policies.material import Language


def teach(begin: Begin, finding: Finding, lang: str, *, by: str) -> None:
    """Counts once the lead switches the draft on, who sees the sentence first: it may hold names.

    What was found by a word list teaches nothing, and what cannot be written down now hinders nobody.
    """
    if not teaches(finding):
        return

    def with_example(texts: Texts) -> Texts:
        document = cast("Language", lang)
        return {**texts, document: with_right_example(texts[document], document, finding.rule, finding.quote)}

    with suppress(ChangedMeanwhile, NotAllowed, PolicyError):
        change(begin, with_example, by=by)
