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
DOT = r"(?:\s*[\(\[{]\s*(?:dot|punkt)\s*[\)\]}]\s*|\s+(?:dot|punkt)\s+|\.)"
SPELLED_DOT = r"(?:\s*[\(\[{]\s*(?:dot|punkt)\s*[\)\]}]\s*|\s+(?:dot|punkt)\s+)"
LABELS = r"[\w-]+"
PLAIN = re.compile(rf"{LOCAL}@(?P<domain>(?:{LABELS}\.)+{TOP})")
BRACKETED = re.compile(
    rf"{LOCAL}\s*[\(\[{{<]\s*(?:at|ät|@)\s*[\)\]}}>]\s*(?P<domain>(?:{LABELS}{DOT})+{TOP})", re.IGNORECASE
)
SPELLED = re.compile(rf"{LOCAL}\s+(?:at|ät)\s+(?P<domain>{LABELS}{SPELLED_DOT}{TOP})", re.IGNORECASE)
SPACED = re.compile(rf"{LOCAL}(?:\s+(?:at|ät|@)\s+|\s+@|@\s+)(?P<domain>(?:{LABELS}\.)+{TOP})", re.IGNORECASE)


def mail_addresses(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:
    text = reading.plain
    if "@" not in text and not re.search(r"(?<!\w)(?:at|ät)(?!\w)", text, re.IGNORECASE):
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
