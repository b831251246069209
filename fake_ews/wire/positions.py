"""Where in the text of a request a node stands: line and position as .NET's reader counts them, both from 1."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final
from xml.parsers import expat

from lxml import etree

from fake_ews.values import dataclass


class Spot(Enum):
    """Which part of an element a violation points at, as observed on real servers' answers.

    What is wrong with the element itself, or with its place, points at the name in the start tag; a wrong attribute at
    its name; a wrong value or a missing child at the name in the end tag, since only there .NET's validator knows;
    text that has no business at its first character.
    """

    START = auto()
    ATTRIBUTE = auto()
    END = auto()
    TEXT = auto()


_ATTRIBUTE: Final = re.compile(r"""\s([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_SPACE: Final = frozenset(" \t\r\n")


def position_of(
    body: bytes, root: etree._Element, element: etree._Element, spot: Spot = Spot.START, name: str = ""
) -> tuple[int, int]:
    """Return line and position of ``spot`` of ``element``; ``name`` is the attribute's, as ``{namespace}local``.

    libxml2 keeps lines only, so a second pass counts start tags up to the offending one. It runs only when a request
    is refused; its cost does not matter.
    """
    ordinal = next(number for number, one in enumerate(root.iter("*")) if one is element)
    text = decoded(body)
    try:
        found = _Finder(ordinal).find(text)
    except expat.ExpatError:
        return 0, 0  # an encoding that this reads otherwise than libxml2 did (UTF-7, UTF-32)
    if spot is Spot.ATTRIBUTE:
        return line_and_position(text, _attribute_offset(text, found.start, element, name))
    if spot is Spot.TEXT:
        return line_and_position(text, found.text if found.text >= 0 else found.start + 1)
    if spot is Spot.END and text.startswith("</", found.end):
        return line_and_position(text, found.end + 2)
    return line_and_position(text, found.start + 1)


def decoded(body: bytes) -> str:
    """Return the text of a request, which is UTF-8 or, with a byte order mark, UTF-16."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    return body.decode("utf-8-sig", "replace")


def line_and_position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the position in it of an offset; .NET counts UTF-16 units, and three kinds of line ends."""
    before = text[:offset]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1].encode("utf-16-le")) // 2 + 1


@dataclass(slots=True)
class _Found:
    start: int = -1
    end: int = -1
    text: int = -1


class _Finder:
    """Reads the document once more and notes where one element starts, ends, and has its first text."""

    def __init__(self, ordinal: int) -> None:
        self._ordinal = ordinal
        self._seen = -1
        self._open: list[int] = []
        self._found = _Found()

    def find(self, text: str) -> _Found:
        # The text is given as UTF-8 whatever its own declaration says; offsets are counted in bytes there.
        encoded = text.encode("utf-8", "surrogatepass")
        reader = expat.ParserCreate("utf-8")
        self._reader = reader
        reader.StartElementHandler = self._start
        reader.EndElementHandler = self._end
        reader.CharacterDataHandler = self._text
        reader.Parse(encoded, True)
        found = self._found
        for name in ("start", "end", "text"):
            offset = getattr(found, name)
            if offset >= 0:
                setattr(found, name, len(encoded[:offset].decode("utf-8", "surrogatepass")))
        return found

    def _start(self, _name: str, _attributes: object) -> None:
        self._seen += 1
        self._open.append(self._seen)
        if self._seen == self._ordinal:
            self._found.start = self._reader.CurrentByteIndex

    def _end(self, _name: str) -> None:
        if self._open.pop() == self._ordinal:
            self._found.end = self._reader.CurrentByteIndex

    def _text(self, data: str) -> None:
        if self._open and self._open[-1] == self._ordinal and not (self._found.text >= 0 or _SPACE.issuperset(data)):
            self._found.text = self._reader.CurrentByteIndex


def _attribute_offset(text: str, start: int, element: etree._Element, name: str) -> int:
    """Return where the attribute's name stands in the start tag at ``start``."""
    wanted = etree.QName(name)
    for match in _ATTRIBUTE.finditer(text, start):
        prefix, _, local = match[1].rpartition(":")
        namespace = element.nsmap.get(prefix) if prefix else None
        if local == wanted.localname and (namespace == wanted.namespace or prefix == "xml"):
            return match.start(1)
    return start + 1
