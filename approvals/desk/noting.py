"""What a delivery remembers across a crash, each in a transaction of its own."""

from dataclasses import replace

from approvals.fingerprint import new_id
from approvals.placements import Note
from approvals.ports import Begin


class KeptNotes:
    """The notes of one placement's deliveries (`approvals.channels.Notes`)."""

    def __init__(self, begin: Begin, placement: str) -> None:
        self._begin, self._placement = begin, placement

    def get(self, name: str) -> str | None:
        with self._begin(reading=True) as work:
            return next((note.value for note in work.notes.find(placement=self._placement, name=name)), None)

    def keep(self, name: str, value: str) -> None:
        with self._begin() as work:
            known = work.notes.find(placement=self._placement, name=name)
            if known:
                work.notes.save(replace(known[0], value=value, at=work.now))
            else:
                work.notes.add(Note(new_id(), self._placement, name, value, work.now))
            work.commit()
