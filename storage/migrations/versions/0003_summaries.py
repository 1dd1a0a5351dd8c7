"""summaries of posts for lists, and who wrote which post

Revision: 0003, after 0002
"""

import json
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
BATCH = 1000


def upgrade() -> None:
    op.create_table(
        "summaries",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("turn", sa.String(length=24), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("picture", sa.String(length=64), nullable=True),
        sa.Column("pictures", sa.Integer(), nullable=False),
        sa.Column("channels", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("ready", sa.Text(), nullable=False),
        sa.Column("deadline", TIME, nullable=True),
        sa.Column("due_at", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.Column("valid_until", TIME, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_summaries_turn", "summaries", ["turn", "stage"])
    op.create_index("ix_summaries_stage", "summaries", ["stage", "n"])
    op.create_index("ix_summaries_valid_until", "summaries", ["valid_until"])
    op.create_table(
        "authors",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("post", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["posts.id"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("post", "person"),
    )
    op.create_index("ix_authors_person", "authors", ["person"])
    op.drop_index("ix_appearances_person", "appearances")
    op.create_index("ix_appearances_person", "appearances", ["person", "deadline"])
    op.create_index("ix_placements_revision", "placements", ["revision"])
    credit_authors()


def credit_authors() -> None:
    posts = sa.table("posts", sa.column("n", sa.Integer), sa.column("id"), sa.column("authors"))
    authors = sa.table("authors", sa.column("id"), sa.column("post"), sa.column("person"))
    seen = 0
    while (
        batch := op.get_bind().execute(sa.select(posts).where(posts.c.n > seen).order_by(posts.c.n).limit(BATCH)).all()
    ):
        rows = [
            {"id": secrets.token_hex(8), "post": post.id, "person": person}
            for post in batch
            for person in json.loads(post.authors)
        ]
        if rows:
            op.bulk_insert(authors, rows)
        seen = batch[-1].n


def downgrade() -> None:
    op.drop_index("ix_placements_revision", "placements")
    op.drop_index("ix_appearances_person", "appearances")
    op.create_index("ix_appearances_person", "appearances", ["person"])
    op.drop_table("authors")
    op.drop_table("summaries")
