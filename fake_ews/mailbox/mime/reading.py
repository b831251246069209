"""From MIME to what a mail says: any bytes give a mail, since anybody may send any bytes."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Final

from fake_ews.mailbox.mime.charsets import decode_bytes
from fake_ews.mailbox.mime.content import Address, CalendarPart, MailAttachment, MailContent
from fake_ews.mailbox.mime.headers import decode_text, parse_addresses, raw_text
from fake_ews.values import dataclass

#: What the standard library's parser lets escape on malformed parameters, dates and depths.
_PARSER_TROUBLE: Final = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)

_IMPORTANCE: Final = MappingProxyType({"high": "High", "low": "Low", "urgent": "High", "non-urgent": "Low"})
_PRIORITY: Final = MappingProxyType({"1": "High", "2": "High", "4": "Low", "5": "Low"})
_SENSITIVITY: Final = MappingProxyType(
    {
        "personal": "Personal",
        "private": "Private",
        "company-confidential": "Confidential",
        "confidential": "Confidential",
    }
)
#: The extension of an attachment that came without a name, which Exchange calls ATT00001 and so on.
_EXTENSIONS: Final = MappingProxyType({"text/plain": ".txt", "text/html": ".htm", "message/delivery-status": ".txt"})
#: Blocks of header lines, each of which the parser makes a message (RFC 3464 2.1, RFC 3798 3.1).
_REPORTS: Final = frozenset({"message/delivery-status", "message/disposition-notification"})
_MESSAGES: Final = frozenset({"message/rfc822", "message/global"})
_DEEPEST: Final = 50

_Part = Message  # the parser's own class under the policy compat32, whose headers are plain text


def read_mime(data: bytes) -> MailContent:
    """Read a whole message; what cannot be understood is left out, nothing is raised."""
    try:
        return _mail(message_from_bytes(data, policy=compat32), 0)
    except _PARSER_TROUBLE:
        head, _, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
        return MailContent(text=_lines(decode_bytes(body or head)))


def _mail(message: _Part, depth: int) -> MailContent:
    headers = tuple((name, decode_text(raw_text(str(value)))) for name, value in message.raw_items())
    raw = {name.lower(): raw_text(str(value)) for name, value in reversed(list(message.raw_items()))}
    text = {name: decode_text(value).strip() for name, value in raw.items()}
    parts = _Parts(depth)
    parts.visit(message, body=True, related=False)
    return MailContent(
        subject=text.get("subject", ""),
        from_=_first(raw.get("from", "")),
        sender=_first(raw.get("sender", "")),
        to=parse_addresses(raw.get("to", "")),
        cc=parse_addresses(raw.get("cc", "")),
        bcc=parse_addresses(raw.get("bcc", "")),
        reply_to=parse_addresses(raw.get("reply-to", "")),
        message_id=text.get("message-id", ""),
        in_reply_to=text.get("in-reply-to", ""),
        references=text.get("references", ""),
        date=_date(text.get("date", "")),
        text=parts.text,
        html=parts.html,
        calendar=parts.calendar,
        attachments=tuple(parts.attachments),
        importance=_importance(text),
        sensitivity=_SENSITIVITY.get(text.get("sensitivity", "").lower(), "Normal"),
        auto_submitted=text.get("auto-submitted", ""),
        thread_topic=text.get("thread-topic", ""),
        thread_index=_thread_index(text.get("thread-index", "")),
        read_receipt_to=parse_addresses(raw.get("disposition-notification-to", "")),
        headers=headers,
    )


def _first(value: str) -> Address | None:
    return next(iter(parse_addresses(value)), None)


def _date(value: str) -> datetime | None:
    """A date without a zone ("-0000" too) is taken as UTC (RFC 5322 3.3)."""
    try:
        date = parsedate_to_datetime(value)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except _PARSER_TROUBLE:
        return None


def _importance(text: dict[str, str]) -> str:
    said = _IMPORTANCE.get(text.get("importance", "").lower()) or _IMPORTANCE.get(text.get("priority", "").lower())
    return said or _PRIORITY.get(text.get("x-priority", "")[:1], "Normal")


def _thread_index(value: str) -> bytes:
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


@dataclass(slots=True)
class _Parts:
    """Collects bodies and attachments on one walk over the parts."""

    depth: int
    text: str | None = None
    html: str | None = None
    calendar: CalendarPart | None = None
    attachments: list[MailAttachment] = field(default_factory=list)
    nameless: int = 0

    def visit(self, part: _Part, *, body: bool, related: bool) -> bool:
        """Take a part in; ``body`` says that its text may be the mail's. Returns whether it was."""
        children = part.get_payload() if part.is_multipart() else None
        if isinstance(children, list) and part.get_content_maintype() != "message":
            return self._container(part, [child for child in children if isinstance(child, Message)], body, related)
        if body and not self._is_file(part) and self._take_body(part):
            return True
        self.attachments.append(self._attachment(part, related))
        return False

    def _container(self, part: _Part, children: list[_Part], body: bool, related: bool) -> bool:
        """Of alternatives all are the body, of anything else the first part that can be."""
        kind = part.get_content_type()
        related = related or kind == "multipart/related"
        taken = False
        for child in children:
            may_be = body and (kind == "multipart/alternative" or not taken)
            taken = self.visit(child, body=may_be, related=related) or taken
        return taken

    def _is_file(self, part: _Part) -> bool:
        return part.get_content_disposition() == "attachment" or part.get_filename() is not None

    def _take_body(self, part: _Part) -> bool:
        kind = part.get_content_type()
        if kind == "text/plain" and self.text is None:
            self.text = _lines(_text(part))
        elif kind == "text/html" and self.html is None:
            self.html = _text(part)
        elif kind == "text/calendar" and self.calendar is None:
            self.calendar = CalendarPart(_parameter(part, "method").upper(), _text(part))
        else:
            return False
        return True

    def _attachment(self, part: _Part, related: bool) -> MailAttachment:
        kind, content = part.get_content_type(), _content(part, self.depth)
        content_id = decode_text(raw_text(str(part.get("Content-ID", "")))).strip(" <>")
        disposition = part.get_content_disposition()
        return MailAttachment(
            name=self._name(part, kind, content),
            content_type=kind,
            content=content,
            content_id=content_id,
            content_location=decode_text(raw_text(str(part.get("Content-Location", "")))),
            inline=bool(content_id) and (disposition == "inline" or (related and disposition != "attachment")),
        )

    def _name(self, part: _Part, kind: str, content: bytes | MailContent) -> str:
        name = decode_text(raw_text(part.get_filename("")))
        if name:
            return name
        if isinstance(content, MailContent) and content.subject:
            return content.subject
        self.nameless += 1
        return f"ATT{self.nameless:05}{_EXTENSIONS.get(kind, '.bin')}"


def _content(part: _Part, depth: int) -> bytes | MailContent:
    if part.get_content_type() in _MESSAGES and depth < _DEEPEST:
        inner = part.get_payload()
        if isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], Message):
            return _mail(inner[0], depth + 1)
    if part.get_content_type() in _REPORTS:
        return b"\r\n".join(b"".join(_header_lines(block)) for block in part.walk() if block is not part)
    return b"".join(_leaves(part))


def _header_lines(block: _Part) -> Iterator[bytes]:
    for name, value in block.raw_items():
        yield f"{name}: {raw_text(str(value))}\r\n".encode("utf-8", "replace")


def _leaves(part: _Part) -> Iterator[bytes]:
    """The decoded bytes of a part; of a container that is where none belongs, those of all its parts."""
    for leaf in part.walk():
        data = leaf.get_payload(decode=True)
        if isinstance(data, bytes):
            yield data


def _text(part: _Part) -> str:
    return decode_bytes(b"".join(_leaves(part)), _parameter(part, "charset"))


def _parameter(part: _Part, name: str) -> str:
    value = part.get_param(name, "")
    return value[2] if isinstance(value, tuple) else str(value or "")


def _lines(text: str) -> str:
    """Text bodies have CRLF, whatever they came with."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
