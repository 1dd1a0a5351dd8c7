"""Kind `kennung`: numbers and addresses that belong to somebody, looked for in every language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policies.company import Company
from policies.reading import Reading
from policies.rules.identifiers.accounts import bank_accounts, payment_cards
from policies.rules.identifiers.mails import mail_addresses
from policies.rules.identifiers.persons import person_names
from policies.rules.identifiers.phones import phone_numbers
from policies.rules.identifiers.plates import licence_plates
from policies.rules.identifiers.streets import street_addresses
from policies.rules.identifiers.taxes import tax_numbers
from policies.rules.kind import Draft, Hit, Kind, Settings, hit
from policies.rules.silence import Silence

Finder = Callable[[Reading, Company], Iterator[tuple[int, int]]]
FINDERS: dict[str, Finder] = {
    "phone": phone_numbers,
    "mail": mail_addresses,
    "bank-account": bank_accounts,
    "payment-card": payment_cards,
    "tax-number": tax_numbers,
    "street-address": street_addresses,
    "licence-plate": licence_plates,
    "person-name": person_names,
}
NAMES = {
    "telefon": "phone",
    "mail": "mail",
    "konto": "bank-account",
    "zahlungskarte": "payment-card",
    "steuernummer": "tax-number",
    "anschrift": "street-address",
    "kennzeichen": "licence-plate",
    "person": "person-name",
}


@dataclass(frozen=True, slots=True)
class Identifiers:
    identifiers: tuple[str, ...]
    silence: Silence

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.fields:
            for name in self.identifiers:
                for start, end in FINDERS[name](reading, draft.company):
                    if not self.silence.covers(reading, start, end):
                        yield hit(reading, start, end)


def read(settings: Settings) -> Identifiers:
    settings.needed("identifiers")
    return Identifiers(settings.choices("identifiers", NAMES), Silence.read(settings))


KIND = Kind(german="kennung", english="identifier", keys={"kennungen": "identifiers", **Silence.KEYS}, read=read)
