"""The search for traces finds whatever was left, however it was written: what it does not find is not there."""

import base64
import json
import pickle
import sqlite3
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
from PIL import Image

from flows.demo.people import BEN
from storage import traces

NAME, MAIL = "Änne Wölkenstein", "aenne@wolkenstein.example"
VECTOR = np.random.default_rng(7).normal(size=128).astype(np.float32)
WRITTEN = {
    "text": f"Hallo {NAME}!".encode(),
    "capitals": NAME.upper().encode(),
    "json": json.dumps({"name": NAME}).encode(),
    "utf16": NAME.encode("utf-16-le"),
    "percent": quote(NAME).encode(),
    "hex": NAME.encode().hex().encode(),
    **{f"base64, {n} before": base64.b64encode(b"x" * n + NAME.encode() + b"tail") for n in range(5)},
}
DESCRIBED = {
    "float32": VECTOR.tobytes(),
    "float64": VECTOR.astype(np.float64).tobytes(),
    "big-endian": VECTOR.astype(">f4").tobytes(),
    "hex": VECTOR.tobytes().hex().encode(),
    "base64": base64.b64encode(b"ab" + VECTOR.tobytes()),
    "json": json.dumps(VECTOR.tolist()).encode(),
    "pickled list": pickle.dumps(VECTOR.tolist()),
    "pickled array": pickle.dumps(VECTOR),
}


def found(folder: Path, *pictures: bytes) -> set[str]:
    needles = [*traces.words([NAME, MAIL]), *traces.descriptors([VECTOR.tolist()])]
    return {trace.what for trace in traces.search([folder], needles, pictures)}


@pytest.mark.parametrize("way", WRITTEN)
def test_a_name_is_found_however_it_is_written(tmp_path: Path, way: str) -> None:
    """In the middle of a file of other things."""
    (tmp_path / "file").write_bytes(b"\0" * 5000 + WRITTEN[way] + b"\xff" * 5000)
    assert found(tmp_path) == {NAME}


@pytest.mark.parametrize("way", DESCRIBED)
def test_a_descriptor_is_found_however_it_is_written(tmp_path: Path, way: str) -> None:
    """As numbers, as text, or pickled."""
    (tmp_path / "file").write_bytes(b"\0" * 5000 + DESCRIBED[way] + b"\xff" * 5000)
    assert found(tmp_path) == {"descriptor"}


def test_a_letter_is_read_as_people_read_it(tmp_path: Path) -> None:
    """The address stands in its head, the name in a body that travels in base64 or quoted-printable."""
    message = EmailMessage()
    message["To"] = MAIL
    message.set_content(f"Hallo {NAME},\n" + "eine lange Zeile " * 20)
    (tmp_path / "1.eml").write_bytes(message.as_bytes())
    assert found(tmp_path) == {NAME, MAIL}


def test_a_portrait_is_found_in_another_size_and_format(tmp_path: Path) -> None:
    """Halved and saved again as PNG; another portrait is not taken for it."""
    portrait = BEN.portrait.read_bytes()
    picture = Image.open(BytesIO(portrait))
    picture.resize((picture.width // 2, picture.height // 2)).save(tmp_path / "without-ending", "PNG")
    assert found(tmp_path, portrait) == {"portrait"}
    (tmp_path / "without-ending").unlink()
    (tmp_path / "other.jpg").write_bytes(BEN.portrait.with_name("clara-portrait.jpg").read_bytes())
    assert found(tmp_path, portrait) == set()


def test_what_was_deleted_from_a_database_is_found_in_its_free_pages(tmp_path: Path) -> None:
    """Plain SQLite leaves it there; that is why ours overwrites, checkpoints and vacuums."""
    connection = sqlite3.connect(tmp_path / "plain.db")
    connection.execute("PRAGMA secure_delete=OFF")
    connection.execute("CREATE TABLE people (name TEXT)")
    connection.execute("INSERT INTO people VALUES (?)", (NAME,))
    connection.commit()
    connection.execute("DELETE FROM people")
    connection.commit()
    connection.close()
    assert found(tmp_path) == {NAME}


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    """A megabyte of noise holds neither."""
    (tmp_path / "noise").write_bytes(np.random.default_rng(1).bytes(1_000_000))
    assert found(tmp_path, BEN.portrait.read_bytes()) == set()
