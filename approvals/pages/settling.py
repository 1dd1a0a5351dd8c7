"""What only a person can decide about a delivery: whether it is out, with both readings; and removing by hand."""

from fastapi import Request, Response

from approvals.channels import ChannelRefused, OutcomeUnknown
from approvals.desk import removing_by_hand, settling
from approvals.errors import Refused, WrongStage
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.placements import Placement

router = Routes(prefix="/placements/{placement}")
SETTLED = N_("Das ist schon geklärt.")


@router.get("/outcome", name="outcome")
def outcome(request: Request, premises: Asked, reader: Reader, placement: str) -> Response:
    """What we sent beside what the channel shows; it is asked now, for some seconds at most."""
    return _outcome(request, premises, reader, placement)


@router.post("/outcome/look", name="look_again")
def look_again(request: Request, premises: Asked, reader: Reader, placement: str) -> Response:
    found = _placed(premises, placement)
    settling.look_again(premises.begin, found.post, found.channel, by=reader.id)
    return onward(request, f"/placements/{placement}/outcome", say=N_("Es wird noch einmal nachgesehen."))


@router.post("/outcome/out", name="it_is_out")
def it_is_out(request: Request, premises: Asked, reader: Reader, fields: Fields, placement: str) -> Response:
    found, address = _placed(premises, placement), str(fields.get("address", ""))
    try:
        settling.is_out(premises.begin, found.post, found.channel, address=address, by=reader.id)
    except WrongStage:
        return onward(request, f"/posts/{found.post}", say=SETTLED)
    except Refused as trouble:
        return _outcome(request, premises, reader, placement, trouble=trouble)
    return onward(request, f"/posts/{found.post}", say=N_("Gut: es ist draußen, und wir wissen, wo."))


@router.post("/outcome/not-out", name="it_is_not_out")
def it_is_not_out(request: Request, premises: Asked, reader: Reader, placement: str) -> Response:
    found = _placed(premises, placement)
    try:
        settling.is_not_out(premises.begin, found.post, found.channel, by=reader.id)
    except WrongStage:
        return onward(request, f"/posts/{found.post}", say=SETTLED)
    return onward(request, "/queue", say=N_("Gut: draußen ist nichts. Gib ihm hier eine neue Zeit."))


@router.get("/removal", name="removal")
def removal(request: Request, premises: Asked, reader: Reader, placement: str) -> Response:
    """How it goes away, until when, and the button to say that it did."""
    return _removal(request, premises, reader, placement)


@router.post("/removal", name="it_is_removed")
def it_is_removed(request: Request, premises: Asked, reader: Reader, fields: Fields, placement: str) -> Response:
    """Read back before it counts; it stays open where the channel still shows it or does not answer."""
    found, own_word = _placed(premises, placement), fields.get("own_word") == "on"
    channel = premises.channel(found.channel)
    try:
        removing_by_hand.removed(premises.begin, channel, placement, by=reader.id, own_word=own_word)
    except WrongStage:
        return onward(request, f"/posts/{found.post}", say=SETTLED)
    except Refused as trouble:
        return _removal(request, premises, reader, placement, trouble=trouble)
    return onward(request, f"/posts/{found.post}", say=N_("Danke. Es ist weg, und der Nachweis liegt im Verlauf."))


def _outcome(
    request: Request, premises: Premises, reader: Visitor, placement: str, *, trouble: Refused | None = None
) -> Response:
    found = _placed(premises, placement)
    try:
        both = settling.readings(premises.begin, premises.channel(found.channel), found.post, by=reader.id)
    except WrongStage:
        return onward(request, f"/posts/{found.post}", say=SETTLED)
    brand, why = channel_name(found.channel), both.why or both.attempts[-1].trouble or ""
    return page(
        request,
        "outcome.html",
        status=int(status_of(trouble)) if trouble else 200,
        both=both,
        sent=[(shown.alt, shown.picture, made) for shown, made in zip(both.pictures, both.renditions, strict=True)],
        trouble=trouble,
        brand=brand,
        silent=premises.wording.trouble(both.why, brand, "", reader.lang) if both.why else "",
        unclear=premises.wording.trouble(why, brand, both.attempts[-1].detail, reader.lang) if why else "",
    )


def _removal(
    request: Request, premises: Premises, reader: Visitor, placement: str, *, trouble: Refused | None = None
) -> Response:
    found = _placed(premises, placement)
    try:
        task = removing_by_hand.to_remove(premises.begin, placement, by=reader.id)
    except WrongStage:
        return onward(request, f"/posts/{found.post}", say=SETTLED)
    brand, wording = channel_name(found.channel), premises.wording
    unread = isinstance(trouble, ChannelRefused | OutcomeUnknown)
    return page(
        request,
        "removal.html",
        status=int(status_of(trouble)) if trouble else 200,
        task=task,
        brand=brand,
        steps=wording.steps(task.steps, reader.lang) if task.steps else "",
        why=wording.trouble(task.why, brand, "", reader.lang) if task.why else "",
        unread=unread,
        wrong=_wrong(premises, reader, brand, trouble),
    )


def _wrong(premises: Premises, reader: Visitor, brand: str, trouble: Refused | None) -> str:
    if isinstance(trouble, ChannelRefused | OutcomeUnknown):
        return premises.wording.trouble(trouble.trouble, brand, trouble.detail, reader.lang)
    return premises.wording.sentence(trouble, reader.lang) or "" if trouble else ""


def _placed(premises: Premises, placement: str) -> Placement:
    """Raises NotFound."""
    with premises.begin(reading=True) as work:
        return work.placements.get(placement)
