"""How findings fare: noted when first seen, when somebody lets them pass, and when they are gone."""

from dataclasses import replace
from datetime import timedelta

from approvals.dossier import Dossier
from approvals.fingerprint import fingerprint, new_id
from approvals.ports import Begin, Work
from approvals.replays import Ending, Record, Sighting, Tally
from policies.findings import Finding

EXEMPTION, REASON = "exemption", "reason"
LOOKED_BACK = timedelta(days=365)


def note_findings(work: Work, file: Dossier) -> None:
    """What was found now that was not there, and what is gone that was. Before the guideline has judged nothing is."""
    if file.findings is None:
        return
    now = {_same(finding): finding for finding in file.findings}
    content = file.revision.content
    for seen in work.sightings.find(post=file.post.id, ended_at=None):
        if seen.same not in now:
            ended = Ending.LAPSED if seen.content == content else Ending.FIXED
            work.sightings.save(replace(seen, ended_at=work.now, ended=ended))
            continue
        del now[seen.same]
        if seen.content != content:
            work.sightings.save(replace(seen, content=content))
    for same, finding in now.items():
        work.sightings.add(Sighting(new_id(), file.post.id, finding.rule, same, content, work.now))


def note_override(work: Work, post: str, finding: Finding, how: str, remark: str) -> None:
    """Somebody let it pass and wrote why: a contact by an EXEMPTION, an author by a REASON."""
    for seen in work.sightings.find(post=post, same=_same(finding), ended_at=None):
        work.sightings.save(replace(seen, overridden=how, remark=remark))


def records(begin: Begin) -> dict[str, Record]:
    """How each clause fared in the last year, by its id. One query."""
    with begin(reading=True) as work:
        found = work.tallies(work.now - LOOKED_BACK)
    months: dict[str, list[Tally]] = {}
    for tally in found:
        months.setdefault(tally.rule, []).append(tally)
    return {rule: Record(rule, tuple(told)) for rule, told in months.items()}


def _same(finding: Finding) -> str:
    """The same words under the same clause, wherever in their field they stand."""
    return fingerprint([finding.rule, finding.where, finding.quote])
