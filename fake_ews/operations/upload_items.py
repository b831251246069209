"""UploadItems: puts exported items into folders (MS-OXWSBTRF 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import find_folder, find_item, item_id
from fake_ews.mailbox.items.exporting import uploaded
from fake_ews.mailbox.items.uploading import create, overwrite
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.export import NonEmptyArrayOfUploadItemsType, UploadItemType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2010_SP1


class UploadItemsType(BaseRequestType, namespace="m", element="UploadItems", since=E2010_SP1):
    items = required("Items", "NonEmptyArrayOfUploadItemsType")


class UploadItemsResponseMessageType(ResponseMessageType, namespace="m", since=E2010_SP1):
    item_id = optional("ItemId", "ItemIdType")


class UploadItemsResponseType(BaseResponseMessageType, namespace="m", element="UploadItemsResponse", since=E2010_SP1):
    pass


class UploadItems(PerPart):
    """Makes items from streams, or lets old ones be what the streams say. MS-OXWSBTRF 3.1.4.2."""

    request = UploadItemsType
    response = UploadItemsResponseType
    since = E2010_SP1
    clause = "MS-OXWSBTRF 3.1.4.2"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the items to upload."""
        return tuple(request[UploadItemsType.items][NonEmptyArrayOfUploadItemsType.item])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the id of the item as it is now."""
        mailbox, folder = find_folder(session, part[UploadItemType.parent_folder_id], Right.CREATE)
        action, named = part[UploadItemType.create_action], part.get(UploadItemType.item_id)
        if named is None and action != "CreateNew":
            raise Failure("ErrorInvalidIdEmpty")
        sent = uploaded(part[UploadItemType.data], session.table)
        target = None
        if named is not None and action != "CreateNew":
            try:
                target = find_item(session, named, Right.EDIT)
            except Failure as failure:
                if action == "Update" or failure.code != "ErrorItemNotFound":
                    raise
        if target is not None and target[1].folder is folder:
            item = overwrite(session.premises, *target, sent)
        elif action == "Update":
            # The item is not where the client last saw it (MS-OXWSBTRF 3.1.4.2.4.1).
            raise Failure("ErrorItemNotFound")
        else:
            associated = part.get(UploadItemType.is_associated) is True
            item = create(session.premises, mailbox, folder, sent, associated=associated)
        return Answer({UploadItemsResponseMessageType.item_id: item_id(mailbox, item)})
