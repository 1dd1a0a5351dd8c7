"""Letters about a channel: its credentials end soon, it refuses to be checked, or a person has to delete something."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from approvals.channel_accounts import ChannelAccount
from approvals.desk.channel_accounts import EXPIRES, TROUBLED
from approvals.desk.taking_down import BY_HAND
from approvals.jobs import Notice
from approvals.ports import Work
from flows.wording import Language, said
from flows.wording.channels import STEPS, TROUBLES

KINDS = frozenset({EXPIRES, TROUBLED, BY_HAND})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {
        EXPIRES: "Der Zugang von {channel} läuft am {ends} ab",
        TROUBLED: "Der Kanal {channel} nimmt nichts mehr an",
        BY_HAND: "Bitte lösche einen Beitrag auf {channel}",
    },
    "en": {
        EXPIRES: "The access of {channel} ends on {ends}",
        TROUBLED: "The channel {channel} takes nothing any more",
        BY_HAND: "Please delete a post on {channel}",
    },
}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        EXPIRES: (
            "Hallo {name},\n\nder Zugang von {channel} ({account}) gilt noch bis {ends}. Danach erscheint dort nichts "
            "mehr.\n\nVerbinde den Kanal vorher neu:\n\n    freigabe channels change {channel}\n"
        ),
        TROUBLED: "Hallo {name},\n\n{german}\n",
        BY_HAND: (
            "Hallo {name},\n\nein Beitrag muss von {channel} verschwinden, und der Kanal löscht ihn nicht von selbst."
            "\n\n{german}\n\n    {link}\n"
        ),
    },
    "en": {
        EXPIRES: (
            "Hello {name},\n\nthe access of {channel} ({account}) is good until {ends}. After that nothing appears "
            "there.\n\nConnect the channel anew before:\n\n    freigabe channels change {channel}\n"
        ),
        TROUBLED: "Hello {name},\n\n{english}\n",
        BY_HAND: (
            "Hello {name},\n\na post has to go from {channel}, and the channel does not delete it by itself."
            "\n\n{english}\n\n    {link}\n"
        ),
    },
}


def about_channel(work: Work, notice: Notice) -> dict[str, str]:
    """The channel's name and account, until when it is good, what troubles it, or what a person has to do."""
    if notice.kind == BY_HAND:
        return _by_hand(work, notice.about)
    account = work.channel_accounts.get(notice.about)
    zone = ZoneInfo(work.company.zone)
    return {
        "channel": account.name,
        "account": account.account,
        "ends": account.expires_at.astimezone(zone).strftime("%d.%m.%Y") if account.expires_at else "-",
        "german": _trouble(account, "de"),
        "english": _trouble(account, "en"),
    }


def _by_hand(work: Work, placement_id: str) -> dict[str, str]:
    placement = work.placements.get(placement_id)
    (entry,) = [entry for entry in work.history.about([placement_id]) if entry.kind == BY_HAND]
    steps = str(entry.facts["steps"])
    (out,) = work.publications.find(placement=placement_id)
    return {
        "channel": placement.channel,
        "german": said(STEPS, steps, "de"),
        "english": said(STEPS, steps, "en"),
        "link": out.address.rpartition(" ")[2],
    }


def _trouble(account: ChannelAccount, lang: Language) -> str:
    return said(TROUBLES, account.trouble or "busy", lang, channel=account.name, detail=account.detail or "-")
