"""Receipts: complete by the profile, in terms that exist, signed down to the last byte, for their owner only."""

import json
import random

import pytest

from approvals.appearances import Said
from approvals.desk import consenting, receipting, standing_words
from approvals.errors import NotFound, ReceiptNotOurs, ReceiptUnfit
from approvals.receipts.checking import CONTEXT, unfit, verified, with_proof
from tests.office import Office


def emils(office: Office, about: str) -> bytes:
    return receipting.receipt(office.begin, about, by=office.people["emil"])


def record(data: bytes) -> dict[str, object]:
    found = json.loads(data)["dpv:hasRecordOfActivity"]
    assert isinstance(found, dict)
    return found


def test_a_consent_gives_one(office: Office) -> None:
    """Who, what for, on what grounds, beside which words, since when: verified by the published key alone."""
    data = emils(office, office.consent("emil", "export", event="Sommerfest"))
    told = verified(data, receipting.public_key(office.begin))
    assert unfit(told) == ()
    inner = record(data)
    assert inner["dpv:hasLegalBasis"] == "eu-gdpr:A6-1-a"
    assert inner["dpv:hasProcess"]["schema:event"] == "Sommerfest"
    assert [one["@type"] for one in inner["dpv:hasConsentStatus"]] == ["dpv:ConsentGiven"]


def test_withdrawing_gives_another(office: Office) -> None:
    """It says both; the earlier one still verifies: it was true."""
    consent = office.consent("emil", "export")
    before = emils(office, consent)
    consenting.withdraw_own(office.begin, consent, by=office.people["emil"])
    after = emils(office, consent)
    states = [one["@type"] for one in record(after)["dpv:hasConsentStatus"]]
    assert states == ["dpv:ConsentGiven", "dpv:ConsentWithdrawn"]
    assert receipting.verify(office.begin, before) != receipting.verify(office.begin, after)


@pytest.mark.parametrize("said", [Said.NO, Said.BLUR])
def test_a_standing_no_or_blur_gives_one(office: Office, said: Said) -> None:
    """It is a refusal, and taken back it is unknown again."""
    emil = office.people["emil"]
    (word,) = standing_words.say(office.begin, {"export": said}, by=emil)
    assert record(emils(office, word.id))["dpv:hasConsentStatus"][0]["@type"] == "dpv:ConsentRefused"
    standing_words.say(office.begin, {"export": None}, by=emil)
    assert record(emils(office, word.id))["dpv:hasConsentStatus"][1]["@type"] == "dpv:ConsentUnknown"


def test_one_changed_byte_fails(office: Office) -> None:
    """Whichever it is: each place of the signature, and two hundred others."""
    data = emils(office, office.consent("emil", "export"))
    start = data.index(b'"signature"')
    places = {*range(start, start + 110), *random.Random(6).sample(range(len(data)), 200)}
    for place in sorted(places):
        changed = bytearray(data)
        changed[place] ^= 1
        with pytest.raises(ReceiptNotOurs):
            receipting.verify(office.begin, bytes(changed))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 5000, b" " * 70_000])
def test_what_is_no_receipt_is_none(office: Office, data: bytes) -> None:
    """Whatever is handed in, the answer is the same."""
    with pytest.raises(ReceiptNotOurs):
        receipting.verify(office.begin, data)


def test_a_space_more_fails(office: Office) -> None:
    """The same document written otherwise is not what was signed."""
    data = emils(office, office.consent("emil", "export"))
    with pytest.raises(ReceiptNotOurs):
        receipting.verify(office.begin, data + b" ")


def test_nobody_gets_somebody_elses(office: Office) -> None:
    """Not a contact, not a lead."""
    consent = office.consent("emil", "export")
    with pytest.raises(NotFound):
        receipting.receipt(office.begin, consent, by=office.people["clara"])


def test_a_receipt_that_lacks_something_is_never_signed(office: Office) -> None:
    """It is held against the vendored vocabulary when it is made."""
    document = json.loads(emils(office, office.consent("emil", "export"))) | {"dpv:hasMood": "dpv:Happy"}
    del document["dct:created"]
    with pytest.raises(ReceiptUnfit) as caught:
        with_proof(document, b"", b"")
    assert caught.value.terms == ("dct:created", "dpv:hasMood")


def test_every_prefix_is_explained(office: Office) -> None:
    """The context is in the receipt: nobody has to fetch it."""
    data = json.loads(emils(office, office.consent("emil", "export")))
    assert data["@context"] == CONTEXT
    assert {"dpv", "pd", "eu-gdpr", "dct", "schema"} <= CONTEXT.keys()
