"""What tests of answering do again and again: a question, its link, and the form of its page."""

import re
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from httpx import Response
from PIL import Image

from approvals.boxes import Box
from approvals.desk import answer_links, answering, passing
from approvals.standing import Standing, standing
from tests.office import Office
from tests.website import Visit, site_of

FORM = re.compile(r'name="form" value="([^"]+)"')
ABOUT = re.compile(r'name="about" value="([^"]+)"')


def asked(office: Office, *handles: str | None, channels: tuple[str, ...] = ("export",), text: str = "Schön!") -> str:
    """A post by Anna with a picture of these people, all of them asked."""
    picture = office.picture(text.encode())
    post = office.submit(text, pictures=[picture], channels=channels).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def question(office: Office, handle: str = "emil") -> str:
    """The first thing this person was asked."""
    return answering.questions(office.begin, office.people[handle])[0].appearance.id


def stands(office: Office, post: str, number: int = 0, channel: str = "export") -> Standing:
    file = office.file(post)
    return standing(file, sorted(file.faces, key=lambda face: face.box.x)[number], channel)


@dataclass
class Answerer:
    """Somebody before an answering page, with the form it showed last."""

    visit: Visit
    path: str

    def say(self, said: str, *, digits: str = "", about: list[str] | None = None, **more: str) -> Response:
        page = self.visit.get(self.path).text
        fields = {"form": FORM.findall(page)[0], "about": about or sorted(set(ABOUT.findall(page))), "said": said}
        return self.visit.client.post(self.path, data=fields | {"csrf": self.visit.csrf, "digits": digits} | more)

    def press(self, way: str, **more: str) -> Response:
        """Not me, or me after all."""
        page = self.visit.get(self.path).text
        fields = {"form": FORM.findall(page)[0], "about": ABOUT.findall(page)[0]}
        return self.visit.client.post(f"{self.path}/{way}", data=fields | {"csrf": self.visit.csrf} | more)


def by_link(office: Office, post: str, handle: str = "emil") -> tuple[Answerer, passing.Issued]:
    """Somebody who opened the link of their mail in a browser that nobody signed in with."""
    link = answer_links.link_for(office.begin, office.people[handle], post)
    return Answerer(site_of(office).visit(None), f"/a/{link.secret}"), link


def signed_in(office: Office, handle: str = "emil") -> Answerer:
    return Answerer(site_of(office).visit(handle), f"/questions/{question(office, handle)}")


def differs(one: bytes, other: bytes, box: Box) -> float:
    """How far two pictures of the party (2000 x 1300) are apart within a box, in grey levels, seen 800 wide."""
    small = [
        np.asarray(Image.open(BytesIO(data)).convert("RGB").resize((800, 520))).astype(int) for data in (one, other)
    ]
    x, y, w, h = (round(value * 0.4) for value in (box.x, box.y, box.w, box.h))
    return float(np.abs(small[0] - small[1])[y : y + h, x : x + w].mean())
