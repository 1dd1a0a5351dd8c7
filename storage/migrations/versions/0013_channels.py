"""channels: the accounts to publish as; what a delivery remembers across a crash; the channel's own words"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
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
    op.add_column("deliveries", sa.Column("detail", sa.Text(), nullable=False, server_default=""))
    op.add_column("deliveries", sa.Column("again_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "delivery_notes",
        *kept(
            sa.Column("placement", sa.String(length=64), nullable=False),
            sa.Column("name", sa.String(length=80), nullable=False),
            sa.Column("value", sa.Text(), nullable=False),
            sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        ),
        sa.ForeignKeyConstraint(["placement"], ["placements.id"]),
        sa.UniqueConstraint("placement", "name"),
    )
    op.create_table(
        "channel_accounts",
        *kept(
            sa.Column("kind", sa.String(length=24), nullable=False),
            sa.Column("name", sa.String(length=40), nullable=False),
            sa.Column("settings", sa.Text(), nullable=False),
            sa.Column("account", sa.Text(), nullable=False),
            sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("trouble", sa.String(length=24), nullable=True),
            sa.Column("detail", sa.Text(), nullable=False),
            sa.Column("announced", sa.Integer(), nullable=True),
            sa.Column("by", sa.String(length=64), nullable=False),
            sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("sealed", sa.LargeBinary(), nullable=False),
        ),
        sa.UniqueConstraint("name"),
    )


def downgrade() -> None:
    op.drop_table("channel_accounts")
    op.drop_table("delivery_notes")
    op.drop_column("deliveries", "again_at")
    op.drop_column("deliveries", "detail")
