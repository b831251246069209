"""The tables of what is known of contacts beside name and address: further addresses, properties, companies, deals."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, Column, ForeignKey, MetaData, String, Table, Text

from integration.db import people_tables

metadata: Final[MetaData] = people_tables.metadata

# An address is one contact's, here or in ``contacts``.
further_addresses = Table(
    "further_addresses",
    metadata,
    Column("address", String(320), primary_key=True),
    Column("contact_id", String(64), ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, index=True),
)

contact_properties = Table(
    "contact_properties",
    metadata,
    Column("contact_id", String(64), ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# Companies, deals and tickets; ``kind`` is a model.crm.RecordKind.
crm_records = Table(
    "crm_records",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("properties", JSON, nullable=False),
)

# Of each kind a contact has one that its mails speak of.
contact_records = Table(
    "contact_records",
    metadata,
    Column("contact_id", String(64), ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("record_id", String(64), ForeignKey("crm_records.id", ondelete="CASCADE"), nullable=False, index=True),
)
