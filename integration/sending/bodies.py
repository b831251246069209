"""What a mail is made of: the writer's words, signature and link to unsubscribe, the mail answered; its subject."""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import Final

from integration.markup import safe
from integration.model.crm import TimelineEntry
from integration.replies.rules import plain_subject

_SIGNATURE: Final = '<div class="signature">'
_LEFT_BY: Final = '<div class="unsubscribe">'
# As Outlook sets it apart, so that every mail program, and our own reading of replies, knows it for a quotation.
_QUOTED: Final = '<div style="border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
_HEADINGS: Final = MappingProxyType(
    {"en": ("From", "Sent", "To", "Cc", "Subject"), "de": ("Von", "Gesendet", "An", "Cc", "Betreff")}
)


def signed(words: str, signature: str) -> str:
    """Return the words with the signature below them."""
    return f"{words}{_SIGNATURE}{signature}</div>" if signature else words


def left_by(link: str, words: str) -> str:
    """Return the link to unsubscribe as it stands below a mail."""
    return f'{_LEFT_BY}<p><a href="{escape(link)}">{escape(words)}</a></p></div>'


def quotation(entry: TimelineEntry, language: str) -> str:
    """Return the mail of an entry as it stands below the answer to it."""
    said = (
        entry.sender,
        f"{entry.timestamp:%Y-%m-%d %H:%M} UTC",
        "; ".join(entry.to),
        "; ".join(entry.cc),
        entry.subject,
    )
    lines = [f"<b>{name}:</b> {escape(value)}" for name, value in zip(_HEADINGS[language], said, strict=True) if value]
    body = safe(entry.html) if entry.html else f"<p>{escape(entry.text)}</p>".replace("\n", "<br>")
    return f"{_QUOTED}<p>{'<br>'.join(lines)}</p></div><div>{body}</div>"


def parted(html: str) -> tuple[str, str]:
    """Return the words of a mail and everything below them."""
    below = min((at for mark in (_SIGNATURE, _LEFT_BY, _QUOTED) if (at := html.find(mark)) >= 0), default=len(html))
    return html[:below], html[below:]


def answer_subject(subject: str) -> str:
    """Return the subject of a mail that continues one of that subject."""
    stem = subject
    while plain_subject(stem) != " ".join(stem.split()).casefold():
        stem = stem.partition(":")[2]
    return f"RE: {stem.strip()}"
