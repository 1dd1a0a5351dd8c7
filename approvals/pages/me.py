"""What belongs to me: the way to my pictures, consents and templates; my language; how to reach me as a contact."""

from dataclasses import replace

from fastapi import Request, Response

from approvals.appearances import Said
from approvals.desk import answer_links, consenting, enrolling, hiring, passing, standing_words
from approvals.errors import NotFound, Refused
from approvals.pages import cookies
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.language import LANGUAGES
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.signing_in import YEAR
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.passes import Opens
from approvals.people import LONGEST, Role

router = Routes(prefix="/me")
REACHED = ("phone", "hours")


@router.get("", name="me")
def me(request: Request, premises: Asked, reader: Reader) -> Response:
    return _shown(request, premises, reader)


@router.post("/language", name="choose_my_language")
def choose_my_language(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """For letters and pages alike."""
    lang = str(fields.get("lang", ""))
    if lang not in LANGUAGES:
        raise NotFound("page", lang[:8])
    hiring.change_person(premises.begin, replace(reader.me, lang=lang), by=reader.id)
    response = onward(request, "/me", say=N_("Gemerkt. Auch unsere Mails kommen jetzt in dieser Sprache."))
    cookies.put(response, premises, cookies.LANGUAGE, lang, seconds=YEAR)
    return response


@router.post("/details", name="change_my_details")
def change_my_details(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """How and when to reach a contact."""
    typed = {field: " ".join(str(fields.get(field, "")).split()) for field in REACHED}
    try:
        changed = replace(reader.me, phone=typed["phone"], hours=typed["hours"])
        hiring.change_person(premises.begin, changed, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, typed=typed, trouble=trouble)
    return onward(request, "/me", say=N_("Gespeichert. So finden dich alle."))


@router.post("/portrait", name="change_my_portrait")
def change_my_portrait(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """A picture this person uploaded, or none."""
    picture = str(fields.get("picture", "")) or None
    hiring.change_person(premises.begin, replace(reader.me, portrait=picture), by=reader.id)
    said = N_("Dein Bild steht jetzt bei den Ansprechpersonen.") if picture else N_("Dein Bild ist weg.")
    return onward(request, "/me", say=said)


@router.post("/links/end", name="end_my_links")
def end_my_links(request: Request, premises: Asked, reader: Reader) -> Response:
    answer_links.end_links(premises.begin, reader.id)
    return onward(request, "/me", say=N_("Alle Links aus deinen Mails sind ungültig. Antworten kannst du angemeldet."))


def _shown(
    request: Request,
    premises: Premises,
    reader: Visitor,
    *,
    typed: dict[str, str] | None = None,
    trouble: Refused | None = None,
) -> Response:
    consents = consenting.consents_of(premises.begin, reader.id)
    values = {
        "contact": reader.me.has(Role.CONTACT),
        "hidden": _hidden(premises, reader),
        "allowed": len([one for one in consents if one.in_force(reader.now)]),
        "templates": len(enrolling.templates(premises.begin, by=reader.id)),
        "links": len(passing.passes_of(premises.begin, reader.id, Opens.ANSWER)),
        "typed": typed or {field: getattr(reader.me, field) for field in REACHED},
        "longest": LONGEST,
        "trouble": trouble,
    }
    return page(request, "me.html", status=int(status_of(trouble)) if trouble else 200, **values)


def _hidden(premises: Premises, reader: Visitor) -> bool:
    """Whether this person is to be blurred on every channel there is."""
    said = {one.channel: one.said for one in standing_words.words_of(premises.begin, reader.id) if not one.withdrawn_at}
    return bool(premises.channels) and all(said.get(channel) is Said.BLUR for channel in premises.channels)
