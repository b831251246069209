"""Further addresses and properties of contacts, and the companies, deals and tickets that these belong to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing was known before."""
    op.create_table(
        "further_addresses",
        sa.Column("address", sa.String(length=320), nullable=False),
        _contact(),
        _of_contact("further_addresses"),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_further_addresses")),
    )
    op.create_index(op.f("ix_further_addresses_contact_id"), "further_addresses", ["contact_id"])
    op.create_table(
        "contact_properties",
        _contact(),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        _of_contact("contact_properties"),
        sa.PrimaryKeyConstraint("contact_id", "name", name=op.f("pk_contact_properties")),
    )
    op.create_table(
        "crm_records",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("properties", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crm_records")),
    )
    op.create_table(
        "contact_records",
        _contact(),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        _of_contact("contact_records"),
        sa.ForeignKeyConstraint(
            ["record_id"], ["crm_records.id"], name=op.f("fk_contact_records_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contact_id", "kind", name=op.f("pk_contact_records")),
    )
    op.create_index(op.f("ix_contact_records_record_id"), "contact_records", ["record_id"])


def downgrade() -> None:
    """Take them away."""
    for table in ("contact_records", "crm_records", "contact_properties", "further_addresses"):
        op.drop_table(table)


def _contact() -> sa.Column[str]:
    return sa.Column("contact_id", sa.String(length=64), nullable=False)


def _of_contact(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_contact_id")
    return sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=name, ondelete="CASCADE")
