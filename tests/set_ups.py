"""Whoever sets a company up, page by page."""

from dataclasses import dataclass
from pathlib import Path

from httpx import Response

from approvals.blueprints import Blueprint
from approvals.desk import setting_up
from tests.empty_office import EmptyOffice
from tests.website import Visit, site_of

COMPANY = {"name": "Tischlerei Lindner", "zone": "Europe/Vienna", "within": "36", "within_unit": "hours"} | {
    "signoff": "number", "signers": "2", "matching": "off", "contact_note": "Raum 3",
}  # fmt: skip


@dataclass
class SetUp:
    """Whoever holds the link."""

    office: EmptyOffice
    visit: Visit
    path: str

    def tell(self, step: str, **fields: object) -> Response:
        return self.visit.post(f"{self.path}/{step}", **fields)

    def told(self) -> Blueprint:
        return setting_up.blueprint(self.office.begin, self.path.rsplit("/", 1)[1])

    def begun(self) -> "SetUp":
        """The company, Dora who leads, and Clara as a contact."""
        self.tell("company", **COMPANY)
        self.tell("lead", name="Dora Lindner", mail="dora@l.example", lang="de")
        self.tell("contacts/add", name="Clara Vogt", mail="clara@l.example", phone="030 1", lang="en")
        return self


def set_up_in(folder: Path) -> SetUp:
    """An empty database, and who holds its link."""
    office = EmptyOffice(folder)
    site = site_of(office)
    return SetUp(office, Visit(site.app, site.premises, None), f"/set-up/{office.link()}")
