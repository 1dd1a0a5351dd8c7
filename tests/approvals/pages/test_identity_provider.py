"""What an identity provider says is believed only when everything about it is right."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from approvals.desk import hiring
from approvals.pages.cookies import SESSION
from approvals.pages.vouching import Provider
from tests.office import Office
from tests.servers.lying_provider import Liar, lying_provider, new_key
from tests.website import Site, Visit, site_of


@dataclass
class Way:
    """Somebody's way in: their browser, what they set out with, and the provider they come from."""

    site: Site
    liar: Liar
    visit: Visit
    asked: dict[str, str]

    def back(self, **changed: str) -> int:
        answer = self.visit.get(
            "/sign-in/with/house/back", params={"code": "c", "state": self.asked["state"], **changed}
        )
        assert (SESSION in self.visit.client.cookies) == (answer.status_code == 303)
        return answer.status_code


@pytest.fixture
def liar() -> Iterator[Liar]:
    with lying_provider() as started:
        yield started


@pytest.fixture
def way(office: Office, liar: Liar) -> Way:
    """Emil set out, and the provider would vouch for him."""
    site = site_of(office)
    site.premises.providers = (Provider("house", "Haus-Konto", liar.address, "freigabe", "geheim"),)
    visit = site.visit(None)
    to = urlsplit(visit.get("/sign-in/with/house?next=/keys").headers["location"])
    asked = {name: values[0] for name, values in parse_qs(to.query).items()}
    liar.honest(asked["nonce"], "Emil@example.test")
    return Way(site, liar, visit, asked)


def test_whoever_it_vouches_for_is_in(way: Way):
    """Emil is signed in and where he wanted to be; he set out with PKCE, state and nonce."""
    answer = way.visit.get("/sign-in/with/house/back", params={"code": "c", "state": way.asked["state"]})

    assert answer.headers["location"] == "/keys"
    assert SESSION in way.visit.client.cookies
    assert way.asked["code_challenge_method"] == "S256"
    assert way.asked["redirect_uri"] == "http://testserver/sign-in/with/house/back"


LIES = {
    "another issuer": {"iss": "https://evil.example"},
    "another client": {"aud": "another"},
    "ours among others, made for another": {"aud": ["freigabe", "another"], "azp": "another"},
    "another asking": {"nonce": "old"},
    "no asking": {"nonce": None},
    "long ago": {"exp": int(time.time()) - 3600},
    "without an end": {"exp": None},
    "not verified": {"email_verified": False},
    "nothing about verified": {"email_verified": None},
    "somebody unknown": {"email": "stranger@example.test"},
    "no address": {"email": ""},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_what_is_not_right_signs_nobody_in(way: Way, lie: dict[str, object]):
    """One wrong claim is enough."""
    way.liar.claims |= lie
    way.liar.claims = {name: value for name, value in way.liar.claims.items() if value is not None}

    assert way.back() == 422


def test_a_token_signed_by_somebody_else_is_refused(way: Way):
    """With a key the provider does not publish."""
    way.liar.signing = new_key()

    assert way.back() == 422


def test_a_token_signed_with_the_shared_secret_or_not_at_all_is_refused(way: Way):
    """Only the provider's own keys count."""
    secret = OctKey.import_key("geheim-geheim-geheim-geheim-geheim")
    way.liar.forge = lambda claims: jwt.encode({"alg": "HS256"}, claims, secret)
    assert way.back() == 422

    way.liar.forge = lambda claims: jwt.encode({"alg": "ES256"}, claims, way.liar.key).rsplit(".", 1)[0] + "."
    assert way.back() == 422


def test_keys_that_were_changed_are_fetched_anew(way: Way):
    """The provider changed its key this morning: nobody has to restart anything."""
    assert way.back() == 303
    way.liar.key = new_key()
    other = way.site.visit(None)
    to = urlsplit(other.get("/sign-in/with/house").headers["location"])
    asked = {name: values[0] for name, values in parse_qs(to.query).items()}
    way.liar.honest(asked["nonce"], "anna@example.test")

    assert Way(way.site, way.liar, other, asked).back() == 303


def test_a_provider_that_describes_another_is_not_used(office: Office, liar: Liar):
    """Its description has to name the issuer that is set."""
    liar.described = {"issuer": "https://evil.example"}
    site = site_of(office)
    site.premises.providers = (Provider("house", "Haus-Konto", liar.address, "freigabe"),)

    assert site.visit(None).get("/sign-in/with/house").status_code == 422


@pytest.mark.parametrize(
    "changed", [{"state": "made up"}, {"state": ""}, {"code": ""}, {"iss": "https://evil.example"}]
)
def test_an_answer_that_does_not_belong_to_the_asking_is_refused(way: Way, changed: dict[str, str]):
    """A wrong state, no code, or another issuer that mixes itself in (RFC 9207)."""
    assert way.back(**changed) == 422


def test_an_answer_to_another_browser_is_refused(way: Way):
    """Only the browser that set out is believed."""
    assert Way(way.site, way.liar, way.site.visit(None), way.asked).back() == 422


def test_an_address_from_beside_the_token_counts_for_the_same_person_only(way: Way):
    """Where the token holds no address the provider is asked; what it says about somebody else is not taken."""
    mail = {name: way.liar.claims.pop(name) for name in ("email", "email_verified")}
    way.liar.beside = {"sub": "2", **mail}
    assert way.back() == 422

    way.liar.beside = {"sub": "1", **mail}
    assert way.back() == 303


def test_where_administrators_write_the_addresses_another_claim_counts(way: Way):
    """A directory without "verified": the claim that is set is taken as it is."""
    (provider,) = way.site.premises.providers
    way.site.premises.providers = (replace(provider, mail_claim="upn", verified_claim=None),)
    del way.liar.claims["email"], way.liar.claims["email_verified"]
    way.liar.claims["upn"] = "emil@example.test"

    assert way.back() == 303


def test_who_left_is_not_let_in_by_the_provider(way: Way):
    """Their account there may still work; here it does not."""
    hiring.let_go(way.site.premises.begin, way.site.office.people["emil"], by=way.site.office.people["ada"])

    assert way.back() == 422


def test_a_provider_in_trouble_is_a_sentence(way: Way):
    """It answers with an error: the page says what else one can do."""
    way.liar.status = 500
    answer = way.visit.get("/sign-in/with/house/back", params={"code": "c", "state": way.asked["state"]})

    assert answer.status_code == 422
    assert "Lass dir einen Link schicken" in answer.text


def test_a_provider_nobody_set_is_not_there(way: Way):
    """Neither its beginning nor its end."""
    assert way.visit.get("/sign-in/with/other").status_code == 404
    assert way.visit.get("/sign-in/with/other/back").status_code == 404
