"""From values to HTML. Templates are strict: a value that is missing is an error, everything is escaped."""

from functools import cache, partial
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from approvals.desk import confirming, hiring
from approvals.pages import assets, cookies, looks, photos, told
from approvals.pages.guard import Visitor, premises_of, visitor
from approvals.pages.language import LANGUAGES, catalog
from approvals.pages.menu import menu_for
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.visible import Visible
from policies.material import Language

SHAPES: dict[str, str] = {}


@cache
def environment(lang: Language) -> Environment:
    """One per language, so that translated templates are compiled once."""
    made = Environment(
        loader=PackageLoader("approvals.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(catalog(lang), newstyle=True)  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    made.globals.update(asset=assets.address, languages=LANGUAGES)
    return made


def page(request: Request, template: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """A whole page in the reader's language, with whatever was told them by the last step."""
    response = HTMLResponse(_rendered(request, template, told=told.read(request), **values), status)
    told.forget(request, response)
    if visit := visitor(request).visit:
        cookies.put(response, premises_of(request), cookies.VISIT, visit)
    return response


def fragment(request: Request, template: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """A piece of a page, for htmx to put in place."""
    return HTMLResponse(_rendered(request, template, **values), status)


def document(request: Request, template: str, *, media_type: str, **values: Any) -> Response:
    return Response(_rendered(request, template, **values), media_type=media_type)


def onward(request: Request, to: str, /, *, say: str = "", undo: str = "", **values: str) -> Response:
    """After something was done: the next page says so, in a sentence of `told.SENTENCES`, with an undo if there is one.

    htmx follows by itself; without JavaScript the browser does.
    """
    response: Response = RedirectResponse(to, status_code=303)
    if request.headers.get("hx-request"):
        response = Response(status_code=204, headers={"hx-redirect": to})
    if say:
        told.keep(request, response, say, undo=undo, **values)
    return response


def _rendered(request: Request, template: str, **values: Any) -> str:
    who, premises = visitor(request), premises_of(request)
    wording = premises.wording
    shared: dict[str, Any] = {
        "visitor": who,
        "clock": who.clock,
        "lang": who.lang,
        "now": who.now,
        "here": request.url.path,
        "menu": menu_for(who),
        "halts": who.person is not None and may(who.person, Action.HOLD),
        "term": partial(_term, wording, who.lang),
        "sentence": lambda trouble: wording.sentence(trouble, who.lang) or "",
        "missing": lambda end: wording.missing(end, who.lang),
        "csrf": csrf_field(who),
        "photo": partial(photos.address, premises.secret, who.now),
        "whole": Visible,
        "cut": partial(photos.cut_address, premises.secret, who.now),
        "link": partial(_link, request),
        "reading": lambda: confirming.mine(premises.begin, who.me),
        "contacts": partial(hiring.contacts, premises.begin),
        "stopped": partial(looks.stopped, premises.begin),
    }
    return environment(who.lang).get_template(template).render(shared | values)


def csrf_field(who: Visitor) -> Markup:
    return Markup('<input type="hidden" name="csrf" value="{}">').format(who.csrf)


def _term(wording: Any, lang: Language, kind: str, name: object) -> str:
    return str(wording.term(kind, str(name), lang))


def _link(request: Request, name: str, /, **parts: str) -> str:
    """The path of a page by its name. Its shape is asked for once: the framework looks through every route there is."""
    shape = SHAPES.get(name)
    if shape is None:
        held = {part: f"{{{part}}}" for part in parts}
        shape = SHAPES[name] = str(request.app.url_path_for(name, **held))
    return shape.format(**{part: quote(str(value), safe="") for part, value in parts.items()})
