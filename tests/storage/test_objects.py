"""Objects: the same promises in a folder and in a real S3."""

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from storage.errors import NotAnObjectKey, ObjectMissing, ObjectsRefused, ObjectsUnavailable
from storage.objects import FolderObjects, Objects, S3Objects, s3_objects
from tests.servers.ports import free_ports
from tests.servers.s3 import S3


def _reached(server: S3) -> S3Objects:
    return s3_objects(
        bucket=server.bucket,
        endpoint=server.endpoint,
        region=server.region,
        access_key=server.access_key,
        secret_key=server.secret_key,
    )


OUTSIDE = ["/etc/passwd", "../a/b", "originals/../../x", ".arriving/x", "originals/.hidden", "originals/a\0"]
MISSHAPED = ["", "a", "originals/", "Originals/a", "originals/A", "originals/a/b", "originals/a b", "originals/ä"]
NO_KEYS = [*OUTSIDE, *MISSHAPED, "originals/a\n", "originals/" + "f" * 201]


@pytest.fixture(params=["folder", "s3"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    """Both places, one after the other."""
    if request.param == "folder":
        return FolderObjects(tmp_path / "objects")
    server: S3 = request.getfixturevalue("s3")
    return _reached(server)


class TestObjects:
    def test_what_is_put_can_be_got(self, objects: Objects) -> None:
        """Bytes come back as they went in, also none at all."""
        objects.put("originals/anna.jpg", b"\x00Anna\xff")
        objects.put("originals/empty", b"")
        assert objects.get("originals/anna.jpg") == b"\x00Anna\xff"
        assert objects.get("originals/empty") == b""

    def test_the_last_one_put_counts(self, objects: Objects) -> None:
        """A second put replaces the whole first one."""
        objects.put("originals/anna", b"a long first version")
        objects.put("originals/anna", b"short")
        assert objects.get("originals/anna") == b"short"

    def test_what_is_missing_is_named(self, objects: Objects) -> None:
        """Asking for what is not there says which key was meant."""
        with pytest.raises(ObjectMissing) as refusal:
            objects.get("originals/nobody")
        assert refusal.value.key == "originals/nobody"
        assert not objects.exists("originals/nobody")

    def test_what_is_deleted_is_gone(self, objects: Objects) -> None:
        """After deleting neither bytes nor key remain."""
        objects.put("originals/anna", b"Anna")
        assert objects.exists("originals/anna")
        objects.delete("originals/anna")
        assert not objects.exists("originals/anna")
        assert list(objects.keys("originals/")) == []

    def test_deleting_twice_is_no_error(self, objects: Objects) -> None:
        """An erasure may run again after a crash."""
        objects.delete("originals/never-there")
        objects.put("originals/anna", b"Anna")
        objects.delete("originals/anna")
        objects.delete("originals/anna")

    def test_keys_come_in_order_and_only_those_asked_for(self, objects: Objects) -> None:
        """A prefix may end inside a name; other folders stay out."""
        for key in ["renditions/b", "originals/b2", "originals/b10", "originals/a"]:
            objects.put(key, b"x")
        assert list(objects.keys("originals/b")) == ["originals/b10", "originals/b2"]
        assert list(objects.keys("")) == ["originals/a", "originals/b10", "originals/b2", "renditions/b"]

    def test_more_keys_than_one_answer_holds(self, objects: Objects) -> None:
        """A listing goes on where S3 ends its first page of a thousand."""
        with ThreadPoolExecutor(8) as several:
            list(several.map(lambda number: objects.put(f"originals/{number:04}", b""), range(1005)))
        assert len(list(objects.keys("originals/"))) == 1005

    @pytest.mark.parametrize(
        "key", ["a/0", "scanned-papers/a..b--c__d.tar.gz", "originals/" + "f" * 200, "originals/0.", "originals/con"]
    )
    def test_strange_keys_that_are_allowed(self, objects: Objects, key: str) -> None:
        """Dots, dashes and long names are kept apart and found again."""
        objects.put(key, key.encode())
        assert objects.get(key) == key.encode()
        assert list(objects.keys("")) == [key]

    @pytest.mark.parametrize("key", NO_KEYS)
    def test_other_keys_touch_nothing(self, objects: Objects, key: str) -> None:
        """What is no key is refused by every verb before anything is looked up."""
        for verb in (objects.get, objects.delete, objects.exists, lambda it: objects.put(it, b"x")):
            with pytest.raises(NotAnObjectKey):
                verb(key)

    def test_a_large_body_comes_back_whole(self, objects: Objects) -> None:
        """Eight megabytes of noise survive the way there and back."""
        noise = os.urandom(8 * 2**20)
        objects.put("originals/large", noise)
        assert objects.get("originals/large") == noise

    def test_two_who_put_one_key_at_once(self, objects: Objects) -> None:
        """Whoever reads meanwhile sees one whole version, never a mixture."""
        versions = [bytes([letter]) * 200_000 for letter in b"ABCD"]
        objects.put("originals/anna", versions[0])
        with ThreadPoolExecutor(6) as several:
            putting = [several.submit(objects.put, "originals/anna", version) for version in versions * 4]
            seen = list(several.map(lambda _: objects.get("originals/anna"), range(20)))
            for each in putting:
                each.result()
        assert set(seen) | {objects.get("originals/anna")} <= set(versions)


def test_only_the_owner_reads_the_files(tmp_path: Path) -> None:
    """Pictures of people are not readable by other users of the machine."""
    FolderObjects(tmp_path / "objects").put("originals/anna", b"Anna")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "objects").rglob("*")]
    assert {mode & 0o077 for mode in modes} == {0}


