"""Channels made of accounts: checked against what their kind declares, and kept while the account stays as it is."""

from functools import cached_property

import httpx

from approvals.channel_accounts import ChannelAccount
from approvals.channels import Channel, ChannelRefused, PublicPictures
from approvals.errors import BadSetting
from approvals.ports import Begin
from flows.channels.connecting import Connection, Kind
from flows.channels.export_folder import ExportFolder
from flows.channels.guard import Allowed, guarded
from flows.channels.unconnected import Unconnected
from flows.settings import Settings

Known = tuple[int, Channel]


class Switchboard:
    def __init__(self, settings: Settings, pictures: PublicPictures | None = None) -> None:
        self._settings, self._pictures = settings, pictures
        self._known: dict[str, Known] = {}
        self._export = ExportFolder(settings.export_folder)

    def channels(self, begin: Begin) -> dict[str, Channel]:
        """By name, the export folder first."""
        with begin(reading=True) as work:
            accounts = work.channel_accounts.find()
        self._known = {one.id: self._same_or_new(one) for one in accounts}
        return {self._export.name: self._export, **{one.name: self._known[one.id][1] for one in accounts}}

    def connect(self, account: ChannelAccount) -> Channel:
        """Raises BadSetting."""
        from flows.channels.kinds import KINDS  # noqa: PLC0415 - brings all kinds along

        if account.kind not in KINDS:
            raise BadSetting("kind", account.kind, " | ".join(KINDS))
        kind = KINDS[account.kind]
        _require_told(kind, account)
        return kind.build(Connection(account.name, account.settings, account.secrets, self._http, self._pictures))

    @cached_property
    def _http(self) -> httpx.Client:
        return guarded(Allowed.read(self._settings.private_addresses))

    def _same_or_new(self, account: ChannelAccount) -> Known:
        known = self._known.get(account.id)
        if known and known[0] == account.version:
            return known
        try:
            return account.version, self.connect(account)
        except (BadSetting, ChannelRefused):  # kept by another version of Freigabe; the other channels go on
            return account.version, Unconnected(account.name)


def _require_told(kind: Kind, account: ChannelAccount) -> None:
    """Every required field, in its place, and none that nobody asked for."""
    for secret, told in ((False, account.settings), (True, account.secrets)):
        known = {field.name: field for field in kind.fields if field.secret is secret}
        for name in told:
            if name not in known:
                raise BadSetting(name, "", " | ".join(known))
        for name, field in known.items():
            if field.required and not told.get(name, "").strip():
                raise BadSetting(name, "", field.label[0])
