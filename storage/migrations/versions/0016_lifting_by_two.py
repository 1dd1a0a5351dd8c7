"""who proposed to lift a hold; where people see a publication, and what its channel counts"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("holds", sa.Column("proposed_by", sa.String(length=64)))
    op.add_column("holds", sa.Column("proposed_at", sa.DateTime(timezone=True)))
    op.add_column("publications", sa.Column("numbers", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("publications", sa.Column("counted_at", sa.DateTime(timezone=True)))
    op.add_column("publications", sa.Column("asked_at", sa.DateTime(timezone=True)))
    op.add_column("publications", sa.Column("link", sa.Text()))


def downgrade() -> None:
    for column in ("link", "asked_at", "counted_at", "numbers"):
        op.drop_column("publications", column)
    for column in ("proposed_at", "proposed_by"):
        op.drop_column("holds", column)
