"""The tables of the change: goals, readings, the plan; and, without any order, what is said without a name."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from approvals.goals import Goal
from approvals.plan import Phase
from approvals.worries import Verdict, WorryKind, WorryState
from storage.columns import Aims, Tables, UtcTime, Word
from storage.tables import ID, Row


class Unordered(DeclarativeBase):
    """Rows that lie in the order of their random ids, also on the disk: nothing tells which was added when."""

    metadata = Row.metadata

    id: Mapped[str] = mapped_column(ID, primary_key=True, sort_order=-1)


class GoalsRow(Row):
    __tablename__ = "goals"
    number: Mapped[int] = mapped_column(Integer, unique=True)
    german: Mapped[str] = mapped_column(Text)
    english: Mapped[str] = mapped_column(Text)
    goals: Mapped[tuple[Goal, ...]] = mapped_column(Aims)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class ReadingRow(Row):
    __tablename__ = "readings"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    edition: Mapped[str] = mapped_column(ID, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    __table_args__ = (UniqueConstraint("person", "edition"),)


class RoundRow(Row):
    __tablename__ = "reading_rounds"
    edition: Mapped[str] = mapped_column(ID, unique=True)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class SlotRow(Unordered):
    """A slot of the letterbox, full or empty: which of the two is sealed under the company's key."""

    __tablename__ = "letterbox"
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - the name is SQLAlchemy's


class WorryRow(Unordered):
    """`text` is what was said without a name; what was said with one is among the remarks."""

    __tablename__ = "worries"
    kind: Mapped[WorryKind] = mapped_column(Word(WorryKind))
    week: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)
    person: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    owner: Mapped[str | None] = mapped_column(ID)
    due: Mapped[date | None] = mapped_column(Date)
    state: Mapped[WorryState] = mapped_column(Word(WorryState))
    verdict: Mapped[Verdict] = mapped_column(Word(Verdict))
    gathered: Mapped[str | None] = mapped_column(ID)
    version: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - the name is SQLAlchemy's


class PulseRow(Unordered):
    __tablename__ = "pulses"
    week: Mapped[str] = mapped_column(String(8))
    counts: Mapped[tuple[tuple[int, ...], ...]] = mapped_column(Tables)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - the name is SQLAlchemy's


class StepRow(Row):
    __tablename__ = "plan_steps"
    key: Mapped[str | None] = mapped_column(String(40), unique=True)
    phase: Mapped[Phase] = mapped_column(Word(Phase))
    title: Mapped[str] = mapped_column(Text)
    owner: Mapped[str | None] = mapped_column(ID)
    day: Mapped[date | None] = mapped_column(Date)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    done_by: Mapped[str | None] = mapped_column(ID)
    version: Mapped[int] = mapped_column(Integer, default=0)
