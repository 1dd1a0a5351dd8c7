"""The tables of the guideline: its editions, clauses replayed over what was handed in, findings from first to last."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from approvals.replays import Ending
from storage.columns import UtcTime, Word, Words
from storage.tables import ID, Row


class EditionRow(Row):
    __tablename__ = "editions"
    number: Mapped[int | None] = mapped_column(Integer, unique=True)
    german: Mapped[str] = mapped_column(Text)
    english: Mapped[str] = mapped_column(Text)
    by: Mapped[str | None] = mapped_column(ID)
    authors: Mapped[frozenset[str]] = mapped_column(Words())
    at: Mapped[datetime] = mapped_column(UtcTime)
    live_at: Mapped[datetime | None] = mapped_column(UtcTime)
    live_by: Mapped[str | None] = mapped_column(ID)
    version: Mapped[int] = mapped_column(Integer, default=0)


class ReplayRow(Row):
    __tablename__ = "replays"
    edition: Mapped[str] = mapped_column(ID)
    rule: Mapped[str] = mapped_column(String(80), index=True)
    guideline: Mapped[str] = mapped_column(ID)
    by: Mapped[str | None] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    total: Mapped[int]
    done: Mapped[int]
    last: Mapped[str | None] = mapped_column(ID)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class EchoRow(Row):
    __tablename__ = "echoes"
    replay: Mapped[str] = mapped_column(ForeignKey("replays.id"), index=True)
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    revision: Mapped[str] = mapped_column(ForeignKey("revisions.id"))
    where: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]


class SightingRow(Row):
    __tablename__ = "sightings"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"))
    rule: Mapped[str] = mapped_column(String(80))
    same: Mapped[str] = mapped_column(ID)
    content: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended: Mapped[Ending | None] = mapped_column(Word(Ending))
    overridden: Mapped[str] = mapped_column(String(12))
    remark: Mapped[str | None] = mapped_column(ID)
    version: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = (Index("ix_sightings_post", "post", "ended_at"),)
