"""DeleteItem: removes items, or moves them to Deleted Items or to the dumpster (MS-OXWSCORE 3.1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.ranges import expanded
from fake_ews.mailbox.calendar.series import delete
from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.mail.receipts import settle_deletion
from fake_ews.mailbox.meetings.organizing import cancel, is_announced
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.tasks import progress as tasks
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.enumerations import (
    AffectedTaskOccurrencesType,
    CalendarItemCreateOrDeleteOperationType,
    DisposalType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, required
from fake_ews.schema.tasks import TaskType
from fake_ews.versions import E2013_SP1


class DeleteItemType(BaseRequestType, namespace="m", element="DeleteItem"):
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")
    delete_type = attribute("DeleteType", DisposalType, required=True)
    send_meeting_cancellations = attribute("SendMeetingCancellations", CalendarItemCreateOrDeleteOperationType)
    affected_task_occurrences = attribute("AffectedTaskOccurrences", AffectedTaskOccurrencesType)
    suppress_read_receipts = attribute("SuppressReadReceipts", xs.boolean, since=E2013_SP1)


class DeleteItemResponseType(BaseResponseMessageType, namespace="m", element="DeleteItemResponse"):
    pass


class DeleteItem(PerPart):
    """Deletes items. MS-OXWSCORE 3.1.4.3."""

    request = DeleteItemType
    response = DeleteItemResponseType
    clause = "MS-OXWSCORE 3.1.4.3"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[DeleteItemType.item_ids])

    def meant(self, parts: Sequence[Record], session: Session) -> Sequence[Record]:
        """Return the ids with those of occurrences in the place of ranges of them."""
        return expanded(session, parts)

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer that the item is deleted; a change key, stale or not, is no matter."""
        mailbox, item = find_item(session, part, Right.DELETE)
        if item.type is CalendarItemType and DeleteItemType.send_meeting_cancellations not in request:
            raise Failure("ErrorSendMeetingCancellationsRequired")
        if item.type is TaskType and DeleteItemType.affected_task_occurrences not in request:
            raise Failure("ErrorAffectedTaskOccurrencesRequired")
        telling = request.get(DeleteItemType.send_meeting_cancellations) != "SendToNone"
        if item.type is CalendarItemType and telling and is_announced(item):
            how = request.get(DeleteItemType.send_meeting_cancellations) or ""
            cancel(session, mailbox, item, save_copy=how.endswith("SaveCopy"))
        if item.type is TaskType and _this_occurrence_alone(request) and tasks.skip(session, mailbox, item):
            return Answer()
        how, suppressed = (
            request[DeleteItemType.delete_type],
            request.get(DeleteItemType.suppress_read_receipts) is True,
        )
        settle_deletion(session.premises, mailbox, item, how, suppressed=suppressed)
        delete(mailbox, item, how)
        return Answer()


def _this_occurrence_alone(request: Record) -> bool:
    return request.get(DeleteItemType.affected_task_occurrences) == "SpecifiedOccurrenceOnly"
