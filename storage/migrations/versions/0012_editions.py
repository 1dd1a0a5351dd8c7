"""editions of the guideline; clauses replayed over what was handed in; findings from first to last"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def kept(*columns: sa.Column[Any]) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        *columns,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )


def upgrade() -> None:
    op.add_column("company", sa.Column("edition", sa.String(length=64), nullable=False, server_default=""))
    op.create_table(
        "editions",
        *kept(
            sa.Column("number", sa.Integer(), nullable=True),
            sa.Column("german", sa.Text(), nullable=False),
            sa.Column("english", sa.Text(), nullable=False),
            sa.Column("by", sa.String(length=64), nullable=True),
            sa.Column("authors", sa.Text(), nullable=False),
            sa.Column("at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("live_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("live_by", sa.String(length=64), nullable=True),
        ),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "replays",
        *kept(
            sa.Column("edition", sa.String(length=64), nullable=False),
            sa.Column("rule", sa.String(length=80), nullable=False),
            sa.Column("guideline", sa.String(length=64), nullable=False),
            sa.Column("by", sa.String(length=64), nullable=True),
            sa.Column("at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("total", sa.Integer(), nullable=False),
            sa.Column("done", sa.Integer(), nullable=False),
            sa.Column("last", sa.String(length=64), nullable=True),
            sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        ),
    )
    op.create_index(op.f("ix_replays_rule"), "replays", ["rule"])
    op.create_table(
        "echoes",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("replay", sa.String(length=64), nullable=False),
        sa.Column("post", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["replay"], ["replays.id"]),
        sa.ForeignKeyConstraint(["post"], ["posts.id"]),
        sa.ForeignKeyConstraint(["revision"], ["revisions.id"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_echoes_replay"), "echoes", ["replay"])
    op.create_index(op.f("ix_echoes_post"), "echoes", ["post"])
    op.create_table(
        "sightings",
        *kept(
            sa.Column("post", sa.String(length=64), nullable=False),
            sa.Column("rule", sa.String(length=80), nullable=False),
            sa.Column("same", sa.String(length=64), nullable=False),
            sa.Column("content", sa.String(length=64), nullable=False),
            sa.Column("at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("ended", sa.String(length=24), nullable=True),
            sa.Column("overridden", sa.String(length=12), nullable=False),
            sa.Column("remark", sa.String(length=64), nullable=True),
        ),
        sa.ForeignKeyConstraint(["post"], ["posts.id"]),
    )
    op.create_index("ix_sightings_post", "sightings", ["post", "ended_at"])
    op.create_index(op.f("ix_sightings_at"), "sightings", ["at"])


def downgrade() -> None:
    for table in ("sightings", "echoes", "replays", "editions"):
        op.drop_table(table)
    op.drop_column("company", "edition")
