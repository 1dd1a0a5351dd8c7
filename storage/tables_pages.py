"""The tables of the pages: pictures on their way here, photos by which people enrol, questions to the contacts."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Facts, UtcTime
from storage.tables import ID, Row


class UploadRow(Row):
    """The file's name is sealed under the person's key."""

    __tablename__ = "uploads"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]
    received: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    picture: Mapped[str | None] = mapped_column(ID)
    version: Mapped[int] = mapped_column(Integer, default=0)


class EnrolmentRow(Row):
    """The file's name is sealed under the person's key."""

    __tablename__ = "enrolments"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
    refusal: Mapped[str | None] = mapped_column(String(40))
    facts: Mapped[dict[str, object]] = mapped_column(Facts)
    version: Mapped[int] = mapped_column(Integer, default=0)


class InquiryRow(Row):
    """A question to the contacts; its words are among the remarks."""

    __tablename__ = "inquiries"
    clause: Mapped[str | None] = mapped_column(Text)
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    post: Mapped[str | None] = mapped_column(ID)


class BlueprintRow(Row):
    """What a set-up was told, sealed under the company's key."""

    __tablename__ = "blueprints"
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class PasskeyRow(Row):
    """What is secret of a passkey never leaves the device."""

    __tablename__ = "passkeys"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    credential: Mapped[str] = mapped_column(Text, unique=True)
    public: Mapped[bytes] = mapped_column(LargeBinary)
    uses: Mapped[int] = mapped_column(BigInteger)
    label: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)
