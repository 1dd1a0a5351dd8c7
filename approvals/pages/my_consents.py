"""What I allow in advance: given apart for each purpose, withdrawn in one tap, given again as easily."""

from datetime import date, datetime

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.consents import SHOWN, Consent, Purpose, to_show
from approvals.days import INSTANT, ONE_DAY, begins
from approvals.desk import consenting, standing_words
from approvals.errors import Refused
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.my_words import CHOICES
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.signing_in import own_path
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/me/consents")
PATH = "/me/consents"
LONGEST_EVENT = 120
GIVEN = {
    Purpose.APPEAR: N_("Danke. Auf diesen Kanälen fragen wir dich nicht mehr einzeln."),
    Purpose.MATCH: N_("Danke. Jetzt fehlt nur noch ein Foto von dir."),
}
WITHDRAWN = {
    Purpose.APPEAR: N_("Zurückgenommen. Was wartet, ist gestoppt; was draußen ist, wird entfernt."),
    Purpose.MATCH: N_("Zurückgenommen. Deine Muster sind gelöscht."),
}


@router.get("", name="my_consents")
def my_consents(request: Request, premises: Asked, reader: Reader) -> Response:
    return _shown(request, premises, reader)


@router.post("", name="give_consent")
def give_consent(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """One purpose at a time, for whoever asks it of themselves."""
    try:
        given = _consent(premises, reader, fields)
        consenting.give(premises.begin, given, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, fields=fields, trouble=trouble)
    return onward(request, _back(fields), say=GIVEN[given.purpose])


@router.post("/{consent}/withdraw", name="withdraw_consent")
def withdraw_consent(request: Request, premises: Asked, reader: Reader, fields: Fields, consent: str) -> Response:
    purpose = consenting.withdraw_own(premises.begin, consent, by=reader.id)
    return onward(request, _back(fields), say=WITHDRAWN[purpose], undo=f"{PATH}/{consent}/again")


@router.post("/{consent}/again", name="give_consent_again")
def give_consent_again(request: Request, premises: Asked, reader: Reader, fields: Fields, consent: str) -> Response:
    consenting.give_again(premises.begin, consent, by=reader.id)
    return onward(request, _back(fields), say=N_("Gut, das gilt wieder."))


def _consent(premises: Premises, reader: Visitor, fields: FormData) -> Consent:
    """Raises FieldUnfit, NoChannel, BadSetting."""
    purpose = Purpose.MATCH if fields.get("purpose") == Purpose.MATCH else Purpose.APPEAR
    shown = to_show(purpose, reader.lang)
    if purpose is Purpose.MATCH:
        return consenting.consent_to(reader.id, purpose, shown=shown, starts=reader.now)
    named = {str(one) for one in fields.getlist("channels")} & set(premises.channels)
    event = " ".join(str(fields.get("event", "")).split())[:LONGEST_EVENT] or None
    ends = _ends(reader, str(fields.get("until", "")))
    return consenting.consent_to(
        reader.id, purpose, shown=shown, starts=reader.now, channels=named, event=event, ends=ends
    )


def _ends(reader: Visitor, until: str) -> datetime | None:
    """The end of that day, on the company's clock; without a day it has no end. Raises FieldUnfit."""
    if not until:
        return None
    field = reader.words.gettext(N_("Bis einschließlich"))
    try:
        ends = begins(date.fromisoformat(until) + ONE_DAY, reader.clock.zone)
    except (ValueError, OverflowError):
        raise FieldUnfit(field, until[:20], "2027-12-31") from None
    if ends <= reader.now:
        raise FieldUnfit(field, until[:20], reader.words.gettext(N_("ein Tag, der noch kommt")))
    return ends


def _shown(
    request: Request,
    premises: Premises,
    reader: Visitor,
    *,
    fields: FormData | None = None,
    trouble: Refused | None = None,
) -> Response:
    consents = consenting.consents_of(premises.begin, reader.id)
    words = standing_words.words_of(premises.begin, reader.id)
    with premises.begin(reading=True) as work:
        company = work.company
    typed = fields or FormData()
    values = {
        "in_force": [one for one in consents if one.in_force(reader.now)],
        "unwitnessed": [one for one in consents if one.paper and not one.witness and not one.withdrawn_at],
        "over": [one for one in consents if one.withdrawn_at or (one.ends and one.ends <= reader.now)],
        "words": {word.channel: str(word.said) for word in words if word.withdrawn_at is None},
        "taken_back": [word for word in words if word.withdrawn_at is not None],
        "spoken": [word for word in words if word.withdrawn_at is None],
        "choices": CHOICES,
        "texts": SHOWN,
        "shown": {purpose: SHOWN[to_show(purpose, reader.lang)] for purpose in Purpose},
        "channels": company.switched_on(tuple(premises.channels)),
        "matching": company.matching,
        "channel_name": channel_name,
        "typed": {name: typed.get(name, "") for name in ("event", "until")},
        "chosen": typed.getlist("channels"),
        "last_day": lambda ends: reader.clock.date(ends - INSTANT),
        "today": reader.clock.local(reader.now)[:10],
        "longest_event": LONGEST_EVENT,
        "trouble": trouble,
    }
    return page(request, "my_consents.html", status=int(status_of(trouble)) if trouble else 200, **values)


def _back(fields: FormData) -> str:
    return own_path(str(fields.get("back", PATH)))
