"""The pages that `journeys/test_every_page.py` opens in a real browser. Whoever builds a page adds a line here.

`handle` is who looks (None: nobody signed in); `path` furnishes the office as the page needs it and returns where to
go. It is called once per page, on an office of its own; use the office's verbs (`tests/office.py`).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from approvals.consents import Purpose
from approvals.desk import consenting, holding, keying, passing
from approvals.desk.taking_in import original
from approvals.passes import Opens
from approvals.passkeys import Passkey
from tests.full_calendar import planned, ready
from tests.office import Office


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


PAGES: tuple[Look, ...] = (
    Look("home, empty", "anna", at("/")),
    Look("home, asked", "emil", questioned),
    Look("home, to settle", "anna", questioned),
    Look("papers", "clara", lambda office: on_paper(office) and "/papers"),
    Look("paper", "clara", lambda office: f"/papers/{on_paper(office)}"),
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
    Look("calendar, month", "lena", busy("/calendar?month=2026-11")),
    Look("calendar, a day of 25 hours", "lena", at("/calendar?week=2026-W43")),
    Look("queue", "lena", busy("/queue")),
    Look("queue, empty", "emil", at("/queue")),
    Look("holds", "clara", at("/holds")),
    Look("holds, one stands", "lena", busy("/holds")),
    Look("today", "clara", busy("/today")),
    Look("placement time", "lena", lambda office: f"/placements/{tomorrow(office)}/time"),
)
