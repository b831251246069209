"""What the writer of a mail wrote himself, without the mail that he quotes."""

from __future__ import annotations

import re

from mailparser_reply import EmailReplyParser

from integration.markup import text_of

_LANGUAGES = ("en", "de")
# Outlook sets the quoted mail apart with one of these, and nothing of the writer's own comes after.
_OUTLOOK_QUOTE = re.compile(
    r"""<div[^>]+(id=["']?(divRplyFwdMsg|appendonsend)|style=["'][^"']*border-top:\s*solid)|<blockquote\b""",
    re.IGNORECASE,
)


def own_words(markup: str, text: str) -> str:
    """Return what the writer wrote, without the mail that it quotes; the whole text when nothing is quoted."""
    whole = text or text_of(markup)
    if markup:
        quote = _OUTLOOK_QUOTE.search(markup)
        whole = text_of(markup[: quote.start()]) if quote else whole
    parsed = EmailReplyParser(languages=list(_LANGUAGES)).parse_reply(text=whole)
    return (parsed or whole).strip()
