"""`freigabe faces scan`, as other programs call it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image
from typer.testing import CliRunner

from flows.cli import app
from tests.approvals.faces.portraits import FOLDER, photo_of, side_by_side

STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder a person: Anna and Ben, one portrait each."""
    folder = tmp_path_factory.mktemp("registry")
    for name in ("anna", "ben"):
        (folder / name).mkdir()
        shutil.copy(FOLDER / f"{name}-portrait.jpg", folder / name)
    return folder


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Two photos: Anna beside a stranger, and Ben."""
    folder = tmp_path / "photos"
    folder.mkdir()
    side_by_side(photo_of("anna"), photo_of("stranger")).save(folder / "a-party.png")
    photo_of("ben").save(folder / "b-ben.jpg")
    (folder / "notes.txt").write_text("not a picture")
    return folder


def scan(*words: object) -> Result:
    return CliRunner().invoke(app, ["--lang", "en", "faces", "scan", *map(str, words)], catch_exceptions=False)


def answers(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_photo_is_a_line_in_the_agreed_form(registry: Path, photos: Path):
    """A folder's pictures are answered by name, with exactly the keys that other programs rely on."""
    result = scan("--registry", registry, "--photos", photos, "--json")
    party, ben = answers(result)

    assert (result.exit_code, result.stderr) == (0, "")
    assert (party["photo"], ben["photo"]) == ("a-party.png", "b-ben.jpg")
    assert set(party) == {"photo", "width", "height", "faces", "ms"}
    assert set(party["ms"]) == {"decode", "find", "describe", "match"}
    assert set(party["faces"][0]) == {"x", "y", "w", "h", "score", "person", "distance", "band", "candidates"}
    assert (ben["faces"][0]["person"], ben["faces"][0]["band"]) == ("ben", "sure")


def test_a_strangers_candidates_are_listed_but_nobody_is_named(registry: Path, photos: Path):
    """Beside Anna, who is sure, the stranger has no person and no distance, but the nearest candidates."""
    (party,) = answers(scan("--registry", registry, photos / "a-party.png", "--json"))
    anna, stranger = sorted(party["faces"], key=lambda face: face["x"])

    assert (anna["person"], anna["band"]) == ("anna", "sure")
    assert (stranger["person"], stranger["distance"], stranger["band"]) == (None, None, "unknown")
    assert [one["person"] for one in stranger["candidates"]] == ["ben"]


def test_an_empty_registry_finds_and_describes_nobody(tmp_path: Path, photos: Path):
    """Without references faces are still found, none is described, and none has a candidate."""
    (tmp_path / "nobody").mkdir()
    (ben,) = answers(scan("--registry", tmp_path / "nobody", photos / "b-ben.jpg", "--json"))

    assert [(face["band"], face["candidates"]) for face in ben["faces"]] == [("unknown", [])]


def test_a_broken_photo_does_not_stop_the_others(registry: Path, photos: Path):
    """A file that is no picture, and one that is not there, get a line each; Ben is found; the exit code is 1."""
    bad = photos / "bad.jpg"
    bad.write_text("no picture")
    result = scan("--registry", registry, "--json", "--photos", bad, photos / "gone.jpg", photos / "b-ben.jpg")

    assert result.exit_code == 1
    assert [one["photo"] for one in answers(result)] == ["b-ben.jpg"]
    assert [name in line for name, line in zip(("bad.jpg", "gone.jpg"), result.stderr.splitlines(), strict=True)]


def test_unusable_portraits_are_skipped_with_a_warning(registry: Path, photos: Path, tmp_path: Path):
    """Ben's wall and Ben's broken file are named on standard error, and his good portrait still counts."""
    own = shutil.copytree(registry, tmp_path / "own")
    side_by_side(photo_of("ben").crop((0, 0, 40, 40))).save(own / "ben" / "wall.png")
    (own / "ben" / "broken.jpg").write_bytes(b"")
    result = scan("--registry", own, photos / "b-ben.jpg", "--json")

    assert result.exit_code == 0
    assert "ben/wall.png" in result.stderr
    assert "ben/broken.jpg" in result.stderr
    assert answers(result)[0]["faces"][0]["person"] == "ben"


def test_the_central_face_of_a_group_portrait_is_the_persons(photos: Path, tmp_path: Path):
    """Ben's only portrait shows him between Clara and Emil, and he is recognised by it."""
    (tmp_path / "group" / "ben").mkdir(parents=True)
    trio = [photo_of(name).resize((400, 370)) for name in ("clara", "ben", "emil")]
    side_by_side(*trio).save(tmp_path / "group" / "ben" / "trio.png")
    (ben,) = answers(scan("--registry", tmp_path / "group", photos / "b-ben.jpg", "--json"))

    assert ben["faces"][0]["person"] == "ben"


def test_a_photo_is_answered_upright_however_the_telephone_lay(registry: Path, tmp_path: Path):
    """Ben in all eight positions that EXIF knows: width, height and box are those of the picture as people see it."""
    upright = photo_of("ben")
    files = [tmp_path / f"{position}.jpg" for position in range(1, 9)]
    for position, file in enumerate(files, 1):
        exif = upright.getexif()
        exif[0x0112] = position
        stored = upright if position == 1 else upright.transpose(STORED[position])
        stored.save(file, exif=exif, quality=95)
    faces = [(ben, *ben["faces"]) for ben in answers(scan("--registry", registry, "--json", "--photos", *files))]

    assert [(ben["width"], ben["height"], face["person"]) for ben, face in faces] == [(*upright.size, "ben")] * 8
    assert max(abs(face[side] - faces[0][1][side]) for _, face in faces for side in "xywh") <= 4


def test_face_recognition_itself_can_be_asked(registry: Path, photos: Path):
    """With --reference Ben is found by the slow reference as well."""
    (ben,) = answers(scan("--registry", registry, photos / "b-ben.jpg", "--reference", "--json"))

    assert (ben["faces"][0]["person"], ben["faces"][0]["band"]) == ("ben", "sure")


def test_people_read_a_table(registry: Path, photos: Path):
    """Without --json the same is a table in the reader's language."""
    result = scan("--registry", registry, "--photos", photos)

    assert result.exit_code == 0
    assert "a-party.png" in result.stdout
    assert "unknown" in result.stdout
    assert "anna" in result.stdout


def test_many_photos_are_looked_at_by_several_processes(registry: Path, photos: Path, tmp_path: Path):
    """Thirteen photos are answered in the order of their names, whichever process was faster."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(13):
        shutil.copy(photos / "b-ben.jpg", many / f"{number:02}.jpg")
    found = answers(scan("--registry", registry, "--photos", many, "--json"))

    assert [one["photo"] for one in found] == [f"{number:02}.jpg" for number in range(13)]
    assert all(one["faces"][0]["person"] == "ben" for one in found)
