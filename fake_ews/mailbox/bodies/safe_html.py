"""HTML bodies as Exchange hands them out: with the head that it writes, and without what could harm a reader."""

from __future__ import annotations

import html
import re
from html.entities import html5
from html.parser import HTMLParser
from typing import Final

_META: Final = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
_OPENING: Final = f"<html>\r\n<head>\r\n{_META}\r\n"
_CLOSING: Final = "\r\n</body>\r\n</html>\r\n"

#: Elements that go with everything in them, and those that go alone.
_DROPPED: Final = frozenset(
    {
        "applet",
        "audio",
        "canvas",
        "embed",
        "frameset",
        "iframe",
        "object",
        "script",
        "svg",
        "template",
        "title",
        "video",
    }
)
_DROPPED_TAGS: Final = frozenset({"base", "body", "form", "frame", "head", "html", "input", "link", "meta", "source"})
_EMPTY: Final = frozenset(
    {"area", "br", "col", "hr", "img", "wbr", "embed", "frame", "input", "link", "meta", "source"}
)
_URLS: Final = frozenset({"action", "background", "cite", "href", "longdesc", "src", "usemap"})
_SAFE_URL: Final = re.compile(
    r"(?:https?|ftp|mailto|tel|cid|file|news|notes|data:image/[a-z]+;base64)[:,]|[^:]*$|[#/?]"
)
_UNSAFE_STYLE: Final = re.compile(
    r"expression\s*\(|javascript:|vbscript:|behavior\s*:|-moz-binding|@import|<(?!!--)", re.IGNORECASE
)
_ATTRIBUTE: Final = re.compile(r"[a-z][a-z0-9_:.-]*")
_CONTROL: Final = re.compile(r"[\x00-\x20]+")
_HEAD_TAG: Final = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_HTML_TAG: Final = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_CHARACTER_SET: Final = re.compile(r"<meta\b[^>]*charset[^>]*>", re.IGNORECASE)


def with_head(source: str, converting: bool = True) -> str:
    """Return an HTML body as GetItem gives it unfiltered: its own tags, the character set said as UTF-8.

    A fragment gets the html and head around it. A character set that it names is replaced, since what is sent is text,
    unless ``converting`` says otherwise (ConvertHtmlCodePageToUTF8).
    """
    if _CHARACTER_SET.search(source):
        return source if not converting else _CHARACTER_SET.sub(_META, source, count=1)
    if _HEAD_TAG.search(source):
        return _HEAD_TAG.sub(lambda tag: f"{tag[0]}\r\n{_META}", source, count=1)
    head = f"<head>\r\n{_META}\r\n</head>\r\n"
    if _HTML_TAG.search(source):
        return _HTML_TAG.sub(lambda tag: f"{tag[0]}\r\n{head}", source, count=1)
    return f"<html>\r\n{head}<body>\r\n{source}{_CLOSING}"


def safe_html(source: str) -> str:
    """Return an HTML body with FilterHtmlContent: no scripts, handlers, frames, forms or web beacons.

    MS-OXWSCDATA 2.2.4.44 and MS-OXWSSYNC 3.1.4.2 ask for the first and the last. Written anew, a line each for html,
    head, meta and body; a blank stands before the line break of a body that ends with text, as real servers put it.
    """
    writer = _Writer()
    try:
        writer.feed(source)
        writer.close()
    except AssertionError:  # the standard library's parser gives up on some broken declarations ("<![x")
        return f"{_OPENING}</head>\r\n<body>\r\n{html.escape(source, quote=False)} {_CLOSING}"
    return writer.document()


class _Writer(HTMLParser):
    """Writes down again what is harmless."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._body: list[str] = []
        self._styles: list[str] = []
        self._body_tag = "<body>"
        self._dropping: list[str] = []
        self._in_style = False
        self._in_head = False
        self._ends_with_text = False

    def document(self) -> str:
        body = "".join(self._body).strip("\r\n")
        blank = " " if self._ends_with_text and not body.endswith(" ") else ""
        styles = "".join(f"<style>{style}</style>\r\n" for style in self._styles if not _UNSAFE_STYLE.search(style))
        return f"{_OPENING}{styles}</head>\r\n{self._body_tag}\r\n{body}{blank}{_CLOSING}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping or tag in _DROPPED:
            if tag not in _EMPTY:
                self._dropping.append(tag)
            return
        if tag in ("head", "body"):
            self._in_head = tag == "head"
        if tag == "body":
            self._body_tag = f"<body{_attributes(attrs)}>"
        elif tag == "style":
            self._in_style = True
            self._styles.append("")
        elif tag not in _DROPPED_TAGS and _ATTRIBUTE.fullmatch(tag) and not _is_beacon(tag, attrs):
            self._write(f"<{tag}{_attributes(attrs)}>")

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag in self._dropping:
                while self._dropping.pop() != tag:
                    pass
        elif tag == "style":
            self._in_style = False
        elif tag == "head":
            self._in_head = False
        elif tag not in _DROPPED | _DROPPED_TAGS | _EMPTY and _ATTRIBUTE.fullmatch(tag):
            self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._in_style and self._styles:
            self._styles[-1] += data
        elif not self._dropping and not self._in_head:
            self._write(html.escape(data, quote=False), text=bool(data.strip()))

    def handle_entityref(self, name: str) -> None:
        if not self._dropping and not self._in_head:
            self._write(f"&{name};" if f"{name};" in html5 else f"&amp;{name}", text=True)

    def handle_charref(self, name: str) -> None:
        if not self._dropping and not self._in_head:
            self._write(html.escape(html.unescape(f"&#{name};"), quote=False), text=True)

    def _write(self, piece: str, *, text: bool = False) -> None:
        self._body.append(piece)
        if text or piece.strip():
            self._ends_with_text = text


def _attributes(attrs: list[tuple[str, str | None]]) -> str:
    kept = []
    for name, value in attrs:
        if name.startswith("on") or not _ATTRIBUTE.fullmatch(name):
            continue
        text = value or ""
        if name in _URLS and not _SAFE_URL.match(_CONTROL.sub("", text).lower()):
            continue
        if name == "style" and _UNSAFE_STYLE.search(text):
            continue
        kept.append(f' {name}="{html.escape(text)}"' if value is not None else f" {name}")
    return "".join(kept)


def _is_beacon(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """A picture from outside that nobody can see only tells its server who reads."""
    values = {name: (value or "").strip().lower() for name, value in attrs}
    outside = values.get("src", "").startswith(("http:", "https:", "//"))
    invisible = {values.get("width", ""), values.get("height", "")} & {"0", "1", "0px", "1px"}
    return tag == "img" and outside and bool(invisible)
