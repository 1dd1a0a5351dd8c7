"""What the demo leaves running: a way in for each role, and nothing that reaches outside."""

import os
from pathlib import Path

import pytest

from approvals.people import Role
from flows.demo.command import SHOWN_AROUND, _house
from flows.demo.people import COLLEAGUES
from flows.demo.telling import TITLES
from flows.house import house


def test_every_role_is_shown_around():
    """Somebody of each role has a link, with a word on what they do here in both languages."""
    shown = [one for one in COLLEAGUES if one.handle in SHOWN_AROUND]

    assert frozenset().union(*(one.roles for one in shown)) == frozenset(Role)
    assert {f"as_{handle}" for handle in SHOWN_AROUND} <= TITLES["de"].keys() & TITLES["en"].keys()


def test_the_demo_touches_nothing_of_the_real_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A database, a mail server and a proxy that are set for the real service are not the demo's."""
    real = {"DATABASE": "postgresql://real/real", "SMTP_HOST": "mail.real.example", "ADDRESS": "https://real.example",
            "TRUSTED_PROXY": "*", "KEYS": "/real/keys", "OIDC_X_ISSUER": "https://real.example"}  # fmt: skip
    monkeypatch.setattr(os, "environ", {f"FREIGABE_{name}": value for name, value in real.items()})
    settings = _house(tmp_path).settings
    house.cache_clear()

    assert (settings.smtp_host, settings.trusted_proxy, settings.demo) == ("", "", True)
    assert settings.public_address == f"http://127.0.0.1:{settings.pages_port}"
    assert str(tmp_path) in settings.database_url
    assert tmp_path in settings.keys_folder.parents
