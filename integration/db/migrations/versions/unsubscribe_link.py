"""Which mails end with a link to unsubscribe, and what it says."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody has chosen before."""
    op.create_table(
        "unsubscribe_link",
        sa.Column("holds_for", sa.String(length=16), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("holds_for", name=op.f("pk_unsubscribe_link")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("unsubscribe_link")
