"""What is said of a request that is no XML: the sentences of .NET's reader for what libxml2 found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from fake_ews.errors import SchemaViolation
from fake_ews.wire.positions import decoded, line_and_position

_ERRORS: Final = etree.ErrorTypes
_NAME: Final = re.compile(r"[\w.:-]+")
#: What .NET 4 says when a document type is prohibited; a request with one is never looked at any further.
_DTD: Final = (
    "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing "
    "property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method."
)


#: What WCF's reader says; libxml2's limit is higher than the 32 levels that WCF has by default.
TOO_DEEP: Final = (
    "The maximum read depth (256) has been exceeded because XML data being read has more levels of nesting than is "
    "allowed by the quota."
)


def malformed(body: bytes, error: etree.XMLSyntaxError) -> SchemaViolation:
    """Return the fault for a request that is not well formed: one sentence, then line and position."""
    line, position = error.position
    reason, where = _Wording(decoded(body), error, (line, max(position, 1))).say()
    return located(reason, *where)


def document_type(body: bytes) -> SchemaViolation:
    """Return the fault for a request with a document type; .NET points at the word after ``<!``."""
    text = decoded(body)
    return located(_DTD, *line_and_position(text, max(text.find("<!DOCTYPE"), 0) + 2))


def located(reason: str, line: int, position: int) -> SchemaViolation:
    """Return the fault with the position in its text, as .NET's XmlException words it."""
    if not line:
        return SchemaViolation(reason)
    return SchemaViolation(f"{reason} Line {line}, position {position}.", line, position)


