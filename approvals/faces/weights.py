"""Where the weights lie that face_recognition_models brings along."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "face_recognition_models"


def path_of(file: str) -> Path:
    """Find a file of weights without importing its package, whose import takes long and warns."""
    package = find_spec(PACKAGE)
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError(name=PACKAGE)
    return Path(package.submodule_search_locations[0]) / "models" / file
