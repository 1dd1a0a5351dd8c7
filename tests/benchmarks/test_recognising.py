"""Who is taken for whom, and what that lets out and asks for, beside face_recognition's plain recipe."""

import numpy as np
import pytest

from approvals.faces.accessory import RECOGNISABLE
from approvals.faces.engine import Engine, Vectors
from approvals.faces.loading import loaded
from approvals.faces.match import Band
from tests.approvals.faces.portraits import RESEARCH
from tests.benchmarks import plain_recipe
from tests.benchmarks.faces_protocol import bounds, interval, pixels_at, valid_boxes
from tests.benchmarks.recognition import (
    DRAWS,
    People,
    Trial,
    banded,
    drawn,
    identified,
    joined,
    missed,
    people_described,
)
from tests.benchmarks.results import keep

COMMAND = "pytest tests/benchmarks/test_recognising.py --benchmarks"
PLAIN_STRANGERS, PLAIN_PEOPLE, BY_CNN = 200, 200, 2
LARGE = 20
"""Pixels a side: smaller faces of the crowds are counted apart, down to those that nobody recognises."""
SIZES = [(size, photos) for size in DRAWS for photos in (1, 2, 3)]

pytestmark = pytest.mark.skipif(not RESEARCH.exists(), reason="research pictures are not here")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded()


@pytest.fixture(scope="module")
def people(engine: Engine) -> People:
    return people_described(engine)


@pytest.fixture(scope="module")
def trials(people: People) -> dict[tuple[int, int], tuple[Trial, Trial]]:
    return {registry: identified(people, *registry) for registry in SIZES}


@pytest.fixture(scope="module")
def plain() -> dict[tuple[int, int], tuple[float, float, float]]:
    """By registry: FNIR at FPIR 1 %, strangers within 0.6 of somebody, colleagues near nobody or another one."""
    own = [sorted(folder.glob("*.jpg")) for folder in sorted((RESEARCH / "colleagues").iterdir())[:PLAIN_PEOPLE]]
    strangers = plain_recipe.encoded(sorted((RESEARCH / "strangers").glob("*.jpg"))[:PLAIN_STRANGERS])
    probes = plain_recipe.encoded([photos[3] for photos in own])
    references = np.stack(plain_recipe.encoded([photo for photos in own for photo in photos[:3]]))
    return {
        (size, photos): _plainly(references.reshape(-1, 3, 128)[:size, :photos], strangers, probes[:size])
        for size, photos in SIZES
        if size <= PLAIN_PEOPLE
    }


def _plainly(references: Vectors, strangers: list[Vectors], probes: list[Vectors]) -> tuple[float, float, float]:
    photos, known = references.shape[1], references.reshape(-1, 128)
    far, _ = plain_recipe.nearest(known, strangers, photos)
    near, whose = plain_recipe.nearest(known, probes, photos)
    right = (whose == np.arange(len(probes))).astype(np.float32)
    lost = 1 - float(((near <= plain_recipe.CLOSE) * right).mean())
    return missed(far, near, right, 0.01), float((far <= plain_recipe.CLOSE).mean()), lost


def test_who_is_taken_for_whom(people: People, trials: dict[tuple[int, int], tuple[Trial, Trial]]):
    """Open set: errors at fixed false alarms, and what the shipped bands do, for each half of the people."""
    rows = [("registry, photos each", "FNIR at FPIR 1 %, .3 %", "strangers sure", "strangers asked about",
             "colleagues asked about or unknown", "unknown", "sure, wrong name", "strangers sure by half",
             "colleagues asked about or unknown by half")]  # fmt: skip
    rows += [("to reach at 200, one and two photos", "12 / 5 %, -", "0.1 %", "", "30 / 10 %", "", "0.05 %", "", "")]
    for (size, photos), (strangers, colleagues) in trials.items():
        fnir = [missed(strangers.doubts, colleagues.doubts, colleagues.right, rate) for rate in (0.01, 0.003)]
        named, n = colleagues.sure * colleagues.right, len(colleagues.sure) / DRAWS[size]
        unknown = 1 - float((colleagues.sure + colleagues.asked).mean())
        halves = [
            " / ".join(f"{100 * rate[trial.half == half].mean():.2f}" for half in (0, 1))
            for rate, trial in ((strangers.sure, strangers), (1 - named, colleagues))
        ]
        rows.append((
            f"{size}, {photos}", " / ".join(f"{100 * rate:.1f} %" for rate in fnir),
            interval(float(strangers.sure.mean()), len(people.strangers)), f"{100 * strangers.asked.mean():.1f} %",
            interval(1 - float(named.mean()), n), f"{100 * unknown:.1f} %",
            interval(float((colleagues.sure * (1 - colleagues.right)).mean()), n), *halves,
        ))  # fmt: skip
    keep("faces: taken for whom", COMMAND, rows)
    assert all(strangers.sure.mean() <= 0.002 for strangers, _ in trials.values())


def test_whom_the_plain_recipe_takes_for_whom(plain: dict[tuple[int, int], tuple[float, float, float]]):
    """The same question to the plain recipe: fewer strangers, one photo a colleague."""
    rows = [("plain recipe: registry, photos each", "FNIR at FPIR 1 %", "strangers within 0.6", "colleagues missed")]
    rows += [
        (f"{size}, {photos}", f"{100 * fnir:.1f} %", interval(leak, PLAIN_STRANGERS), interval(lost, size))
        for (size, photos), (fnir, leak, lost) in plain.items()
    ]
    keep("faces: taken for whom by the plain recipe", COMMAND, rows)


