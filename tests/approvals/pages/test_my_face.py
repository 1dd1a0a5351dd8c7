"""My face templates: only with my consent, seen and deleted by me alone, photos told apart by what became of them."""

import pytest

from approvals.consents import Purpose
from approvals.desk import consenting, enrolling, uploading
from approvals.faces.errors import SeveralFaces
from storage.errors import TooManyPixels
from tests.office import Office
from tests.website import Visit, site_of


@pytest.fixture
def willing(office: Office) -> Office:
    """Matching is switched on, and Ben has consented to be matched."""
    office.settings(matching=True)
    ben = office.people["ben"]
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    consenting.give(office.begin, given, by=ben)
    return office


def uploaded(office: Office, name: str = "ich.jpg", handle: str = "ben") -> str:
    person = office.people[handle]
    upload = uploading.open_upload(office.begin, name, 3, by=person)
    return uploading.add_part(office.begin, office.objects, upload.id, 0, b"Ben", by=person).id


def ben(office: Office) -> Visit:
    return site_of(office).visit("ben")


def test_without_consent_it_asks_for_it_first(office: Office):
    """And where the company compares no faces, it says that nobody has to."""
    assert "vergleicht keine Gesichter" in ben(office).text("/me/face")
    office.settings(matching=True)
    assert "Zuerst brauchen wir dein Ja dazu" in ben(office).text("/me/face")
    refused = ben(office).post("/me/face/photos", upload=uploaded(office))
    assert refused.status_code == 422


def test_a_photo_is_waited_for_and_becomes_a_template(willing: Office):
    """While it is looked at, the piece asks again by itself; then it stops, and the template is there."""
    visit, upload = ben(willing), uploaded(willing)
    assert "every 2s" in visit.post("/me/face/photos", upload=upload).text
    enrolling.keep(willing.begin, upload, b"ben's face", "dlib")
    piece = visit.get("/me/face/photos").text
    assert "every 2s" not in piece
    assert "Ein Muster ist gemacht" in piece
    assert "Muster 1" in piece


def test_what_speaks_against_a_photo_is_said(willing: Office):
    """In a sentence, beside the photo's name."""
    visit, one, other = ben(willing), uploaded(willing, "fest.jpg"), uploaded(willing, "gross.jpg")
    for upload, refusal in ((one, SeveralFaces(3)), (other, TooManyPixels("gross.jpg", 9000, 9000, 50_000_000))):
        visit.post("/me/face/photos", upload=upload)
        enrolling.refuse(willing.begin, upload, refusal)
    told = visit.text("/me/face")
    assert "fest.jpg Darauf sind 3 Gesichter" in told
    assert "gross.jpg 9000 × 9000 Bildpunkte" in told


def test_templates_are_deleted_one_by_one_or_all(willing: Office):
    """Three of them: one goes, then the others; the consent stays."""
    willing_ben = willing.people["ben"]
    consenting.enrol(willing.begin, willing_ben, [b"1", b"2", b"3"], "dlib", by=willing_ben)
    visit = ben(willing)
    first = enrolling.templates(willing.begin, by=willing_ben)[0].id
    visit.post(f"/me/face/templates/{first}/delete")
    assert len(enrolling.templates(willing.begin, by=willing_ben)) == 2
    visit.post("/me/face/templates/delete")
    assert enrolling.templates(willing.begin, by=willing_ben) == []
    assert "Erlaubnis zurücknehmen" in visit.text("/me/face")


def test_nobody_else_sees_or_deletes_them(willing: Office):
    """Emil finds none, and Ben's id does not help him."""
    willing_ben = willing.people["ben"]
    consenting.enrol(willing.begin, willing_ben, [b"1"], "dlib", by=willing_ben)
    (one,) = enrolling.templates(willing.begin, by=willing_ben)
    emil = site_of(willing).visit("emil")
    assert "Muster 1" not in emil.text("/me/face")
    assert emil.post(f"/me/face/templates/{one.id}/delete").status_code == 404
    assert emil.post("/me/face/photos", upload=uploaded(willing)).status_code == 403
    assert enrolling.templates(willing.begin, by=willing_ben) == [one]


def test_withdrawing_the_consent_deletes_them_at_once(willing: Office):
    """One tap on the same page."""
    willing_ben = willing.people["ben"]
    consenting.enrol(willing.begin, willing_ben, [b"1"], "dlib", by=willing_ben)
    (consent,) = consenting.consents_of(willing.begin, willing_ben)
    ben(willing).post(f"/me/consents/{consent.id}/withdraw", back="/me/face")
    assert enrolling.templates(willing.begin, by=willing_ben) == []
