"""The tables of what people say in advance, beside consents: a standing no or blur."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from approvals.appearances import Said
from storage.columns import UtcTime, Word
from storage.tables import Row


class StandingWordRow(Row):
    __tablename__ = "standing_words"
    person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    channel: Mapped[str] = mapped_column(String(40))
    said: Mapped[Said] = mapped_column(Word(Said))
    at: Mapped[datetime] = mapped_column(UtcTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)
