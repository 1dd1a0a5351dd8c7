"""The named contacts decide: sign, send back, reject. Nobody decides about what they wrote."""

from collections.abc import Mapping

from approvals.desk.asking import notify
from approvals.desk.confirming import require_read
from approvals.desk.deciding import act_as_contact
from approvals.desk.learning import require_passed
from approvals.desk.reading import read
from approvals.desk.reassessing import reassess
from approvals.desk.writing import write
from approvals.dossier import Dossier
from approvals.errors import ChangedMeanwhile, SeenOther, StillWaitingFor, WrongStage
from approvals.fingerprint import new_id
from approvals.open_ends import before_signing
from approvals.permissions import Action
from approvals.ports import Begin, Work
from approvals.posts import Post, Stage
from approvals.seals import names_on, seal
from approvals.signoff import Signature


def sign(begin: Begin, post_id: str, *, revision: str, names: Mapping[str, str], by: str) -> tuple[str, ...]:
    """Sign every channel of this revision that is ready, confirming who is shown. Returns those channels.

    `revision` and `names` (face to person) are what the signer looked at; SeenOther if something else is there now.
    Raises OwnDraft, NotAllowed, GuidelineUnread, LessonWanted, WrongStage, StillWaitingFor (all open ends when no
    channel is ready).
    """
    with begin() as work:
        post = work.posts.get(post_id)
        file = read(work, post)
        seats = act_as_contact(work, post, by, Action.SIGN)
        require_read(work, by)
        require_passed(work, by, work.company.lesson_to_sign)
        if post.stage not in {Stage.OPEN, Stage.APPROVED}:
            raise WrongStage("post", post_id, post.stage, Stage.APPROVED)
        if post.revision != revision or dict(names) != dict(names_on(file)):
            raise SeenOther("post", post_id)
        ready = tuple(c for c in file.revision.channels if not before_signing(file, c))
        if not ready:
            raise StillWaitingFor([end for c in file.revision.channels for end in before_signing(file, c)])
        for channel in ready:
            _sign_channel(work, file, channel, by, seats)
        reassess(work, post)
        work.commit()
    return ready


def send_back(begin: Begin, post_id: str, comment: str, *, by: str, version: int | None = None) -> None:
    """Return the draft to its authors with a comment; what was queued is pulled.

    `version` is the post's, as last seen. Raises OwnDraft, NotAllowed, NothingToSay, WrongStage, ChangedMeanwhile.
    """
    _decide(begin, post_id, Stage.RETURNED, comment, by=by, version=version)


def reject(begin: Begin, post_id: str, comment: str, *, by: str, version: int | None = None) -> None:
    """End this post with a reason; what is out comes down. Raises what `send_back` raises."""
    _decide(begin, post_id, Stage.REJECTED, comment, by=by, version=version)


def _decide(begin: Begin, post_id: str, stage: Stage, comment: str, *, by: str, version: int | None) -> None:
    with begin() as work:
        post = work.posts.get(post_id)
        act_as_contact(work, post, by, Action.SIGN)
        if version not in {None, post.version}:
            raise ChangedMeanwhile("post", post_id)
        remark = write(work, by, post_id, stage, comment)
        moved = work.posts.save(post.moved(stage))
        work.record(stage, by, post_id, comment=work.commitment(by, remark.text))
        reassess(work, moved)
        _tell_authors(work, moved, stage)
        work.commit()


def _tell_authors(work: Work, post: Post, kind: str) -> None:
    for author in sorted(post.authors):
        notify(work, author, kind, post.id)


def _sign_channel(work: Work, file: Dossier, channel: str, by: str, seats: tuple[str, ...]) -> None:
    bound = seal(file, channel)
    if bound is None:
        raise StillWaitingFor(before_signing(file, channel))
    signed = {(s.by, s.stands_for) for s in file.signatures if s.channel == channel and s.seal == bound}
    for seat in seats:
        if (by, seat) not in signed:
            work.signatures.add(Signature(new_id(), file.post.id, channel, bound, by, seat, work.now))
            work.record("signed", by, file.post.id, channel=channel, seal=bound, stands_for=seat)
