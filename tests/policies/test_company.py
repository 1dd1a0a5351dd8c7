"""company.yaml: what is read, and what a bad one is told."""

import pytest

from policies.company import Company, Customer, read_company, written
from policies.errors import CompanyError, CompanyKeyUnknown, CompanyUnreadable, CompanyValueUnfit


def test_a_company_is_read():
    """Numbers without quotes stay what was written."""
    company = read_company(
        "name: Lindner\nphones: [0301234]\ncustomers:\n  - {name: Hotel, consent: true}\n  - {name: Bad}\n"
    )
    assert (company.name, company.phones) == ("Lindner", ("0301234",))
    assert company.customers == (Customer("Hotel", consent=True), Customer("Bad", consent=False))
    assert company.unnamed_customers == ("Bad",)


@pytest.mark.parametrize(
    "word", ["0301234", "yes", "null", "a: b", "- x", "#Turm", "Müller & Söhne", "„Seeadler“", '"', "*"]
)
def test_what_is_written_is_read_again(word: str):
    """Also what YAML would take for something else."""
    company = Company(word, (word,), (word,), (word,), (word, "Wärmeturm"), (word,), (Customer(word, consent=True),))
    assert read_company(written(company)) == company


@pytest.mark.parametrize(
    ("text", "error", "key", "place"),
    [
        ("- Lindner", CompanyUnreadable, "", "line 1"),
        ("", CompanyUnreadable, "", "line 1"),
        ("name: [a", CompanyUnreadable, "", "line 1"),
        ("name: a\nname: b", CompanyUnreadable, "", "line 2"),
        ("name: a\x07", CompanyUnreadable, "", "line 1"),
        ("name: a\nfones: []", CompanyKeyUnknown, "fones", "line 2"),
        ("name: [a]", CompanyValueUnfit, "name", "line 1"),
        ("phones: 030", CompanyValueUnfit, "phones", "line 1"),
        ("phones:\n  - 030\n  - [a]", CompanyValueUnfit, "phones", "phones[1], line 3"),
        ("customers: Hotel", CompanyValueUnfit, "customers", "line 1"),
        ("customers:\n  - Hotel", CompanyValueUnfit, "customers", "customers[0], line 2"),
        ("customers:\n  - {nam: Hotel}", CompanyKeyUnknown, "nam", "customers[0], line 2"),
        ("customers:\n  - {consent: true}", CompanyValueUnfit, "name", "customers[0].name, line 2"),
        (
            "customers:\n  - {name: Hotel, consent: vielleicht}",
            CompanyValueUnfit,
            "consent",
            "customers[0].consent, line 2",
        ),
    ],
)
def test_bad_input_names_key_and_place(text: str, error: type[CompanyError], key: str, place: str):
    """Nobody has to search the file."""
    with pytest.raises(error) as caught:
        read_company(text)
    assert (caught.value.key, caught.value.place) == (key, place)
