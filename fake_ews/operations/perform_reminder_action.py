"""PerformReminderAction: puts reminders off, or makes an end of them (MS-OXWSMTGS 3.1.4.7)."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.occurrences import occurrence
from fake_ews.mailbox.finding import find_item, item_id
from fake_ews.mailbox.items.reminders import dismiss, snooze
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.calendar import NonEmptyArrayOfReminderItemActionType, ReminderItemActionType
from fake_ews.schema.identifiers import NonEmptyArrayOfItemIdsType
from fake_ews.schema.kinds import Violation, xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.store.objects import StoredItem
from fake_ews.versions import E2013


class PerformReminderActionType(BaseRequestType, namespace="m", element="PerformReminderAction", since=E2013):
    reminder_item_actions = required("ReminderItemActions", "NonEmptyArrayOfReminderItemActionType")


class PerformReminderActionResponseMessageType(
    ResponseMessageType, namespace="m", element="PerformReminderActionResponse", since=E2013
):
    updated_item_ids = required("UpdatedItemIds", "NonEmptyArrayOfItemIdsType")


class PerformReminderAction(Bare):
    """Dismisses and snoozes reminders; what could not be found leaves all as they are. MS-OXWSMTGS 3.1.4.7."""

    request = PerformReminderActionType
    response = PerformReminderActionResponseMessageType
    unanswered = MappingProxyType(
        {PerformReminderActionResponseMessageType.updated_item_ids: Record(NonEmptyArrayOfItemIdsType)}
    )
    since = E2013
    clause = "MS-OXWSMTGS 3.1.4.7"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the ids of the items whose reminders changed, none where nothing did (documentation)."""
        rows = ReminderItemActionType
        actions = request[PerformReminderActionType.reminder_item_actions]
        named = [
            (*find_item(session, action[rows.item_id], Right.EDIT, change_key_required=True), action)
            for action in actions[NonEmptyArrayOfReminderItemActionType.reminder_item_action]
        ]
        updated = []
        for mailbox, item, action in named:
            if action[rows.action_type] == "Dismiss":
                changed = dismiss(mailbox, item)
            else:
                changed = snooze(mailbox, item, _moment(session, action.get(rows.new_reminder_time) or ""))
            if changed:
                updated.append(item_id(mailbox, _as_it_is_now(item)))
        ids = Record(NonEmptyArrayOfItemIdsType, {NonEmptyArrayOfItemIdsType.item_id: tuple(updated)})
        return Answer({PerformReminderActionResponseMessageType.updated_item_ids: ids})


def _moment(session: Session, text: str) -> datetime:
    """Return the moment that NewReminderTime says, which is a text to the schema."""
    try:
        return query_context(session).aware(xs.dateTime.parse(text))
    except Violation:
        raise Failure("ErrorInvalidArgument") from None


def _as_it_is_now(item: StoredItem) -> StoredItem:
    if item.master is None or item.original_date is None:
        return item
    return occurrence(item.master, item.original_date)
