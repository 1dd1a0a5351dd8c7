"""A guest's own page, behind their own link: what they said, changed, taken back or deleted in one tap."""

import json

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.consents import SHOWN, Purpose
from approvals.days import INSTANT
from approvals.desk import consenting, erasing, guests, own_data, receipting
from approvals.erasures import FOUND
from approvals.errors import FormSpent, Refused
from approvals.pages.good_once import new_form, used_form
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.guest_form import AGES, filled_in, form_values
from approvals.pages.guest_selfie import own_page_of, photos_of
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.receipts import MACHINES, as_file, printed
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.rights import KINDS, SURE
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/guest/{secret}")


@router.get("", name="guest_page")
def guest_page(request: Request, premises: Asked, reader: Reader, secret: str) -> Response:
    own = own_page_of(request, premises, secret)
    values = {
        "own": own,
        "path": f"/guest/{secret}",
        "address": f"{premises.address}/guest/{secret}",
        "given": [one for one in own.consents if one.in_force(reader.now)],
        "over": [one for one in own.consents if not one.in_force(reader.now)],
        "may_be_found": any(one.purpose is Purpose.MATCH and one.in_force(reader.now) for one in own.consents),
        **photos_of(premises, own, reader),
        "refused": [one for one in own.words if one.withdrawn_at is None],
        "ages": AGES,
        "last_day": lambda ends: reader.clock.date(ends - INSTANT),
        "texts": SHOWN,
        "channel_name": channel_name,
        "form": new_form(premises, f"guest {own.link.id}"),
    }
    return page(request, "guest_page.html", **values)


@router.post("/withdraw/{consent}", name="guest_withdraws")
def guest_withdraws(request: Request, premises: Asked, fields: Fields, secret: str, consent: str) -> Response:
    own = own_page_of(request, premises, secret)
    used_form(premises, fields, f"guest {own.link.id}")
    consenting.withdraw_own(premises.begin, consent, by=own.person.id)
    said = N_("Zurückgenommen. Was wartet, ist gestoppt; was draußen ist, wird entfernt.")
    return onward(request, f"/guest/{secret}", say=said)


@router.get("/change", name="guest_changes")
def guest_changes(request: Request, premises: Asked, reader: Reader, secret: str) -> Response:
    return _form(request, premises, reader, secret)


@router.post("/change", name="guest_changed")
def guest_changed(request: Request, premises: Asked, reader: Reader, fields: Fields, secret: str) -> Response:
    own = own_page_of(request, premises, secret)
    once = used_form(premises, fields, f"guest {own.link.id}")
    try:
        said = filled_in(fields, own.person.lang, matching=own.matching, age=own.guest.age)
        guests.change(premises.begin, secret, said, once=once)
    except FormSpent:
        raise
    except Refused as trouble:
        return _form(request, premises, reader, secret, fields=fields, trouble=trouble)
    return onward(request, f"/guest/{secret}", say=N_("Danke. So gilt es jetzt."))


@router.get("/receipts/{about}.jsonld", name="guest_receipt")
def guest_receipt(request: Request, premises: Asked, secret: str, about: str) -> Response:
    own = own_page_of(request, premises, secret)
    return as_file(receipting.receipt(premises.begin, about, by=own.person.id), MACHINES, f"{about[:8]}.jsonld")


@router.get("/receipts/{about}.pdf", name="guest_receipt_paper")
def guest_receipt_paper(request: Request, premises: Asked, reader: Reader, secret: str, about: str) -> Response:
    own = own_page_of(request, premises, secret)
    signed = receipting.receipt(premises.begin, about, by=own.person.id)
    said = receipting.said(premises.begin, about, by=own.person.id)
    return as_file(printed(said, json.loads(signed), reader), "application/pdf", f"{about[:8]}.pdf")


@router.get("/data.json", name="guest_data")
def guest_data(request: Request, premises: Asked, secret: str) -> Response:
    """Everything that is kept, for machines (GDPR Art. 15, 20)."""
    own = own_page_of(request, premises, secret)
    about = own_data.everything_about(premises.begin, own.person.id)
    written = json.dumps(about.plain(), ensure_ascii=False, indent=2).encode()
    return as_file(written, "application/json", "daten.json")


@router.get("/forget", name="forget_guest")
def forget_guest(request: Request, premises: Asked, secret: str, unsure: bool = False) -> Response:
    own = own_page_of(request, premises, secret)
    told = erasing.outlook(premises.begin, own.person.id, by=own.person.id)
    values = {
        "outlook": told,
        "kinds": KINDS,
        "order": FOUND,
        "unsure": unsure,
        "sure": SURE,
        "path": f"/guest/{secret}",
        "form": new_form(premises, f"guest {own.link.id}"),
        "channel_name": channel_name,
    }
    return page(request, "forget_guest.html", status=422 if unsure else 200, **values)


@router.post("/forget", name="guest_forgotten")
def guest_forgotten(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    own = own_page_of(request, premises, secret)
    used_form(premises, fields, f"guest {own.link.id}")
    if fields.get("sure") != SURE:
        return forget_guest(request, premises, secret, unsure=True)
    receipt = erasing.erase(premises.begin, premises.objects, own.person.id, by=own.person.id)
    return onward(request, f"/forgotten/{receipt}")


def _form(
    request: Request,
    premises: Premises,
    reader: Visitor,
    secret: str,
    *,
    fields: FormData | None = None,
    trouble: Refused | None = None,
) -> Response:
    own = own_page_of(request, premises, secret)
    values = form_values(own.event, reader.lang, matching=own.matching, fields=fields) | {
        "own": own,
        "action": f"/guest/{secret}/change",
        "form": new_form(premises, f"guest {own.link.id}"),
        "keep_until": own.guest.ends_at,
        "last_day": lambda ends: reader.clock.date(ends - INSTANT),
        "trouble": trouble,
        "missing": getattr(trouble, "fields", ()),
    }
    if fields is None:
        values["typed"] = {"name": own.person.name, "mail": own.person.mail}
    return page(request, "guest_change.html", status=int(status_of(trouble)) if trouble else 200, **values)
