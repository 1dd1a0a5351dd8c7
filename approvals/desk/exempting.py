"""What the guideline found: an author gives a reason, or a contact lets it pass. Both end when the text changes."""

from approvals.desk.deciding import act_as_contact
from approvals.desk.reading import read
from approvals.desk.reassessing import reassess
from approvals.desk.sightings import EXEMPTION, REASON, note_override
from approvals.desk.teaching import teach
from approvals.desk.writing import write
from approvals.dossier import Dossier
from approvals.errors import NoSuchFinding, NotAllowed
from approvals.fingerprint import new_id
from approvals.permissions import Action
from approvals.ports import Begin
from approvals.remarks import Exemption, Reason
from policies.findings import Finding, Level


def exempt(begin: Begin, post_id: str, finding: str, reason: str, *, by: str) -> None:
    """A contact who is no author lets one finding pass, with a written reason."""
    with begin() as work:
        post = work.posts.get(post_id)
        act_as_contact(work, post, by, Action.EXEMPT)
        file = read(work, post)
        found = _finding(file, finding)
        remark = write(work, by, post_id, "exempt", reason)
        work.exemptions.add(Exemption(new_id(), post_id, found.key, remark.id, by, work.now))
        note_override(work, post_id, found, EXEMPTION, remark.id)
        work.record(
            "exempted", by, post_id, finding=found.key, rule=found.rule, reason=work.commitment(by, remark.text)
        )
        reassess(work, post)
        work.commit()
    teach(begin, found, file.revision.lang, by=by)


def give_reason(begin: Begin, post_id: str, finding: str, reason: str, *, by: str) -> None:
    """An author says why a sentence stays. The signers see it."""
    with begin() as work:
        post = work.posts.get(post_id)
        if by not in post.authors:
            raise NotAllowed(by, "give_reason")
        found = _finding(read(work, post), finding)
        if found.level is Level.BLOCK:
            raise NotAllowed(by, Action.EXEMPT)
        remark = write(work, by, post_id, "reason", reason)
        work.reasons.add(Reason(new_id(), post_id, found.key, remark.id, by, work.now))
        note_override(work, post_id, found, REASON, remark.id)
        work.record(
            "reasoned", by, post_id, finding=found.key, rule=found.rule, reason=work.commitment(by, remark.text)
        )
        reassess(work, post)
        work.commit()


def _finding(file: Dossier, key: str) -> Finding:
    """By its key or an unambiguous beginning of it."""
    fitting = [finding for finding in file.findings or () if key and finding.key.startswith(key)]
    if len({finding.key for finding in fitting}) != 1:
        raise NoSuchFinding(file.post.id, key)
    return fitting[0]
