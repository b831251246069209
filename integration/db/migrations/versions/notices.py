"""What users are told, and the mails that tell it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what happened before is told to nobody."""
    op.create_table(
        "notices",
        sa.Column("id", sa.String(length=128), nullable=False),
        sa.Column("deed", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_account_id"), "notices", ["account_id"])
    op.create_index(op.f("ix_notices_at"), "notices", ["at"])
    op.create_table(
        "notice_mails",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("notice_id", sa.String(length=128), nullable=False),
        sa.Column("recipient", sa.String(length=320), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_notice_mails_notice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notice_mails")),
    )
    op.create_index(op.f("ix_notice_mails_notice_id"), "notice_mails", ["notice_id"])
    op.create_index("ix_notice_mails_due", "notice_mails", ["state", "due_at"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("notice_mails")
    op.drop_table("notices")
