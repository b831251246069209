"""Which inboxes, calendars and domains are reached from static addresses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("accounts", "calendars", "domain_settings")


def upgrade() -> None:
    """Add the columns; nobody asked for static addresses before."""
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("static_addresses", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take them away."""
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.drop_column("static_addresses")
