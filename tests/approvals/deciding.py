"""What people say in a day: authors, the people shown, and contacts."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from approvals.appearances import Aside
from approvals.boxes import Box
from approvals.consents import Purpose
from approvals.desk import (
    answering,
    consenting,
    drafting,
    showing_faces,
    signing,
)
from tests.approvals.day import Day
from tests.approvals.ledger import Permission
from tests.office import ALT, CHANNELS

POST = st.sampled_from([0, 0, 0, 1, 2])
NUMBER = st.integers(0, 4)
CHANNEL = st.sampled_from(CHANNELS[:2])
AUTHOR = st.sampled_from(["anna", "anna", "emil", "clara"])
CONTACT = st.sampled_from(["clara", "dora"])
SIGNERS = st.sampled_from([("clara",), ("dora",), ("clara", "dora")])
WILLING = st.sampled_from(["answer", "consent", "brief consent"])
SHOWN = st.sampled_from(["ben", "emil", "anna"])
TEXT = st.sampled_from(["Danke, Team!", "Schön war's!"])
PICTURES = st.sampled_from([[], ["party"], ["party"], ["team"], ["party", "team"]])
CHANNEL_SETS = st.sampled_from([("export",), ("export", "instagram"), ("instagram",)])
CHANGE = st.one_of(
    st.fixed_dictionaries({"text": TEXT}),
    st.fixed_dictionaries({"channels": CHANNEL_SETS}),
    st.fixed_dictionaries({"variants": st.sampled_from([{}, {"instagram": "#sommerfest"}])}),
    st.fixed_dictionaries({"pictures": PICTURES}),
    st.fixed_dictionaries({"alt": st.sampled_from(["Das Team", ALT])}),
    st.fixed_dictionaries({"hours": st.integers(1, 3)}),
)
ENDS = {"withdrawn": drafting.withdraw, "returned": signing.send_back, "rejected": signing.reject}


class Deciding(Day):
    """Each rule acts through the desk and writes into the ledger what was said."""

    @rule(number=POST, change=CHANGE, by=AUTHOR)
    def edits(self, number: int, change: dict[str, Any], by: str) -> None:
        post = self.post(number)
        before = self.ledger.drafts[post]
        if "hours" in change:
            change = {"wish": self.moment(60 * change["hours"])}
        if "pictures" in change:
            change = {"pictures": self.shown(change["pictures"])}
        if "alt" in change:
            change = {"pictures": tuple(replace(shown, alt=change["alt"]) for shown in before.pictures)}
        draft = replace(before, **change)
        if self.act(drafting.edit, post, draft, by=self.who[by], known_channels=CHANNELS):
            self.ledger.drafts[post] = draft
            if "wish" not in change:
                self.ledger.authors[post].add(self.who[by])
                self.ledger.ended.pop(post, None)

    @rule(change=CHANGE)
    def anna_edits(self, change: dict[str, Any]) -> None:
        """Comes first among the rules, so that Hypothesis plays it most."""
        self.edits(0, change, "anna")

    @rule(number=POST, channels=CHANNEL_SETS, by=CONTACT)
    def a_contact_joins_in(self, number: int, channels: tuple[str, ...], by: str) -> None:
        """Only the channels change, so that what was signed stays the same, and its signer becomes an author."""
        self.edits(number, {"channels": channels}, by)

    @rule(number=POST)
    def is_checked(self, number: int) -> None:
        self.check(self.post(number))

    @rule(number=POST, nth=NUMBER, person=st.sampled_from(["ben", "emil", "anna", None]), by=AUTHOR)
    def names(self, number: int, nth: int, person: str | None, by: str) -> None:
        face = self.face(self.post(number), nth)
        who = self.who[person] if person else None
        if face and self.act(showing_faces.name_face, self.post(number), face, who, by=self.who[by]):
            self.ledger.named[face] = who

    @rule(number=POST, nth=NUMBER, by=AUTHOR, on=st.booleans())
    def blurs(self, number: int, nth: int, by: str, on: bool) -> None:
        if face := self.face(self.post(number), nth):
            self.blur(self.post(number), face, by, on=on)

    def blur(self, post: str, face: str, by: str, *, on: bool) -> None:
        if self.act(showing_faces.blur_face, post, face, by=self.who[by], on=on):
            self.ledger.blurred[post, face] = on
            self.ledger.authors[post].add(self.who[by])

    @rule(number=POST, nth=NUMBER, by=CONTACT)
    def sets_aside(self, number: int, nth: int, by: str) -> None:
        face = self.face(self.post(number), nth)
        why = "Im Hintergrund"
        if face and self.act(showing_faces.set_aside, self.post(number), face, Aside.ACCESSORY, why, by=self.who[by]):
            self.ledger.aside.setdefault(face, set()).add(self.who[by])

    @rule(number=POST, picture=st.sampled_from(["party", "team"]), by=AUTHOR)
    def draws(self, number: int, picture: str, by: str) -> None:
        box, name = Box(100, 1000, 90, 90), self.pictures[picture]
        drawn = self.act(showing_faces.draw_face, self.post(number), name, box, by=self.who[by])
        if drawn and name in self.ledger.faces:
            self.ledger.faces[name].append(drawn[0])

    @rule(number=POST, by=st.sampled_from(["clara", "dora", "dora", "emil", "anna"]))
    def signs(self, number: int, by: str) -> None:
        self.sign(self.post(number), by)

    @rule(person=SHOWN, nth=NUMBER, said=st.sampled_from(["yes", "yes", "blur", "no", "not me"]))
    def answers(self, person: str, nth: int, said: str) -> None:
        asked = answering.questions(self.office.begin, self.who[person])
        if asked and said == "not me":
            appearance = asked[nth % len(asked)].appearance
            self.act(answering.not_me, appearance.id, by=self.who[person])
            self.ledger.named[appearance.face] = None
        elif asked:
            self.answer(self.who[person], asked[nth % len(asked)], said)

    @rule(person=SHOWN, channels=CHANNEL_SETS, minutes=st.sampled_from([None, 4, 24 * 60]))
    def consents(self, person: str, channels: tuple[str, ...], minutes: int | None) -> None:
        now, who = self.office.clock(), self.who[person]
        ends = now + timedelta(minutes=minutes) if minutes else None
        given = consenting.consent_to(
            who, Purpose.APPEAR, shown="appear.de.1", starts=now, channels=channels, ends=ends
        )
        self.act(consenting.give, given, by=who)
        self.ledger.permissions[given.id] = Permission(who, frozenset(channels), now, ends)

    @rule(nth=NUMBER)
    def takes_a_consent_back(self, nth: int) -> None:
        for known, permission in list(self.ledger.permissions.items())[nth : nth + 1]:
            if self.act(consenting.withdraw, known, by=permission.person):
                permission.withdrawn_at = self.office.clock()

    @rule(number=POST, by=st.sampled_from(["anna", "clara", "lena"]), how=st.sampled_from(sorted(ENDS)))
    def ends(self, number: int, by: str, how: str) -> None:
        post = self.post(number)
        why = () if how == "withdrawn" else ("Bitte ein anderes Bild",)
        if self.act(ENDS[how], post, *why, by=self.who[by]):
            self.ledger.ended[post] = how
