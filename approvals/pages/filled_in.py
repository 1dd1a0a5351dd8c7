"""What was filled into the forms about the company and its people, as the words of approvals."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import available_timezones

from starlette.datastructures import FormData

from approvals.company import Company, SignoffRule
from approvals.errors import BadPerson, BadSetting, HandleTaken, MailTaken, UnknownZone
from approvals.fingerprint import new_id
from approvals.handles import handle_for
from approvals.pages.errors import FieldMissing, FieldUnfit
from approvals.pages.guard import Visitor
from approvals.pages.told import N_
from approvals.people import Person, Role
from approvals.times import zone_named
from approvals.working_days import region_named

UNITS = {"days": timedelta(days=1), "hours": timedelta(hours=1)}
LONGEST_ANSWER = timedelta(days=90)


def text(fields: FormData, name: str) -> str:
    """A field without blanks around it; empty where it was not sent."""
    return str(fields.get(name, "")).strip()


def company(reader: Visitor, fields: FormData, before: Company) -> Company:
    """The settings with what was filled in. Raises FieldMissing, FieldUnfit, UnknownZone, BadSetting."""
    if not text(fields, "name"):
        raise FieldMissing(reader.words.gettext(N_("Name der Firma")))
    signers = text(fields, "signoff")
    return replace(
        before,
        name=" ".join(text(fields, "name").split()),
        zone=zone_named(text(fields, "zone")).key,
        region=region_named(text(fields, "region")) if "region" in fields else before.region,
        answer_within=_answer_within(reader, fields),
        signoff=SignoffRule.read(text(fields, "signers") if signers == "number" else signers),
        matching=text(fields, "matching") == "on",
        grouping=text(fields, "matching") == text(fields, "grouping") == "on",
        contact_note=text(fields, "contact_note"),
    )


def channels(reader: Visitor, fields: FormData, known: Collection[str]) -> tuple[str, ...]:
    """Those switched on, in the order of the house. Raises FieldMissing where none is."""
    chosen = tuple(channel for channel in known if channel in fields.getlist("channels"))
    if not chosen:
        raise FieldMissing(reader.words.gettext(N_("Kanäle")))
    return chosen


def typed(fields: FormData, *names: str) -> dict[str, str]:
    """What was typed, to be shown again."""
    return {name: text(fields, name) for name in names}


def typed_person(fields: FormData) -> dict[str, object]:
    return {**typed(fields, "name", "mail", "phone", "handle", "lang", "version"), "roles": roles_of(fields)}


def new_person(fields: FormData, taken: Collection[str], *roles: Role) -> Person:
    """Somebody to be taken on; without a handle they get one made of their name."""
    name, mail = " ".join(text(fields, "name").split()), text(fields, "mail")
    handle = text(fields, "handle").lower() or handle_for(name, mail, taken)
    phone, lang = text(fields, "phone"), text(fields, "lang") or "de"
    return Person(new_id(), handle, name, mail, lang, frozenset(roles) or roles_of(fields), phone=phone)


def changed_person(fields: FormData, before: Person) -> Person:
    """Somebody with what an admin may change."""
    return replace(
        before,
        name=" ".join(text(fields, "name").split()),
        mail=text(fields, "mail"),
        handle=text(fields, "handle").lower(),
        lang=text(fields, "lang"),
        roles=roles_of(fields),
        version=int(text(fields, "version") or -1),
    )


def roles_of(fields: FormData) -> frozenset[Role]:
    """The roles ticked, staff where none is."""
    return frozenset(Role(one) for one in fields.getlist("roles") if one in set(Role)) or frozenset({Role.STAFF})


def place_of(trouble: Exception | None) -> str:
    """The field a refusal is about, so that its sentence is tied to it."""
    match trouble:
        case BadPerson(field=str(field)):
            return field
        case BadSetting(name=str(name)):
            return name
        case MailTaken():
            return "mail"
        case HandleTaken():
            return "handle"
        case UnknownZone():
            return "zone"
        case _:
            return ""


def zones() -> dict[str, Sequence[str]]:
    """The zones of cities by part of the world, Europe first."""
    found: dict[str, list[str]] = {"Europe": []}
    for zone in sorted(available_timezones()):
        part, _, city = zone.partition("/")
        if city and part not in {"Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico"}:
            found.setdefault(part, []).append(zone)
    return dict(found)


def _answer_within(reader: Visitor, fields: FormData) -> timedelta:
    written, unit = text(fields, "within"), UNITS.get(text(fields, "within_unit"), UNITS["days"])
    if written.isdecimal() and timedelta(0) < int(written) * unit <= LONGEST_ANSWER:
        return int(written) * unit
    fits = reader.words.gettext(N_("mindestens eine Stunde, höchstens 90 Tage"))
    raise FieldUnfit(reader.words.gettext(N_("Zeit zum Antworten")), written, fits)
