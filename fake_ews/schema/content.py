"""Content models: from the notation of the table to particles, and from particles to a deterministic automaton."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from types import MappingProxyType
from typing import Any, Final

from fake_ews.schema.complex_type import ALL, ComplexType
from fake_ews.schema.enumeration import Value
from fake_ews.schema.rows import UNBOUNDED, Place, Row
from fake_ews.values import dataclass

_TOKEN: Final = re.compile(r"\s*([A-Za-z]\w*|[(),|?*+])")
_OCCURS: Final = MappingProxyType({"?": (0, 1), "*": (0, UNBOUNDED), "+": (1, UNBOUNDED)})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One element of the model, as its row says."""

    row: Row[Any]
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Group:
    """A sequence, a choice, or all in any order."""

    kind: str
    parts: tuple[Particle, ...]
    minimum: int = 1
    maximum: int = 1


Particle = Leaf | Group


def own_particle(type: type[ComplexType], shows: Callable[[Any], bool]) -> Group:
    """Return the type's own content (without its base's), reduced to the rows that ``shows`` admits."""
    leaves = {row.element: Leaf(row, row.minimum, row.maximum) for row in type.own_rows if _is_element(row) and shows(row)}
    # A model without dates of its own holds for every version.
    content = next((model for model in type.contents if not isinstance(model, Value) or shows(model)), "")
    if not content:
        return Group("sequence", tuple(leaves.values()))
    if content == ALL:
        return Group("all", tuple(leaves.values()))
    if content[0] == "|":
        minimum, maximum = _OCCURS.get(content[1:], (1, 1))
        return Group("choice", tuple(leaves.values()), minimum, maximum)
    available = leaves
    if type.restricts:
        available = {row.element: Leaf(row, row.minimum, row.maximum) for row in type.rows if _is_element(row) and shows(row)}
    return _Parser(content, available, {row.element for row in type.rows}).parse()


def full_particle(type: type[ComplexType], shows: Callable[[Any], bool]) -> Group:
    """Return the whole content: what the base types hold, then the own."""
    own = own_particle(type, shows)
    base = type.__mro__[1]
    if type.restricts or base is ComplexType:
        return own
    inherited = full_particle(base, shows)
    return Group("sequence", tuple(part for part in (inherited, own) if part.parts))


def _is_element(row: Row[Any]) -> bool:
    return row.place is Place.ELEMENT


class _Parser:
    """Reads ``(A | B)?, C`` into a sequence; names that the version lacks fall out, groups left empty with them."""

    def __init__(self, text: str, leaves: dict[str, Leaf], known: set[str]) -> None:
        self._tokens = _TOKEN.findall(text)
        self._leaves, self._known = leaves, known
        self._text = text

    def parse(self) -> Group:
        part = self._group()
        if self._tokens:
            raise ValueError(f"content model {self._text!r}: unexpected {self._tokens[0]!r}")
        return part if isinstance(part, Group) else Group("sequence", (part,) if part else ())

    def _group(self) -> Particle | None:
        parts = [self._unit()]
        kind = "sequence"
        while self._tokens and self._tokens[0] in ",|":
            kind = "choice" if self._tokens.pop(0) == "|" else "sequence"
            parts.append(self._unit())
        present = tuple(part for part in parts if part is not None)
        return Group(kind, present) if present else None

    def _unit(self) -> Particle | None:
        token = self._tokens.pop(0)
        if token == "(":
            part = self._group()
            if not self._tokens or self._tokens.pop(0) != ")":
                raise ValueError(f"content model {self._text!r}: a parenthesis is open")
        elif token in self._known:
            part = self._leaves.get(token)
        else:
            raise ValueError(f"content model {self._text!r}: there is no row {token!r}")
        if self._tokens and self._tokens[0] in _OCCURS:
            minimum, maximum = _OCCURS[self._tokens.pop(0)]
            if isinstance(part, Leaf):
                return Leaf(part.row, minimum, maximum)
            return part and Group(part.kind, part.parts, minimum, maximum)
        return part


@dataclass(slots=True)
class _Position:
    """One place in the model where an element may stand (Glushkov's construction)."""

    row: Row[Any]
    repeated: bool
    follow: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Automaton:
    """The model as positions: ``first`` may begin, ``follow[p]`` may come after p, ``last`` may end; in model order."""

    rows: tuple[Row[Any], ...]
    repeated: tuple[bool, ...]
    first: tuple[int, ...]
    follow: tuple[tuple[int, ...], ...]
    last: frozenset[int]
    nullable: bool


def automaton(particle: Group) -> Automaton:
    """Compile a particle; ``repeated[p]`` says that p stands in a choice that may repeat, so order is part of its value."""
    positions: list[_Position] = []

    def link(ends: list[int], starts: list[int]) -> None:
        for end in ends:
            positions[end].follow.extend(start for start in starts if start not in positions[end].follow)

    def once(part: Particle, repeated: bool) -> tuple[list[int], list[int], bool]:
        if isinstance(part, Leaf):
            positions.append(_Position(part.row, repeated))
            return [len(positions) - 1], [len(positions) - 1], False
        inner = repeated or (part.kind != "sequence" and part.maximum == UNBOUNDED)
        if part.kind == "sequence":
            return _sequence(occur(child, inner) for child in part.parts)
        results = [occur(child, inner) for child in part.parts]
        first = [p for f, _, _ in results for p in f]
        last = [p for _, last_, _ in results for p in last_]
        if part.kind == "all":
            # Exact positions would need one for every set of what has stood: any order is let through, the reader counts.
            link(last, first)
            return first, last, True
        nullable = not results or any(n for _, _, n in results)
        return first, last, nullable

    def _sequence(results: Iterator[tuple[list[int], list[int], bool]]) -> tuple[list[int], list[int], bool]:
        first: list[int] = []
        last: list[int] = []
        nullable = True
        for next_first, next_last, next_nullable in results:
            link(last, next_first)
            first = first + next_first if nullable else first
            last = last + next_last if next_nullable else next_last
            nullable = nullable and next_nullable
        return first, last, nullable

    def occur(part: Particle, repeated: bool) -> tuple[list[int], list[int], bool]:
        copies = max(part.minimum, 1) if part.maximum == UNBOUNDED else part.maximum
        results = []
        for number in range(copies):
            first, last, nullable = once(part, repeated)
            results.append((first, last, nullable or number >= part.minimum))
        if part.maximum == UNBOUNDED:
            first, last, _ = results[-1]
            link(last, first)
        return _sequence(iter(results))

    first, last, nullable = occur(particle, False)
    return Automaton(
        tuple(p.row for p in positions),
        tuple(p.repeated for p in positions),
        tuple(first),
        tuple(tuple(sorted(p.follow)) for p in positions),
        frozenset(last),
        nullable,
    )
