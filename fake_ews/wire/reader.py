"""XML to records: order, occurrence, version and value checks all come from the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NoReturn

from lxml import etree

from fake_ews.errors import SchemaViolation
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.kinds import Violation, xs
from fake_ews.schema.namespaces import PREFIXES, SOAP, XML, XSD, XSI
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row
from fake_ews.schema.view import AttributeRule, Plan, SchemaView, Step
from fake_ews.wire import sentences
from fake_ews.wire.positions import Spot, position_of

_NIL: Final = f"{{{XSI}}}nil"
_TYPE: Final = f"{{{XSI}}}type"
#: What every element may carry: .NET's validator knows these four, and by default lets xml:lang and its kin stand
#: anywhere (XmlSchemaValidationFlags.AllowXmlAttributes).
_INSTANCE: Final = frozenset((_NIL, _TYPE, f"{{{XSI}}}schemaLocation", f"{{{XSI}}}noNamespaceSchemaLocation"))
_ANYWHERE: Final = frozenset((f"{{{XML}}}lang", f"{{{XML}}}space", f"{{{XML}}}base"))


class Invalid(Exception):
    """The element does not fit the schema; ``violation`` says how in the words of .NET's validator."""

    def __init__(self, element: etree._Element, violation: str, spot: Spot = Spot.START, name: str = "") -> None:
        super().__init__(violation)
        self.element, self.violation, self.spot, self.name = element, violation, spot, name


def _row(error: Invalid) -> str:
    """Return what does not fit, as ``Message/Subject`` or ``FolderShape/@Id``."""
    parent = error.element.getparent()
    elements = (error.element,) if parent is None else (parent, error.element)
    names = [etree.QName(one).localname for one in elements]
    return "/".join((*names, f"@{error.name}") if error.name else names)


