"""Bank accounts and payment cards, told from other long numbers by their checksums."""

import re
from collections.abc import Iterator

from policies.company import Company
from policies.reading import Reading

IBAN = re.compile(r"(?<![^\W_])[A-Za-z]{2} ?\d{2}(?:[ .\-]{0,2}[A-Za-z0-9]){11,30}")
IBAN_LENGTHS = (15, 34)
GERMAN_IBAN = re.compile(r"DE\d{20}")
IBAN_LABEL = re.compile(r"IBAN\W*$", re.IGNORECASE)
ACCOUNT = re.compile(
    r"(?<!\w)(?:Konto(?:-?(?:nummer|nr\.?))?|Kto\.?(?:-?Nr\.?)?|(?:account|a/c|acct\.?)(?: (?:no\.?|number))?)"
    r"\s*(?::|is|ist|lautet)?\s*"
    r"(?P<number>\d(?: ?\d){5,9})(?!\w)",
    re.IGNORECASE,
)
# The bank of an account: in Germany eight digits, in Britain three pairs, in the United States nine.
BANK = re.compile(
    r"(?<!\w)(?:BLZ|Bankleitzahl|sort[ -]?code|routing (?:no\.?|number))\W{0,3}(?:is |ist |lautet )?"
    r"(?P<number>\d{2}(?:[ -]?\d{2}){2}|\d(?: ?\d){7,8})(?![\w-])",
    re.IGNORECASE,
)
BIC = re.compile(
    r"(?:BIC|SWIFT)(?:-Code)?\W{1,3}(?P<number>[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![^\W_])", re.IGNORECASE
)
PAYMENT_LINK = re.compile(r"(?<!\w)paypal\.(?:me|com/paypalme)/[\w.-]+", re.IGNORECASE)
# Visa, Mastercard and American Express: first digits and lengths as the schemes publish them.
CARD = re.compile(
    r"(?<![\w.,-])(?:(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2})(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\w-])"
)


# A British sort code has a look of its own; only where money is spoken of.
SORT_CODE = re.compile(r"(?<![\w.,/-])(?P<number>\d{2}-\d{2}-\d{2})(?![\w/-]|[.,]\d)")
PAYING = re.compile(
    r"(?<!\w)(?:deposits?|bank|transfer|payments?|pay|donations?|account|barclays|lloyds|hsbc|natwest)(?!\w)",
    re.IGNORECASE,
)


def bank_accounts(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one signature for all
    text = reading.plain
    for match in IBAN.finditer(text):
        if end := _iban_end(text, match.start(), match.end()):
            yield match.start(), end
    for labelled in (ACCOUNT, BANK, BIC):
        yield from (match.span("number") for match in labelled.finditer(text))
    if PAYING.search(text):
        yield from (match.span("number") for match in SORT_CODE.finditer(text))
    yield from (match.span() for match in PAYMENT_LINK.finditer(text))


def _iban_end(text: str, start: int, limit: int) -> int:
    """Where the longest valid IBAN that begins here ends; 0 without one."""
    from stdnum import iban  # noqa: PLC0415 - reads a table, and most texts hold no candidate

    labelled = IBAN_LABEL.search(text[:start])
    places = [at for at in range(start, limit) if text[at].isalnum()]
    for length in range(min(len(places), IBAN_LENGTHS[1]), IBAN_LENGTHS[0] - 1, -1):
        number = "".join(text[at] for at in places[:length]).upper()
        after = places[length - 1] + 1
        if text[after : after + 1].isalnum():
            continue
        if iban.is_valid(number, check_country=False) or (labelled and GERMAN_IBAN.fullmatch(number)):
            return after
    return 0


def payment_cards(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one signature for all
    from stdnum import luhn  # noqa: PLC0415 - see above

    for match in CARD.finditer(reading.plain):
        if luhn.is_valid(re.sub(r"\D", "", match.group())):
            yield match.span()
