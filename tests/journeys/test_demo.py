"""`freigabe demo` tells its story to the end, in German and in English."""

import string
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from flows.demo.story import STORY
from flows.demo.telling import SENTENCES, TITLES
from tests.service import FREIGABE


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What the demo printed, and the folder it filled."""
    output = tmp_path_factory.mktemp("demo") / "output"
    command = [FREIGABE, "demo", "--output", str(output), "--lang", "de"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, output


@pytest.mark.slow
def test_the_demo_tells_all_four_drafts(told: tuple[str, Path]):
    """Each chapter's title is printed, and how the four drafts ended."""
    printed, _ = told

    for chapter in STORY:
        assert TITLES["de"][chapter.__name__] in printed
    for stage in ("veröffentlicht", "zurückgeholt", "zurückgezogen"):
        assert stage in printed


@pytest.mark.slow
def test_the_demo_leaves_the_promised_pictures_and_the_export(told: tuple[str, Path]):
    """The photo with boxes, what goes out, and the export folder with text, picture and receipt."""
    _, output = told

    for name in ("1-wer-ist-zu-sehen.jpg", "2-was-hinausgeht.jpg"):
        with Image.open(output / name) as picture:
            assert min(picture.size) > 500
    (folder,) = (output / "3-export").iterdir()
    assert {path.name for path in folder.iterdir()} == {"01.jpg", "text.txt", "receipt.json"}


@pytest.mark.slow
def test_the_author_reads_only_how_many_faces_to_blur(told: tuple[str, Path]):
    """After Ben's and Emil's answers the demo shows what Anna reads: a number, and nobody who said no."""
    printed, _ = told

    assert "2 Gesichter verpixeln" in printed


def test_german_and_english_tell_the_same_story():
    """Each sentence exists in both languages, with the same values in it."""
    for told in (TITLES, SENTENCES):
        assert told["de"].keys() == told["en"].keys()
        for sentence, german in told["de"].items():
            assert _values(german) == _values(told["en"][sentence])


def _values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