class Reader:
    """Reads elements as one schema version knows them."""

    def __init__(self, view: SchemaView) -> None:
        self._view = view

    def read(self, body: bytes, root: etree._Element, element: etree._Element, declared: type[ComplexType]) -> Record:
        """Return the record of ``element``; raises SchemaViolation with line and position in ``body``."""
        try:
            if element.get(_NIL) is not None:
                raise Invalid(element, sentences.nil_refused())
            record: Record = self._record(element, declared)
            return record
        except Invalid as error:
            line, position = position_of(body, root, error.element, error.spot, error.name)
            raise SchemaViolation(error.violation, line, position, _row(error)) from None

    def _record(self, element: etree._Element, declared: type[ComplexType], step: Step | None = None) -> Any:
        """Return the record of an element that stands where ``step`` says; None for one that says it is nil."""
        attributes = element.items()
        nil = False
        for name, _ in attributes:
            if name[0] == "{":  # what XML Schema itself says has a namespace
                declared = self._derived(element, declared)
                nil = step is not None and _is_nil(element, step)
                break
        if declared.abstract:
            raise Invalid(element, sentences.abstract(element.tag))
        plan = self._view.plans[declared]
        values: dict[Row[Any], Any] = {}
        if attributes or plan.required:
            self._attributes(element, attributes, plan, values)
        if nil:
            _refuse_content(element)
            return None
        if plan.text is not None:
            self._text(element, plan.text, values)
            return Record(declared, values)
        if plan.wildcard is not None:
            return Record(declared, values, foreign=_foreign(element, plan.wildcard))
        if plan.empty:
            if element.text or len(element):
                _refuse_any(element)
            return Record(declared, values)
        if plan.unordered:
            self._unordered(element, plan, values)
            return Record(declared, values)
        members = self._children(element, plan, values)
        return Record(declared, values, members)

    def _derived(self, element: etree._Element, declared: type[ComplexType]) -> type[ComplexType]:
        """Return the type that xsi:type names, where it is one derived from the declared."""
        named = element.get(_TYPE)
        if named is None:
            return declared
        namespace, local = _resolved(element, named)
        found = self._view.table.types.get(local)
        if found is None or PREFIXES[found.namespace] != namespace or found.anonymous or not self._view.shows(found):
            raise Invalid(element, sentences.unknown_type(named))
        if not issubclass(found, declared):
            raise Invalid(element, sentences.underived_type(named, element.tag))
        if found.abstract:
            raise Invalid(element, sentences.abstract_type(named))
        return found

    def _attributes(
        self, element: etree._Element, attributes: list[tuple[str, str]], plan: Plan, values: dict[Row[Any], Any]
    ) -> None:
        for name, value in attributes:
            rule = plan.attributes.get(name)
            if rule is None:
                _check_foreign_attribute(element, name, plan)
                continue
            try:
                values[rule.row.canonical] = rule.parse(value)
            except Violation as error:
                said = sentences.invalid_attribute(name, value, rule.type_name, error)
                raise Invalid(element, said, Spot.ATTRIBUTE, name) from None
        for name, rule in plan.required:
            if rule.row.canonical not in values:
                raise Invalid(element, sentences.missing_attribute(name))

    def _text(self, element: etree._Element, rule: AttributeRule, values: dict[Row[Any], Any]) -> None:
        for child in element:
            raise Invalid(child, sentences.child_in_text(element.tag, child.tag))
        values[rule.row.canonical] = _value(element, rule)

    def _children(self, element: etree._Element, plan: Plan, values: dict[Row[Any], Any]) -> tuple[Member, ...]:
        members: list[Member] = []
        several: dict[Row[Any], list[Any]] = {}
        state = 0
        steps = plan.steps
        if element.text:
            _refuse_text(element, element.text, plan, state)
        for child in element:
            step = steps[state].get(child.tag)  # type: ignore[arg-type]  # a name, since comments are dropped
            if step is None:
                raise Invalid(child, sentences.invalid_child(element.tag, child.tag, plan.expected(state)))
            state = step.position
            value = self._record(child, step.type, step) if step.type is not None else self._simple(child, step)
            if child.tail:
                _refuse_text(element, child.tail, plan, state)
            if value is None:
                continue
            row = step.row.canonical
            if step.repeated:
                members.append(Member(row, value))
            elif row.maximum == 1:
                values[row] = value
            else:
                several.setdefault(row, []).append(value)
        values.update((row, tuple(found)) for row, found in several.items())
        if not plan.ends[state]:
            raise Invalid(element, sentences.incomplete(element.tag, plan.expected(state)), Spot.END)
        return tuple(members)

    def _unordered(self, element: etree._Element, plan: Plan, values: dict[Row[Any], Any]) -> None:
        """Read elements that stand in any order, each once at most (XML Schema part 1, 3.8.4: an all group)."""
        left = dict(plan.steps[0])
        _refuse_text(element, element.text, plan, 0)
        for child in element:
            step = left.pop(str(child.tag), None)
            if step is None:
                listed = (one.listed for one in left.values())
                raise Invalid(child, sentences.invalid_child(element.tag, child.tag, listed))
            value = self._record(child, step.type, step) if step.type is not None else self._simple(child, step)
            _refuse_text(element, child.tail, plan, 0)
            values[step.row.canonical] = value
        missing = [one.listed for one in left.values() if one.row.minimum]
        if missing:
            raise Invalid(element, sentences.incomplete(element.tag, missing), Spot.END)

    def _simple(self, element: etree._Element, step: Step) -> Any:
        """Return the value of an element that stands where ``step`` says; None for one that says it is nil."""
        attributes = element.keys()
        nil = bool(attributes) and _is_nil(element, step)
        for name in attributes:
            if name == _TYPE:
                _check_simple_type(element, step)
            else:
                _check_foreign_attribute(element, str(name), None)
        if nil:
            _refuse_content(element)
            return None
        if len(element):
            raise Invalid(element[0], sentences.child_in_text(element.tag, element[0].tag))
        return _value(element, step)


