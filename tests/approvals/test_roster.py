"""A list of people as companies have it: read whatever it was saved with, and exact about what is wrong."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.desk import hiring
from approvals.errors import (
    BadRoster,
    HandleTaken,
    MailTaken,
    NotAllowed,
    RosterTooLarge,
    RosterTooLong,
    RosterUnreadable,
    RosterWithoutColumn,
)
from approvals.handles import handle_for
from approvals.people import Person, Role, unfit
from approvals.roster import Problem, Wrong, read_roster
from tests.office import Office

GERMAN = (
    "Name;Vorname;E-Mail;Kürzel;Rolle(n);Sprache;Telefon;Abteilung\r\n"
    'Müller;Jörg;joerg@firma.example;;"Mitarbeiter, Ansprechpartner";Deutsch;030 5550142;Vertrieb\r\n'
    "Öztürk;Ayşe;ayse@firma.example;AÖ;Betriebsrat;englisch;;Werk\r\n"
)


def mine(**changes: object) -> Person:
    anna = Person("anna", "anna.berg", "Anna Berg", "anna@firma.example", "de", frozenset({Role.STAFF}))
    return replace(anna, **changes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_umlauts_survive_however_the_file_was_saved(encoding: str) -> None:
    """Excel saves UTF-8 with a mark, the Windows code page, or UTF-16; others plain UTF-8."""
    roster = read_roster(GERMAN.replace("Ayşe", "Ayse").encode(encoding))
    assert [person.name for person in roster.people] == ["Jörg Müller", "Ayse Öztürk"]


def test_a_german_list() -> None:
    """Beside first names "Name" is the family name; handle and roles come as they are written or are made."""
    joerg, ayse = read_roster(GERMAN).people
    assert (joerg.name, joerg.handle, joerg.roles) == ("Jörg Müller", "joerg.mueller", {Role.STAFF, Role.CONTACT})
    assert (joerg.phone, joerg.lang, joerg.mail) == ("030 5550142", "de", "joerg@firma.example")
    assert (ayse.name, ayse.handle, ayse.roles, ayse.lang) == ("Ayşe Öztürk", "aoe", {Role.AUDITOR}, "en")


def test_an_english_list() -> None:
    """Commas, first and last name apart, a language tag, and nothing about roles: staff."""
    (ada,) = read_roster("First name,Last name,Email,Language\nAda,Lovelace,ada@firm.example,en-GB\n").people
    assert (ada.name, ada.handle, ada.lang, ada.roles) == ("Ada Lovelace", "ada.lovelace", "en", {Role.STAFF})


@pytest.mark.parametrize(
    "text",
    [
        "Name\tMail\nAnna Berg\tanna@firma.example",
        "sep=;\r\nName;Mail\r\nAnna Berg;anna@firma.example\r\n",
        "\n\n  name , e-mail-adresse\n\nAnna Berg,anna@firma.example\n\n",
        '"Name";"Mail, privat oder Firma";"E-Mail"\n"Anna Berg";"";"anna@firma.example"',
        'Name,Mail\n"Berg, Anna",anna@firma.example\n',
        "Mitarbeiter;Mail;Mobil;Telefon\rAnna  Berg;anna@firma.example;;",
    ],
)
def test_tables_come_in_many_shapes(text: str) -> None:
    """Tabs, Excel's own hint, blank lines, quoted headings, "Berg, Anna", old line ends: it is Anna every time."""
    (anna,) = read_roster(text).people
    assert (anna.name, anna.mail, anna.handle) == ("Anna Berg", "anna@firma.example", "anna.berg")


def test_columns_that_are_not_read_are_named() -> None:
    """The preview can say that departments were left out."""
    assert read_roster(GERMAN).ignored == ("Abteilung",)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (";x@firma.example;;;", Problem(3, "Name", "", Wrong.NAME)),
        ("Ben;ben;;;", Problem(3, "E-Mail", "ben", Wrong.MAIL)),
        ("Ben;ben@firma.example;ben kaya!;;", Problem(3, "Kürzel", "ben kaya!", Wrong.HANDLE)),
        ("Ben;ben@firma.example;;König;", Problem(3, "Rolle", "könig", Wrong.ROLE)),
        ("Ben;ben@firma.example;;;fr", Problem(3, "Sprache", "fr", Wrong.LANG)),
        ("Ben;BERTA@firma.example;;;", Problem(3, "E-Mail", "berta@firma.example", Wrong.TWICE, first=2)),
        ("Ben;ben@firma.example;bert;;", Problem(3, "Kürzel", "bert", Wrong.TWICE, first=2)),
        ("Anna;anna@firma.example;;;", Problem(3, "E-Mail", "anna@firma.example", Wrong.KNOWN)),
        ("Anna;ab@firma.example;anna.berg;;", Problem(3, "Kürzel", "anna.berg", Wrong.KNOWN)),
    ],
)
def test_a_problem_names_line_column_and_value(row: str, problem: Problem) -> None:
    """What is wrong stands in the third line of the file; the good row before it is kept."""
    text = f"Name;E-Mail;Kürzel;Rolle;Sprache\nBerta;berta@firma.example;bert;;\n{row}\n"
    roster = read_roster(text, [mine()])
    assert roster.problems == (problem,)
    assert [row.line for row in roster.rows] == [2]


