"""What a sequence said before it was changed, and which version of it an enrolment follows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns; nothing was changed before, so all is of the first version."""
    op.create_table(
        "sequence_versions",
        sa.Column("sequence_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sequence_id"],
            ["sequences.id"],
            name=op.f("fk_sequence_versions_sequence_id_sequences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sequence_id", "version", name=op.f("pk_sequence_versions")),
    )
    for name in ("sequences", "enrolments"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    """Take them away; what was changed stays as it was written last."""
    for name in ("sequences", "enrolments"):
        with op.batch_alter_table(name) as table:
            table.drop_column("version")
    op.drop_table("sequence_versions")
