"""The pages that `journeys/test_every_page.py` opens in a real browser. Whoever builds a page adds a line here.

`handle` is who looks (None: nobody signed in); `path` furnishes the office as the page needs it and returns where to
go. It is called once per page, on an office of its own; use the office's verbs (`tests/office.py`).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from approvals.consents import Purpose
from approvals.desk import consenting, hiring, holding, inquiring, keying, passing
from approvals.desk.taking_in import original
from approvals.pages.letterbox import word_of
from approvals.passes import Opens
from approvals.passkeys import Passkey
from tests import (
    answering_pages,
    change_pages,
    council_pages,
    event_pages,
    guest_pages,
    guidelines,
    learning_pages,
    post_pages,
    report_pages,
    rights_pages,
    settling_pages,
)
from tests.full_calendar import planned, ready
from tests.office import Office
from tests.website import OfficePremises


class Look(NamedTuple):
    name: str
    handle: str | None
    path: Callable[[Office], str]


def at(path: str) -> Callable[[Office], str]:
    """A page that needs nothing to be there."""
    return lambda _: path


def questioned(office: Office) -> str:
    """Emil is asked, and Anna has to settle what a stranger's face means."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil", None)})
    return "/"


def sign_in_link(office: Office) -> str:
    link = passing.issue(office.begin, Opens.SIGN_IN, office.people["anna"])
    return f"/in/{link.secret}"


def on_paper(office: Office) -> str:
    """Emil consented on paper, and Ada took it in."""
    scan = office.picture(b"a sheet of paper")
    given = consenting.consent_to(
        office.people["emil"], Purpose.APPEAR, shown="appear.de.1", starts=office.clock(), channels=("export",)
    )
    given = replace(given, by=office.people["ada"])
    return consenting.take_paper(office.begin, given, original(scan), by=office.people["ada"])


def tomorrow(office: Office) -> str:
    return planned(office, office.clock() + timedelta(days=1))


def busy(path: str) -> Callable[[Office], str]:
    """Something is to come, something waits for a time, or for people; one thing was missed, a channel is held."""

    def furnished(office: Office) -> str:
        planned(office, office.clock() + timedelta(hours=1), 1)
        holding.place(office.begin, "Trauerfall", by=office.people["lena"], channel="instagram")
        office.clock.move(hours=2)
        tomorrow(office)
        ready(office, 2, ("facebook",))
        questioned(office)
        return path

    return furnished


def doors(office: Office) -> str:
    """Anna has a second browser, a token and a passkey."""
    anna = office.people["anna"]
    passing.start_session(office.begin, anna, label="Firefox, Windows")
    passing.issue(office.begin, Opens.API, anna, label="Kalenderabgleich")
    key = Passkey("", anna, "abc", b"public", 0, "Annas Telefon", office.clock())
    keying.keep_passkey(office.begin, key, spent="a challenge")
    return "/me/sessions"


def passkeys(office: Office) -> str:
    doors(office)
    return "/me/passkeys"


def asked_contacts(office: Office) -> str:
    """Two questions to the contacts, one of them answered."""
    anna, clara = office.people["anna"], office.people["clara"]
    inquiring.ask_contacts(office.begin, "kundenname", "Gilt das auch für Stammkunden?", by=anna)
    answered = inquiring.ask_contacts(office.begin, None, "Wer macht Fotos beim Sommerfest?", by=anna)
    inquiring.reply(office.begin, answered, "Ben, wie letztes Jahr.", by=clara)
    return "/inquiries"


def letterbox(path: str) -> Callable[[Office], str]:
    """The word of the week is the same for everybody."""
    return lambda office: f"/letterbox/{word_of(OfficePremises(office), office.clock())}{path}"


def away(office: Office) -> str:
    """Dora is away, and Ben stands in."""
    now, people = office.clock(), office.people
    hiring.record_absence(office.begin, people["dora"], people["ben"], now, now + timedelta(days=5), by=people["lena"])
    return "/contacts"


def begun(office: Office) -> str:
    """Anna's draft with a photo without words and a text that the guideline minds."""
    post = office.save("Der Kunde war unverschämt", office.picture(), channels=("instagram", "facebook"))
    return f"/drafts/{post.id}"


