"""Bodies of requests and replies laid out for reading: XML indented, long texts and long bodies cut."""

from __future__ import annotations

from typing import Final

from lxml import etree

#: Characters of one text in XML, such as a sync state or the MIME content of a mail, and of a body as a whole.
LONGEST_TEXT: Final = 400
LONGEST_BODY: Final = 16_000

_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)


def laid_out(body: bytes) -> str:
    """Return the body as text for people; what is no XML comes as it is, what is no text as its size."""
    if not body:
        return ""
    try:
        root = etree.fromstring(body, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return _cut(_decoded(body), LONGEST_BODY)
    for element in root.iter():
        if element.text:
            element.text = _cut(element.text, LONGEST_TEXT)
    etree.indent(root, "  ")
    return _cut(etree.tostring(root, encoding="unicode"), LONGEST_BODY)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return f"({len(body):,} bytes that are no text)"


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[:longest]} … ({len(text) - longest:,} more characters)"
