"""Pictures arrive in parts, survive a lost connection, and are taken in once they are whole."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256

import numpy as np
import pytest

from approvals.desk import hiring, uploading
from approvals.errors import (
    EmptyUpload,
    NotAllowed,
    NotFound,
    NotYours,
    PartOutOfPlace,
    PartOutOfSize,
    TooManyUploads,
    TooMuchUploaded,
    UploadTooLarge,
)
from approvals.people import Role
from approvals.uploads import MOST_BYTES, MOST_OPEN, MOST_OPEN_BYTES, PART, Upload
from storage.errors import PictureBroken, TextNotPicture
from storage.pictures import look_through
from tests.office import Office
from tests.pinboard import PowerCut
from tests.storage.made_pictures import encoded

NOISE = np.random.default_rng(7).integers(0, 255, (700, 900, 3), np.uint8)
PHOTO = encoded(NOISE, "png")
"""Four parts of 512 KiB, the last one shorter."""


def opened(office: Office, data: bytes = PHOTO, name: str = "fest.png", *, by: str = "anna") -> Upload:
    return uploading.open_upload(office.begin, name, len(data), by=office.people[by])


def send(office: Office, upload: Upload, data: bytes = PHOTO, *offsets: int, by: str = "anna") -> Upload:
    """Send these parts, or all of them."""
    for offset in offsets or range(0, len(data), PART):
        part = data[offset : offset + PART]
        upload = uploading.add_part(office.begin, office.objects, upload.id, offset, part, by=office.people[by])
    return upload


def finish(office: Office, upload: Upload, *, by: str = "anna") -> str:
    person = office.people[by]
    return uploading.finish_upload(office.begin, office.objects, look_through, upload.id, by=person).id


def kept(office: Office, folder: str = "") -> list[str]:
    return list(office.objects.keys(folder))


def test_a_picture_in_parts_becomes_the_picture(any_office: Office) -> None:
    """Anna's photo is put together byte for byte, described, recorded, and its parts are gone."""
    upload = send(any_office, opened(any_office))
    assert (upload.received, upload.complete, len(upload.parts)) == (len(PHOTO), True, 4)
    picture = finish(any_office, upload)
    assert picture == sha256(PHOTO).hexdigest()
    assert any_office.objects.get(f"originals/{picture}") == PHOTO
    assert kept(any_office, "uploads/") == []
    with any_office.begin(reading=True) as work:
        facts = work.pictures.get(picture)
    assert (facts.width, facts.height, facts.size, facts.by) == (900, 700, len(PHOTO), any_office.people["anna"])
    assert any_office.entries()[-1].kind == "taken_in"


def test_a_phone_goes_on_where_it_lost_reception(office: Office) -> None:
    """After two parts the connection is gone; what is here is known, and the rest is enough."""
    upload = opened(office)
    send(office, upload, PHOTO, 0, PART)
    at = uploading.progress(office.begin, upload.id, by=office.people["anna"]).received
    assert at == 2 * PART
    send(office, upload, PHOTO, *range(at, len(PHOTO), PART))
    assert finish(office, upload) == sha256(PHOTO).hexdigest()


def test_a_part_sent_again_changes_nothing(office: Office) -> None:
    """Its answer was lost, so the phone sends the first part again, also after others."""
    upload = opened(office)
    assert send(office, upload, PHOTO, 0, 0, PART, 0, 0).received == 2 * PART


def test_the_same_part_twice_at_the_same_time(any_office: Office) -> None:
    """An impatient phone sends the first part on two connections: it counts once."""
    upload = opened(any_office)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: send(any_office, upload, PHOTO, 0), range(2)))
    assert uploading.progress(any_office.begin, upload.id, by=any_office.people["anna"]).received == PART


@pytest.mark.parametrize("offset", [2 * PART, PART - 1, -PART])
def test_parts_must_join(office: Office, offset: int) -> None:
    """What leaves a gap or begins anywhere is refused, with the place where to go on; nothing of it is kept."""
    upload = send(office, opened(office), PHOTO, 0)
    with pytest.raises(PartOutOfPlace) as refusal:
        send(office, upload, PHOTO, offset)
    assert refusal.value.expected == PART
    assert kept(office, "uploads/") == [upload.part(0)]


