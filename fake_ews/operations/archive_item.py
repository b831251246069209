"""ArchiveItem: takes items to the archive beside a mailbox (MS-OXWSARCH 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.items.archiving import archive
from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.items.relocation import id_alone
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ItemInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.versions import E2013


class ArchiveItemType(BaseRequestType, namespace="m", element="ArchiveItem", since=E2013):
    archive_source_folder_id = required("ArchiveSourceFolderId", "TargetFolderIdType")
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")


class ArchiveItemResponseType(BaseResponseMessageType, namespace="m", element="ArchiveItemResponse", since=E2013):
    pass


class ArchiveItem(PerPart):
    """Moves items to the archive, where they have new ids. MS-OXWSARCH 3.1.4.1."""

    request = ArchiveItemType
    response = ArchiveItemResponseType
    since = E2013
    clause = "MS-OXWSARCH 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[ArchiveItemType.item_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the id that the item has in the archive."""
        mailbox, item = find_item(session, part)
        _, source = target_folder(session, request[ArchiveItemType.archive_source_folder_id])
        owner, archived = archive(mailbox, item, source)
        return Answer({ItemInfoResponseMessageType.items: id_alone(session, owner, archived)})
