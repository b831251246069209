"""Exported items: one item with everything about it as a stream of bytes, and back (MS-OXWSBTRF 2.2.1).

The stream is opaque to clients: a header, a checksum, and a packed tree in which every value says its kind. Whatever is
not exactly such a stream is refused.
"""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from fake_ews.errors import Failure
from fake_ews.query.property_keys import PropertyKey
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row
from fake_ews.schema.table import Table
from fake_ews.store.objects import StoredAttachment, StoredException, StoredItem
from fake_ews.values import dataclass

#: How the streams of all products begin: version 1, then a header of eight bytes.
_HEADER: Final = bytes.fromhex("01000000080000000000000000000000")
_CHECKSUM: Final = struct.Struct("<I")
#: More than this nobody can have exported here.
_LARGEST: Final = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """What a stream says of an item; ``attachments`` hold items of their own where one was embedded."""

    type: type[ComplexType]
    values: dict[Row[Any], Any]
    extended: dict[Any, Any]
    attachments: list[ExportedAttachment]
    mime: bytes = b""
    associated: bool = False
    exceptions: dict[date, StoredException] = field(default_factory=dict)
    deletions: set[date] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ExportedAttachment:
    """One attachment in a stream."""

    type: type[ComplexType]
    values: dict[Row[Any], Any]
    content: bytes
    item: ExportedItem | None


def exported(item: StoredItem) -> bytes:
    """Return the stream of an item."""
    packed = zlib.compress(json.dumps(_item(item), separators=(",", ":")).encode())
    return _HEADER + _CHECKSUM.pack(zlib.crc32(packed)) + packed


def uploaded(data: bytes, table: Table) -> ExportedItem:
    """Read a stream; raises Failure ErrorCorruptData for what no server here exported."""
    try:
        start = len(_HEADER) + _CHECKSUM.size
        packed = data[start:]
        if data[: len(_HEADER)] != _HEADER or _CHECKSUM.unpack(data[len(_HEADER) : start])[0] != zlib.crc32(packed):
            raise Failure("ErrorCorruptData")
        reader = zlib.decompressobj()
        tree = json.loads(reader.decompress(packed, _LARGEST))
        return _Reader(table).item(tree)
    except (ValueError, KeyError, TypeError, AttributeError, struct.error, zlib.error):
        raise Failure("ErrorCorruptData") from None


def _item(item: StoredItem) -> dict[str, Any]:
    return {
        "type": item.type.__name__,
        "values": _values(item.values),
        "extended": _pairs(item.extended),
        "attachments": [_attachment(one) for one in item.attachments],
        "mime": _value(item.mime),
        "associated": item.associated,
        "exceptions": [[day.isoformat(), _exception(one)] for day, one in sorted(item.exceptions.items())],
        "deletions": [day.isoformat() for day in sorted(item.deletions)],
    }


def _attachment(one: StoredAttachment) -> dict[str, Any]:
    return {
        "type": one.type.__name__,
        "values": _values(one.values),
        "content": _value(one.content),
        "item": None if one.item is None else _item(one.item),
    }


def _exception(one: StoredException) -> dict[str, Any]:
    return {"values": _values(one.values), "extended": _pairs(one.extended)}


def _values(values: Mapping[Row[Any], Any]) -> list[Any]:
    return [[row.owner.__name__, row.attribute, _value(value)] for row, value in values.items()]


def _pairs(extended: Mapping[Any, Any]) -> list[Any]:
    return [[[key.type, key.tag, key.set_id, key.name, key.id], _value(value)] for key, value in extended.items()]


def _value(value: Any) -> Any:
    """Return a value as JSON has it; whatever JSON lacks is an object with its kind for a name."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, UUID):
        return {"guid": str(value)}
    if isinstance(value, tuple | list):
        return [_value(one) for one in value]
    assert isinstance(value, Record), type(value)
    members = [[one.row.owner.__name__, one.row.attribute, _value(one.value)] for one in value.members]
    return {"record": [value.type.__name__, _values(value.values), members]}


class _Reader:
    """Reads a tree back; raises KeyError, TypeError, ValueError or AttributeError for a wrong one."""

    def __init__(self, table: Table) -> None:
        self._types = table.types

    def item(self, tree: dict[str, Any]) -> ExportedItem:
        return ExportedItem(
            self._types[tree["type"]],
            self._values(tree["values"]),
            self._pairs(tree["extended"]),
            [self._attachment(one) for one in tree["attachments"]],
            self._value(tree["mime"]),
            bool(tree["associated"]),
            {date.fromisoformat(day): self._exception(one) for day, one in tree["exceptions"]},
            {date.fromisoformat(day) for day in tree["deletions"]},
        )

    def _attachment(self, tree: dict[str, Any]) -> ExportedAttachment:
        inner = None if tree["item"] is None else self.item(tree["item"])
        return ExportedAttachment(
            self._types[tree["type"]], self._values(tree["values"]), self._value(tree["content"]), inner
        )

    def _exception(self, tree: dict[str, Any]) -> StoredException:
        return StoredException(self._values(tree["values"]), self._pairs(tree["extended"]))

    def _row(self, owner: str, attribute: str) -> Row[Any]:
        row = vars(self._types[owner])[attribute]
        if not isinstance(row, Row):
            raise KeyError(attribute)
        return row

    def _values(self, tree: list[Any]) -> dict[Row[Any], Any]:
        return {self._row(owner, attribute): self._value(value) for owner, attribute, value in tree}

    def _pairs(self, tree: list[Any]) -> dict[Any, Any]:
        return {PropertyKey(*key): self._value(value) for key, value in tree}

    def _value(self, tree: Any) -> Any:
        if isinstance(tree, list):
            return tuple(self._value(one) for one in tree)
        if not isinstance(tree, dict):
            return tree
        ((kind, inner),) = tree.items()
        match kind:
            case "bytes":
                return base64.b64decode(inner)
            case "moment":
                return datetime.fromisoformat(inner)
            case "day":
                return date.fromisoformat(inner)
            case "guid":
                return UUID(inner)
            case "record":
                name, values, members = inner
                told = tuple(Member(self._row(owner, attribute), self._value(one)) for owner, attribute, one in members)
                return Record(self._types[name], self._values(values), told)
        raise KeyError(kind)
