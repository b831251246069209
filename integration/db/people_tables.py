"""The tables of who uses an inbox and what users are told, beside those of db/tables."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

from integration.db import reading_tables
from integration.db.tables import UtcDateTime

metadata: Final[MetaData] = reading_tables.metadata

# Who in the CRM has connected an inbox, by address; its password and how far it was read are the mailbox's alone.
inbox_users = Table(
    "inbox_users",
    metadata,
    Column("account_id", String(64), ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("user", String(320), primary_key=True),
)

# ``id`` counts the notices of one deed and account: who tells the same in the same moment tells it once.
notices = Table(
    "notices",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("deed", String(64), nullable=False),
    Column("account_id", String(64), nullable=False, index=True),
    Column("address", String(320), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("until", UtcDateTime),
    Column("detail", Text, nullable=False, default=""),
)

notice_mails = Table(
    "notice_mails",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("notice_id", String(128), ForeignKey("notices.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("recipient", String(320), nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("said", Text, nullable=False, default=""),
    Column("revision", Integer, nullable=False, default=0),
    Index("ix_notice_mails_due", "state", "due_at"),
)