class _Wording:
    """Finds the sentence, and the place where .NET sees the error if that is another than libxml2's."""

    def __init__(self, text: str, error: etree.XMLSyntaxError, where: tuple[int, int]) -> None:
        self._text, self._code, self._where = text, error.code, where
        self._message = (error.msg or "").partition(", line ")[0]
        self._offset = _offset(text, *where)

    def say(self) -> tuple[str, tuple[int, int]]:
        sentences: dict[int, Callable[[], tuple[str, tuple[int, int]]]] = {
            _ERRORS.ERR_DOCUMENT_EMPTY: self._no_root,
            _ERRORS.ERR_DOCUMENT_END: self._second_root,
            _ERRORS.ERR_NAME_REQUIRED: self._no_name,
            _ERRORS.ERR_UNDECLARED_ENTITY: self._entity,
            _ERRORS.ERR_TAG_NAME_MISMATCH: self._mismatch,
            _ERRORS.ERR_TAG_NOT_FINISHED: self._unclosed,
            _ERRORS.ERR_ATTRIBUTE_REDEFINED: self._duplicate,
            _ERRORS.NS_ERR_UNDEFINED_NAMESPACE: self._prefix,
            _ERRORS.ERR_INVALID_CHAR: self._character,
            _ERRORS.ERR_LT_IN_ATTRIBUTE: self._attribute_character,
            _ERRORS.ERR_INVALID_ENCODING: self._encoding,
            _ERRORS.ERR_MISPLACED_CDATA_END: self._cdata_end,
            _ERRORS.ERR_RESERVED_XML_NAME: self._late_declaration,
        }
        sentence = sentences.get(self._code)
        if sentence is not None:
            return sentence()
        if self._message.startswith("Excessive depth"):
            return TOO_DEEP, self._where
        return self._message.rstrip(".") + ".", self._where

    def _at(self, offset: int) -> tuple[int, int]:
        return line_and_position(self._text, offset)

    def _no_root(self) -> tuple[str, tuple[int, int]]:
        if not self._text.strip():
            # The only sentence without a position: there is nothing to point at.
            return "Root element is missing.", (0, 0)
        start = len(self._text) - len(self._text.lstrip())
        return "Data at the root level is invalid.", self._at(start)

    def _second_root(self) -> tuple[str, tuple[int, int]]:
        if self._text[self._offset : self._offset + 1] == "<":
            return "There are multiple root elements.", self._at(self._offset + 1)
        return "Data at the root level is invalid.", self._where

    def _no_name(self) -> tuple[str, tuple[int, int]]:
        if "EntityRef" in self._message:
            return "An error occurred while parsing EntityName.", self._where
        return f"Name cannot begin with the {self._shown()}.", self._where

    def _entity(self) -> tuple[str, tuple[int, int]]:
        name = self._message.partition("'")[2].partition("'")[0]
        start = self._text.rfind(f"&{name};", 0, self._offset + 1)
        return f"Reference to undeclared entity '{name}'.", self._at(start + 1)

    def _mismatch(self) -> tuple[str, tuple[int, int]]:
        start = self._text.rfind("</", 0, self._offset) + 2
        ended = _NAME.match(self._text, start)
        opened = _open_elements(self._text[: start - 2])
        if not opened or not ended:
            return "Unexpected end tag.", self._at(start)
        name, at = opened[-1]
        line, position = self._at(at)
        said = f"The '{name}' start tag on line {line} position {position} does not match the end tag of '{ended[0]}'."
        return said, self._at(start)

    def _unclosed(self) -> tuple[str, tuple[int, int]]:
        names = ", ".join(name for name, _ in reversed(_open_elements(self._text)))
        return (
            f"Unexpected end of file has occurred. The following elements are not closed: {names}.",
            self._at(len(self._text)),
        )

    def _duplicate(self) -> tuple[str, tuple[int, int]]:
        name = self._message.split(" ")[1]
        start = max(match.start(1) for match in re.finditer(rf"\s({re.escape(name)})\s*=", self._text[: self._offset]))
        return f"'{name}' is a duplicate attribute name.", self._at(start)

    def _prefix(self) -> tuple[str, tuple[int, int]]:
        prefix = self._message.split(" ")[2]
        start = self._text.rfind(f"{prefix}:", 0, self._offset)
        return f"'{prefix}' is an undeclared prefix.", self._at(start)

    def _character(self) -> tuple[str, tuple[int, int]]:
        if self._message.endswith("out of bounds"):
            return "Invalid value of a character entity reference.", self._where
        if "xmlParseCharRef" in self._message:
            value = int(self._message.rpartition(" ")[2])
            return f"'{chr(value)}', hexadecimal value 0x{value:02X}, is an invalid character.", self._where
        return f"{self._shown(comma=True)} is an invalid character.", self._where

    def _attribute_character(self) -> tuple[str, tuple[int, int]]:
        return "'<', hexadecimal value 0x3C, is an invalid attribute character.", self._where

    def _encoding(self) -> tuple[str, tuple[int, int]]:
        return "Invalid character in the given encoding.", self._where

    def _cdata_end(self) -> tuple[str, tuple[int, int]]:
        return "']]>' is not allowed in character data.", self._where

    def _late_declaration(self) -> tuple[str, tuple[int, int]]:
        return (
            "Unexpected XML declaration. The XML declaration must be the first node in the document, and no white "
            "space characters are allowed to appear before it.",
            self._at(max(self._text.rfind("<?", 0, self._offset), 0) + 2),
        )

    def _shown(self, *, comma: bool = False) -> str:
        character = self._text[self._offset : self._offset + 1] or "."
        # .NET writes a dot for the null character only.
        value = f"hexadecimal value 0x{ord(character):02X}"
        return f"'{character}', {value}," if comma else f"'{character}' character, {value}"


def _offset(text: str, line: int, position: int) -> int:
    """Return the offset of a line and position."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + position - 1


_MARKUP: Final = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(/?)([^\s/>!?][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(/?)>""",
    re.DOTALL,
)


def _open_elements(text: str) -> list[tuple[str, int]]:
    """Return the names and offsets of the start tags that nothing closes in ``text``, outermost first."""
    opened: list[tuple[str, int]] = []
    for match in _MARKUP.finditer(text):
        if match[2] is None or match[4]:
            continue
        if not match[1]:
            opened.append((match[2], match.start(2)))
        elif opened and opened[-1][0] == match[2]:
            opened.pop()
    return opened
