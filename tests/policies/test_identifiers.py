"""Numbers and addresses: whose they are decides."""

from dataclasses import replace

import pytest

from policies.company import Company
from policies.guideline import Guideline
from policies.judge import judge
from policies.material import Language, Material
from tests.policies.drafts import LINDNER


def quotes(guideline: Guideline, text: str, rule: str, lang: Language = "de", company: Company = LINDNER) -> list[str]:
    return [one.quote for one in judge(Material(text, lang), guideline, company) if one.rule == rule]


@pytest.mark.parametrize(
    "number",
    [
        "0171 1234567",
        "0171/1234567",
        "(0171) 123 45 67",
        "+49 (0)171 1234567",
        "0049 171 1234567",
        "0171.123.45.67",
        "0171_1234567",
        "01711234567",
        "0 1 7 1 1 2 3 4 5 6 7",
        "0171 – 123 – 45 – 67",
        "+43 664 1234567",
        "０１７１ １２３４５６７",
        "030/123456-78",
    ],
)
def test_a_private_number_is_found_in_every_written_form(guideline: Guideline, number: str):
    """The quote is the number and nothing else."""
    assert quotes(guideline, f"Mein Anschluss {number}, bis bald", "kontakt-privat") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "07071 9400-25",
        "+49 7071 9400",
        "0171/5550123",
        "Art.-Nr. 0171 1234567",
        "Bestellnummer: 0171 1234567",
        "vom 02.-04.05.2025",
        "02.04.2025 - 05.04.2025",
        "0800 111 0 111",
        "EAN 4006381333931",
        "Norm 01-2025, 0,5 bis 0,75 mm",
        "DE89 3704 0044 0532 0130 00",
    ],
)
def test_own_numbers_services_dates_and_articles_are_fine(guideline: Guideline, text: str):
    """A number alone is no phone number."""
    assert quotes(guideline, text, "kontakt-privat") == []


def test_without_direct_dials_only_the_very_number_is_the_companys(guideline: Guideline):
    """Only "-0" stands for a whole block."""
    company = replace(LINDNER, phones=("+49 7071 9400",))
    assert quotes(guideline, "07071 9400-25", "kontakt-privat", company=company) == ["07071 9400-25"]


@pytest.mark.parametrize(
    "address",
    [
        "eva@gmail.com",
        "eva(at)web.de",
        "eva [ät] gmx [punkt] de",
        "eva.kaya at gmail.com",
        "eva @ gmx.de",
        "info@gmx.de",
    ],
)
def test_private_mail_is_found_however_it_is_written(guideline: Guideline, address: str):
    """A free provider is private whatever stands before it."""
    assert quotes(guideline, f"Schreib an {address} bis Freitag", "kontakt-privat") == [address]


@pytest.mark.parametrize(
    "text", ["eva@lindner-haustechnik.de", "eva@post.lindner-haustechnik.de", "info@verein.de", "@evakaya"]
)
def test_company_mail_offices_and_handles_are_fine(guideline: Guideline, text: str):
    """Subdomains are the company's too."""
    assert quotes(guideline, text, "kontakt-privat") == []


def test_a_valid_iban_ends_where_it_ends(guideline: Guideline):
    """The words after it are not part of it, and a wrong checksum without a label is just a number."""
    assert quotes(guideline, "An DE89 3704 0044 0532 0130 00 bei der Bank", "kontodaten") == [
        "DE89 3704 0044 0532 0130 00"
    ]
    assert quotes(guideline, "Los DE12 3704 0044 0532 0130 00", "kontodaten") == []
    assert quotes(guideline, "IBAN: DE12 3704 0044 0532 0130 00", "kontodaten") == ["DE12 3704 0044 0532 0130 00"]


@pytest.mark.parametrize("text", ["Werkstr. 8", "Werkstrasse 8, 72074 Tübingen", "Werk-Straße 8"])
def test_the_companys_own_address_is_fine(guideline: Guideline, text: str):
    """In any spelling, also where somebody writes that they live there."""
    assert quotes(guideline, f"Wir wohnen quasi hier: {text}", "adresse-privat") == []


def test_a_plate_needs_a_registered_district(guideline: Guideline):
    """With a blank instead of the hyphen the text must speak of a vehicle."""
    assert quotes(guideline, "B-XY 4711 und QQ-XY 4711", "kfz-kennzeichen") == ["B-XY 4711"]
    assert quotes(guideline, "Raum S AB 1234", "kfz-kennzeichen") == []
    assert quotes(guideline, "Der Wagen S AB 1234", "kfz-kennzeichen") == ["S AB 1234"]


def test_identifiers_are_looked_for_in_every_language(guideline: Guideline):
    """A German number in an English draft is as private."""
    assert quotes(guideline, "Call 0171 1234567", "kontakt-privat", "en") == ["0171 1234567"]


@pytest.mark.parametrize(
    "number", ["DE136695976", "ATU13585627", "CHE-107.787.577", "181/815/08155", "4111 1111 1111 1111"]
)
def test_tax_numbers_and_cards_are_known_by_their_checksums(guideline: Guideline, number: str):
    """One digit off, and it is just a number."""
    off = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert quotes(guideline, f"Siehe {number}", "kontodaten") == [number]
    assert "/" in number or quotes(guideline, f"Siehe {off}", "kontodaten") == []


@pytest.mark.parametrize(
    ("text", "quote"), [("Steuer-ID 12 345 678 901", "12 345 678 901"), ("VAT ID: IT00743110157", "IT00743110157")]
)
def test_a_label_is_enough(guideline: Guideline, text: str, quote: str):
    """What is called a tax number is treated as one."""
    assert quotes(guideline, text, "kontodaten") == [quote]
