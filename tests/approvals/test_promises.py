"""Random days at the company try to break promises 1 to 6. What may be out is told by the ledger, not by the rules."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from approvals.company import SignoffRule
from approvals.desk import (
    answering,
    hiring,
    holding,
    lifting,
    releasing,
    sweeping,
)
from approvals.drafts import Draft
from approvals.placements import Place
from tests.approvals.deciding import (
    AUTHOR,
    CHANNEL,
    CHANNEL_SETS,
    NUMBER,
    PICTURES,
    POST,
    SIGNERS,
    TEXT,
    WILLING,
    Deciding,
)
from tests.office import CHANNELS
from tests.pinboard import PowerCut, Weather

BOTH = CHANNELS[:2]
MORNINGS = {
    "a draft": ("anna", ["party"], BOTH, "", ()),
    "a draft by clara": ("clara", ["party"], BOTH, "", ()),
    "queued by answers": ("anna", ["party"], BOTH, "answer", ("clara",)),
    "queued by consents": ("anna", ["party"], BOTH, "consent", ("clara",)),
    "queued by brief consents": ("anna", ["party"], ("export",), "brief consent", ("clara",)),
    "queued without a picture": ("anna", [], ("export",), "answer", ("clara",)),
    "queued with a stranger": ("anna", ["party", "team"], BOTH, "answer", ("dora",)),
    "out by answers": ("anna", ["party"], BOTH, "answer", ("clara", "dora")),
    "out by consents": ("anna", ["party"], ("export",), "consent", ("clara",)),
    "out with a stranger": ("anna", ["team"], ("export",), "answer", ("dora",)),
    "out, or not: cut_before": ("anna", ["party"], ("export",), "answer", ("dora",)),
    "out, or not: cut_after": ("anna", ["party"], ("export",), "answer", ("dora",)),
}


class Company(Deciding):
    """Everybody does what they may, and what they may not, in any order."""

    @initialize(name=st.sampled_from(sorted(MORNINGS)))
    def begins(self, name: str) -> None:
        """As one of a few mornings, each played once and then copied."""
        if self.wakes_up(name):
            return
        by, pictures, channels, how, signers = MORNINGS[name]
        self.hand_in(Draft("Schön war's!", channels, pictures=self.shown(pictures)), by)
        for channel in channels if how else ():
            self.is_queued(0, channel, 0 if "out" in name else 5, how, signers)
            if "out" in name:
                self.office.board.weather = Weather(name.partition(": ")[2] or "fine")
                self.publish(self.posts[0], channel)
        self.falls_asleep(name)

    @rule(text=TEXT, pictures=PICTURES, channels=CHANNEL_SETS, by=AUTHOR)
    def submits(self, text: str, pictures: list[str], channels: tuple[str, ...], by: str) -> None:
        if len(self.posts) < 3:
            self.hand_in(Draft(text, channels, pictures=self.shown(pictures)), by)

    @rule(number=POST, channel=CHANNEL, minutes=st.sampled_from([-5, 0, 5, 60, None]))
    def releases(self, number: int, channel: str, minutes: int | None) -> None:
        """Lena gives it a time, or takes it out of the queue."""
        if minutes is None:
            self.act(releasing.unqueue, self.post(number), channel, by=self.who["lena"])
        else:
            self.release(self.post(number), channel, minutes)

    @rule(
        number=POST,
        scope=st.sampled_from(["everything", "channel", "post"]),
        words=st.sampled_from([("lena",), ("lena", "lena"), ("lena", "clara")]),
    )
    def holds(self, number: int, scope: str, words: tuple[str, ...]) -> None:
        """Lena stops publishing, or somebody lifts the hold there is: one alone never does."""
        for hold in list(self.ledger.holds):
            for handle in words:
                self.act(lifting.lift, hold, by=self.who[handle])
            if "clara" in words:
                del self.ledger.holds[hold]
            return
        named = {"channel": {"channel": "export"}, "post": {"post": self.post(number)}}.get(scope, {})
        held = self.act(holding.place, "Trauerfall", by=self.who["lena"], **named)
        self.ledger.holds[held[0]] = ":".join([scope, *named.values()])

    @rule(minutes=st.sampled_from([0, 5, 14, 20, 24 * 60, 3 * 24 * 60]), swept=st.booleans())
    def time_passes(self, minutes: int, swept: bool) -> None:
        self.office.clock.move(minutes=minutes)
        self.swept = self.swept and minutes == 0
        if swept:
            sweeping.time_passed(self.office.begin)
            sweeping.sweep(self.office.begin)
            sweeping.remind(self.office.begin)
            self.swept = True

    @rule(change=st.sampled_from(["any", "all", "2", "emil stands in", "clara stands in", "emil leaves"]))
    def the_company_changes(self, change: str) -> None:
        """Another rule for signing, Dora is away for two days, or Emil leaves."""
        now, deputy = self.office.clock(), change.split(maxsplit=1)[0]
        if change.endswith("stands in"):
            away = (self.who["dora"], self.who[deputy], now, now + timedelta(days=2))
            self.act(hiring.record_absence, *away, by=self.who["lena"])
            self.ledger.away.append(away)
        elif change == "emil leaves":
            self.act(hiring.let_go, self.who["emil"], by=self.who["ada"])
            self.ledger.gone.add(self.who["emil"])
        else:
            self.office.settings(signoff=SignoffRule.read(change))
            self.ledger.rule = change
        self.swept = False

    @rule(nth=NUMBER, minutes=st.sampled_from([-1, 0, 6, 15, 16]), weather=st.sampled_from(["fine", *Weather]))
    def is_due(self, nth: int, minutes: int, weather: str, dies: bool = False) -> None:
        """Something's time has come, or came some minutes ago."""
        if self.ledger.due:
            post, channel = list(self.ledger.due)[nth % len(self.ledger.due)]
            then = self.ledger.due[post, channel] + timedelta(minutes=minutes)
            self.swept = self.swept and then <= self.office.clock()
            self.office.clock.now = max(self.office.clock(), then)
            self.office.board.weather = Weather(weather)
            self.publish(post, channel, dies_at_the_door=dies)
            self.office.board.weather = Weather.FINE

    @rule(nth=NUMBER, minutes=st.sampled_from([0, 6]))
    def is_due_and_dies(self, nth: int, minutes: int) -> None:
        self.is_due(nth, minutes, "fine", dies=True)

    def publish(self, post: str, channel: str, *, dies_at_the_door: bool = False) -> None:
        before = set(self.office.board.up)
        self.office.dying = dies_at_the_door
        with suppress(PowerCut):
            self.office.publish(post, channel)
        self.office.dying = False
        for address in self.office.board.up.keys() - before:
            parcel = self.office.board.up[address]
            assert self.ledger.may_leave(post, channel, parcel)
            self.ledger.left[parcel.key] = self.office.clock()

    @rule(weather=st.sampled_from([Weather.FINE, Weather.FINE, Weather.REFUSES, Weather.UNKNOWN_UNWRITTEN]))
    def comes_down(self, weather: Weather) -> None:
        for place in self.placements():
            if place.stage is Place.TAKING_DOWN:
                self.office.board.weather = weather
                self.office.remove(place.id)
        self.office.board.weather = Weather.FINE

    @rule(number=POST, how=WILLING, signers=SIGNERS)
    def everybody_is_willing(self, number: int, how: str, signers: tuple[str, ...]) -> None:
        """A shortcut into the deep: strangers blurred, everybody asked says yes or consents, contacts sign."""
        post = self.post(number)
        self.check(post)
        for face in self.ledger.visible(post, "export"):
            if self.ledger.named.get(face) in {None, *self.ledger.gone}:
                self.blur(post, face, "anna", on=True)
        for person in ("ben", "emil", "anna"):
            asked = answering.questions(self.office.begin, self.who[person])
            if "consent" in how and asked:
                self.consents(person, CHANNELS, 4 if "brief" in how else None)
            for question in asked if how == "answer" else ():
                self.answer(self.who[person], question, "yes")
        self.check(post)
        for signer in signers:
            self.sign(post, signer)

    @rule(number=POST, channel=CHANNEL, minutes=st.sampled_from([0, 5, 60]), how=WILLING, signers=SIGNERS)
    def is_queued(self, number: int, channel: str, minutes: int, how: str, signers: tuple[str, ...]) -> None:
        """A shortcut into the deep: willing, and released."""
        self.everybody_is_willing(number, how, signers)
        self.release(self.post(number), channel, minutes)

    @rule(number=POST, channel=CHANNEL, how=WILLING, signers=SIGNERS)
    def goes_out(self, number: int, channel: str, how: str, signers: tuple[str, ...]) -> None:
        """A shortcut into the deep: willing, released for now, and delivered."""
        self.is_queued(number, channel, 0, how, signers)
        if channel in self.office.places(self.post(number)):
            self.publish(self.post(number), channel)


def _size() -> settings:
    """Small and repeatable in `make test`; `--hypothesis-profile=bench` plays far more days, new ones each time."""
    calm = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    if settings.get_current_profile_name() == "bench":
        return settings(max_examples=1000, stateful_step_count=60, deadline=None, suppress_health_check=calm)
    return settings(
        max_examples=100, stateful_step_count=12, deadline=None, suppress_health_check=calm, derandomize=True
    )


TestCompany = pytest.mark.slow(Company.TestCase)
TestCompany.settings = _size()
