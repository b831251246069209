"""Extended (MAPI) properties."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, required
from fake_ews.versions import E2013


class NonEmptyArrayOfPropertyValuesType(ComplexType, content=CHOICE):
    value = many("Value", xs.string, minimum=1)


class NonEmptyArrayOfExtendedPropertyType(ComplexType, content=CHOICE, since=E2013):
    extended_property = many("ExtendedProperty", "ExtendedPropertyType", minimum=1)


class ExtendedPropertyType(ComplexType, content="ExtendedFieldURI, (Value | Values)"):
    extended_field_uri = required("ExtendedFieldURI", "PathToExtendedFieldType")
    value = required("Value", xs.string)
    values = required("Values", "NonEmptyArrayOfPropertyValuesType")
