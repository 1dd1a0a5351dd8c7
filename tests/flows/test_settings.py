"""The settings as they are documented, and what is said when one cannot be used."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from flows.house import House
from flows.settings import Settings
from tests.flows.terminal import Terminal

DOCUMENTED = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(r"^\| `FREIGABE_([A-Z0-9_]+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)
SECRET = "s3cr3t-and-long"


def test_every_setting_is_in_the_table():
    """And no row names one that is gone; a secret is called one."""
    rows = {name.lower(): says for name, _, says in ROW.findall(DOCUMENTED.read_text()) if not name.startswith("OIDC_")}
    assert set(rows) == set(Settings.model_fields)
    secrets = {name for name, field in Settings.model_fields.items() if field.annotation is SecretStr}
    assert {name for name, says in rows.items() if "secret" in says} == secrets


def test_the_defaults_in_the_table_are_true():
    """Where a row names a value, it is the one that counts."""
    wrong = {}
    for name, default, _ in ROW.findall(DOCUMENTED.read_text()):
        if (value := re.fullmatch(r"`([^`]*)`", default)) and not name.startswith("OIDC_"):
            told = str(Settings.model_fields[name.lower()].default)
            wrong |= {} if value[1].lower() == told.lower() else {name: told}
    assert wrong == {}


def test_an_unusable_setting_is_named_with_what_was_given(home: House, monkeypatch: pytest.MonkeyPatch):
    """The port is a word: `freigabe doctor` says which setting, what it was, and why not."""
    from flows.house import house  # noqa: PLC0415 - the cached one is emptied here

    monkeypatch.setenv("FREIGABE_PAGES_PORT", "eighty")
    house.cache_clear()
    said = Terminal(home).type("doctor").stdout
    assert "FREIGABE_PAGES_PORT" in said
    assert "eighty" in said
    monkeypatch.delenv("FREIGABE_PAGES_PORT")
    house.cache_clear()


def test_secrets_are_not_printed(home: House, monkeypatch: pytest.MonkeyPatch):
    """Neither by the settings themselves nor by the doctor."""
    monkeypatch.setenv("FREIGABE_S3_SECRET_KEY", SECRET)
    monkeypatch.setenv("FREIGABE_SMTP_PASSWORD", SECRET)
    assert SECRET not in repr(Settings())
    assert SECRET not in Terminal(home).type("doctor", "--json").stdout
