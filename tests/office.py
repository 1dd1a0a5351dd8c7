"""A small office for tests: what people and flows do there in a day."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from hashlib import sha256

from approvals.appearances import Aside, Picture, Rendition
from approvals.consents import Purpose
from approvals.desk import (
    answering,
    checking,
    consenting,
    drafting,
    hiring,
    lifting,
    releasing,
    showing_faces,
    signing,
    taking_in,
)
from approvals.drafts import Draft
from approvals.fingerprint import new_id
from approvals.placements import Placement
from approvals.posts import Post, Shown
from approvals.seals import names_on
from approvals.times import Moment
from tests.premises import ALT, CHANNELS, ENGINE, MONDAY, PEOPLE, Clock
from tests.sending import Sending

__all__ = ["ALT", "CHANNELS", "MONDAY", "PEOPLE", "Clock", "Office"]


@dataclass
class Office(Sending):
    """The verbs of a day at the company, in few words."""

    def picture(
        self, content: bytes = b"summer party", *, by: str = "anna", size: tuple[int, int] = (4000, 3000)
    ) -> str:
        name = sha256(content).hexdigest()
        facts = Picture(name, "jpeg", *size, len(content), False, False, None, self.people[by], self.clock())
        return taking_in.take_in(self.begin, self.objects, facts, content)

    def shown(self, *pictures: str) -> tuple[Shown, ...]:
        return tuple(Shown(picture, ALT, "Anna Berg") for picture in pictures)

    def away(self, contact: str, deputy: str, days: int = 2) -> None:
        """From now on."""
        until = self.clock() + timedelta(days=days)
        gone, other = self.people[contact], self.people[deputy]
        hiring.record_absence(self.begin, gone, other, self.clock(), until, by=self.people["lena"])

    def submit(
        self, text: str = "Schön war's!", *, pictures: Sequence[str] = (), channels: Sequence[str] = ("export",),
        by: str = "anna", **more: object,
    ) -> Post:  # fmt: skip
        draft = Draft(text, channels, pictures=self.shown(*pictures), **more)
        return drafting.submit(self.begin, draft, by=self.people[by], known_channels=CHANNELS)

    def save(
        self, text: str = "Schön", *pictures: str, over: Post | None = None, by: str = "anna",
        channels: Sequence[str] = ("export",),
    ) -> Post:  # fmt: skip
        """Keep an unfinished draft, new or over the one last seen."""
        draft = Draft(text, channels, pictures=[Shown(picture, ALT, "") for picture in pictures])
        seen = {"post_id": over.id, "version": over.version} if over else {}
        return drafting.save(self.begin, draft, by=self.people[by], known_channels=CHANNELS, **seen)

    def hand_in(self, seen: Post, *, by: str = "anna") -> Post:
        me = self.people[by]
        return drafting.hand_in(self.begin, seen.id, by=me, known_channels=CHANNELS, version=seen.version)

    def edit(self, post: str, *, by: str = "anna", **changes: object) -> Post:
        """Hand in the newest revision again, with these fields of the draft changed."""
        now = self.file(post).revision
        draft = Draft(now.text, now.channels, now.lang, now.pictures, now.variants, now.event, now.wish, now.crops)
        return drafting.edit(
            self.begin, post, replace(draft, **changes), by=self.people[by], known_channels=CHANNELS
        )  # fmt: skip

    def check(self, post: str, faces: Mapping[str, Sequence[checking.Seen]] | None = None) -> None:
        """What the check flow does, with faces given instead of searched."""
        to_do = checking.to_do(self.begin, post, ENGINE)
        if not to_do.judged:
            with self.begin() as work:
                work.keep_findings(to_do.revision.content, to_do.rules, self.found)
                work.commit()
        for picture in to_do.pictures:
            checking.keep_search(self.begin, picture, ENGINE, (faces or {}).get(picture, ()))
        checking.finish_check(self.begin, post)
        self.render(post)
        checking.finish_check(self.begin, post)

    def render(self, post: str) -> None:
        """Renditions are named after what they show, so that a test can read what went out."""
        for picture, blurred, crop in checking.to_do(self.begin, post, ENGINE).cuts:
            part = {"crop": asdict(crop)} if crop else {}
            data = json.dumps({"picture": picture, "blurred": blurred, **part}).encode()
            sha = sha256(data).hexdigest()
            self.objects.put(taking_in.rendered(sha), data)
            made = Rendition(new_id(), picture, blurred, sha, True, ENGINE, self.clock(), crop)
            checking.keep_rendition(self.begin, made)

    def name(self, post: str, number: int, handle: str | None, *, by: str = "anna") -> None:
        person = self.people[handle] if handle else None
        showing_faces.name_face(self.begin, post, self.face(post, number), person, by=self.people[by])

    def blur(self, post: str, number: int, *, by: str = "anna", on: bool = True) -> None:
        showing_faces.blur_face(self.begin, post, self.face(post, number), by=self.people[by], on=on)

    def set_aside(self, post: str, number: int, *, by: str = "clara", reason: str = "Im Hintergrund") -> None:
        face = self.face(post, number)
        showing_faces.set_aside(self.begin, post, face, Aside.ACCESSORY, reason, by=self.people[by])

    def say(self, handle: str, said: str, *, channel: str | None = None) -> None:
        for question in answering.questions(self.begin, self.people[handle]):
            if channel in {None, question.appearance.channel}:
                answering.answer(self.begin, question.appearance.id, answering.Said(said), by=self.people[handle])

    def sign(self, post: str, by: str = "clara") -> tuple[str, ...]:
        file = self.file(post)
        return signing.sign(self.begin, post, revision=file.revision.id, names=names_on(file), by=self.people[by])

    def release(self, post: str, channel: str = "export", **later: float) -> Placement:
        when = Moment(self.clock() + timedelta(**later), "Europe/Berlin")
        return releasing.release(self.begin, post, channel, when, by=self.people["lena"])

    def lift(self, hold: str) -> tuple[str, ...]:
        """Lena proposes it, Clara agrees. Returns what was missed."""
        lifting.lift(self.begin, hold, by=self.people["lena"])
        return lifting.lift(self.begin, hold, by=self.people["clara"]).missed

    def consent(self, handle: str, *channels: str, **more: object) -> str:
        person = self.people[handle]
        given = consenting.consent_to(
            person, Purpose.APPEAR, shown="appear.de.1", starts=self.clock(), channels=channels, **more
        )
        return consenting.give(self.begin, given, by=person)

    def approved(self, *handles: str, channels: Sequence[str] = ("export",), text: str = "Schön war's!") -> str:
        """A post with a picture of these people, who all said yes, signed by Clara."""
        picture = self.picture("".join(handles).encode())
        post = self.submit(text, pictures=[picture], channels=channels).id
        self.check(post, {picture: self.seen(*handles)})
        for handle in handles:
            self.say(handle, "yes")
        self.sign(post)
        return post

    def published(self, *handles: str, channels: Sequence[str] = ("export",)) -> str:
        """As approved, and out on each channel."""
        post = self.approved(*handles, channels=channels)
        for channel in channels:
            self.release(post, channel)
            self.publish(post, channel)
        return post
