"""Phone numbers in all written forms; the company's own, its direct dials and service numbers are fine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from policies.company import Company
from policies.reading import Reading
from policies.rules.identifiers.accounts import bank_accounts
from policies.rules.identifiers.spelled_digits import spelled_numbers, spells_digits

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber, PhoneNumberMatch

HOME = "DE"
ENOUGH_DIGITS = re.compile(r"(?:\d\D{0,4}){6}")
# Numbers of the United States have no leading zero: only their usual look is taken, and only in English.
AMERICAN = re.compile(r"(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}")
MESSENGER = re.compile(r"(?:wa\.me/|whatsapp\.com/send\?phone=)\+?(\d{8,15})")
LABELS = r"(?:tel|fon|phone|handy|mobil|mobile|cell|whatsapp|signal|ruf\w*|anruf\w*|call|text|nummer|number)"
LABEL = re.compile(LABELS, re.IGNORECASE)
LABEL_BEFORE = re.compile(LABELS + r"\W*(?:\w+\W+){0,3}$", re.IGNORECASE)
OTHER_NUMBER_BEFORE = re.compile(
    r"(?:artikel|art|bestell|auftrags?|rechnungs?|kunden|serien|chargen?|material|teile|ersatzteil|modell|vorgangs?"
    r"|order|item|part|serial|invoice|customer|reference|tracking|batch|ticket|case|booking|member|isbn|issn|ean"
    r"|gtin|sku|pzn|din"
    r"|iso|kto|konto|hrb|az|plz|ref|los|lot|fin|vin)"
    r"[-. ]*(?:nr|nummer|no|number|code|id)?[.: #]*(?:[A-Z]{0,3}\d[\d ./-]{0,20}[ ./-])?$"
    # Any compound with "-nummer" that is not one to be dialled.
    r"|(?<!\w)(?!\w*(?:tel|fon|handy|mobil|ruf|fax|whatsapp|notfall|privat|hotline|service|durchwahl))\w{3,}-?(?:nr"
    r"|nummer)[.: #]*(?:[A-Z]{0,3}\d[\d ./-]{0,20}[ ./-])?$",
    re.IGNORECASE,
)
# Offices and helplines: their fixed numbers stand in every directory.
PUBLIC_BEFORE = re.compile(
    r"(?<!\w)(?:\w*notruf\w*|\w*seelsorge|\w*(?:hilfe|sorgen|bürger|krisen|eltern)telefon|bürgerbüro|rathaus|\w*verwaltung"
    r"|\w*amt|polizei\w*|feuerwehr|\w*klinik|\w*klinikum|\w*krankenhaus|tierheim|tourist-?info\w*|innung"
    r"|\w*kammer|ihk|\w*zentrale|störungs\w*|störung|helpline|crisis line|samaritans|council|town hall|city hall|police"
    r"|hospital|chamber|public library|stadtbücherei)(?!\w)[^\d\n.!?]{0,25}$",
    re.IGNORECASE,
)
LETTER_O = re.compile(r"(?<![^\W\d_])[oO](?=\d ?\d)|(?<=\d)[oO](?=\d)")
# Mobile numbers as some write them, without the zero; only behind the word for a phone.
WITHOUT_ZERO = re.compile(r"(?<![\w+/.-])1[567]\d[ /.-]?(?:\d[ /.-]?){7,8}(?![\w/-])")
# A mobile number with a digit too many or too few is still meant to be called.
MOBILE_SHAPE = re.compile(r"(?<![\w+/.,-])\(?01[567]\d\)?[ /.-]{1,3}(?:\d[ /-]?){6,9}\d(?![\w-]|[.,]\d)")
MOBILE_BEFORE = re.compile(
    r"(?<!\w)(?:handy|mobil|whatsapp|signal|telefon|phone|mobile|cell)\w*\W{1,3}(?:\w+\W+){0,2}$", re.IGNORECASE
)
DATE = re.compile(r"\d{1,2}([./-])\s*(?:[-–/]\s*)?\d{1,2}(?:\1|[./-])")
DIRECT_DIAL_DIGITS = 4
# Of a German block "-0"; of a British one "00".
SWITCHBOARD = re.compile(r"(.*\d)\s*[-–/]\s*0+|(\+44[\d ]*\d)00")
CONTEXT = 30


@dataclass(frozen=True, slots=True)
class Own:
    """The company's numbers; what their direct dials begin with ("+49 30 1234-0" stands for a block); its country.

    `national` are the same as they are dialled at home: one house has numbers of two countries.
    """

    numbers: frozenset[str]
    national: frozenset[str]
    stems: tuple[str, ...]
    region: str

    def __contains__(self, number: str) -> bool:
        dials = (stem for stem in self.stems if len(number) - len(stem) <= DIRECT_DIAL_DIGITS)
        return number in self.numbers or any(number.startswith(stem) for stem in dials)


def phone_numbers(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:
    text = LETTER_O.sub("0", reading.plain.replace("_", "-"))
    if not (ENOUGH_DIGITS.search(text) or spells_digits(text)):
        return
    own = _own(company.phones)
    taken: list[tuple[int, int]] = list(bank_accounts(reading, company))
    for start, end, number in _candidates(text, _regions(own, reading.lang)):
        if any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        if number not in own and re.sub(r"\D", "", text[start:end]) not in own.national:
            yield start, end


def _regions(own: Own, lang: str) -> tuple[str, ...]:
    """Where a number without country code may be from; the company's own country first."""
    return tuple(dict.fromkeys((own.region, HOME, *(("GB", "US") if lang == "en" else ()))))


