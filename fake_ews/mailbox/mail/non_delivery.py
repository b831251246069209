"""Reports of non-delivery, as the server here or one outside sends them (RFC 3464)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from fake_ews.mailbox.mime.content import Address, MailContent
from fake_ews.mailbox.mime.headers import encode_addresses, encode_text
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.premises import Premises


def report(premises: Premises, original: bytes, author: Address, to: str, failed: str, message_id: str) -> bytes:
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
        b'Content-Type: text/html; charset="utf-8"\r\n\r\n' + _explanation(failed, content.subject).encode(),
        b"Content-Type: message/delivery-status\r\n\r\n"
        + f"Reporting-MTA: dns;{reporter}\r\n\r\nFinal-recipient: RFC822;{failed}\r\n".encode()
        + b"Action: failed\r\nStatus: 5.1.1\r\n"
        + b"Diagnostic-Code: smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found\r\n",
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


def _explanation(failed: str, subject: str) -> str:
    return (
        "<html><body><p><b>Delivery has failed to these recipients or groups:</b></p>"
        f'<p><a href="mailto:{escape(failed)}">{escape(failed)}</a><br>'
        "The e-mail address you entered couldn't be found. Please check the recipient's e-mail address and try to"
        f" resend the message.</p><p>Subject: {escape(subject)}</p></body></html>"
    )
