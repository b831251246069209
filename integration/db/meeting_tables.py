"""The tables of calendars, meeting links, bookings and meetings on the timeline, beside those of db/tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from integration.db.tables import UtcDateTime, metadata


def _key(name: str) -> Column[str]:
    return Column(name, String(64), primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0)


def _moment(name: str, **more: Any) -> Column[Any]:
    return Column(name, UtcDateTime, nullable=False, **more)


calendars = Table(
    "calendars",
    metadata,
    _key("id"),
    Column("user", String(320), nullable=False, unique=True),
    Column("address", String(320), nullable=False, unique=True),
    _text("user_name"),
    _text("url"),
    _text("auth_type"),
    _text("build"),
    _text("api_version"),
    _text("sealed_password"),
    Column("state", String(32), nullable=False),
    _moment("connected_at"),
    _count("failures"),
    _count("refused_sign_ins"),
    Column("refused_since", UtcDateTime),
    Column("retry_at", UtcDateTime),
    _text("trouble"),
    Column("static_addresses", Boolean, nullable=False, default=False),
)

# ``claims`` grows with each booking that is taken in: whoever takes one in holds its rows, so that two processes never
# look for a free place at the same time.
meeting_links = Table(
    "meeting_links",
    metadata,
    Column("slug", String(128), primary_key=True),
    Column("user", String(320), nullable=False, index=True),
    Column("settings", JSON, nullable=False),
    _count("claims"),
)

# ``held_start`` is the start while the booking holds its time, then nothing: one booking a start and user.
bookings = Table(
    "bookings",
    metadata,
    _key("key"),
    Column("slug", String(128), nullable=False, index=True),
    Column("user", String(320), nullable=False),
    _moment("start"),
    _moment("end"),
    Column("held_start", UtcDateTime),
    _text("name"),
    Column("address", String(320), nullable=False),
    _text("time_zone"),
    _text("language"),
    Column("guests", JSON, nullable=False, default=list),
    Column("state", String(16), nullable=False),
    _moment("due_at"),
    _moment("created_at"),
    Column("asked_at", UtcDateTime),
    Column("offline", Boolean, nullable=False, default=False),
    _text("event_id"),
    _text("contact_id"),
    _count("creations"),
    _text("reason"),
    _text("detail"),
    _count("revision"),
    Index("ix_bookings_due", "state", "due_at"),
    Index("ix_bookings_held", "user", "held_start", unique=True),
)

crm_meetings = Table(
    "crm_meetings",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("contact_id", String(64), ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, index=True),
    _text("title"),
    _text("body"),
    _text("location"),
    _moment("start"),
    _moment("end"),
    _text("host"),
    Column("outcome", String(16), nullable=False),
    Column("offline", Boolean, nullable=False, default=False),
)
