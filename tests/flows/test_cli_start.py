"""The command line starts at once: what a command does not need is not imported."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("prefect", "onnxruntime", "dlib", "face_recognition", "phonenumbers", "boto3", "fastapi")
PROGRAM = """
import json, sys
from typer.testing import CliRunner
from flows.cli import app
result = CliRunner().invoke(app, sys.argv[1:])
print(json.dumps([result.exit_code, result.output, sorted(sys.modules)]))
"""


def start(folder: Path, *words: str) -> tuple[int, str, set[str]]:
    command = [sys.executable, "-c", PROGRAM, *words]
    env = {"FREIGABE_HOME": str(folder), "FREIGABE_LANG": "de"}
    done = subprocess.run(command, env=env, capture_output=True, check=True, text=True, timeout=60)
    code, output, modules = json.loads(done.stdout)
    return code, output, set(modules)


@pytest.mark.parametrize("words", [("--help",), ("status",), ("status", "--help"), ("history", "verify")])
def test_nothing_heavy_is_imported(tmp_path: Path, words: tuple[str, ...]):
    """Neither Prefect nor a model, an S3 client or a table of phone numbers is loaded."""
    _code, _output, modules = start(tmp_path, *words)
    assert modules.isdisjoint(HEAVY)


def test_help_loads_nothing_of_the_house(tmp_path: Path):
    """The overview comes without database, numbers or rules, and names every command in German."""
    code, output, modules = start(tmp_path, "--help")
    assert code == 0
    assert "Einen Entwurf einreichen." in output
    assert modules.isdisjoint({"sqlalchemy", "numpy", "pydantic_settings", "flows.house", "policies.guideline"})
