"""How one face stands on one channel: the heart of "unknown means no"."""

from enum import StrEnum

from approvals.appearances import Appearance, Face, Said
from approvals.dossier import Dossier


class Standing(StrEnum):
    """The first four let the picture go; the others stop it."""

    SET_ASIDE = "set_aside"
    BLURRED = "blurred"
    YES = "yes"
    BY_CONSENT = "by_consent"
    WAITING = "waiting"
    NAME_WANTED = "name_wanted"
    REFUSED = "refused"
    UNKNOWN = "unknown"


ANSWERED = frozenset({Standing.SET_ASIDE, Standing.BLURRED, Standing.YES, Standing.BY_CONSENT})
CARRIES = ANSWERED - {Standing.BLURRED}
TO_BLUR = frozenset({Standing.REFUSED, Standing.UNKNOWN})


def standing(file: Dossier, face: Face, channel: str) -> Standing:
    """What the newest facts say about this face on this channel, now.

    An answer for exactly this outranks one for its whole event, unless that is later and stricter; both outrank a
    standing consent. Silence past the deadline is a no.
    """
    if file.blurred_by_author(face.id):
        return Standing.BLURRED
    if file.ruling(face.id) is not None:
        return Standing.SET_ASIDE
    person = file.person_of(face.id)
    if person is None:
        return Standing.NAME_WANTED if _could_be_named(file, face) else Standing.UNKNOWN
    return _of_named(file, face, person, channel)


def may_stay_out(file: Dossier, face: Face, channel: str) -> bool:
    """Whether a face that is out to be seen may stay so; a consent that ended carries it no more than one withdrawn."""
    if standing(file, face, channel) in CARRIES:
        return True
    left = file.leaver_of(face.id)  # a consent does not lapse because somebody leaves (law L7)
    return left is not None and _of_named(file, face, left, channel) in CARRIES


def _could_be_named(file: Dossier, face: Face) -> bool:
    settled = file.naming(face.id) is not None
    return not settled and any(proposal.face == face.id for proposal in file.proposals)


def _of_named(file: Dossier, face: Face, person: str, channel: str) -> Standing:
    appearance, said = file.appearance(face.id, person, channel), file.said(face.id, person, channel)
    if said is not None:
        return {Said.YES: Standing.YES, Said.BLUR: Standing.BLURRED, Said.NO: Standing.REFUSED}[said]
    if file.consent_for(person, channel) is not None:
        return Standing.BY_CONSENT
    if not file.people[person].active:
        return Standing.REFUSED  # nobody is asked who has left
    if appearance is None:
        return Standing.WAITING
    if _consent_was_withdrawn(file, appearance):
        return Standing.REFUSED
    silent = appearance.deadline is not None and file.now >= appearance.deadline
    return Standing.REFUSED if silent else Standing.WAITING


def _consent_was_withdrawn(file: Dossier, appearance: Appearance) -> bool:
    return any(c.id == appearance.consent and c.withdrawn_at is not None for c in file.consents)


def blurred_faces(file: Dossier, picture: str, channel: str) -> tuple[str, ...]:
    """The faces of a picture that its rendition for this channel must not show, sorted by id."""
    return tuple(sorted(f.id for f in file.faces_in(picture) if standing(file, f, channel) is Standing.BLURRED))
