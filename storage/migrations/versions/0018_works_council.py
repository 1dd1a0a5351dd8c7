"""works council: who looked at whose data, how people are reached and when, who leaves and what stays of them"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("company", sa.Column("council", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("company", sa.Column("quiet", sa.String(length=11), nullable=False, server_default=""))
    op.add_column("company", sa.Column("remind_after", sa.Integer(), nullable=False, server_default="2"))
    op.add_column("company", sa.Column("escalate_after", sa.Integer(), nullable=False, server_default="3"))
    with op.batch_alter_table("absences") as absences:
        absences.alter_column("deputy", existing_type=sa.String(length=64), nullable=True)
    _reaches()
    _viewings()
    _leavings()


def downgrade() -> None:
    for table in ("leaver_choices", "leavings", "viewings", "reaches"):
        op.drop_table(table)
    with op.batch_alter_table("absences") as absences:
        absences.alter_column("deputy", existing_type=sa.String(length=64), nullable=False)
    for column in ("escalate_after", "remind_after", "quiet", "council"):
        op.drop_column("company", column)


def _reaches() -> None:
    op.create_table(
        "reaches",
        *_row(),
        sa.Column("way", sa.String(length=24), nullable=False),
        sa.Column("quiet", sa.String(length=11), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["people.id"]),
    )


def _viewings() -> None:
    op.create_table(
        "viewings",
        *_row(),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
    )
    op.create_index("ix_viewings_person", "viewings", ["person"])
    op.create_index("ix_viewings_at", "viewings", ["at"])


def _leavings() -> None:
    op.create_table(
        "leavings",
        *_row(),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
    )
    op.create_index("ix_leavings_person", "leavings", ["person"])
    op.create_table(
        "leaver_choices",
        *_row(),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("picture", sa.String(length=64), nullable=False),
        sa.Column("stays", sa.String(length=24), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
    )
    op.create_index("ix_leaver_choices_person", "leaver_choices", ["person"])


def _row() -> tuple[sa.schema.SchemaItem, ...]:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return (
        sa.Column("n", number, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
