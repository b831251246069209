"""CreateAttachment: adds files and items to an item (MS-OXWSATT 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.series import keep
from fake_ews.mailbox.finding import find_item, item_id
from fake_ews.mailbox.items.attachments import check_depth, row_of, summary
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.preserving import preserve
from fake_ews.mailbox.items.values import attachment_of
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.attachments import ArrayOfAttachmentsType, AttachmentType
from fake_ews.schema.identifiers import AttachmentIdType, ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.messages import AttachmentInfoResponseMessageType, BaseRequestType, BaseResponseMessageType
from fake_ews.schema.paths import PathToExceptionFieldType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import required


class CreateAttachmentType(BaseRequestType, namespace="m", element="CreateAttachment"):
    parent_item_id = required("ParentItemId", "ItemIdType")
    attachments = required("Attachments", "NonEmptyArrayOfAttachmentsType")


class CreateAttachmentResponseType(BaseResponseMessageType, namespace="m", element="CreateAttachmentResponse"):
    pass


class CreateAttachment(PerPart):
    """Adds attachments; each changes the item and so its change key. MS-OXWSATT 3.1.4.1."""

    request = CreateAttachmentType
    response = CreateAttachmentResponseType
    clause = "MS-OXWSATT 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the attachments to add."""
        return tuple(request[CreateAttachmentType.attachments])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the attachment's id, and the item's new change key."""
        # A change key of an earlier state does no harm here: only SendItem and UpdateItem call an object stale
        # (documentation of ErrorStaleObject; exchangelib's suite attaches with the key from before a DeleteAttachment).
        mailbox, item = find_item(session, request[CreateAttachmentType.parent_item_id], Right.EDIT)
        if not part.get(AttachmentType.name):
            missing = Record(PathToExceptionFieldType, {PathToExceptionFieldType.field_uri: "attachment:Name"})
            raise Failure("ErrorRequiredPropertyMissing", path=missing)
        attachment = attachment_of(session, part, item.folder)
        preserve(session.premises, mailbox, item, (ItemType.attachments,))
        item.attachments.append(attachment)
        try:
            check_depth(item)
        except Failure:
            item.attachments.remove(attachment)
            raise
        item.mime = b""
        keep(mailbox, item)
        root = item_id(mailbox, item)
        id = summary(ItemContext(session, mailbox, item), attachment)[AttachmentType.attachment_id].with_values(
            {
                AttachmentIdType.root_item_id: root[ItemIdType.id],
                AttachmentIdType.root_item_change_key: root[ItemIdType.change_key],
            }
        )
        values: dict[Any, Any] = {AttachmentType.attachment_id: id}
        shown = Member(row_of(attachment.type), Record(attachment.type, values))
        return Answer({AttachmentInfoResponseMessageType.attachments: Record(ArrayOfAttachmentsType, {}, (shown,))})
