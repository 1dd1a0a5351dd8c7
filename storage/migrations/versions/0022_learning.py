"""ambassadors and ideas, lessons and coaches, the plan for the bad day and its log"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.String(length=64)


def upgrade() -> None:
    for name in ("lesson_to_submit", "lesson_to_sign"):
        op.add_column("company", sa.Column(name, sa.String(length=40), nullable=False, server_default=""))
    op.add_column("inquiries", sa.Column("post", ID, nullable=True))
    _ambassadors()
    _learning()
    _storms()


def downgrade() -> None:
    for table in ("storms", "storm_plans", "coach_times", "lessons_passed", "credits", "own_ideas", "ambassadors"):
        op.drop_table(table)
    op.drop_column("inquiries", "post")
    for name in ("lesson_to_sign", "lesson_to_submit"):
        op.drop_column("company", name)


def _ambassadors() -> None:
    op.create_table(
        "ambassadors",
        sa.Column("id", ID, nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "own_ideas",
        *_row(),
        sa.Column("trade", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "credits",
        *_row(),
        sa.Column("post", ID, nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.UniqueConstraint("post", "person"),
    )


def _learning() -> None:
    op.create_table(
        "lessons_passed",
        *_row(),
        sa.Column("person", ID, nullable=False),
        sa.Column("lesson", sa.String(length=40), nullable=False),
        sa.Column("edition", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.UniqueConstraint("person", "lesson", "edition"),
    )
    op.create_table(
        "coach_times",
        *_row(),
        sa.Column("coach", ID, nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("booked_by", ID, nullable=True),
        sa.Column("called_off", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coach"], ["people.id"]),
    )
    op.create_index("ix_coach_times_starts", "coach_times", ["starts"])


def _storms() -> None:
    op.create_table(
        "storm_plans",
        *_row(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("german", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "storms",
        *_row(),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", ID, nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
    )


def _row() -> tuple[sa.schema.SchemaItem, ...]:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return (
        sa.Column("n", number, autoincrement=True, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
