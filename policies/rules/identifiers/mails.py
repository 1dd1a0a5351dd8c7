"""Mail addresses, also written as "name (at) domain"; the company's own and offices such as info@ are fine."""

import re
from collections.abc import Iterator

from policies.company import Company
from policies.lexicon import lexicon
from policies.reading import Reading

FREE = lexicon("free_mail_providers")
OFFICES = lexicon("offices")
NO_NAMES = lexicon("no_names")
LOCAL = r"(?<![\w.+-])(?P<local>[^\W_](?:[\w.+-]*\w)?)"
TOP = r"[^\W\d_]{2,18}(?!\w)"
SPELLED_DOT = r"(?:\s*[\(\[{*_|/-]+\s*(?:dot|punkt)\s*[\)\]}*_|/-]+\s*|\s+(?:dot|punkt)\s+|\s+\.\s*)"
DOT = rf"(?:{SPELLED_DOT}|\.)"
LABELS = r"[\w-]+"
PLAIN = re.compile(rf"{LOCAL}@(?P<domain>(?:{LABELS}\.)+{TOP})")
AT = r"(?:at|ät|aet|@|affenschwanz|klammeraffe|klammeraff)"
SOME_AT = re.compile(rf"(?<![^\W_]){AT}(?![^\W_])", re.IGNORECASE)
BRACKETED = re.compile(
    rf"{LOCAL}\s*[\(\[{{<*_|/-]+\s*{AT}\s*[\)\]}}>*_|/-]+\s*(?P<domain>(?:{LABELS}{DOT})+{TOP})", re.IGNORECASE
)
SPELLED = re.compile(rf"{LOCAL}\s+{AT}\s+(?P<domain>{LABELS}{SPELLED_DOT}{TOP})", re.IGNORECASE)
SPACED = re.compile(rf"{LOCAL}(?:\s+(?:at|ät|@)\s+|\s+@|@\s+)(?P<domain>(?:{LABELS}\.)+{TOP})", re.IGNORECASE)


def mail_addresses(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:
    text = reading.plain
    if "@" not in text and not SOME_AT.search(text):
        return
    own = tuple(domain.lower().lstrip("@").strip() for domain in company.mail_domains)
    taken: list[tuple[int, int]] = []
    for pattern in (PLAIN, BRACKETED, SPELLED, SPACED):
        for match in pattern.finditer(text):
            local, domain = match["local"].lower(), _written(match["domain"])
            if any(match.start() < last and first < match.end() for first, last in taken):
                continue
            if pattern is SPACED and not _surely_meant(local, domain):
                continue
            taken.append(match.span())
            if not _fine(local, domain, own):
                yield match.span()


def _written(domain: str) -> str:
    return re.sub(DOT, ".", domain, flags=re.IGNORECASE).lower()


def _surely_meant(local: str, domain: str) -> bool:
    """Tell "max.muster at gmail.com" from "visit us at example.com"."""
    return local not in NO_NAMES and (bool(re.search(r"[._\d]", local)) or domain in FREE)


def _fine(local: str, domain: str, own: tuple[str, ...]) -> bool:
    if any(domain == one or domain.endswith(f".{one}") for one in own):
        return True
    return local in OFFICES and domain not in FREE
