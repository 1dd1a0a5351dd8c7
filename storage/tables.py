"""The tables of a post's way: posts, pictures, faces, decisions. `n` keeps the order in which rows were added."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Float, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from approvals.appearances import Aside, Said
from approvals.boxes import Box
from approvals.crops import Spot
from approvals.placements import Outcome, Place
from approvals.posts import Shown, Stage
from approvals.times import Moment
from storage.columns import Boxed, Cropped, Facts, Gallery, Plain, Series, Spots, UtcTime, Wish, Word, Words

ID = String(64)
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


class Row(DeclarativeBase):
    """Every kind of row has an order and an id; its other columns are named like the fields of the thing it keeps."""

    n: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=True, sort_order=-2)
    id: Mapped[str] = mapped_column(ID, unique=True, sort_order=-1)


class PostRow(Row):
    __tablename__ = "posts"
    stage: Mapped[Stage] = mapped_column(Word(Stage), index=True)
    revision: Mapped[str] = mapped_column(ID)
    authors: Mapped[frozenset[str]] = mapped_column(Words())
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class RevisionRow(Row):
    __tablename__ = "revisions"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    lang: Mapped[str] = mapped_column(String(8))
    channels: Mapped[tuple[str, ...]] = mapped_column(Series)
    pictures: Mapped[tuple[Shown, ...]] = mapped_column(Gallery)
    variants: Mapped[dict[str, str]] = mapped_column(Facts)
    event: Mapped[str | None] = mapped_column(Text)
    wish: Mapped[Moment | None] = mapped_column(Wish)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    crops: Mapped[dict[str, dict[str, Spot]]] = mapped_column(Spots, default={}, server_default="{}")
    __table_args__ = (UniqueConstraint("post", "number"),)


class PictureRow(Row):
    __tablename__ = "pictures"
    kind: Mapped[str] = mapped_column(String(8))
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    has_position: Mapped[bool] = mapped_column(Boolean)
    has_device: Mapped[bool] = mapped_column(Boolean)
    copyright: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class SentRow(Row):
    """Who has which picture, and so may show it in a post."""

    __tablename__ = "sent"
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"), index=True)
    person: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class ShowingRow(Row):
    """Which revision shows which picture, so that a face leads to its posts."""

    __tablename__ = "showings"
    revision: Mapped[str] = mapped_column(ForeignKey("revisions.id"), index=True)
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"), index=True)


class SearchRow(Row):
    __tablename__ = "searches"
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"))
    engine: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)
    __table_args__ = (UniqueConstraint("picture", "engine"),)


class FaceRow(Row):
    __tablename__ = "faces"
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"), index=True)
    box: Mapped[Box] = mapped_column(Boxed)
    score: Mapped[float] = mapped_column(Float)
    engine: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str | None] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class ProposalRow(Row):
    __tablename__ = "proposals"
    face: Mapped[str] = mapped_column(ForeignKey("faces.id"), index=True)
    person: Mapped[str] = mapped_column(ID)
    distance: Mapped[float] = mapped_column(Float)
    band: Mapped[str] = mapped_column(String(8))
    rank: Mapped[int]


class NamingRow(Row):
    __tablename__ = "namings"
    face: Mapped[str] = mapped_column(ForeignKey("faces.id"), index=True)
    person: Mapped[str | None] = mapped_column(ID, index=True)
    by: Mapped[str | None] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class DenialRow(Row):
    __tablename__ = "denials"
    face: Mapped[str] = mapped_column(ForeignKey("faces.id"), index=True)
    person: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class RulingRow(Row):
    __tablename__ = "rulings"
    face: Mapped[str] = mapped_column(ForeignKey("faces.id"), index=True)
    aside: Mapped[Aside] = mapped_column(Word(Aside))
    remark: Mapped[str] = mapped_column(ID)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class BlurRow(Row):
    __tablename__ = "blurs"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    face: Mapped[str] = mapped_column(ForeignKey("faces.id"), index=True)
    on: Mapped[bool] = mapped_column(Boolean)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class AppearanceRow(Row):
    __tablename__ = "appearances"
    face: Mapped[str] = mapped_column(ForeignKey("faces.id"), index=True)
    person: Mapped[str] = mapped_column(ID)
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"), index=True)
    channel: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(ID)
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    consent: Mapped[str | None] = mapped_column(ID)
    asked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    deadline: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    version: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = (
        UniqueConstraint("face", "person", "channel", "text"),
        Index("ix_appearances_person", "person", "deadline"),
    )


class AnswerRow(Row):
    __tablename__ = "answers"
    appearance: Mapped[str] = mapped_column(ForeignKey("appearances.id"), index=True)
    person: Mapped[str] = mapped_column(ID)
    said: Mapped[Said] = mapped_column(Word(Said))
    at: Mapped[datetime] = mapped_column(UtcTime)


class RenditionRow(Row):
    __tablename__ = "renditions"
    picture: Mapped[str] = mapped_column(ForeignKey("pictures.id"), index=True)
    blurred: Mapped[tuple[str, ...]] = mapped_column(Series)
    sha256: Mapped[str] = mapped_column(ID)
    proved: Mapped[bool] = mapped_column(Boolean)
    engine: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)
    crop: Mapped[Box | None] = mapped_column(Cropped, nullable=False, default=None, server_default="")
    __table_args__ = (UniqueConstraint("picture", "blurred", "crop"),)


class ExemptionRow(Row):
    __tablename__ = "exemptions"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    finding: Mapped[str] = mapped_column(ID)
    remark: Mapped[str] = mapped_column(ID)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class ReasonRow(Row):
    __tablename__ = "reasons"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    finding: Mapped[str] = mapped_column(ID)
    remark: Mapped[str] = mapped_column(ID)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)


class SignatureRow(Row):
    __tablename__ = "signatures"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    channel: Mapped[str] = mapped_column(String(40))
    seal: Mapped[str] = mapped_column(ID)
    by: Mapped[str] = mapped_column(ID)
    stands_for: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    __table_args__ = (UniqueConstraint("post", "channel", "seal", "by", "stands_for"),)


class PlacementRow(Row):
    __tablename__ = "placements"
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    revision: Mapped[str] = mapped_column(ForeignKey("revisions.id"), index=True)
    channel: Mapped[str] = mapped_column(String(40))
    stage: Mapped[Place] = mapped_column(Word(Place))
    due_at: Mapped[datetime | None] = mapped_column(UtcTime)
    zone: Mapped[str | None] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(ID)
    version: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = (Index("ix_placements_due", "stage", "due_at"),)


class DeliveryRow(Row):
    __tablename__ = "deliveries"
    placement: Mapped[str] = mapped_column(ForeignKey("placements.id"), index=True)
    attempt: Mapped[int]
    key: Mapped[str] = mapped_column(ID)
    outcome: Mapped[Outcome] = mapped_column(Word(Outcome))
    started_at: Mapped[datetime] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    trouble: Mapped[str | None] = mapped_column(Text)
    renditions: Mapped[tuple[str, ...]] = mapped_column(Series)
    detail: Mapped[str] = mapped_column(Text, default="", server_default="")
    again_at: Mapped[datetime | None] = mapped_column(UtcTime)
    __table_args__ = (UniqueConstraint("placement", "attempt"),)


class PublicationRow(Row):
    __tablename__ = "publications"
    placement: Mapped[str] = mapped_column(ForeignKey("placements.id"), index=True)
    post: Mapped[str] = mapped_column(ForeignKey("posts.id"), index=True)
    channel: Mapped[str] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(Text)
    renditions: Mapped[tuple[str, ...]] = mapped_column(Series)
    at: Mapped[datetime] = mapped_column(UtcTime)
    gone_at: Mapped[datetime | None] = mapped_column(UtcTime)
    proof: Mapped[str | None] = mapped_column(Text)
    numbers: Mapped[dict[str, int]] = mapped_column(Facts, default={}, server_default="{}")
    counted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    asked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    link: Mapped[str | None] = mapped_column(Text)
    talked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    again_at: Mapped[datetime | None] = mapped_column(UtcTime)


class HoldRow(Row):
    __tablename__ = "holds"
    scope: Mapped[str] = mapped_column(String(80))
    remark: Mapped[str] = mapped_column(ID)
    by: Mapped[str] = mapped_column(ID)
    at: Mapped[datetime] = mapped_column(UtcTime)
    lifted_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    lifted_by: Mapped[str | None] = mapped_column(ID)
    proposed_by: Mapped[str | None] = mapped_column(ID)
    proposed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column(Integer, default=0)


class JudgementRow(Row):
    """What a guideline found in a content; its id is the fingerprint of both."""

    __tablename__ = "judgements"
    content: Mapped[str] = mapped_column(ID, index=True)
    rules: Mapped[str] = mapped_column(ID)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(Plain)
