"""What the CRM keeps: people, and on each one's timeline the mails exchanged with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from integration.model.message import Attachment


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in the CRM; ``address`` is unique, in lower case, and so are the further ones that it has ``also``."""

    id: str
    address: str
    name: str = ""
    also: tuple[str, ...] = ()


class RecordKind(StrEnum):
    """What a contact may belong to, as tokens name it."""

    COMPANY = "company"
    DEAL = "deal"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class CrmRecord:
    """A company, deal or ticket: a name, and what else is known of it."""

    id: str
    kind: RecordKind
    name: str
    properties: Mapping[str, str]


class Direction(StrEnum):
    """Which way a mail went, in the words of HubSpot's email record (hs_email_direction)."""

    EMAIL = "EMAIL"
    INCOMING_EMAIL = "INCOMING_EMAIL"
    FORWARDED_EMAIL = "FORWARDED_EMAIL"


class EmailStatus(StrEnum):
    """How far an email on the timeline has got (hs_email_status)."""

    SCHEDULED = "SCHEDULED"
    SENDING = "SENDING"
    SENT = "SENT"
    FAILED = "FAILED"
    BOUNCED = "BOUNCED"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One email on the timelines of one or more contacts.

    ``id`` is made by whoever logs, so that logging twice is logging once; ``reply_text`` is ``text`` without what it
    quotes; ``automatic`` marks what a machine answered; ``reason`` is the id of a sentence (``sentences``) and
    ``detail`` what fills it in.
    """

    id: str
    contact_ids: tuple[str, ...]
    direction: Direction
    status: EmailStatus
    timestamp: datetime
    subject: str
    html: str
    text: str
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    reply_text: str = ""
    thread_id: str = ""
    internet_message_id: str = ""
    account_id: str = ""
    automatic: bool = False
    reason: str = ""
    detail: str = ""
    attachments: tuple[Attachment, ...] = ()


class TimelineKind(StrEnum):
    """What stands on a timeline: mail by the way it went, and meetings."""

    SENT = "sent"
    RECEIVED = "received"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation that began with a mail from the CRM.

    ``known_ids`` are the Message-IDs that belong to it; ``logged`` is false when everybody it was addressed to is on
    the never-log list.
    """

    id: str
    account_id: str
    subject: str
    contact_ids: tuple[str, ...]
    conversation_id: str = ""
    logged: bool = True
