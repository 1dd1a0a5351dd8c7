"""Prints of pictures: copies are alike, other pictures are not, not even of other people in the same place."""

from collections.abc import Callable
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance

from flows.demo.people import ANNA, BEN, CLARA, EMIL
from storage.pictures.likeness import ALIKE, alike, difference, likeness
from storage.previews import preview
from tests.events import figures

CROWDS = Path("../shared/data/faces/crowds")
COPIES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "half": lambda image: image.resize((image.width // 2, image.height // 2)),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.25),
    "stronger": lambda image: ImageEnhance.Contrast(image).enhance(1.3),
    "moved": lambda image: image.crop((image.width // 100, 0, image.width, image.height * 99 // 100)),
    "cut": lambda image: image.crop((image.width // 50, image.height // 50, image.width, image.height)),
}


def print_of(image: Image.Image, quality: int = 85) -> str:
    encoded = BytesIO()
    image.convert("RGB").save(encoded, "JPEG", quality=quality)
    return likeness(preview(encoded.getvalue(), 360))


@pytest.fixture(scope="module")
def group() -> Image.Image:
    return Image.open(BytesIO(figures(BEN, EMIL)))


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_is_alike(group: Image.Image, how: str) -> None:
    """However it was saved again."""
    assert alike(print_of(group), print_of(COPIES[how](group), quality=60))


def test_other_people_in_the_same_place_are_not(group: Image.Image) -> None:
    """A row of group photos before the same wall is no pile."""
    prints = [print_of(group), *(print_of(Image.open(BytesIO(figures(*who)))) for who in ((ANNA, EMIL), (ANNA, CLARA)))]
    assert not any(alike(one, other) for one, other in combinations(prints, 2))


def test_pictures_of_one_colour_are_told_apart_by_nothing() -> None:
    """A black and a grey one are alike; nothing is divided by zero."""
    assert difference(print_of(Image.new("RGB", (900, 600))), print_of(Image.new("RGB", (900, 600), "grey"))) <= ALIKE


@pytest.mark.slow
@pytest.mark.skipif(not CROWDS.exists(), reason="the shared photos are not here")
def test_the_threshold_lies_between_copies_and_other_crowds() -> None:
    """Of crowd photos every copy is alike, and no two of them are."""
    photos = [Image.open(path) for path in sorted(CROWDS.rglob("*.jpg"))[:12]]
    prints = [print_of(photo) for photo in photos]
    copied = [difference(one, print_of(copy(photo))) for photo, one in zip(photos, prints, strict=True)
              for copy in COPIES.values()]  # fmt: skip
    assert max(copied) <= ALIKE < min(difference(one, other) for one, other in combinations(prints, 2))
