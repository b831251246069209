"""When each inbox was last read to its end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of inboxes that stand already nobody knows it until they are read again."""
    with op.batch_alter_table("inboxes") as table:
        table.add_column(sa.Column("read_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("inboxes") as table:
        table.drop_column("read_at")
