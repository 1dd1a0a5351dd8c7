"""Receipts and standing words on the pages: said, downloaded, verified, for nobody but their owner."""

import json
from base64 import b64decode

import pytest

from approvals.desk import standing_words
from approvals.receipts.checking import verified
from tests.office import Office
from tests.website import site_of


def test_a_standing_no_is_said_in_one_form_and_taken_back_in_it(office: Office):
    """Each channel has its own choice; one that is not in the form stays as it is."""
    emil = site_of(office).visit("emil")
    emil.post("/me/words", **{"word.instagram": "no", "word.export": "blur"})
    emil.post("/me/words", **{"word.instagram": ""})
    words = {one.channel: one for one in standing_words.words_of(office.begin, office.people["emil"])}
    assert words["instagram"].withdrawn_at is not None
    assert words["export"].withdrawn_at is None
    assert "Was hier früher galt" in emil.text("/me/consents")


def test_a_yes_smuggled_into_the_form_is_none(office: Office):
    """A yes is never standing without its text."""
    site_of(office).visit("emil").post("/me/words", **{"word.instagram": "yes"})
    assert standing_words.words_of(office.begin, office.people["emil"]) == []


def test_the_receipt_is_downloaded_and_verified_with_the_published_key(office: Office):
    """As anybody would do it, elsewhere: the file and the key are enough."""
    consent = office.consent("emil", "export")
    emil = site_of(office).visit("emil")
    data = emil.get(f"/me/receipts/{consent}.jsonld").content
    key = json.loads(site_of(office).visit(None).get("/.well-known/freigabe-receipt-key.json").content)
    assert verified(data, b64decode(key["public_key"]))["@type"] == "dpv:ConsentReceipt"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_there_is_one_to_print(office: Office, lang: str):
    """A PDF in the reader's language, also of a standing no."""
    consent = office.consent("emil", "export", event="Sommerfest")
    (word,) = standing_words.say(office.begin, {"export": standing_words.KINDS[1]}, by=office.people["emil"])
    emil = site_of(office).visit("emil", lang)
    for about in (consent, word.id):
        printed = emil.get(f"/me/receipts/{about}.pdf")
        assert printed.content.startswith(b"%PDF-")
        assert f"/Lang ({lang})".encode() in printed.content


def test_anyone_checks_one_on_a_page(office: Office):
    """Genuine as it is; with one word changed it is not, and nothing of it is shown."""
    consent = office.consent("emil", "export")
    text = site_of(office).visit("emil").get(f"/me/receipts/{consent}.jsonld").text
    guest = site_of(office).visit(None)
    assert "Der Beleg ist echt" in guest.post("/receipts", receipt=text.replace("\n", "\r\n")).text
    refused = guest.post("/receipts", receipt=text.replace('"export"', '"import"'))
    assert refused.status_code == 422
    assert "nicht von uns" in refused.text


def test_somebody_elses_is_not_found(office: Office):
    """Not even by its full number."""
    consent = office.consent("emil", "export")
    clara = site_of(office).visit("clara")
    found = [clara.get(f"/me/receipts/{consent}.{kind}").status_code for kind in ("pdf", "jsonld")]
    assert found == [404, 404]
