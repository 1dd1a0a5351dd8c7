"""Backup and restore through the command line: the whole data folder is destroyed in between."""

import shutil
from pathlib import Path

import pytest

from flows.house import House, house
from tests.flows.terminal import Terminal


def moved(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Terminal:
    """A house on another folder, with nobody in it yet."""
    monkeypatch.setenv("FREIGABE_HOME", str(folder))
    house.cache_clear()
    return Terminal(house())


def test_everything_is_lost_and_comes_back(
    home: House, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    """A fire takes data and keys; a backup and the copy of the keys lay elsewhere: Lena goes on where she was."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setenv("FREIGABE_KEYS_COPY", str(elsewhere / "keys"))
    shop = moved(monkeypatch, home.settings.home)
    shop.open_shop()
    post = shop.party(tmp_path_factory.mktemp("photos"), "ben")
    seen = shop.told("status", post, by="anna")
    before = shop.told("history", "verify", by="lena")
    assert shop.told("backup", str(elsewhere))["entries"] == before["entries"]
    (file,) = elsewhere.glob("freigabe-*.zip")
    shop.home.database.dispose()
    for one in tmp_path.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()

    again = moved(monkeypatch, tmp_path_factory.mktemp("new"))
    again.keys = shop.keys
    assert "Zurückgeholt" in again.done("restore", str(file), "--keys", str(elsewhere / "keys"))
    assert again.told("history", "verify", by="lena") == before
    assert again.told("status", post, by="anna") == seen
    assert "Anna" in again.done("people", "list", by="lena")


def test_who_was_erased_since_stays_erased(
    home: House, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    """Ben is forgotten after the backup was made; the restored company does not know him either."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shop = Terminal(home)
    shop.open_shop()
    ben = shop.id("ben")
    shop.done("backup", str(elsewhere / "all.zip"))
    home.keys.destroy(ben)
    keys = home.settings.keys_folder

    again = moved(monkeypatch, tmp_path_factory.mktemp("new"))
    again.keys = shop.keys
    assert again.told("restore", str(elsewhere / "all.zip"), "--keys", str(keys))["erased"] == 1
    people = {person["handle"] for person in again.told("people", "list", by="lena")}
    assert "anna" in people
    assert "ben" not in people


def test_without_the_keys_nothing_is_restored(
    home: House, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    """The folder of the keys is gone and its copy was forgotten: no new key takes their place."""
    shop = Terminal(home)
    shop.open_shop()
    file = tmp_path_factory.mktemp("elsewhere") / "all.zip"
    shop.done("backup", str(file))
    folder = tmp_path_factory.mktemp("new")
    assert "company" in moved(monkeypatch, folder).refused("restore", str(file))
    assert not list(folder.rglob("*.key"))
    assert not (folder / "freigabe.db").exists()


def test_a_second_restore_is_refused(home: House, tmp_path_factory: pytest.TempPathFactory):
    """What is here stays; the sentence says what to do."""
    shop = Terminal(home)
    shop.open_shop()
    file = tmp_path_factory.mktemp("elsewhere") / "all.zip"
    shop.done("backup", str(file))
    assert "leeren Ordner" in shop.refused("restore", str(file))
    file.write_bytes(b"no backup")
    assert "keine lesbare Sicherung" in shop.refused("restore", str(file))
