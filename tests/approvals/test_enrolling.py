"""A photo of oneself is handed in, described once, and deleted; only its person learns what became of it."""

from datetime import timedelta

import pytest

from approvals.consents import Purpose
from approvals.desk import consenting, enrolling, uploading
from approvals.enrolments import MOST_WAITING, Enrolment
from approvals.errors import MatchingIsOff, NoConsentToMatch, NotFound, NotYours, PartOutOfPlace, TooManyEnrolments
from approvals.faces.errors import FaceTooSmall, SeveralFaces
from approvals.jobs import Task
from approvals.references import Reference
from storage.errors import TooManyPixels
from storage.outbox import Outbox
from tests.office import Office

PHOTO = b"Ben, laughing"


def uploaded(office: Office, handle: str = "ben", photo: bytes = PHOTO) -> str:
    person = office.people[handle]
    upload = uploading.open_upload(office.begin, "ich.jpg", len(photo), by=person)
    uploading.add_part(office.begin, office.objects, upload.id, 0, photo, by=person)
    return upload.id


def handed_in(office: Office, handle: str = "ben") -> Enrolment:
    return enrolling.hand_in(office.begin, uploaded(office, handle), by=office.people[handle])


def templates(office: Office) -> list[Reference]:
    with office.begin(reading=True) as work:
        return work.references.find(person=office.people["ben"])


@pytest.fixture
def willing(office: Office) -> Office:
    """Matching is switched on, and Ben has consented to be matched."""
    office.settings(matching=True)
    ben = office.people["ben"]
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    consenting.give(office.begin, given, by=ben)
    return office


def withdraw(office: Office) -> None:
    with office.begin(reading=True) as work:
        (consent,) = work.consents.find(person=office.people["ben"])
    consenting.withdraw(office.begin, consent.id, by=consent.person)


def test_handed_in_it_waits_to_be_described(willing: Office) -> None:
    """Ben's photo becomes one job; handing it in again is the same one."""
    enrolment = handed_in(willing)
    assert enrolling.hand_in(willing.begin, enrolment.id, by=willing.people["ben"]) == enrolment
    asked = [job.about for job in Outbox(willing.engine).waiting() if job.task == Task.ENROL]
    assert asked == [enrolment.id]
    assert enrolling.photo(willing.begin, willing.objects, enrolment.id) == (PHOTO, "ich.jpg")


def test_described_it_is_a_template_and_the_photo_is_gone(willing: Office) -> None:
    """One reference, recorded as Ben's own doing; no byte of the photo is left."""
    enrolment = handed_in(willing)
    enrolling.keep(willing.begin, enrolment.id, b"ben's face", "dlib")
    enrolling.delete_photo(willing.begin, willing.objects, enrolment.id)
    assert [(one.vector, one.engine) for one in templates(willing)] == [(b"ben's face", "dlib")]
    (told,) = enrolling.enrolments(willing.begin, by=willing.people["ben"])
    assert (told.done_at, told.refusal) == (willing.clock(), None)
    assert list(willing.objects.keys("uploads/")) == []
    assert (willing.entries()[-1].kind, willing.entries()[-1].by) == ("enrolled", willing.people["ben"])


def test_described_twice_it_is_one_template(willing: Office) -> None:
    """The flow died after keeping the template and runs again: nothing is described or kept a second time."""
    enrolment = handed_in(willing)
    for _ in range(2):
        enrolling.keep(willing.begin, enrolment.id, b"ben's face", "dlib")
    assert len(templates(willing)) == 1
    assert enrolling.photo(willing.begin, willing.objects, enrolment.id) is None
    enrolling.delete_photo(willing.begin, willing.objects, enrolment.id)
    assert list(willing.objects.keys("uploads/")) == []


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (SeveralFaces(2), {"count": 2}),
        (FaceTooSmall(31, 48), {"pixels": 31, "needed": 48}),
        (TooManyPixels("ich.jpg", 9000, 9000, 50), {"width": 9000, "height": 9000, "limit": 50}),
    ],
)
def test_a_refusal_is_told_to_its_person_alone(willing: Office, refusal: Exception, facts: dict[str, int]) -> None:
    """Ben reads what speaks against his photo, by name and figures; Anna reads nothing of it."""
    enrolling.refuse(willing.begin, handed_in(willing).id, refusal)
    (told,) = enrolling.enrolments(willing.begin, by=willing.people["ben"])
    assert (told.name, told.refusal, told.facts) == ("ich.jpg", type(refusal).__name__, facts)
    assert enrolling.enrolments(willing.begin, by=willing.people["anna"]) == []
    assert templates(willing) == []


