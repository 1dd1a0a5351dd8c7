"""A photo of oneself becomes a face template: handed in on a page, described by a flow, its bytes deleted."""

from approvals.desk.consenting import allow_matching, keep_templates
from approvals.desk.uploading import EPOCH, forget, joined
from approvals.enrolments import MOST_WAITING, Enrolment
from approvals.errors import PartOutOfPlace, TooManyEnrolments
from approvals.jobs import Task
from approvals.ports import Begin, Between, Objects
from approvals.references import Reference
from approvals.uploads import KEPT


def hand_in(begin: Begin, upload_id: str, *, by: str) -> Enrolment:
    """Have a photo that was uploaded whole described. Handing it in again gives the same.

    Raises MatchingIsOff, NoConsentToMatch, TooManyEnrolments, PartOutOfPlace, NotYours, NotFound.
    """
    with begin() as work:
        upload = work.uploads.get(upload_id).for_its_owner(by)
        for known in work.enrolments.find(id=upload_id):
            return known
        if not upload.complete:
            raise PartOutOfPlace(upload.id, upload.received)
        allow_matching(work, by)
        if len(work.enrolments.find(person=by, done_at=None)) >= MOST_WAITING:
            raise TooManyEnrolments(MOST_WAITING)
        enrolment = Enrolment(upload.id, by, upload.name, work.now)
        work.enrolments.add(enrolment)
        work.ask(Task.ENROL, enrolment.id)
        work.commit()
    return enrolment


def enrolments(begin: Begin, *, by: str) -> list[Enrolment]:
    """What became of one's own photos of the last day, in the order in which they were handed in."""
    with begin(reading=True) as work:
        return work.enrolments.find(person=by)


def templates(begin: Begin, *, by: str) -> list[Reference]:
    """One's own face templates, in the order in which they were made."""
    with begin(reading=True) as work:
        return work.references.find(person=by)


def delete_templates(begin: Begin, *, by: str, only: str | None = None) -> int:
    """Delete all one's own face templates, or only the one with this id. Returns how many there were."""
    with begin() as work:
        mine = [one for one in work.references.find(person=by) if only in {None, one.id}]
        for one in mine:
            work.references.drop(one)
        if mine:
            work.record("templates_deleted", None, by, references=len(mine))
        work.commit()
    return len(mine)


def photo(begin: Begin, objects: Objects, enrolment_id: str) -> tuple[bytes, str] | None:
    """The bytes and name of a photo that may be described now; None where that is done.

    Raises MatchingIsOff, NoConsentToMatch, and NotFound for a photo that was given up.
    """
    with begin(reading=True) as work:
        if not work.enrolments.find(id=enrolment_id, done_at=None):
            return None
        upload = work.uploads.get(enrolment_id)
        allow_matching(work, upload.person)
    return joined(objects, upload), upload.name


def keep(begin: Begin, enrolment_id: str, vector: bytes, engine: str) -> None:
    """Keep the template, once. Raises MatchingIsOff, NoConsentToMatch, NotFound."""
    with begin() as work:
        enrolment = work.enrolments.get(enrolment_id)
        if enrolment.done_at is None:
            keep_templates(work, enrolment.person, [vector], engine)
            work.enrolments.save(enrolment.described(work.now))
        work.commit()


def refuse(begin: Begin, enrolment_id: str, refusal: Exception) -> None:
    """Tell the person what speaks against this photo."""
    with begin() as work:
        enrolment = work.enrolments.get(enrolment_id)
        if enrolment.done_at is None:
            work.enrolments.save(enrolment.refused(refusal, work.now))
        work.commit()


def delete_photo(begin: Begin, objects: Objects, enrolment_id: str) -> None:
    """The photo has been looked at: nothing of it is kept."""
    with begin(reading=True) as work:
        looked_at = work.uploads.find(id=enrolment_id)
    for upload in looked_at:
        forget(begin, objects, upload)


def sweep_enrolments(begin: Begin) -> int:
    """Forget results of more than a day ago, and ask again for what a crash lost. Returns how many are waiting."""
    with begin() as work:
        for old in work.enrolments.find(at=Between(EPOCH, work.now - KEPT)):
            work.enrolments.drop(old)
        waiting = work.enrolments.find(done_at=None)
        for enrolment in waiting:
            work.ask_again(Task.ENROL, enrolment.id)
        work.commit()
    return len(waiting)
