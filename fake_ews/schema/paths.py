"""Paths to properties: FieldURI, IndexedFieldURI, ExtendedFieldURI; ExceptionFieldURI for what only errors name."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import DistinguishedPropertySetType, MapiPropertyTypeType
from fake_ews.schema.field_uris import DictionaryURIType, ExceptionPropertyURIType, UnindexedFieldURIType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, required
from fake_ews.schema.simple_types import GuidType, PropertyTagType


class BasePathToElementType(ComplexType, element="Path", abstract=True, abstract_element=True):
    pass


class PathToUnindexedFieldType(BasePathToElementType, element="FieldURI", substitutes="Path"):
    field_uri = attribute("FieldURI", UnindexedFieldURIType, required=True)


class PathToIndexedFieldType(BasePathToElementType, element="IndexedFieldURI", substitutes="Path"):
    field_uri = attribute("FieldURI", DictionaryURIType, required=True)
    field_index = attribute("FieldIndex", xs.string, required=True)


class PathToExceptionFieldType(BasePathToElementType, element="ExceptionFieldURI"):
    field_uri = attribute("FieldURI", ExceptionPropertyURIType, required=True)


class PathToExtendedFieldType(BasePathToElementType, element="ExtendedFieldURI", substitutes="Path"):
    distinguished_property_set_id = attribute("DistinguishedPropertySetId", DistinguishedPropertySetType)
    property_set_id = attribute("PropertySetId", GuidType)
    property_tag = attribute("PropertyTag", PropertyTagType)
    property_name = attribute("PropertyName", xs.string)
    property_id = attribute("PropertyId", xs.int)
    property_type = attribute("PropertyType", MapiPropertyTypeType, required=True)


class NonEmptyArrayOfPathsToElementType(ComplexType, content=CHOICE_SOME):
    path = required("Path", "BasePathToElementType", ref=True)
