"""Random days at the company try to break promises 1 to 6. What may be out is told by the ledger, not by the rules."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from approvals.company import SignoffRule
from approvals.desk import (
    answering,
    drafting,
    hiring,
    holding,
    releasing,
    sweeping,
)
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
    Deciding,
)
from tests.pinboard import PowerCut, Weather

FAR = ("draft", "queued", "out")


class Company(Deciding):
    """Everybody does what they may, and what they may not, in any order."""

    @initialize(pictures=PICTURES, channels=CHANNEL_SETS, signers=SIGNERS, far=st.sampled_from(FAR))
    def begins(self, pictures: list[str], channels: tuple[str, ...], signers: tuple[str, ...], far: str) -> None:
        morning = (tuple(pictures), channels, signers, far)
        if self.wakes_up(morning):
            return
        self.hand_in(drafting.Draft("Schön war's!", channels, pictures=self.shown(pictures)), "anna")
        for channel in channels if far != "draft" else ():
            self.is_queued(0, channel, 5 if far == "queued" else 0, signers)
            if far == "out":
                self.is_due(0, channel, "fine", 0)
        self.falls_asleep(morning)

    @rule(text=TEXT, pictures=PICTURES, channels=CHANNEL_SETS, by=AUTHOR)
    def submits(self, text: str, pictures: list[str], channels: tuple[str, ...], by: str) -> None:
        if len(self.posts) < 3:
            self.hand_in(drafting.Draft(text, channels, pictures=self.shown(pictures)), by)

    @rule(number=POST, channel=CHANNEL, minutes=st.sampled_from([-5, 0, 5, 60]))
    def releases(self, number: int, channel: str, minutes: int) -> None:
        self.release(self.post(number), channel, minutes)

    @rule(number=POST, channel=CHANNEL)
    def unqueues(self, number: int, channel: str) -> None:
        self.act(releasing.unqueue, self.post(number), channel, by=self.who["lena"])

    @precondition(lambda self: self.ledger.due and not self.ledger.holds)
    @rule(number=POST, scope=st.sampled_from(["everything", "channel", "post"]))
    def holds(self, number: int, scope: str) -> None:
        named = {"channel": {"channel": "export"}, "post": {"post": self.post(number)}}.get(scope, {})
        held = self.act(holding.place, "Trauerfall", by=self.who["lena"], **named)
        self.ledger.holds[held[0]] = ":".join([scope, *named.values()])

    @precondition(lambda self: self.ledger.holds)
    @rule(nth=NUMBER)
    def lifts(self, nth: int) -> None:
        hold = list(self.ledger.holds)[nth % len(self.ledger.holds)]
        self.act(holding.lift, hold, by=self.who["lena"])
        del self.ledger.holds[hold]

    @rule(minutes=st.sampled_from([5, 5, 14, 20, 24 * 60, 3 * 24 * 60]), swept=st.booleans())
    def time_passes(self, minutes: int, swept: bool) -> None:
        self.office.clock.move(minutes=minutes)
        self.swept = False
        if swept:
            self.is_swept()

    @rule()
    def is_swept(self) -> None:
        sweeping.time_passed(self.office.begin)
        sweeping.sweep(self.office.begin)
        sweeping.remind(self.office.begin)
        self.swept = True

    @rule(signers=st.sampled_from(["any", "all", "2"]))
    def settings_change(self, signers: str) -> None:
        self.office.settings(signoff=SignoffRule.read(signers))
        self.ledger.rule, self.swept = signers, False

    @rule(days=st.integers(1, 4), deputy=st.sampled_from(["emil", "clara"]))
    def dora_is_away(self, days: int, deputy: str) -> None:
        now = self.office.clock()
        away = (self.who["dora"], self.who[deputy], now, now + timedelta(days=days))
        self.act(hiring.record_absence, *away, by=self.who["lena"])
        self.ledger.away.append(away)

    @precondition(lambda self: self.ledger.left and not self.ledger.gone)
    @rule()
    def emil_leaves(self) -> None:
        hiring.let_go(self.office.begin, self.who["emil"], by=self.who["ada"])
        self.ledger.gone.add(self.who["emil"])
        self.swept = False

    @rule(number=POST, channel=CHANNEL, weather=st.sampled_from(["fine", *Weather]), cut=st.sampled_from([0, 0, 0, 1]))
    def is_due(self, number: int, channel: str, weather: str, cut: int) -> None:
        post = self.post(number)
        if channel in self.office.places(post):
            self.office.board.weather = Weather(weather)
            self.publish(post, channel, dies_at_the_door=bool(cut))
            self.office.board.weather = Weather.FINE

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

    @rule(number=POST, signers=SIGNERS)
    def everybody_is_willing(self, number: int, signers: tuple[str, ...]) -> None:
        """A shortcut into the deep: strangers blurred, everybody asked says yes, contacts sign."""
        post = self.post(number)
        self.check(post)
        for face in self.ledger.visible(post, "export"):
            if self.ledger.named.get(face) in {None, *self.ledger.gone}:
                self.blur(post, face, "anna", on=True)
        for person in (self.who[name] for name in ("ben", "emil", "anna")):
            for question in answering.questions(self.office.begin, person):
                self.answer(person, question, "yes")
        self.check(post)
        for signer in signers:
            self.sign(post, signer)

    @rule(number=POST, channel=CHANNEL, minutes=st.sampled_from([0, 5, 60]), signers=SIGNERS)
    def is_queued(self, number: int, channel: str, minutes: int, signers: tuple[str, ...]) -> None:
        """A shortcut into the deep: willing, and released."""
        self.everybody_is_willing(number, signers)
        self.release(self.post(number), channel, minutes)

    @rule(number=POST, channel=CHANNEL, signers=SIGNERS)
    def goes_out(self, number: int, channel: str, signers: tuple[str, ...]) -> None:
        """A shortcut into the deep: willing, released for now, and delivered."""
        self.is_queued(number, channel, 0, signers)
        self.is_due(number, channel, "fine", 0)


def _size() -> settings:
    """Small and repeatable in `make test`; `--hypothesis-profile=bench` plays far more days, new ones each time."""
    calm = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    if settings.get_current_profile_name() == "bench":
        return settings(max_examples=1000, stateful_step_count=60, deadline=None, suppress_health_check=calm)
    return settings(
        max_examples=80, stateful_step_count=20, deadline=None, suppress_health_check=calm, derandomize=True
    )


TestCompany = pytest.mark.slow(Company.TestCase)
TestCompany.settings = _size()
