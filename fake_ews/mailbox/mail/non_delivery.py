"""Reports of non-delivery, as the server here or one outside sends them (RFC 3464)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape
from typing import Final

from fake_ews.mailbox.mime.content import Address, MailContent
from fake_ews.mailbox.mime.headers import encode_addresses, encode_text
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.premises import Premises
from fake_ews.values import dataclass

#: An enhanced status code at the beginning of a reply (RFC 2034 4).
_STATUS: Final = re.compile(r"[45]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mail did not arrive: the status of RFC 3463, the server's own words, and those for people.

    ``remote`` is the server that said so, where it was another one.
    """

    status: str
    diagnostic: str
    sentence: str
    remote: str = ""


NOT_FOUND: Final = Reason(
    "5.1.1",
    "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found",
    "The e-mail address you entered couldn't be found. Please check the recipient's e-mail address and try to resend"
    " the message.",
)
EXPIRED: Final = Reason(
    "4.4.7",
    "550 4.4.7 QUEUE.Expired; message expired",
    "The server has tried to deliver this message, without success, and has stopped trying. Please try sending this"
    " message again.",
)


def rejected(remote: str, code: int, text: str) -> Reason:
    """Return the reason of a mail that another server refused for good, in its own words."""
    status = _STATUS.match(text)
    sentence = f"The following organization rejected your message: {remote}."
    return Reason(status.group() if status else "5.0.0", f"{code} {text}", sentence, remote)


def report(
    premises: Premises,
    original: bytes,
    author: Address,
    to: str,
    failed: str,
    message_id: str,
    reason: Reason = NOT_FOUND,
) -> bytes:
    """Return the MIME text that tells ``to`` that a message did not reach ``failed``."""
    content = read_mime(original)
    boundary = hashlib.sha256(f"{message_id}/{failed}".encode()).hexdigest()[:32]
    reporter = author[1].partition("@")[2]
    head = (
        encode_addresses("From", [author]),
        encode_addresses("To", [("", to)]),
        f"Date: {format_datetime(premises.clock.now())}\r\n".encode(),
        f'Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="{boundary}"\r\n'.encode(),
        f"Message-ID: {message_id}\r\n".encode(),
        *_reference(content),
        encode_text("Subject", f"Undeliverable: {content.subject}"),
        b"Auto-Submitted: auto-replied\r\nX-MS-Exchange-Message-Is-Ndr: \r\nMIME-Version: 1.0\r\n",
    )
    parts = (
        b'Content-Type: text/html; charset="utf-8"\r\n\r\n' + _explanation(failed, content.subject, reason).encode(),
        b"Content-Type: message/delivery-status\r\n\r\n"
        + f"Reporting-MTA: dns;{reporter}\r\n\r\nFinal-recipient: RFC822;{failed}\r\n".encode()
        + f"Action: failed\r\nStatus: {reason.status}\r\n".encode()
        + f"Diagnostic-Code: smtp;{_one_line(reason.diagnostic)}\r\n".encode()
        + (f"Remote-MTA: dns;{reason.remote}\r\n".encode() if reason.remote else b""),
        b"Content-Type: message/rfc822\r\n\r\n" + original,
    )
    return b"".join(head) + b"\r\n" + assembled(boundary, parts)


def assembled(boundary: str, parts: Iterable[bytes]) -> bytes:
    """Return the body of a report: its parts, each with its header lines, between boundaries (RFC 2046 5.1.1)."""
    line = f"--{boundary}".encode()
    return b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def _reference(content: MailContent) -> tuple[bytes, ...]:
    if not content.message_id:
        return ()
    return (encode_text("In-Reply-To", content.message_id), encode_text("References", content.message_id))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _explanation(failed: str, subject: str, reason: Reason) -> str:
    return (
        "<html><body><p><b>Delivery has failed to these recipients or groups:</b></p>"
        f'<p><a href="mailto:{escape(failed)}">{escape(failed)}</a><br>'
        f"{escape(reason.sentence)}</p><p>Subject: {escape(subject)}</p></body></html>"
    )
