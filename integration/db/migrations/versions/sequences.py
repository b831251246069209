"""Sequences, enrolments, their mails and figures, and whom no sequence writes to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, those first that others refer to."""
    _sequences()
    _enrolments()
    _sequence_mails()
    _sequence_figures()
    _suppressions()
    _sender_zones()


def downgrade() -> None:
    """Take them away."""
    op.drop_table("sender_zones")
    op.drop_table("suppressions")
    op.drop_table("sequence_figures")
    op.drop_table("sequence_mails")
    op.drop_table("enrolments")
    op.drop_table("sequences")


def _sequences() -> None:
    op.create_table(
        "sequences",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sequences")),
    )


def _enrolments() -> None:
    op.create_table(
        "enrolments",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sequence_id", sa.String(length=64), nullable=False),
        sa.Column("contact_id", sa.String(length=64), nullable=False),
        sa.Column("active_contact", sa.String(length=64), nullable=True),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("time_of_day", sa.String(length=16), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("mail_key", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sequence_id"], ["sequences.id"], name=op.f("fk_enrolments_sequence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolments")),
        sa.UniqueConstraint("active_contact", name=op.f("uq_enrolments_active_contact")),
        sa.UniqueConstraint("token", name=op.f("uq_enrolments_token")),
    )
    with op.batch_alter_table("enrolments", schema=None) as batch_op:
        batch_op.create_index("ix_enrolments_account", ["account_id", "state"], unique=False)
        batch_op.create_index("ix_enrolments_due", ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolments_sequence_id"), ["sequence_id"], unique=False)


def _sequence_mails() -> None:
    op.create_table(
        "sequence_mails",
        sa.Column("mail_key", sa.String(length=64), nullable=False),
        sa.Column("enrolment_id", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_sequence_mails_enrolment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mail_key", name=op.f("pk_sequence_mails")),
    )
    with op.batch_alter_table("sequence_mails", schema=None) as batch_op:
        batch_op.create_index("ix_sequence_mails_at", ["account_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_sequence_mails_enrolment_id"), ["enrolment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sequence_mails_thread_id"), ["thread_id"], unique=False)


def _sequence_figures() -> None:
    op.create_table(
        "sequence_figures",
        sa.Column("enrolment_id", sa.String(length=64), nullable=False),
        sa.Column("figure", sa.String(length=32), nullable=False),
        sa.Column("sequence_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_sequence_figures_enrolment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("enrolment_id", "figure", name=op.f("pk_sequence_figures")),
    )
    with op.batch_alter_table("sequence_figures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sequence_figures_sequence_id"), ["sequence_id"], unique=False)


def _suppressions() -> None:
    op.create_table(
        "suppressions",
        sa.Column("entry", sa.String(length=320), nullable=False),
        sa.Column("refusal", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_suppressions")),
    )


def _sender_zones() -> None:
    op.create_table(
        "sender_zones",
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_sender_zones")),
    )
