"""The sentences of .NET's schema validator, which Exchange passes on word for word in its violations."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from lxml import etree


def named(tag: Any) -> str:
    """Return ``'X' in namespace 'NS'``."""
    name = etree.QName(tag)
    return f"'{name.localname}' in namespace '{name.namespace}'" if name.namespace else f"'{name.localname}'"


def qualified(tag: Any) -> str:
    """Return ``NS:X``."""
    name = etree.QName(tag)
    return f"{name.namespace}:{name.localname}" if name.namespace else name.localname


def invalid_child(parent: Any, child: Any, expected: Iterable[str]) -> str:
    """Say that an element stands where it may not, and what could have stood there."""
    return f"The element {named(parent)} has invalid child element {named(child)}.{_listed(expected)}"


def incomplete(parent: Any, expected: Iterable[str]) -> str:
    """Say that an element ends too early."""
    return f"The element {named(parent)} has incomplete content.{_listed(expected)}"


def child_in_text(parent: Any, child: Any) -> str:
    """Say that an element stands in one that may hold only text."""
    return _no_child(parent, child, "text only")


def child_in_empty(parent: Any, child: Any) -> str:
    """Say that an element stands in one that may hold nothing."""
    return _no_child(parent, child, "empty")


def _no_child(parent: Any, child: Any, model: str) -> str:
    return (
        f"The element '{qualified(parent)}' cannot contain child element '{qualified(child)}' because the parent "
        f"element's content model is {model}."
    )


def text_among_elements(parent: Any, expected: Iterable[str]) -> str:
    """Say that text stands between elements."""
    return f"The element {named(parent)} cannot contain text.{_listed(expected)}"


def text_in_empty(text: str) -> str:
    """Say that text, or only white space, stands in an element that may hold nothing."""
    what = "white space" if text.isspace() else "text"
    return f"The element cannot contain {what}. Content model is empty."


def undeclared_attribute(name: Any) -> str:
    """Say that nobody declared the attribute."""
    return f"The '{qualified(name)}' attribute is not declared."


def prohibited_attribute(name: Any) -> str:
    """Say that a base type has the attribute, but not this one."""
    return f"The '{qualified(name)}' attribute is not allowed."


def missing_attribute(name: Any) -> str:
    """Say that an attribute must stand."""
    return f"The required attribute '{qualified(name)}' is missing."


def invalid_attribute(name: Any, value: str, type_name: str, reason: object) -> str:
    """Say that an attribute's value is none of its type."""
    return f"The '{qualified(name)}' attribute{_is_invalid(value, type_name, reason)}"


def invalid_element(tag: Any, value: str, type_name: str, reason: object) -> str:
    """Say that an element's text is no value of its type."""
    return f"The '{qualified(tag)}' element{_is_invalid(value, type_name, reason)}"


def _is_invalid(value: str, type_name: str, reason: object) -> str:
    return f" is invalid - The value '{value}' is invalid according to its datatype '{type_name}' - {reason}"


def undeclared_element(tag: Any) -> str:
    """Say that nobody declared the outermost element."""
    return f"The '{qualified(tag)}' element is not declared."


def abstract(tag: Any) -> str:
    """Say that an element needs an xsi:type to say what it is."""
    return f"The element '{qualified(tag)}' is abstract or its type is abstract."


def unknown_type(named_type: str) -> str:
    """Say that xsi:type names no type."""
    return f"This is an invalid xsi:type '{named_type}'."


def abstract_type(named_type: str) -> str:
    """Say that xsi:type names a type that has no values of its own."""
    return f"The xsi:type '{named_type}' cannot be abstract."


def underived_type(named_type: str, tag: Any) -> str:
    """Say that xsi:type names a type that is none of the declared."""
    return (
        f"The xsi:type attribute value '{named_type}' is not valid for the element '{qualified(tag)}', either because "
        "it is not a type validly derived from the type in the schema, or because it has xsi:type derivation blocked."
    )


def nil_refused() -> str:
    """Say that the element may not be nil."""
    return (
        "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the "
        "instance."
    )


def content_in_nil(tag: Any) -> str:
    """Say that a nil element has content."""
    return f"Element '{qualified(tag)}' must have no character or element children."


def foreign_instance_attribute(name: Any) -> str:
    """Say that the namespace of xsi:type has no such attribute."""
    said = qualified(name)
    return f"The attribute '{said}' does not match one of the four allowed attributes in the 'xsi' namespace."


def _listed(expected: Iterable[str]) -> str:
    """List the elements that were possible at this point: neighbours of one namespace share it."""
    runs = groupby(dict.fromkeys(expected), lambda tag: etree.QName(tag).namespace)
    listed = " as well as ".join(
        f"'{', '.join(etree.QName(tag).localname for tag in tags)}' in namespace '{namespace}'"
        for namespace, tags in runs
    )
    return f" List of possible elements expected: {listed}." if listed else ""
