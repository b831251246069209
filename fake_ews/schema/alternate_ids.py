"""Identifiers in other formats."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import IdFormatType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2007_SP1, E2010


class AlternateIdBaseType(ComplexType, abstract=True, since=E2007_SP1):
    format = attribute("Format", IdFormatType, required=True)


class AlternateIdType(AlternateIdBaseType, since=E2007_SP1):
    id = attribute("Id", xs.string, required=True)
    mailbox = attribute("Mailbox", NonEmptyStringType, required=True)
    is_archive = attribute("IsArchive", xs.boolean, since=E2010)


class AlternatePublicFolderIdType(AlternateIdBaseType, since=E2007_SP1):
    folder_id = attribute("FolderId", xs.string, required=True)


class AlternatePublicFolderItemIdType(AlternatePublicFolderIdType, since=E2007_SP1):
    item_id = attribute("ItemId", xs.string, required=True)


class NonEmptyArrayOfAlternateIdsType(ComplexType, content=CHOICE_SOME, since=E2007_SP1):
    alternate_id = required("AlternateId", "AlternateIdType")
    alternate_public_folder_id = required("AlternatePublicFolderId", "AlternatePublicFolderIdType")
    alternate_public_folder_item_id = required("AlternatePublicFolderItemId", "AlternatePublicFolderItemIdType")
