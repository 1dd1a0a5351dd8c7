"""A person's key is destroyed and every byte of them removed. Knows nothing of Prefect; may run twice."""

from collections.abc import Sequence
from contextlib import suppress

from approvals.boxes import Box
from approvals.desk import erasing
from approvals.desk.taking_in import original
from approvals.faces.redact import redact
from flows.house import House
from flows.mail_folder import MailFolder
from storage.erasure import scrub
from storage.errors import ObjectMissing
from storage.pictures import read_picture
from storage.previews import Previews
from storage.renditions import rendition

REDACT, MAIL = "redact/", "mail/"
QUALITY = 95


def remove(home: House, erasure_id: str) -> None:
    """First the key: from then on nothing that was sealed under it can be read, in any backup."""
    erasure = erasing.to_erase(home.begin, erasure_id)
    if erasure is None:
        return
    home.keys.destroy(erasure.person)
    boxes: dict[str, list[Box]] = {}
    for key in erasure.to_forget:
        if key.startswith(REDACT):
            picture, *box = key.removeprefix(REDACT).split("/")
            boxes.setdefault(picture, []).append(Box(*map(int, box)))
        elif key.startswith(MAIL):
            _forget_letter(home, key.removeprefix(MAIL))
        else:
            home.objects.delete(key)
    for picture, places in boxes.items():
        _redact(home, picture, places)
    scrub(home.database)
    erasing.erased(home.begin, erasure_id)


def replay(home: House) -> int:
    """Erase again whoever was erased after the backup that was restored, bytes and all. Returns how many."""
    count = erasing.replay(home.begin, home.keys.destroyed())
    if count:
        with home.begin(reading=True) as work:
            waiting = [erasure.id for erasure in work.erasures.find(done_at=None)]
        for erasure in waiting:
            remove(home, erasure)
    return count


def _redact(home: House, picture: str, boxes: Sequence[Box]) -> None:
    """Nobody finds the face in the original any more; its name stays, though it no longer is its fingerprint."""
    with suppress(ObjectMissing):
        pixels = read_picture(home.objects.get(original(picture)), picture).pixels()
        covered = rendition(redact(pixels, boxes), longest=max(pixels.shape[:2]), quality=QUALITY)
        home.objects.put(original(picture), covered)
    Previews(home.objects).forget(picture)


def _forget_letter(home: House, notice: str) -> None:
    if isinstance(home.mail, MailFolder):
        home.mail.forget(notice)
