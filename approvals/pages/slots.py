"""Fixed places in the week for each channel, and how long what is due can still be taken back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.company import LONGEST_UNDO, Company
from approvals.desk import hiring
from approvals.errors import ChangedMeanwhile, Refused
from approvals.pages import filled_in
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.slots import read_slots, written_slots

router = Routes(prefix="/administration/places")


@router.get("", name="slots_settings")
def slots_settings(request: Request, premises: Asked, reader: Reader) -> Response:
    company = _company(premises)
    own = {
        channel: written_slots((slot for slot in company.slots if slot.channel == channel), reader.lang)
        for channel in company.switched_on(tuple(premises.channels))
    }
    typed = {"on_holidays": company.slots_on_holidays, "undo": company.undo_minutes, "version": company.version}
    return _shown(request, own, typed)


@router.post("", name="set_slots")
def set_slots(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    company = _company(premises)
    own = {
        channel: filled_in.text(fields, f"slots {channel}") for channel in company.switched_on(tuple(premises.channels))
    }
    try:
        if str(company.version) != filled_in.text(fields, "version"):
            raise ChangedMeanwhile("company", company.name)
        hiring.set_company(premises.begin, _changed(company, fields, own), by=reader.id)
    except Refused as trouble:
        typed = {"on_holidays": "on_holidays" in fields, "undo": fields.get("undo"), "version": fields.get("version")}
        return _shown(request, own, typed, trouble)
    return onward(request, "/administration", say=N_("Gespeichert."))


def _changed(company: Company, fields: FormData, own: Mapping[str, str]) -> Company:
    """Places of channels that are not shown stay. Raises SlotUnclear, FieldUnfit."""
    undo = filled_in.text(fields, "undo")
    if not undo.isdecimal() or int(undo) > LONGEST_UNDO:
        raise FieldUnfit("undo", undo[:20], f"0 … {LONGEST_UNDO}")
    kept = [slot for slot in company.slots if slot.channel not in own]
    new = [slot for channel, written in own.items() for slot in read_slots(channel, written)]
    on_holidays = "on_holidays" in fields
    return replace(company, slots=(*kept, *new), slots_on_holidays=on_holidays, undo_minutes=int(undo))


def _shown(
    request: Request, own: Mapping[str, str], typed: Mapping[str, Any], trouble: Refused | None = None
) -> Response:
    status = int(status_of(trouble)) if trouble else 200
    values = {"own": own, "typed": typed, "trouble": trouble, "longest": LONGEST_UNDO, "channel_name": channel_name}
    return page(request, "slots_settings.html", status=status, **values)


def _company(premises: Premises) -> Company:
    with premises.begin(reading=True) as work:
        return work.company