def test_a_put_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the old version stays and no part lies about."""
    objects = FolderObjects(tmp_path)
    objects.put("originals/anna", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.disk.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        objects.put("originals/anna", b"new")
    assert objects.get("originals/anna") == b"old"
    assert list((tmp_path / ".arriving").iterdir()) == []


def test_parts_left_by_a_crash_are_cleared(tmp_path: Path) -> None:
    """A part older than an hour goes at the next start; a fresh one may still be arriving."""
    FolderObjects(tmp_path)
    old, fresh = tmp_path / ".arriving" / "old", tmp_path / ".arriving" / "fresh"
    old.write_bytes(b"half of Anna")
    fresh.write_bytes(b"half of Bob")
    two_hours_ago = time.time() - 7200
    os.utime(old, (two_hours_ago, two_hours_ago))
    FolderObjects(tmp_path)
    assert not old.exists()
    assert fresh.exists()


def test_a_wrong_secret_is_refused(s3: S3) -> None:
    """Who signs with another secret neither reads nor writes, and the answer's code is kept."""
    objects = _reached(replace(s3, secret_key="guessed"))
    with pytest.raises(ObjectsRefused) as refusal:
        objects.put("originals/anna", b"Anna")
    assert (refusal.value.bucket, refusal.value.code) == (s3.bucket, "SignatureDoesNotMatch")
    with pytest.raises(ObjectsRefused):
        list(objects.keys(""))
    with pytest.raises(ObjectsRefused):
        objects.exists("originals/anna")


def test_a_bucket_that_does_not_exist_is_no_missing_object(s3: S3) -> None:
    """A wrong setting is not mistaken for a picture that was deleted."""
    with pytest.raises(ObjectsRefused) as refusal:
        _reached(replace(s3, bucket="elsewhere")).get("originals/anna")
    assert refusal.value.code == "NoSuchBucket"


def test_a_server_that_is_away_is_said_to_be_away() -> None:
    """No answer is told apart from a no, because trying again makes sense."""
    nowhere = S3(f"http://127.0.0.1:{free_ports(1)[0]}", access_key="a", secret_key="b", bucket="pictures")
    with pytest.raises(ObjectsUnavailable):
        _reached(nowhere).get("originals/anna")
