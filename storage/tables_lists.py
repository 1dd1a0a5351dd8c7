"""The tables that lists are read from: nothing in them that the others do not hold."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from approvals.open_ends import Missing
from approvals.posts import Stage
from approvals.summaries import Turn
from storage.columns import Counts, Facts, Series, UtcTime, Word, Words
from storage.tables import ID, Row


class SummaryRow(Row):
    """Its `n` and `id` are the post's, so that both are read in the same order."""

    __tablename__ = "summaries"
    stage: Mapped[Stage] = mapped_column(Word(Stage))
    turn: Mapped[Turn] = mapped_column(Word(Turn))
    opening: Mapped[str] = mapped_column(Text)
    picture: Mapped[str | None] = mapped_column(ID)
    pictures: Mapped[int]
    channels: Mapped[tuple[str, ...]] = mapped_column(Series)
    authors: Mapped[frozenset[str]] = mapped_column(Words())
    missing: Mapped[dict[Missing, int]] = mapped_column(Counts)
    ready: Mapped[dict[str, str]] = mapped_column(Facts)
    deadline: Mapped[datetime | None] = mapped_column(UtcTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcTime)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    updated_at: Mapped[datetime] = mapped_column(UtcTime)
    valid_until: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    version: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = (Index("ix_summaries_turn", "turn", "stage"), Index("ix_summaries_stage", "stage", "n"))


class AuthorRow(Row):
    """Who changed which post, so that a person leads to their posts."""

    __tablename__ = "authors"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"))
    person: Mapped[str] = mapped_column(ID, index=True)
    __table_args__ = (UniqueConstraint("post", "person"),)
