"""UpdateItem: changes single properties of items, and may send them (MS-OXWSCORE 3.1.4.9)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.series import keep, settle_changes
from fake_ews.mailbox.finding import find_folder, find_item, is_stale
from fake_ews.mailbox.items import reminders
from fake_ews.mailbox.items.preserving import preserve
from fake_ews.mailbox.items.read_state import READ_FLAGS, is_read
from fake_ews.mailbox.items.relocation import id_alone
from fake_ews.mailbox.items.rendering import items
from fake_ews.mailbox.items.updating import apply
from fake_ews.mailbox.mail.receipts import settle
from fake_ews.mailbox.mail.submission import submit
from fake_ews.mailbox.meetings import invitees, organizing
from fake_ews.mailbox.mime.icalendar_text import Attendee
from fake_ews.mailbox.people import contacts
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.tasks import progress as tasks
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.changes import ItemChangeType, NonEmptyArrayOfItemChangesType
from fake_ews.schema.contacts import ContactItemType
from fake_ews.schema.enumerations import CalendarItemUpdateOperationType, ConflictResolutionType, MessageDispositionType
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.message import MessageType
from fake_ews.schema.messages import (
    BaseRequestType,
    BaseResponseMessageType,
    ConflictResultsType,
    ItemInfoResponseMessageType,
    UpdateItemResponseMessageType,
)
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.schema.tasks import TaskType
from fake_ews.store.objects import StoredItem
from fake_ews.versions import E2013_SP1


class UpdateItemType(BaseRequestType, namespace="m", element="UpdateItem"):
    saved_item_folder_id = optional("SavedItemFolderId", "TargetFolderIdType")
    item_changes = required("ItemChanges", "NonEmptyArrayOfItemChangesType")
    conflict_resolution = attribute("ConflictResolution", ConflictResolutionType, required=True)
    message_disposition = attribute("MessageDisposition", MessageDispositionType)
    send_meeting_invitations_or_cancellations = attribute(
        "SendMeetingInvitationsOrCancellations", CalendarItemUpdateOperationType
    )
    suppress_read_receipts = attribute("SuppressReadReceipts", xs.boolean, since=E2013_SP1)


class UpdateItemResponseType(BaseResponseMessageType, namespace="m", element="UpdateItemResponse"):
    pass


class UpdateItem(PerPart):
    """Changes items, each all or not at all. MS-OXWSCORE 3.1.4.9."""

    request = UpdateItemType
    response = UpdateItemResponseType
    clause = "MS-OXWSCORE 3.1.4.9"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the changes, one an item."""
        return tuple(request[UpdateItemType.item_changes][NonEmptyArrayOfItemChangesType.item_change])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the id of the item in its new state."""
        resolution = request[UpdateItemType.conflict_resolution]
        named = part.get(ItemChangeType.item_id)
        if named is None:
            named = next(part[row] for row in _NAMING if row in part)
        mailbox, item = find_item(session, named, Right.EDIT, change_key_required=resolution != "AlwaysOverwrite")
        if resolution == "NeverOverwrite" and is_stale(item, named.get(named.type.row("ChangeKey"))):
            raise Failure("ErrorIrresolvableConflict")
        _check_dispositions(item, request)
        invited = list(organizing.attendees(item)) if item.type is CalendarItemType else []
        shown_item = self._change(session, mailbox, item, part, request)
        if item.type is not CalendarItemType and (request.get(UpdateItemType.message_disposition) or "") in _SENDING:
            self._send(session, mailbox, item, request)
            return Answer({ItemInfoResponseMessageType.items: items(()), **_no_conflicts()})
        if item.type is CalendarItemType:
            _tell_attendees(session, mailbox, item, invited, request)
        return Answer({ItemInfoResponseMessageType.items: id_alone(session, mailbox, shown_item), **_no_conflicts()})

    def _change(
        self, session: Session, mailbox: Mailbox, item: StoredItem, part: Record, request: Record
    ) -> StoredItem:
        """Apply the changes to a copy first, so that a change that fails leaves nothing behind.

        Returns the item that the answer names: what a recurring task leaves behind when it moves on, the item else.
        """
        trial = copy(item)
        trial.values, trial.extended = dict(item.values), dict(item.extended)
        touched = apply(session, trial, part[ItemChangeType.updates])
        changed, left_behind = set(touched), None
        if item.type is CalendarItemType:
            settle_changes(session, item, trial, changed)
            invitees.settle_changes(item.values, trial.values, changed)
        elif item.type is TaskType:
            tasks.settle_changes(session.profile, session.premises.clock, item, trial, touched)
            left_behind = tasks.split_off(session, mailbox, item.values, trial)
        elif item.type is ContactItemType:
            contacts.settle(trial.values, changed)
        reminders.settle(trial.values, changed)
        newly_read = is_read(item) is False and is_read(trial) is True
        preserve(session.premises, mailbox, item, changed)
        item.values, item.extended = trial.values, trial.extended
        if newly_read:
            suppressed = request.get(UpdateItemType.suppress_read_receipts) is True
            settle(session.premises, mailbox, item, read=True, suppressed=suppressed)
        item.exceptions, item.deletions = trial.exceptions, trial.deletions
        # What was received as MIME no longer says what the item says.
        read_flag_alone = bool(changed) and changed <= READ_FLAGS
        if not read_flag_alone:
            item.mime = b"" if changed - {ItemType.categories, ItemType.flag, ItemType.extended_property} else item.mime
        if read_flag_alone:
            mailbox.store.change_item(item, read_flag=True)
        else:
            # Only the read flag changes without a trace (MS-OXCMSG 2.2.1.6, mfUnmodified).
            item.values[ItemType.is_unmodified] = False
            keep(mailbox, item)
        return left_behind or item

    def _send(self, session: Session, mailbox: Mailbox, item: StoredItem, request: Record) -> None:
        saved = request.get(UpdateItemType.saved_item_folder_id)
        place = None
        if request[UpdateItemType.message_disposition] == "SendAndSaveCopy":
            named = next(iter(saved.values.values())) if saved is not None else None
            place = find_folder(session, named) if named else (mailbox, mailbox.store.distinguished["sentitems"])
        submit(session, mailbox, item, place)


def _no_conflicts() -> dict[Any, Any]:
    return {UpdateItemResponseMessageType.conflict_results: Record(ConflictResultsType, {ConflictResultsType.count: 0})}


def _tell_attendees(
    session: Session, mailbox: Mailbox, item: StoredItem, invited: list[Attendee], request: Record
) -> None:
    """Send the organizer's changes to those who are, or were, ``invited``."""
    how = request[UpdateItemType.send_meeting_invitations_or_cancellations]
    if how != "SendToNone" and item.values.get(CalendarItemType.my_response_type) == "Organizer":
        organizing.update(session, mailbox, item, invited, how)


def _check_dispositions(item: StoredItem, request: Record) -> None:
    if item.type is CalendarItemType:
        if UpdateItemType.send_meeting_invitations_or_cancellations not in request:
            raise Failure("ErrorSendMeetingInvitationsOrCancellationsRequired")
    elif issubclass(item.type, MessageType) and UpdateItemType.message_disposition not in request:
        raise Failure("ErrorMessageDispositionRequired")


_NAMING: Final = (ItemChangeType.occurrence_item_id, ItemChangeType.recurring_master_item_id)
_SENDING: Final = frozenset({"SendOnly", "SendAndSaveCopy"})
