"""What administrators set: mail domains, limits of sending, seats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "domain_settings",
        sa.Column("domain", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("domain", name=op.f("pk_domain_settings")),
    )
    op.create_table(
        "send_limits",
        sa.Column("holds_for", sa.String(length=16), nullable=False),
        sa.Column("per_day", sa.Integer(), nullable=False),
        sa.Column("per_minute", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("holds_for", name=op.f("pk_send_limits")),
    )
    op.create_table(
        "withheld_seats",
        sa.Column("user", sa.String(length=320), nullable=False),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_withheld_seats")),
    )


def downgrade() -> None:
    """Take them away."""
    for table in ("withheld_seats", "send_limits", "domain_settings"):
        op.drop_table(table)
