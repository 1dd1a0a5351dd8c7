"""Benchmarks run only where they are asked for: `pytest tests/benchmarks --benchmarks`, or `make bench`."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--benchmarks", action="store_true", help="measure, and write tests/benchmarks/RESULTS.md")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Without the option there is nothing here."""
    if collection_path.parent == Path(__file__).parent and not config.getoption("benchmarks", default=False):
        return True
    return None
