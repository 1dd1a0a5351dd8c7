"""What the guideline says of a draft."""

from policies.clauses import Clause, State
from policies.company import Company
from policies.findings import Finding
from policies.guideline import Guideline
from policies.material import Material
from policies.rules import Draft, Hit
from policies.tone.heard import Hearing


def judge(
    material: Material, guideline: Guideline, company: Company, ear: Hearing | None = None
) -> tuple[Finding, ...]:
    """The findings of all clauses in force, by place and then in the order of the guideline.

    Words are judged by the document of the draft's language, identifiers are looked for in every language. The
    ear hears what sounds wrong without one bad word; without it the word lists judge alone. The same input gives the
    same output; nothing is read or written. Raises `ChannelUnknown` for a channel without limits.
    """
    draft = Draft(material, company, ear)
    clauses = guideline.documents[material.lang].clauses
    active = (clause for clause in clauses if clause.state is State.ACTIVE)
    found = [finding for clause in active for finding in findings_of(clause, draft, guideline)]
    return tuple(sorted(found, key=_place))


def findings_of(clause: Clause, draft: Draft, guideline: Guideline) -> tuple[Finding, ...]:
    """What one clause finds, each place once, whatever its state: a clause in trial is replayed with it."""
    hits = {(hit.where, hit.start, hit.end, *hit.values.values()): hit for hit in clause.rule.hits(draft)}
    return tuple(_finding(clause, hit, guideline) for hit in hits.values())


def _finding(clause: Clause, hit: Hit, guideline: Guideline) -> Finding:
    return Finding(
        rule=clause.id,
        clause=clause.anchor,
        level=clause.level,
        guideline=guideline.hash,
        where=hit.where,
        start=hit.start,
        end=hit.end,
        quote=hit.quote,
        source=hit.source,
        values=hit.values,
        fix=hit.fix,
    )


def _place(finding: Finding) -> tuple[bool, str, int, int]:
    """Texts come before pictures."""
    return (not finding.where.startswith("text"), finding.where, finding.start, finding.end)
