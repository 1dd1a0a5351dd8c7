"""frames that authors moved, and renditions of a part of a picture"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

NAMES = {"uq": "%(table_name)s_%(column_0_N_name)s_key"}


def upgrade() -> None:
    op.add_column("revisions", sa.Column("crops", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("renditions", sa.Column("crop", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("renditions", naming_convention=NAMES) as renditions:
        renditions.drop_constraint("renditions_picture_blurred_key", type_="unique")
        renditions.create_unique_constraint("renditions_picture_blurred_crop_key", ["picture", "blurred", "crop"])


def downgrade() -> None:
    op.execute("DELETE FROM renditions WHERE crop <> ''")
    with op.batch_alter_table("renditions", naming_convention=NAMES) as renditions:
        renditions.drop_constraint("renditions_picture_blurred_crop_key", type_="unique")
        renditions.create_unique_constraint("renditions_picture_blurred_key", ["picture", "blurred"])
    op.drop_column("renditions", "crop")
    op.drop_column("revisions", "crops")
