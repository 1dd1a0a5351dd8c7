"""What rules must know of the company: what is its own, whom it may name, what is secret."""

from dataclasses import dataclass
from functools import cached_property

import yaml

from policies.blocks import Value, mapping
from policies.errors import CompanyKeyUnknown, CompanyUnreadable, CompanyValueUnfit, YamlUnreadable

LISTS = ("phones", "addresses", "mail_domains", "confidential", "partners", "competitors", "staff")
ANSWERS = {"true": True, "false": False, "yes": True, "no": False, "ja": True, "nein": False}


@dataclass(frozen=True, slots=True)
class Customer:
    """`consent` tells whether a consent to be named is on file, `since` the day it was given, `by` who noted it."""

    name: str
    consent: bool
    since: str = ""
    by: str = ""


@dataclass(frozen=True)
class Company:
    name: str = ""
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    mail_domains: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    customers: tuple[Customer, ...] = ()
    competitors: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()

    @cached_property
    def unnamed_customers(self) -> tuple[str, ...]:
        """Customers without a consent to be named."""
        return tuple(customer.name for customer in self.customers if not customer.consent)


def read_company(text: str) -> Company:
    """From the YAML of company.yaml; raises a `CompanyError` naming key and place."""
    try:
        values, lines = mapping(text)
    except YamlUnreadable as error:
        raise CompanyUnreadable("", f"line {error.line}", error.reason) from error
    return company_of(values, lines)


def written(company: Company) -> str:
    """The YAML of company.yaml, which `read_company` reads as this company again."""
    values = {key: list(getattr(company, key)) for key in LISTS}
    customers = [_plain(one) for one in company.customers]
    return yaml.safe_dump({"name": company.name, **values, "customers": customers}, allow_unicode=True, sort_keys=False)


def _plain(customer: Customer) -> dict[str, object]:
    told = {key: value for key in ("since", "by") if (value := getattr(customer, key))}
    return {"name": customer.name, "consent": customer.consent, **told}


def company_of(values: dict[str, Value], lines: dict[str, int]) -> Company:
    """From the mapping of a company file or of a guideline's own example block."""
    for key in values:
        if key not in {"name", "customers", *LISTS}:
            raise CompanyKeyUnknown(key, f"line {lines.get(key, 1)}")
    name = values.get("name", "")
    if not isinstance(name, str):
        raise CompanyValueUnfit("name", f"line {lines['name']}", str(name), "text")
    texts = {key: _texts(key, values.get(key) or [], lines) for key in LISTS}
    return Company(name=name, customers=_customers(values.get("customers") or [], lines), **texts)


def _texts(key: str, value: Value, lines: dict[str, int]) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise CompanyValueUnfit(key, f"line {lines[key]}", str(value), "list")
    for number, entry in enumerate(value):
        if not isinstance(entry, str) or not entry.strip():
            place = f"{key}[{number}], line {lines[f'{key}.{number}']}"
            raise CompanyValueUnfit(key, place, str(entry), "text")
    return tuple(str(entry) for entry in value)


def _customers(value: Value, lines: dict[str, int]) -> tuple[Customer, ...]:
    if not isinstance(value, list):
        raise CompanyValueUnfit("customers", f"line {lines['customers']}", str(value), "list")
    return tuple(_customer(n, one, lines[f"customers.{n}"]) for n, one in enumerate(value))


def _customer(number: int, value: Value, line: int) -> Customer:
    place = f"customers[{number}]"
    if not isinstance(value, dict):
        raise CompanyValueUnfit("customers", f"{place}, line {line}", str(value), "name, consent")
    for key in value:
        if key not in {"name", "consent", "since", "by"}:
            raise CompanyKeyUnknown(key, f"{place}, line {line}")
    name, consent = value.get("name"), value.get("consent", "false")
    if not isinstance(name, str) or not name.strip():
        raise CompanyValueUnfit("name", f"{place}.name, line {line}", str(name), "text")
    if not isinstance(consent, str) or consent.lower() not in ANSWERS:
        raise CompanyValueUnfit("consent", f"{place}.consent, line {line}", str(consent), "true, false")
    return Customer(name, ANSWERS[consent.lower()], *(_told(number, value, key, line) for key in ("since", "by")))


def _told(number: int, value: dict[str, Value], key: str, line: int) -> str:
    told = value.get(key, "")
    if not isinstance(told, str):
        raise CompanyValueUnfit(key, f"customers[{number}].{key}, line {line}", str(told), "text")
    return told.strip()
