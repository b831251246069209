"""Whom visitors bring along to a meeting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody brought anybody before."""
    with op.batch_alter_table("bookings") as table:
        table.add_column(sa.Column("guests", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("bookings") as table:
        table.drop_column("guests")
