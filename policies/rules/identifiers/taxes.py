"""Tax and VAT numbers: with a valid checksum where there is one, else with their label."""

import re
from collections.abc import Iterator

from policies.company import Company
from policies.reading import Reading

VAT = re.compile(
    r"(?<![^\W_])(?:DE ?\d{3} ?\d{3} ?\d{3}|ATU ?\d{8}|CHE[- ]?\d{3}\.?\d{3}\.?\d{3}|GB ?\d{3} ?\d{4} ?\d{2}"
    r"|(?:FR|NL|BE|IT|ES|PL|DK|LU|CZ)[A-Z0-9]{8,12})(?!\w)"
)
LABELLED = re.compile(
    r"(?:steuer-?(?:identifikations)?-?\s?(?:nummer|nr\.?|id)|st\.?-?\s?nr\.?|id-?nr\.?|tin|tax (?:id|number|no\.?))"
    r"(?:\s+(?:ist|lautet|is))?[\s:]*(?P<number>\d[\d /]{8,16}\d)(?!\w)",
    re.IGNORECASE,
)
# Numbers of a person: social security, health insurance, identity card, passport; only behind their name.
PERSONAL = re.compile(
    r"(?:(?:sozial|renten|kranken)?versicher(?:ungs|ten)-?\s?(?:nummer|nr\.?)|sv-?nummer|(?:personal)?ausweis-?(?:nummer|nr\.?)"
    r"|(?:reise)?pass-?(?:nummer|nr\.?)|national insurance (?:number|no\.?)|ni number|nino"
    r"|social security (?:number|no\.?)|ssn"
    r"|passport (?:number|no\.?))[^\d\n]{0,40}?"
    r"(?P<number>(?<![^\W_])(?-i:(?=(?:[A-Z ]*\d){5})[A-Z\d](?:[ -]?[A-Z\d]){6,13}))(?!\w)",
    re.IGNORECASE,
)
SLASHED = re.compile(r"(?<![\w/])\d{2,3}/\d{3,4}/\d{4,5}(?![\w/])")
VAT_LABEL = re.compile(r"(?:ust|vat|mwst|uid|umsatzsteuer)[\w.\-]*(?:\W+\w+)?\W*$", re.IGNORECASE)
PHONE_LABEL = re.compile(r"(?:tel\w*|fon|fax|mobil|handy|phone)\W*$", re.IGNORECASE)


def tax_numbers(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one signature for all
    text = reading.plain
    for match in VAT.finditer(text):
        if VAT_LABEL.search(text[: match.start()][-30:]) or _is_vat(match.group()):
            yield match.span()
    for labelled in (LABELLED, PERSONAL):
        yield from (match.span("number") for match in labelled.finditer(text))
    for match in SLASHED.finditer(text):
        if not _labelled(text, match.start()) and _is_german(match.group()):
            yield match.span()


def _labelled(text: str, start: int) -> bool:
    """Already found with its label, or a phone number by its label."""
    before = text[:start]
    return bool(PHONE_LABEL.search(before[-20:]) or LABELLED.search(before[-40:] + "0" * 10))


def _is_vat(number: str) -> bool:
    from stdnum.at import uid as austrian  # noqa: PLC0415 - most texts hold no candidate
    from stdnum.ch import uid as swiss  # noqa: PLC0415
    from stdnum.de import vat as german  # noqa: PLC0415
    from stdnum.eu import vat as european  # noqa: PLC0415
    from stdnum.gb import vat as british  # noqa: PLC0415

    return any(check.is_valid(number) for check in (german, austrian, swiss, british, european))


def _is_german(number: str) -> bool:
    from stdnum.de import stnr  # noqa: PLC0415 - see above

    return bool(stnr.is_valid(number))
