"""Who acts on the command line: nobody without their own key, and nobody consents for somebody else."""

from pathlib import Path

import pytest

from flows.demo.people import BEN
from flows.house import House
from flows.mail_folder import text_of
from tests.flows.terminal import PEOPLE, Terminal


@pytest.fixture
def shop(home: House) -> Terminal:
    terminal = Terminal(home)
    terminal.open_shop()
    return terminal


def test_an_empty_company_says_what_comes_first(home: House):
    """Before anybody is there, a command names the two commands to begin with."""
    said = Terminal(home).refused("status")
    assert "freigabe company set --name" in said
    assert "freigabe people add" in said


def test_the_first_person_becomes_admin_and_the_key_stays_in_the_letter(home: House):
    """Lena founds the company without a key; her own lies in her letter and is never printed."""
    terminal = Terminal(home)
    words = ("Lena Lang", "--mail", "lena@beispiel.test", "--handle", "lena", "--role", "lead")
    printed = terminal.done("people", "add", *words)
    (letter,) = home.mail.to("lena@beispiel.test")
    key = text_of(letter).partition("FREIGABE_KEY=")[2].split()[0]
    assert str(letter) in printed
    assert key not in printed
    assert terminal.done("people", "whoami", "--as", "lena", "--key", key).startswith("Lena Lang (lena): Verwaltung")


def test_the_second_person_is_added_by_an_admin_only(shop: Terminal):
    """Without a key, with a wrong one and as staff it is refused, each time with what to do."""
    words = ("people", "add", "Emil", "--mail", "emil@beispiel.test", "--handle", "emil")
    assert "FREIGABE_KEY" in shop.refused(*words)
    assert "Schlüssel stimmt nicht" in shop.refused(*words, "--as", "lena", "--key", "geraten")
    assert "das ist Sache von Verwaltung" in shop.refused(*words, by="anna")


def test_everybody_is_listed_with_who_stands_in(shop: Terminal):
    """While Clara is away the list names Dora; before that it names nobody."""
    shop.done("people", "absence", "clara", "dora", "2026-11-20", "2026-11-30", by="lena")
    listed = {row["handle"]: row["stands_in"] for row in shop.told("people", "list", by="anna")}
    assert listed == dict.fromkeys(PEOPLE) | {"clara": "dora"}


def test_who_left_no_longer_acts(shop: Terminal):
    """After Ben has left his key opens nothing."""
    shop.done("people", "leave", "ben", by="lena")
    assert "geht nicht" in shop.refused("status", by="ben")


def test_answers_come_in_english_when_asked(shop: Terminal):
    """The language before the command is the reader's; the one behind it is the draft's."""
    said = shop.type("--lang", "en", "submit", "Hello", "--lang", "en", "--channel", "fax", by="anna")
    assert 'There is no channel "fax". Known: export.' in said.stderr


def test_help_comes_in_the_language_before_the_command(home: House):
    """German by itself, English when asked; nothing of it needs a company."""
    terminal = Terminal(home)
    assert "Für sich selbst einwilligen" in terminal.done("consent", "give", "--help")
    assert "Consent for oneself" in terminal.done("--lang", "en", "consent", "give", "--help")


def test_consent_needs_the_text_to_be_read(shop: Terminal):
    """Without a terminal and without --read nothing is given; with it the text is shown and the consent holds."""
    words = ("consent", "give", "--channel", "export", "--until", "2026-12-31")
    assert "--read" in shop.refused(*words, by="ben")
    assert "Ich bin einverstanden, dass Bilder" in shop.done(*words, "--read", by="ben")
    (mine,) = shop.told("consent", "list", by="ben")
    assert (mine["state"], mine["until"], mine["shown"]) == ("in_force", "2026-12-31T23:00:00+00:00", "appear.de.1")


def test_a_withdrawn_consent_stops_what_stood_on_it(shop: Terminal, tmp_path: Path):
    """Ben's consent answers for his face; withdrawn with one command, the face has no yes any more."""
    shop.done("consent", "give", "--channel", "export", "--read", by="ben")
    post = shop.party(tmp_path, "ben")
    assert shop.told("status", post, by="anna")["channels"][0]["ready"]
    (mine,) = shop.told("consent", "list", by="ben")
    shop.done("consent", "withdraw", mine["id"][:6], by="ben")
    assert not shop.told("status", post, by="anna")["channels"][0]["ready"]


def test_paper_counts_once_a_second_person_has_seen_it(shop: Terminal, tmp_path: Path):
    """Clara takes in Ben's sheet; she cannot witness it herself, Dora can."""
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 Ben")
    words = ("--scan", str(tmp_path / "scan.pdf"), "--channel", "export")
    shop.done("consent", "paper", "ben", *words, by="clara")
    (waiting,) = shop.told("consent", "list", by="dora")
    assert (waiting["person"], waiting["state"]) == ("ben", "wants_witness")
    assert "Bezeugen muss jemand" in shop.refused("consent", "witness", waiting["id"], by="clara")
    shop.done("consent", "witness", waiting["id"], by="dora")
    assert shop.told("consent", "list", by="ben")[0]["state"] == "in_force"


def test_nobody_is_described_before_they_allowed_it(shop: Terminal):
    """A portrait is refused while the company's switch is off, and while Ben has not consented."""
    words = ("people", "enrol", str(BEN.portrait))
    assert "nicht eingeschaltet" in shop.refused(*words, by="ben")
    shop.done("company", "set", "--matching", by="lena")
    assert "freigabe consent give --purpose match" in shop.refused(*words, by="ben")


def test_portraits_are_refused_by_name_and_the_good_ones_kept(shop: Terminal, tmp_path: Path):
    """Of Ben's two files the one without a face is named with its reason, the other is enrolled."""
    shop.done("company", "set", "--matching", by="lena")
    shop.done("consent", "give", "--purpose", "match", "--read", by="ben")
    wall = shop.photo(tmp_path)
    result = shop.type("people", "enrol", str(BEN.portrait), str(wall), by="ben")
    assert result.exit_code == 1
    assert f"{wall.name}: Darauf ist kein Gesicht zu finden" in result.stderr
    assert "Hinterlegt: 1" in result.stdout


def test_a_handle_is_the_beginning_of_the_address_unless_another_is_given(shop: Terminal):
    """Lena adds Frida without naming a handle: she is frida."""
    shop.done("people", "add", "Frida Ost", "--mail", "Frida.Ost@firma.example", by="lena")
    assert "frida" in {person["handle"] for person in shop.told("people", "list", by="lena")}
