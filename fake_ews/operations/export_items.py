"""ExportItems: items as streams that UploadItems takes back (MS-OXWSBTRF 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import find_item, item_id
from fake_ews.mailbox.items.exporting import exported
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.identifiers import NonEmptyArrayOfItemIdsType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2010_SP1


class ExportItemsType(BaseRequestType, namespace="m", element="ExportItems", since=E2010_SP1):
    item_ids = required("ItemIds", "NonEmptyArrayOfItemIdsType")


class ExportItemsResponseMessageType(ResponseMessageType, namespace="m", since=E2010_SP1):
    item_id = optional("ItemId", "ItemIdType")
    data = optional("Data", xs.base64Binary)


class ExportItemsResponseType(BaseResponseMessageType, namespace="m", element="ExportItemsResponse", since=E2010_SP1):
    pass


class ExportItems(PerPart):
    """Gives items out whole, with attachments and every property. MS-OXWSBTRF 3.1.4.1."""

    request = ExportItemsType
    response = ExportItemsResponseType
    since = E2010_SP1
    clause = "MS-OXWSBTRF 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[ExportItemsType.item_ids][NonEmptyArrayOfItemIdsType.item_id])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the id and the stream of one item."""
        mailbox, item = find_item(session, part)
        if item.original_date is not None:
            raise Failure("ErrorCalendarCannotMoveOrCopyOccurrence")
        row = ExportItemsResponseMessageType
        return Answer({row.item_id: item_id(mailbox, item), row.data: exported(item)})
