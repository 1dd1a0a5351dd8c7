"""cards: a person's portrait; the company's channels and its note beside the contacts

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("portrait", sa.String(length=64), nullable=True))
    op.add_column("company", sa.Column("channels", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("company", sa.Column("contact_note", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("company", "contact_note")
    op.drop_column("company", "channels")
    op.drop_column("people", "portrait")
