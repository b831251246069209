"""The table as one schema version shows it: what may stand where, compiled once a type and version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.content import Automaton, automaton, full_particle
from fake_ews.schema.enumeration import Enumeration, ListEnumeration, parse_value
from fake_ews.schema.kinds import Kind
from fake_ews.schema.namespaces import PREFIXES, XML
from fake_ews.schema.rows import Place, Row
from fake_ews.schema.table import Table
from fake_ews.versions import Version


@dataclass(frozen=True, slots=True)
class Step:
    """One element that may stand at some point: the position it leads to, its row, and its type or parser."""

    position: int
    row: Row[Any]
    repeated: bool
    type: type[ComplexType] | None
    parse: Callable[[str], Any] | None
    type_name: str


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """One attribute that an element may carry."""

    row: Row[Any]
    parse: Callable[[str], Any]
    type_name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the reader asks about one type in one version.

    ``steps[0]`` is what may begin the content, ``steps[p + 1]`` what may follow position p; each maps an expanded name
    ``{namespace}local`` to its Step, in model order. ``ends[i]`` says whether the content may end there.
    """

    type: type[ComplexType]
    steps: tuple[dict[str, Step], ...]
    ends: tuple[bool, ...]
    attributes: dict[str, AttributeRule]
    text: AttributeRule | None


def expanded(prefix: str, local: str) -> str:
    """Return ``{namespace}local``."""
    return f"{{{PREFIXES[prefix]}}}{local}"


class SchemaView:
    """What the schema of ``version`` says; ask ``view(table, version)`` for it, which keeps each once."""

    def __init__(self, table: Table, version: Version) -> None:
        self.table = table
        self.version = version
        self._plans: dict[type[ComplexType], Plan] = {}

    def shows(self, row: Any) -> bool:
        """Whether this version has a row, type, enumeration or value (anything with since and until)."""
        return bool(row.since <= self.version <= row.until)

    @cached_property
    def elements(self) -> dict[str, type[ComplexType]]:
        """The global elements by expanded name."""
        return {
            expanded(prefix, element): declared
            for (prefix, element), declared in self.table.elements.items()
            if self.shows(declared) and self.shows_name(element)
        }

    def shows_name(self, element: str) -> bool:
        """Whether this version has the global element of that name."""
        # A global element that is younger than its type carries its own date (schema.enumeration.value).
        return not hasattr(element, "since") or self.shows(element)

    def substitutes(self, head: str) -> list[tuple[str, type[ComplexType]]]:
        """Return the elements that may stand for the abstract global element ``head``, with their types."""
        return [
            (element, declared)
            for declared in self.table.substitutes.get(head, ())
            if self.shows(declared)
            for element in declared.elements
            if self.shows_name(element)
        ]

    def plan(self, declared: type[ComplexType]) -> Plan:
        """Return the compiled content of a type."""
        found = self._plans.get(declared)
        if found is None:
            found = self._plans[declared] = self._compile(declared)
        return found

    def parser(self, kind: Any) -> Callable[[str], Any]:
        """Return the function that reads a simple value as this version knows it."""
        if isinstance(kind, Kind):
            return kind.parse
        allowed = self.known_values(kind)
        if issubclass(kind, ListEnumeration):
            return lambda text: tuple(parse_value(allowed, word) for word in text.split())
        return lambda text: parse_value(allowed, text)

    def known_values(self, kind: type[Enumeration]) -> frozenset[str]:
        """Return the values of an enumeration that this version has."""
        return kind.known(self.version)

    def _compile(self, declared: type[ComplexType]) -> Plan:
        model = automaton(full_particle(declared, self.shows))
        steps = [self._steps(model, model.first), *(self._steps(model, following) for following in model.follow)]
        ends = (model.nullable, *(position in model.last for position in range(len(model.rows))))
        prohibited = {name for base in declared.__mro__[:-1] for name in vars(base).get("prohibited", ())}
        attributes = {}
        text = None
        for row in declared.rows:
            if row.place is Place.TEXT:
                text = self._rule(row)
            elif row.place is Place.ATTRIBUTE and row.element not in prohibited and self.shows(row):
                attributes[row.element.replace("xml:", f"{{{XML}}}")] = self._rule(row)
        return Plan(declared, tuple(steps), ends, attributes, text)

    def _rule(self, row: Row[Any]) -> AttributeRule:
        return AttributeRule(row, self.parser(row.kind), type_name(row.kind))

    def _steps(self, model: Automaton, positions: tuple[int, ...]) -> dict[str, Step]:
        steps: dict[str, Step] = {}
        for position in positions:
            row, repeated = model.rows[position], model.repeated[position]
            for name, kind in self._spellings(row):
                if isinstance(kind, type) and issubclass(kind, ComplexType):
                    step = Step(position + 1, row, repeated, kind, None, kind.__name__)
                else:
                    step = Step(position + 1, row, repeated, None, self.parser(kind), type_name(kind))
                steps.setdefault(name, step)
        return steps

    def _spellings(self, row: Row[Any]) -> list[tuple[str, Any]]:
        """Return the elements that a row admits: its own, or the substitutes of the abstract one it refers to."""
        kind = self.table.types[row.kind] if isinstance(row.kind, str) else row.kind
        if row.ref:
            substitutes = self.substitutes(row.element)
            if substitutes:
                return [(expanded("t", element), declared) for element, declared in substitutes]
        return [(expanded(row.namespace, row.element), kind)]


def type_name(kind: Any) -> str:
    """Return the name of a simple type as .NET's validator prints it: with its whole namespace."""
    if isinstance(kind, Kind):
        prefix, _, local = kind.name.rpartition(":")
        return f"http://www.w3.org/2001/XMLSchema:{local}" if prefix == "xs" else f"{PREFIXES['t']}:{local}"
    return f"{PREFIXES[kind.namespace]}:{kind.__name__}"


@lru_cache(maxsize=64)
def view(table: Table, version: Version) -> SchemaView:
    """Return the view of ``version``; compiled plans are kept with it, since they depend on nothing else."""
    return SchemaView(table, version)
