"""Each channel gets the part of a picture that it takes, and nobody's head is cut off unasked."""

import json
from typing import Any

import pytest

from approvals.boxes import Box
from approvals.crops import ACROSS, Spot
from approvals.desk.checking import Guess, Seen
from approvals.desk.taking_in import rendered
from approvals.errors import UnknownChannel
from approvals.fingerprint import fingerprint
from approvals.framing import frames_of
from approvals.open_ends import Lifts, Missing
from approvals.seals import framed, seal
from tests.office import Office

WIDE = (4000, 1000)
BOTH = ("instagram", "facebook")


def _standing(office: Office, **handles: int) -> list[Seen]:
    """People in a panorama, this far from its left end."""
    return [
        Seen(Box(left, 400, 200, 240), 0.9, (Guess(office.people[handle], 0.2, "sure"),))
        for handle, left in handles.items()
    ]


def _panorama(office: Office, **handles: int) -> tuple[str, str]:
    """A post with a panorama of these people, who all said yes. Returns it and its picture."""
    picture = office.picture(repr(sorted(handles.items())).encode(), size=WIDE)
    post = office.submit(pictures=[picture], channels=BOTH).id
    office.check(post, {picture: _standing(office, **handles)})
    for handle in handles:
        office.say(handle, "yes")
    office.check(post)
    return post, picture


def _shown(office: Office, post: str, channel: str) -> dict[str, Any]:
    """What the rendition of the post's picture for this channel says that it shows."""
    made = next(made for _, _, made in framed(office.file(post), channel))
    assert made is not None
    told: dict[str, Any] = json.loads(office.objects.get(rendered(made.sha256)))
    return told


def test_only_the_channel_with_a_shape_gets_a_part(office: Office):
    """Of Anna's panorama Instagram gets the part around her, Facebook all of it."""
    post, _ = _panorama(office, anna=2000)

    assert "crop" not in _shown(office, post, "facebook")
    part = Box(**_shown(office, post, "instagram")["crop"])
    assert (part.y, part.h) == (0, 1000)
    assert part.x + part.w // 2 == pytest.approx(2100, abs=2)


def test_heads_that_do_not_fit_stop_that_channel_only(office: Office):
    """Anna and Ben stand too far apart for Instagram: the author has to choose, and Facebook goes on."""
    post, picture = _panorama(office, anna=100, ben=3700)

    (end,) = office.missing(post, "instagram")
    assert (end.missing, end.about, end.lifted_by) == (Missing.CROP, picture, (Lifts.AUTHOR,))
    assert {end.missing for end in office.missing(post, "facebook")} == {Missing.SIGNATURES}
    assert office.sign(post) == ("facebook",)


def test_an_author_chooses_where_not_everybody_fits(office: Office):
    """Once Anna put the frame to the left it is made and can be signed; Ben's yes still counts for all of it."""
    post, picture = _panorama(office, anna=100, ben=3700)

    office.edit(post, crops={"instagram": {picture: Spot(ACROSS, 0)}})
    office.check(post)

    assert set(office.sign(post)) == set(BOTH)
    assert _shown(office, post, "instagram")["crop"]["x"] == 0


def test_moving_a_frame_voids_that_channel_only(office: Office):
    """Signed for both and queued for both: Anna moves Instagram's frame, and Facebook's place in the queue stays."""
    post, picture = _panorama(office, anna=3000)
    office.sign(post)
    for channel in BOTH:
        office.release(post, channel, days=1)
    facebook = seal(office.file(post), "facebook")

    office.edit(post, crops={"instagram": {picture: Spot(ACROSS, 90)}})
    office.check(post)

    assert office.places(post) == {"instagram": "pulled", "facebook": "queued"}
    assert seal(office.file(post), "facebook") == facebook
    assert {end.missing for end in office.missing(post, "instagram")} == {Missing.SIGNATURES}


def test_whom_a_frame_leaves_out_is_asked_all_the_same(office: Office):
    """Ben is outside Instagram's frame and has not answered: a yes is for the picture, so it waits for him."""
    picture = office.picture(size=WIDE)
    left = {"instagram": {picture: Spot(ACROSS, 0)}}
    post = office.submit(pictures=[picture], channels=BOTH, crops=left).id
    office.check(post, {picture: _standing(office, anna=100, ben=3700)})
    office.say("anna", "yes")

    assert Missing.ANSWERS in {end.missing for end in office.missing(post, "instagram")}
    office.say("ben", "no")
    assert Missing.FACE in {end.missing for end in office.missing(post, "instagram")}


def test_who_is_blurred_needs_no_room(office: Office):
    """Ben wants to be blurred: the frame goes to Anna, and nothing has to be chosen."""
    picture = office.picture(size=WIDE)
    post = office.submit(pictures=[picture], channels=BOTH).id
    office.check(post, {picture: _standing(office, anna=100, ben=3700)})
    office.say("anna", "yes")
    office.say("ben", "blur")
    office.check(post)

    (frame,) = frames_of(office.file(post), "instagram")
    assert frame.fits
    assert frame.crop is not None
    assert frame.crop.x == 0


def test_what_goes_out_is_the_part(office: Office):
    """Instagram is handed the rendition that was signed, with the part that it shows."""
    post, _ = _panorama(office, anna=3000)
    office.sign(post)
    office.release(post, "instagram")
    office.publish(post, "instagram")

    (out,) = office.board.up.values()
    assert json.loads(out.pictures[0].data)["crop"] == _shown(office, post, "instagram")["crop"]


def test_seals_from_before_there_were_frames_stay_good(office: Office):
    """For a channel without shapes, and for a picture that needs no cut, a seal is what it always was."""
    post = office.approved("anna", channels=("export", "instagram"))
    file = office.file(post)
    shown, face = file.revision.pictures[0], office.face(post)
    made = file.rendition(shown.picture, ())
    assert made is not None
    for channel in ("export", "instagram"):
        as_ever = {
            "post": post,
            "channel": channel,
            "text": file.revision.text,
            "lang": "de",
            "event": None,
            "pictures": [[shown.picture, shown.alt, shown.rights, made.sha256]],
            "names": {face: office.people["anna"]},
        }
        assert seal(file, channel) == fingerprint(as_ever)


def test_what_was_judged_before_there_were_frames_stays_judged(office: Office):
    """A revision in which nobody moved a frame has the fingerprint it always had."""
    now = office.file(office.submit().id).revision
    as_ever = {"text": now.text, "lang": "de", "variants": {}, "channels": ["export"], "pictures": [], "event": None}
    assert now.content == fingerprint(as_ever)


def test_a_frame_of_a_picture_that_is_gone_is_forgotten(office: Office):
    """Anna takes the panorama out again: nothing is kept of where its frame was, for no channel."""
    picture = office.picture(size=WIDE)
    post = office.submit(pictures=[picture], channels=BOTH, crops={"instagram": {picture: Spot(ACROSS, 0)}}).id
    office.check(post)
    office.edit(post, pictures=())
    assert office.file(post).revision.crops == {}


def test_a_frame_for_a_channel_that_nobody_knows_is_refused(office: Office):
    """Nobody moves a frame on a channel that is not there."""
    with pytest.raises(UnknownChannel):
        office.submit(crops={"pigeon": {"a": Spot(ACROSS, 0)}})
