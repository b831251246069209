"""What is attached to outgoing mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column; nothing was attached before."""
    op.create_table(
        "mail_files",
        sa.Column("mail_key", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_key"], ["mails.key"], name=op.f("fk_mail_files_mail_key_mails"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mail_key", "number", name=op.f("pk_mail_files")),
    )
    with op.batch_alter_table("mails") as table:
        table.add_column(sa.Column("attachments", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("mails") as table:
        table.drop_column("attachments")
    op.drop_table("mail_files")
