"""GetAttachment: files and items that hang on an item (MS-OXWSATT 3.1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.mailbox.finding import attachment_owner, find_attachment_target
from fake_ews.mailbox.items.attachments import find, guids, row_of, summary, with_content
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.rendering import item_record, row_for
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart
from fake_ews.query.shapes import wanted_properties
from fake_ews.schema.attachments import ArrayOfAttachmentsType, FileAttachmentType, ItemAttachmentType
from fake_ews.schema.identifiers import RequestAttachmentIdType
from fake_ews.schema.messages import AttachmentInfoResponseMessageType, BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.shapes import AttachmentResponseShapeType
from fake_ews.store.objects import StoredAttachment, StoredItem
from fake_ews.store.targets import AttachmentTarget


class GetAttachmentType(BaseRequestType, namespace="m", element="GetAttachment"):
    attachment_shape = optional("AttachmentShape", "AttachmentResponseShapeType")
    attachment_ids = required("AttachmentIds", "NonEmptyArrayOfRequestAttachmentIdsType")


class GetAttachmentResponseType(BaseResponseMessageType, namespace="m", element="GetAttachmentResponse"):
    pass


class GetAttachment(PerPart):
    """Gives attachments with their content. MS-OXWSATT 3.1.4.3."""

    request = GetAttachmentType
    response = GetAttachmentResponseType
    clause = "MS-OXWSATT 3.1.4.3"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[GetAttachmentType.attachment_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the attachment."""
        target = find_attachment_target(part[RequestAttachmentIdType.id])
        mailbox, root = attachment_owner(session, target)
        holder, attachment = find(root, target)
        path = guids(target)
        context = ItemContext(session, mailbox, holder, root=root, path=path[:-1])
        shown = summary(context, attachment)
        if attachment.type is FileAttachmentType:
            shown = with_content(shown, attachment.content)
        elif attachment.item is not None:
            shown = shown.with_values(_item(session, mailbox, root, attachment, target, request))
        member = Member(row_of(attachment.type), shown)
        return Answer({AttachmentInfoResponseMessageType.attachments: Record(ArrayOfAttachmentsType, {}, (member,))})


def _item(
    session: Session,
    mailbox: Mailbox,
    root: StoredItem,
    attachment: StoredAttachment,
    target: AttachmentTarget,
    request: Record,
) -> dict[Any, Any]:
    """Return the embedded item under the row of its kind, shown whole."""
    assert attachment.item is not None
    shape = request.get(GetAttachmentType.attachment_shape) or Record(AttachmentResponseShapeType)
    wanted = wanted_properties(shape, query_context(session))
    context = ItemContext(session, mailbox, attachment.item, root=root, path=guids(target))
    shown = item_record(context, wanted)
    return {row_for(ItemAttachmentType, shown.type): shown}
