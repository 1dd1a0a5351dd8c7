"""The part of a photo that a channel gets: chosen in the form, seen on the post's page, told to programs."""

import re

import pytest

from approvals.crops import ACROSS, Spot
from tests.approvals.pages.test_interface import Program
from tests.draft_form import by_script, filled, kept
from tests.office import Office
from tests.settling_pages import apart, framed
from tests.website import Site, Visit

WIDE = (4000, 1000)
PARTS = re.compile(r'<rect class="frame movable with-script"[^>]*? x="(\d+)"')


@pytest.fixture
def anna(site: Site) -> Visit:
    return site.visit("anna")


def read(visit: Visit, **fields: object) -> str:
    answer = visit.post("/drafts/read-along", **fields)
    assert answer.status_code == 200
    return str(answer.text)


def test_a_photo_of_another_shape_can_be_framed(anna: Visit, office: Office):
    """A panorama for Instagram: its frame lies in the middle, and three places are offered without a script."""
    picture = office.picture(size=WIDE)
    told = read(anna, **filled(picture))
    assert "Ausschnitt für Instagram" in told
    assert f'name="crop.instagram.{picture}"' in told
    assert [place for place in ("links", "Mitte", "rechts") if f">{place}</option>" in told] == [
        "links", "Mitte", "rechts"
    ]  # fmt: skip
    assert PARTS.findall(told) == ["1046"]


def test_nothing_is_framed_where_nothing_is_cut(anna: Visit, office: Office):
    """Neither a photo of an allowed shape, nor a panorama for a channel that takes any."""
    assert "data-framing" not in read(anna, **filled(office.picture()))
    wide = office.picture(b"wide", size=WIDE)
    assert "data-framing" not in read(anna, **filled(wide) | {"channel": ["export", "facebook"]})


def test_a_moved_frame_is_kept_and_comes_back(anna: Visit, office: Office):
    """Anna puts it to the right: it is saved with the draft, and the form opens with it."""
    picture = office.picture(size=WIDE)
    form = filled(picture) | {f"crop.instagram.{picture}": "x100"}
    post = by_script(anna, "/drafts", **form).json()["post"]
    assert kept(office, post).revision.crops == {"instagram": {picture: Spot(ACROSS, 100)}}
    assert re.search(r'<option value="x100" selected>', anna.get(f"/drafts/{post}").text)


@pytest.mark.parametrize("nonsense", ["z5", "x101", "x-1", "x", "50", "x²"])
def test_a_place_that_is_none_is_no_place(anna: Visit, office: Office, nonsense: str):
    """Whatever else stands in the field leaves the frame to us."""
    picture = office.picture(size=WIDE)
    form = filled(picture) | {f"crop.instagram.{picture}": nonsense}
    post = by_script(anna, "/drafts", **form).json()["post"]
    assert kept(office, post).revision.crops == {}


def test_frames_of_channels_it_does_not_go_to_are_no_part_of_it(anna: Visit, office: Office):
    """Anna unticked Instagram: its frame waits, and is nothing that anybody judges or signs."""
    picture = office.picture(size=WIDE)
    form = filled(picture) | {f"crop.instagram.{picture}": "x0", "channel": ["export"]}
    told = by_script(anna, "/drafts", **form).json()
    assert kept(office, told["post"]).revision.crops
    anna.post(f"/drafts/{told['post']}/hand-in", **form, version=told["version"])
    assert office.file(told["post"]).revision.frames_moved == []


def test_heads_that_do_not_fit_are_told_to_the_author_and_on_the_post(site: Site, anna: Visit, office: Office):
    """Anna reads what to do in both places, and Clara cannot sign."""
    post = apart(office)
    assert "wähle den Ausschnitt selbst" in anna.text(f"/posts/{post}")
    assert "So passen nicht alle Köpfe ganz ins Bild" in anna.text(f"/drafts/{post}")
    assert "passen nicht alle Köpfe ganz ins Bild" in site.visit("clara").text(f"/posts/{post}")


def test_a_contact_sees_the_part_that_goes_out(site: Site, office: Office):
    """Clara sees the rendition in its own shape, and that somebody chose it by hand."""
    post = framed(office)
    page = site.visit("clara").get(f"/posts/{post}").text
    assert "Ausschnitt, von Hand gewählt" in page
    assert re.search(r'class="after"[^>]+width="19\d\d" height="1000"', page)


def test_a_program_moves_a_frame_and_reads_it(site: Site, office: Office):
    """By channel and picture, in percent of the way; the post tells what each channel gets."""
    picture = office.picture(size=WIDE)
    program = Program(site, "anna")
    words = {
        "text": "Schön war's!",
        "channels": ["instagram", "export"],
        "variants": {"instagram": "Kurz"},
        "pictures": [{"picture": picture, "alt": "Drei Leute", "rights": "Anna Berg"}],
        "crops": {"instagram": {picture: {"axis": "x", "at": 100}}},
    }
    begun = program.done("POST", "/drafts", words)
    assert program.gets("/drafts")[0]["crops"] == words["crops"]
    post = program.done("POST", f"/drafts/{begun['id']}/hand-in", {"version": begun["version"]})["id"]
    told = program.gets(f"/posts/{post}")
    instagram, export = told["channels"]
    assert (instagram["text"], export["text"]) == ("Kurz", "Schön war's!")
    (frame,) = instagram["frames"]
    assert frame["crop"]["x"] + frame["crop"]["w"] == WIDE[0]
    assert (frame["chosen"], frame["fits"]) == (True, True)
    assert export["frames"][0]["crop"] is None
