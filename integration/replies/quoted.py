"""What the writer of a mail wrote himself, without the mail that he quotes."""

from __future__ import annotations

import re

from mailparser_reply.parser import EmailMessage

from integration.markup import text_of

_LANGUAGES = ("en", "de")
# Outlook sets the quoted mail apart with one of these, and nothing of the writer's own comes after.
_OUTLOOK_QUOTE = re.compile(
    r"""<div[^>]+(id=["']?(divRplyFwdMsg|appendonsend)|style=["'][^"']*border-top:\s*solid)|<blockquote\b""",
    re.IGNORECASE,
)
# Whatever the language, a quoted mail is introduced by a line like "On Monday Anna wrote:", by lines like "From: Anna",
# or below dashes. Most answers have none of these, and the parser takes ten times as long to find that out.
_MAY_INTRODUCE = re.compile(r"^[\s>*]*\w+:|:$|^-{5}", re.MULTILINE)


class _Parts(EmailMessage):  # type: ignore[misc]
    """A mail taken apart where quoted mail is introduced; signatures stay where they are, so none is looked for."""

    def _process_signatures_disclaimers(self, text: str) -> tuple[list[str], str]:
        return [], ""


def own_words(markup: str, text: str) -> str:
    """Return what the writer wrote, without the mail that it quotes; the whole text when nothing is quoted."""
    quote = _OUTLOOK_QUOTE.search(markup)
    whole = text_of(markup[: quote.start()]) if quote else text or text_of(markup)
    # Its lines are without blanks around them by now.
    parts = _Parts(text=whole, languages=list(_LANGUAGES))
    if not _MAY_INTRODUCE.search(parts.text):
        return str(parts.text).strip()
    return (parts.read().latest_reply or whole).strip()
