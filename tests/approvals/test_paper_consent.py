"""A consent on paper counts once a second person has seen it."""

import pytest

from approvals.consents import Purpose
from approvals.desk import consenting
from approvals.errors import NotAllowed, NotPaper, SamePerson
from approvals.open_ends import Missing
from tests.office import Office


def on_paper(office: Office, by: str = "clara") -> str:
    """Ben signed a sheet; somebody scans it."""
    ben = office.people["ben"]
    given = consenting.consent_to(ben, Purpose.APPEAR, shown="appear.de.1", starts=office.clock(), channels=["export"])
    consenting.take_paper(office.begin, given, "scans/1", by=office.people[by])
    return given.id


def missing_of_ben(office: Office) -> list[Missing]:
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    return [end.missing for end in office.missing(post)]


def test_paper_without_a_witness_counts_for_nothing(office: Office) -> None:
    """Clara alone could have signed it herself: Ben is asked."""
    on_paper(office)
    assert missing_of_ben(office) == [Missing.ANSWERS]


def test_a_second_person_makes_it_count(office: Office) -> None:
    """Lena has seen the sheet too."""
    consenting.witness(office.begin, on_paper(office), by=office.people["lena"])
    assert missing_of_ben(office) == [Missing.SIGNATURES]


@pytest.mark.parametrize(("by", "refusal"), [("clara", SamePerson), ("anna", NotAllowed)])
def test_who_is_no_second_person(office: Office, by: str, refusal: type[Exception]) -> None:
    """Not the one who took it in, and not just anybody."""
    with pytest.raises(refusal):
        consenting.witness(office.begin, on_paper(office), by=office.people[by])


def test_the_person_consenting_is_no_witness(office: Office) -> None:
    """Dora consented on paper; she is a contact, but not a second pair of eyes for herself."""
    dora = office.people["dora"]
    given = consenting.consent_to(dora, Purpose.APPEAR, shown="appear.de.1", starts=office.clock(), channels=["export"])
    with pytest.raises(SamePerson):
        consenting.take_paper(office.begin, given, "scans/1", by=dora)
    consenting.take_paper(office.begin, given, "scans/1", by=office.people["clara"])
    with pytest.raises(SamePerson):
        consenting.witness(office.begin, given.id, by=dora)


def test_staff_takes_no_paper_in(office: Office) -> None:
    """Anna wrote the post; she does not bring Ben's consent along."""
    with pytest.raises(NotAllowed):
        on_paper(office, by="anna")


def test_only_paper_is_witnessed(office: Office) -> None:
    """What Ben clicked himself needs nobody."""
    with pytest.raises(NotPaper):
        consenting.witness(office.begin, office.consent("ben", "export"), by=office.people["clara"])


def test_a_scan_cannot_be_smuggled_into_an_own_consent(office: Office) -> None:
    """Whoever gives for themselves gives without paper and witness."""
    given = office.consent("ben", "export")
    with office.begin(reading=True) as work:
        consent = work.consents.get(given)
    assert (consent.paper, consent.witness, consent.by) == (None, None, office.people["ben"])


def test_paper_is_withdrawn_like_any_other(office: Office) -> None:
    """Ben withdraws what he once signed by hand."""
    paper = on_paper(office)
    consenting.witness(office.begin, paper, by=office.people["lena"])
    consenting.withdraw(office.begin, paper, by=office.people["ben"])
    assert missing_of_ben(office) == [Missing.ANSWERS]
