"""DeleteAttachment: takes attachments off an item (MS-OXWSATT 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.mailbox.calendar.series import keep
from fake_ews.mailbox.finding import attachment_owner, find_attachment_target, item_id
from fake_ews.mailbox.items.attachments import find
from fake_ews.mailbox.items.preserving import preserve
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.identifiers import ItemIdType, RequestAttachmentIdType, RootItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required


class DeleteAttachmentResponseMessageType(ResponseMessageType, namespace="m"):
    root_item_id = optional("RootItemId", "RootItemIdType")


class DeleteAttachmentType(BaseRequestType, namespace="m", element="DeleteAttachment"):
    attachment_ids = required("AttachmentIds", "NonEmptyArrayOfRequestAttachmentIdsType")


class DeleteAttachmentResponseType(BaseResponseMessageType, namespace="m", element="DeleteAttachmentResponse"):
    pass


class DeleteAttachment(PerPart):
    """Deletes attachments; each changes the item and so its change key. MS-OXWSATT 3.1.4.2."""

    request = DeleteAttachmentType
    response = DeleteAttachmentResponseType
    clause = "MS-OXWSATT 3.1.4.2"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[DeleteAttachmentType.attachment_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the item's id and new change key."""
        target = find_attachment_target(part[RequestAttachmentIdType.id])
        mailbox, root = attachment_owner(session, target)
        holder, attachment = find(root, target)
        preserve(session.premises, mailbox, root, (ItemType.attachments,))
        holder.attachments.remove(attachment)
        root.mime = b""
        keep(mailbox, root)
        id = item_id(mailbox, root)
        values: dict[Any, Any] = {
            RootItemIdType.root_item_id: id[ItemIdType.id],
            RootItemIdType.root_item_change_key: id[ItemIdType.change_key],
        }
        return Answer({DeleteAttachmentResponseMessageType.root_item_id: Record(RootItemIdType, values)})
