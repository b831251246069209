"""The DeleteItem operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import (
    AffectedTaskOccurrencesType,
    CalendarItemCreateOrDeleteOperationType,
    DisposalType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import attribute, required
from fake_ews.versions import E2013_SP1


class DeleteItemType(BaseRequestType, namespace="m", element="DeleteItem"):
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")
    delete_type = attribute("DeleteType", DisposalType, required=True)
    send_meeting_cancellations = attribute("SendMeetingCancellations", CalendarItemCreateOrDeleteOperationType)
    affected_task_occurrences = attribute("AffectedTaskOccurrences", AffectedTaskOccurrencesType)
    suppress_read_receipts = attribute("SuppressReadReceipts", xs.boolean, since=E2013_SP1)


class DeleteItemResponseType(BaseResponseMessageType, namespace="m", element="DeleteItemResponse"):
    pass
