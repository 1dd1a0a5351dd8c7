"""People at work: each in a thread of their own, by the pages' interface, through the proxy, at random."""

import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

TEXTS = ("Sommer im Garten", "Unser neues Regal ist fertig", "Danke an alle Helfer", "Morgen ist Tag der offenen Tür")
CHANNELS = ("export", "webhook")


@dataclass(frozen=True)
class Told:
    """What somebody was told has been done."""

    what: str
    about: str
    by: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Someone:
    """One person's program. What is refused or breaks off counts as not done; what is answered with 2xx is `told`."""

    id: str
    role: str
    client: httpx.Client
    chance: random.Random
    photos: Sequence[bytes]
    told: list[Told] = field(default_factory=list)
    asked: int = 0
    broke_off: int = 0

    def until(self, over: threading.Event, pause: float) -> None:
        while not over.wait(self.chance.random() * pause * 2):
            self.chance.choice(DOES[self.role])(self)

    def ask(self, method: str, path: str, **more: Any) -> Any:
        """The answer as JSON, or None where it was refused or nobody answered."""
        self.asked += 1
        try:
            said = self.client.request(method, f"/api/v1{path}", **more)
        except httpx.TransportError:
            self.broke_off += 1
            return None
        if said.status_code >= 500:
            self.broke_off += 1
        if not said.is_success:
            return None
        return said.json() if said.content else {}

    def done(self, what: str, about: str, **facts: Any) -> None:
        self.told.append(Told(what, about, self.id, facts))

    def picture(self) -> str | None:
        """Upload a photo that nobody has uploaded before: one comment more behind the same photo."""
        photo = self.chance.choice(self.photos)
        remark = f"{self.id} {time.monotonic_ns()}".encode()
        data = photo[:2] + b"\xff\xfe" + (len(remark) + 2).to_bytes(2, "big") + remark + photo[2:]
        begun = self.ask("POST", "/uploads", json={"name": "foto.jpg", "size": len(data)})
        if begun is None:
            return None
        for start in range(0, len(data), begun["part"]):
            part = data[start : start + begun["part"]]
            kind = {"content-type": "application/octet-stream"}
            if self.ask("PUT", f"/uploads/{begun['id']}/parts/{start}", content=part, headers=kind) is None:
                return None
        taken = self.ask("POST", f"/uploads/{begun['id']}/finish")
        return taken and str(taken["id"])

    def posts(self) -> list[str]:
        found = self.ask("GET", "/posts") or {"posts": []}
        listed = found["posts"] if isinstance(found, dict) else found
        return [one["id"] for one in listed]

    def some_post(self) -> dict[str, Any] | None:
        ids = self.posts()
        card: dict[str, Any] | None = self.ask("GET", f"/posts/{self.chance.choice(ids[:12])}") if ids else None
        return card


def hands_in(me: Someone) -> None:
    picture = me.picture() if me.chance.random() < 0.7 else None
    shown = [{"picture": picture, "alt": "Im Garten", "rights": "Anna"}] if picture else []
    channels = me.chance.sample(CHANNELS, me.chance.randint(1, 2))
    said = {"text": f"{me.chance.choice(TEXTS)} {me.chance.randrange(10**6)}", "channels": channels, "pictures": shown}
    if (draft := me.ask("POST", "/drafts", json=said)) is None:
        return
    me.done("saved", draft["id"])
    if me.ask("POST", f"/drafts/{draft['id']}/hand-in", json={"version": draft["version"]}) is not None:
        me.done("handed in", draft["id"])


def edits(me: Someone) -> None:
    card = me.some_post()
    if card is None or me.id not in {author["id"] for author in card["authors"]}:
        return
    shown = [{name: one[name] for name in ("alt", "rights")} | {"picture": one["id"]} for one in card["pictures"]]
    channels = [one["name"] for one in card["channels"]]
    words = {"text": f"{card['text']}!", "lang": card["lang"], "channels": channels, "pictures": shown}
    if me.ask("PUT", f"/posts/{card['post']['id']}/words", json=words) is not None:
        me.done("edited", card["post"]["id"])


def takes_back(me: Someone) -> None:
    mine = [told.about for told in me.told if told.what == "handed in"]
    if mine and me.chance.random() < 0.2:
        post = me.chance.choice(mine)
        if me.ask("POST", f"/posts/{post}/withdrawal") is not None:
            me.done("withdrawn", post)


def names_faces(me: Someone) -> None:
    card = me.some_post()
    for picture in card["pictures"] if card else ():
        for face in picture["faces"]:
            if face["person"] is None and me.chance.random() < 0.8:
                person = me.chance.choice(PICTURED)
                me.ask("PUT", f"/posts/{card['post']['id']}/faces/{face['id']}/name", json={"person": person})


def answers(me: Someone) -> None:
    for question in me.ask("GET", "/questions") or ():
        said = me.chance.choices(("yes", "blur", "no"), (8, 1, 1))[0]
        if question["said"] is not None and me.chance.random() > 0.05:
            continue
        if me.ask("PUT", f"/questions/{question['id']}/answer", json={"said": said}) is not None:
            me.done("answered", question["id"], said=said)


def signs(me: Someone) -> None:
    card = me.some_post()
    if card is None or card["names"] is None:
        return
    seen = {"revision": card["post"]["revision"], "names": card["names"]}
    signed = me.ask("POST", f"/posts/{card['post']['id']}/signature", json=seen)
    if signed and signed["channels"]:
        me.done("signed", card["post"]["id"], channels=signed["channels"])


def releases(me: Someone) -> None:
    waiting = me.ask("GET", "/queue") or {"without_time": [], "missed": []}
    for one in [*waiting["without_time"], *waiting["missed"]]:
        when = datetime.now(UTC) + timedelta(minutes=1)
        time_of_day = {"time": f"{when:%Y-%m-%dT%H:%M}", "zone": "UTC"}
        if me.ask("PUT", f"/placements/{one['id']}/time", json=time_of_day) is not None:
            me.done("released", one["id"])


def takes_time(me: Someone) -> None:
    queue = (me.ask("GET", "/queue") or {"next": []})["next"]
    if queue and me.chance.random() < 0.3:
        me.ask("DELETE", f"/placements/{me.chance.choice(queue)['id']}/time")


def holds(me: Someone) -> None:
    if me.chance.random() < 0.15 and (held := me.ask("POST", "/holds", json={"reason": "Trauerfall"})):
        me.done("held", held["id"])


def lifts(me: Someone) -> None:
    for hold in me.ask("GET", "/holds") or ():
        me.ask("POST", f"/holds/{hold['id']}/lift")


PICTURED: list[str] = []
"""Whom faces are named after; filled by the test."""
DOES: Mapping[str, Sequence[Callable[[Someone], None]]] = {
    "staff": (hands_in, hands_in, edits, takes_back, answers),
    "pictured": (answers, answers, answers, hands_in),
    "contact": (names_faces, names_faces, signs, signs, signs, lifts),
    "lead": (releases, releases, takes_time, holds, lifts, lifts),
}


def at_work(people: Sequence[Someone], seconds: float, pause: float) -> None:
    """Let all of them work for so long."""
    over = threading.Event()
    threads = [threading.Thread(target=one.until, args=(over, pause), daemon=True) for one in people]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    over.set()
    for thread in threads:
        thread.join(90)
