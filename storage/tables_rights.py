"""The tables of people's rights: what comes down for whom, receipts of erasures, deletions that were put off."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Facts, Series, UtcTime
from storage.tables import ID, Row


class RemovalRow(Row):
    __tablename__ = "removals"
    person: Mapped[str] = mapped_column(ID, index=True)
    placement: Mapped[str] = mapped_column(ForeignKey("placements.id"), index=True)
    post: Mapped[str] = mapped_column(ID)
    channel: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UtcTime)
    due_at: Mapped[datetime] = mapped_column(UtcTime)
    by_hand: Mapped[bool] = mapped_column(Boolean, default=False)
    files: Mapped[tuple[str, ...]] = mapped_column(Series)
    gone_at: Mapped[datetime | None] = mapped_column(UtcTime)
    proof: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer, default=0)


class ErasureRow(Row):
    """`sealed` holds the evidence of consents, under the company's key."""

    __tablename__ = "erasures"
    person: Mapped[str] = mapped_column(ID, unique=True)
    by: Mapped[str | None] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    digest: Mapped[str] = mapped_column(ID, unique=True)
    counts: Mapped[dict[str, int]] = mapped_column(Facts)
    placements: Mapped[tuple[str, ...]] = mapped_column(Series)
    to_forget: Mapped[tuple[str, ...]] = mapped_column(Series)
    keep_until: Mapped[datetime] = mapped_column(UtcTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer, default=0)


class ExtensionRow(Row):
    __tablename__ = "extensions"
    kind: Mapped[str] = mapped_column(String(24))
    about: Mapped[str] = mapped_column(ID, index=True)
    until: Mapped[datetime] = mapped_column(UtcTime)
    remark: Mapped[str] = mapped_column(ID)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
