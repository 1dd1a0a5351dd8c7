"""The one place where everything is put together. A process has one house; flows take ids and ask for it."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Engine as Database

from approvals.channel_accounts import ChannelAccount
from approvals.channels import Channel
from approvals.company import Company
from approvals.desk.lending import Lending
from approvals.fingerprint import fingerprint
from approvals.tone.extra import hears_as
from flows.channels.switchboard import Switchboard
from flows.channels.unconnected import Unconnected
from flows.guideline_in_force import InForce
from flows.mail_folder import MailFolder
from flows.mail_server import MailServer
from flows.settings import Settings
from policies.guideline import Guideline, shipped_clauses
from storage.database import connect, migrate
from storage.keys import FolderKeys, PersonKeys
from storage.keys_twice import KeysTwice
from storage.objects import FolderObjects, Objects, s3_objects
from storage.outbox import Outbox
from storage.unit_of_work import Clock, SqlWork

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from approvals.channel_accounts import Connectable
    from approvals.faces.engine import Engine
    from approvals.pages.vouching import Provider
    from approvals.tone.listening import Listener
    from flows.chat import Chat

COMPANY_KEY = "company"


@dataclass(frozen=True)
class House:
    """Everything a command or a flow needs, made from the settings when first asked for."""

    settings: Settings
    clock: Clock | None = None

    @cached_property
    def database(self) -> Database:
        """Connected and brought up to date."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        database = connect(self.settings.database_url)
        migrate(database)
        return database

    @cached_property
    def keys(self) -> PersonKeys:
        folder, copy = self.settings.keys_folder, self.settings.keys_copy
        keys = KeysTwice.below(folder, copy) if copy else FolderKeys(folder)
        keys.create(COMPANY_KEY)
        return keys

    @cached_property
    def objects(self) -> Objects:
        settings = self.settings
        if settings.objects == "folder":
            return FolderObjects(settings.objects_folder)
        return s3_objects(
            bucket=settings.s3_bucket,
            endpoint=settings.s3_endpoint,
            region=settings.s3_region,
            access_key=settings.s3_access_key,
            secret_key=settings.s3_secret_key.get_secret_value(),
        )

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.database)

    @cached_property
    def _in_force(self) -> InForce:
        return InForce()

    @property
    def guideline(self) -> Guideline:
        """The guideline that judges, as of the last unit of work; its examples held when it was switched on."""
        return self._in_force.now(self.begin)

    def guideline_of(self, company: Company) -> Guideline:
        """The guideline that belongs to these settings."""
        return self._in_force.of(self.begin, company)

    @property
    def clauses(self) -> Guideline:
        """The same guideline to look clauses up in; the shipped one is read in a third of the time."""
        with self.begin(reading=True) as work:
            company = work.company
        return self.guideline_of(company) if company.edition else shipped_clauses()

    @property
    def channels(self) -> dict[str, Channel]:
        """The export folder, and an account's channel each; made anew when its account changes."""
        return self._switchboard.channels(self.begin)

    def channel(self, name: str) -> Channel:
        """The channel of this name; one whose account was removed refuses everything."""
        return self.channels.get(name) or Unconnected(name)

    def connect(self, account: ChannelAccount) -> Channel:
        """Implements `approvals.channel_accounts.Connect`."""
        return self._switchboard.connect(account)

    @property
    def kinds(self) -> "Mapping[str, Connectable]":
        """The kinds of channels an account can be connected of."""
        from flows.channels.kinds import KINDS  # noqa: PLC0415 - brings all kinds along

        return KINDS

    @cached_property
    def _switchboard(self) -> Switchboard:
        return Switchboard(self.settings, Lending(self.begin, self.objects, self.settings.public_address))

    @cached_property
    def mail(self) -> MailFolder | MailServer:
        """A mail server where one is set, else a folder."""
        if self.settings.smtp_host:
            return MailServer(self.settings)
        return MailFolder(self.settings.mail_folder)

    @cached_property
    def chat(self) -> "Chat":
        """For people who would rather be told there."""
        from flows.chat import Chat  # noqa: PLC0415 - brings apprise along

        return Chat(self.settings.private_addresses, self.settings.public_address)

    @cached_property
    def providers(self) -> "Sequence[Provider]":
        """Identity providers one may sign in with. Raises SettingMissing, IssuerUnfit, IssuerForEverybody."""
        from flows.providers import providers  # noqa: PLC0415 - brings a web client along

        return providers()

    def begin(self, *, reading: bool = False) -> SqlWork:
        """A unit of work on the database (`approvals.ports.Begin`)."""
        seen = self._in_force.see
        return SqlWork(self.database, self.keys, self.rules, self.clock, reading=reading, seen=seen)

    def rules(self, company: Company) -> str:
        """The fingerprint of what judges drafts: the guideline in force, the company's data, the ear."""
        return fingerprint([company.edition or shipped_clauses().hash, company.guideline_data, hears_as()])

    @property
    def ears(self) -> "Listener":
        """Hears how drafts sound; this process loads the model when a guideline is first listened for."""
        from approvals.tone.listening import listener  # noqa: PLC0415 - loads a model runtime

        return listener()

    @cached_property
    def eyes(self) -> "Engine":
        """The face engine; loading it takes a second and a model runtime, so only the picture process asks for it."""
        from approvals.faces.loading import loaded  # noqa: PLC0415 - loads a model runtime

        return loaded(threads=self.settings.threads, reference=self.settings.describer == "reference")


@cache
def house() -> House:
    """This process's house, from its environment."""
    return House(Settings())
