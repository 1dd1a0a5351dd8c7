"""No container engine runs here: these tests read the container files and look whether what they name exists."""

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.settings import Settings

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
STEPS = (DOCKER / "Dockerfile").read_text().replace("\\\n", " ").splitlines()


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((DOCKER / "compose.yaml").read_text()))


def test_what_the_image_copies_exists():
    """Lock files, project file and rooms are where the image looks for them."""
    copied = [step.split()[1:-1] for step in STEPS if step.startswith("COPY ") and "--from" not in step]

    assert {"requirements-installer.lock", "requirements.lock", "flows"} <= {name for names in copied for name in names}
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []


def test_the_image_installs_nothing_that_is_not_in_the_lock():
    """Every package comes with its hash and without dependencies of its own choice."""
    installs = re.findall(r"pip install (.*?)(?:&&|$)", "\n".join(STEPS), flags=re.MULTILINE)

    assert len(installs) == 3
    assert all("--no-deps" in words for words in installs)
    assert all("--require-hashes" in words for words in installs if "-r" in words.split())
    (apt,) = [step for step in STEPS if "apt-get" in step]
    assert re.findall(r"no-install-recommends (.*?) *&&", apt) == ["tesseract-ocr tesseract-ocr-deu"]


def test_the_image_does_not_run_as_root():
    """The last user named is not root, and data and keys are volumes of their own."""
    users = [step.split()[1] for step in STEPS if step.startswith("USER ")]

    assert users == ["freigabe"]
    assert 'VOLUME ["/data", "/keys"]' in STEPS


def test_the_commands_named_exist(compose: dict[str, Any]):
    """What image, compose file and their README call is a command of Freigabe."""
    named = {words["command"][1] for words in compose["services"].values() if words["image"] == "freigabe"}
    named |= set(re.findall(r"exec freigabe freigabe (\w+)", (DOCKER / "README.md").read_text()))
    named |= {step.split('"')[3] for step in STEPS if step.startswith("CMD ")}
    freigabe = Path(sysconfig.get_path("scripts")) / "freigabe"

    for command in named:
        subprocess.run([freigabe, command, "--help"], check=True, capture_output=True)


def test_the_settings_named_exist():
    """A setting that is misspelt would be ignored in silence."""
    named = set(re.findall(r"\bFREIGABE_(\w+)", "\n".join([*STEPS, (DOCKER / "compose.yaml").read_text()])))

    assert {name.lower() for name in named} <= set(Settings.model_fields)


def test_one_machine_needs_one_service(compose: dict[str, Any]):
    """Without a profile only Freigabe itself starts, with its data and its keys in two volumes."""
    services = compose["services"]

    assert [name for name, words in services.items() if "profiles" not in words] == ["freigabe"]
    assert services["freigabe"]["volumes"] == ["data:/data", "keys:/keys"]


def test_each_service_and_volume_named_is_there(compose: dict[str, Any]):
    """No service waits for one that does not exist, and every named volume is declared."""
    services = compose["services"]
    waited_for = {name for words in services.values() for name in words.get("depends_on", ())}
    mounted = {entry.split(":")[0] for words in services.values() for entry in words["volumes"] if entry[0] != "/"}

    assert waited_for <= set(services)
    assert mounted == set(compose["volumes"])
