"""Records: immutable typed values of a complex type, keyed by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar, overload

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.rows import Row

T = TypeVar("T")
D = TypeVar("D")


class Member(NamedTuple):
    """One element of a repeated choice: which row it is, and its value."""

    row: Row[Any]
    value: Any


class Record:
    """A value of ``type``. ``record[row]`` raises KeyError where the row has no value; ``record.get(row)`` gives None.

    ``members`` holds the elements of a repeated choice in document order, since their order among each other is part
    of the value (the items of a CreateItem, the events of a notification). ``foreign`` is what a wildcard let in.
    """

    __slots__ = ("foreign", "members", "type", "values")

    def __init__(
        self,
        type: type[ComplexType],
        values: Mapping[Row[Any], Any] | None = None,
        members: tuple[Member, ...] = (),
        foreign: tuple[Any, ...] = (),
    ) -> None:
        self.type = type
        self.values: Mapping[Row[Any], Any] = values if values is not None else {}
        self.members = members
        self.foreign = foreign

    def __getitem__(self, row: Row[T]) -> T:
        value: T = self.values[row]
        return value

    @overload
    def get(self, row: Row[T]) -> T | None: ...
    @overload
    def get(self, row: Row[T], default: D) -> T | D: ...
    def get(self, row: Row[Any], default: Any = None) -> Any:
        """Return the value of ``row``, or ``default``."""
        return self.values.get(row, default)

    def __contains__(self, row: object) -> bool:
        return row in self.values

    def __iter__(self) -> Iterator[Any]:
        """Walk the values of a repeated choice."""
        return (member.value for member in self.members)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return (self.type, dict(self.values), self.members) == (other.type, dict(other.values), other.members)

    def __hash__(self) -> int:
        return hash((self.type, frozenset(self.values.items()), self.members))

    def with_values(self, values: Mapping[Row[Any], Any]) -> Record:
        """Return a copy in which ``values`` replace their rows; None takes a row away."""
        merged = {**self.values, **values}
        return Record(self.type, {k: v for k, v in merged.items() if v is not None}, self.members, self.foreign)

    def __repr__(self) -> str:
        shown = {row.element or "#text": value for row, value in self.values.items()}
        return f"{self.type.__name__}({shown!r}{', ' + repr(list(self.members)) if self.members else ''})"


class KeptRecord(Record):
    """A record that is shown again and again: ``writer`` is who wrote it last, and ``text`` what that was.

    It is nearly always shown in the same place, so one text and one record around it are kept: there is one of these
    for every item that was shown lately.
    """

    __slots__ = ("_around", "_make", "text", "writer")

    def __init__(self, original: Record) -> None:
        super().__init__(original.type, original.values, original.members, original.foreign)
        self.writer: Any = None
        self.text = ""
        self._make: Callable[[Record], Record] | None = None
        self._around: KeptRecord = self

    def within(self, make: Callable[[Record], Record]) -> KeptRecord:
        """Return the record that says nothing but this one, as ``make`` puts it there; made once, and kept.

        What is put there is a plain record, since its text is kept with what is around it.
        """
        if self._make is not make:
            plain = Record(self.type, self.values, self.members, self.foreign)
            self._make, self._around = make, KeptRecord(make(plain))
        return self._around


def record(type: type[ComplexType], *members: Member, **values: Any) -> Record:
    """Make a record from the attribute names of its rows: ``record(ItemIdType, id="...", change_key="...")``.

    A value of None leaves the row out. Raises AttributeError for a name that is no row of the type.
    """
    rows: dict[Row[Any], Any] = {}
    for name, value in values.items():
        row = getattr(type, name)
        if not isinstance(row, Row):
            raise AttributeError(f"{type.__name__} has no row {name}")
        if value is not None:
            rows[row] = value
    return Record(type, rows, members)
