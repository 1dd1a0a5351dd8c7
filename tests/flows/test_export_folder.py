"""The export folder by itself: whole or absent, refused politely, gone when it is said to be gone."""

import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from approvals.channels import ChannelRefused, OutcomeUnknown, Parcel, Sent
from approvals.times import EPOCH as LONG_AGO
from flows.channels.export_folder import ExportFolder
from tests.pinboard import Pocket

PICTURE = os.urandom(300_000)
NOTES = Pocket()
PARCEL = Parcel("4711", "Schön war's!", (Sent("01.jpg", PICTURE, "Feiernde"),), {"post": "p1", "channel": "export"})


@pytest.fixture
def shelf(tmp_path: Path) -> ExportFolder:
    return ExportFolder(tmp_path / "export")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB."""
    disk = tmp_path / "small"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_delivery_is_a_folder_with_everything(shelf: ExportFolder, tmp_path: Path):
    """Text, pictures and a receipt with their fingerprints lie in a folder with the parcel's key as its name."""
    assert shelf.deliver(PARCEL, NOTES) == "4711"

    folder = tmp_path / "export" / "4711"
    receipt = json.loads((folder / "receipt.json").read_text())
    assert (folder / "01.jpg").read_bytes() == PICTURE
    assert receipt["pictures"] == [{"file": "01.jpg", "alt": "Feiernde", "sha256": hashlib.sha256(PICTURE).hexdigest()}]


def test_the_same_key_is_delivered_once(shelf: ExportFolder, tmp_path: Path):
    """A second delivery finds the first one and leaves it as it is."""
    shelf.deliver(PARCEL, NOTES)
    before = (tmp_path / "export" / "4711" / "receipt.json").stat()

    assert shelf.deliver(PARCEL, NOTES) == "4711"
    assert (tmp_path / "export" / "4711" / "receipt.json").stat() == before


def test_what_was_never_delivered_is_not_found(shelf: ExportFolder):
    """Looking up an unknown key says that nothing was published."""
    assert shelf.look_up(PARCEL, NOTES, LONG_AGO) is None


def test_a_full_disk_refuses_and_leaves_nothing(small_disk: Path):
    """Where the pictures do not fit, nothing half written stays, and trying again makes sense."""
    with pytest.raises(ChannelRefused) as full:
        ExportFolder(small_disk).deliver(PARCEL, NOTES)

    assert full.value.again
    assert list(small_disk.iterdir()) == []


def test_a_full_disk_keeps_nothing_from_coming_down(small_disk: Path):
    """The note is written after the pictures made room for it."""
    shelf = ExportFolder(small_disk)
    small = Parcel("4711", "Kurz", (Sent("01.jpg", PICTURE[:100_000], ""),), {})
    shelf.deliver(small, NOTES)
    with pytest.raises(OSError, match="space"):
        (small_disk / "ballast").write_bytes(PICTURE)

    shelf.take_down("4711")

    assert [path.name for path in (small_disk / "4711").iterdir()] == ["taken-down.json"]


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path):
    """The export folder's place is taken by a file: refused, and nobody's file is touched."""
    (tmp_path / "export").write_text("mine")

    with pytest.raises(ChannelRefused):
        ExportFolder(tmp_path / "export").deliver(PARCEL, NOTES)

    assert (tmp_path / "export").read_text() == "mine"


def test_the_note_names_what_was_removed(shelf: ExportFolder, tmp_path: Path):
    """After a take-down only a note stays, with the fingerprint of each picture, and no text."""
    shelf.deliver(PARCEL, NOTES)

    assert shelf.take_down("4711") == "4711/taken-down.json"

    note = json.loads((tmp_path / "export" / "4711" / "taken-down.json").read_text())
    assert note["removed"] == [{"file": "01.jpg", "sha256": hashlib.sha256(PICTURE).hexdigest()}]


def test_what_was_taken_down_is_not_delivered_again(shelf: ExportFolder, tmp_path: Path):
    """The same key never comes back after its take-down."""
    shelf.deliver(PARCEL, NOTES)
    shelf.take_down("4711")

    shelf.deliver(PARCEL, NOTES)
    assert not (tmp_path / "export" / "4711" / "01.jpg").exists()


def test_a_folder_removed_by_hand_is_gone(shelf: ExportFolder, tmp_path: Path):
    """Somebody emptied the export folder themselves: the take-down succeeds and leaves its note."""
    shelf.deliver(PARCEL, NOTES)
    (tmp_path / "export" / "4711").rename(tmp_path / "elsewhere")

    shelf.take_down("4711")
    assert shelf.look_up(PARCEL, NOTES, LONG_AGO) == "4711"


def test_a_disk_that_is_away_proves_nothing(shelf: ExportFolder, tmp_path: Path):
    """Where the whole export folder is missing, nobody can say that anything is gone."""
    shelf.deliver(PARCEL, NOTES)
    (tmp_path / "export").rename(tmp_path / "unplugged")

    with pytest.raises(OutcomeUnknown):
        shelf.take_down("4711")
