"""planning: the land whose holidays count, places in the week, how long what is due waits to be taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("company", sa.Column("region", sa.String(length=8), nullable=False, server_default="DE"))
    op.add_column("company", sa.Column("slots", sa.Text(), nullable=False, server_default="[]"))
    off = sa.false()
    op.add_column("company", sa.Column("slots_on_holidays", sa.Boolean(), nullable=False, server_default=off))
    op.add_column("company", sa.Column("undo_minutes", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    for column in ("undo_minutes", "slots_on_holidays", "slots", "region"):
        op.drop_column("company", column)