@pytest.mark.parametrize(("offset", "size", "wanted"), [(0, PART + 1, PART), (0, 9, PART), (PART, 11, 10)])
def test_a_part_has_its_size(office: Office, offset: int, size: int, wanted: int) -> None:
    """Each part is 512 KiB and the last one the rest, so nothing can go beyond the announced size."""
    upload = opened(office, bytes(PART + 10))
    if offset:
        send(office, upload, bytes(PART), 0)
    with pytest.raises(PartOutOfSize) as refusal:
        uploading.add_part(office.begin, office.objects, upload.id, offset, bytes(size), by=office.people["anna"])
    assert (refusal.value.size, refusal.value.wanted) == (size, wanted)


def test_nothing_follows_the_last_part(office: Office) -> None:
    """A complete file takes no more."""
    upload = send(office, opened(office, bytes(PART)), bytes(PART))
    with pytest.raises(PartOutOfSize):
        uploading.add_part(office.begin, office.objects, upload.id, PART, b"more", by=office.people["anna"])


def test_what_is_not_whole_cannot_be_finished(office: Office) -> None:
    """The refusal says where to go on, and nothing is lost."""
    upload = send(office, opened(office), PHOTO, 0)
    with pytest.raises(PartOutOfPlace) as refusal:
        finish(office, upload)
    assert refusal.value.expected == PART
    assert finish(office, send(office, upload)) == sha256(PHOTO).hexdigest()


def test_finishing_again_gives_the_same_picture(office: Office) -> None:
    """The answer was lost on the tram: the phone asks again and is told the same; one entry is in the history."""
    upload = send(office, opened(office))
    assert finish(office, upload) == finish(office, upload)
    assert [entry.kind for entry in office.entries()].count("taken_in") == 1


def test_a_power_cut_while_finishing_loses_nothing(office: Office) -> None:
    """The machine dies before anything is committed; the parts are there, and the next attempt gets through."""
    upload = send(office, opened(office))
    office.dying = True
    with pytest.raises(PowerCut):
        finish(office, upload)
    office.dying = False
    assert finish(office, upload) == sha256(PHOTO).hexdigest()


def test_the_same_picture_by_two_people_is_one(office: Office) -> None:
    """Emil sends what Anna sent before: it stays hers, and his upload becomes it."""
    anna = finish(office, send(office, opened(office)))
    emil = send(office, opened(office, by="emil"), by="emil")
    person = office.people["emil"]
    picture = uploading.finish_upload(office.begin, office.objects, look_through, emil.id, by=person)
    assert (picture.id, picture.by) == (anna, office.people["anna"])


@pytest.mark.parametrize(
    ("data", "refusal"),
    [(b"Liebe Kolleginnen", TextNotPicture), (PHOTO[:2000] + bytes(4000) + PHOTO[6000:], PictureBroken)],
)
def test_what_is_no_whole_picture_is_refused_and_nothing_is_kept(
    office: Office, data: bytes, refusal: type[Exception]
) -> None:
    """A text, or a PNG with a hole that only decoding finds: the reason is told, bytes and row are gone."""
    upload = send(office, opened(office, data), data)
    with pytest.raises(refusal, match="fest"):
        finish(office, upload)
    assert kept(office) == []
    with pytest.raises(NotFound):
        uploading.progress(office.begin, upload.id, by=office.people["anna"])


def test_only_its_own_person_sees_and_sends_it(office: Office) -> None:
    """Emil can neither look at Anna's upload, nor add to it, finish it or give it up."""
    upload, emil = send(office, opened(office), PHOTO, 0), office.people["emil"]
    acts = [
        lambda: uploading.progress(office.begin, upload.id, by=emil),
        lambda: send(office, upload, PHOTO, PART, by="emil"),
        lambda: finish(office, upload, by="emil"),
        lambda: uploading.give_up(office.begin, office.objects, upload.id, by=emil),
    ]
    for act in acts:
        with pytest.raises(NotYours):
            act()
    assert send(office, upload, PHOTO, PART).received == 2 * PART


