"""A company's list of people becomes proposals to hire, or problems that name line, column and value."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from approvals.columns import LANGUAGES, SHOWN, Line, read_table
from approvals.fingerprint import new_id
from approvals.handles import handle_for, written_out
from approvals.people import Person, Role, unfit

ROLE_WORDS: Mapping[Role, str] = {
    Role.STAFF: "mitarbeit mitarbeiter mitarbeitende mitarbeitender beschäftigte staff employee",
    Role.CONTACT: "ansprechperson ansprechpartner kontakt kontaktperson contact contactperson",
    Role.LEAD: "kommunikationsleitung kommunikationsleiter leitungkommunikation lead commslead communicationslead",
    Role.AUDITOR: (
        "prüfung prüfer betriebsrat betriebsrätin personalrat personalrätin "
        "datenschutz datenschutzbeauftragte datenschutzbeauftragter "
        "auditor workscouncil dataprotectionofficer dpo"
    ),
    Role.ADMIN: "verwaltung admin administrator",
}
ROLES = {word: role for role, words in ROLE_WORDS.items() for word in words.split()}
GENDERED = re.compile(r"(?:[:*_/]-?|\()in(?:nen)?\b\)?")
BETWEEN_ROLES = re.compile(r"[,;/|+&]|\bund\b|\band\b")
_Wrongness = tuple[str, str, "Wrong", int | None]  # field, value, what is wrong, the line where it stood first


class Wrong(StrEnum):
    """What is wrong with a value: it cannot be used, stands in the file twice, or belongs to somebody already here."""

    NAME = "name"
    MAIL = "mail"
    HANDLE = "handle"
    ROLE = "role"
    LANG = "lang"
    PHONE = "phone"
    TWICE = "twice"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Problem:
    """`column` is the heading as the file has it, empty where it has none; `first` the line in which it stood first."""

    line: int
    column: str
    value: str
    wrong: Wrong
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    person: Person


@dataclass(frozen=True, slots=True)
class Roster:
    """Each line of the file is a row or has problems; `ignored` are the columns that were not read."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(row.person for row in self.rows)


def read_roster(data: str | bytes, people: Iterable[Person] = ()) -> Roster:
    """What the list says beside the people already here. A handle that is missing is made of the name.

    Raises RosterTooLarge (over 4 MB), RosterTooLong (over 5,000 rows), RosterUnreadable, RosterWithoutColumn.
    """
    table = read_table(data)
    here = list(people)
    taken = _Taken({person.mail.casefold(): None for person in here}, {person.handle: None for person in here})
    reserved = {*taken.handles, *(written_out(line.cells.get("handle", "")) for line in table.lines)}
    rows: list[Row] = []
    problems: list[Problem] = []
    for line in table.lines:
        person = _person(line.cells, reserved)
        found = [
            Problem(line.number, table.headings.get(field, ""), value, wrong, first)
            for field, value, wrong, first in _wrong(line, person, taken)
        ]
        problems += found
        if not found:
            rows.append(Row(line.number, person))
        reserved.add(person.handle)
        taken.add(person, line.number)
    return Roster(tuple(rows), tuple(problems), table.ignored)


@dataclass
class _Taken:
    """Who has an address or handle: a line of the file, or None for somebody already here."""

    mails: dict[str, int | None]
    handles: dict[str, int | None]

    def add(self, person: Person, line: int) -> None:
        self.mails.setdefault(person.mail.casefold(), line)
        self.handles.setdefault(person.handle, line)

    def doubles(self, person: Person) -> Iterator[_Wrongness]:
        for field, value, known in (
            ("mail", person.mail.casefold(), self.mails),
            ("handle", person.handle, self.handles),
        ):
            if value and value in known:
                first = known[value]
                yield field, value, Wrong.KNOWN if first is None else Wrong.TWICE, first


def _wrong(line: Line, person: Person, taken: _Taken) -> Iterator[_Wrongness]:
    """What is wrong with a row, by field."""
    yield from ((field, str(getattr(person, field))[:SHOWN], Wrong(field), None) for field in unfit(person))
    yield from (("roles", word[:SHOWN], Wrong.ROLE, None) for word in _role_words(line.cells) if word not in ROLES)
    yield from taken.doubles(person)


def _person(cells: Mapping[str, str], reserved: Container[str]) -> Person:
    name, mail, lang = _name(cells), cells.get("mail", ""), cells.get("lang", "")
    handle = written_out(cells.get("handle", "")) or handle_for(name, mail, reserved)
    roles = frozenset(ROLES[word] for word in _role_words(cells) if word in ROLES) or frozenset({Role.STAFF})
    spoken = LANGUAGES.get(re.split(r"[-_]", lang.casefold())[0], lang)
    return Person(new_id(), handle, name, mail, spoken, roles, phone=cells.get("phone", ""))


def _name(cells: Mapping[str, str]) -> str:
    """First name first, also where the list says "Berg, Anna"."""
    last, comma, first = cells.get("name", "").partition(",")
    whole = f"{first} {last}" if comma and "," not in first else cells.get("name", "")
    return whole.strip() or f"{cells.get('first', '')} {cells.get('last', '')}".strip()


def _role_words(cells: Mapping[str, str]) -> list[str]:
    """The roles named in a cell, without the endings for women and without "-", " " and the like."""
    cell = GENDERED.sub("", cells.get("roles", "").casefold())
    words = [re.sub(r"[^a-zäöü]", "", word) for word in BETWEEN_ROLES.split(cell)]
    return [word.removesuffix("in") if word.removesuffix("in") in ROLES else word for word in words if word]
