"""Reports as servers write them: words for people, a part for machines, and perhaps the message itself (RFC 6522)."""

from __future__ import annotations

import hashlib
from email.utils import format_datetime

from fake_ews.mailbox.mime.content import Address
from fake_ews.mailbox.mime.headers import encode_addresses, encode_text
from fake_ews.mailbox.premises import Premises
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported to whom, in whose name.

    ``kind`` is that of the ``machine``'s part: "delivery-status" (RFC 3464) or "disposition-notification" (RFC 8098).
    ``words`` are HTML; ``answered`` is the Message-ID of what is reported on, and ``original`` that message as MIME,
    where it is sent back; ``marks`` are further lines of the head.
    """

    kind: str
    author: Address
    to: Address
    subject: str
    words: str
    machine: tuple[str, ...]
    answered: str = ""
    original: bytes = b""
    marks: tuple[str, ...] = ()


def written(premises: Premises, report: Report, message_id: str) -> bytes:
    """Return a report as MIME."""
    boundary = hashlib.sha256(message_id.encode()).hexdigest()[:32]
    answered = report.answered
    head = (
        encode_addresses("From", [report.author]),
        encode_addresses("To", [report.to]),
        _lines(
            f"Date: {format_datetime(premises.clock.now())}",
            f'Content-Type: multipart/report; report-type={report.kind};\r\n\tboundary="{boundary}"',
            f"Message-ID: {message_id}",
        ),
        *((encode_text("In-Reply-To", answered), encode_text("References", answered)) if answered else ()),
        encode_text("Subject", report.subject),
        _lines("Auto-Submitted: auto-replied", *report.marks, "MIME-Version: 1.0", ""),
    )
    parts = [
        _lines('Content-Type: text/html; charset="utf-8"', "") + f"<html><body>{report.words}</body></html>".encode(),
        _lines(f"Content-Type: message/{report.kind}", "", *report.machine),
    ]
    if report.original:
        parts.append(_lines("Content-Type: message/rfc822", "") + report.original)
    line = f"--{boundary}".encode()
    return b"".join(head) + b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()
