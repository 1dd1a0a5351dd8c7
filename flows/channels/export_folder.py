"""The export folder: each placement becomes a folder of picture files, the text, and a receipt."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from approvals.channels import Account, ChannelRefused, Notes, OutcomeUnknown, Parcel, Trouble
from storage.disk import sync_folder

RECEIPT = "receipt.json"
TAKEN_DOWN = "taken-down.json"


class ExportFolder:
    """At most once by nature: a folder is prepared aside and renamed to its key, which only one can do."""

    name = "export"

    def __init__(self, root: Path) -> None:
        self._root = root

    def deliver(self, parcel: Parcel, notes: Notes) -> str:  # noqa: ARG002 - a rename needs no notes
        """The folder's name is the key; a second delivery of the same key finds the first and changes nothing."""
        if self._there(parcel.key):
            return parcel.key
        try:
            aside = self._aside(parcel.key)
        except OSError as trouble:
            raise self._disk(trouble) from trouble
        try:
            _fill(aside, parcel)
            aside.rename(self._root / parcel.key)
            sync_folder(self._root)
        except OSError as trouble:
            shutil.rmtree(aside, ignore_errors=True)
            if not self._there(parcel.key):
                raise self._disk(trouble) from trouble
        return parcel.key

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - the key tells
        return parcel.key if self._there(parcel.key) else None

    def take_down(self, address: str) -> str:
        """Remove text and pictures, leave a note with their fingerprints, and read the folder back.

        A folder that somebody removed by hand is gone as well; one whose disk is away is not.
        """
        folder = self._root / address
        try:
            folder.mkdir(exist_ok=True)
            for path in folder.iterdir():
                if path.name not in {RECEIPT, TAKEN_DOWN}:
                    path.unlink()
            if not (folder / TAKEN_DOWN).exists():
                _leave_note(folder)
            (folder / RECEIPT).unlink(missing_ok=True)
            sync_folder(folder)
            left = [path.name for path in folder.iterdir() if path.name != TAKEN_DOWN]
        except OSError as trouble:
            raise OutcomeUnknown(self.name, Trouble.DISK, trouble.strerror or "") from trouble
        if left:
            raise OutcomeUnknown(self.name, Trouble.DISK, ", ".join(left))
        return f"{address}/{TAKEN_DOWN}"

    def files(self, address: str) -> Sequence[str]:
        """Pictures and text as they lie there, or as the note names them after they were removed."""
        folder = self._root / address
        try:
            if (folder / TAKEN_DOWN).exists():
                return tuple(one["file"] for one in json.loads((folder / TAKEN_DOWN).read_bytes())["removed"])
            lying = folder.iterdir() if folder.exists() else ()
            return tuple(sorted(path.name for path in lying if path.name not in {RECEIPT, TAKEN_DOWN}))
        except OSError as trouble:
            raise OutcomeUnknown(self.name, Trouble.DISK, trouble.strerror or "") from trouble

    def check(self) -> Account:
        """The folder can be made and written to."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._root):
                return Account(str(self._root))
        except OSError as trouble:
            raise self._disk(trouble) from trouble

    def link(self, address: str) -> str | None:  # noqa: ARG002 - a folder of this machine has no address for people
        return None

    def _there(self, key: str) -> bool:
        folder = self._root / key
        try:
            return (folder / RECEIPT).exists() or (folder / TAKEN_DOWN).exists()
        except OSError as trouble:
            raise OutcomeUnknown(self.name, Trouble.DISK, trouble.strerror or "") from trouble

    def _disk(self, trouble: OSError) -> ChannelRefused:
        return ChannelRefused(self.name, Trouble.DISK, again=True, detail=trouble.strerror or "")

    def _aside(self, key: str) -> Path:
        """A new folder to prepare in; what a crash left behind of this key is removed."""
        self._root.mkdir(parents=True, exist_ok=True)
        for left in self._root.glob(f".preparing-{key}-*"):
            shutil.rmtree(left)
        return Path(tempfile.mkdtemp(prefix=f".preparing-{key}-", dir=self._root))


def _fill(folder: Path, parcel: Parcel) -> None:
    for sent in parcel.pictures:
        _write(folder / sent.name, sent.data)
    _write(folder / "text.txt", parcel.text.encode())
    receipt = {
        **parcel.facts,
        "key": parcel.key,
        "exported_at": datetime.now(UTC).isoformat(),
        "pictures": [
            {"file": sent.name, "alt": sent.alt, "sha256": hashlib.sha256(sent.data).hexdigest()}
            for sent in parcel.pictures
        ],
    }
    _write(folder / RECEIPT, _json(receipt))
    folder.chmod(0o755)
    sync_folder(folder)


def _leave_note(folder: Path) -> None:
    """Whole or absent, and only after the pictures are gone: a full disk keeps nothing from coming down."""
    receipt = folder / RECEIPT
    pictures = json.loads(receipt.read_bytes())["pictures"] if receipt.exists() else []
    removed = [{"file": picture["file"], "sha256": picture["sha256"]} for picture in pictures]
    note = {"key": folder.name, "taken_down_at": datetime.now(UTC).isoformat(), "removed": removed}
    part = folder / f".{TAKEN_DOWN}"
    _write(part, _json(note))
    part.rename(folder / TAKEN_DOWN)


def _json(facts: Mapping[str, object]) -> bytes:
    return json.dumps(facts, indent=2, ensure_ascii=False).encode()


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
