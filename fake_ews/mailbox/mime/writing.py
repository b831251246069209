"""From what a mail says to MIME: the same mail and seed give the same bytes."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from email.utils import format_datetime
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from fake_ews.mailbox.mime.content import Address, MailAttachment, MailContent
from fake_ews.mailbox.mime.headers import encode_addresses, encode_text
from fake_ews.values import dataclass

_IMPORTANCE: Final = MappingProxyType({"High": ("high", "1"), "Low": ("low", "5")})
_SENSITIVITY: Final = MappingProxyType(
    {"Personal": "personal", "Private": "private", "Confidential": "company-confidential"}
)
_TYPE: Final = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+")
_NAME: Final = re.compile(r"[!-9;-~]+")
_PARAMETER_SEGMENT: Final = 50
#: Lines that are written from fields, or that describe an encoding which is done anew.
_NOT_COPIED: Final = frozenset(
    {
        "subject",
        "from",
        "sender",
        "to",
        "cc",
        "bcc",
        "reply-to",
        "message-id",
        "in-reply-to",
        "references",
        "date",
        "importance",
        "priority",
        "x-priority",
        "sensitivity",
        "auto-submitted",
        "thread-topic",
        "thread-index",
        "disposition-notification-to",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "content-id",
        "content-description",
        "content-location",
    }
)


@dataclass(frozen=True, slots=True)
class _Part:
    """Header lines with their CRLFs, and a body that is encoded already."""

    headers: bytes
    body: bytes

    def whole(self) -> bytes:
        return self.headers + b"\r\n" + self.body


def write_mime(content: MailContent, seed: str = "") -> bytes:
    """Write a mail; boundaries come from ``seed`` (the Message-ID if it is empty).

    Attachments are base64, texts quoted-printable or base64, lines end with CRLF and are no longer than SMTP allows.
    Bcc is written when there is one: whoever sends the mail leaves it out of ``content``.
    """
    seed = seed or content.message_id
    body = _with_files(content, _with_images(content, _bodies(content, seed), seed), seed)
    return b"".join(_headers(content)) + body.headers + b"MIME-Version: 1.0\r\n\r\n" + body.body


def _headers(content: MailContent) -> Iterator[bytes]:
    """In the order in which Exchange writes them, what else came along at the end."""
    addresses: tuple[tuple[str, tuple[Address, ...]], ...] = (
        ("From", (content.from_,) if content.from_ else ()),
        ("Sender", (content.sender,) if content.sender else ()),
        ("To", content.to),
        ("CC", content.cc),
        ("Bcc", content.bcc),
        ("Reply-To", content.reply_to),
        ("Disposition-Notification-To", content.read_receipt_to),
    )
    for name, values in addresses:
        if values:
            yield encode_addresses(name, values)
    yield encode_text("Subject", content.subject)
    importance, priority = _IMPORTANCE.get(content.importance, ("", ""))
    texts = (
        ("Thread-Topic", content.thread_topic),
        ("Thread-Index", base64.b64encode(content.thread_index).decode("ascii")),
        ("Importance", importance),
        ("X-Priority", priority),
        ("Sensitivity", _SENSITIVITY.get(content.sensitivity, "")),
        ("Date", format_datetime(content.date) if content.date else ""),
        ("Message-ID", content.message_id),
        ("References", content.references),
        ("In-Reply-To", content.in_reply_to),
        ("Auto-Submitted", content.auto_submitted),
    )
    for name, value in texts:
        if value:
            yield encode_text(name, value)
    for name, value in content.headers:
        if name.lower() not in _NOT_COPIED and _NAME.fullmatch(name):
            yield encode_text(name, value)


def _bodies(content: MailContent, seed: str) -> _Part:
    parts = []
    if content.text is not None:
        parts.append(_text_part("text/plain", content.text))
    if content.html is not None:
        parts.append(_text_part("text/html", content.html))
    if content.calendar is not None:
        method = re.sub(r"[^A-Za-z-]", "", content.calendar.method)
        parts.append(_text_part("text/calendar", content.calendar.text, f"; method={method}" if method else ""))
    return _joined("alternative", parts or [_text_part("text/plain", "")], seed, 0)


def _with_images(content: MailContent, body: _Part, seed: str) -> _Part:
    images = [_attachment_part(one, "", at) for at, one in enumerate(content.attachments) if _is_image(content, one)]
    return _joined("related", [body, *images], seed, 4)


def _with_files(content: MailContent, body: _Part, seed: str) -> _Part:
    files = [
        _attachment_part(one, seed, at) for at, one in enumerate(content.attachments) if not _is_image(content, one)
    ]
    return _joined("mixed", [body, *files], seed, 5)


def _is_image(content: MailContent, attachment: MailAttachment) -> bool:
    is_part = content.html is not None and attachment.inline and bool(attachment.content_id)
    return is_part and isinstance(attachment.content, bytes)


def _joined(kind: str, parts: list[_Part], seed: str, number: int) -> _Part:
    if len(parts) == 1:
        return parts[0]
    boundary = _boundary(seed, number, parts)
    line = b"--" + boundary
    body = b"".join(line + b"\r\n" + part.whole() + b"\r\n" for part in parts) + line + b"--\r\n"
    headers = f'Content-Type: multipart/{kind};\r\n\tboundary="'.encode("ascii") + boundary + b'"\r\n'
    return _Part(headers, body)


def _boundary(seed: str, number: int, parts: list[_Part]) -> bytes:
    """Of the form that Exchange writes; another one when a part happens to hold it (a mail may attach itself)."""
    attempt = 0
    while True:
        digest = hashlib.sha256(f"{seed}/{number}/{attempt}".encode("utf-8", "replace")).hexdigest()[:32].upper()
        boundary = f"_{number:03}_{digest}_".encode("ascii")
        if not any(boundary in part.body or boundary in part.headers for part in parts):
            return boundary
        attempt += 1


def _text_part(kind: str, text: str, parameters: str = "") -> _Part:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    data = text.encode("utf-8", "replace")
    character_set = "us-ascii" if data.isascii() else "utf-8"
    if sum(byte > 0x7E or byte < 0x20 for byte in data.replace(b"\n", b"")) * 6 > len(data):
        encoding, body = "base64", _base64(data.replace(b"\n", b"\r\n"))
    else:
        encoding, body = "quoted-printable", b"\r\n".join(map(_quoted_printable, data.split(b"\n")))
    headers = (
        f'Content-Type: {kind}; charset="{character_set}"{parameters}\r\nContent-Transfer-Encoding: {encoding}\r\n'
    )
    return _Part(headers.encode("ascii"), body)


def _quoted_printable(line: bytes) -> bytes:
    """One line at a time, so that only its own length breaks it, and with CRLF."""
    return binascii.b2a_qp(line, istext=False).replace(b"=\n", b"=\r\n")


def _base64(data: bytes) -> bytes:
    text = base64.b64encode(data)
    return b"".join(text[at : at + 76] + b"\r\n" for at in range(0, len(text), 76))


def _attachment_part(attachment: MailAttachment, seed: str, number: int) -> _Part:
    disposition = "inline" if attachment.inline else "attachment"
    if isinstance(attachment.content, MailContent):
        body, encoding = write_mime(attachment.content, f"{seed}/{number}"), "8bit"
        kind = "message/rfc822"
    else:
        body, encoding, kind = _base64(attachment.content), "base64", _file_type(attachment.content_type)
    headers = [f"Content-Type: {kind}".encode("ascii"), *_parameter("name", attachment.name), b"\r\n"]
    headers += (
        f"Content-Disposition: {disposition}".encode("ascii"),
        *_parameter("filename", attachment.name),
        b"\r\n",
    )
    if attachment.content_id:
        headers.append(encode_text("Content-ID", f"<{attachment.content_id}>"))
    if attachment.content_location:
        headers.append(encode_text("Content-Location", attachment.content_location))
    headers.append(f"Content-Transfer-Encoding: {encoding}\r\n".encode("ascii"))
    return _Part(b"".join(headers), body)


def _file_type(kind: str) -> str:
    """Containers may not be in base64 (RFC 2046 5.1, 5.2.1), so a file that claims to be one is just bytes."""
    usable = _TYPE.fullmatch(kind) and not kind.lower().startswith(("multipart/", "message/"))
    return kind if usable else "application/octet-stream"


def _parameter(name: str, value: str) -> Iterator[bytes]:
    """A parameter in quotes, or beyond ASCII in the segments of RFC 2231."""
    if not value:
        return
    if re.fullmatch(r"[ -~]*", value) and len(value) <= _PARAMETER_SEGMENT and "=?" not in value:
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        yield f';\r\n\t{name}="{escaped}"'.encode("ascii")
        return
    pieces = [quote(character.encode("utf-8", "replace"), safe="") for character in value]
    number, segment = 0, "utf-8''"
    for piece in pieces:
        if len(segment) + len(piece) > _PARAMETER_SEGMENT:
            yield f";\r\n\t{name}*{number}*={segment}".encode("ascii")
            number, segment = number + 1, ""
        segment += piece
    yield f";\r\n\t{name}*{number}*={segment}".encode("ascii")
