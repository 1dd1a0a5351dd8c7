"""The tables about people, the company, the history and the outbox."""

from datetime import datetime, timedelta

from sqlalchemy import Boolean, ForeignKey, Index, Integer, Interval, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from approvals.company import SignoffRule
from approvals.consents import Purpose
from approvals.jobs import Task
from approvals.passes import Opens
from approvals.people import Role
from approvals.slots import Slot
from storage.columns import Facts, Places, Series, Signoff, UtcTime, Word, Words
from storage.tables import ID, NUMBER, Row


class PersonRow(Row):
    """Handle, name, mail address, phone and hours are sealed under the person's key."""

    __tablename__ = "people"
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    lang: Mapped[str] = mapped_column(String(8))
    roles: Mapped[frozenset[Role]] = mapped_column(Words(Role))
    active: Mapped[bool] = mapped_column(Boolean)
    paused: Mapped[bool] = mapped_column(Boolean, default=False)
    guest: Mapped[str | None] = mapped_column(ID)
    portrait: Mapped[str | None] = mapped_column(ID)
    version: Mapped[int] = mapped_column(Integer, default=0)


class CredentialRow(Row):
    __tablename__ = "credentials"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    digest: Mapped[str] = mapped_column(ID)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)


class AbsenceRow(Row):
    __tablename__ = "absences"
    contact: Mapped[str] = mapped_column(ForeignKey("people.id"))
    deputy: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    starts: Mapped[datetime] = mapped_column(UtcTime)
    ends: Mapped[datetime] = mapped_column(UtcTime)
    by: Mapped[str] = mapped_column(ID)


class ConsentRow(Row):
    __tablename__ = "consents"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    purpose: Mapped[Purpose] = mapped_column(Word(Purpose))
    channels: Mapped[frozenset[str]] = mapped_column(Words())
    event: Mapped[str | None] = mapped_column(Text)
    starts: Mapped[datetime] = mapped_column(UtcTime)
    ends: Mapped[datetime | None] = mapped_column(UtcTime)
    shown: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    paper: Mapped[str | None] = mapped_column(Text)
    witness: Mapped[str | None] = mapped_column(ID)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class ReferenceRow(Row):
    """The template itself is sealed under the person's key."""

    __tablename__ = "references"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    engine: Mapped[str] = mapped_column(Text)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcTime)


class RemarkRow(Row):
    """What a person wrote, sealed under the writer's key."""

    __tablename__ = "remarks"
    about: Mapped[str] = mapped_column(ID, index=True)
    kind: Mapped[str] = mapped_column(String(24))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcTime)


class NoticeRow(Row):
    __tablename__ = "notices"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(24), index=True)
    about: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    version: Mapped[int] = mapped_column(Integer, default=0)


class PassRow(Row):
    """Sessions, links and tokens, each as SHA-256."""

    __tablename__ = "passes"
    opens: Mapped[Opens] = mapped_column(Word(Opens))
    person: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    digest: Mapped[str] = mapped_column(ID, unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    ends_at: Mapped[datetime | None] = mapped_column(UtcTime)
    about: Mapped[str | None] = mapped_column(ID, index=True)
    label: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    seen_at: Mapped[datetime | None] = mapped_column(UtcTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class KnockRow(Row):
    __tablename__ = "knocks"
    what: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    __table_args__ = (Index("ix_knocks_what", "what", "at"),)


class CompanyRow(Row):
    """One row: one company per database."""

    __tablename__ = "company"
    name: Mapped[str] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(64))
    matching: Mapped[bool] = mapped_column(Boolean)
    grouping: Mapped[bool] = mapped_column(Boolean, default=False)
    signoff: Mapped[SignoffRule] = mapped_column(Signoff)
    answer_within: Mapped[timedelta] = mapped_column(Interval)
    guideline_data: Mapped[str] = mapped_column(Text)
    channels: Mapped[tuple[str, ...]] = mapped_column(Series)
    contact_note: Mapped[str] = mapped_column(Text)
    edition: Mapped[str] = mapped_column(ID)
    region: Mapped[str] = mapped_column(String(8))
    slots: Mapped[tuple[Slot, ...]] = mapped_column(Places)
    slots_on_holidays: Mapped[bool] = mapped_column(Boolean)
    undo_minutes: Mapped[int] = mapped_column(Integer)
    council: Mapped[bool] = mapped_column(Boolean)
    quiet: Mapped[str] = mapped_column(String(11))
    remind_after: Mapped[int] = mapped_column(Integer)
    escalate_after: Mapped[int] = mapped_column(Integer)
    periods: Mapped[dict[str, int]] = mapped_column(Facts)
    anchor_mails: Mapped[bool] = mapped_column(Boolean)
    read_first: Mapped[bool] = mapped_column(Boolean)
    lesson_to_submit: Mapped[str] = mapped_column(String(40))
    lesson_to_sign: Mapped[str] = mapped_column(String(40))
    version: Mapped[int] = mapped_column(Integer, default=0)


class JobRow(Row):
    """The outbox."""

    __tablename__ = "jobs"
    task: Mapped[Task] = mapped_column(Word(Task))
    about: Mapped[str] = mapped_column(ID)
    due_at: Mapped[datetime] = mapped_column(UtcTime)
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    attempt: Mapped[int] = mapped_column(Integer, default=0)
    leased_until: Mapped[datetime | None] = mapped_column(UtcTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    trouble: Mapped[str | None] = mapped_column(Text)
    __table_args__ = (Index("ix_jobs_waiting", "done_at", "due_at"),)


class EntryRow(Row):
    """The history; `n` is the entry's number, `id` its hash."""

    __tablename__ = "history"
    at: Mapped[datetime] = mapped_column(UtcTime)
    kind: Mapped[str] = mapped_column(String(40))
    by: Mapped[str | None] = mapped_column(ID)
    about: Mapped[str] = mapped_column(ID, index=True)
    facts: Mapped[dict[str, object]] = mapped_column(Facts)
    before: Mapped[str] = mapped_column(ID)


class HeadRow(Row):
    """The one head row: the last entry's number and hash. Its lock orders the writers."""

    __tablename__ = "history_head"
    seq: Mapped[int] = mapped_column(NUMBER)
    sha256: Mapped[str] = mapped_column(ID)
