"""The tables of reading mailboxes, beside those of db/tables: folders, and what is logged of each inbox."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, MetaData, String, Table, Text

from integration.db import meeting_tables
from integration.db.tables import UtcDateTime

metadata: Final[MetaData] = meeting_tables.calendars.metadata

# Where the reading of a folder stands; a ``stale`` one has news, as far as is known. What came before ``since`` is
# history; ``read_at`` is when it was last read to its end. An EWS id is 512 bytes long at most.
folders = Table(
    "folders",
    metadata,
    Column("account_id", String(64), ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("folder_id", String(512), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("sync_state", Text, nullable=False, default=""),
    Column("stale", Boolean, nullable=False, default=True),
    Column("since", UtcDateTime, nullable=False),
    Column("read_at", UtcDateTime),
)

log_policies = Table(
    "log_policies",
    metadata,
    Column("account_id", String(64), ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("rule", String(16), nullable=False),
    Column("since", UtcDateTime),
    Column("attachments", Boolean, nullable=False, default=True),
)

personal_never_log = Table(
    "personal_never_log",
    metadata,
    Column("account_id", String(64), ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("entry", String(320), primary_key=True),
)
