"""XML to records: order, occurrence, version and value checks all come from the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from fake_ews.errors import SchemaViolation
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.kinds import Violation
from fake_ews.schema.namespaces import XML, XSI
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row
from fake_ews.schema.view import AttributeRule, Plan, SchemaView, Step
from fake_ews.wire.xml import position_of

_NIL: Final = f"{{{XSI}}}nil"
_TYPE: Final = f"{{{XSI}}}type"


class Invalid(Exception):
    """The element does not fit the schema; ``violation`` says how in the words of .NET's validator."""

    def __init__(self, element: etree._Element, violation: str) -> None:
        super().__init__(violation)
        self.element, self.violation = element, violation


class Reader:
    """Reads elements as one schema version knows them."""

    def __init__(self, view: SchemaView) -> None:
        self._view = view

    def read(self, body: bytes, root: etree._Element, element: etree._Element, declared: type[ComplexType]) -> Record:
        """Return the record of ``element``; raises SchemaViolation with line and column in ``body``."""
        try:
            return self._record(element, declared)
        except Invalid as error:
            line, column = position_of(body, root, error.element)
            raise SchemaViolation(error.violation, line, column) from None

    def _record(self, element: etree._Element, declared: type[ComplexType]) -> Record:
        declared = self._derived(element, declared)
        plan = self._view.plan(declared)
        values: dict[Row[Any], Any] = {}
        if element.attrib or plan.attributes:
            self._attributes(element, plan, values)
        if plan.text is not None:
            self._text(element, plan.text, values)
            return Record(declared, values)
        if declared.wildcard:
            return Record(declared, values, foreign=tuple(_serialized(child) for child in element))
        members = self._children(element, plan, values)
        return Record(declared, values, members)

    def _derived(self, element: etree._Element, declared: type[ComplexType]) -> type[ComplexType]:
        """Return the type that xsi:type names, where it is one derived from the declared."""
        named = element.get(_TYPE)
        if named is None:
            return declared
        found = self._view.table.types.get(named.rpartition(":")[2])
        if found is None or not issubclass(found, declared) or not self._view.shows(found):
            raise Invalid(element, f"This is an invalid xsi:type '{named}'.")
        return found

    def _attributes(self, element: etree._Element, plan: Plan, values: dict[Row[Any], Any]) -> None:
        for name, value in element.attrib.items():
            rule = plan.attributes.get(name)
            if rule is not None:
                values[rule.row.canonical] = self._value(element, rule, value, f"The '{_local(name)}' attribute")
            elif not (name.startswith(f"{{{XSI}}}") or plan.type.any_attributes):
                raise Invalid(element, f"The '{_undeclared(name)}' attribute is not declared.")
        for name, rule in plan.attributes.items():
            if rule.row.minimum and rule.row.canonical not in values:
                raise Invalid(element, f"The required attribute '{_local(name)}' is missing.")

    def _text(self, element: etree._Element, rule: AttributeRule, values: dict[Row[Any], Any]) -> None:
        if len(element):
            raise Invalid(element[0], _unexpected(element, element[0]) + " because the parent element's content model is text only.")
        values[rule.row] = self._value(element, rule, element.text or "", _the_element(element))

    def _value(self, element: etree._Element, rule: AttributeRule | Step, text: str, subject: str) -> Any:
        assert rule.parse is not None
        try:
            return rule.parse(text)
        except Violation as error:
            raise Invalid(
                element, f"{subject} is invalid - The value '{text}' is invalid according to its datatype '{rule.type_name}' - {error}"
            ) from None

    def _children(self, element: etree._Element, plan: Plan, values: dict[Row[Any], Any]) -> tuple[Member, ...]:
        members: list[Member] = []
        state = 0
        if element.text and not element.text.isspace():
            raise Invalid(element, f"{_the_element_in(element)} cannot contain text.{_expected(plan.steps[0])}")
        for child in element:
            step = plan.steps[state].get(str(child.tag))
            if step is None:
                raise Invalid(child, self._misplaced(element, child, plan, state))
            if child.tail and not child.tail.isspace():
                raise Invalid(element, f"{_the_element_in(element)} cannot contain text.{_expected(plan.steps[step.position])}")
            state = step.position
            if child.get(_NIL) in ("true", "1") and step.row.nillable:
                continue
            value = self._record(child, step.type) if step.type is not None else self._simple(child, step)
            row = step.row.canonical
            if step.repeated:
                members.append(Member(row, value))
            elif step.row.many:
                values[row] = (*values.get(row, ()), value)
            else:
                values[row] = value
        if not plan.ends[state]:
            raise Invalid(element, f"{_the_element_in(element)} has incomplete content.{_expected(plan.steps[state])}")
        return tuple(members)

    def _misplaced(self, element: etree._Element, child: etree._Element, plan: Plan, state: int) -> str:
        if not any(plan.steps):
            return _unexpected(element, child) + " because the parent element's content model is empty."
        return (
            f"{_the_element_in(element)} has invalid child element '{_local(child.tag)}'{_in_namespace(child.tag)}."
            f"{_expected(plan.steps[state])}"
        )

    def _simple(self, element: etree._Element, step: Step) -> Any:
        if len(element):
            raise Invalid(element[0], _unexpected(element, element[0]) + " because the parent element's content model is text only.")
        for name in element.attrib:
            if not name.startswith((f"{{{XSI}}}", f"{{{XML}}}")):
                raise Invalid(element, f"The '{_undeclared(name)}' attribute is not declared.")
        return self._value(element, step, element.text or "", _the_element(element))


def _serialized(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _split(tag: Any) -> tuple[str, str]:
    name = etree.QName(tag)
    return name.namespace or "", name.localname


def _local(tag: Any) -> str:
    return _split(tag)[1]


def _undeclared(tag: Any) -> str:
    namespace, local = _split(tag)
    return f"{namespace}:{local}" if namespace else local


def _in_namespace(tag: Any) -> str:
    namespace = _split(tag)[0]
    return f" in namespace '{namespace}'" if namespace else ""


def _the_element(element: etree._Element) -> str:
    namespace, local = _split(element.tag)
    return f"The '{namespace}:{local}' element"


def _the_element_in(element: etree._Element) -> str:
    return f"The element '{_local(element.tag)}'{_in_namespace(element.tag)}"


def _unexpected(parent: etree._Element, child: etree._Element) -> str:
    return f"{_the_element_in(parent)} cannot contain child element '{_local(child.tag)}'{_in_namespace(child.tag)}"


def _expected(steps: Iterable[str]) -> str:
    """List the elements that were possible at this point, grouped by namespace as .NET prints them."""
    groups: dict[str, list[str]] = {}
    for tag in steps:
        namespace, local = _split(tag)
        groups.setdefault(namespace, []).append(local)
    listed = " as well as ".join(f"'{', '.join(names)}' in namespace '{namespace}'" for namespace, names in groups.items())
    return f" List of possible elements expected: {listed}." if listed else ""
