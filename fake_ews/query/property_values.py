"""The values of extended properties: from ExtendedProperty records to typed values and back, and as views on rows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.query.property_keys import PropertyKey, property_key
from fake_ews.schema.enumeration import Enumeration
from fake_ews.schema.extended_properties import ExtendedPropertyType, NonEmptyArrayOfPropertyValuesType
from fake_ews.schema.kinds import Kind, Violation, xs
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.simple_types import GuidType

#: How one value of each type travels in ``Value`` (documentation page "ExtendedFieldURI", PropertyType attribute).
VALUE_KINDS: Final[Mapping[str, Kind[Any]]] = MappingProxyType(
    {
        "Short": xs.short,
        "Integer": xs.int,
        "Float": xs.float,
        "Double": xs.double,
        "Currency": xs.long,
        "ApplicationTime": xs.double,
        "Boolean": xs.boolean,
        "Long": xs.long,
        "String": xs.string,
        "SystemTime": xs.dateTime,
        "CLSID": GuidType,
        "Binary": xs.base64Binary,
    }
)


def read_property(property: Record, context: QueryContext) -> tuple[PropertyKey, Any]:
    """Return key and typed value of an ExtendedPropertyType; arrays are tuples, SystemTime is aware.

    Raises Failure: ErrorInvalidExtendedPropertyValue for a value that is none of the type, or one where an array is
    asked for or the other way round; what ``property_key`` raises.
    """
    path = property[ExtendedPropertyType.extended_field_uri]
    key = property_key(path)
    values = property.get(ExtendedPropertyType.values)
    if key.many != (values is not None):
        raise Failure("ErrorInvalidExtendedPropertyValue", path=path)
    if values is None:
        return key, _parse(key, property[ExtendedPropertyType.value], context, path)
    texts = values.get(NonEmptyArrayOfPropertyValuesType.value, ())
    return key, tuple(_parse(key, text, context, path) for text in texts)


def _parse(key: PropertyKey, text: str, context: QueryContext, path: Record) -> Any:
    try:
        return parse_member(key, text, context)
    except Violation:
        raise Failure("ErrorInvalidExtendedPropertyValue", path=path) from None


def parse_member(key: PropertyKey, text: str, context: QueryContext) -> Any:
    """Return one value of the property's type; raises Violation."""
    value = VALUE_KINDS[key.member_type].parse(text)
    if key.member_type == "SystemTime":
        return context.aware(value)
    return value.lower() if key.member_type == "CLSID" else value


def write_property(path: Record, key: PropertyKey, value: Any) -> Record:
    """Return the ExtendedProperty that answers a client who asked for ``path``."""
    render = VALUE_KINDS[key.member_type].render
    values: dict[Row[Any], Any] = {ExtendedPropertyType.extended_field_uri: path}
    if key.many:
        texts = tuple(render(member) for member in value)
        values[ExtendedPropertyType.values] = Record(
            NonEmptyArrayOfPropertyValuesType, {NonEmptyArrayOfPropertyValuesType.value: texts}
        )
    else:
        values[ExtendedPropertyType.value] = render(value)
    return Record(ExtendedPropertyType, values)


def property_of_row(row: Row[Any], value: Any) -> Any:
    """Return what a property of the row's tag sees: enumerations are numbers below EWS, in the table's order."""
    if isinstance(row.kind, type) and issubclass(row.kind, Enumeration):
        return row.kind.values.index(value)
    return value


def row_of_property(row: Row[Any], value: Any) -> Any:
    """Return what the row shows when a property of its tag is set; raises Failure for a number that names nothing."""
    if isinstance(row.kind, type) and issubclass(row.kind, Enumeration):
        if not 0 <= value < len(row.kind.values):
            raise Failure("ErrorInvalidExtendedPropertyValue")
        return str(row.kind.values[value])
    return value