def test_what_was_decided_about_a_photo_stays(willing: Office) -> None:
    """A template is not refused afterwards, nor is a refused photo kept."""
    first, second = handed_in(willing), handed_in(willing)
    enrolling.keep(willing.begin, first.id, b"ben's face", "dlib")
    enrolling.refuse(willing.begin, first.id, SeveralFaces(2))
    enrolling.refuse(willing.begin, second.id, SeveralFaces(2))
    enrolling.keep(willing.begin, second.id, b"ben's other face", "dlib")
    told = [one.refusal for one in enrolling.enrolments(willing.begin, by=willing.people["ben"])]
    assert told == [None, "SeveralFaces"]
    assert len(templates(willing)) == 1


def test_nobody_is_described_without_switch_and_consent(office: Office) -> None:
    """First the company switches matching on, then Ben consents, then his photo may be handed in."""
    with pytest.raises(MatchingIsOff):
        handed_in(office)
    office.settings(matching=True)
    with pytest.raises(NoConsentToMatch):
        handed_in(office)
    assert Task.ENROL not in {job.task for job in Outbox(office.engine).waiting()}


def test_a_consent_withdrawn_meanwhile_counts(willing: Office) -> None:
    """Ben changes his mind while the photo waits: it is not described, and what was described is not kept."""
    enrolment = handed_in(willing)
    withdraw(willing)
    with pytest.raises(NoConsentToMatch):
        enrolling.photo(willing.begin, willing.objects, enrolment.id)
    with pytest.raises(NoConsentToMatch):
        enrolling.keep(willing.begin, enrolment.id, b"ben's face", "dlib")
    assert templates(willing) == []


def test_nobody_enrols_with_somebody_elses_photo(willing: Office) -> None:
    """What Anna uploaded Ben cannot hand in, and the other way round."""
    with pytest.raises(NotYours):
        enrolling.hand_in(willing.begin, uploaded(willing, "anna"), by=willing.people["ben"])


def test_half_a_photo_is_not_handed_in(willing: Office) -> None:
    """The refusal says where to go on."""
    upload = uploading.open_upload(willing.begin, "ich.jpg", 9, by=willing.people["ben"])
    with pytest.raises(PartOutOfPlace) as refusal:
        enrolling.hand_in(willing.begin, upload.id, by=willing.people["ben"])
    assert refusal.value.expected == 0


def test_three_at_once(willing: Office) -> None:
    """A fourth photo waits until the first is described."""
    first, *_ = [handed_in(willing) for _ in range(MOST_WAITING)]
    with pytest.raises(TooManyEnrolments):
        handed_in(willing)
    enrolling.keep(willing.begin, first.id, b"ben's face", "dlib")
    handed_in(willing)


def test_a_photo_given_up_is_not_described(willing: Office) -> None:
    """Ben takes it back before its turn."""
    enrolment = handed_in(willing)
    uploading.give_up(willing.begin, willing.objects, enrolment.id, by=willing.people["ben"])
    with pytest.raises(NotFound):
        enrolling.photo(willing.begin, willing.objects, enrolment.id)


def test_a_lost_job_is_asked_for_again_and_old_results_are_forgotten(willing: Office) -> None:
    """The sweep finds what a crash lost, and drops what was told yesterday."""
    told = handed_in(willing)
    enrolling.refuse(willing.begin, told.id, SeveralFaces(2))
    willing.clock.now += timedelta(hours=1)
    waiting = handed_in(willing)
    willing.jobs_are_done()
    willing.clock.now += timedelta(hours=23)
    assert enrolling.sweep_enrolments(willing.begin) == 1
    assert [job.about for job in Outbox(willing.engine).waiting()] == [waiting.id]
    assert [one.id for one in enrolling.enrolments(willing.begin, by=willing.people["ben"])] == [waiting.id]
