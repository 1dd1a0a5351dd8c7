"""A day at the company that Hypothesis plays: the office, the ledger, and what must hold after every step."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from approvals.appearances import Said
from approvals.channels import Parcel
from approvals.desk import answering, drafting, releasing, signing
from approvals.drafts import Draft
from approvals.errors import Refused
from approvals.history import verify
from approvals.placements import Place, Placement
from approvals.posts import Shown
from approvals.seals import names_on
from approvals.times import Moment
from tests.approvals.ledger import Ledger
from tests.office import ALT, CHANNELS, Office
from tests.pinboard import Pinboard

KNOWN = {Place.PUBLISHED, Place.TAKING_DOWN, Place.PUBLISHING, Place.UNKNOWN}
KEEPS_ITS_TIME = {Place.QUEUED, Place.PUBLISHING, Place.UNKNOWN}
AUTHORS = ("anna", "emil", "clara")
KEPT: dict[str, tuple[tempfile.TemporaryDirectory[str], list[str], Ledger, Pinboard]] = {}


class Day(RuleBasedStateMachine):
    """Rules act through the desk and tell the ledger what was said; the ledger tells what may be out."""

    def __init__(self) -> None:
        super().__init__()
        self.swept = True
        self._open()
        self.who = self.office.people
        self.ledger = Ledger(self.office.clock, {self.who["clara"], self.who["dora"]})
        self.posts: list[str] = []
        self.pictures = {name: self.sent_by_all(name) for name in ("party", "team")}
        self.seen = {
            self.pictures["party"]: self.office.seen("ben", "emil"),
            self.pictures["team"]: [*self.office.seen("ben", None), *self.office.seen("anna", band="ask")],
        }

    def sent_by_all(self, name: str) -> str:
        """Everybody was at the party and has its photos. Returns the picture's id."""
        return next(iter({self.office.picture(name.encode(), by=by) for by in AUTHORS}))

    def _open(self) -> None:
        self.home = tempfile.TemporaryDirectory(prefix="freigabe-day-")
        self.office = Office(Path(self.home.name))
        self.watch = sqlite3.connect(self.office.folder / "freigabe.db")

    def teardown(self) -> None:
        self.watch.close()
        self.office.engine.dispose()
        self.home.cleanup()

    def falls_asleep(self, name: str) -> None:
        """Keep this morning, so that another day may begin with it."""
        kept = tempfile.TemporaryDirectory(prefix="freigabe-morning-")
        shutil.copytree(self.office.folder, kept.name, dirs_exist_ok=True)
        KEPT[name] = (kept, *deepcopy((self.posts, self.ledger, self.office.board)))

    def wakes_up(self, name: str) -> bool:
        """Begin with a morning that was kept. Returns whether there was one."""
        if name not in KEPT:
            return False
        self.teardown()
        kept, *told = KEPT[name]
        self._open()
        shutil.copytree(kept.name, self.office.folder, dirs_exist_ok=True)
        self.posts, self.ledger, self.office.board = deepcopy(told)
        self.ledger.clock = self.office.clock
        return True

    def act(self, action: Callable[..., Any], *args: object, **named: object) -> Any:
        """Do it; a refused action must have changed nothing in the database. Returns None when refused, else a list."""
        before = self._version()
        try:
            return [action(self.office.begin, *args, **named)]
        except Refused:
            assert self._version() == before, "refused, and yet something changed"
            return None

    def _version(self) -> object:
        return self.watch.execute("PRAGMA data_version").fetchone()

    def post(self, number: int) -> str:
        return self.posts[number % len(self.posts)]

    def face(self, post: str, number: int) -> str | None:
        shown = {picture.picture for picture in self.ledger.drafts[post].pictures}
        faces = [face for picture in sorted(shown) for face in self.ledger.faces.get(picture, ())]
        return faces[number % len(faces)] if faces else None

    def shown(self, names: list[str]) -> tuple[Shown, ...]:
        return tuple(Shown(self.pictures[name], ALT, "Anna Berg") for name in names)

    def hand_in(self, draft: Draft, by: str) -> None:
        taken = self.act(drafting.submit, draft, by=self.who[by], known_channels=CHANNELS)
        if taken:
            self.posts.append(taken[0].id)
            self.ledger.drafts[taken[0].id] = draft
            self.ledger.authors[taken[0].id] = {self.who[by]}

    def check(self, post: str) -> None:
        """The check flow, and what it makes known: faces, and the names the machine is sure of."""
        self.office.check(post, self.seen)
        for picture in {shown.picture for shown in self.ledger.drafts[post].pictures}:
            boxes = sorted(self.office.file(post).faces_in(picture), key=lambda face: (face.box.y, face.box.x))
            self.ledger.faces[picture] = [face.id for face in boxes]
            for face, seen in zip(boxes, self.seen[picture], strict=False):
                sure = [guess.person for guess in seen.guesses if guess.band == "sure"]
                if sure and post not in self.ledger.ended:
                    self.ledger.named.setdefault(face.id, sure[0])

    def answer(self, person: str, question: answering.Question, said: str) -> None:
        appearance = question.appearance
        if self.act(answering.answer, appearance.id, Said(said), by=person):
            key = (appearance.face, person, appearance.channel, appearance.text)
            self.ledger.answers[key] = said

    def sign(self, post: str, by: str) -> None:
        file = self.office.file(post)
        signed = self.act(signing.sign, post, revision=file.revision.id, names=names_on(file), by=self.who[by])
        for channels in signed or ():
            self.ledger.sign(post, channels, self.who[by])

    def moment(self, minutes: int) -> Moment:
        return Moment(self.office.clock() + timedelta(minutes=minutes), "Europe/Berlin")

    def release(self, post: str, channel: str, minutes: int) -> None:
        when = self.moment(minutes)
        if self.act(releasing.release, post, channel, when, by=self.who["lena"]):
            self.ledger.due[post, channel] = when.at

    def placements(self) -> list[Placement]:
        with self.office.begin(reading=True) as work:
            return work.placements.find()

    @invariant()
    def the_promises_hold(self) -> None:
        places = self.placements()
        up = {parcel.key: parcel for parcel in self.office.board.up.values()}
        assert self.office.board.up.keys() == {f"{key}#1" for key in up}, "written twice under one key"
        for place in places:
            if place.stage is Place.PUBLISHED:
                self.nothing_is_out_without_a_yes(place, up[place.id])
            if place.stage is Place.QUEUED:
                self.nothing_is_queued_without_its_yes(place)
        self.what_is_out_is_known_and_out_once(places, list(up.values()))
        self.what_lost_its_place_lost_its_time(places)

    def nothing_is_out_without_a_yes(self, place: Placement, parcel: Parcel) -> None:
        assert self.ledger.ended.get(place.post) not in {"withdrawn", "rejected"}
        left = self.ledger.left[place.id]
        for face in self.ledger.shown_by(parcel):
            assert self.ledger.may_stay(place.post, face, place.channel, parcel.text, left)

    def nothing_is_queued_without_its_yes(self, place: Placement) -> None:
        assert self.ledger.live(place.post, place.channel)
        assert not self.swept or self.ledger.may_wait(place.post, place.channel)

    def what_is_out_is_known_and_out_once(self, places: list[Placement], up: list[Parcel]) -> None:
        stages = {place.id: place.stage for place in places}
        assert all(stages[parcel.key] in KNOWN for parcel in up)
        same = [(p.facts["post"], p.facts["channel"], p.text, *((s.data, s.alt) for s in p.pictures)) for p in up]
        assert len(same) == len(set(same))

    def what_lost_its_place_lost_its_time(self, places: list[Placement]) -> None:
        stages = {(place.post, place.channel): place.stage for place in places}
        self.ledger.due = {key: at for key, at in self.ledger.due.items() if stages[key] in KEEPS_ITS_TIME}

    @invariant()
    def history_verifies(self) -> None:
        with self.office.begin(reading=True) as work:
            assert verify(work.history.entries(), work.history.head()) is None
