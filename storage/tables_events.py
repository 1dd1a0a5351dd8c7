"""The tables of events: their photos, groups of faces for a while, and what was asked and answered beforehand."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from approvals.appearances import Said
from storage.columns import Series, UtcTime, Word, Words
from storage.tables import ID, Row


class EventRow(Row):
    __tablename__ = "events"
    name: Mapped[str] = mapped_column(Text, unique=True)
    day: Mapped[date] = mapped_column(Date)
    channels: Mapped[tuple[str, ...]] = mapped_column(Series)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    matching: Mapped[bool] = mapped_column(Boolean)
    grouping: Mapped[bool] = mapped_column(Boolean)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class EventPhotoRow(Row):
    __tablename__ = "event_photos"
    event: Mapped[str] = mapped_column(ForeignKey("events.id"))
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"), index=True)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    print: Mapped[str | None] = mapped_column(Text)
    pile: Mapped[str | None] = mapped_column(ID)
    looked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    picked: Mapped[bool] = mapped_column(Boolean)
    version: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = (UniqueConstraint("event", "picture"),)


class FaceGroupRow(Row):
    """Ids of faces, nothing else, until `ends_at`."""

    __tablename__ = "face_groups"
    event: Mapped[str] = mapped_column(ForeignKey("events.id"), index=True)
    faces: Mapped[tuple[str, ...]] = mapped_column(Series)
    ends_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    version: Mapped[int] = mapped_column(Integer, default=0)


class EventQuestionRow(Row):
    __tablename__ = "event_questions"
    event: Mapped[str] = mapped_column(ForeignKey("events.id"), index=True)
    occasion: Mapped[str] = mapped_column(Text)
    face: Mapped[str] = mapped_column(ForeignKey("faces.id"), index=True)
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"))
    channels: Mapped[frozenset[str]] = mapped_column(Words())
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    deadline: Mapped[datetime] = mapped_column(UtcTime)
    __table_args__ = (Index("ix_event_questions_person", "person", "deadline"),)


class EventAnswerRow(Row):
    __tablename__ = "event_answers"
    question: Mapped[str] = mapped_column(ForeignKey("event_questions.id"), index=True)
    person: Mapped[str] = mapped_column(ID)
    said: Mapped[Said] = mapped_column(Word(Said))
    shown: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UtcTime)
