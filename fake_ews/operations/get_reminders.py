"""GetReminders: what a mailbox reminds its owner of (MS-OXWSMTGS 3.1.4.5)."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.reminders import MOST, Reminder, Wanted, reminders
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.calendar import ArrayOfRemindersType, CalendarItemType, ReminderType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import GetRemindersMaxItems, GetRemindersReminderType
from fake_ews.schema.tasks import TaskType
from fake_ews.versions import E2013

#: What stands for a day that a task does not have (documentation of GetReminders).
_NO_DAY: Final = datetime(1, 1, 2, tzinfo=UTC)


class GetRemindersType(BaseRequestType, namespace="m", element="GetReminders", since=E2013):
    begin_time = optional("BeginTime", xs.dateTime)
    end_time = optional("EndTime", xs.dateTime)
    max_items = optional("MaxItems", GetRemindersMaxItems)
    reminder_type = optional("ReminderType", GetRemindersReminderType)


class GetRemindersResponseMessageType(ResponseMessageType, namespace="m", element="GetRemindersResponse", since=E2013):
    reminders = required("Reminders", "ArrayOfRemindersType")


class GetReminders(Bare):
    """Lists reminders of calendar items and tasks by time. MS-OXWSMTGS 3.1.4.5."""

    request = GetRemindersType
    response = GetRemindersResponseMessageType
    unanswered = MappingProxyType({GetRemindersResponseMessageType.reminders: Record(ArrayOfRemindersType)})
    since = E2013
    clause = "MS-OXWSMTGS 3.1.4.5"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the reminders; raises Failure for a span that ends before it begins."""
        mailbox, now = session.own, session.premises.clock.now()
        most = request.get(GetRemindersType.max_items)
        found = reminders(mailbox, now, _wanted(request, session))[: MOST if most is None else most]
        shown = tuple(_shown(mailbox, one) for one in found)
        array = Record(ArrayOfRemindersType, {ArrayOfRemindersType.reminder: shown})
        return Answer({GetRemindersResponseMessageType.reminders: array})


def _wanted(request: Record, session: Session) -> Wanted:
    aware = query_context(session).aware
    begin, end = (
        None if said is None else aware(said)
        for said in (request.get(GetRemindersType.begin_time), request.get(GetRemindersType.end_time))
    )
    kind = request.get(GetRemindersType.reminder_type) or "All"
    if begin is not None and end is not None and end < begin:
        raise Failure("ErrorInvalidOperation", "EndDate is earlier than StartDate")
    if kind == "Old" and (begin is None or end is None):
        raise Failure("ErrorInvalidOperation")
    return Wanted(begin, end, kind)


def _shown(mailbox: Mailbox, reminder: Reminder) -> Record:
    item = reminder.item
    named = item_id(mailbox, item)
    shown: dict[Any, Any] = {
        ReminderType.subject: item.values.get(ItemType.subject) or "",
        ReminderType.location: item.values.get(CalendarItemType.location) or "",
        ReminderType.reminder_time: reminder.time,
        ReminderType.item_id: named,
    }
    if item.type is TaskType:
        shown |= {
            ReminderType.start_date: item.values.get(TaskType.start_date) or _NO_DAY,
            ReminderType.end_date: item.values.get(TaskType.due_date) or _NO_DAY,
            ReminderType.reminder_group: "Task",
            ReminderType.uid: named[ItemIdType.id],
        }
    else:
        shown |= {
            ReminderType.start_date: item.values[CalendarItemType.start],
            ReminderType.end_date: item.values[CalendarItemType.end],
            ReminderType.reminder_group: "Calendar",
            ReminderType.uid: item.values.get(CalendarItemType.uid) or named[ItemIdType.id],
        }
    if item.master is not None:
        shown[ReminderType.recurring_master_item_id] = item_id(mailbox, item.master)
    return Record(ReminderType, shown)
