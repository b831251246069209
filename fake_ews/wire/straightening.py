"""What a server that does not validate makes of a request: the one that its schema would have let through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from lxml import etree

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, ListEnumeration
from fake_ews.schema.kinds import Kind, xs
from fake_ews.schema.namespaces import XSI
from fake_ews.schema.view import Plan, SchemaView, Step

_TYPE: Final = f"{{{XSI}}}type"
_NIL: Final = f"{{{XSI}}}nil"
#: What a value that cannot be null holds when nothing is said, as in .NET; an enumeration holds its first value, and a
#: set of flags none.
_ZEROS: Final[Mapping[object, str]] = MappingProxyType(
    {xs.boolean: "false", xs.double: "0", xs.float: "0"}
    | dict.fromkeys((xs.int, xs.integer, xs.long, xs.short, xs.unsignedShort, xs.unsignedInt, xs.unsignedByte), "0")
)
#: ``YYYY-MM-DD``: the recurrences' days are texts to the server, and whatever stands behind the day is overlooked.
_DAY: Final = 10

_Placed = list[tuple[etree._Element, Step]]


class Missing(Exception):
    """Something is missing that has no value of its own; its text is the element in which it is missed."""


class Straightener:
    """Reads elements as deserialised objects read them: by name, whatever their order, and nothing unknown."""

    def __init__(self, view: SchemaView) -> None:
        self._view = view

    def straightened(self, element: etree._Element, declared: type[ComplexType]) -> etree._Element:
        """Return the element as it was meant; raises Missing. What values it holds is not looked at."""
        declared = self._derived(element, declared)
        made = etree.Element(element.tag, nsmap=element.nsmap)
        plan = self._view.plans[declared]
        self._attributes(element, plan, made)
        if plan.text is not None:
            made.text = element.text
        elif plan.wildcard is not None:
            made.extend(_copies(element))
        elif element.get(_NIL) is None and not plan.empty:
            made.extend(self._child(child, step) for child, step in self._placed(element, plan))
        return made

    def _derived(self, element: etree._Element, declared: type[ComplexType]) -> type[ComplexType]:
        """Return the type that xsi:type names; one that is none of the declared is the reader's to refuse."""
        local = (element.get(_TYPE) or "").rpartition(":")[2].strip()
        found = self._view.table.types.get(local)
        return found if found is not None and issubclass(found, declared) else declared

    def _attributes(self, element: etree._Element, plan: Plan, made: etree._Element) -> None:
        for name, value in element.attrib.items():
            if name in plan.attributes or name in (_TYPE, _NIL):
                made.set(name, value)
        for name, rule in plan.required:
            nothing = "" if rule.row.kind is xs.string else self._nothing(rule.row.kind)
            if made.get(name) is None and nothing is not None:
                made.set(name, nothing)

    def _child(self, child: etree._Element, step: Step) -> etree._Element:
        if step.type is not None:
            return self.straightened(child, step.type)
        made = etree.Element(child.tag, nsmap=child.nsmap)
        made.text = (child.text or "").strip()[:_DAY] if step.row.kind is xs.date else child.text
        if child.get(_NIL) is not None and step.row.nillable:
            made.set(_NIL, child.get(_NIL) or "")
        return made

    def _placed(self, element: etree._Element, plan: Plan) -> _Placed:
        known = [child for child in element if child.tag in plan.names]
        return _in_their_order(known, plan) or self._in_schema_order(element, known, plan)

    def _in_schema_order(self, element: etree._Element, known: list[etree._Element], plan: Plan) -> _Placed:
        """Return the elements as the model has them; of what may stand once, the first one counts."""
        placed: _Placed = []
        state = 0
        while True:
            found = _next(plan.steps[state], known)
            if found is None and plan.ends[state]:
                return placed
            child, step = found or self._made_up(element, plan.steps[state])
            if found is not None:
                known.remove(child)
            placed.append((child, step))
            state = step.position

    def _made_up(self, element: etree._Element, steps: Mapping[str, Step]) -> tuple[etree._Element, Step]:
        for name, step in steps.items():
            nothing = self._nothing(step.row.kind) if step.type is None and step.row.minimum else None
            if nothing is not None:
                made = etree.Element(name)
                made.text = nothing
                return made, step
        raise Missing(str(element.tag))

    def _nothing(self, kind: Any) -> str | None:
        """Return the value of a simple type that has one when nothing is said, None for what may be null."""
        if isinstance(kind, Kind):
            return _ZEROS.get(kind.base or kind)
        if not isinstance(kind, type) or not issubclass(kind, Enumeration):
            return None
        if issubclass(kind, ListEnumeration):
            return ""
        return next((value for value in kind.values if self._view.shows(value)), None)


def _in_their_order(known: Iterable[etree._Element], plan: Plan) -> _Placed:
    """Return the elements with their steps where they fit the model as they stand; nothing else."""
    placed: _Placed = []
    state = 0
    for child in known:
        step = plan.steps[state].get(str(child.tag))
        if step is None:
            return []
        placed.append((child, step))
        state = step.position
    return placed if plan.ends[state] else []


def _next(steps: Mapping[str, Step], known: Iterable[etree._Element]) -> tuple[etree._Element, Step] | None:
    """Return what comes next: the first in the model's order, but the members of a list in their own."""
    possible = [(child, steps[str(child.tag)]) for child in known if str(child.tag) in steps]
    if not possible:
        return None
    names = list(steps)
    first = min(possible, key=lambda one: names.index(str(one[0].tag)))
    return next(one for one in possible if one[1].repeated) if first[1].repeated else first


def _copies(element: etree._Element) -> list[etree._Element]:
    return [etree.fromstring(etree.tostring(child, with_tail=False)) for child in element]
