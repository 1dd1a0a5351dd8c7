"""Reading a list of people as companies keep it: CSV with any usual separator, encoding and headings."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from approvals.errors import RosterTooLarge, RosterTooLong, RosterUnreadable, RosterWithoutColumn

MOST_BYTES = 4 * 1024 * 1024
MOST_ROWS = 5_000  # twenty times a medium company; they are hired in one transaction
HEADINGS: Mapping[str, str] = {
    "name": "name fullname vollständigername vorundnachname anzeigename displayname mitarbeiter employee person",
    "first": "vorname rufname firstname givenname",
    "last": "nachname familienname zuname lastname surname familyname",
    "mail": "mail email emailadresse mailadresse emailaddress mailaddress",
    "handle": "kürzel kuerzel handle benutzer benutzername username login",
    "roles": "rolle rollen aufgabe aufgaben role roles",
    "lang": "sprache language lang",
    "phone": "telefon telefonnummer tel durchwahl rufnummer mobil handy phone phonenumber telephone mobile",
}
FIELDS = {heading: field for field, headings in HEADINGS.items() for heading in headings.split()}
LANGUAGES = {"": "de", "de": "de", "deutsch": "de", "german": "de", "en": "en", "englisch": "en", "english": "en"}
SHOWN = 80  # a value is named so that its row is found, not quoted in full


@dataclass(frozen=True, slots=True)
class Line:
    """A row by the fields it was understood as; `number` is its line in the file, the first being 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """`headings` tells how the file calls each field; `ignored` are its columns nobody asked for."""

    lines: tuple[Line, ...]
    headings: Mapping[str, str]
    ignored: tuple[str, ...]


def read_table(data: str | bytes) -> Table:
    """The rows of a CSV. Raises RosterTooLarge, RosterTooLong, RosterUnreadable, RosterWithoutColumn."""
    rows = read_rows(data)
    heads = rows[0][1] if rows else []
    fields = _fields(heads)
    headings = {field: head for field, head in reversed(list(zip(fields, heads, strict=True))) if field}
    if "mail" not in headings:
        raise RosterWithoutColumn("mail", heads)
    if not {"name", "first", "last"} & set(headings):
        raise RosterWithoutColumn("name", heads)
    headings = {"name": headings.get("last", headings.get("first", ""))} | headings
    lines = tuple(Line(number, _cells(fields, cells)) for number, cells in rows[1:])
    ignored = tuple(head for field, head in zip(fields, heads, strict=True) if head and not field)
    return Table(lines, headings, ignored)


def read_rows(data: str | bytes, *, whole: bool = False) -> list[tuple[int, list[str]]]:
    """Each row that is not empty, with its line; `whole` cells keep their line breaks.

    Raises RosterTooLarge, RosterTooLong, RosterUnreadable.
    """
    text = decoded(data)
    rows = list(islice(_rows(text, whole=whole), MOST_ROWS + 2))
    if len(rows) > MOST_ROWS + 1:
        raise RosterTooLong(text.count("\n"), MOST_ROWS)
    return rows


def decoded(data: str | bytes) -> str:
    """The text of a file, in whichever encoding. Raises RosterTooLarge, RosterUnreadable."""
    if len(data) > MOST_BYTES:
        raise RosterTooLarge(len(data), MOST_BYTES)
    text = data if isinstance(data, str) else _text(data)
    if "\0" in text:
        raise RosterUnreadable
    return text.removeprefix("\ufeff")


def _text(data: bytes) -> str:
    """Excel writes UTF-16, UTF-8 with a mark, or the Windows code page, as it is asked to."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RosterUnreadable


def _rows(text: str, *, whole: bool) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with its first line's number."""
    told, separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    last = 0
    try:
        for row in reader:
            number, last = last + 1, reader.line_num
            cells = [cell.strip() if whole else " ".join(cell.split()) for cell in row]
            if any(cells) and not (told and number == 1):
                yield number, cells
    except csv.Error:
        raise RosterUnreadable from None


def _separator(text: str) -> tuple[bool, str]:
    """Whether the first line tells it, as Excel's "sep=;" does; and the separator, else the one most used."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if told := re.fullmatch(r"sep=([;,\t])", first.strip(" ")):
        return True, told[1]
    unquoted = re.sub(r'"[^"]*"', "", first)
    return False, max(";\t,", key=unquoted.count)


def _fields(heads: Sequence[str]) -> list[str | None]:
    """What each column means. Beside a column of first names, "Name" means the family name."""
    fields = [FIELDS.get(re.sub(r"[^a-zäöü]", "", head.casefold())) for head in heads]
    if "first" in fields and "last" not in fields:
        return ["last" if field == "name" else field for field in fields]
    return fields


def _cells(fields: Sequence[str | None], cells: Sequence[str]) -> dict[str, str]:
    """By field; of several columns that mean the same the first one filled in counts."""
    found: dict[str, str] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field and not found.get(field):
            found[field] = cell
    return found
