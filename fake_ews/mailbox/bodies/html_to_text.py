"""An HTML body as text, in the layout that Exchange gives it."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

# fmt: off
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer",
    "form", "header", "html", "main", "nav", "section", "table", "tbody", "tfoot", "thead", "tr",
})
# fmt: on
#: Blocks that stand alone, with an empty line on each side.
_PARAGRAPHS: Final = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "ul"})
_NOT_SHOWN: Final = frozenset({"applet", "noframes", "object", "script", "style", "template", "title"})
_RULE: Final = "_" * 32
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_TAGS: Final = re.compile(r"<[^>]*>")
_LINKED: Final = ("http:", "https:", "ftp:", "mailto:", "tel:", "file:")


def html_to_text(source: str) -> str:
    """Return the text of an HTML body: CRLF at each line's end, one at the end of all; nothing of an empty body.

    As in the text parts that Exchange writes: a link's target follows it in angle brackets, a picture is its
    alternative text in square ones, list items are indented, a ruler is 32 underscores.
    """
    renderer = _Renderer()
    try:
        renderer.feed(source)
        renderer.close()
    except AssertionError:  # the standard library's parser gives up on some broken declarations ("<![x")
        return _ended(html.unescape(_TAGS.sub(" ", source)).split("\n"))
    return _ended(renderer.finished())


def _ended(lines: list[str]) -> str:
    trimmed = [line.rstrip(" \t\r") for line in lines]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return "".join(f"{line}\r\n" for line in trimmed)


class _Renderer(HTMLParser):
    """Builds lines: blocks ask for a new one, paragraphs for an empty one between, br makes one in any case."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._empty_wanted = False
        self._hidden = 0
        self._kept = 0
        self._links: list[str] = []
        self._lists: list[int | None] = []

    def finished(self) -> list[str]:
        self._end_line()
        return self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _NOT_SHOWN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self._end_line()
        elif tag in _PARAGRAPHS:
            self._block(tag, values)
        elif tag == "br":
            self._break()
        elif tag == "hr":
            self._end_line()
            self._add(_RULE)
            self._end_line()
        elif tag == "li":
            self._item()
        elif tag in ("td", "th") and self._line.strip():
            self._add("\t")
        elif tag == "img":
            self._add_picture(values)
        elif tag == "a":
            self._links.append(values.get("href", "").strip())

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_SHOWN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS or tag == "li":
            self._end_line()
        elif tag in _PARAGRAPHS:
            self._end_block(tag)
        elif tag == "a" and self._links:
            target = self._links.pop()
            if target.lower().startswith(_LINKED):
                self._add(f"<{target}>")

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._kept:
            first, *others = data.replace("\r\n", "\n").split("\n")
            self._add(first)
            for line in others:
                self._break()
                self._add(line)
            return
        text = _BLANKS.sub(" ", data)
        if text.startswith(" ") and (not self._line or self._line.endswith((" ", "\t"))):
            text = text[1:]
        self._add(text)

    def _block(self, tag: str, values: dict[str, str]) -> None:
        self._end_line()
        self._empty_wanted = not self._lists
        if tag == "pre":
            self._kept += 1
        elif tag in ("ul", "ol"):
            start = values.get("start", "1")
            number = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
            self._lists.append(number if tag == "ol" else None)

    def _end_block(self, tag: str) -> None:
        self._end_line()
        if tag == "pre":
            self._kept = max(0, self._kept - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._empty_wanted = not self._lists

    def _item(self) -> None:
        self._end_line()
        number = self._lists[-1] if self._lists else None
        indent = "  " * max(1, len(self._lists))
        if number is None:
            self._add(f"{indent}*   ")
        else:
            self._lists[-1] = number + 1
            self._add(f"{indent}{number}.  ")

    def _add_picture(self, values: dict[str, str]) -> None:
        shown = values.get("alt", "").strip() or values.get("src", "").strip()
        if shown and not shown.startswith("data:"):
            self._add(f"[{shown}]")

    def _add(self, text: str) -> None:
        if not text or self._hidden:
            return
        if not self._line and self._empty_wanted:
            if self._lines and self._lines[-1]:
                self._lines.append("")
            self._empty_wanted = False
        self._line += text.replace("\xa0", " ")

    def _break(self) -> None:
        if not self._hidden:
            self._lines.append(self._line)
            self._line = ""

    def _end_line(self) -> None:
        if self._line.strip():
            self._lines.append(self._line)
        self._line = ""
