"""A database in which nobody is yet, and the link by which it is set up."""

from dataclasses import dataclass

from approvals.desk import passing
from approvals.passes import Opens
from storage.database import connect, migrate
from storage.keys import COMPANY, FolderKeys
from storage.objects import FolderObjects
from tests.office import Office


@dataclass
class EmptyOffice(Office):
    """As an office, before its first day."""

    def __post_init__(self) -> None:
        self.engine = connect(f"sqlite:///{self.folder / 'freigabe.db'}")
        self.keys = FolderKeys(self.folder / "keys")
        self.objects = FolderObjects(self.folder / "objects")
        migrate(self.engine)
        self.keys.create(COMPANY)

    def link(self) -> str:
        """A new set-up link's secret."""
        return passing.issue(self.begin, Opens.SET_UP, None).secret
