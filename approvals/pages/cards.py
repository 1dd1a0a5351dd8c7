"""Cards with a QR code and a PIN: printed by who may take paper, used on any device by the one they are for."""

from fastapi import Request, Response

from approvals.desk import cards, hiring
from approvals.desk.knocking import knock
from approvals.errors import PassRefused, WrongCode
from approvals.knocks import LINK
from approvals.pages.clients import client_of
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.signing_in import signed_in
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.paper import Paper
from approvals.people import Person

router = Routes()


@router.post("/cards", name="print_card")
def print_card(premises: Asked, reader: Reader, fields: Fields) -> Response:
    """A sheet with the card and, to be cut off, its PIN. Nothing of it can be printed a second time."""
    owner = _owner(premises, fields)
    data = _sheet(premises, reader, cards.issue_card(premises.begin, owner.id, by=reader.id))
    headers = {"content-disposition": 'attachment; filename="freigabe-card.pdf"', "cache-control": "no-store"}
    return Response(data, media_type="application/pdf", headers=headers)


@router.post("/cards/end", name="revoke_card")
def revoke_card(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    cards.revoke_card(premises.begin, _owner(premises, fields).id, by=reader.id)
    return onward(request, "/papers", say=N_("Die Karte ist gesperrt."))


@router.get("/k/{secret}", name="card")
def card(request: Request, premises: Asked, secret: str) -> Response:
    _require(request, premises, secret)
    return page(request, "card.html", secret=secret, trouble=None)


@router.post("/k/{secret}", name="use_card")
def use_card(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    _require(request, premises, secret)
    typed = "".join(str(fields.get("pin", "")).split())
    try:
        session = cards.open_card(premises.begin, secret, typed, label="QR")
    except WrongCode as trouble:
        return page(request, "card.html", status=int(status_of(trouble)), secret=secret, trouble=trouble)
    return signed_in(request, session, "/")


def _owner(premises: Premises, fields: Fields) -> Person:
    return hiring.by_handle(premises.begin, str(fields.get("handle", "")).strip().casefold())


def _require(request: Request, premises: Premises, secret: str) -> None:
    """Raises PassRefused; whoever tries many that open nothing, TooOften."""
    try:
        cards.require_card(premises.begin, secret)
    except PassRefused:
        knock(premises.begin, f"link from {client_of(request)}", LINK)
        raise


def _sheet(premises: Premises, reader: Visitor, made: cards.Card) -> bytes:
    tell, address = reader.words.gettext, f"{premises.address}/k/{made.secret}"
    paper = Paper(tell(N_("Karte")), lang=reader.lang, at=reader.now, foot=reader.company)
    paper.title(made.person.name, reader.company)
    paper.paragraph(tell(N_("Code scannen, PIN eingeben, selbst entscheiden.")))
    paper.qr(address, side=48, says=address)
    paper.paragraph(address, small=True, centred=True)
    paper.paragraph(tell(N_("Verloren? Sag einer Ansprechperson Bescheid: sie sperrt die Karte und druckt eine neue.")))
    paper.blanks([tell(N_("Abschneiden und getrennt aufbewahren"))])
    paper.heading(tell(N_("PIN zur Karte")))
    paper.title(f"{made.pin[:3]} {made.pin[3:]}")
    return paper.pdf()