def _candidates(text: str, regions: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Span and international form."""
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 - costs 36 ms, and most texts hold no number

    for region in regions:
        for match in PhoneNumberMatcher(text, region, Leniency.VALID):
            if _is_personal(match, text) and _looks_dialled(text, match.start, match.raw_string, region):
                yield match.start, match.end, _international(match.number)
    if LABEL.search(text):
        for match in PhoneNumberMatcher(text, regions[0], Leniency.POSSIBLE):
            labelled = LABEL_BEFORE.search(text[: match.start][-CONTEXT:])
            if labelled and _is_personal(match, text) and _looks_dialled(text, match.start, match.raw_string, HOME):
                yield match.start, match.end, _international(match.number)
        yield from _without_zero(text)
    yield from _shaped(text)
    yield from ((link.start(), link.end(), f"+{link[1]}") for link in MESSENGER.finditer(text))
    yield from spelled_numbers(text)


def _without_zero(text: str) -> Iterator[tuple[int, int, str]]:
    for match in WITHOUT_ZERO.finditer(text):
        if MOBILE_BEFORE.search(text[: match.start()][-CONTEXT:]):
            number = match.group().rstrip(" /.-")
            yield match.start(), match.start() + len(number), number


def _shaped(text: str) -> Iterator[tuple[int, int, str]]:
    for match in MOBILE_SHAPE.finditer(text):
        if _looks_dialled(text, match.start(), match.group(), HOME):
            yield match.start(), match.end(), re.sub(r"\D", "", match.group())


def _looks_dialled(text: str, start: int, raw: str, region: str) -> bool:
    if raw.lstrip("(").startswith("+"):
        return True
    if region == "US":
        return bool(AMERICAN.fullmatch(raw)) and not OTHER_NUMBER_BEFORE.search(text[:start][-2 * CONTEXT :])
    before = text[:start][-2 * CONTEXT :]
    return raw.lstrip("(").startswith("0") and not DATE.match(raw) and not OTHER_NUMBER_BEFORE.search(before)


def _is_personal(found: "PhoneNumberMatch", text: str) -> bool:
    """Free, shared-cost and premium numbers belong to a service, never to a person; so does what an office answers."""
    from phonenumbers import PhoneNumberType, number_type  # noqa: PLC0415 - see above

    kinds = PhoneNumberType
    kind = number_type(found.number)
    if kind != kinds.MOBILE and PUBLIC_BEFORE.search(text[: found.start][-2 * CONTEXT :]):
        return False
    return kind not in {kinds.TOLL_FREE, kinds.SHARED_COST, kinds.PREMIUM_RATE, kinds.UAN}


def _international(number: "PhoneNumber") -> str:
    from phonenumbers import PhoneNumberFormat, format_number  # noqa: PLC0415 - see above

    return format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=64)
def _own(phones: tuple[str, ...]) -> Own:
    from phonenumbers import (  # noqa: PLC0415 - see above
        NumberParseException,
        national_significant_number,
        parse,
        region_code_for_number,
    )

    numbers: set[str] = set()
    national: set[str] = set()
    stems: list[str] = []
    region = ""
    for phone in phones:
        try:
            number = parse(phone, HOME)
            numbers.add(_international(number))
            national.add(f"0{national_significant_number(number)}")
            region = region or region_code_for_number(number) or ""
            if switchboard := SWITCHBOARD.fullmatch(phone.strip()):
                stems.append(_international(parse(switchboard[1] or switchboard[2], HOME)))
        except NumberParseException:
            continue
    return Own(frozenset(numbers), frozenset(national), tuple(stems), region or HOME)
