"""What the papers are filled with: the settings in force, as plain values, without the name of anybody but contacts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from approvals.company import Company, Signers
from approvals.faces.limits import Limits, limits
from approvals.history import Entry
from approvals.people import Role
from approvals.ports import Begin, Including
from approvals.retention import PERIODS, Kind, period

FEWEST = 5
"""People from which on a number of them is printed; fewer could be known again (k-anonymity, both ways)."""
DAY, YEAR = timedelta(days=1), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Facts:
    """`people`, `enrolled` and `by_role` are None where it, or what is left of the whole, is under five."""

    company: Company
    at: datetime
    people: int | None
    enrolled: int | None
    by_role: Mapping[Role, int | None]
    contacts: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]
    periods: Mapping[Kind, timedelta]
    matching_since: datetime | None
    limits: Limits

    @property
    def name(self) -> str:
        return self.company.name or "____________________"

    @property
    def signers(self) -> str:
        """Who signs off, in words."""
        rule = self.company.signoff
        number = f"{rule.number} verschiedene Ansprechpersonen"
        return {Signers.ANY: "eine Ansprechperson", Signers.ALL: "alle Ansprechpersonen", Signers.NUMBER: number}[
            rule.signers
        ]


def facts_of(begin: Begin) -> Facts:
    """The settings as they are now."""
    with begin(reading=True) as work:
        people = work.people.find(active=True, guest=None)
        enrolled = {reference.person for reference in work.references.find()} & {person.id for person in people}
        entries = [entry for entry in work.history.about(["company"]) if entry.kind == "company_set"]
        contacts = work.people.find(roles=Including(Role.CONTACT), active=True)
        return Facts(
            company=work.company,
            at=work.now,
            people=shown(len(people), len(people)),
            enrolled=shown(len(enrolled), len(people)),
            by_role={role: shown(sum(role in one.roles for one in people), len(people)) for role in Role},
            contacts=tuple(sorted(contact.name for contact in contacts)),
            accounts=tuple((one.name, one.account or one.kind) for one in work.channel_accounts.find()),
            periods={kind: period(kind, work.company.periods) for kind in PERIODS},
            limits=limits(len(enrolled)),
            matching_since=_since(entries) if work.company.matching else None,
        )


def shown(count: int, whole: int) -> int | None:
    """A number of people as it may be told: none where it or its complement is a group of one to four."""
    rest = whole - count
    return None if 0 < count < FEWEST or 0 < rest < FEWEST else count


def _since(entries: Iterable[Entry]) -> datetime | None:
    """When matching was last switched on."""
    since = None
    for entry in entries:
        since = (since or entry.at) if entry.facts.get("matching") else None
    return since


def days(time: timedelta) -> str:
    """A period in words."""
    if time < DAY:
        return f"{int(time.total_seconds() // 3600)} Std."
    if time % YEAR == timedelta():
        return "1 Jahr" if time == YEAR else f"{time // YEAR} Jahre"
    return "1 Tag" if time == DAY else f"{time // DAY} Tage"
