"""Who may not connect mailboxes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody was kept from it before."""
    op.create_table(
        "restricted_access",
        sa.Column("user", sa.String(length=320), nullable=False),
        sa.Column("access", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_restricted_access")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("restricted_access")
