"""Who is in the picture becomes a question to that person, or is covered by what they allowed before."""

from dataclasses import replace
from datetime import datetime

from approvals.appearances import Appearance, Face, Naming
from approvals.desk.reading import read
from approvals.dossier import Dossier
from approvals.fingerprint import new_id
from approvals.jobs import Notice, Task
from approvals.ports import Work
from approvals.posts import Post, Stage
from approvals.standing import Standing, standing

ASKING = frozenset({Stage.CHECKING, Stage.OPEN, Stage.APPROVED})


def ask_people(work: Work, post: Post) -> None:
    """Names `sure` faces, then marks each appearance as by consent or asks for an answer, once per appearance."""
    if post.stage not in ASKING:
        return
    _name_sure_faces(work, read(work, post))
    file = read(work, post)
    asked = {person for face in file.faces for person in _appear(work, file, face)}
    for person in sorted(asked):
        notify(work, person, "question", post.id)


def notify(work: Work, person: str, kind: str, about: str, *, at: datetime | None = None) -> None:
    """Put a message to this person into the outbox, to be sent at once or at this time."""
    notice = Notice(new_id(), person, kind, about, at or work.now)
    work.notices.add(notice)
    work.ask(Task.NOTIFY, notice.id, notice.at)


def _name_sure_faces(work: Work, file: Dossier) -> None:
    denied = {(denial.face, denial.person) for denial in file.denials}
    for proposal in file.proposals:
        if proposal.band != "sure" or (proposal.face, proposal.person) in denied:
            continue
        if file.naming(proposal.face) is None:
            work.namings.add(Naming(new_id(), proposal.face, proposal.person, None, work.now))
            work.record("proposed", None, proposal.face, person=proposal.person)


def _appear(work: Work, file: Dossier, face: Face) -> list[str]:
    """The people who have to be asked about this face, each once however many channels."""
    person = file.person_of(face.id)
    if person is None:
        return []
    asked = [
        channel
        for channel in file.revision.channels
        if not _marked_beforehand(work, file, face, person, channel)
        and not _marked_by_word(work, file, face, person, channel)
        and standing(file, face, channel) in {Standing.WAITING, Standing.BY_CONSENT}
        and _mark_or_ask(work, file, face, person, channel)
    ]
    return [person] if asked else []


def _marked_beforehand(work: Work, file: Dossier, face: Face, person: str, channel: str) -> bool:
    """Whether they answered, or are being asked, about the whole event: what they said is theirs to change here too."""
    if file.beforehand.answer(face.id, person, channel, file.revision.event) is None:
        exact = file.appearance(face.id, person, channel)
        asked_here = exact is not None and exact.deadline is not None
        return not asked_here and file.asked_beforehand(face.id, person, channel) is not None
    if file.appearance(face.id, person, channel) is None:
        work.appearances.add(_appearance(file, face, person, channel))
        work.record("said_beforehand", None, face.id, post=file.post.id, channel=channel)
    return True


def _marked_by_word(work: Work, file: Dossier, face: Face, person: str, channel: str) -> bool:
    """Whether their standing no or blur answers this; they find it among their pictures, and may say yes to it."""
    if file.word(person, channel) is None:
        return False
    if file.appearance(face.id, person, channel) is None:
        work.appearances.add(_appearance(file, face, person, channel))
        work.record("said_beforehand", None, face.id, post=file.post.id, channel=channel)
    return True


def _mark_or_ask(work: Work, file: Dossier, face: Face, person: str, channel: str) -> bool:
    """True when a new question went out."""
    known = file.appearance(face.id, person, channel)
    consent = file.consent_for(person, channel)
    if consent is not None:
        if known is None:
            work.appearances.add(replace(_appearance(file, face, person, channel), consent=consent.id))
            work.record("by_consent", None, face.id, consent=consent.id, channel=channel)
        elif known.deadline is None and known.consent != consent.id:
            work.appearances.save(replace(known, consent=consent.id))
        return False
    if known is not None and known.deadline is not None:
        return False
    question = replace(
        known or _appearance(file, face, person, channel),
        asked_at=file.now,
        deadline=file.company.working_days.deadline(file.now, file.company.answer_within),
    )
    if known is None:
        work.appearances.add(question)
    else:
        work.appearances.save(question)
    work.record("asked", None, question.id, post=file.post.id, channel=channel)
    return True


def _appearance(file: Dossier, face: Face, person: str, channel: str) -> Appearance:
    text = file.revision.text_print(channel)
    return Appearance(new_id(), face.id, person, face.picture, channel, text, file.post.id)
