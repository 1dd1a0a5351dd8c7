"""The export folder: each placement becomes a folder of picture files, the text, and a receipt."""

import hashlib
import json
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from approvals.channels import ChannelRefused, OutcomeUnknown, Parcel

RECEIPT = "receipt.json"
TAKEN_DOWN = "taken-down.json"


class ExportFolder:
    """At most once by nature: a folder is prepared aside and renamed to its key, which only one can do."""

    name = "export"

    def __init__(self, root: Path) -> None:
        self._root = root

    def deliver(self, parcel: Parcel) -> str:
        """The folder's name is the key; a second delivery of the same key finds the first and changes nothing."""
        if address := self.look_up(parcel.key):
            return address
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            aside = Path(tempfile.mkdtemp(prefix=".preparing-", dir=self._root))
            _fill(aside, parcel)
            aside.chmod(0o755)
        except OSError as trouble:
            raise ChannelRefused(self.name, trouble.strerror or "", again=True) from trouble
        return self._renamed(aside, parcel.key)

    def look_up(self, key: str) -> str | None:
        folder = self._root / key
        return key if (folder / RECEIPT).exists() or (folder / TAKEN_DOWN).exists() else None

    def take_down(self, address: str) -> str:
        """Remove text and pictures, leave a note with their fingerprints, and read the folder back."""
        folder = self._root / address
        try:
            removed = sorted(path.name for path in folder.iterdir() if path.name != TAKEN_DOWN)
            note = {"key": address, "taken_down_at": datetime.now(UTC).isoformat(), "removed": removed}
            if not (folder / TAKEN_DOWN).exists():
                _write(folder / TAKEN_DOWN, json.dumps(note, indent=2).encode())
            for name in removed:
                (folder / name).unlink()
            left = [path.name for path in folder.iterdir() if path.name != TAKEN_DOWN]
        except OSError as trouble:
            raise OutcomeUnknown(self.name, trouble.strerror or "") from trouble
        if left:
            raise OutcomeUnknown(self.name, ", ".join(left))
        return f"{address}/{TAKEN_DOWN}"

    def _renamed(self, aside: Path, key: str) -> str:
        try:
            aside.rename(self._root / key)
        except OSError as trouble:
            shutil.rmtree(aside, ignore_errors=True)
            if self.look_up(key) is None:
                raise ChannelRefused(self.name, trouble.strerror or "", again=True) from trouble
        return key


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
    _write(folder / RECEIPT, json.dumps(receipt, indent=2, ensure_ascii=False).encode())


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
