"""What a row of the table is: one property of one type, said once."""

from __future__ import annotations

from enum import Enum, Flag, auto
from typing import Any, Final, Generic, TypeVar, overload

from fake_ews.schema.enumeration import Enumeration, ListEnumeration
from fake_ews.schema.kinds import Kind
from fake_ews.schema.mapi import MapiName
from fake_ews.versions import Version, lasting

T = TypeVar("T")

LAST: Final = max(Version)
UNBOUNDED: Final = -1


class Can(Flag):
    """What a client can do with a property; nothing of it means that only the server sets it and only GetItem shows it."""

    NOTHING = 0
    CREATE = auto()
    UPDATE = auto()
    DELETE = auto()
    FIND = auto()
    SORT = auto()


CREATE: Final = Can.CREATE
UPDATE: Final = Can.UPDATE
DELETE: Final = Can.DELETE
FIND: Final = Can.FIND
SORT: Final = Can.SORT
#: What most stored properties allow.
EDIT: Final = CREATE | UPDATE | DELETE


class Shape(Enum):
    """The smallest BaseShape that shows a property; EXPLICIT ones are shown only when named (MS-OXWSCDATA 2.2.5.5)."""

    ID_ONLY = 0
    DEFAULT = 1
    ALL = 2
    EXPLICIT = 3


class Place(Enum):
    """Where the value stands on the wire."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    ANY = "any"


AnyKind = Kind[Any] | type[Enumeration] | str


class Row(Generic[T]):
    """One property of one type. Read ``record[row]`` for its value; rows compare by identity.

    ``name`` is the literal FieldURI (``item:Subject``) where the property has one, the bare element or attribute name
    else. ``kind`` is a simple type, an enumeration class, or the name of a complex type. ``minimum`` and ``maximum``
    are the occurrence bounds, ``maximum`` UNBOUNDED for no limit. ``mapi`` is what the property is called below
    EWS, one name or several, so that an ExtendedFieldURI of that name sees the same value. ``ref`` says that the element is
    declared globally in the types namespace and only referred to here. ``fixed`` is the only value that the schema
    document allows an attribute, ``{version}`` standing for the document's own: servers do not hold anybody to it.

    Where a type says an element differently in older versions (another type, other bounds), each form is a row of its
    own, and ``canonical`` is the newest: records are keyed by it whatever version was read or is written.
    """

    __slots__ = (
        "attribute",
        "can",
        "canonical",
        "clause",
        "default",
        "element",
        "fixed",
        "kind",
        "mapi",
        "maximum",
        "minimum",
        "name",
        "namespace",
        "nillable",
        "owner",
        "place",
        "ref",
        "shape",
        "since",
        "until",
        "uri",
    )

    def __init__(
        self,
        name: str,
        kind: AnyKind,
        minimum: int,
        maximum: int,
        place: Place = Place.ELEMENT,
        *,
        since: Version = Version.Exchange2007,
        until: Version = LAST,
        can: Can = Can.NOTHING,
        shape: Shape = Shape.ALL,
        mapi: MapiName | tuple[MapiName, ...] = (),
        nillable: bool = False,
        ref: bool = False,
        default: str = "",
        fixed: str = "",
        clause: str = "",
    ) -> None:
        # xml:lang is an attribute's name; a colon in an element's name makes it a FieldURI.
        prefix, _, last = name.rpartition(":") if place is Place.ELEMENT else ("", "", name)
        self.name, self.uri, self.element = name, name if prefix else "", last
        self.kind, self.minimum, self.maximum, self.place = kind, minimum, maximum, place
        self.since, self.until, self.can, self.shape = since, lasting(until), can, shape
        self.mapi = mapi if isinstance(mapi, tuple) else (mapi,)
        self.nillable, self.ref, self.default, self.fixed, self.clause = nillable, ref, default, fixed, clause
        self.namespace = ""
        self.attribute = ""
        self.owner: Any = None
        self.canonical: Row[T] = self

    @property
    def many(self) -> bool:
        """Whether the value is a tuple."""
        return self.maximum != 1

    def __repr__(self) -> str:
        return f"<{self.owner.__name__ if self.owner else '?'}.{self.element}>"


@overload
def required(name: str, kind: Kind[T], **columns: Any) -> Row[T]: ...
@overload
def required(name: str, kind: type[ListEnumeration], **columns: Any) -> Row[tuple[str, ...]]: ...
@overload
def required(name: str, kind: type[Enumeration], **columns: Any) -> Row[str]: ...
@overload
def required(name: str, kind: str, **columns: Any) -> Row[Any]: ...
def required(name: str, kind: Any, **columns: Any) -> Row[Any]:
    """Return a row for an element that stands exactly once."""
    return Row(name, kind, 1, 1, **columns)


@overload
def optional(name: str, kind: Kind[T], **columns: Any) -> Row[T]: ...
@overload
def optional(name: str, kind: type[ListEnumeration], **columns: Any) -> Row[tuple[str, ...]]: ...
@overload
def optional(name: str, kind: type[Enumeration], **columns: Any) -> Row[str]: ...
@overload
def optional(name: str, kind: str, **columns: Any) -> Row[Any]: ...
def optional(name: str, kind: Any, **columns: Any) -> Row[Any]:
    """Return a row for an element that may be missing."""
    return Row(name, kind, 0, 1, **columns)


@overload
def many(name: str, kind: Kind[T], **columns: Any) -> Row[tuple[T, ...]]: ...
@overload
def many(name: str, kind: type[Enumeration], **columns: Any) -> Row[tuple[str, ...]]: ...
@overload
def many(name: str, kind: str, **columns: Any) -> Row[tuple[Any, ...]]: ...
def many(name: str, kind: Any, minimum: int = 0, maximum: int = UNBOUNDED, **columns: Any) -> Row[Any]:
    """Return a row for an element that may stand any number of times; the value is a tuple."""
    return Row(name, kind, minimum, maximum, **columns)


@overload
def attribute(name: str, kind: Kind[T], required: bool = False, **columns: Any) -> Row[T]: ...
@overload
def attribute(name: str, kind: type[ListEnumeration], required: bool = False, **columns: Any) -> Row[tuple[str, ...]]: ...
@overload
def attribute(name: str, kind: type[Enumeration], required: bool = False, **columns: Any) -> Row[str]: ...
def attribute(name: str, kind: Any, required: bool = False, **columns: Any) -> Row[Any]:
    """Return a row for an attribute."""
    return Row(name, kind, int(required), 1, Place.ATTRIBUTE, **columns)


@overload
def text(kind: Kind[T]) -> Row[T]: ...
@overload
def text(kind: type[Enumeration]) -> Row[str]: ...
def text(kind: Any) -> Row[Any]:
    """Return the row for the text of an element with simple content."""
    return Row("", kind, 1, 1, Place.TEXT)
