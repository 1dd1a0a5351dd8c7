"""comments of strangers, sealed; a channel that wants to be left alone"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ID = sa.String(length=64)
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    for name in ("talked_at", "again_at"):
        op.add_column("publications", sa.Column(name, TIME, nullable=True))
    op.create_table(
        "channel_comments",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("publication", ID, nullable=True),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("parent", ID, nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("fetched_at", TIME, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["publication"], ["publications.id"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    for name in ("publication", "at"):
        op.create_index(f"ix_channel_comments_{name}", "channel_comments", [name])


def downgrade() -> None:
    op.drop_table("channel_comments")
    for name in ("again_at", "talked_at"):
        op.drop_column("publications", name)
