"""An office with a real photo of its summer party, and renditions made of it, for pages that show pictures."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from io import BytesIO

import numpy as np
from PIL import Image

from approvals.appearances import Picture, Rendition
from approvals.boxes import Box
from approvals.desk import checking, taking_in
from approvals.faces.redact import redact
from approvals.fingerprint import new_id
from approvals.people import Role
from flows.demo.event_photo import compose
from flows.demo.people import ANNA, BEN, CLARA, EMIL, STRANGER
from storage.renditions import rendition
from tests.office import Office
from tests.premises import ENGINE, Clock

PLACES = (
    # Where CenterFace finds the faces, from left to right: a stranger behind, Anna, Ben, Clara, Emil.
    Box(271, 642, 90, 121), Box(484, 687, 130, 162), Box(924, 662, 153, 216), Box(1310, 772, 155, 189),
    Box(1692, 680, 161, 218),
)  # fmt: skip
ABOVE = 500  # what the panorama lacks of the photo
TEXT = "Was für ein Sommerfest! Danke an alle, die gegrillt, gelacht und am Ende den Garten aufgeräumt haben."


@dataclass
class PartyOffice(Office):
    """Its people keep their short names; Faruk is the auditor. Addresses of pictures end by this machine's clock."""

    clock: Clock = field(default_factory=lambda: Clock(datetime.now(UTC)))

    def __post_init__(self) -> None:
        super().__post_init__()
        if "faruk" not in self.people:
            self.hire("faruk", Role.AUDITOR)

    def picture(self, content: bytes = b"summer party", *, size: tuple[int, int] = (1200, 800)) -> str:
        """A plain one, coloured after its content."""
        colour = tuple(128 + value // 4 for value in sha256(content).digest()[:3])
        return self._taken_in(_jpeg(Image.new("RGB", size, colour)), *size)

    def party(self, quality: int = 88) -> str:
        """The photo, taken in by Anna; of another quality it is another picture. Returns the picture."""
        return self._taken_in(party_photo(quality), 2000, 1300)

    def panorama(self) -> str:
        """The same people, too far apart for any part that Instagram takes."""
        with BytesIO(party_photo(88)) as whole:
            return self._taken_in(_jpeg(Image.open(whole).crop((0, ABOVE, 2000, ABOVE + 700))), 2000, 700)

    def in_panorama(self, *handles: str | None) -> list[checking.Seen]:
        """Its faces from left to right."""
        return [replace(one, box=replace(one.box, y=one.box.y - ABOVE)) for one in self.in_it(*handles)]

    def _taken_in(self, data: bytes, width: int, height: int) -> str:
        name = sha256(data).hexdigest()
        facts = Picture(name, "jpeg", width, height, len(data), False, False, None, self.people["anna"], self.clock())
        return taking_in.take_in(self.begin, self.objects, facts, data)

    def in_it(self, *handles: str | None, band: str = "sure") -> list[checking.Seen]:
        """The photo's faces from left to right, each guessed to be that person."""
        guessed = self.seen(*handles, band=band)
        return [checking.Seen(box, 0.9, one.guesses) for box, one in zip(PLACES, guessed, strict=False)]

    def celebrated(
        self,
        *handles: str | None,
        channels: tuple[str, ...] = ("export",),
        text: str = TEXT,
        quality: int = 88,
        band: str = "sure",
    ) -> str:
        """A checked post by Anna with the photo, in which these people were recognised."""
        picture = self.party(quality)
        post = self.submit(text, pictures=[picture], channels=channels).id
        self.check(post, {picture: self.in_it(*handles, band=band)})
        return post

    def render(self, post: str) -> None:
        """As the darkroom makes them, without searching them again."""
        for picture, blurred, crop in checking.to_do(self.begin, post, ENGINE).cuts:
            with self.begin(reading=True) as work:
                boxes = [face.box for face in work.faces.find(id=blurred)]
            pixels = np.asarray(Image.open(BytesIO(self.objects.get(taking_in.original(picture)))))
            part = crop or Box(0, 0, pixels.shape[1], pixels.shape[0])
            data = rendition(redact(pixels, boxes)[part.y : part.y + part.h, part.x : part.x + part.w])
            sha = sha256(data).hexdigest()
            self.objects.put(taking_in.rendered(sha), data)
            made = Rendition(new_id(), picture, blurred, sha, True, ENGINE, self.clock(), crop)
            checking.keep_rendition(self.begin, made)


@cache
def party_photo(quality: int) -> bytes:
    """2000 x 1300, the same bytes every time."""
    figures = [STRANGER, *(one.figure for one in (ANNA, BEN, CLARA, EMIL) if one.figure)]
    return _jpeg(compose(figures), quality)


def _jpeg(image: Image.Image, quality: int = 88) -> bytes:
    encoded = BytesIO()
    image.save(encoded, "JPEG", quality=quality)
    return encoded.getvalue()
