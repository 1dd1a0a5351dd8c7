"""A receipt as JSON-LD, after the DPV profile of ISO/IEC TS 27560:2023 (law L14): who, what for, how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from approvals.appearances import Said
from approvals.consents import SHOWN, Consent, Purpose
from approvals.receipts.checking import CONTEXT
from approvals.standing_words import StandingWord

PROFILE = "https://w3id.org/dpv/schema/dpv-27560"
TITLES = {"appear": "Appear in pictures", "match": "Be recognised in pictures, to be asked"}
WORDS = {Said.NO: "Never appear on this channel", Said.BLUR: "Appear on this channel blurred only"}
Document = dict[str, object]


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose receipt it is, and who gives it."""

    person: str
    name: str
    company: str


def of_consent(consent: Consent, parties: Parties) -> Document:
    """What was allowed, and its withdrawal where there was one."""
    given = consent.at if consent.paper is None else None
    states = [_state("ConsentGiven", consent.at, "online form" if given else "signed paper, seen by a second person")]
    if consent.withdrawn_at is not None:
        states.append(_state("ConsentWithdrawn", consent.withdrawn_at, "online form"))
    matched = consent.purpose is Purpose.MATCH
    record = {
        "dpv:hasLegalBasis": "eu-gdpr:A9-2-a" if matched else "eu-gdpr:A6-1-a",
        "dpv:hasNotice": {
            "@type": "dpv:ConsentNotice",
            "dct:identifier": consent.shown,
            "dct:language": consent.shown.split(".")[1],
            "dct:description": SHOWN[consent.shown],
        },
        "dpv:hasProcess": _process(consent),
        "dpv:hasDuration": _duration(consent.starts, consent.ends),
        "dpv:hasConsentStatus": states,
    }
    return _receipt(consent.id, consent.withdrawn_at or consent.at, record, parties)


def of_word(word: StandingWord, parties: Parties) -> Document:
    """A standing no or blur, and that it was taken back; then it is unknown again, which means no."""
    states = [_state("ConsentRefused", word.at, "online form")]
    if word.withdrawn_at is not None:
        states.append(_state("ConsentUnknown", word.withdrawn_at, "online form"))
    record = {
        "dpv:hasProcess": {
            "@type": "dpv:Process",
            "dpv:hasPurpose": {"@type": "dpv:Purpose", "dct:identifier": word.said, "dct:title": WORDS[word.said]},
            "dpv:hasPersonalData": "pd:Picture",
            "dpv:hasRecipient": [{"@type": "dpv:Recipient", "schema:name": word.channel}],
        },
        "dpv:hasDuration": _duration(word.at, None),
        "dpv:hasConsentStatus": states,
    }
    return _receipt(word.id, word.withdrawn_at or word.at, record, parties)


def _receipt(id: str, at: datetime, record: Mapping[str, object], parties: Parties) -> Document:
    controller = {"@type": "dpv:DataController", "schema:name": parties.company}
    return {
        "@context": CONTEXT,
        "@id": f"urn:freigabe:receipt:{id}:{at.astimezone(UTC):%Y%m%dT%H%M%S}",
        "@type": "dpv:ConsentReceipt",
        "dct:identifier": f"{id}-{at.astimezone(UTC):%Y%m%dT%H%M%S}",
        "dct:conformsTo": f"{PROFILE}#receipt",
        "dct:created": _time(at),
        "dct:publisher": controller,
        "schema:recipient": "dpv:DataSubject",
        "dpv:hasRecordOfActivity": {
            "@id": f"urn:freigabe:record:{id}",
            "@type": "dpv:ConsentRecord",
            "dct:identifier": id,
            "dct:conformsTo": f"{PROFILE}#record",
            "dpv:hasDataSubject": {
                "@id": f"urn:freigabe:person:{parties.person}",
                "@type": "dpv:DataSubject",
                "schema:name": parties.name,
            },
            "dpv:hasDataController": controller,
            "dpv:hasJurisdiction": "loc:DE",
            "dpv:hasApplicableLaw": "eu-gdpr:GDPR",
            "dpv:hasRight": "eu-gdpr:A7-3",
            **record,
        },
    }


def _process(consent: Consent) -> Document:
    matched = consent.purpose is Purpose.MATCH
    process: Document = {
        "@type": "dpv:Process",
        "dpv:hasPurpose": {
            "@type": "dpv:Purpose",
            "dct:identifier": consent.purpose,
            "dct:title": TITLES[consent.purpose],
        },
        "dpv:hasPersonalData": "pd:FacialPrint" if matched else "pd:Picture",
        "dpv:hasProcessing": ["dpv:Store", "dpv:Match", "dpv:Erase"] if matched else ["dpv:Disseminate"],
        "dpv:hasRecipient": [{"@type": "dpv:Recipient", "schema:name": name} for name in sorted(consent.channels)],
    }
    return process | ({"schema:event": consent.event} if consent.event else {})


def _duration(starts: datetime, ends: datetime | None) -> Document:
    until = {"schema:endDate": _time(ends)} if ends else {}
    return {"@type": "dpv:Duration", "schema:startDate": _time(starts), **until}


def _state(state: str, at: datetime, how: str) -> Document:
    return {
        "@type": f"dpv:{state}",
        "dct:date": _time(at),
        "dpv:isIndicatedBy": "dpv:DataSubject",
        "dpv:hasIndicationMethod": how,
    }


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
