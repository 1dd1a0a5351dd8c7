"""The table of pictures lent to channels that fetch them."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import UtcTime
from storage.tables import ID, Row


class LentPictureRow(Row):
    """The digest is that of the secret in the address."""

    __tablename__ = "lent_pictures"
    key: Mapped[str] = mapped_column(ID, index=True)
    rendition: Mapped[str] = mapped_column(ID)
    digest: Mapped[str] = mapped_column(ID, unique=True)
    lent_at: Mapped[datetime] = mapped_column(UtcTime)
    ends_at: Mapped[datetime] = mapped_column(UtcTime)
