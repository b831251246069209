"""The table as one schema version shows it: what may stand where, compiled once a type and version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from fake_ews.schema.complex_type import ALL, ComplexType
from fake_ews.schema.content import Automaton, automaton, full_particle
from fake_ews.schema.enumeration import Enumeration, ListEnumeration, parse_value
from fake_ews.schema.kinds import Kind, collapse
from fake_ews.schema.namespaces import PREFIXES, XML
from fake_ews.schema.rows import UNBOUNDED, Place, Row
from fake_ews.schema.table import Table
from fake_ews.values import dataclass
from fake_ews.versions import Version


@dataclass(frozen=True, slots=True)
class Step:
    """One element that may stand at some point: the position it leads to, its row, and its type or parser.

    ``listed`` is the name under which an error text lists it: a substitute goes by its head's name, as observed
    (``Restriction`` expects a ``SearchExpression``).
    """

    position: int
    listed: str
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
    ``{namespace}local`` to its Step, in model order; ``names`` are those of all steps. ``ends[i]`` says whether the
    content may end there. ``text`` is the rule for content that is text, ``wildcard`` what foreign elements may come
    (the least and the largest number, -1 for any, and whether they must be of another namespace); ``empty`` says that
    nothing may; ``unordered`` that the steps stand in any order, each once (xs:all).
    """

    type: type[ComplexType]
    steps: tuple[dict[str, Step], ...]
    names: frozenset[str]
    ends: tuple[bool, ...]
    attributes: dict[str, AttributeRule]
    text: AttributeRule | None
    required: tuple[tuple[str, AttributeRule], ...]
    prohibited: frozenset[str]
    soap_attributes: bool
    wildcard: tuple[int, int, bool] | None
    empty: bool
    unordered: bool

    def expected(self, state: int) -> Iterator[str]:
        """Walk the expanded names that an error text lists at ``state``."""
        return (step.listed for step in self.steps[state].values())


def expanded(prefix: str, local: str) -> str:
    """Return ``{namespace}local``."""
    return f"{{{PREFIXES[prefix]}}}{local}"


class _Plans(dict[type[ComplexType], Plan]):
    """Every type's plan, compiled when it is first looked up; after that it is a look-up and nothing else."""

    def __init__(self, compile: Callable[[type[ComplexType]], Plan]) -> None:
        super().__init__()
        self._compile = compile

    def __missing__(self, declared: type[ComplexType]) -> Plan:
        made = self[declared] = self._compile(declared)
        return made


