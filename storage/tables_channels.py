"""The tables of the channels: what deliveries remember, and the accounts to publish as."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Facts, UtcTime
from storage.tables import ID, Row


class NoteRow(Row):
    __tablename__ = "delivery_notes"
    placement: Mapped[str] = mapped_column(ForeignKey("placements.id"))
    name: Mapped[str] = mapped_column(String(80))
    value: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = (UniqueConstraint("placement", "name"),)


class ChannelAccountRow(Row):
    """`sealed` holds the secrets, under the company's key."""

    __tablename__ = "channel_accounts"
    kind: Mapped[str] = mapped_column(String(24))
    name: Mapped[str] = mapped_column(String(40), unique=True)
    settings: Mapped[dict[str, str]] = mapped_column(Facts)
    account: Mapped[str] = mapped_column(Text)
    checked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcTime)
    trouble: Mapped[str | None] = mapped_column(String(24))
    detail: Mapped[str] = mapped_column(Text)
    announced: Mapped[int | None] = mapped_column(Integer)
    by: Mapped[str] = mapped_column(ID)
    added_at: Mapped[datetime] = mapped_column(UtcTime)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer, default=0)
