"""Parsing and escaping XML: one hardened parser, one escape, and where in the text an element stands."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from lxml import etree

from fake_ews.errors import SchemaViolation

#: How deep and how large a request may be before the parser gives up; libxml2's own limits stay on (no huge_tree).
_SPECIAL: Final = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(body: bytes) -> etree._Element:
    """Parse a request; raises SchemaViolation for what is not well formed, with the parser's line and column.

    No DTD, no entities beyond the five of XML, no network: a document type is refused as Exchange refuses it.
    """
    # A parser carries state of its own document, so each request has a fresh one; making it costs a microsecond.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise SchemaViolation(_syntax_text(error, line, column), line, column) from None
    except ValueError as error:
        raise SchemaViolation(str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise SchemaViolation("For security reasons DTD is prohibited in this XML document.")
    return root


def _syntax_text(error: etree.XMLSyntaxError, line: int, column: int) -> str:
    """Word what libxml2 found in the manner of .NET's reader: one sentence, then the position."""
    if not error.msg or "Document is empty" in error.msg:
        return "Root element is missing."
    reason = error.msg.partition(", line ")[0].rstrip(".")
    return f"{reason}. Line {line}, position {column}."


def position_of(body: bytes, root: etree._Element, element: etree._Element) -> tuple[int, int]:
    """Return line and column, from 1, of an element's name in the text as sent.

    libxml2 keeps lines only; a second pass counts start tags up to the offending one. It runs only when a request is
    refused, so its cost does not matter.
    """
    ordinal = next(number for number, one in enumerate(root.iter("*")) if one is element)
    found = [0, 0]
    seen = -1
    reader = expat.ParserCreate()

    def start(_name: str, _attributes: object) -> None:
        nonlocal seen
        seen += 1
        if seen == ordinal:
            # .NET points at the name after the bracket, counted from 1; expat at the bracket, counted from 0.
            found[:] = [reader.CurrentLineNumber, reader.CurrentColumnNumber + 2]

    reader.StartElementHandler = start
    reader.Parse(body, True)
    return found[0], found[1]


def escape(text: str) -> str:
    """Escape character data. Characters that XML 1.0 cannot hold are dropped, since no escape exists for them."""
    if not _SPECIAL.search(text):
        return text
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#xD;")


def escape_attribute(text: str) -> str:
    """Escape an attribute value that stands between double quotes."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#xA;").replace("\t", "&#x9;")
