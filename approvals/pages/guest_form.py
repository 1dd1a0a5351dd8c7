"""What a guest filled in on a plain form, and the form again with what is still missing."""

import re
from typing import Any

from starlette.datastructures import FormData

from approvals.consents import SHOWN, Purpose, to_show
from approvals.events import Event
from approvals.guests import LONGEST_SIGNATURE, Age, Said, Signed
from approvals.pages.errors import FieldMissing
from approvals.pages.looks import channel_name
from approvals.pages.told import N_
from approvals.people import LONGEST

DRAWN = re.compile(r"(?:M\d{1,4} \d{1,4}(?: L\d{1,4} \d{1,4})* ?)+", re.ASCII)
AGES = {Age.CHILD: N_("unter 14"), Age.YOUTH: N_("14 bis 17"), Age.ADULT: N_("18 oder älter")}
LONGEST_MAIL = 254


def filled_in(fields: FormData, lang: str, *, matching: bool, age: Age | None = None) -> Said:
    """What was said; what was left out is a no. Raises FieldMissing without an age."""
    written = str(fields.get("age", ""))
    if age is None and written not in set(Age):
        raise FieldMissing("age")
    signature, signed = _signature(fields)
    return Said(
        name=_line(fields, "name", LONGEST["name"]),
        age=age or Age(written),
        channels=frozenset(name[5:] for name, value in fields.items() if name.startswith("show.") and value == "yes"),
        match=matching and fields.get("match") == "yes",
        mail=_line(fields, "mail", LONGEST_MAIL),
        lang=lang,
        guardian=_line(fields, "guardian", LONGEST["name"]),
        signature=signature,
        signed=signed,
        own_yes=fields.get("own_yes") == "on",
    )


def form_values(event: Event, lang: str, *, matching: bool, fields: FormData | None = None) -> dict[str, Any]:
    """What the template of the form needs; with `fields` everything as it was typed, but for the signature."""
    typed = {} if fields is None else {name: str(value) for name, value in fields.items()}
    texts = {(purpose, of): SHOWN[to_show(purpose, lang, of)] for purpose in Purpose for of in ("guest", "minor")}
    return {
        "event": event,
        "ages": AGES,
        "texts": texts,
        "matching": matching,
        "typed": typed,
        "channel_name": channel_name,
        "longest": LONGEST["name"],
        "longest_mail": LONGEST_MAIL,
    }


def _signature(fields: FormData) -> tuple[str, str]:
    """Drawn, if anything was drawn; else typed, and only with the tick."""
    drawn, typed = str(fields.get("drawn", "")).strip(), _line(fields, "typed", LONGEST["name"])
    if drawn and len(drawn) <= LONGEST_SIGNATURE and DRAWN.fullmatch(drawn):
        return drawn, Signed.DRAWN
    return (typed, Signed.TYPED) if typed and fields.get("ticked") == "on" else ("", "")


def _line(fields: FormData, name: str, most: int) -> str:
    return " ".join(str(fields.get(name, "")).split())[:most]
