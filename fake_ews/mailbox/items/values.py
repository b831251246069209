"""Making stored items from what a client sends: what may be set, what is filled in, attachments and embedded items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from fake_ews.behaviours import ONLINE_MEETING_IS_READ_ONLY, STORE_ENTRY_ID_FROM_A_CLIENT
from fake_ews.errors import Failure
from fake_ews.mailbox.calendar import appointments
from fake_ews.mailbox.items import flags
from fake_ews.mailbox.items.computed import COMPUTED
from fake_ews.mailbox.items.inbox_reminders import settled as settled_reminders
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.meetings import invitees
from fake_ews.mailbox.people import contacts
from fake_ews.mailbox.session import Session, query_context
from fake_ews.mailbox.tasks import progress as tasks
from fake_ews.profile import Profile
from fake_ews.query.paths import Path, path_of_key
from fake_ews.query.property_values import read_property, row_of_property
from fake_ews.schema.addresses import ArrayOfRecipientsType, SingleRecipientType
from fake_ews.schema.attachments import AttachmentType, FileAttachmentType, ItemAttachmentType
from fake_ews.schema.calendar import CalendarItemType, NonEmptyArrayOfAttendeesType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.contacts import AbchPersonItemType, ContactItemType, DistributionListType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.paths import PathToUnindexedFieldType
from fake_ews.schema.post_item import PostItemType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Can, Row
from fake_ews.schema.tasks import TaskType
from fake_ews.store.objects import StoredAttachment, StoredFolder, StoredItem, Values

#: The item class that an element gets (MS-OXWSCORE 2.2.4.24, ItemClass).
ITEM_CLASSES: Final[Mapping[type[ComplexType], str]] = MappingProxyType(
    {
        ItemType: "IPM.Note",
        MessageType: "IPM.Note",
        CalendarItemType: "IPM.Appointment",
        ContactItemType: "IPM.Contact",
        DistributionListType: "IPM.DistList",
        AbchPersonItemType: "IPM.AbchPerson",
        TaskType: "IPM.Task",
        PostItemType: "IPM.Post",
    }
)

#: Times whose zone the item itself may say.
_IN_ITS_OWN_ZONE: Final = frozenset({CalendarItemType.start, CalendarItemType.end})

#: How long a subject, and the parts of a name, can be (PidTagSubject, PidTagGivenName and their kin).
_SHORT_TEXTS: Final = 255
_SHORT: Final = frozenset(
    {
        ItemType.subject,
        ContactItemType.given_name,
        ContactItemType.middle_name,
        ContactItemType.surname,
    }
)


#: Types whose rows say of each property whether a client may set it.
_SAYING_ALL: Final = frozenset({ItemType, TaskType, CalendarItemType})
#: What only the server says of a message (MS-OXWSMSG 2.2.4.3). InternetMessageId is read-only by the same clause (R58),
#: yet clients choose their own when they create a message.
_OF_THE_SERVER: Final = frozenset(
    {
        MessageType.conversation_index,
        MessageType.conversation_topic,
        MessageType.received_by,
        MessageType.received_representing,
        MessageType.internet_message_id,
        MessageType.approval_request_data,
        MessageType.voting_information,
        MessageType.reminder_message_data,
    }
)


def field_path(row: Row[Any]) -> Record:
    """Return the FieldURI of a row, for the MessageXml of a failure about it."""
    return Record(PathToUnindexedFieldType, {PathToUnindexedFieldType.field_uri: row.uri})


def read_only(profile: Profile, row: Row[Any], doing: Can) -> bool:
    """Return whether only the server does this to a row: it is worked out, or its own (MS-OXWSCORE 2.2.4.24)."""
    if row is CalendarItemType.is_online_meeting and profile[ONLINE_MEETING_IS_READ_ONLY]:
        return True
    return doing not in row.can and (row in COMPUTED or row.owner in _SAYING_ALL or row in _OF_THE_SERVER)


def values_of(session: Session, sent: Record) -> tuple[Values, dict[Any, Any]]:
    """Return stored values and extended properties of an item as sent; raises Failure for what cannot be set."""
    values: Values = {}
    for row, value in sent.values.items():
        if row is ItemType.extended_property or row is ItemType.attachments or row is ItemType.mime_content:
            continue
        if row is ItemType.store_entry_id and session.profile[STORE_ENTRY_ID_FROM_A_CLIENT] == "ignored":
            continue
        if read_only(session.profile, row, Can.CREATE):
            raise Failure("ErrorInvalidPropertySet", path=field_path(row))
        values[row] = normal(session, row, value)
    extended = extended_of(session, sent)
    for key in tuple(extended):
        behind = row_behind(path_of_key(key, query_context(session)), sent.type, Can.CREATE)
        if behind is not None:
            values[behind] = row_of_property(behind, extended.pop(key))
    return values, extended


def row_behind(path: Path, type: type[ComplexType], doing: Can) -> Row[Any] | None:
    """Return the row that shows what a client sets by an extended property, since EWS and MAPI see one value.

    What EWS keeps to the server (the time of receipt) may be set this way. None where no row shows it, or only what is
    worked out: then what a client says is kept as said.
    """
    row = path.row(type)
    return None if row is None or (row in COMPUTED and doing not in row.can) else row


def extended_of(session: Session, sent: Record) -> dict[Any, Any]:
    """Return the extended properties of an item or folder as sent, by key."""
    row = sent.type.row("ExtendedProperty")
    context = query_context(session)
    return dict(read_property(one, context) for one in sent.get(row, ()))


def normal(session: Session, row: Row[Any], value: Any) -> Any:
    """Return a value as it is stored: recipients with what the directory knows, long texts cut, times in UTC."""
    directory = session.premises.directory
    if isinstance(value, Record):
        if value.type is ArrayOfRecipientsType:
            return recipients.many(recipients.resolved(directory, one) for one in value)
        if value.type is NonEmptyArrayOfAttendeesType:
            return invitees.resolved(directory, value)
        if value.type is SingleRecipientType:
            return recipients.single(recipients.resolved(directory, value[SingleRecipientType.mailbox]))
    if row is CalendarItemType.inbox_reminders:
        return settled_reminders(session.premises, value)
    if row is ItemType.flag:
        return flags.settled(value, session.premises.clock.now())
    if row in _SHORT and isinstance(value, str):
        return value[:_SHORT_TEXTS]
    if isinstance(value, datetime):
        if row in _IN_ITS_OWN_ZONE:
            # calendar_times.settle makes a moment of it, when all that says which zone is meant has been read.
            return value
        return query_context(session).aware(value).astimezone(UTC)
    return value


def fill_in(session: Session, type: type[ComplexType], values: Values) -> None:
    """Add what Exchange sets on a new item that the client left out."""
    now = session.premises.clock.now()
    values.setdefault(ItemType.item_class, ITEM_CLASSES.get(type, "IPM.Note"))
    values.setdefault(ItemType.sensitivity, "Normal")
    values.setdefault(ItemType.importance, "Normal")
    values.setdefault(ItemType.culture, session.culture)
    values.setdefault(ItemType.reminder_is_set, False)
    values.setdefault(ItemType.reminder_minutes_before_start, "0")
    values.setdefault(ItemType.date_time_received, now)
    values.setdefault(ItemType.date_time_sent, now)
    for row in (ItemType.is_submitted, ItemType.is_from_me, ItemType.is_resend):
        values.setdefault(row, False)
    values.setdefault(ItemType.is_unmodified, False)
    values.setdefault(ItemType.is_draft, type in (MessageType, ItemType))
    if issubclass(type, MessageType):
        _fill_in_message(values)
    if type is PostItemType:
        values.setdefault(PostItemType.is_read, True)
    if type is TaskType:
        tasks.fill_in(session.profile, session.premises.clock, values)
    if type is ContactItemType:
        contacts.settle(values, set(values))


def _fill_in_message(values: Values) -> None:
    for row in (
        MessageType.is_read_receipt_requested,
        MessageType.is_delivery_receipt_requested,
        MessageType.is_response_requested,
    ):
        values.setdefault(row, False)
    values.setdefault(MessageType.is_read, True)


def attachments_of(session: Session, sent: Record, folder: StoredFolder) -> list[StoredAttachment]:
    """Return the attachments that stand in an item as sent."""
    listed = sent.get(ItemType.attachments)
    return [attachment_of(session, one, folder) for one in listed] if listed is not None else []


def attachment_of(session: Session, sent: Record, folder: StoredFolder) -> StoredAttachment:
    """Return one attachment as it is stored; an embedded item is stored whole."""
    premises = session.premises
    values: Values = {
        row: value
        for row, value in sent.values.items()
        if row not in (FileAttachmentType.content_, AttachmentType.attachment_id)
        and not (isinstance(row.kind, str) and row.owner is ItemAttachmentType)
    }
    content = sent.get(FileAttachmentType.content_) or b""
    stored = StoredAttachment(premises.seeds.guid("attachment"), sent.type, values, content)
    if sent.type is ItemAttachmentType:
        stored.item = _embedded(session, sent, folder)
    values[AttachmentType.last_modified_time] = premises.clock.now()
    values.setdefault(AttachmentType.is_inline, False)
    values[AttachmentType.size] = len(content) if stored.item is None else 1024
    if sent.type is FileAttachmentType:
        values.setdefault(FileAttachmentType.is_contact_photo, False)
    return stored


def _embedded(session: Session, sent: Record, folder: StoredFolder) -> StoredItem:
    row, inner = next(
        ((row, value) for row, value in sent.values.items() if row.owner is ItemAttachmentType), (None, None)
    )
    if row is None or inner is None:
        raise Failure("ErrorMissingItemForCreateItemAttachment")
    if row.element.startswith("Meeting"):
        raise Failure("ErrorInvalidItemForOperationCreateItemAttachment")
    values, extended = values_of(session, inner)
    if inner.type is CalendarItemType:
        appointments.fill_in(session, values)
    fill_in(session, inner.type, values)
    values[ItemType.is_draft] = False
    now = session.premises.clock.now()
    item = StoredItem(0, folder, inner.type, values, now, now, extended=extended)
    item.attachments = attachments_of(session, inner, folder)
    return item
