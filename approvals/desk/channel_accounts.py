"""Connecting channels: an account is asked, live, before it is kept; its end is announced days ahead."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from approvals.channel_accounts import FOLDER, STALE, ChannelAccount, Connect, fits
from approvals.channels import Account, ChannelRefused, Trouble
from approvals.desk.asking import notify
from approvals.errors import BadSetting, ChannelInUse, ChannelTaken, NotFound
from approvals.fingerprint import new_id
from approvals.in_time import in_time
from approvals.people import Role
from approvals.permissions import Action, allow
from approvals.placements import Place
from approvals.ports import Begin, Including, Work
from approvals.times import EPOCH

EXPIRES, TROUBLED = "channel_expires", "channel_trouble"
UNSURE = frozenset({Place.PUBLISHING, Place.UNKNOWN, Place.TAKING_DOWN})
ON_THE_WAY = UNSURE | {Place.QUEUED, Place.HELD}


def accounts(begin: Begin, *, by: str) -> list[ChannelAccount]:
    """All of them, without their secrets, by name. Raises NotAllowed."""
    with begin(reading=True) as work:
        _allow(work, by)
        found = work.channel_accounts.find()
    return sorted((replace(account, secrets={}) for account in found), key=lambda account: account.name)


def add(
    begin: Begin,
    connect: Connect,
    *,
    kind: str,
    name: str,
    settings: Mapping[str, str],
    secrets: Mapping[str, str],
    by: str,
) -> ChannelAccount:
    """Connect an account that answers; drafts may name it from now on.

    Raises NotAllowed, BadSetting, ChannelTaken, ChannelRefused.
    """
    if name == FOLDER or not fits(kind, name):
        raise BadSetting("name", name, f"{kind} | {kind}-...")
    with begin(reading=True) as work:
        _allow(work, by)
        _require_free(work, name)
        new = ChannelAccount(new_id(), kind, name, settings, secrets, by, work.now)
    answered = in_time(name, connect(new).check)
    with begin() as work:
        _allow(work, by)
        _require_free(work, name)
        kept = _answered(new, answered, work.now)
        work.channel_accounts.add(kept)
        work.record("channel_added", by, kept.id, service=kind)
        if (chosen := work.company.channels) and name not in chosen:
            work.set_company(replace(work.company, channels=(*chosen, name)))
        work.commit()
    return kept


def change(
    begin: Begin, connect: Connect, name: str, *, settings: Mapping[str, str], secrets: Mapping[str, str], by: str
) -> ChannelAccount:
    """Connect it anew: what is not named stays, what is empty is taken out. Nothing changes unless it answers.

    With other settings all secrets are told again: nobody sends those that are kept to a server of their own. While
    something may be out under the account there was, it stays that account: the other would know nothing of it.

    Raises NotAllowed, NotFound, BadSetting, ChannelRefused, ChannelInUse, ChangedMeanwhile.
    """
    with begin(reading=True) as work:
        _allow(work, by)
        before = named(work, name)
    told = _merged(before.settings, settings)
    kept_secrets = before.secrets if told == before.settings else {}
    changed = replace(before, settings=told, secrets=_merged(kept_secrets, secrets))
    answered = in_time(name, connect(changed).check)
    with begin() as work:
        _allow(work, by)
        open_ends = len(work.placements.find(channel=name, stage=UNSURE))
        if open_ends and (told != before.settings or answered.name != before.account):
            raise ChannelInUse(name, open_ends)
        kept = work.channel_accounts.save(_answered(changed, answered, work.now))
        work.record("channel_changed", by, kept.id)
        work.commit()
    return kept


def check(begin: Begin, connect: Connect, name: str, *, by: str) -> ChannelAccount:
    """Ask the channel now, and keep what it said, or that it took too long. Raises NotAllowed, NotFound, BadSetting."""
    with begin(reading=True) as work:
        _allow(work, by)
        account = named(work, name)
    return _checked(begin, connect, account, hurried=True)


def remove(begin: Begin, name: str, *, by: str) -> None:
    """Forget an account and its secrets. What it published can then only be taken down by hand.

    Raises NotAllowed, NotFound, ChannelInUse while something on this channel is on its way.
    """
    with begin() as work:
        _allow(work, by)
        account = named(work, name)
        if waiting := len(work.placements.find(channel=name, stage=ON_THE_WAY)):
            raise ChannelInUse(name, waiting)
        work.channel_accounts.drop(account)
        for notice in work.notices.find(about=account.id, sent_at=None):
            work.notices.save(replace(notice, sent_at=work.now))
        work.record("channel_removed", by, account.id)
        work.commit()


def sweep_accounts(begin: Begin, connect: Connect) -> None:
    """Ask each account once a day how it is; announce, to leads and admins, trouble and the end of credentials."""
    with begin(reading=True) as work:
        stale = [one for one in work.channel_accounts.find() if work.now - (one.checked_at or EPOCH) > STALE]
    for account in stale:
        _checked(begin, connect, account, hurried=False)
    with begin(reading=True) as work:
        ending = [one.id for one in work.channel_accounts.find() if one.to_announce(work.now) is not None]
    for account_id in ending:
        _announce(begin, account_id)


def named(work: Work, name: str) -> ChannelAccount:
    for account in work.channel_accounts.find(name=name):
        return account
    raise NotFound("channel", name)


def _checked(begin: Begin, connect: Connect, account: ChannelAccount, *, hurried: bool) -> ChannelAccount:
    try:
        channel = connect(account)
        told: Account | ChannelRefused = in_time(account.name, channel.check) if hurried else channel.check()
    except ChannelRefused as refused:
        told = refused
    with begin() as work:
        current = work.channel_accounts.get(account.id)
        kept = work.channel_accounts.save(_told(current, told, work.now))
        if kept.trouble is not None and current.trouble is None:
            _tell(work, TROUBLED, kept.id)
        work.commit()
    return kept


def _announce(begin: Begin, account_id: str) -> None:
    with begin() as work:
        account = work.channel_accounts.get(account_id)
        days = account.to_announce(work.now)
        if days is None:
            return
        work.channel_accounts.save(replace(account, announced=days))
        _tell(work, EXPIRES, account_id)
        work.commit()


def _told(account: ChannelAccount, told: Account | ChannelRefused, now: datetime) -> ChannelAccount:
    if isinstance(told, Account):
        return _answered(account, told, now)
    return replace(account, checked_at=now, trouble=told.trouble, detail=told.detail)


def _answered(account: ChannelAccount, told: Account, now: datetime) -> ChannelAccount:
    lacks = (Trouble.PERMISSION, *told.lacks) if told.missing else told.lacks
    return replace(
        account,
        account=told.name,
        checked_at=now,
        expires_at=told.expires_at,
        trouble=next(iter(lacks), None),
        detail=", ".join(told.missing),
        announced=account.announced if told.expires_at == account.expires_at else None,
    )


def _merged(before: Mapping[str, str], told: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in {**before, **told}.items() if value}


def _tell(work: Work, kind: str, about: str) -> None:
    people = {
        person.id: person
        for role in (Role.LEAD, Role.ADMIN)
        for person in work.people.find(active=True, roles=Including(role))
    }
    for person in people:
        notify(work, person, kind, about)


def _require_free(work: Work, name: str) -> None:
    if work.channel_accounts.find(name=name):
        raise ChannelTaken(name)


def _allow(work: Work, by: str) -> None:
    allow(work.people.get(by), Action.CONNECT)
