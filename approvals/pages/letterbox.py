"""The letterbox: what is said here has no name. No cookie is read, nothing of the asker is kept, nobody is told.

Who may use it proves it by the word of the week, which is the same for everybody and stands in the address.
"""

import hashlib
import hmac
from collections import deque
from datetime import UTC, datetime, timedelta
from threading import Lock

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from approvals.desk.laying_in import lay_in
from approvals.errors import PassRefused, Refused, TooOften
from approvals.letterbox import LONGEST, SlipKind, slip, week_of
from approvals.mood import QUESTIONS, read_answers
from approvals.pages.guard import Asked, Fields, Reader, visitor
from approvals.pages.mood_words import SCALE, STATEMENTS
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment
from approvals.pages.threads import Routes

router = Routes(prefix="/letterbox/{word}")
MOST, WITHIN = 60, timedelta(minutes=10)
"""Slips of everybody together: whom they come from is not known here, so nobody is counted by themselves."""
A_WEEK = timedelta(days=7)


class Gate:
    """Lets so many through in a time; forgets when the process ends."""

    def __init__(self) -> None:
        self._passed: deque[datetime] = deque()
        self._lock = Lock()

    def go_through(self, now: datetime) -> None:
        """Raises TooOften."""
        with self._lock:
            while self._passed and self._passed[0] <= now - WITHIN:
                self._passed.popleft()
            if len(self._passed) >= MOST:
                raise TooOften(self._passed[0] + WITHIN)
            self._passed.append(now)


def word_of(premises: Premises, now: datetime) -> str:
    """What opens the letterbox this week and the next, the same for everybody (HMAC-SHA256, 32 hex digits)."""
    told = f"letterbox {week_of(now.astimezone(UTC))}".encode()
    return hmac.new(premises.secret, told, hashlib.sha256).hexdigest()[:32]


@router.get("", name="letterbox")
def letterbox(request: Request, premises: Asked, reader: Reader, word: str, laid: bool = False) -> Response:
    """The form, or the thanks for what was laid in."""
    _require_word(premises, reader.now, word)
    return _form(request, "letterbox.html", word, None, laid=laid, said="", kind=str(SlipKind.WORRY))


@router.post("", name="lay_in")
def lay_words_in(request: Request, premises: Asked, reader: Reader, fields: Fields, word: str) -> Response:
    _require_word(premises, reader.now, word)
    kind = SlipKind.RUMOUR if fields.get("kind") == SlipKind.RUMOUR else SlipKind.WORRY
    said = str(fields.get("said", ""))
    try:
        written = slip(kind, said)
        request.app.state.letterbox_gate.go_through(reader.now)
    except Refused as trouble:
        return _form(request, "letterbox.html", word, trouble, laid=False, said=said[: 2 * LONGEST], kind=str(kind))
    lay_in(premises.begin, written)
    return _thanks(reader.lang, word, "")


@router.get("/mood", name="mood_slip")
def mood_slip(request: Request, premises: Asked, reader: Reader, word: str, laid: bool = False) -> Response:
    _require_word(premises, reader.now, word)
    return _form(request, "mood_slip.html", word, None, laid=laid, statements=STATEMENTS, scale=SCALE)


@router.post("/mood", name="lay_mood_in")
def lay_mood_in(request: Request, premises: Asked, reader: Reader, fields: Fields, word: str) -> Response:
    _require_word(premises, reader.now, word)
    said = ",".join(str(fields.get(f"answer{number}", "")) for number in range(QUESTIONS))
    try:
        _ = read_answers(said)
        request.app.state.letterbox_gate.go_through(reader.now)
    except Refused as trouble:
        return _form(request, "mood_slip.html", word, trouble, laid=False, statements=STATEMENTS, scale=SCALE)
    lay_in(premises.begin, slip(SlipKind.PULSE, said))
    return _thanks(reader.lang, word, "/mood")


def _form(request: Request, template: str, word: str, trouble: Refused | None, **values: object) -> Response:
    """A page that neither reads nor sets a cookie."""
    status = int(status_of(trouble)) if trouble else 200
    values |= {
        "word": word,
        "trouble": trouble,
        "most": LONGEST,
        "other": "en" if visitor(request).lang == "de" else "de",
    }
    return fragment(request, template, status=status, **values)


def _thanks(lang: str, word: str, path: str) -> Response:
    return RedirectResponse(f"/letterbox/{word}{path}?laid=true&lang={lang}", status_code=303)


def _require_word(premises: Premises, now: datetime, word: str) -> None:
    """This week's or the last one's. Raises PassRefused."""
    known = [word_of(premises, at) for at in (now, now - A_WEEK)]
    if not any(hmac.compare_digest(word.encode(), one.encode()) for one in known):
        raise PassRefused