def test_who_may_not_submit_cannot_finish(office: Office) -> None:
    """The auditor reads only; what they sent stays theirs and enters nowhere."""
    office.hire("viola", Role.AUDITOR)
    upload = send(office, opened(office, by="viola"), by="viola")
    with pytest.raises(NotAllowed):
        finish(office, upload, by="viola")
    assert kept(office, "originals/") == []


def test_who_left_sends_nothing(office: Office) -> None:
    """Emil has left the company."""
    hiring.let_go(office.begin, office.people["emil"], by=office.people["ada"])
    with pytest.raises(NotAllowed):
        opened(office, by="emil")


@pytest.mark.parametrize(("size", "refusal"), [(0, EmptyUpload), (-1, EmptyUpload), (MOST_BYTES + 1, UploadTooLarge)])
def test_a_size_that_cannot_be(office: Office, size: int, refusal: type[Exception]) -> None:
    """Nothing at all, or more than any picture may have, is refused before a byte is sent."""
    with pytest.raises(refusal) as told:
        uploading.open_upload(office.begin, "fest.jpg", size, by=office.people["anna"])
    assert told.value.name == "fest.jpg"


def test_forty_at_once(office: Office) -> None:
    """The 41st open upload of a person is refused; others may go on, and giving one up makes room."""
    uploads = [opened(office) for _ in range(MOST_OPEN)]
    with pytest.raises(TooManyUploads) as refusal:
        opened(office)
    assert refusal.value.limit == MOST_OPEN
    opened(office, by="emil")
    uploading.give_up(office.begin, office.objects, uploads[0].id, by=office.people["anna"])
    opened(office)


def test_six_hundred_megabytes_at_once(office: Office) -> None:
    """Twenty of the largest fit; one byte more does not."""
    anna = office.people["anna"]
    for _ in range(MOST_OPEN_BYTES // MOST_BYTES):
        uploading.open_upload(office.begin, "fest.jpg", MOST_BYTES, by=anna)
    with pytest.raises(TooMuchUploaded):
        uploading.open_upload(office.begin, "fest.jpg", 1, by=anna)


def test_what_was_finished_makes_room(office: Office) -> None:
    """A finished upload counts no more, although its answer is kept."""
    for _ in range(MOST_OPEN - 1):
        opened(office)
    finish(office, send(office, opened(office)))
    opened(office)


def test_given_up_it_is_gone(office: Office) -> None:
    """Anna takes the photo out of the form: parts and row go, and giving up twice is no error."""
    upload = send(office, opened(office), PHOTO, 0, PART)
    for _ in range(2):
        uploading.give_up(office.begin, office.objects, upload.id, by=office.people["anna"])
    assert kept(office) == []
    with pytest.raises(NotFound):
        send(office, upload, PHOTO, 2 * PART)


def test_swept_after_a_day(any_office: Office) -> None:
    """What was begun and what was finished yesterday is forgotten; today's goes on, and the picture stays."""
    finished = finish(any_office, send(any_office, opened(any_office)))
    begun = send(any_office, opened(any_office), PHOTO, 0)
    any_office.clock.move(hours=1)
    today = send(any_office, opened(any_office), PHOTO, 0)
    any_office.clock.now += timedelta(hours=23)
    assert uploading.sweep_uploads(any_office.begin, any_office.objects) == 2
    assert kept(any_office) == [f"originals/{finished}", today.part(0)]
    with pytest.raises(NotFound):
        send(any_office, begun, PHOTO, PART)
    assert send(any_office, today, PHOTO, PART).received == 2 * PART


def test_a_file_name_is_sealed(office: Office) -> None:
    """People name files after people: without Anna's key the name is not in the database."""
    upload = opened(office, name="Ben beim Arzt.jpg")
    with office.begin(reading=True) as work:
        assert work.uploads.get(upload.id).name == "Ben beim Arzt.jpg"
    assert b"Ben beim" not in (office.folder / "freigabe.db").read_bytes()
    assert b"Ben beim" not in (office.folder / "freigabe.db-wal").read_bytes()
