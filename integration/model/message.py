"""A mail that came in: first only what its headers say, its body once it is known to belong to a thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MessageHeaders:
    """What is read of every new mail to see whether it is a reply; the body is not."""

    item_id: str
    item_class: str
    subject: str
    sender: str
    received_at: datetime
    internet_message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    conversation_id: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    """Header lines that tell machines' mail from people's: name in lower case, value."""
    recipients: tuple[str, ...] = ()
    """Everybody whom it is addressed to, BCC too; only where it was asked for."""
    unsent: bool = False
    mail_key: str = ""
    """Our key, where it is our own mail."""

    @property
    def answers(self) -> tuple[str, ...]:
        """Message-IDs that it refers to, the nearest first."""
        nearest = (self.in_reply_to,) if self.in_reply_to else ()
        return tuple(dict.fromkeys((*nearest, *reversed(self.references))))


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is attached: name, media type and size in bytes."""

    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class MessageBody:
    """What a mail of a known thread says; ``html`` as it came, not yet made safe to show."""

    item_id: str
    html: str
    text: str
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """An item as a sync lists it; when it was received is not known of what is no mail."""

    item_id: str
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """One page of what is new in a folder since a sync state: the items made, the state after, whether more waits."""

    created: tuple[Listed, ...]
    sync_state: str
    complete: bool
