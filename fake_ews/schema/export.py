"""Export and upload of items."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import CreateActionType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.versions import E2010


class NonEmptyArrayOfUploadItemsType(ComplexType, since=E2010):
    item = many("Item", "UploadItemType", minimum=1)


class UploadItemType(ComplexType, since=E2010):
    parent_folder_id = required("ParentFolderId", "FolderIdType")
    item_id = optional("ItemId", "ItemIdType")
    data = required("Data", xs.base64Binary)
    create_action = attribute("CreateAction", CreateActionType, required=True)
    is_associated = attribute("IsAssociated", xs.boolean)
