"""HTML that somebody else wrote: as plain text, and made safe to show."""

from __future__ import annotations

import html
import re

import nh3

_BREAKS = re.compile(r"<(br|/p|/div|/tr|/li|/h[1-6]|hr)\b[^>]*>", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n{3,}")


def text_of(markup: str) -> str:
    """Return the text of an HTML mail, a line a block."""
    broken = _BREAKS.sub(lambda match: match.group(0) + "\n", markup)
    plain = html.unescape(nh3.clean(broken, tags=set()))
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def safe(markup: str) -> str:
    """Return the markup without anything that runs, loads or reaches outside."""
    return nh3.clean(markup, tags=nh3.ALLOWED_TAGS - {"img"}, link_rel="noopener noreferrer nofollow")
