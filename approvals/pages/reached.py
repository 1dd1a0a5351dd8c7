"""How I am reached, when I am left alone, and who looked at my data."""

from dataclasses import replace

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.desk import looking_on, reaching
from approvals.errors import Refused
from approvals.pages import filled_in
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.reaching import Quiet, Reach, Way

router = Routes(prefix="/me")
WHAT = {
    "profile": N_("deine Seite in der Verwaltung"),
    "history": N_("Einträge von dir in der Historie"),
    "export": N_("die ganze Historie als Datei"),
    "paper": N_("deine Einwilligung auf Papier"),
    "leaving": N_("deine Bilder, weil du gehst oder gegangen bist"),
}
PURPOSE = {
    "administration": N_("um deine Angaben zu pflegen"),
    "witnessing": N_("um sie zu bezeugen"),
    "review": N_("um zu klären, was bleiben soll"),
    "audit": N_("um zu prüfen, ob alles stimmt"),
}


@router.get("/reached", name="reached")
def reached(request: Request, premises: Asked, reader: Reader) -> Response:
    return _shown(request, premises, reaching.reach_of(premises.begin, reader.id), None)


@router.post("/reached", name="choose_reach")
def choose_reach(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """A chat's address is never shown again; an empty field keeps it."""
    before = reaching.reach_of(premises.begin, reader.id)
    chosen = before
    try:
        way = Way.CHAT if filled_in.text(fields, "way") == "chat" else Way.MAIL
        chosen = replace(before, way=way, chat=filled_in.text(fields, "chat") or before.chat, quiet=_quiet(fields))
        if way is Way.MAIL:
            chosen = replace(chosen, chat="")
        reaching.choose(premises.begin, chosen, check=premises.chat.check)
    except Refused as trouble:
        return _shown(request, premises, before, trouble)
    return onward(request, "/me/reached", say=N_("Gespeichert. So erreichen wir dich ab jetzt."))


@router.post("/reached/trial", name="try_chat")
def try_chat(request: Request, premises: Asked, reader: Reader) -> Response:
    """One message, now."""
    reach = reaching.reach_of(premises.begin, reader.id)
    try:
        premises.chat.send(reach.chat, reader.me.lang)
    except Refused as trouble:
        return _shown(request, premises, reach, trouble)
    return onward(request, "/me/reached", say=N_("Die Nachricht ist angekommen. Sieh in deinem Chat nach."))


@router.get("/looks", name="looks_at_me")
def looks_at_me(request: Request, premises: Asked, reader: Reader) -> Response:
    """Nobody else sees this list."""
    seen = looking_on.viewings_of(premises.begin, reader.id)
    with premises.begin(reading=True) as work:
        council = work.company.council
    return page(request, "looks_at_me.html", seen=seen, what=WHAT, purpose=PURPOSE, council=council)


def _quiet(fields: FormData) -> str | None:
    """Of one's own, never, or the company's."""
    match filled_in.text(fields, "rest"):
        case "own":
            return str(Quiet.read(f"{filled_in.text(fields, 'begins')}-{filled_in.text(fields, 'ends')}"))
        case "never":
            return ""
        case _:
            return None


def _shown(request: Request, premises: Premises, reach: Reach, trouble: Refused | None) -> Response:
    with premises.begin(reading=True) as work:
        company = Quiet.read(work.company.quiet)
    own = Quiet.read(reach.quiet or "")
    values = {"reach": reach, "own": own, "company": company, "trouble": trouble, "chat": bool(reach.chat)}
    return page(request, "reached.html", status=int(status_of(trouble)) if trouble else 200, **values)
