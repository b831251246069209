"""Mailboxes are read folder by folder, and what is logged of each inbox can be chosen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the inbox is read on from where it stands.

    In other folders what came before the last look is history: part of it is logged already, from the inbox.
    """
    _folders()
    _log_policies()
    op.execute(
        "INSERT INTO folders (account_id, folder_id, role, sync_state, stale, since, read_at) "
        "SELECT account_id, 'inbox', 'inbox', sync_state, settled = settled, since, read_at FROM inboxes"
    )
    op.execute("UPDATE inboxes SET since = due_at WHERE settled")
    with op.batch_alter_table("inboxes") as table:
        table.drop_column("sync_state")
        table.drop_column("read_at")
        table.add_column(sa.Column("subscription_id", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("watermark", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("looked_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("thread_messages") as table:
        table.create_index(op.f("ix_thread_messages_internet_message_id"), ["internet_message_id"])


def _folders() -> None:
    op.create_table(
        "folders",
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("folder_id", sa.String(length=512), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("sync_state", sa.Text(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_folders_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "folder_id", name=op.f("pk_folders")),
    )


def _log_policies() -> None:
    op.create_table(
        "log_policies",
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=True),
        sa.Column("attachments", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_log_policies_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_log_policies")),
    )
    op.create_table(
        "personal_never_log",
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=320), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_personal_never_log_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "entry", name=op.f("pk_personal_never_log")),
    )


def downgrade() -> None:
    """Take them away; every inbox is read anew then, what came before it was connected being history."""
    with op.batch_alter_table("thread_messages") as table:
        table.drop_index(op.f("ix_thread_messages_internet_message_id"))
    with op.batch_alter_table("inboxes") as table:
        table.drop_column("looked_at")
        table.drop_column("watermark")
        table.drop_column("subscription_id")
        table.add_column(sa.Column("read_at", sa.DateTime(), nullable=True))
        table.add_column(sa.Column("sync_state", sa.Text(), nullable=False, server_default=""))
    for name in ("personal_never_log", "log_policies", "folders"):
        op.drop_table(name)