PAGES: tuple[Look, ...] = (
    Look("home, empty", "anna", at("/")),
    Look("home, asked", "emil", questioned),
    Look("home, to settle", "anna", questioned),
    Look("papers", "clara", lambda office: on_paper(office) and "/papers"),
    Look("paper", "clara", lambda office: f"/papers/{on_paper(office)}"),
    Look("answering by link", "anna", answering_pages.by_link),
    Look("question", "emil", answering_pages.question),
    Look("question, answered", "emil", answering_pages.answered),
    Look("question, not me", "emil", answering_pages.denied),
    Look("question, no more", None, at("/a/nonsense")),
    Look("me", "emil", at("/me")),
    Look("me, a contact", "clara", at("/me")),
    Look("check a receipt", None, at("/receipts")),
    Look("my pictures", "emil", answering_pages.album),
    Look("my pictures, none", "anna", at("/me/pictures")),
    Look("what is out", "emil", answering_pages.out),
    Look("my consents", "emil", answering_pages.consents),
    Look("what is removed for me", "emil", rights_pages.removed),
    Look("consent ending", "emil", rights_pages.ending),
    Look("forget me", "emil", rights_pages.out),
    Look("receipt of being forgotten", "anna", rights_pages.forgotten),
    Look("what is deleted when", "emil", at("/retention")),
    Look("what is deleted when, for a lead", "lena", rights_pages.due),
    Look("history", "ada", rights_pages.lived),
    Look("history, one's own", "anna", rights_pages.lived),
    Look("history, verified", "ada", at("/history/verified")),
    Look("my face", "emil", answering_pages.enrolled),
    Look("my face, not asked yet", "anna", at("/me/face")),
    Look("leaving", "ben", lambda office: council_pages.going(office) and "/me/leaving"),
    Look("leavers", "clara", lambda office: council_pages.going(office) and "/leavers"),
    Look("leaver", "clara", council_pages.going),
    Look("how I am reached", "anna", at("/me/reached")),
    Look("who looked at my data", "ben", council_pages.looked),
    Look("works council settings", "ada", at("/administration/council")),
    Look("papers to print", "ada", at("/papers-to-print")),
    Look("keys", "anna", at("/keys")),
    Look("sign in", None, at("/sign-in")),
    Look("sign-in link", None, sign_in_link),
    Look("sessions", "anna", doors),
    Look("passkeys", "anna", passkeys),
    Look("link that ended", None, at("/in/nonsense")),
    Look("nothing there", "anna", at("/nowhere")),
    Look("local mail", None, at("/local/mail")),
    Look("calendar, empty", "anna", at("/calendar")),
    Look("calendar, week", "lena", busy("/calendar")),
    Look("calendar, only read", "ben", busy("/calendar")),
    Look("calendar, month", "lena", busy("/calendar?month=2026-11")),
    Look("calendar, a day of 25 hours", "lena", at("/calendar?week=2026-W43")),
    Look("queue", "lena", busy("/queue")),
    Look("queue, empty", "emil", at("/queue")),
    Look("holds", "clara", at("/holds")),
    Look("holds, one stands", "lena", busy("/holds")),
    Look("today", "clara", busy("/today")),
    Look("guideline", "anna", at("/guideline")),
    Look("guideline, nothing found", "anna", at("/guideline?q=Quastenflosser")),
    Look("guideline's versions", "anna", guidelines.switched_on),
    Look("guideline, to change", "lena", guidelines.drafted),
    Look("guideline, clause", "clara", at("/guideline/edit/clauses/kundenname")),
    Look("guideline, new clause", "clara", at("/guideline/edit/new")),
    Look("guideline, whole text", "lena", at("/guideline/edit/documents")),
    Look("clause on trial", "lena", guidelines.on_trial),
    Look("guideline, how it fares", "clara", guidelines.let_pass),
    Look("questions, to answer", "clara", asked_contacts),
    Look("questions, answered", "anna", asked_contacts),
    Look("new question", "anna", at("/inquiries/new?clause=kontodaten")),
    Look("contacts", "lena", away),
    Look("new absence", "clara", lambda office: away(office) and "/contacts/absences/new"),
    Look("administration", "ada", at("/administration")),
    Look("company settings", "lena", at("/administration/company")),
    Look("channels", "lena", at("/administration/accounts")),
    Look("new channel", "ada", at("/administration/accounts/new/bluesky")),
    Look("everything to a stop", "lena", at("/holds/now")),
    Look("channels settings", "lena", at("/administration/channels")),
    Look("lists settings", "ada", at("/administration/lists")),
    Look("customers", "lena", guidelines.customers),
    Look("customers from a list", "ada", at("/administration/customers/list")),
    Look("company file", "ada", at("/administration/company-file")),
    Look("people", "ada", at("/administration/people")),
    Look("person", "ada", lambda office: f"/administration/people/{office.people['clara']}"),
    Look("new person", "ada", at("/administration/people/new")),
    Look("people from a list", "ada", at("/administration/people-list")),
    Look("placement time", "lena", lambda office: f"/placements/{tomorrow(office)}/time"),
    Look("posts, empty", "emil", at("/posts?show=queued")),
    Look("posts", "ben", post_pages.listed),
    Look("posts, nothing found", "clara", lambda office: post_pages.listed(office) + "&q=nirgends"),
    Look("post, to settle", "anna", post_pages.settling),
    Look("post, reading along", "ben", post_pages.settling),
    Look("post, to sign", "clara", post_pages.to_sign),
    Look("post, to plan", "lena", post_pages.planned),
    Look("post's faces", "clara", lambda office: f"{post_pages.settling(office)}/faces"),
    Look("post's versions", "anna", post_pages.changed),
    Look("post's history", "clara", lambda office: f"{post_pages.planned(office)}/history"),
    Look("post that others comment on", "lena", post_pages.talked_about),
    Look("passing on a post", "ben", lambda office: f"/posts/{post_pages.out_there(office)}/pass-on"),
    Look("what may be passed on", "ben", lambda office: post_pages.out_there(office) and "/pass-on"),
    Look("is it out", "lena", settling_pages.outcome),
    Look("deleting by hand", "lena", settling_pages.removal),
    Look("post with a frame that was moved", "clara", lambda office: f"/posts/{settling_pages.framed(office)}"),
    Look("draft with a frame to move", "anna", lambda office: f"/drafts/{settling_pages.apart(office)}"),
    Look("new draft", "anna", at("/drafts/new")),
    Look("draft", "anna", begun),
    Look("draft with cleared photos", "anna", lambda office: f"{begun(office)}?library=true"),
    Look("changing a post", "anna", lambda office: f"/drafts/{office.submit().id}"),
    Look("drafts from a list", "anna", at("/draft-list")),
    Look("fixed places", "lena", at("/administration/places")),
    Look("events, none", "anna", at("/events")),
    Look("events", "ben", lambda office: event_pages.filled(office) and "/events"),
    Look("new event", "anna", at("/events/new")),
    Look("event, for who works on it", "anna", event_pages.filled),
    Look("event, for others", "ben", event_pages.filled),
    Look("event's faces", "anna", lambda office: f"{event_pages.filled(office)}/faces"),
    Look("event's photo", "clara", event_pages.close),
    Look("event's guests", "clara", guest_pages.doors),
    Look("event's guests, none", "clara", lambda office: f"{event_pages.filled(office)}/guests"),
    Look("guest's entrance", None, guest_pages.door_open),
    Look("guest's entrance, to be found", None, guest_pages.door_open_where_faces_are_compared),
    Look("guest who said no", None, guest_pages.turned_down),
    Look("guest's page", None, guest_pages.entered),
    Look("guest's page, a photo", None, guest_pages.to_be_found),
    Look("guest's answer, to change", None, guest_pages.changing),
    Look("guest to be forgotten", None, guest_pages.forgetting),
    Look("event question", "emil", lambda office: f"{event_pages.filled(office)}/me"),
    Look("event question by link", "anna", event_pages.by_link),
    Look("my events", "emil", lambda office: event_pages.filled(office) and "/me/events"),
    Look("interface", "anna", at("/api/v1")),
    Look("goals, none", "anna", at("/change")),
    Look("goals", "lena", change_pages.goals),
    Look("goals, to write", "lena", lambda office: f"{change_pages.goals(office)}/goals/edit"),
    Look("worries, none", "anna", at("/change/worries")),
    Look("worries", "clara", change_pages.worries),
    Look("worry", "clara", change_pages.one_worry),
    Look("new worry", "anna", at("/change/worries/new")),
    Look("letterbox", None, letterbox("")),
    Look("letterbox, laid in", None, letterbox("?laid=true")),
    Look("mood slip", None, letterbox("/mood")),
    Look("plan", "lena", change_pages.plan),
    Look("plan, only read", "anna", change_pages.plan),
    Look("mood, none", "anna", at("/change/mood")),
    Look("mood", "ben", change_pages.mood),
    Look("report", "emil", report_pages.two_months),
    Look("report, nothing yet", "anna", at("/change/report")),
    Look("learning", "anna", learning_pages.lessons),
    Look("lesson", "anna", at("/learning/lessons/own_picture")),
    Look("quiz", "anna", at("/learning/lessons/guideline/quiz")),
    Look("learning settings", "lena", at("/administration/learning")),
    Look("taking part", "lena", learning_pages.ideas),
    Look("taking part, already", "anna", learning_pages.ideas),
    Look("coaches", "anna", learning_pages.coaches),
    Look("coaches, to offer", "clara", learning_pages.coaches),
    Look("draft, a lesson first", "anna", learning_pages.asked_to_learn),
    Look("draft that needs help", "clara", lambda office: f"/inquiries/{learning_pages.help_wanted(office)}/draft"),
    Look("post that names its author", "anna", learning_pages.credited),
    Look("storm plan", "anna", at("/storm")),
    Look("storm plan, for a contact", "clara", lambda office: learning_pages.stormy(office) and "/storm"),
    Look("storm plan, to write", "lena", at("/storm/edit")),
    Look("storm exercise", "emil", at("/storm/exercise?way=ab")),
    Look("storm exercise, over", "emil", at("/storm/exercise?way=abcab")),
    Look("storm log", "clara", lambda office: f"/storm/log/{learning_pages.stormy(office)}"),
    Look("storm log, to review", "lena", lambda office: f"/storm/log/{learning_pages.over(office)}"),
)
