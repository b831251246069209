"""Hypothesis strategies made from the table: records of any type, as a schema version admits them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any, Final

from hypothesis import strategies as st

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.content import Group, Leaf, Particle, full_particle
from fake_ews.schema.enumeration import Enumeration, ListEnumeration
from fake_ews.schema.kinds import Kind
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import UNBOUNDED, Place, Row
from fake_ews.schema.view import SchemaView

#: What nothing can be nested below: no type of the table needs more.
_TOO_DEEP: Final = 99
#: How many optional parts of one element are given at most, and how often a part that may repeat does.
_OPTIONAL: Final = 4
_REPEATED: Final = 2

#: What XML 1.0 can hold (section 2.2). White space at the ends counts in EWS, so it is left in.
_TEXT: Final = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff\r").filter(lambda one: one >= " " or one in "\t\n"),
    max_size=12,
)
_MOMENTS: Final = st.datetimes(datetime(1601, 1, 1), datetime(4500, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
_ZONED: Final = st.one_of(
    _MOMENTS,
    st.builds(lambda moment: moment.replace(tzinfo=UTC), _MOMENTS),
    st.builds(
        lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))),
        _MOMENTS,
        st.integers(-14 * 60, 14 * 60),
    ),
)

_BUILT_IN: Final[Mapping[str, st.SearchStrategy[Any]]] = MappingProxyType(
    {
        "xs:string": _TEXT,
        "xs:boolean": st.booleans(),
        "xs:int": st.integers(-(2**31), 2**31 - 1),
        "xs:integer": st.integers(),
        "xs:long": st.integers(-(2**63), 2**63 - 1),
        "xs:short": st.integers(-(2**15), 2**15 - 1),
        "xs:unsignedShort": st.integers(0, 2**16 - 1),
        "xs:unsignedInt": st.integers(0, 2**32 - 1),
        "xs:unsignedByte": st.integers(0, 255),
        "xs:nonNegativeInteger": st.integers(0),
        "xs:double": st.floats(),
        "xs:float": st.floats(width=32),
        "xs:dateTime": _ZONED,
        "xs:date": st.dates().map(lambda day: day.isoformat()),
        "xs:time": st.times().map(lambda time: time.replace(microsecond=0).isoformat()),
        "xs:duration": st.builds("{}P{}DT{}H{}M".format, st.sampled_from(("", "-")), *[st.integers(0, 99)] * 3),
        "xs:base64Binary": st.binary(max_size=12),
        "xs:anyURI": st.just("http://example.org/a?b=1"),
        "xs:language": st.sampled_from(("en", "de-CH", "x-klingon")),
        "xs:anyType": st.just(""),
    }
)


class Strategies:
    """Makes strategies for one view; nesting ends at ``depth`` wherever the schema lets it."""

    def __init__(self, view: SchemaView, depth: int = 5) -> None:
        self._view, self._depth = view, depth
        self._heights: dict[type[ComplexType], int] = {}
        self._simple: dict[Any, st.SearchStrategy[Any]] = {}
        self._records: dict[tuple[type[ComplexType], int], st.SearchStrategy[Record]] = {}
        self._particles: dict[type[ComplexType], Group] = {}

    def records(self, declared: type[ComplexType], depth: int = 0) -> st.SearchStrategy[Record]:
        """Return a strategy for records of the type, or of one derived from it where it is abstract."""
        found = self._records.get((declared, depth))
        if found is None:
            found = self._records[declared, depth] = self._made(declared, depth)
        return found

    def particle(self, declared: type[ComplexType]) -> Group:
        """Return the content model of a type."""
        found = self._particles.get(declared)
        if found is None:
            found = self._particles[declared] = full_particle(declared, self._view.shows)
        return found

    def _made(self, declared: type[ComplexType], depth: int) -> st.SearchStrategy[Record]:
        if declared.abstract:
            return st.one_of([self.records(one, depth) for one in self._concrete(declared, depth)])
        return _drawn(self, declared, depth)

    def simple(self, kind: Any) -> st.SearchStrategy[Any]:
        """Return a strategy for the values of a simple type."""
        found = self._simple.get(kind)
        if found is None:
            found = self._simple[kind] = self._values(kind)
        return found

    def _values(self, kind: Any) -> st.SearchStrategy[Any]:
        if isinstance(kind, Kind):
            return self._kind(kind)
        assert issubclass(kind, Enumeration)
        one = st.sampled_from(sorted(str(value) for value in self._view.known_values(kind)))
        return st.lists(one, max_size=3).map(tuple) if issubclass(kind, ListEnumeration) else one

    def _kind(self, kind: Kind[Any]) -> st.SearchStrategy[Any]:
        if kind.name in _BUILT_IN:
            return _BUILT_IN[kind.name]
        if kind.variety == "list":
            return st.lists(self.simple(kind.members[0]), max_size=3).map(tuple)
        if kind.variety == "union":
            # The value of a union is text, since its members have nothing else in common.
            return st.one_of([self.simple(member).map(member.render) for member in kind.members])
        facets = dict(kind.facets)
        allowed = tuple(value for facet, value in kind.facets if facet == "enumeration")
        assert kind.base is not None
        if allowed:
            return st.sampled_from(allowed)
        if "pattern" in facets:
            return st.from_regex(facets["pattern"], fullmatch=True)
        if "minInclusive" in facets or "maxInclusive" in facets:
            low, high = facets.get("minInclusive"), facets.get("maxInclusive")
            return st.integers(int(low) if low else None, int(high) if high else 2**31 - 1)
        if "length" in facets:
            return st.just("x" * int(facets["length"]))
        return self.simple(kind.base).filter(lambda value: len(value) >= int(facets.get("minLength", "0")))

    def plain_rows(self, declared: type[ComplexType]) -> list[Row[Any]]:
        """Return the attributes and the text of a type."""
        prohibited = {name for base in declared.__mro__[:-1] for name in vars(base).get("prohibited", ())}
        shown = (row for row in declared.rows if row.place is not Place.ELEMENT and self._view.shows(row))
        return [row for row in shown if row.element not in prohibited]

    def height(self, part: Particle) -> int:
        """Return how many levels of elements a part of a content model needs at least."""
        if not part.minimum:
            return 0
        if isinstance(part, Leaf):
            kind = part.row.kind
            if not isinstance(kind, str):
                return 1
            substitutes = [one for _, one in self._view.substitutes(part.row.element)] if part.row.ref else []
            return 1 + min(map(self._height, substitutes or [self._view.table.types[kind]]))
        heights = [self.height(one) for one in part.parts]
        if not heights:
            return 0
        return min(heights) if part.kind == "choice" else max(heights)

    def is_deep(self, depth: int) -> bool:
        """Whether nothing optional is to be nested at this depth any more."""
        return depth >= self._depth

    def value(self, row: Row[Any], depth: int) -> st.SearchStrategy[Any]:
        """Return a strategy for one value of a row."""
        if not isinstance(row.kind, str):
            return self.simple(row.kind)
        declared = self._view.table.types[row.kind]
        substitutes = [one for _, one in self._view.substitutes(row.element)] if row.ref else []
        if substitutes:
            low = [one for one in substitutes if self._height(one) + depth < self._depth]
            possible = low or [min(substitutes, key=self._height)]
            return st.one_of([self.records(one, depth + 1) for one in possible])
        return self.records(declared, depth + 1)

    def _concrete(self, declared: type[ComplexType], depth: int) -> list[type[ComplexType]]:
        derived = [
            one
            for one in self._view.table.types.values()
            if issubclass(one, declared) and not one.abstract and self._view.shows(one)
        ]
        low = [one for one in derived if self._height(one) + depth <= self._depth]
        return low or [min(derived, key=self._height)]

    def _height(self, declared: type[ComplexType]) -> int:
        """Return how many levels an element of the type needs at least."""
        found = self._heights.get(declared)
        if found is None:
            # A type that needs itself is as high as anything until an alternative is found.
            self._heights[declared] = _TOO_DEEP
            if declared.abstract:
                heights = [
                    self._height(one)
                    for one in self._view.table.types.values()
                    if one is not declared and issubclass(one, declared) and not one.abstract and self._view.shows(one)
                ]
                found = min(heights, default=_TOO_DEEP)
            else:
                found = self.height(self.particle(declared))
            self._heights[declared] = found
        return found


class _Content:
    """Draws the content of one record: what must stand, and a few of what may."""

    def __init__(
        self, strategies: Strategies, draw: Callable[..., Any], depth: int, values: dict[Row[Any], Any]
    ) -> None:
        self._strategies, self._draw, self._depth = strategies, draw, depth
        self._deep = strategies.is_deep(depth)
        self.values, self.members = values, list[Member]()

    def fill(self, group: Group, repeated: bool) -> None:
        """Fill a group; ``repeated`` says that it stands in a choice that may repeat, so its elements are members."""
        if group.kind == "choice":
            inner = repeated or group.maximum == UNBOUNDED
            for _ in range(group.minimum if self._deep else _times(self._draw, group)):
                self._one(self._alternative(group), inner)
            return
        optional = [number for number, part in enumerate(group.parts) if not part.minimum]
        some = st.sets(st.sampled_from(optional), max_size=_OPTIONAL) if optional and not self._deep else st.just(set())
        chosen = self._draw(some)
        for number, part in enumerate(group.parts):
            if part.minimum or number in chosen:
                self._one(part, repeated)

    def _alternative(self, choice: Group) -> Particle:
        height = self._strategies.height
        low = [part for part in choice.parts if not self._strategies.is_deep(height(part) + self._depth - 1)]
        part: Particle = self._draw(st.sampled_from(low or [min(choice.parts, key=height)]))
        return part

    def _one(self, part: Particle, repeated: bool) -> None:
        if isinstance(part, Group):
            self.fill(part, repeated)
            return
        row, value = part.row.canonical, self._strategies.value(part.row, self._depth)
        if repeated:
            self.members.append(Member(row, self._draw(value)))
        elif row.many:
            number = part.minimum if self._deep else _times(self._draw, part, at_least=1)
            self.values[row] = tuple(self._draw(value) for _ in range(number))
        else:
            self.values[row] = self._draw(value)


# One function for all types: hypothesis compiles code for each that it is given.
@st.composite
def _drawn(draw: Callable[..., Any], strategies: Strategies, declared: type[ComplexType], depth: int) -> Record:
    values: dict[Row[Any], Any] = {}
    for row in strategies.plain_rows(declared):
        if row.minimum or draw(st.booleans()):
            values[row.canonical] = draw(strategies.simple(row.kind))
    if declared.wildcard:
        return Record(declared, values, foreign=draw(_foreign(declared.wildcard)))
    content = _Content(strategies, draw, depth, values)
    content.fill(strategies.particle(declared), False)
    return Record(declared, values, tuple(content.members))


def _times(draw: Callable[..., Any], part: Particle, at_least: int = 0) -> int:
    most = part.minimum + _REPEATED if part.maximum == UNBOUNDED else part.maximum
    least = max(part.minimum, at_least)
    return int(draw(st.integers(least, max(most, least))))


def _foreign(wildcard: str) -> st.SearchStrategy[tuple[str, ...]]:
    _, _, minimum, maximum = wildcard.split()
    one = st.just('<x:Other xmlns:x="urn:example:other">1</x:Other>')
    return st.lists(one, min_size=int(minimum), max_size=2 if maximum == "*" else int(maximum)).map(tuple)
