"""Answering, signed in; and what answering by a link has in common with it. Plain forms: no script is needed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.appearances import Said
from approvals.desk import answering, passing, picturing
from approvals.desk.waiting import waiting_for
from approvals.errands import Need
from approvals.errors import FormSpent, Refused, SeenOther, WrongCode
from approvals.pages.errors import FieldMissing, FieldUnfit
from approvals.pages.good_once import new_form, used_form
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.signing_in import own_path
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.passes import TRIES, Pass
from approvals.people import Person

router = Routes(prefix="/questions/{appearance}")
FOUR_DIGITS = re.compile(r"\d{4}", re.ASCII)
SAID = {
    Said.YES: N_("Danke. Dein Ja gilt."),
    Said.BLUR: N_("Danke. Du erscheinst nur unkenntlich."),
    Said.NO: N_("Danke. Dein Nein gilt sofort."),
}
KEPT = N_("Danke. So gilt es jetzt.")
NOT_ME = N_("Danke. Dein Name ist von diesem Gesicht genommen.")
ME = N_("Gut. Du bist wieder gefragt.")
SPENT = N_("Das war schon angekommen. Hier steht, was jetzt gilt.")


class Digits(StrEnum):
    """Whether a yes asks for the four digits of the mail; after too many wrong ones it asks for signing in."""

    NONE = "none"
    ASKED = "asked"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom a page asks about which post, and where its forms lead. `link` is what it was opened with, if anything."""

    person: Person
    post: str
    path: str
    link: Pass | None = None
    signed_in: bool = True

    @property
    def bearer(self) -> str:
        """Whose forms they are."""
        return f"link {self.link.id}" if self.link else f"person {self.person.id}"

    @property
    def digits(self) -> Digits:
        if self.link is None or self.signed_in:
            return Digits.NONE
        return Digits.SPENT if self.link.tries >= TRIES else Digits.ASKED


@router.get("", name="question")
def question(request: Request, premises: Asked, reader: Reader, appearance: str) -> Response:
    return shown(request, premises, _asking(premises, reader, appearance))


@router.post("", name="answer")
def answer(request: Request, premises: Asked, reader: Reader, fields: Fields, appearance: str) -> Response:
    return answered(request, premises, _asking(premises, reader, appearance), fields)


@router.post("/not-me", name="not_me")
def not_me(request: Request, premises: Asked, reader: Reader, fields: Fields, appearance: str) -> Response:
    return named(request, premises, _asking(premises, reader, appearance), fields, mine=False)


@router.post("/me", name="me_after_all")
def me_after_all(request: Request, premises: Asked, reader: Reader, fields: Fields, appearance: str) -> Response:
    return named(request, premises, _asking(premises, reader, appearance), fields, mine=True)


def shown(
    request: Request, premises: Premises, asking: Asking, trouble: Refused | None = None, place: str = ""
) -> Response:
    """What this post shows of this person, with everything to answer it; after a refusal with what was wrong where."""
    seen = picturing.shown_in(premises.begin, asking.post, to=asking.person.id)
    locked = isinstance(trouble, WrongCode) and trouble.left == 0
    values = {
        "asking": asking,
        "digits": Digits.SPENT if locked else asking.digits,
        "sights": seen.sights,
        "denied": seen.denied,
        "form": new_form(premises, asking.bearer),
        "channel_name": channel_name,
        "more": _more(premises, asking) if asking.signed_in else None,
        "trouble": trouble,
        "trouble_at": place if trouble else "",
    }
    return page(request, "answer.html", status=int(status_of(trouble)) if trouble else 200, **values)


def answered(request: Request, premises: Premises, asking: Asking, fields: FormData) -> Response:
    """Say yes, blur or no to what the form was about: the same everywhere, or something on each channel."""
    once, told = used_form(premises, fields, asking.bearer), _told(premises, asking, fields)

    def act() -> None:
        answering.answer_all(premises.begin, told, by=asking.person.id, form=once)

    alike = set(told.values())
    say = SAID[alike.pop()] if len(alike) == 1 else KEPT
    return _done(request, premises, asking, fields, act, weighty=Said.YES in told.values(), say=say)


