"""The tables of guests: the doors by which they come, and what is kept of them beside the person."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from approvals.guests import Age
from storage.columns import UtcTime, Word
from storage.tables import ID, Row


class GuestDoorRow(Row):
    __tablename__ = "guest_doors"
    event: Mapped[str] = mapped_column(ForeignKey("events.id"), index=True)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    ends_at: Mapped[datetime] = mapped_column(UtcTime)
    keep_until: Mapped[datetime] = mapped_column(UtcTime)
    unnamed: Mapped[int] = mapped_column(Integer, default=0)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class GuestRow(Row):
    """Guardian and signature are sealed under the guest's own key."""

    __tablename__ = "guests"
    event: Mapped[str] = mapped_column(ForeignKey("events.id"), index=True)
    door: Mapped[str] = mapped_column(ID)
    age: Mapped[Age] = mapped_column(Word(Age))
    at: Mapped[datetime] = mapped_column(UtcTime)
    ends_at: Mapped[datetime] = mapped_column(UtcTime)
    signed: Mapped[str] = mapped_column(String(24))
    own_yes: Mapped[bool] = mapped_column(Boolean)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer, default=0)
