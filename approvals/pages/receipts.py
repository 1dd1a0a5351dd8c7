"""Receipts: one's own as a paper and as a file for machines; anybody's checked against the company's signature."""

import json
from base64 import b64encode
from datetime import datetime
from typing import Any

from fastapi import Request, Response

from approvals.consents import SHOWN, Consent, Purpose
from approvals.desk import receipting
from approvals.errors import ReceiptNotOurs
from approvals.pages.guard import Asked, Fields, Reader, Visitor, visitor
from approvals.pages.looks import channel_name
from approvals.pages.refusals import status_of
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.paper import Paper
from approvals.receipts.checking import ALGORITHM, key_name
from approvals.standing_words import StandingWord

router = Routes()
MACHINES = "application/ld+json"
WORDS = {"no": N_("Nie zeigen"), "blur": N_("Nur verpixelt zeigen")}
PURPOSES = {Purpose.APPEAR: N_("Auf Bildern erscheinen"), Purpose.MATCH: N_("Erkannt werden, um gefragt zu werden")}


@router.get("/me/receipts/{about}.jsonld", name="my_receipt")
def my_receipt(premises: Asked, reader: Reader, about: str) -> Response:
    return as_file(receipting.receipt(premises.begin, about, by=reader.id), MACHINES, f"{about[:8]}.jsonld")


@router.get("/me/receipts/{about}.pdf", name="my_receipt_paper")
def my_receipt_paper(premises: Asked, reader: Reader, about: str) -> Response:
    signed = receipting.receipt(premises.begin, about, by=reader.id)
    said = receipting.said(premises.begin, about, by=reader.id)
    return as_file(printed(said, json.loads(signed), reader), "application/pdf", f"{about[:8]}.pdf")


@router.get("/receipts", name="check_receipt")
def check_receipt(request: Request, premises: Asked) -> Response:
    return page(
        request, "check_receipt.html", genuine=None, trouble=None, key=_key(receipting.public_key(premises.begin))
    )


@router.post("/receipts", name="receipt_checked")
def receipt_checked(request: Request, premises: Asked, fields: Fields) -> Response:
    """A form's text comes with other line ends than were signed; the command line looks at the file as it is."""
    text = str(fields.get("receipt", "")).replace("\r\n", "\n").strip() + "\n"
    told, trouble = None, None
    try:
        told = _summary(receipting.verify(premises.begin, text.encode()), visitor(request))
    except ReceiptNotOurs as refused:
        trouble = refused
    values = {"genuine": told, "trouble": trouble, "key": _key(receipting.public_key(premises.begin))}
    return page(request, "check_receipt.html", status=int(status_of(trouble)) if trouble else 200, **values)


@router.get("/.well-known/freigabe-receipt-key.json", name="receipt_key")
def receipt_key(premises: Asked) -> Response:
    """For whoever verifies receipts elsewhere: the company's public key."""
    return Response(json.dumps(_key(receipting.public_key(premises.begin)), indent=2), media_type="application/json")


def _key(key: bytes) -> dict[str, str]:
    return {"algorithm": ALGORITHM, "id": key_name(key), "public_key": b64encode(key).decode()}


def as_file(data: bytes, kind: str, name: str) -> Response:
    """To be kept, and in no cache."""
    headers = {"content-disposition": f'attachment; filename="freigabe-{name}"', "cache-control": "no-store"}
    return Response(data, media_type=kind, headers=headers)


def _summary(document: dict[str, Any], reader: Visitor) -> dict[str, Any]:
    """What a checked receipt says, for the page."""
    record = document["dpv:hasRecordOfActivity"]
    purpose = record["dpv:hasProcess"]["dpv:hasPurpose"]["dct:identifier"]
    names = {**{str(one): told for one, told in PURPOSES.items()}, **WORDS}
    states = record["dpv:hasConsentStatus"]
    return {
        "person": record["dpv:hasDataSubject"]["schema:name"],
        "company": document["dct:publisher"]["schema:name"],
        "what": reader.words.gettext(names[purpose]),
        "where": [channel_name(one["schema:name"]) for one in record["dpv:hasProcess"]["dpv:hasRecipient"]],
        "since": datetime.fromisoformat(states[0]["dct:date"]),
        "ended": datetime.fromisoformat(states[1]["dct:date"]) if len(states) > 1 else None,
    }


def printed(said: Consent | StandingWord, document: dict[str, Any], reader: Visitor) -> bytes:
    """One page in the reader's language; what was read stays in the language in which it was read."""
    tell, summary = reader.words.gettext, _summary(document, reader)
    taken_back = said.withdrawn_at is not None
    paper = Paper(tell(N_("Beleg")), lang=reader.lang, at=said.withdrawn_at or said.at, foot=reader.company)
    paper.title(tell(N_("Zurückgenommen") if taken_back else N_("Das hast du gesagt")), reader.company)
    facts = [(tell(N_("Wer")), summary["person"]), (tell(N_("Was")), summary["what"])]
    facts += [(tell(N_("Wo")), ", ".join(summary["where"]))] if summary["where"] else []
    facts += [(tell(N_("Gesagt am")), _when(reader, summary["since"]))]
    if isinstance(said, Consent):
        facts += [(tell(N_("Anlass")), said.event)] if said.event else []
        facts += [(tell(N_("Gilt bis")), reader.clock.through(said.ends))] if said.ends else []
    facts += [(tell(N_("Zurückgenommen am")), _when(reader, summary["ended"]))] if summary["ended"] else []
    paper.facts(facts)
    if isinstance(said, Consent):
        paper.heading(tell(N_("Diesen Text hast du gelesen")), 2)
        paper.paragraph(SHOWN[said.shown])
    paper.heading(tell(N_("Dein Recht")), 2)
    paper.paragraph(tell(N_("Du kannst das jederzeit ändern, ohne Grund, auf deiner Seite „Ich“. Es gilt sofort.")))
    paper.heading(tell(N_("Unterschrift der Firma")), 2)
    paper.paragraph(
        tell(
            N_("Die Datei zu diesem Beleg ist elektronisch unterschrieben. Ob sie echt ist, zeigt die Seite /receipts.")
        )
    )
    paper.paragraph(f"{document['dct:identifier']}\n\n{document['proof']['signature']}", small=True)
    return paper.pdf()


def _when(reader: Visitor, at: datetime) -> str:
    """A receipt is read years later: with the year."""
    return f"{reader.clock.date(at)}, {reader.clock.local(at)[11:16]}"
