"""Types that the schema declares and that nothing else in it refers to."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.enumerations import BodyTypeType
from fake_ews.schema.kinds import restriction, xs
from fake_ews.schema.messages import BaseResponseMessageType
from fake_ews.schema.rows import attribute, many, text
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2010, E2013, E2015, E2016

FolderClassType = restriction("FolderClassType", xs.string)


class CompleteActionType(Enumeration, since=E2010):
    COMMIT = value("Commit")
    ABANDON = value("Abandon")


class Value(ComplexType, element="Value"):
    value = text(xs.string)
    name = attribute("Name", xs.string, required=True)


class UniqueBodyType(ComplexType, since=E2013):
    value = text(xs.string)
    unique_body_type = attribute("UniqueBodyType", BodyTypeType, required=True)
    is_truncated = attribute("IsTruncated", xs.boolean)


class NormalizedBodyType(ComplexType, since=E2013):
    value = text(xs.string)
    normalized_body_type = attribute("NormalizedBodyType", BodyTypeType, required=True)
    is_truncated = attribute("IsTruncated", xs.boolean)


class MimeContentUTF8Type(ComplexType, since=E2013):
    value = text(xs.string)
    character_set = attribute("CharacterSet", xs.string)


class NonEmptyArrayOfExtendedFieldURIs(ComplexType, since=E2013):
    extended_property = many("ExtendedProperty", "PathToExtendedFieldType", minimum=1)


class GetUserPhotoResponseType(BaseResponseMessageType, namespace="m", since=E2013):
    pass


class ArrayOfItemIdsType(ComplexType, since=E2015):
    item_id = many("ItemId", "ItemIdType")


class ArrayOfItemsType(ComplexType, since=E2015):
    item = many("Item", "ItemType")


class ArrayOfGuidType(ComplexType, since=E2016):
    guid = many("Guid", GuidType)