def test_what_gets_out_and_what_is_asked(
    engine: Engine,
    people: People,
    trials: dict[tuple[int, int], tuple[Trial, Trial]],
    plain: dict[tuple[int, int], tuple[float, float, float]],
):
    """Leak: faces without consent that nobody is asked about, not found or surely somebody else. Questions: the rest.

    A face leaks that is not found, or found and taken for somebody who consented. What is found and unknown, asked
    about, or marked as accessory, somebody decides about. Not found is measured on the crowds, boxes of 20 px or more.
    """
    large, small, rows_of = _crowd(engine)
    unseen, wanted = 1 - large[0] / large[1], large[1]
    missed_small = (small[1] - small[0]) / (small[1] - small[0] + large[1] - large[0])
    hog, cnn = _unseen_plainly("hog", None), _unseen_plainly("cnn", BY_CNN)
    rows = [("registry, photos each", "leak", "of it not found", "found, surely somebody else: portraits / crowds",
             "questions about colleagues", "plain recipe, HOG: leak", "questions", "dlib's CNN: leak")]  # fmt: skip
    for (size, photos), (strangers, colleagues) in trials.items():
        sure, named = float(strangers.sure.mean()), float((colleagues.sure * colleagues.right).mean())
        in_crowds = float(np.mean([banded(gallery, rows_of, Band.SURE) for gallery in drawn(people, size, photos)]))
        rows.append((
            f"{size}, {photos}", _sum(unseen, wanted, sure, len(people.strangers)), f"{100 * unseen:.1f} %",
            f"{100 * sure:.2f} / {100 * in_crowds:.2f} %", f"{100 * (1 - named):.1f} %",
            *_plain_cells(plain.get((size, photos)), hog, cnn, wanted),
        ))  # fmt: skip
    apart = f"faces of {RECOGNISABLE} to {LARGE} px: {interval(1 - small[0] / small[1], small[1])} not found"
    rows.append((apart, f"{100 * missed_small:.0f} % of all that are not found", *[""] * 6))
    keep("faces: what gets out, what is asked", COMMAND, rows)


def _plain_cells(plain: tuple[float, float, float] | None, hog: float, cnn: float, wanted: int) -> tuple[str, str, str]:
    if plain is None:
        return "-", "-", "-"
    _, taken, lost = plain
    by_cnn = f"{100 * (cnn + (1 - cnn) * taken):.0f} %"
    return _sum(hog, wanted, taken, PLAIN_STRANGERS), f"{100 * lost:.1f} %", by_cnn


def _crowd(engine: Engine) -> tuple[tuple[int, int], tuple[int, int], list[Vectors]]:
    """Of the large and of the small faces: found, and there. And the large ones found, described."""
    counts, rows = np.zeros((2, 2), int), list[Vectors]()
    for photo in sorted((RESEARCH / "crowds").glob("*.jpg")):
        pixels = pixels_at(photo)
        faces = engine.finder.find(pixels)
        boxes = valid_boxes(photo.name, RECOGNISABLE)
        seen = [max(faces, key=lambda face: face.box.overlap(box), default=None) for box in boxes]
        hit = [face is not None and face.box.overlap(box) >= 0.5 for face, box in zip(seen, boxes, strict=True)]
        small = [min(box.w, box.h) < LARGE for box in boxes]
        np.add.at(counts, (np.array(small, int),), np.stack([hit, np.ones(len(hit), bool)], axis=1))
        found = [face for face, was, tiny in zip(seen, hit, small, strict=True) if face and was and not tiny]
        rows += list(engine.describer.describe(pixels, found))
    (large_found, large), (small_found, tiny_ones) = counts.tolist()
    return (large_found, large), (small_found, tiny_ones), rows


def _unseen_plainly(model: str, photos: int | None) -> float:
    wanted, found = 0, 0
    for photo in sorted((RESEARCH / "crowds").glob("*.jpg"))[:photos]:
        faces, boxes = plain_recipe.boxes(pixels_at(photo), model), valid_boxes(photo.name, LARGE)
        wanted, found = wanted + len(boxes), found + sum(any(b.overlap(f) >= 0.5 for f in faces) for b in boxes)
    return 1 - found / wanted


def _sum(unseen: float, boxes: int, taken: float, strangers: int) -> str:
    """Both ways out, with the intervals of both added up."""
    ends = [one + (1 - one) * other for one, other in zip(bounds(unseen, boxes), bounds(taken, strangers), strict=True)]
    return f"{100 * (unseen + (1 - unseen) * taken):.1f} % ({100 * ends[0]:.1f} to {100 * ends[1]:.1f})"


def test_which_unknown_faces_are_one_question(people: People):
    """Unknown faces of made-up events: pairs that belong together and are joined, and pairs of two people that are."""
    rows = [("people with 4 or 5 photos, with one", "joined of those that belong together", "of pairs of two people")]
    for known, once in ((10, 20), (30, 50), (100, 200)):
        right, wrong, same, different = joined(people, known, once)
        rows.append((f"{known}, {once}", f"{100 * right:.1f} % of {same}", f"{100 * wrong:.4f} % of {different}"))
        assert wrong <= 0.001
    keep("faces: groups of unknown faces", COMMAND, rows)
