"""Everything about me as one file: complete, mine alone, and with everybody else in the pictures unrecognisable."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from approvals.desk.taking_in import original
from tests.approvals.pages.answering import differs
from tests.office import Office
from tests.party import PLACES, PartyOffice
from tests.website import site_of


@pytest.fixture
def party(tmp_path: Path) -> Iterator[PartyOffice]:
    company = PartyOffice(tmp_path)
    yield company
    company.engine.dispose()


def test_everything_comes_as_one_file(party: PartyOffice):
    """To read, as JSON, and the pictures; others' faces in them are beyond recognition, one's own is not."""
    party.celebrated(None, "anna", "ben", "clara", "emil")
    party.say("emil", "no")
    answer = site_of(party).visit("emil").post("/me/everything")
    assert answer.headers["content-type"] == "application/zip"
    with ZipFile(BytesIO(answer.content)) as archive:
        data = json.loads(archive.read("data.json"))
        told = archive.read("index.html").decode()
        (picture,) = [name for name in archive.namelist() if name.startswith("pictures/")]
        softened = archive.read(picture)
    assert data["asked"][0]["answers"][0]["said"] == "no"
    assert picture in told
    plain = party.objects.get(original(data["pictures"][0]["picture"]))
    off = [differs(softened, plain, box) for box in PLACES]
    assert min(off[:4]) > 15
    assert off[4] < 6


def test_everything_about_somebody_else_is_not_there(party: PartyOffice):
    """Lena's file knows nothing of Emil's no, and holds no picture."""
    party.celebrated(None, "anna", "ben", "clara", "emil")
    party.say("emil", "no")
    answer = site_of(party).visit("lena").post("/me/everything")
    with ZipFile(BytesIO(answer.content)) as archive:
        told = archive.read("index.html").decode() + archive.read("data.json").decode()
        assert set(archive.namelist()) == {"index.html", "data.json"}
    assert "Emil" not in told
    assert party.people["emil"] not in told


def test_a_lost_picture_does_not_spoil_the_file(party: PartyOffice):
    """The original is gone from the store: the rest still comes."""
    picture = party.party()
    post = party.submit(pictures=[picture]).id
    party.check(post, {picture: party.in_it(None, "anna", "ben", "clara", "emil")})
    party.objects.delete(original(picture))
    answer = site_of(party).visit("emil").post("/me/everything")
    with ZipFile(BytesIO(answer.content)) as archive:
        assert set(archive.namelist()) == {"index.html", "data.json"}


def test_the_file_is_not_asked_for_without_end(office: Office):
    """Five in an hour are enough."""
    ben = site_of(office).visit("ben")
    assert [ben.post("/me/everything").status_code for _ in range(6)] == [200] * 5 + [429]
