"""What Exchange makes of a body: text as HTML, previews, and cuts."""

from __future__ import annotations

import html
import re
from typing import Final

from fake_ews.mailbox.bodies.html_to_text import html_to_text
from fake_ews.mailbox.bodies.safe_html import safe_html, with_head

__all__ = ["cut", "html_to_text", "preview", "safe_html", "text_to_html", "truncated", "with_head"]

#: Preview is the first 256 characters by MS-OXWSCORE 2.2.4.24, 255 on servers.
PREVIEW_SIZE: Final = 255
#: What FindItem gives of a text property: 512 bytes in Unicode and their end.
ROW_SIZE: Final = 255
#: What FindItem gives of a body.
BODY_ROW_SIZE: Final = 512

_BLANKS: Final = re.compile(r" +")
_BEFORE: Final = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n'
    '<meta name="Generator" content="Microsoft Exchange Server">\r\n'
    "<!-- converted from text -->\r\n"
    "<style><!-- .EmailQuote { margin-left: 1pt; padding-left: 4pt; border-left: #800000 2px solid; } --></style>"
    "</head>\r\n"
    "<body>\r\n"
    '<font size="2"><span style="font-size:10pt;"><div class="PlainText">'
)
_AFTER: Final = "</div></span></font>\r\n</body>\r\n</html>\r\n"


def text_to_html(text: str) -> str:
    """Return a text body as the HTML that Exchange makes of it ("converted from text"); an empty one holds a blank."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    body = "<br>\r\n".join(_spaced(html.escape(line.expandtabs(8), quote=False)) for line in lines)
    return f"{_BEFORE}{body or '&nbsp;'}{_AFTER}"


def preview(text: str) -> str:
    """Return the Preview of a text body: without the blanks around it, PREVIEW_SIZE characters at most."""
    return cut(text.strip(), PREVIEW_SIZE)


def truncated(body: str, size: int | None) -> tuple[str, bool]:
    """Return a body cut to ``size`` characters (None: not at all), and whether that took something away."""
    if size is None or len(body) <= size:
        return body, False
    return cut(body, size), True


def cut(text: str, size: int) -> str:
    """Return the first ``size`` UTF-16 units of ``text``, never half a character."""
    if len(text) * 2 <= size:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: size * 2]
    return units.decode("utf-16-le", "ignore")


def _spaced(line: str) -> str:
    """Of several blanks all but the last are kept apart, and one at the start of a line too."""
    return _BLANKS.sub(lambda run: _nonbreaking(len(run[0]), first=run.start() == 0), line)


def _nonbreaking(count: int, *, first: bool) -> str:
    if first:
        return "&nbsp;" * count
    return "&nbsp;" * (count - 1) + " "
