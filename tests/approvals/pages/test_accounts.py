"""The page of the channels: connected only when they answer, secrets never shown, plain words for what is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from approvals.channel_accounts import ChannelAccount
from approvals.channels import Account, ChannelRefused, Trouble
from tests.servers.double import serving
from tests.servers.webhook_receiver import KEY_ID, SECRET, WebhookReceiver
from tests.website import Site

PATH = "/administration/accounts"


class Exchange:
    """Connects to a channel that answers as it is told to."""

    def __init__(self, answer: Account | ChannelRefused) -> None:
        self.answer = answer

    def __call__(self, account: ChannelAccount) -> "Exchange":  # noqa: ARG002 - whoever it is
        return self

    def check(self) -> Account:
        if isinstance(self.answer, ChannelRefused):
            raise self.answer
        return self.answer


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    with serving(found := WebhookReceiver()):
        yield found


def told(receiver: WebhookReceiver, secret: str = SECRET) -> Mapping[str, str]:
    return {"url": f"{receiver.address}/news", "key_id": KEY_ID, "secret": secret}


def kept(site: Site) -> list[ChannelAccount]:
    with site.office.begin(reading=True) as work:
        return work.channel_accounts.find()


def mastodon(site: Site, answer: Account | ChannelRefused, handle: str = "lena", lang: str = "de") -> str:
    """What the page says after Lena connected a Mastodon account that answers so."""
    site.premises.connect = Exchange(answer)
    visit = site.visit(handle, lang)
    reply = visit.post(f"{PATH}/new/mastodon", server="https://social.example", token="very secret")
    return visit.get(reply.headers["location"]).text if reply.status_code == 303 else reply.text


def test_a_channel_is_connected_asked_and_removed(site: Site, receiver: WebhookReceiver) -> None:
    """Lena fills in the form, the receiver answers, it is in the list; she asks it again and lets it go."""
    lena = site.visit("lena")
    assert "Webhook" in lena.text(PATH)
    assert lena.post(f"{PATH}/new/webhook", **told(receiver)).headers["location"] == f"{PATH}/webhook"
    assert "Verbunden mit 127.0.0.1" in lena.get(f"{PATH}/webhook").text
    assert "Webhook 127.0.0.1" in lena.text(PATH)
    assert lena.post(f"{PATH}/webhook/check").status_code == 303
    assert "Antwortet als 127.0.0.1" in lena.get(PATH).text
    lena.post(f"{PATH}/webhook/remove")
    assert kept(site) == []


def test_a_secret_is_never_shown_again(site: Site, receiver: WebhookReceiver) -> None:
    """Neither on its page nor after a mistake; left empty it stays as it is."""
    lena = site.visit("lena")
    refused = lena.post(f"{PATH}/new/webhook", **told(receiver) | {"secret": "mistyped-one"})
    assert refused.status_code == 422
    assert "mistyped-one" not in refused.text
    lena.post(f"{PATH}/new/webhook", **told(receiver))
    assert SECRET not in lena.get(f"{PATH}/webhook").text
    lena.post(f"{PATH}/webhook", **told(receiver) | {"secret": ""})
    assert kept(site)[0].secrets == {"secret": SECRET}


def test_a_wrong_secret_is_said_beside_the_form(site: Site, receiver: WebhookReceiver) -> None:
    """What is wrong and what to do, no command; what was typed stands there still, and nothing was kept."""
    answer = site.visit("ada").post(f"{PATH}/new/webhook", **told(receiver, "wrong"))
    assert answer.status_code == 422
    assert "Hol dir bei Webhook ein neues" in answer.text
    assert "freigabe channels" not in answer.text
    assert f'value="{receiver.address}/news"' in answer.text
    assert kept(site) == []


def test_a_renewed_secret_is_asked_before_it_is_kept(site: Site, receiver: WebhookReceiver) -> None:
    """A wrong one changes nothing."""
    lena = site.visit("lena")
    lena.post(f"{PATH}/new/webhook", **told(receiver))
    assert lena.post(f"{PATH}/webhook", **told(receiver, "wrong")).status_code == 422
    assert kept(site)[0].secrets == {"secret": SECRET}
    assert lena.post(f"{PATH}/webhook", **told(receiver)).status_code == 303


def test_other_settings_need_the_secrets_anew(site: Site, receiver: WebhookReceiver) -> None:
    """A kept secret never goes to another address; the field that lacks is named."""
    lena = site.visit("lena")
    lena.post(f"{PATH}/new/webhook", **told(receiver))
    answer = lena.post(f"{PATH}/webhook", url=f"{receiver.address}/elsewhere", key_id=KEY_ID, secret="")
    assert answer.status_code == 422
    assert re.search(r'name="secret"[^>]*aria-invalid', answer.text)


@pytest.mark.parametrize(("trouble", "detail", "said"), [
    (Trouble.TOKEN, "", "Das Zugangs-Token gilt nicht"),
    (Trouble.PERMISSION, "write:media", "fehlt ein Recht: write:media"),
    (Trouble.UNREACHABLE, "", "Mastodon ist nicht zu erreichen"),
    (Trouble.SLOW, "8 s", "nicht rechtzeitig geantwortet"),
    (Trouble.PRIVATE_ADDRESS, "10.0.0.7", "10.0.0.7 liegt in einem privaten Netz"),
    (Trouble.SETTING, "social", "nicht zu brauchen: social"),
])  # fmt: skip
def test_what_is_wrong_is_said_in_plain_words(site: Site, trouble: Trouble, detail: str, said: str) -> None:
    """And nothing is kept."""
    assert said in mastodon(site, ChannelRefused("mastodon", trouble, again=False, detail=detail))
    assert kept(site) == []


@pytest.mark.parametrize(("answer", "said"), [
    (Account("@firma", missing=("write:media",)), "Dem Zugang fehlt ein Recht: write:media"),
    (Account("@firma", lacks=(Trouble.ADDRESS,)), "FREIGABE_ADDRESS auf eine öffentliche Adresse mit https"),
    (Account("@firma", lacks=(Trouble.ROLE,)), "die Rolle Administrator"),
    (Account("@firma", lacks=(Trouble.VERSION,)), "Trage eine neuere ein"),
])  # fmt: skip
def test_what_an_account_lacks_is_said_on_its_page_and_in_the_list(site: Site, answer: Account, said: str) -> None:
    """It is kept, and says what to do."""
    assert said in mastodon(site, answer)
    assert said in site.visit("ada").text(PATH)


def test_the_english_page_speaks_english(site: Site) -> None:
    """Also about what is wrong."""
    refused = ChannelRefused("mastodon", Trouble.PERMISSION, again=False, detail="write:media")
    assert "The access lacks a permission: write:media" in mastodon(site, refused, lang="en")


@pytest.mark.parametrize(("days", "said"), [(40, "läuft"), (5, "läuft in 5 Tagen ab"), (-1, "Zugang abgelaufen")])
def test_the_end_of_an_access_is_announced(site: Site, days: int, said: str) -> None:
    """Days ahead, in the list and on its page."""
    mastodon(site, Account("@firma", site.office.clock() + timedelta(days=days)))
    assert said in site.visit("lena").text(PATH)
    assert ("Hol" in site.visit("lena").text(f"{PATH}/mastodon")) == (days < 30)


def test_what_is_connected_can_be_named_in_drafts(site: Site) -> None:
    """Also where the company had chosen among the channels before."""
    site.office.settings(channels=("export",))
    mastodon(site, Account("@firma"))
    with site.office.begin(reading=True) as work:
        assert work.company.channels == ("export", "mastodon")


def test_a_second_account_has_a_name_of_its_own(site: Site) -> None:
    """The same name twice is refused in words."""
    site.premises.connect = Exchange(Account("@jobs"))
    lena = site.visit("lena")
    form = {"server": "https://social.example", "token": "secret", "more": "jobs"}
    assert lena.post(f"{PATH}/new/mastodon", **form).headers["location"] == f"{PATH}/mastodon-jobs"
    assert "Mastodon jobs" in lena.text(PATH)
    assert "gibt es schon" in lena.post(f"{PATH}/new/mastodon", **form).text


@pytest.mark.parametrize("handle", ["anna", "clara"])
def test_others_see_no_accounts(site: Site, handle: str) -> None:
    """Neither the list nor a form; nothing is asked."""
    mastodon(site, Account("@firma"))
    visit = site.visit(handle)
    for path in (PATH, f"{PATH}/mastodon", f"{PATH}/new/mastodon"):
        assert visit.get(path).status_code == 403
    assert visit.post(f"{PATH}/mastodon/remove").status_code == 403


def test_an_account_of_a_kind_that_is_gone_can_be_let_go(site: Site) -> None:
    """Another version of Freigabe knew it: the list still stands, and there is no such form."""
    mastodon(site, Account("@firma"))
    with site.office.begin() as work:
        work.channel_accounts.save(replace(work.channel_accounts.find()[0], kind="myspace", trouble="token"))
        work.commit()
    assert "@firma" in site.visit("lena").text(PATH)
    assert site.visit("lena").get(f"{PATH}/new/myspace").status_code == 404
