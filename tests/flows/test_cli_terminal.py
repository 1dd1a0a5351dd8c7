"""On a real terminal: questions are asked there, and the service ends with Ctrl-C."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from flows.house import House
from tests.flows.terminal import Terminal
from tests.servers.ports import free_ports

COMMAND = (sys.executable, "-c", "from flows.cli import app; app()")


@pytest.fixture
def shop(home: House) -> Terminal:
    terminal = Terminal(home)
    terminal.open_shop()
    return terminal


def at_terminal(
    shop: Terminal, words: Sequence[str], who: Mapping[str, str], asked: str, typed: str
) -> tuple[int, str]:
    """Type an answer on a pseudo-terminal once it is asked for. Returns exit code and what both outputs said."""
    ours, theirs = pty.openpty()
    outputs = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    command = [*COMMAND, *words]
    process = subprocess.Popen(command, env=_env(shop, who), stdin=theirs, start_new_session=True, **outputs)
    assert process.stdout is not None
    said = b""
    while asked.encode() not in said:
        said += process.stdout.read(1)
    os.write(ours, f"{typed}\n".encode())
    said += process.communicate(timeout=60)[0]
    os.close(ours)
    os.close(theirs)
    return process.returncode, said.decode()


def _env(shop: Terminal, more: Mapping[str, str]) -> dict[str, str]:
    home = {"FREIGABE_HOME": str(shop.home.settings.home), "FREIGABE_LANG": "de", "PATH": os.environ["PATH"]}
    return home | dict(more)


def test_a_signer_sees_the_names_and_is_asked(shop: Terminal, tmp_path: Path):
    """Clara reads that Ben is shown; after "n" nothing is signed, after "j" it is."""
    post = shop.party(tmp_path, "ben")
    shop.answer("ben", "yes")
    clara = {"FREIGABE_AS": "clara", "FREIGABE_KEY": shop.keys["clara"]}
    code, said = at_terminal(shop, ("decide", "sign", post), clara, "[j/N]", "n")
    assert (code, "ben" in said, "Nicht bestätigt" in said) == (1, True, True)
    code, said = at_terminal(shop, ("decide", "sign", post), clara, "[j/N]", "j")
    assert (code, "Unterschrieben: export" in said) == (0, True)


def test_a_missing_key_is_asked_for_and_not_shown(shop: Terminal):
    """Ben types his key; it opens the command and never appears."""
    code, said = at_terminal(shop, ("people", "whoami"), {"FREIGABE_AS": "ben"}, "Schlüssel: ", shop.keys["ben"])
    assert (code, "Ben (ben)" in said) == (0, True)
    assert shop.keys["ben"] not in said


@pytest.mark.slow
def test_the_service_tells_its_steps_and_ends_with_ctrl_c(shop: Terminal):
    """`freigabe run` says where everything is, and Ctrl-C ends it and its Prefect without a traceback."""
    prefect, pages = map(str, free_ports(2))
    ports = {"FREIGABE_PREFECT_PORT": prefect, "FREIGABE_PAGES_PORT": pages}
    env = _env(shop, {**ports, "PYTHONUNBUFFERED": "1"})
    service = subprocess.Popen([*COMMAND, "run"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert service.stdout is not None
    lines = [next(line for line in service.stdout if "Strg-C" in line)]
    service.send_signal(signal.SIGINT)
    lines += service.stdout.readlines()
    assert service.wait(60) == 0
    assert lines[-1] == "Beendet; es wartet nichts, was verloren ginge.\n"