def test_a_row_may_have_several_problems() -> None:
    """All are told at once, so that the list is corrected once; a row after a cell of two lines keeps its number."""
    text = 'Name,Mail,Rolle,Abteilung\nBen,ben@firma.example,,"Werk\nNord"\n,kaputt,König,\n'
    assert [(p.line, p.wrong) for p in read_roster(text).problems] == [(4, "name"), (4, "mail"), (4, "role")]


def test_handles_that_are_made_are_free() -> None:
    """Two of the same name, one of them here already, and one whose handle another row asks for."""
    text = "Name,Mail,Handle\nAnna Berg,a1@firma.example,\nAnna Berg,a2@firma.example,\nX,a3@firma.example,anna.berg2\n"
    roster = read_roster(text, [mine(mail="other@firma.example")])
    assert [person.handle for person in roster.people] == ["anna.berg3", "anna.berg4", "anna.berg2"]


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Jörg Groß", "joerg.gross"), ("José Núñez", "jose.nunez"), ("Łukasz Żak", "lukasz.zak"), ("Иван", "ivan"),
     ("Anna-Lena von Berg", "anna-lena.von.berg"), ("u\u0308", "ue"), ("😀", "ivan")],
)  # fmt: skip
def test_names_are_written_out(name: str, handle: str) -> None:
    """In a-z; a name without a Latin letter leaves it to the mail address."""
    assert handle_for(name, "ivan@firma.example", ()) == handle


@pytest.mark.parametrize(
    ("written", "roles"),
    [("Mitarbeiter/in", {Role.STAFF}), ("Ansprechpartnerin", {Role.CONTACT}), ("Prüfer:innen", {Role.AUDITOR}),
     ("Kommunikationsleitung und Ansprechperson", {Role.LEAD, Role.CONTACT}), ("Administrator(in)", {Role.ADMIN}),
     ("admin | comms lead", {Role.ADMIN, Role.LEAD}), ("", {Role.STAFF})],
)  # fmt: skip
def test_roles_are_understood_as_people_write_them(written: str, roles: set[Role]) -> None:
    """With the endings for women, in both languages, several in one cell."""
    (person,) = read_roster(f"Name;Mail;Rolle\nBen;ben@firma.example;{written}\n").people
    assert person.roles == roles


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"PK\x03\x04" + bytes(range(256)), RosterUnreadable),
        (b"Name\0Mail", RosterUnreadable),
        (b"Name,Mail\nx," + b"y" * 200_000, RosterUnreadable),
        (b"", RosterWithoutColumn),
        ("Name;Abteilung\nBen;Werk\n", RosterWithoutColumn),
        ("E-Mail\nben@firma.example\n", RosterWithoutColumn),
        (b"Name,Mail\n" + b"x,y\n" * 5_001, RosterTooLong),
    ],
)
def test_what_is_no_list_of_people_is_refused_as_a_whole(data: str | bytes, refusal: type[BadRoster]) -> None:
    """A spreadsheet's own format, binary data, a column missing, or more rows than a company has people."""
    with pytest.raises(refusal):
        read_roster(data)


def test_a_hundred_megabytes_are_refused_unread() -> None:
    """At once, with size and limit."""
    data = b"x" * 100_000_000
    begun = time.perf_counter()
    with pytest.raises(RosterTooLarge) as refusal:
        read_roster(data)
    assert time.perf_counter() - begun < 0.1
    assert refusal.value.size == 100_000_000


def test_five_thousand_people_are_read() -> None:
    """Each a proposal of their own, in the order of the file."""
    text = "Name,Mail\n" + "".join(f"Anna Berg {n},anna{n}@firma.example\n" for n in range(5000))
    roster = read_roster(text.encode())
    assert len({person.handle for person in roster.people}) == 5000
    assert all(before.line < after.line for before, after in pairwise(roster.rows))


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)), st.sampled_from(["", "Name;Mail;Rolle\n"]))
def test_no_file_breaks_the_reading(data: str | bytes, heading: str) -> None:
    """Whatever it is, it is refused by name, or every line became a person that can be hired or a problem."""
    whole = heading + data if isinstance(data, str) else heading.encode() + data
    try:
        roster = read_roster(whole)
    except BadRoster:
        return
    assert all(not unfit(person) for person in roster.people)
    assert not {row.line for row in roster.rows} & {problem.line for problem in roster.problems}


def test_a_list_is_hired_in_one_step(office: Office) -> None:
    """Both are here and invited; what the preview showed is what was added."""
    people = read_roster(GERMAN).people
    assert hiring.hire_all(office.begin, people, by=office.people["ada"]) == tuple(person.id for person in people)
    assert hiring.by_handle(office.begin, "joerg.mueller") == people[0]
    with office.begin(reading=True) as work:
        assert {person.id for person in people} <= {n.person for n in work.notices.find(kind="invitation")}


@pytest.mark.parametrize(
    ("second", "refusal"), [({"handle": "ben"}, HandleTaken), ({"mail": "BEN@example.test"}, MailTaken)]
)
def test_a_list_is_hired_whole_or_not_at_all(office: Office, second: dict[str, str], refusal: type[Exception]) -> None:
    """Since the preview Ben was hired: nobody of the list is added, and only an admin may try again."""
    people = [mine(id="first"), mine(**{"id": "second", "handle": "x", "mail": "x@firma.example"} | second)]
    with pytest.raises(refusal):
        hiring.hire_all(office.begin, people, by=office.people["ada"])
    with pytest.raises(NotAllowed):
        hiring.hire_all(office.begin, people[:1], by=office.people["lena"])
    with office.begin(reading=True) as work:
        assert work.people.find(id=("first", "second")) == []
