"""The accounts we publish as: connect one, see how it is, ask it now, renew its access, let it go."""

from typing import TYPE_CHECKING, Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.channel_accounts import ChannelAccount, Connectable
from approvals.channels import ChannelRefused
from approvals.desk import channel_accounts
from approvals.errors import NotFound, Refused
from approvals.pages import filled_in
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

router = Routes(prefix="/administration/accounts")
MORE = "more"  # the part of the name that tells a second account of a kind from the first
SOON = 30  # days ahead that the end of an access is shown as something to do


@router.get("", name="accounts")
def accounts(request: Request, premises: Asked, reader: Reader) -> Response:
    """All of them with their state, and what else can be connected."""
    found = channel_accounts.accounts(premises.begin, by=reader.id)
    return page(
        request,
        "accounts.html",
        accounts=found,
        kinds=premises.kinds,
        troubles={one.name: _trouble(premises, reader, one) for one in found if one.trouble},
        days={one.name: one.days_left(reader.now) for one in found},
        soon=SOON,
        channel_name=channel_name,
    )


@router.get("/new/{kind}", name="new_account")
def new_account(request: Request, premises: Asked, reader: Reader, kind: str) -> Response:
    return _form(request, premises, reader, _kind(premises, kind))


@router.post("/new/{kind}", name="add_account")
def add_account(request: Request, premises: Asked, reader: Reader, fields: Fields, kind: str) -> Response:
    """Asked, live, before it is kept: the page waits some seconds for that."""
    wanted, more = _kind(premises, kind), filled_in.text(fields, MORE).lower()
    settings, secrets = _told(wanted, fields)
    try:
        added = channel_accounts.add(
            premises.begin,
            premises.connect,
            kind=kind,
            name=f"{kind}-{more}" if more else kind,
            settings=settings,
            secrets=secrets,
            by=reader.id,
        )
    except Refused as trouble:
        return _form(request, premises, reader, wanted, typed=fields, trouble=trouble)
    return _onward(request, added, N_("Verbunden mit %(account)s."))


@router.get("/{name}", name="account")
def account(request: Request, premises: Asked, reader: Reader, name: str) -> Response:
    known = _known(premises, reader, name)
    return _form(request, premises, reader, _kind(premises, known.kind), known=known)


@router.post("/{name}", name="change_account")
def change_account(request: Request, premises: Asked, reader: Reader, fields: Fields, name: str) -> Response:
    """A secret that is left empty stays as it is; nothing changes unless the channel answers."""
    known = _known(premises, reader, name)
    settings, secrets = _told(kind := _kind(premises, known.kind), fields)
    new = {field: told for field, told in secrets.items() if told}
    try:
        changed = channel_accounts.change(
            premises.begin, premises.connect, name, settings=settings, secrets=new, by=reader.id
        )
    except Refused as trouble:
        return _form(request, premises, reader, kind, known=known, typed=fields, trouble=trouble)
    return _onward(request, changed, N_("Neu verbunden mit %(account)s."))


@router.post("/{name}/check", name="check_account")
def check_account(request: Request, premises: Asked, reader: Reader, name: str) -> Response:
    asked = channel_accounts.check(premises.begin, premises.connect, name, by=reader.id)
    return _onward(request, asked, N_("Antwortet als %(account)s."))


@router.post("/{name}/remove", name="remove_account")
def remove_account(request: Request, premises: Asked, reader: Reader, name: str) -> Response:
    try:
        channel_accounts.remove(premises.begin, name, by=reader.id)
    except Refused as trouble:
        known = _known(premises, reader, name)
        return _form(request, premises, reader, _kind(premises, known.kind), known=known, trouble=trouble)
    return onward(request, "/administration/accounts", say=N_("%(name)s ist nicht mehr verbunden."), name=name)


def _onward(request: Request, asked: ChannelAccount, fine: str) -> Response:
    """To its page, which says what is wrong if anything is."""
    say = fine if asked.trouble is None else N_("Verbunden, aber es fehlt noch etwas.")
    return onward(request, f"/administration/accounts/{asked.name}", say=say, account=asked.account)


def _form(
    request: Request,
    premises: Premises,
    reader: Visitor,
    kind: Connectable,
    *,
    known: ChannelAccount | None = None,
    typed: FormData | None = None,
    trouble: Refused | None = None,
) -> Response:
    """What was typed stands there still, but for secrets: those are never shown again."""
    settings: Mapping[str, str] = known.settings if known else {}
    values: dict[str, Any] = {
        "kind": kind,
        "known": known,
        "more": filled_in.text(typed, MORE) if typed else "",
        "values": {f.name: filled_in.text(typed, f.name) if typed else settings.get(f.name, "") for f in kind.fields},
        "trouble": trouble,
        "wrong": _said(premises, reader, kind, trouble),
        "state": _trouble(premises, reader, known) if known and known.trouble else "",
        "days": known.days_left(reader.now) if known else None,
        "soon": SOON,
        "side": 0 if reader.lang == "de" else 1,
        "channel_name": channel_name,
    }
    return page(request, "account.html", status=int(status_of(trouble)) if trouble else 200, **values)


def _said(premises: Premises, reader: Visitor, kind: Connectable, trouble: Refused | None) -> str:
    if isinstance(trouble, ChannelRefused):
        return premises.wording.trouble(trouble.trouble, kind.brand, trouble.detail, reader.lang)
    return premises.wording.sentence(trouble, reader.lang) or "" if trouble else ""


def _trouble(premises: Premises, reader: Visitor, account: ChannelAccount) -> str:
    brand = premises.kinds[account.kind].brand if account.kind in premises.kinds else account.kind
    return premises.wording.trouble(account.trouble or "", brand, account.detail, reader.lang)


def _told(kind: Connectable, fields: FormData) -> tuple[dict[str, str], dict[str, str]]:
    """Settings and secrets as they were typed."""
    settings = {field.name: filled_in.text(fields, field.name) for field in kind.fields if not field.secret}
    return settings, {field.name: filled_in.text(fields, field.name) for field in kind.fields if field.secret}


def _known(premises: Premises, reader: Visitor, name: str) -> ChannelAccount:
    """Without its secrets. Raises NotFound, NotAllowed."""
    for one in channel_accounts.accounts(premises.begin, by=reader.id):
        if one.name == name:
            return one
    raise NotFound("channel", name)


def _kind(premises: Premises, name: str) -> Connectable:
    if name not in premises.kinds:
        raise NotFound("channel", name)
    return premises.kinds[name]
