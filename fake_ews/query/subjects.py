"""What questions are put to: anything that can tell the value of a path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from fake_ews.query.paths import Path
from fake_ews.query.property_keys import PropertyKey
from fake_ews.query.property_values import property_of_row
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Place


class Subject(Protocol):
    """An item, folder, conversation or persona that is searched, sorted or grouped."""

    def value(self, path: Path, /) -> Any:
        """Return the value of a property, None where the subject has none.

        For a row, and for an entry of a dictionary, what a record holds there: text, number, aware moment, enumeration
        value, or a record (``SingleRecipientType``, ``ArrayOfStringsType``, ``BodyType``). For an extended property
        (``path.key``) a typed value as ``property_values.read_property`` makes it. A zoneless moment is in UTC.
        """
        ...


class RecordSubject:
    """A record with its extended properties, seen through paths: nothing is computed."""

    __slots__ = ("extended", "record")

    def __init__(self, record: Record, extended: Mapping[PropertyKey, Any] | None = None) -> None:
        self.record = record
        self.extended: Mapping[PropertyKey, Any] = extended if extended is not None else {}

    def value(self, path: Path, /) -> Any:
        """Return the value of a property, None where the record has none."""
        row = path.row(self.record.type)
        if path.key is None:
            return None if row is None else path.pick(self.record.get(row))
        if path.key in self.extended:
            return self.extended[path.key]
        found = None if row is None else self.record.get(row)
        return None if found is None or row is None else property_of_row(row, found)


def parts(record: Record) -> Iterator[Any]:
    """Walk the elements of a record: those of a repeated row one by one, then those of a repeated choice."""
    for row, value in record.values.items():
        if row.place is not Place.ELEMENT:
            continue
        if isinstance(value, tuple):
            yield from value
        else:
            yield value
    yield from record
