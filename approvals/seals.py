"""What a signature is bound to: everything of a revision on one channel, except the time."""

from collections.abc import Iterator, Mapping

from approvals.appearances import Rendition
from approvals.crops import Frame
from approvals.dossier import Dossier
from approvals.fingerprint import fingerprint
from approvals.framing import frames_of
from approvals.standing import Standing, blurred_faces, standing

SHOWN_BY_NAME = frozenset({Standing.YES, Standing.BY_CONSENT})


def names_on(file: Dossier) -> Mapping[str, str]:
    """Face to person, for each face that is shown by that person's yes on some channel: what signers confirm.

    Whoever said no, is blurred or has not answered is not among them: signers need not learn of them.
    """
    return {
        face.id: person
        for face in file.faces
        if (person := file.person_of(face.id)) is not None
        and any(standing(file, face, channel) in SHOWN_BY_NAME for channel in file.revision.channels)
    }


def cuts(file: Dossier, channel: str) -> tuple[Rendition | None, ...]:
    """The proved rendition of each picture for this channel, in order; None where it is missing, unproved or unfit."""
    return tuple(
        made if made is not None and made.proved and frame.fits else None for _, frame, made in framed(file, channel)
    )


def framed(file: Dossier, channel: str) -> Iterator[tuple[str, Frame, Rendition | None]]:
    """Each picture with its frame on this channel and the rendition made with it, if it was made."""
    for shown, frame in zip(file.revision.pictures, frames_of(file, channel), strict=True):
        blurred = blurred_faces(file, shown.picture, channel)
        yield shown.picture, frame, file.rendition(shown.picture, blurred, frame.crop)


def seal(file: Dossier, channel: str) -> str | None:
    """The fingerprint of this revision on this channel, or None while a rendition is missing or unproved.

    It covers the channel's text, the pictures in order with alt text and rights, the bytes of each rendition, so also
    the part of a picture that the channel gets, and who is named on each face that stays visible. Adding another
    channel or moving the time leaves it as it is.
    """
    pictures = []
    for shown, rendition in zip(file.revision.pictures, cuts(file, channel), strict=True):
        if rendition is None:
            return None
        pictures.append([shown.picture, shown.alt, shown.rights, rendition.sha256])
    names = {face.id: file.person_of(face.id) for face in file.faces if standing(file, face, channel) in SHOWN_BY_NAME}
    return fingerprint(
        {
            "post": file.post.id,
            "channel": channel,
            "text": file.revision.text_for(channel),
            "lang": file.revision.lang,
            "event": file.revision.event,
            "pictures": pictures,
            "names": names,
        }
    )
