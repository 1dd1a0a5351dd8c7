"""inquiries, and ways back from what may be dropped to what would hold it"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BACKWARDS = (("showings", "revision"), ("blurs", "face"), ("appearances", "picture"), ("publications", "post"))


def upgrade() -> None:
    op.create_table(
        "inquiries",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("clause", sa.Text(), nullable=True),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_inquiries_person"), "inquiries", ["person"], unique=False)
    for table, column in BACKWARDS:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def downgrade() -> None:
    for table, column in BACKWARDS:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
    op.drop_index(op.f("ix_inquiries_person"), table_name="inquiries")
    op.drop_table("inquiries")
