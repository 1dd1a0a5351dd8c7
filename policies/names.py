"""Names of companies as people write them."""

from collections.abc import Iterable

from policies.company import Company
from policies.lexicon import lexicon
from policies.reading import WORD
from policies.spelling import folded

LEGAL_FORMS = lexicon("legal_forms")
SURNAMES = lexicon("surnames")
LISTS = {
    "kunden": "customers",
    "kunden-ohne-ja": "customers-without-consent",
    "vertraulich": "confidential",
    "partner": "partners",
    "firma": "company",
}


def listed(company: Company, names: Iterable[str]) -> tuple[str, ...]:
    """The entries of the company's lists, in the forms people use."""
    lists = {
        "customers": tuple(customer.name for customer in company.customers),
        "customers-without-consent": company.unnamed_customers,
        "partners": company.partners,
        "company": (company.name,) if company.name else (),
    }
    forms = [form for name in names for entry in lists.get(name, ()) for form in spoken(entry)]
    return (*forms, *(company.confidential if "confidential" in names else ()))


def spoken(name: str) -> tuple[str, ...]:
    """The full name, and the name without its legal form where that still means this company."""
    words = WORD.findall(name)
    short = [word for word in words if folded(word) not in LEGAL_FORMS]
    if len(short) in (0, len(words)) or (len(short) == 1 and folded(short[0]) in SURNAMES):
        return (name,)
    return (name, " ".join(short))
