"""events: their photos, groups of faces for a while, what is asked beforehand; switches of the company and of people"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("event_answers", "event_questions", "face_groups", "event_photos", "events")


def upgrade() -> None:
    op.add_column("company", sa.Column("grouping", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("people", sa.Column("paused", sa.Boolean(), nullable=False, server_default=sa.false()))
    _keep(
        "events",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channels", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("matching", sa.Boolean(), nullable=False),
        sa.Column("grouping", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("name"),
    )
    _keep(
        "event_photos",
        sa.Column("event", sa.String(length=64), sa.ForeignKey("events.id"), nullable=False),
        sa.Column("picture", sa.String(length=64), sa.ForeignKey("pictures.id"), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("print", sa.Text(), nullable=True),
        sa.Column("pile", sa.String(length=64), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("picked", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("event", "picture"),
        indexed=("picture",),
    )
    _keep(
        "face_groups",
        sa.Column("event", sa.String(length=64), sa.ForeignKey("events.id"), nullable=False),
        sa.Column("faces", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        indexed=("event", "ends_at"),
    )
    _keep(
        "event_questions",
        sa.Column("event", sa.String(length=64), sa.ForeignKey("events.id"), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("face", sa.String(length=64), sa.ForeignKey("faces.id"), nullable=False),
        sa.Column("person", sa.String(length=64), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("picture", sa.String(length=64), sa.ForeignKey("pictures.id"), nullable=False),
        sa.Column("channels", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=False),
        indexed=("event", "face"),
    )
    op.create_index("ix_event_questions_person", "event_questions", ["person", "deadline"])
    _keep(
        "event_answers",
        sa.Column("question", sa.String(length=64), sa.ForeignKey("event_questions.id"), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("said", sa.String(length=24), nullable=False),
        sa.Column("shown", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        indexed=("question",),
    )


def _keep(table: str, *columns: sa.schema.SchemaItem, indexed: tuple[str, ...] = ()) -> None:
    order = sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False)
    known = sa.Column("id", sa.String(length=64), nullable=False)
    op.create_table(table, order, known, *columns, sa.PrimaryKeyConstraint("n"), sa.UniqueConstraint("id"))
    for column in indexed:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("people", "paused")
    op.drop_column("company", "grouping")
