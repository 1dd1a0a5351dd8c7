"""Photos of oneself from the page become templates in the darkroom, and nothing of them stays."""

import asyncio
from io import BytesIO

import pytest
from PIL import Image

from approvals.consents import Purpose
from approvals.desk import consenting, enrolling, uploading
from approvals.enrolments import Enrolment
from approvals.uploads import PART
from flows.demo.event_photo import compose
from flows.demo.people import ANNA, BEN, CLARA
from flows.enrol import enrol
from flows.sweep import sweep
from tests.flows.firm import Firm
from tests.flows.working import work_off
from tests.storage.made_pictures import encoded

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]
PORTRAIT = BEN.portrait.read_bytes()


@pytest.fixture
def willing(firm: Firm) -> Firm:
    """Matching is switched on, and Ben has consented to be matched."""
    firm.settings(matching=True)
    ben = firm.people["ben"]
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=firm.clock())
    consenting.give(firm.begin, given, by=ben)
    return firm


def handed_in(firm: Firm, photo: bytes) -> str:
    """What the page does with a photo of Ben's."""
    ben = firm.people["ben"]
    upload = uploading.open_upload(firm.begin, "ich.jpg", len(photo), by=ben)
    for offset in range(0, len(photo), PART):
        uploading.add_part(firm.begin, firm.objects, upload.id, offset, photo[offset : offset + PART], by=ben)
    return enrolling.hand_in(firm.begin, upload.id, by=ben).id


def told(firm: Firm) -> list[Enrolment]:
    return enrolling.enrolments(firm.begin, by=firm.people["ben"])


def references(firm: Firm) -> int:
    with firm.begin(reading=True) as work:
        return len(work.references.find(person=firm.people["ben"]))


def small(photo: bytes) -> bytes:
    image = Image.open(BytesIO(photo))
    image.thumbnail((90, 90))
    return encoded(image)


def test_what_the_page_hands_in_the_dispatcher_describes(willing: Firm):
    """Three photos of Ben: his portrait becomes a template, the party and the tiny one say why they cannot."""
    party = encoded(compose([one.figure for one in (ANNA, BEN, CLARA) if one.figure]))
    for photo in (PORTRAIT, party, small(PORTRAIT)):
        handed_in(willing, photo)
    work_off(willing)
    assert references(willing) == 1
    assert {one.refusal for one in told(willing)} == {None, "SeveralFaces", "FaceTooSmall"}
    assert all(one.done_at for one in told(willing))
    assert not list(willing.objects.keys("uploads/"))


@pytest.mark.parametrize(
    ("photo", "refusal"), [(b"Liebe Kolleginnen", "TextNotPicture"), (encoded(Image.new("RGB", (400, 400))), "NoFace")]
)
def test_what_is_no_portrait_is_refused_by_name(willing: Firm, photo: bytes, refusal: str):
    """A text or an empty wall: Ben reads which, and the bytes are gone."""
    asyncio.run(enrol(handed_in(willing, photo)))
    assert [one.refusal for one in told(willing)] == [refusal]
    assert not list(willing.objects.keys("uploads/"))


def test_running_twice_keeps_one_template(willing: Firm):
    """The same job again changes nothing."""
    enrolment = handed_in(willing, PORTRAIT)
    for _ in range(2):
        asyncio.run(enrol(enrolment))
    assert references(willing) == 1


def test_after_a_withdrawal_nothing_is_described(willing: Firm):
    """Ben withdraws before his photo's turn: it is deleted unseen."""
    enrolment = handed_in(willing, PORTRAIT)
    with willing.begin(reading=True) as work:
        (consent,) = work.consents.find(person=willing.people["ben"])
    consenting.withdraw(willing.begin, consent.id, by=consent.person)
    asyncio.run(enrol(enrolment))
    assert [one.refusal for one in told(willing)] == ["NoConsentToMatch"]
    assert references(willing) == 0
    assert not list(willing.objects.keys("uploads/"))


def test_the_sweep_asks_again_and_forgets_after_a_day(willing: Firm):
    """A lost job is asked for again; uploads of yesterday go with their parts."""
    enrolment = handed_in(willing, PORTRAIT)
    willing.forget_jobs()
    asyncio.run(sweep())
    assert [job.about for job in willing.home.outbox.waiting()] == [enrolment]
    later = willing.later(hours=25)
    assert uploading.sweep_uploads(later.begin, later.objects) == 1
    assert enrolling.sweep_enrolments(later.begin) == 0
    assert not list(willing.objects.keys("uploads/"))
