"""A text with the places that were found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.findings import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `finding` is what was found exactly there."""

    text: str
    finding: Finding | None = None


def marked(text: str, findings: Sequence[Finding], where: str = "text") -> Iterator[Piece]:
    """The text in pieces, in order and complete. Of findings that overlap the first is marked."""
    at = 0
    for finding in sorted((one for one in findings if one.where == where), key=lambda one: (one.start, -one.end)):
        if finding.end > finding.start >= at:
            if finding.start > at:
                yield Piece(text[at : finding.start])
            yield Piece(text[finding.start : finding.end], finding)
            at = finding.end
    if at < len(text):
        yield Piece(text[at:])
