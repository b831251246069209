"""A mail as MIME, whole: one CreateItem saves it with its attachments and its place in a conversation."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP

from integration.model.mail import File, Original, OutgoingMail

# PidTagConversationIndex: 22 bytes for the first mail, 5 for each answer below it (MS-OXOMSG 2.2.1.3).
_HEADER = 22
_CHILD = 5
_FILETIME_ZERO = datetime(1601, 1, 1)
_MEDIA_TYPE = re.compile(r"([\w.+-]+)/([\w.+-]+)", re.ASCII)


def mime_of(mail: OutgoingMail, files: Iterable[File], original: Original | None) -> bytes:
    """Return what the mail says, is attached and continues; to whom it goes, and its subject, stand beside the MIME.

    Outlook groups by Thread-Index and Thread-Topic, other mail programs by References (RFC 5322 3.6.4).
    """
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = mail.internet_message_id
    references = mail.letter.references
    if original and references:
        references = (*original.references, references[-1])
    if references:
        message["In-Reply-To"] = references[-1]
        message["References"] = " ".join(dict.fromkeys(references))
    if original and _is_index(original.conversation_index):
        index = answer_index(original.conversation_index, mail)
        message["Thread-Topic"] = original.conversation_topic
        message["Thread-Index"] = b64encode(index).decode()
    message.set_content(mail.letter.html, subtype="html", charset="utf-8", cte="base64")
    for file in files:
        kind, more = _media_type(file.content_type)
        message.add_attachment(file.content, maintype=kind, subtype=more, filename=" ".join(file.name.split()))
    return message.as_bytes()


def _media_type(named: str) -> tuple[str, str]:
    """Return the parts of a file's media type; what would not be a file in MIME, or is none, is only bytes."""
    known = _MEDIA_TYPE.fullmatch(named)
    if known is None or known[1].lower() in ("message", "multipart"):
        return "application", "octet-stream"
    return known[1], known[2]


def answer_index(answered: bytes, mail: OutgoingMail) -> bytes:
    """Return the ConversationIndex of an answer: that of the mail answered, and when it was written after its first.

    The same mail has the same index, however often it is saved.
    """
    begun = int.from_bytes(answered[1:6], "big") << 24
    written = (mail.created_at.replace(tzinfo=None) - _FILETIME_ZERO) // timedelta(microseconds=1) * 10
    passed = max(0, written - begun)
    # Bit 31 says that the time is in coarser units: the lower 18 or 23 bits of a FILETIME are left out.
    delta = passed >> 18 if passed < 1 << 49 else 1 << 31 | (passed >> 23) & 0x7FFFFFFF
    return answered + delta.to_bytes(4, "big") + bytes((sum(mail.key.encode()) << 4 & 0xF0,))


def _is_index(index: bytes) -> bool:
    return len(index) >= _HEADER and (len(index) - _HEADER) % _CHILD == 0 and index[0] == 1