def _value(element: etree._Element, rule: AttributeRule | Step) -> Any:
    assert rule.parse is not None
    text = element.text or ""
    try:
        return rule.parse(text)
    except Violation as error:
        said = sentences.invalid_element(element.tag, text, rule.type_name, error)
        raise Invalid(element, said, Spot.END) from None


def _refuse_text(element: etree._Element, text: str | None, plan: Plan, state: int) -> None:
    if text and not text.isspace():
        raise Invalid(element, sentences.text_among_elements(element.tag, plan.expected(state)), Spot.TEXT)


def _refuse_any(element: etree._Element) -> NoReturn:
    if element.text:
        # White space counts here: XML Schema part 1, 3.4.4, clause 2.1; .NET has a sentence of its own for it.
        raise Invalid(element, sentences.text_in_empty(element.text), Spot.TEXT)
    raise Invalid(element[0], sentences.child_in_empty(element.tag, element[0].tag))


def _refuse_content(element: etree._Element) -> None:
    if element.text or len(element):
        raise Invalid(element, sentences.content_in_nil(element.tag))


def _is_nil(child: etree._Element, step: Step) -> bool:
    said = child.get(_NIL)
    if said is None:
        return False
    if not step.row.nillable:
        raise Invalid(child, sentences.nil_refused())
    try:
        return xs.boolean.parse(said)
    except Violation as error:
        wrong = sentences.invalid_attribute(_NIL, said, "http://www.w3.org/2001/XMLSchema:boolean", error)
        raise Invalid(child, wrong, Spot.ATTRIBUTE, _NIL) from None


def _check_foreign_attribute(element: etree._Element, name: str, plan: Plan | None) -> None:
    """Let stand what may stand on any element; raises Invalid for the rest."""
    if name in _INSTANCE or name in _ANYWHERE:
        return
    if plan is not None and plan.soap_attributes and name.startswith(f"{{{SOAP}}}"):
        return
    if name.startswith(f"{{{XSI}}}"):
        said = sentences.foreign_instance_attribute(name)
    elif plan is not None and name in plan.prohibited:
        said = sentences.prohibited_attribute(name)
    else:
        said = sentences.undeclared_attribute(name)
    raise Invalid(element, said, Spot.ATTRIBUTE, name)


def _check_simple_type(element: etree._Element, step: Step) -> None:
    """Raise Invalid unless xsi:type names the very type that is declared, or one that it is made from."""
    named = element.get(_TYPE, "")
    namespace, local = _resolved(element, named)
    if namespace not in (XSD, *PREFIXES.values()):
        raise Invalid(element, sentences.unknown_type(named))
    if f"{namespace}:{local}" != step.type_name:
        raise Invalid(element, sentences.underived_type(named, element.tag))


def _resolved(element: etree._Element, name: str) -> tuple[str, str]:
    prefix, _, local = name.strip().rpartition(":")
    return element.nsmap.get(prefix or None) or "", local


def _foreign(element: etree._Element, wildcard: tuple[int, int, bool]) -> tuple[str, ...]:
    """Return what a wildcard let in, as text; raises Invalid for the wrong number or a namespace that is shut out."""
    minimum, maximum, only_other = wildcard
    for text in (element.text, *(child.tail for child in element)):
        if text and not text.isspace():
            raise Invalid(element, sentences.text_among_elements(element.tag, ()), Spot.TEXT)
    for number, child in enumerate(element):
        own = etree.QName(child).namespace == etree.QName(element).namespace
        if (only_other and own) or (maximum >= 0 and number >= maximum):
            raise Invalid(child, sentences.invalid_child(element.tag, child.tag, ()))
    if len(element) < minimum:
        raise Invalid(element, sentences.incomplete(element.tag, ()), Spot.END)
    return tuple(_serialized(element))


def _serialized(element: etree._Element) -> Iterable[str]:
    return (etree.tostring(child, encoding="unicode", with_tail=False) for child in element)
