"""Consents that end: announced before, renewed in one tap; afterwards what they carried comes down."""

from dataclasses import dataclass
from datetime import timedelta

from approvals.consents import Consent, Purpose
from approvals.desk.asking import notify
from approvals.desk.consenting import consent_to, give
from approvals.desk.reassessing import reassess
from approvals.desk.removing import tell_leads
from approvals.errors import AlreadyWithdrawn, NotFound
from approvals.placements import Place
from approvals.ports import Begin, Between, Work
from approvals.posts import Post
from approvals.retention import announced
from approvals.times import EPOCH

ENDS, COMES_DOWN = "consent_ends", "consents_end"
"""Letters: to the person, and to leads, who learn how many posts it is about and never whose consent ends."""
GLANCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """A consent that ends, how many posts are out by it, and whether it was renewed."""

    consent: Consent
    out: int
    renewed: bool


def announce(begin: Begin) -> int:
    """Tell people whose consent ends soon, once; and leads where something would come down. Returns how many.

    Guests agreed to one day and have no page here to renew it on: nobody writes to them.
    """
    with begin() as work:
        soon = work.consents.find(
            purpose=Purpose.APPEAR,
            ends=Between(work.now, work.now + announced(work.company.periods)),
            withdrawn_at=None,
        )
        told = {notice.about for notice in work.notices.find(kind=ENDS, about={one.id for one in soon})}
        guests = {one.id for one in work.people.find(id={one.person for one in soon}) if one.guest}
        new = [one for one in soon if one.id not in told and one.person not in guests and not renewed(work, one)]
        for consent in new:
            notify(work, consent.person, ENDS, consent.id)
            if carried(work, consent):
                tell_leads(work, COMES_DOWN, consent.id)
        work.commit()
    return len(new)


def ending(begin: Begin, consent_id: str, *, by: str) -> Ending:
    """One's own. Raises NotFound, for somebody else's too."""
    with begin(reading=True) as work:
        consent = _own(work, consent_id, by)
        return Ending(consent, len(carried(work, consent)), renewed(work, consent))


def renew(begin: Begin, consent_id: str, *, by: str) -> Consent:
    """Give it once more from where it ends, for as long as it was meant; twice is as good as once.

    Raises NotFound, AlreadyWithdrawn.
    """
    with begin(reading=True) as work:
        old, now = _own(work, consent_id, by), work.now
        done = renewed(work, old)
    if old.withdrawn_at is not None:
        raise AlreadyWithdrawn(consent_id)
    if done or old.ends is None:
        return old
    ends = max(now, old.ends) + (old.ends - old.starts)
    again = consent_to(by, old.purpose, shown=old.shown, starts=now, channels=old.channels, event=old.event, ends=ends)
    give(begin, again, by=by)
    return again


def ended(begin: Begin, *, whole: bool = False) -> int:
    """What consents that ended had carried comes down: those of the last hour, or all there ever were (`whole`).

    Returns how many posts were looked at.
    """
    with begin(reading=True) as work:
        since = EPOCH if whole else work.now - GLANCE
        over = work.consents.find(purpose=Purpose.APPEAR, ends=Between(since, work.now), withdrawn_at=None)
        posts = sorted({post.id for consent in over for post in carried(work, consent)})
    for post in posts:
        with begin() as work:
            reassess(work, work.posts.get(post))
            work.commit()
    return len(posts)


def carried(work: Work, consent: Consent) -> list[Post]:
    """Posts that are out on one of its channels and show this person."""
    faces = {naming.face for naming in work.namings.find(person=consent.person)}
    shown = tuple({face.picture for face in work.faces.find(id=faces)})
    posts = {revision.post for revision in work.showing(shown)}
    out = work.placements.find(post=posts, channel=consent.channels, stage=Place.PUBLISHED)
    return work.posts.find(id={placement.post for placement in out})


def renewed(work: Work, consent: Consent) -> bool:
    """Whether another consent covers as much beyond its end."""
    if consent.ends is None:
        return False
    others = [one for one in work.consents.find(person=consent.person) if one.id != consent.id]
    return all(any(one.covers(channel, consent.event, consent.ends) for one in others) for channel in consent.channels)


def _own(work: Work, consent_id: str, person: str) -> Consent:
    for consent in work.consents.find(id=consent_id, person=person):
        return consent
    raise NotFound("consent", consent_id)