class SchemaView:
    """What the schema of ``version`` says; ask ``view(table, version)`` for it, which keeps each once."""

    def __init__(self, table: Table, version: Version) -> None:
        self.table = table
        self.version = version
        #: The compiled content of each type.
        self.plans: Mapping[type[ComplexType], Plan] = _Plans(self._compile)

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

    def parser(self, kind: Any) -> Callable[[str], Any]:
        """Return the function that reads a simple value as this version knows it."""
        if isinstance(kind, Kind):
            return kind.parse
        allowed = self.known_values(kind)
        if issubclass(kind, ListEnumeration):
            return lambda text: tuple(parse_value(allowed, word) for word in collapse(text).split(" ") if word)
        return lambda text: parse_value(allowed, text)

    def known_values(self, kind: type[Enumeration]) -> frozenset[str]:
        """Return the values of an enumeration that this version has."""
        return kind.known(self.version)

    def _compile(self, declared: type[ComplexType]) -> Plan:
        model = automaton(full_particle(declared, self.shows))
        # A step is the same wherever it may come from, and in a choice that repeats so is all that may follow.
        there = [self._steps(model, position) for position in range(len(model.rows))]
        by_positions = {positions: _in_order(there, positions) for positions in {model.first, *model.follow}}
        steps = [by_positions[positions] for positions in (model.first, *model.follow)]
        ends = (model.nullable, *(position in model.last for position in range(len(model.rows))))
        prohibited = {name for base in declared.__mro__[:-1] for name in vars(base).get("prohibited", ())}
        attributes = {}
        text = None
        for row in declared.rows:
            if row.place is Place.TEXT:
                text = self._rule(row)
            elif row.place is Place.ATTRIBUTE and row.element not in prohibited and self.shows(row):
                attributes[row.element.replace("xml:", f"{{{XML}}}")] = self._rule(row)
        wildcard = _wildcard(declared.wildcard) if declared.wildcard else None
        return Plan(
            type=declared,
            steps=tuple(steps),
            names=frozenset().union(*there),
            ends=ends,
            attributes=attributes,
            text=text,
            required=tuple((name, rule) for name, rule in attributes.items() if rule.row.minimum),
            prohibited=frozenset(prohibited),
            soap_attributes=self._admits_soap_attributes(declared),
            wildcard=wildcard,
            empty=not model.rows and text is None and wildcard is None,
            unordered=declared.contents == (ALL,),
        )

    def _admits_soap_attributes(self, declared: type[ComplexType]) -> bool:
        since = (vars(base).get("any_attributes") for base in declared.__mro__)
        return any(first is not None and first <= self.version for first in since)

    def _rule(self, row: Row[Any]) -> AttributeRule:
        return AttributeRule(row, self.parser(row.kind), type_name(row.kind))

    def _steps(self, model: Automaton, position: int) -> dict[str, Step]:
        """Return the steps that lead to a position, one for each element that its row admits."""
        steps: dict[str, Step] = {}
        row, repeated = model.rows[position], model.repeated[position]
        listed = expanded(row.namespace, row.element)
        for name, kind in self._spellings(row):
            if isinstance(kind, type) and issubclass(kind, ComplexType):
                step = Step(position + 1, listed, row, repeated, kind, None, kind.__name__)
            else:
                step = Step(position + 1, listed, row, repeated, None, self.parser(kind), type_name(kind))
            steps.setdefault(name, step)
        return steps

    def _spellings(self, row: Row[Any]) -> list[tuple[str, Any]]:
        """Return the elements that a row admits: its own, and the substitutes of the global one that it refers to."""
        kind = self.table.types[row.kind] if isinstance(row.kind, str) else row.kind
        own = [(expanded(row.namespace, row.element), kind)]
        if not row.ref or isinstance(kind, Kind) or not issubclass(kind, ComplexType):
            return own
        substitutes = [(expanded("t", element), declared) for element, declared in self.substitutes(row.element)]
        return substitutes if kind.abstract_element else own + substitutes


def _in_order(there: Sequence[dict[str, Step]], positions: tuple[int, ...]) -> dict[str, Step]:
    """Return the steps to these positions; of two for one element the first in the model counts."""
    steps: dict[str, Step] = {}
    for position in positions:
        for name, step in there[position].items():
            steps.setdefault(name, step)
    return steps


def _wildcard(said: str) -> tuple[int, int, bool]:
    """Read what a type says of foreign content: processContents, namespace, minOccurs, maxOccurs."""
    _, namespace, minimum, maximum = said.split()
    return int(minimum), UNBOUNDED if maximum == "*" else int(maximum), namespace == "##other"


def type_name(kind: Any) -> str:
    """Return the name of a simple type as .NET's validator prints it: with its whole namespace.

    A type without a name goes by the built-in one that it narrows (``XmlTypeCode``: String, Int).
    """
    if isinstance(kind, Kind):
        if not kind.name:
            name = type_name(kind.base).rpartition(":")[2] if kind.base else "anySimpleType"
            return name[0].upper() + name[1:]
        prefix, _, local = kind.name.rpartition(":")
        return f"http://www.w3.org/2001/XMLSchema:{local}" if prefix == "xs" else f"{PREFIXES[kind.namespace]}:{local}"
    return f"{PREFIXES[kind.namespace]}:{kind.__name__}"


@lru_cache(maxsize=64)
def view(table: Table, version: Version) -> SchemaView:
    """Return the view of ``version``; compiled plans are kept with it, since they depend on nothing else."""
    return SchemaView(table, version)