def named(request: Request, premises: Premises, asking: Asking, fields: FormData, *, mine: bool) -> Response:
    """That is not me; or, as weighty as a yes, it is me after all."""
    once = used_form(premises, fields, asking.bearer)
    seen = picturing.shown_in(premises.begin, asking.post, to=asking.person.id)
    known = {one.appearance for sight in seen.sights for one in sight.channels}
    about = str(fields.get("about", ""))
    if about not in known | {one.appearance for one in seen.denied}:
        raise SeenOther("post", asking.post)

    def act() -> None:
        say_so = answering.me_after_all if mine else answering.not_me
        say_so(premises.begin, about, by=asking.person.id, form=once)

    return _done(request, premises, asking, fields, act, weighty=mine, say=ME if mine else NOT_ME)


def _done(
    request: Request, premises: Premises, asking: Asking, fields: FormData, act: Callable[[], None], *,
    weighty: bool, say: str,
) -> Response:  # fmt: skip
    """Do it, what is weighty only with the digits, and go back to where it can be changed."""
    try:
        if weighty:
            require_digits(premises, asking, fields)
        act()
    except (FieldMissing, WrongCode) as trouble:
        return shown(request, premises, asking, trouble, str(fields.get("place", "")))
    except FormSpent:
        return onward(request, _back(asking, fields), say=SPENT)
    return onward(request, _back(asking, fields), say=say)


def _asking(premises: Premises, reader: Visitor, appearance: str) -> Asking:
    """Raises NotFound, for somebody else's question too."""
    post = picturing.post_of(premises.begin, appearance, by=reader.id)
    return Asking(reader.me, post, f"/questions/{appearance}")


def _told(premises: Premises, asking: Asking, fields: FormData) -> dict[str, Said]:
    """What is said now and was not before, of what was on the page and is still asked.

    Raises SeenOther where something is asked no more, FieldUnfit.
    """
    seen = picturing.shown_in(premises.begin, asking.post, to=asking.person.id)
    stands = {one.appearance: one.stand for sight in seen.sights for one in sight.channels}
    about = {str(one): _said(fields, f"said.{one}") for one in fields.getlist("about")}
    if not about or not about.keys() <= stands.keys():
        raise SeenOther("post", asking.post)
    return {one: said for one, said in about.items() if said is not None and str(said) != str(stands[one])}


def _said(fields: FormData, own: str) -> Said | None:
    """Of one question, or of all; None where nothing was chosen."""
    told = str(fields.get("said", fields.get(own, "")))
    if told not in {"", *Said}:
        raise FieldUnfit("said", told[:20], " | ".join(Said))
    return Said(told) if told else None


def require_digits(premises: Premises, asking: Asking, fields: FormData) -> None:
    """Raises FieldMissing for what cannot be the digits, without counting it as a try; WrongCode."""
    if asking.link is None or asking.digits is Digits.NONE:
        return
    typed = "".join(str(fields.get("digits", "")).split())
    if not FOUR_DIGITS.fullmatch(typed):
        raise FieldMissing("digits")
    passing.check_code(premises.begin, asking.link.id, typed)


def _more(premises: Premises, asking: Asking) -> str | None:
    """Where the next question is that waits for them."""
    errands = waiting_for(premises.begin, asking.person.id)
    others = (one for one in errands if one.kind is Need.ANSWER and one.post != asking.post)
    return next((f"/questions/{one.about[0]}" for one in others), None)


def _back(asking: Asking, fields: FormData) -> str:
    """A page with several questions asks to be come back to."""
    back = str(fields.get("back", ""))
    return own_path(back) if back else asking.path
