"""The tables of what a works council asks about: who looked at whose data, how people are reached, who leaves."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from approvals.leaving import Stays
from approvals.reaching import Way
from approvals.viewings import Looked, Purpose
from storage.columns import UtcTime, Word
from storage.tables import ID, Row

PERSON = "people.id"


class ReachRow(Row):
    """One row a person, under that person's id; the chat's and the private address are sealed under their key."""

    __tablename__ = "reaches"
    id: Mapped[str] = mapped_column(ForeignKey(PERSON), unique=True, sort_order=-1)
    way: Mapped[Way] = mapped_column(Word(Way))
    quiet: Mapped[str | None] = mapped_column(String(11))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer, default=0)


class ViewingRow(Row):
    __tablename__ = "viewings"
    person: Mapped[str] = mapped_column(ForeignKey(PERSON), index=True)
    by: Mapped[str] = mapped_column(ID)
    what: Mapped[Looked] = mapped_column(Word(Looked))
    purpose: Mapped[Purpose] = mapped_column(Word(Purpose))
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)


class LeavingRow(Row):
    __tablename__ = "leavings"
    person: Mapped[str] = mapped_column(ForeignKey(PERSON), index=True)
    ends_at: Mapped[datetime] = mapped_column(UtcTime)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class LeaverChoiceRow(Row):
    __tablename__ = "leaver_choices"
    person: Mapped[str] = mapped_column(ForeignKey(PERSON), index=True)
    picture: Mapped[str] = mapped_column(ID)
    stays: Mapped[Stays] = mapped_column(Word(Stays))
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
