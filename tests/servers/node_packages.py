"""What a test server from npm needs, installed once; two test runs at once wait for each other."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest

QUIETLY = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")


def install(folder: Path, *, built: tuple[str, ...] = ()) -> None:
    """As its lock file says; only the packages named in `built` may run their scripts. Skips where there is no npm."""
    if shutil.which("npm") is None:
        pytest.skip("this server needs node and npm")
    with (folder / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "node_modules" / ".built"
        if not done.exists():
            _npm(folder, "ci", *QUIETLY)
            for package in built:
                _npm(folder, "rebuild", package)
            done.touch()


def _npm(folder: Path, *command: str) -> None:
    subprocess.run(["npm", *command], cwd=folder, check=True, timeout=1800, stdin=subprocess.DEVNULL)
