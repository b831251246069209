"""What was done, when, by whom and to what: an entry of the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

#: Who did what nobody else did: what is due by itself.
INTEGRATION: Final = "integration"
#: What stands in place of the address of somebody whose data was deleted.
FORGOTTEN: Final = "(deleted)"


class Deed(StrEnum):
    """What is written down; the part before the dot says what it was done to."""

    INBOX_CONNECTED = "inbox.connected"
    INBOX_RECONNECTED = "inbox.reconnected"
    INBOX_DISCONNECTED = "inbox.disconnected"
    INBOX_JOINED = "inbox.joined"
    INBOX_LEFT = "inbox.left"
    INBOX_REFUSED = "inbox.refused"
    INBOX_LOGGING = "inbox.logging"
    INBOX_REMOVED = "inbox.removed"
    INBOX_PASSWORD = "inbox.password"
    INBOX_SIGNATURE = "inbox.signature"
    INBOX_TIME_ZONE = "inbox.time-zone"
    INBOX_LIMIT_NEAR = "inbox.limit-near"
    INBOX_LIMIT_REACHED = "inbox.limit-reached"
    CALENDAR_CONNECTED = "calendar.connected"
    CALENDAR_RECONNECTED = "calendar.reconnected"
    CALENDAR_DISCONNECTED = "calendar.disconnected"
    CALENDAR_REFUSED = "calendar.refused"
    CALENDAR_PASSWORD = "calendar.password"
    CALENDAR_REMOVED = "calendar.removed"
    MAIL_ORDERED = "mail.ordered"
    MAIL_SENT = "mail.sent"
    MAIL_CHANGED = "mail.changed"
    MAIL_CANCELLED = "mail.cancelled"
    MAIL_UNSUBSCRIBE_LINK = "mail.unsubscribe-link"
    TEMPLATE_SAVED = "template.saved"
    TEMPLATE_REMOVED = "template.removed"
    SEQUENCE_CREATED = "sequence.created"
    SEQUENCE_CHANGED = "sequence.changed"
    SEQUENCE_DELETED = "sequence.deleted"
    SEQUENCE_BLOCKED = "sequence.blocked"
    SEQUENCE_UNBLOCKED = "sequence.unblocked"
    CONTACT_ENROLLED = "contact.enrolled"
    CONTACT_UNENROLLED = "contact.unenrolled"
    CONTACT_HELD = "contact.held"
    CONTACT_RESUMED = "contact.resumed"
    CONTACT_FORGOTTEN = "contact.forgotten"
    NEVER_LOG_SET = "never-log.set"
    LINK_SAVED = "link.saved"
    LINK_REMOVED = "link.removed"
    DOMAIN_SET = "domain.set"
    DOMAIN_REMOVED = "domain.removed"
    LIMITS_SET = "limits.set"
    SEAT_GIVEN = "seat.given"
    SEAT_TAKEN = "seat.taken"
    ACCESS_SET = "access.set"
    KEY_ROTATED = "key.rotated"
    BACKUP_TAKEN = "backup.taken"
    BACKUP_RESTORED = "backup.restored"


#: What a deed may be done to: the families by which the log is filtered.
FAMILIES: Final = tuple(dict.fromkeys(deed.partition(".")[0] for deed in Deed))

Detail = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed; ``subject`` is what it was done to, by name or address, ``detail`` what else is worth knowing."""

    at: datetime
    who: str
    deed: Deed
    subject: str
    detail: Detail


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which entries are asked for; what is empty asks nothing.

    ``about`` is the subject, or what stands in the detail; ``who`` may be a part of a name; ``family`` is one of
    ``FAMILIES``, or a whole deed. ``since`` is the first moment, ``until`` the first one that is too late.
    """

    since: datetime | None = None
    until: datetime | None = None
    who: str = ""
    family: str = ""
    about: str = ""
