"""A mail on its way out: what it says, how far it has got, and what of it was seen in the mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from integration.model.message import Attachment


class MailState(StrEnum):
    """How far a mail has got, for certain; sending/rules.py has what follows from each."""

    INTENDED = "intended"
    DRAFTING = "drafting"
    DRAFTED = "drafted"
    SUBMITTING = "submitting"
    SENT = "sent"
    DONE = "done"
    FAILING = "failing"
    FAILED = "failed"


UNFINISHED = (
    MailState.INTENDED,
    MailState.DRAFTING,
    MailState.DRAFTED,
    MailState.SUBMITTING,
    MailState.SENT,
    MailState.FAILING,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, what is attached, and to whom it goes.

    ``references`` are the Message-IDs of the mails it follows up, oldest first.
    """

    subject: str
    html: str
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everybody who gets it."""
        return (*self.to, *self.cc, *self.bcc)


@dataclass(frozen=True, slots=True)
class File:
    """What is attached to a mail, with its content."""

    name: str
    content_type: str
    content: bytes

    @property
    def attachment(self) -> Attachment:
        """The file without its content."""
        return Attachment(self.name, self.content_type, len(self.content))


@dataclass(frozen=True, slots=True)
class Original:
    """What an answer takes from the mail that it answers, as it lies in the mailbox.

    ``conversation_index`` and ``conversation_topic`` place it in Outlook's conversation (MS-OXOMSG 2.2.1.3).
    """

    conversation_index: bytes = b""
    conversation_topic: str = ""
    references: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A saved draft as EWS names it."""

    item_id: str
    change_key: str


@dataclass(frozen=True, slots=True)
class SentCopy:
    """The copy of a sent mail as the mailbox shows it."""

    item_id: str
    internet_message_id: str
    conversation_id: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """What bears a mail's key in the mailbox: drafts, sent copies (or one in the Outbox), drafts thrown away."""

    drafts: tuple[Draft, ...] = ()
    sent: tuple[SentCopy, ...] = ()
    discarded: bool = False


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail and everything that is known about its sending.

    ``key`` marks it in the mailbox and names it here; ``internet_message_id`` is set on the draft, and replaced by
    what the sent copy shows; ``creations`` and ``submissions`` count the calls that were begun, answered or not;
    ``attempts`` counts answers that nobody understood, ``looks`` searches for the sent copy. ``reason`` is the id of
    a sentence, ``detail`` what fills it in. ``revision`` grows with every change and fences those who hold an older
    one. ``user`` is who in the CRM wrote it, where several use the mailbox and that was said.
    """

    key: str
    account_id: str
    letter: Letter
    internet_message_id: str
    thread_id: str
    state: MailState
    due_at: datetime
    created_at: datetime
    draft: Draft | None = None
    creations: int = 0
    submissions: int = 0
    attempts: int = 0
    looks: int = 0
    sent_at: datetime | None = None
    reason: str = ""
    detail: str = ""
    conversation_id: str = ""
    revision: int = 0
    user: str = ""
