"""A person answers about a whole event on one page, signed in; what answering by a link has in common with it."""

from collections.abc import Callable
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.appearances import Said
from approvals.consents import BEFOREHAND, beforehand_text
from approvals.desk import event_answering
from approvals.errors import FormSpent, Refused, SeenOther, WrongCode
from approvals.pages.answers import SAID, SPENT, Asking, Digits, require_digits
from approvals.pages.errors import FieldMissing, FieldUnfit
from approvals.pages.good_once import new_form, used_form
from approvals.pages.guard import Asked, Fields, Reader, Visitor, visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/events/{event}/me")
KEPT = N_("Danke. So gilt es jetzt.")
NOTHING_NEW = N_("Daran hat sich nichts geändert.")


@router.get("", name="event_question")
def event_question(request: Request, premises: Asked, reader: Reader, event: str) -> Response:
    return shown(request, premises, _asking(premises, reader, event))


@router.post("", name="answer_event")
def answer_event(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    return answered(request, premises, _asking(premises, reader, event), fields)


@router.post("/not-me", name="not_me_at_event")
def not_me_at_event(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    return named(request, premises, _asking(premises, reader, event), fields, mine=False)


@router.post("/me", name="me_at_event_after_all")
def me_at_event_after_all(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    return named(request, premises, _asking(premises, reader, event), fields, mine=True)


def _asking(premises: Premises, reader: Visitor, event: str) -> Asking:
    """Raises NotFound."""
    with premises.begin(reading=True) as work:
        return Asking(reader.me, work.events.get(event).id, f"/events/{event}/me")


def shown(request: Request, premises: Premises, asking: Asking, trouble: Refused | None = None) -> Response:
    """Every picture of this person at the event, each with its answer; after a refusal with what was wrong."""
    mine = event_answering.mine(premises.begin, asking.post, to=asking.person.id)
    locked = isinstance(trouble, WrongCode) and trouble.left == 0
    values: dict[str, Any] = {
        "asking": asking,
        "digits": Digits.SPENT if locked else asking.digits,
        "mine": mine,
        "event": mine.event,
        "agreed": BEFOREHAND[beforehand_text(visitor(request).lang)],
        "form": new_form(premises, asking.bearer),
        "channel_name": channel_name,
        "trouble": trouble,
        "trouble_at": "all" if trouble else "",
    }
    return page(request, "event_question.html", status=int(status_of(trouble)) if trouble else 200, **values)


def answered(request: Request, premises: Premises, asking: Asking, fields: FormData) -> Response:
    """The same for all the pictures that were on the page, or one word for each."""
    once, told = used_form(premises, fields, asking.bearer), _told(premises, asking, fields)

    def act() -> None:
        lang = visitor(request).lang
        event_answering.answer(premises.begin, asking.post, told, lang=lang, by=asking.person.id, form=once)

    alike = set(told.values())
    say = SAID[alike.pop()] if len(alike) == 1 else KEPT if told else NOTHING_NEW
    return _done(request, premises, asking, fields, act, weighty=Said.YES in told.values(), say=say)


def named(request: Request, premises: Premises, asking: Asking, fields: FormData, *, mine: bool) -> Response:
    """That is not me; or, as weighty as a yes, it is me after all."""
    once, about = used_form(premises, fields, asking.bearer), str(fields.get("question", ""))

    def act() -> None:
        say_so = event_answering.me_after_all if mine else event_answering.not_me
        say_so(premises.begin, asking.post, about, by=asking.person.id, form=once)

    said = N_("Gut. Du bist wieder gefragt.") if mine else N_("Danke. Dein Name ist von diesem Gesicht genommen.")
    return _done(request, premises, asking, fields, act, weighty=mine, say=said)


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
        return shown(request, premises, asking, trouble)
    except FormSpent:
        return onward(request, asking.path, say=SPENT)
    return onward(request, asking.path, say=say)


def _told(premises: Premises, asking: Asking, fields: FormData) -> dict[str, Said]:
    """What is said now and was not before, of the pictures that were on the page. Raises SeenOther, FieldUnfit."""
    mine = event_answering.mine(premises.begin, asking.post, to=asking.person.id)
    before = {one.question: one.said for one in mine.glimpses}
    about = [str(one) for one in fields.getlist("about")]
    if not about or not set(about) <= before.keys():
        raise SeenOther("event", asking.post)
    told = {one: str(fields.get("all", fields.get(f"said.{one}", ""))) for one in about}
    for word in told.values():
        if word not in {"", *Said}:
            raise FieldUnfit("said", word[:20], " | ".join(Said))
    return {one: Said(word) for one, word in told.items() if word and word != before[one]}
