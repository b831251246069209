"""Text that people type into a form, as the HTML of a mail, and back."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from integration.markup import text_of

# An address, or the token that becomes one when the mail is written.
_LINK: Final = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]|\{\{\s*unsubscribe_link\s*\}\}")


def paragraphs(text: str) -> str:
    """Return text as HTML: an empty line divides paragraphs, a line stays a line, an address becomes a link."""
    parts = re.split(r"\n{2,}", text.replace("\r", "").strip("\n"))
    return "".join(f"<p>{_marked_up(part)}</p>" for part in parts)


def typed(html: str) -> str:
    """Return the text that ``paragraphs`` would make such HTML of, as far as text can say it."""
    return text_of(html.replace("</p>", "</p>\n"))


def _marked_up(part: str) -> str:
    return _LINK.sub(r'<a href="\g<0>">\g<0></a>', escape(part, quote=False)).replace("\n", "<br>")
