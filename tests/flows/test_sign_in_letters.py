"""The letters with which people get in."""

from dataclasses import replace

import pytest

from approvals.desk import passing
from approvals.errors import PassRefused
from tests.flows.firm import Firm


def link_in(text: str) -> str:
    return text.split("/in/")[1].split(maxsplit=1)[0]


def test_who_asks_gets_a_link_that_signs_in_once(firm: Firm):
    """Anna's letter holds the pages' address and a link; it signs her in, and never again."""
    passing.ask_to_sign_in(firm.begin, "anna@example.test")
    (letter,) = firm.letters("anna", "sign_in")
    secret = link_in(letter.get_content())

    assert f"{firm.home.settings.public_address}/in/{secret}" in letter.get_content()
    assert passing.sign_in(firm.begin, secret, label="x")
    with pytest.raises(PassRefused):
        passing.sign_in(firm.begin, secret, label="x")


def test_the_letter_is_in_the_readers_language_and_no_programs_answer_it(firm: Firm):
    """Anna prefers English; out-of-office programs keep silent."""
    with firm.begin() as work:
        work.people.save(replace(work.people.get(firm.people["anna"]), lang="en"))
        work.commit()
    passing.ask_to_sign_in(firm.begin, "anna@example.test")
    (letter,) = firm.letters("anna", "sign_in")

    assert letter["Subject"] == "Your link to sign in"
    assert "half an hour" in letter.get_content()
    assert letter["Auto-Submitted"] == "auto-generated"


def test_an_invitation_lets_in_a_week_later(firm: Firm):
    """A new colleague reads it after the weekend: the link still signs him in."""
    firm.hire("gustav")
    (letter,) = firm.letters("gustav", "invitation")
    secret = link_in(letter.get_content())

    assert "sieben Tage" in letter.get_content()
    assert passing.sign_in(firm.later(days=6).begin, secret, label="x")


def test_the_secret_is_kept_nowhere(firm: Firm):
    """Neither database nor history hold what the letter holds."""
    passing.ask_to_sign_in(firm.begin, "anna@example.test")
    (letter,) = firm.letters("anna", "sign_in")
    secret = link_in(letter.get_content()).encode()
    files = [path for path in firm.folder.rglob("*") if path.is_file() and path.suffix != ".eml"]

    assert files
    assert not [path for path in files if secret in path.read_bytes()]
