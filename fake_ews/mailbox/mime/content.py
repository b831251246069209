"""One mail, read from MIME or to be written as MIME: values only, no word of how they are encoded."""

from __future__ import annotations

from datetime import datetime

from fake_ews.values import dataclass

#: A display name (may be empty) and an address.
Address = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """A text/calendar part: the method of its Content-Type ("REQUEST", empty if not said) and its text."""

    method: str
    text: str


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """A file (bytes), or another mail. ``content_id`` stands without its angle brackets."""

    name: str
    content_type: str
    content: bytes | MailContent
    content_id: str = ""
    content_location: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class MailContent:
    """What a mail says.

    Ids keep their angle brackets, as EWS shows them (InternetMessageId, InReplyTo, References). ``date`` is aware.
    ``importance`` is Low, Normal or High; ``sensitivity`` Normal, Personal, Private or Confidential. ``headers`` are
    all the lines in order, unfolded and decoded, the ones that have a field here too; a writer takes from them only
    those that have none.
    """

    subject: str = ""
    from_: Address | None = None
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    message_id: str = ""
    in_reply_to: str = ""
    references: str = ""
    date: datetime | None = None
    text: str | None = None
    html: str | None = None
    calendar: CalendarPart | None = None
    attachments: tuple[MailAttachment, ...] = ()
    importance: str = "Normal"
    sensitivity: str = "Normal"
    auto_submitted: str = ""
    thread_topic: str = ""
    thread_index: bytes = b""
    read_receipt_to: tuple[Address, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """Return the first of ``headers`` with that name (letter case aside), or nothing."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")
