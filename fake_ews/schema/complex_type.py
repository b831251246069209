"""Complex types: a class each, named as in the schema, its rows in schema order, its base type as base class."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from fake_ews.schema.rows import LAST, Place, Row
from fake_ews.versions import Version, lasting

#: Content expressions for the models that are one flat group over all own rows.
CHOICE: Final = "|"
CHOICE_OPTIONAL: Final = "|?"
CHOICE_ANY: Final = "|*"
CHOICE_SOME: Final = "|+"
#: All own rows, each as often as it says, in any order (xs:all).
ALL: Final = "&"


class ComplexType:
    """A complex type of the schema. Classes are the table; nobody makes instances (values are ``Record``).

    In the class line: ``element`` names the global elements of this type; ``content`` is the content model where it is
    not the plain sequence of the own rows, in the notation of DTDs (``"(ItemId | OccurrenceItemId), Updates"``), or a
    tuple of models of which each version has the first that it shows (``schema.enumeration.value`` dates one);
    ``abstract`` and ``namespace`` ("t" or "m") as in the schema; ``abstract_element`` says that the global elements are
    abstract too and only their substitutes may stand; ``substitutes`` is the global element whose place these elements
    may take; ``restricts`` says that the type narrows its base instead of extending it, and ``prohibited`` names the
    attributes that it takes away; ``wildcard`` admits foreign content and holds what the schema says of it
    (processContents, namespace, minOccurs, maxOccurs); ``any_attributes`` is the first version that admits attributes
    of the SOAP namespace (``mustUnderstand``, ``actor``); ``anonymous`` marks a type that the schema declares in place,
    without a name of its own.
    """

    namespace: ClassVar[str] = "t"
    elements: ClassVar[tuple[str, ...]] = ()
    contents: ClassVar[tuple[str, ...]] = ()
    own_rows: ClassVar[tuple[Row[Any], ...]] = ()
    rows: ClassVar[tuple[Row[Any], ...]] = ()
    since: ClassVar[Version] = Version.Exchange2007
    until: ClassVar[Version] = LAST
    abstract: ClassVar[bool] = False
    abstract_element: ClassVar[bool] = False
    restricts: ClassVar[bool] = False
    prohibited: ClassVar[tuple[str, ...]] = ()
    substitutes: ClassVar[str] = ""
    wildcard: ClassVar[str] = ""
    any_attributes: ClassVar[Version | None] = None
    anonymous: ClassVar[bool] = False

    def __init_subclass__(
        cls,
        *,
        namespace: str = "t",
        element: str | tuple[str, ...] = (),
        content: str | tuple[str, ...] = (),
        since: Version = Version.Exchange2007,
        until: Version = LAST,
        abstract: bool = False,
        abstract_element: bool = False,
        restricts: bool = False,
        prohibited: tuple[str, ...] = (),
        substitutes: str = "",
        wildcard: str = "",
        any_attributes: Version | None = None,
        anonymous: bool = False,
    ) -> None:
        cls.namespace, cls.since, cls.until = namespace, since, lasting(until)
        cls.contents = (content,) if isinstance(content, str) else content
        cls.elements = (element,) if isinstance(element, str) else element
        cls.abstract, cls.restricts, cls.prohibited = abstract, restricts, prohibited
        cls.substitutes, cls.wildcard, cls.anonymous = substitutes, wildcard, anonymous
        cls.any_attributes, cls.abstract_element = any_attributes, abstract_element
        own = []
        for name, row in vars(cls).items():
            if isinstance(row, Row):
                row.owner, row.attribute = cls, name
                # A row is never older than its type: a version that lacks a base type skips it, rows and all.
                row.since, row.until = max(row.since, since), min(row.until, cls.until)
                # elementFormDefault is qualified: a local element is in the namespace of the schema that declares it.
                row.namespace = "" if row.place is Place.ATTRIBUTE else "t" if row.ref else namespace
                own.append(row)
        newest = {(row.place, row.element): row for row in own}
        for row in own:
            row.canonical = newest[row.place, row.element]
        cls.own_rows = tuple(own)
        cls.rows = tuple(row for base in reversed(cls.__mro__[:-1]) for row in vars(base).get("own_rows", ()))

    @classmethod
    def row(cls, element: str) -> Row[Any]:
        """Return the row of that element or attribute name; raises KeyError."""
        for row in cls.rows:
            if row.element == element:
                return row
        raise KeyError(f"{cls.__name__} has no row {element}")
