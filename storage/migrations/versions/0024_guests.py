"""guests of an event: the doors by which they come, what is kept of them, whose guest a person is"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ID = sa.String(length=64)
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("people", sa.Column("guest", ID, nullable=True))
    op.create_table(
        "guest_doors",
        *_first(),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.Column("keep_until", TIME, nullable=False),
        sa.Column("unnamed", sa.Integer(), nullable=False),
        sa.Column("revoked_at", TIME, nullable=True),
        *_last(),
    )
    op.create_table(
        "guests",
        *_first(),
        sa.Column("door", ID, nullable=False),
        sa.Column("age", sa.String(length=24), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.Column("signed", sa.String(length=24), nullable=False),
        sa.Column("own_yes", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        *_last(),
    )
    for table in ("guest_doors", "guests"):
        op.create_index(f"ix_{table}_event", table, ["event"])


def downgrade() -> None:
    op.drop_table("guests")
    op.drop_table("guest_doors")
    op.drop_column("people", "guest")


def _first() -> list[sa.Column[object]]:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return [
        sa.Column("n", number, autoincrement=True, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("event", ID, nullable=False),
    ]


def _last() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    ]
