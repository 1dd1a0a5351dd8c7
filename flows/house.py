"""The one place where everything is put together. A process has one house; flows take ids and ask for it."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Engine as Database

from approvals.channels import Channel
from approvals.company import Company
from approvals.fingerprint import fingerprint
from flows.channels.export_folder import ExportFolder
from flows.mail_folder import MailFolder
from flows.mail_server import MailServer
from flows.settings import Settings
from policies.guideline import Guideline, shipped_clauses, shipped_guideline
from storage.database import connect, migrate
from storage.keys import FolderKeys
from storage.objects import FolderObjects, Objects, s3_objects
from storage.outbox import Outbox
from storage.unit_of_work import Clock, SqlWork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from approvals.faces.engine import Engine
    from approvals.pages.vouching import Provider

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
    def keys(self) -> FolderKeys:
        keys = FolderKeys(self.settings.keys_folder)
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
    def guideline(self) -> Guideline:
        """The guideline that judges; its examples have held."""
        return shipped_guideline()

    @cached_property
    def clauses(self) -> Guideline:
        """The same guideline to look clauses up in, read in a third of the time."""
        return shipped_clauses()

    @cached_property
    def channels(self) -> dict[str, Channel]:
        channel = ExportFolder(self.settings.export_folder)
        return {channel.name: channel}

    @cached_property
    def mail(self) -> MailFolder | MailServer:
        """A mail server where one is set, else a folder."""
        if self.settings.smtp_host:
            return MailServer(self.settings)
        return MailFolder(self.settings.mail_folder)

    @cached_property
    def providers(self) -> "Sequence[Provider]":
        """Identity providers one may sign in with. Raises SettingMissing, IssuerUnfit, IssuerForEverybody."""
        from flows.providers import providers  # noqa: PLC0415 - brings a web client along

        return providers()

    def begin(self, *, reading: bool = False) -> SqlWork:
        """A unit of work on the database (`approvals.ports.Begin`)."""
        return SqlWork(self.database, self.keys, self.rules, self.clock, reading=reading)

    def rules(self, company: Company) -> str:
        """The fingerprint of what judges drafts: the guideline in force and the company's data."""
        return fingerprint([self.clauses.hash, company.guideline_data])

    @cached_property
    def eyes(self) -> "Engine":
        """The face engine; loading it takes a second and a model runtime, so only the picture process asks for it."""
        from approvals.faces.loading import loaded  # noqa: PLC0415 - loads a model runtime

        return loaded(threads=self.settings.threads, reference=self.settings.describer == "reference")


@cache
def house() -> House:
    """This process's house, from its environment."""
    return House(Settings())
