"""Photos arrive in parts: where it goes on is told, a video is refused with its first part, and each is one's own."""

from io import BytesIO

import pytest
from httpx import Response
from PIL import Image

from approvals.uploads import MOST_BYTES, PART
from tests.office import Office
from tests.website import Visit, site_of


def photo(*, large: bool = False) -> bytes:
    """A JPEG; a large one has several parts."""
    encoded = BytesIO()
    noise = Image.effect_noise((1800, 1350) if large else (200, 150), 120)
    noise.convert("RGB").save(encoded, "JPEG", quality=92)
    return encoded.getvalue()


@pytest.fixture
def anna(office: Office) -> Visit:
    return site_of(office).visit("anna")


def opened(visit: Visit, data: bytes, name: str = "fest.jpg") -> str:
    answer = visit.post("/uploads", name=name, size=len(data))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def put(visit: Visit, upload: str, data: bytes, offset: int = 0) -> Response:
    headers = {"x-csrf": visit.csrf, "content-type": "application/octet-stream"}
    return visit.client.put(f"/uploads/{upload}/parts/{offset}", content=data[offset : offset + PART], headers=headers)


def finish(visit: Visit, upload: str) -> Response:
    return visit.client.post(f"/uploads/{upload}/finish", headers={"x-csrf": visit.csrf})


def test_a_photo_in_parts_becomes_a_picture(anna: Visit):
    """Each part says how far it is; the whole is looked at and known by its content."""
    data = photo(large=True)
    assert len(data) > 2 * PART
    upload = opened(anna, data)
    assert [put(anna, upload, data, at).json()["received"] for at in range(0, len(data), PART)][-1] == len(data)
    taken = finish(anna, upload).json()
    assert (taken["width"], taken["height"], len(taken["picture"])) == (1800, 1350, 64)
    assert finish(anna, upload).json() == taken


def test_after_a_lost_connection_it_says_where_to_go_on(anna: Visit):
    """The first part is here; one further on is refused with the offset that is expected."""
    data = photo(large=True)
    upload = opened(anna, data)
    put(anna, upload, data)
    assert anna.get(f"/uploads/{upload}").json() == {"id": upload, "size": len(data), "received": PART, "part": PART}
    gap = put(anna, upload, data, 2 * PART)
    assert (gap.status_code, gap.json()["values"]["expected"]) == (422, PART)
    assert put(anna, upload, data).json()["received"] == PART


def test_a_video_is_refused_with_its_first_part(anna: Visit):
    """Whatever its name says: a plain sentence, and nothing of it is kept."""
    video = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 64
    upload = opened(anna, video, "ferien.jpg")
    refused = put(anna, upload, video)
    assert refused.status_code == 422
    assert "ferien.jpg: Videos nimmt Freigabe nicht" in refused.json()["detail"]
    assert anna.get(f"/uploads/{upload}").status_code == 404


def test_what_is_broken_is_refused_at_the_end(anna: Visit):
    """It began like a picture."""
    data = photo()[:900]
    upload = opened(anna, data)
    put(anna, upload, data)
    refused = finish(anna, upload)
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("fest.jpg: ")


@pytest.mark.parametrize("size", ["", "viel", "-1", "0", str(MOST_BYTES + 1), "9" * 40, "²"])
def test_a_size_that_cannot_be_is_refused(anna: Visit, size: str):
    """Said before anything is sent."""
    assert anna.post("/uploads", name="x.jpg", size=size).status_code == 422


def test_an_upload_is_ones_own(anna: Visit, office: Office):
    """Ben learns nothing of Anna's, adds nothing to it and does not end it."""
    data = photo()
    upload, ben = opened(anna, data), site_of(office).visit("ben")
    assert ben.get(f"/uploads/{upload}").status_code == 403
    assert put(ben, upload, data).status_code == 403
    assert ben.client.delete(f"/uploads/{upload}", headers={"x-csrf": ben.csrf}).status_code == 403
    assert put(anna, upload, data).status_code == 200


def test_giving_up_forgets_it(anna: Visit, office: Office):
    """Nothing of it is kept; giving up twice is fine."""
    data = photo()
    upload = opened(anna, data)
    put(anna, upload, data)
    for _ in range(2):
        assert anna.client.delete(f"/uploads/{upload}", headers={"x-csrf": anna.csrf}).status_code == 204
    assert not list(office.objects.keys("uploads/"))


def test_whoever_is_signed_out_is_told_so_without_a_page(office: Office):
    """A script reads JSON, not the page to sign in."""
    nobody = site_of(office).visit(None)
    answer = nobody.get("/uploads/nonsense")
    assert (answer.status_code, answer.json()["title"]) == (401, "NotSignedIn")
