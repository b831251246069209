"""Parsing and escaping XML: one hardened parser, and one escape."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from fake_ews.errors import SchemaViolation
from fake_ews.wire.malformed import TOO_DEEP, document_type, malformed

_SPECIAL: Final = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ATTRIBUTE_SPECIAL: Final = re.compile('[&<>"\n\t\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]')
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: A document type in any encoding whose characters are those of ASCII, with or without zeros between.
_DOCUMENT_TYPE: Final = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")
#: libxml2's limits, without its option for huge documents.
_LONGEST_TEXT: Final = 10_000_000
_DEEPEST: Final = 256
#: Tags and attributes of one request. A tag of four bytes takes a hundred and more in memory, so they are counted
#: before; a full batch of Exchange's own limits, a thousand items, stays a tenth of it.
_MOST_MARKS: Final = 2_000_000
_ATTRIBUTES: Final = (b'="', b"='")
_WIDE_ATTRIBUTES: Final = (b'=\0"', b"=\0'")
_TOO_MUCH: Final = "The input document has exceeded a limit set by MaxCharactersInDocument."
_ENCODING: Final = re.compile(rb"""\A[^<]{0,3}<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_ENCODINGS: Final = frozenset((b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"))


def parse(body: bytes) -> etree._Element:
    """Parse a request; raises SchemaViolation for what is not well formed, with .NET's sentence and position.

    No document type, no entities beyond the five of XML, no network. libxml2's own limit on a text (ten million
    characters) would refuse attachments that Exchange takes, so its limits are lifted for a body of that size; but only
    where no document type can be hidden, since it is entities that make small requests grow.
    """
    if len(body) > _MOST_MARKS and _marks(body) > _MOST_MARKS:
        raise SchemaViolation(_TOO_MUCH)
    huge = len(body) > _LONGEST_TEXT and _is_plain(body)
    # A parser carries state of its own document, so each request has a fresh one; making it costs a microsecond.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=huge,
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        if _DOCUMENT_TYPE.search(body):
            # Whatever else is wrong with it: .NET would not have come that far.
            raise document_type(body) from None
        raise malformed(body, error) from None
    except ValueError as error:
        raise SchemaViolation(str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise document_type(body)
    if huge and _depth(root) > _DEEPEST:
        raise SchemaViolation(TOO_DEEP)
    return root


def _marks(body: bytes) -> int:
    """Return how many tags and attributes there are at most, whatever stands in comments and texts."""
    wide = b"\0" in body[:4]  # UTF-16
    return body.count(b"<") + sum(body.count(sign) for sign in (_WIDE_ATTRIBUTES if wide else _ATTRIBUTES))


def _depth(root: etree._Element) -> int:
    """Return how deep the elements are nested; readers below call themselves, so a limit has to hold."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _is_plain(body: bytes) -> bool:
    """Whether no document type can stand in the body: none in sight, and no encoding that could hide one."""
    declared = _ENCODING.match(body)
    if declared is not None and declared[1].lower() not in _ENCODINGS:
        return False
    return _DOCUMENT_TYPE.search(body) is None


#: Finds what character data cannot hold as it is.
special: Final = _SPECIAL.search


def escape(text: str) -> str:
    """Escape character data. Characters that XML 1.0 cannot hold are dropped, since no escape exists for them."""
    if not _SPECIAL.search(text):
        return text
    if _ILLEGAL.search(text):
        text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#xD;")


def escape_attribute(text: str) -> str:
    """Escape an attribute value that stands between double quotes."""
    if not _ATTRIBUTE_SPECIAL.search(text):
        return text
    return escape(text).replace('"', "&quot;").replace("\n", "&#xA;").replace("\t", "&#x9;")
