"""Enumerations: one value a line, each with the first and last schema version that has it."""

from __future__ import annotations

from typing import ClassVar

from fake_ews.schema.kinds import Violation
from fake_ews.versions import Version, lasting

_LAST = max(Version)


class Value(str):
    """One enumeration value: a plain string that knows which versions have it."""

    __slots__ = ("since", "until")

    since: Version
    until: Version


def value(text: str, since: Version = Version.Exchange2007, until: Version = _LAST) -> Value:
    """Return an enumeration value that schema versions ``since`` to ``until`` have."""
    made = Value(text)
    made.since, made.until = since, lasting(until)
    return made


class Enumeration:
    """A closed set of strings; a subclass per enumeration type of the schema, named as there.

    ``since``/``until`` in the class line date the type itself.
    """

    values: ClassVar[tuple[Value, ...]] = ()
    since: ClassVar[Version] = Version.Exchange2007
    until: ClassVar[Version] = _LAST
    namespace: ClassVar[str] = "t"
    anonymous: ClassVar[bool] = False

    def __init_subclass__(
        cls,
        since: Version = Version.Exchange2007,
        until: Version = _LAST,
        namespace: str = "t",
        anonymous: bool = False,
    ) -> None:
        cls.since, cls.until, cls.namespace, cls.anonymous = since, lasting(until), namespace, anonymous
        own = tuple(member for member in vars(cls).values() if isinstance(member, Value))
        cls.values = own or cls.values

    @classmethod
    def known(cls, version: Version) -> frozenset[str]:
        """Return the values that the schema of ``version`` has."""
        return frozenset(member for member in cls.values if member.since <= version <= member.until)


class ListEnumeration(Enumeration):
    """An enumeration of which the wire holds several values between blanks."""


def parse_value(allowed: frozenset[str], text: str) -> str:
    """Return ``text`` if it is one of the values; raises Violation with .NET's words."""
    if text in allowed:
        return text
    raise Violation("The Enumeration constraint failed.")
