"""The tables; db/migrations brings an older database to them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite knows no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Strip the zone after going to UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Put the zone back."""
        return value.replace(tzinfo=UTC) if value else None


REVISION: Final = "0020"
"""The newest step in db/migrations, which a database that is made anew has no need of."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(name: str, *more: Any) -> Column[str]:
    return Column(name, String(64), *more, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0)


def _list(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=False, default=list)


accounts = Table(
    "accounts",
    metadata,
    _key("id"),
    Column("address", String(320), nullable=False, unique=True),
    _text("user_name"),
    _text("url"),
    _text("auth_type"),
    _text("build"),
    _text("api_version"),
    Column("sealed_password", Text, nullable=False),
    Column("state", String(32), nullable=False),
    Column("connected_at", UtcDateTime, nullable=False),
    _count("failures"),
    _count("refused_sign_ins"),
    Column("refused_since", UtcDateTime),
    Column("retry_at", UtcDateTime),
    _text("trouble"),
    Column("static_addresses", Boolean, nullable=False, default=False),
)

# Where the reading of a mailbox stands; its folders are in db/reading_tables.
inboxes = Table(
    "inboxes",
    metadata,
    _key("account_id", ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("settled", Boolean, nullable=False, default=False),
    Column("since", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False, index=True),
    _text("subscription_id"),
    _text("watermark"),
    Column("looked_at", UtcDateTime),
)

mails = Table(
    "mails",
    metadata,
    _key("key"),
    Column("account_id", String(64), nullable=False),
    _text("subject"),
    _text("html"),
    _list("to"),
    _list("cc"),
    _list("bcc"),
    _list("references"),
    _text("internet_message_id"),
    _text("thread_id"),
    Column("state", String(16), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    _text("draft_id"),
    _text("draft_change_key"),
    _count("creations"),
    _count("submissions"),
    _count("attempts"),
    _count("looks"),
    Column("sent_at", UtcDateTime),
    _text("reason"),
    _text("detail"),
    _text("conversation_id"),
    _count("revision"),
    _list("attachments"),
    Column("user", String(320), nullable=False, default=""),
    Index("ix_mails_due", "state", "due_at"),
    Index("ix_mails_sent", "account_id", "sent_at"),
)

# What is attached to them; ``mails`` has names and sizes too, so that content is read only to be sent or shown.
mail_files = Table(
    "mail_files",
    metadata,
    Column("mail_key", String(64), ForeignKey("mails.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    _text("name"),
    _text("content_type"),
    Column("content", LargeBinary, nullable=False),
)

threads = Table(
    "threads",
    metadata,
    _key("id"),
    Column("account_id", String(64), nullable=False),
    _text("subject"),
    _list("contact_ids"),
    Column("conversation_id", String(255), nullable=False, default=""),
    Column("logged", Boolean, nullable=False, default=True),
    Index("ix_threads_conversation", "account_id", "conversation_id"),
)

thread_messages = Table(
    "thread_messages",
    metadata,
    Column("account_id", String(64), primary_key=True),
    Column("internet_message_id", String(512), primary_key=True, index=True),
    Column("thread_id", String(64), ForeignKey("threads.id", ondelete="CASCADE"), nullable=False, index=True),
)

contacts = Table(
    "contacts",
    metadata,
    _key("id"),
    Column("address", String(320), nullable=False, unique=True),
    _text("name"),
)

timeline_entries = Table(
    "timeline_entries",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("direction", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("timestamp", UtcDateTime, nullable=False),
    _text("subject"),
    _text("html"),
    _text("text"),
    _text("reply_text"),
    _text("sender"),
    _list("to"),
    _list("cc"),
    _text("thread_id"),
    _text("internet_message_id"),
    _text("account_id"),
    Column("automatic", Boolean, nullable=False, default=False),
    _text("reason"),
    _text("detail"),
    _list("attachments"),
)

timeline_contacts = Table(
    "timeline_contacts",
    metadata,
    Column("entry_id", String(128), ForeignKey("timeline_entries.id", ondelete="CASCADE"), primary_key=True),
    Column("contact_id", String(64), ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, index=True),
)

never_log = Table(
    "never_log",
    metadata,
    Column("entry", String(320), primary_key=True),
)

sequences = Table(
    "sequences",
    metadata,
    _key("id"),
    _text("name"),
    _list("steps"),
    Column("settings", JSON, nullable=False),
    Column("deleted", Boolean, nullable=False, default=False),
    Column("version", Integer, nullable=False, default=1),
)

# What a sequence said before it was changed: whoever is on the way goes on with that.
sequence_versions = Table(
    "sequence_versions",
    metadata,
    Column("sequence_id", String(64), ForeignKey("sequences.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    _list("steps"),
    Column("settings", JSON, nullable=False),
)

# ``active_contact`` is the contact while the enrolment goes on, then nothing: one sequence a contact at a time.
enrolments = Table(
    "enrolments",
    metadata,
    _key("id"),
    Column("sequence_id", String(64), ForeignKey("sequences.id"), nullable=False, index=True),
    Column("contact_id", String(64), nullable=False),
    Column("active_contact", String(64), unique=True),
    Column("address", String(320), nullable=False),
    Column("account_id", String(64), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("time_of_day", String(16), nullable=False),
    Column("enrolled_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("state", String(16), nullable=False),
    _count("step"),
    _count("attempt"),
    _text("mail_key"),
    _text("reason"),
    _text("detail"),
    Column("ended_at", UtcDateTime),
    _count("revision"),
    Column("version", Integer, nullable=False, default=1),
    Index("ix_enrolments_due", "state", "due_at"),
    Index("ix_enrolments_account", "account_id", "state"),
)

sequence_mails = Table(
    "sequence_mails",
    metadata,
    _key("mail_key"),
    Column("enrolment_id", String(64), ForeignKey("enrolments.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("account_id", String(64), nullable=False),
    _count("step"),
    Column("thread_id", String(64), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_sequence_mails_at", "account_id", "at"),
)

sequence_figures = Table(
    "sequence_figures",
    metadata,
    Column("enrolment_id", String(64), ForeignKey("enrolments.id", ondelete="CASCADE"), primary_key=True),
    Column("figure", String(32), primary_key=True),
    Column("sequence_id", String(64), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
)

# Addresses and domains that no sequence writes to; ``refusal`` is the name of a model.sequence.Refusal.
suppressions = Table(
    "suppressions",
    metadata,
    Column("entry", String(320), primary_key=True),
    Column("refusal", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

templates = Table(
    "templates",
    metadata,
    _key("id"),
    _text("name"),
    _text("subject"),
    _text("html"),
)

signatures = Table(
    "signatures",
    metadata,
    _key("account_id", ForeignKey("accounts.id", ondelete="CASCADE")),
    _text("html"),
)

sender_zones = Table(
    "sender_zones",
    metadata,
    _key("account_id"),
    Column("time_zone", String(64), nullable=False),
)

# Alembic's own table; not in ``metadata``, since it is not ours to migrate.
alembic_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
