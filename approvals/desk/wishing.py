"""Who hands a text in that names them wishes to be named; everybody else it names must have wished it before."""

from approvals.credits import Credit, names_in
from approvals.errors import CreditNotWished
from approvals.fingerprint import new_id
from approvals.ports import Work
from approvals.posts import Revision


def require_wished(work: Work, revision: Revision) -> None:
    """Keeps the wish of whoever hands this in. Raises CreditNotWished. No query where the text credits nobody."""
    named = frozenset[str]().union(*(names_in(text) for text in (revision.text, *revision.variants.values())))
    if not named:
        return
    wishes = work.credits.find(post=revision.post)
    wished = {one.name: one.id for one in work.people.find(id={wish.person for wish in wishes} | {revision.by})}
    for name in sorted(named):
        if name not in wished:
            raise CreditNotWished(name)
    me = work.people.get(revision.by)
    if me.name in named and me.id not in {wish.person for wish in wishes}:
        work.credits.add(Credit(new_id(), revision.post, me.id))
