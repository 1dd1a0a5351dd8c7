"""The tables of learning: ambassadors and ideas, lessons and coaches; and of the bad day."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import UtcTime
from storage.tables import ID, Row
from storage.tables_change import Unordered


class AmbassadorRow(Unordered):
    """Nothing tells since when somebody is one."""

    __tablename__ = "ambassadors"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), unique=True)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - the name is SQLAlchemy's


class OwnIdeaRow(Row):
    __tablename__ = "own_ideas"
    trade: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class CreditRow(Row):
    __tablename__ = "credits"
    post: Mapped[str] = mapped_column(ID)
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    __table_args__ = (UniqueConstraint("post", "person"),)


class PassedRow(Row):
    __tablename__ = "lessons_passed"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    lesson: Mapped[str] = mapped_column(String(40))
    edition: Mapped[str] = mapped_column(ID)
    day: Mapped[date] = mapped_column(Date)
    __table_args__ = (UniqueConstraint("person", "lesson", "edition"),)


class CoachTimeRow(Row):
    __tablename__ = "coach_times"
    coach: Mapped[str] = mapped_column(ForeignKey("people.id"))
    starts: Mapped[datetime] = mapped_column(UtcTime, index=True)
    minutes: Mapped[int] = mapped_column(Integer)
    booked_by: Mapped[str | None] = mapped_column(ID)
    called_off: Mapped[bool] = mapped_column(Boolean)
    version: Mapped[int] = mapped_column(Integer, default=0)


class StormPlanRow(Row):
    __tablename__ = "storm_plans"
    number: Mapped[int] = mapped_column(Integer, unique=True)
    german: Mapped[str] = mapped_column(Text)
    english: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class StormRow(Row):
    __tablename__ = "storms"
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_by: Mapped[str | None] = mapped_column(ID)
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)
