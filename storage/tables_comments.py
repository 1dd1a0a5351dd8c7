"""The tables of what strangers write below our posts."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import UtcTime
from storage.tables import ID, Row


class ChannelCommentRow(Row):
    """`sealed` holds who wrote what and where, under the company's key."""

    __tablename__ = "channel_comments"
    publication: Mapped[str | None] = mapped_column(ForeignKey("publications.id"), index=True)
    channel: Mapped[str] = mapped_column(String(40))
    parent: Mapped[str | None] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    fetched_at: Mapped[datetime] = mapped_column(UtcTime)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer, default=0)
