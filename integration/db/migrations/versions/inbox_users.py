"""Who uses an inbox, and who wrote a mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, in which an inbox belongs to its address, as it did; who wrote a mail was not said."""
    op.create_table(
        "inbox_users",
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=320), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_inbox_users_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "user", name=op.f("pk_inbox_users")),
    )
    op.execute('INSERT INTO inbox_users (account_id, "user") SELECT id, address FROM accounts')
    with op.batch_alter_table("mails") as table:
        table.add_column(sa.Column("user", sa.String(length=320), nullable=False, server_default=""))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("mails") as table:
        table.drop_column("user")
    op.drop_table("inbox_users")
