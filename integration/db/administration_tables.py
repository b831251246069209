"""The tables of what administrators set and of the audit log, beside those of the other modules of tables."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text

from integration.db import contact_tables
from integration.db.tables import UtcDateTime, metadata

domain_settings = Table(
    "domain_settings",
    metadata,
    Column("domain", String(255), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("url", Text, nullable=False),
    Column("static_addresses", Boolean, nullable=False, default=False),
)

send_limits = Table(
    "send_limits",
    metadata,
    Column("holds_for", String(16), primary_key=True),
    Column("per_day", Integer, nullable=False),
    Column("per_minute", Integer, nullable=False),
)

# Everybody has a paid seat but these; a CRM that knows better answers from its own users.
withheld_seats = Table("withheld_seats", metadata, Column("user", String(320), primary_key=True))

# Everybody may connect mailboxes but these; ``access`` is a model.administration.Access.
restricted_access = Table(
    "restricted_access",
    metadata,
    Column("user", String(320), primary_key=True),
    Column("access", String(32), nullable=False),
)

# ``rule`` is a model.administration.UnsubscribeRule, ``words`` what the link says.
unsubscribe_link = Table(
    "unsubscribe_link",
    metadata,
    Column("holds_for", String(16), primary_key=True),
    Column("rule", String(16), nullable=False),
    Column("words", Text, nullable=False),
)

# ``turn`` puts entries of the same moment into order.
audit = Table(
    "audit",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("who", String(320), nullable=False),
    Column("deed", String(64), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_audit_at", "at", "turn"),
)

every_table: Final[MetaData] = contact_tables.metadata
"""All tables, these and those of the other modules: whoever makes or compares them takes them from here."""
