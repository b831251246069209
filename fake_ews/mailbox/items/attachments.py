"""Attachments: making them from what a client sends, finding them by Id, and showing them."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from fake_ews.errors import Failure
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.schema.attachments import (
    ArrayOfAttachmentsType,
    AttachmentType,
    FileAttachmentType,
    ItemAttachmentType,
    NonEmptyArrayOfAttachmentsType,
)
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.identifiers import AttachmentIdType
from fake_ews.schema.record import Member, Record
from fake_ews.store.malformed import MalformedId
from fake_ews.store.objects import StoredAttachment, StoredItem
from fake_ews.store.targets import AttachmentTarget, attachment_guid

#: Items within items, the documented limit (ErrorAttachmentNestLevelLimitExceeded).
_DEEPEST: Final = 10

_ROWS: Final = (
    (FileAttachmentType, ArrayOfAttachmentsType.file_attachment),
    (ItemAttachmentType, ArrayOfAttachmentsType.item_attachment),
)


def find(root: StoredItem, target: AttachmentTarget) -> tuple[StoredItem, StoredAttachment]:
    """Return an attachment and the item that holds it; raises Failure ErrorInvalidAttachmentId."""
    holder = root
    found: StoredAttachment | None = None
    for step in target.path:
        if found is not None:
            if found.item is None:
                raise Failure("ErrorInvalidAttachmentId")
            holder = found.item
        try:
            guid = attachment_guid(step)
        except MalformedId:
            raise Failure("ErrorInvalidIdMalformed") from None
        found = next((one for one in holder.attachments if one.guid == guid), None)
        if found is None:
            raise Failure("ErrorInvalidAttachmentId")
    assert found is not None
    return holder, found


def guids(target: AttachmentTarget) -> tuple[UUID, ...]:
    """Return the path of an AttachmentId as GUIDs."""
    return tuple(attachment_guid(step) for step in target.path)


def listed(context: ItemContext) -> Record | None:
    """Return the Attachments of an item without their content, or None for none that the version named shows."""
    placed = ((_row_in_item(attachment.type), attachment) for attachment in context.item.attachments)
    shows = context.session.profile.shows
    members = tuple(Member(row, summary(context, attachment)) for row, attachment in placed if shows(row))
    return Record(NonEmptyArrayOfAttachmentsType, {}, members) if members else None


def _row_in_item(type: type[ComplexType]) -> Any:
    return NonEmptyArrayOfAttachmentsType.row(type.__name__.removesuffix("Type"))


def row_of(type: type[ComplexType]) -> Any:
    """Return the row under which an attachment of that type stands in a list."""
    return next((row for declared, row in _ROWS if declared is type), ArrayOfAttachmentsType.reference_attachment)


def summary(context: ItemContext, attachment: StoredAttachment) -> Record:
    """Return an attachment's record without its content."""
    root = context.root_item
    path = (*context.path, attachment.guid)
    id = context.mailbox.store.ids.attachment(root.folder.counter, root.counter, path, root.original_date)
    values: dict[Any, Any] = {
        **attachment.values,
        AttachmentType.attachment_id: Record(AttachmentIdType, {AttachmentIdType.id: id}),
    }
    return Record(attachment.type, values)


def with_content(attachment: Record, content: bytes) -> Record:
    """Return a file attachment's record with its content."""
    return attachment.with_values({FileAttachmentType.content_: content})


def depth(item: StoredItem) -> int:
    """Return how many levels of items stand in an item's attachments."""
    inner = [depth(one.item) for one in item.attachments if one.item is not None]
    return 1 + max(inner) if inner else 0


def check_depth(item: StoredItem) -> None:
    """Raise Failure for items nested deeper than Exchange allows."""
    if depth(item) > _DEEPEST:
        raise Failure("ErrorAttachmentNestLevelLimitExceeded")
