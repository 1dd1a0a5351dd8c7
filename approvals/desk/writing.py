"""A written reason or comment: never empty, kept beside the history."""

from approvals.errors import NothingToSay
from approvals.fingerprint import new_id
from approvals.ports import Work
from approvals.remarks import Remark


def write(work: Work, by: str, about: str, kind: str, text: str) -> Remark:
    """Keep what a person wrote. Raises NothingToSay where nothing was."""
    if not text.strip():
        raise NothingToSay(kind)
    remark = Remark(new_id(), about, kind, text.strip(), by, work.now)
    work.remarks.add(remark)
    return remark
