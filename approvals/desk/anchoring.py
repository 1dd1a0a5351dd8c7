"""The head of the history leaves the house: who rewrites the whole chain cannot rewrite the auditor's postbox."""

from dataclasses import dataclass

from approvals.desk.asking import notify
from approvals.history import Entry, linked
from approvals.people import Role
from approvals.ports import Begin, Including, Work

ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head that was sent: the entry's number and hash."""

    seq: int
    sha256: str


def anchor(begin: Begin) -> int:
    """Send every auditor the head of the history, where the company wished so. Returns how many there are."""
    with begin() as work:
        auditors = work.people.find(active=True, roles=Including(Role.AUDITOR)) if work.company.anchor_mails else []
        seq, sha256 = work.history.head()
        for auditor in auditors:
            notify(work, auditor.id, ANCHOR, f"{seq}-{sha256[:47]}")
        if auditors:
            work.record(ANCHOR, None, "history", seq=seq, sha256=sha256)
        work.commit()
    return len(auditors)


def holds(work: Work, known: Anchor) -> bool:
    """Whether the chain still has this entry, with this hash or one that begins so."""
    entry: Entry | None = next(iter(work.history.entries(since=known.seq)), None)
    return (
        entry is not None
        and entry.seq == known.seq
        and linked(entry) == entry.sha256
        and entry.sha256.startswith(known.sha256)
    )
