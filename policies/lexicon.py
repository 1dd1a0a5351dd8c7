"""The word lists beside the rules."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml


def lexicon(name: str) -> frozenset[str]:
    return frozenset(_lists()[name].split())


def in_order(name: str) -> tuple[str, ...]:
    """As they are written there."""
    return tuple(_lists()[name].split())


@cache
def _lists() -> Mapping[str, str]:
    text = resources.files("policies").joinpath("lexicon.yaml").read_text("utf-8")
    return dict(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - BaseLoader makes texts only
