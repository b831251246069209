"""Reports of non-delivery, as the server here or one outside sends them (RFC 3464)."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from fake_ews.mailbox.mail.reports import Report, written
from fake_ews.mailbox.mime.content import Address
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
    told = Report(
        kind="delivery-status",
        author=author,
        to=("", to),
        subject=f"Undeliverable: {content.subject}",
        words=_explanation(failed, content.subject, reason),
        machine=(
            f"Reporting-MTA: dns;{author[1].partition('@')[2]}",
            "",
            f"Final-recipient: RFC822;{failed}",
            "Action: failed",
            f"Status: {reason.status}",
            f"Diagnostic-Code: smtp;{_one_line(reason.diagnostic)}",
            *((f"Remote-MTA: dns;{reason.remote}",) if reason.remote else ()),
        ),
        answered=content.message_id,
        original=original,
        marks=("X-MS-Exchange-Message-Is-Ndr: ",),
    )
    return written(premises, told, message_id)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _explanation(failed: str, subject: str, reason: Reason) -> str:
    return (
        "<p><b>Delivery has failed to these recipients or groups:</b></p>"
        f'<p><a href="mailto:{escape(failed)}">{escape(failed)}</a><br>'
        f"{escape(reason.sentence)}</p><p>Subject: {escape(subject)}</p>"
    )
