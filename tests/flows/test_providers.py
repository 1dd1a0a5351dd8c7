"""Identity providers from the settings: several by name; what cannot be right is refused at the start."""

from pathlib import Path

import pytest

from flows.errors import IssuerForEverybody, IssuerUnfit, SettingMissing
from flows.house import House
from flows.providers import providers
from flows.serve import serve
from flows.settings import Settings
from flows.wording.troubles import sentence
from tests.servers.ports import free_ports

TENANT = "https://login.microsoftonline.com/8f3a0c6e-1111-2222-3333-444455556666/v2.0"


def told(name: str, **values: str) -> dict[str, str]:
    return {f"FREIGABE_OIDC_{name}_{key}": value for key, value in values.items()}


def test_several_stand_side_by_side():
    """In the order of their names, with the label people read; secrets are not shown."""
    entra = told("ENTRA", ISSUER=TENANT, CLIENT_ID="a", CLIENT_SECRET="geheim", LABEL="Microsoft", MAIL_CLAIM="upn")
    google = told("GOOGLE", ISSUER="https://accounts.google.com", CLIENT_ID="b", CLIENT_SECRET="geheim")
    first, second = providers({**google, **entra, "FREIGABE_HOME": "x"})

    assert (first.name, first.label, first.mail_claim, first.verified_claim) == (
        "entra",
        "Microsoft",
        "upn",
        "email_verified",
    )
    assert (second.name, second.label, second.mail_claim) == ("google", "Google", "email")
    assert "geheim" not in repr(first)


def test_without_settings_there_is_none():
    """The mail link is enough."""
    assert providers({"FREIGABE_HOME": "x"}) == []


@pytest.mark.parametrize("whose", ["common", "organizations", "consumers", ""])
def test_microsofts_door_for_everybody_is_refused(whose: str):
    """With it any Microsoft account in the world could claim an address; the sentence names the right one."""
    issuer = f"https://login.microsoftonline.com/{whose}/v2.0".replace("//v2.0", "/")
    with pytest.raises(IssuerForEverybody) as refused:
        providers(told("ENTRA", ISSUER=issuer, CLIENT_ID="a"))

    assert "MANDANT" in (sentence(refused.value, "de") or "")
    assert "FREIGABE_OIDC_ENTRA_ISSUER" in (sentence(refused.value, "en") or "")


def test_an_issuer_without_encryption_is_refused_except_on_this_machine():
    """For tests and tries on 127.0.0.1 http is enough."""
    with pytest.raises(IssuerUnfit):
        providers(told("KC", ISSUER="http://keycloak.example/realms/x", CLIENT_ID="a"))
    assert providers(told("KC", ISSUER="http://127.0.0.1:8080/realms/x", CLIENT_ID="a"))


@pytest.mark.parametrize("given", [{"ISSUER": TENANT}, {"CLIENT_ID": "a"}, {"LABEL": "x"}])
def test_half_a_provider_is_refused(given: dict[str, str]):
    """What is missing is named."""
    with pytest.raises(SettingMissing) as refused:
        providers(told("ENTRA", **given))
    assert refused.value.name.startswith("FREIGABE_OIDC_ENTRA_")


def test_the_service_does_not_start_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Said at the start, and not when the first person wants to sign in."""
    monkeypatch.setenv("FREIGABE_OIDC_ENTRA_ISSUER", "https://login.microsoftonline.com/common/v2.0")
    monkeypatch.setenv("FREIGABE_OIDC_ENTRA_CLIENT_ID", "a")
    prefect, pages = free_ports(2)
    with pytest.raises(IssuerForEverybody):
        serve(House(Settings(home=tmp_path, prefect_port=prefect, pages_port=pages)), lambda _: None)
    assert not (tmp_path / "freigabe.db").exists()
