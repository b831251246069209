"""User configuration objects."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import UserConfigurationDictionaryObjectTypesType
from fake_ews.schema.identifiers import TargetFolderIdType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2010


class UserConfigurationNameType(TargetFolderIdType, since=E2010):
    name = attribute("Name", NonEmptyStringType, required=True)


class UserConfigurationDictionaryObjectType(ComplexType, since=E2010):
    type = required("Type", UserConfigurationDictionaryObjectTypesType)
    value = many("Value", xs.string, minimum=1)


class UserConfigurationDictionaryEntryType(ComplexType, since=E2010):
    dictionary_key = required("DictionaryKey", "UserConfigurationDictionaryObjectType")
    dictionary_value = required("DictionaryValue", "UserConfigurationDictionaryObjectType", nillable=True)


class UserConfigurationDictionaryType(ComplexType, since=E2010):
    dictionary_entry = many("DictionaryEntry", "UserConfigurationDictionaryEntryType")


class UserConfigurationType(ComplexType, since=E2010):
    user_configuration_name = required("UserConfigurationName", "UserConfigurationNameType")
    item_id = optional("ItemId", "ItemIdType")
    dictionary = optional("Dictionary", "UserConfigurationDictionaryType")
    xml_data = optional("XmlData", xs.base64Binary)
    binary_data = optional("BinaryData", xs.base64Binary)
