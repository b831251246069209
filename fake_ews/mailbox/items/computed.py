"""Properties of items that are worked out, not stored: one function each, keyed by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.behaviours import EDIT_FORM_QUERY_STRING
from fake_ews.mailbox.bodies.computed_values import BODIES
from fake_ews.mailbox.bodies.entities import entities
from fake_ews.mailbox.calendar.computed_values import CALENDAR
from fake_ews.mailbox.finding import item_id, parent_folder_id
from fake_ews.mailbox.items import attachments
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.reminders import next_time
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.response_objects import response_objects
from fake_ews.mailbox.meetings.messages import MEETING_MESSAGES
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.contacts import CONTACTS
from fake_ews.mailbox.rights import effective_rights_in
from fake_ews.mailbox.tasks.computed_values import TASKS
from fake_ews.schema.attachments import AttachmentType
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.contacts import ContactItemType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import (
    BodyType,
    FlagType,
    InternetHeaderType,
    NonEmptyArrayOfInternetHeadersType,
)
from fake_ews.schema.message import MessageType
from fake_ews.schema.post_item import PostItemType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.tasks import TaskType
from fake_ews.store.conversation_index import ConversationIndex
from fake_ews.store.instance_keys import instance_key

_ICONS: Final[Mapping[type[ComplexType], str]] = MappingProxyType(
    {PostItemType: "PostItem", ContactItemType: "OutlookDefaultForContacts"}
)


def _item_id(context: ItemContext) -> Any:
    if context.path:
        return None
    return item_id(context.mailbox, context.item)


def _parent_folder_id(context: ItemContext) -> Any:
    return None if context.path else parent_folder_id(context.mailbox, context.item.folder)


def _size(context: ItemContext) -> int:
    """Return what the item takes: its MIME text where it has one, the length of what it holds else."""
    item = context.item
    if item.mime:
        return len(item.mime)
    held = sum(len(attachment.content) for attachment in item.attachments)
    body = item.values.get(ItemType.body)
    text = body.get(BodyType.value) if body is not None else ""
    return 512 + held + 2 * len(text or "") + 2 * len(item.values.get(ItemType.subject) or "")


def _attachments(context: ItemContext) -> Any:
    return attachments.listed(context)


def _has_attachments(context: ItemContext) -> bool:
    # Inline pictures do not count (MS-OXWSCORE 2.2.4.24, HasAttachments).
    return any(not one.values.get(AttachmentType.is_inline) for one in context.item.attachments)


def _created(context: ItemContext) -> Any:
    return context.item.created


def _modified(context: ItemContext) -> Any:
    return context.item.modified


def _modified_name(context: ItemContext) -> str:
    return context.mailbox.name


def _display(row: Row[Any]) -> Callable[[ItemContext], Any]:
    def display(context: ItemContext) -> str:
        return recipients.display(context.item.values.get(row))

    return display


def _effective_rights(context: ItemContext) -> Record:
    return effective_rights_in(context.session, context.mailbox, context.item)


def _conversation_id(context: ItemContext) -> Any:
    index = ConversationIndex.parse(context.item.values.get(MessageType.conversation_index) or b"")
    if index is None:
        return None
    return Record(ItemIdType, {ItemIdType.id: context.mailbox.store.ids.conversation(index.conversation_id)})


def _headers(context: ItemContext) -> Any:
    found = read_mime(context.item.mime).headers if context.item.mime else ()
    rows = tuple(
        Record(InternetHeaderType, {InternetHeaderType.header_name: name, InternetHeaderType.value: value})
        for name, value in found
    )
    if not rows:
        return None
    return Record(
        NonEmptyArrayOfInternetHeadersType, {NonEmptyArrayOfInternetHeadersType.internet_message_header: rows}
    )


def _reminder_next_time(context: ItemContext) -> Any:
    return next_time(context.item)


def _icon(context: ItemContext) -> str:
    """Return the icon of an item's kind (PidTagIconIndex); what was answered looks like all other mail."""
    if context.item.type is TaskType:
        return "TaskRecur" if context.item.values.get(TaskType.recurrence) is not None else "TaskItem"
    if context.item.type is CalendarItemType:
        recurs = context.item.values.get(CalendarItemType.recurrence) is not None
        kind = "AppointmentMeet" if context.item.values.get(CalendarItemType.is_meeting) else "Appointment"
        return {"Appointment": "AppointmentItem"}.get(kind, kind) if not recurs else f"{kind}Recur"
    return _ICONS.get(context.item.type, "Default")


def _flag(context: ItemContext) -> Record:
    stored = context.item.values.get(ItemType.flag)
    return stored if stored is not None else Record(FlagType, {FlagType.flag_status: "NotFlagged"})


def _instance_key(context: ItemContext) -> bytes:
    item = context.item
    # An occurrence is a row of its own in a view: beside its master's counter stands the day that it was meant for.
    day = item.original_date.toordinal() << 40 if item.original_date is not None else 0
    return instance_key(item.folder.counter, day | item.counter)


def _store_entry_id(context: ItemContext) -> bytes:
    item = context.item
    return context.mailbox.store.ids.message_entry(item.folder.counter, item.counter).encode()


def _read_form(context: ItemContext) -> Any:
    id = _item_id(context)
    return (
        None
        if id is None
        else f"?ae=Item&a=Open&t={context.item.values.get(ItemType.item_class)}&id={_url(id[ItemIdType.id])}"
    )


def _edit_form(context: ItemContext) -> Any:
    id = _item_id(context)
    if id is None or not context.session.profile[EDIT_FORM_QUERY_STRING]:
        return None
    if not context.item.values.get(ItemType.is_draft) and context.item.type is not CalendarItemType:
        return None
    return f"?ae=Item&a=Edit&t={context.item.values.get(ItemType.item_class)}&id={_url(id[ItemIdType.id])}"


def _url(text: str) -> str:
    return text.replace("%", "%25").replace("+", "%2b").replace("/", "%2f").replace("=", "%3d")


def _associated(context: ItemContext) -> bool:
    return context.item.associated


#: Row to the function that works it out. A row that is here is never set by a client, save those that ``can`` be.
COMPUTED: Final[Mapping[Row[Any], Callable[[ItemContext], Any]]] = MappingProxyType(
    {
        ItemType.item_id: _item_id,
        ItemType.parent_folder_id: _parent_folder_id,
        ItemType.size: _size,
        ItemType.attachments: _attachments,
        ItemType.has_attachments: _has_attachments,
        ItemType.date_time_created: _created,
        ItemType.last_modified_time: _modified,
        ItemType.last_modified_name: _modified_name,
        ItemType.display_to: _display(MessageType.to_recipients),
        ItemType.display_cc: _display(MessageType.cc_recipients),
        ItemType.display_bcc: _display(MessageType.bcc_recipients),
        ItemType.effective_rights: _effective_rights,
        ItemType.response_objects: response_objects,
        ItemType.entity_extraction_result: entities,
        ItemType.reminder_next_time: _reminder_next_time,
        ItemType.conversation_id: _conversation_id,
        ItemType.internet_message_headers: _headers,
        ItemType.flag: _flag,
        ItemType.icon_index: _icon,
        ItemType.instance_key: _instance_key,
        ItemType.store_entry_id: _store_entry_id,
        ItemType.web_client_read_form_query_string: _read_form,
        ItemType.web_client_edit_form_query_string: _edit_form,
        ItemType.is_associated: _associated,
        **BODIES,
        **CALENDAR,
        **MEETING_MESSAGES,
        **TASKS,
        **CONTACTS,
    }
)

#: Those of them that look at the item alone, at where it lies and whose it is: they change when it changes. What asks
#: who is asking, what time it is or what else there is never belongs here.
_OF_THE_ITEM: Final = frozenset(
    {
        ItemType.item_id,
        ItemType.parent_folder_id,
        ItemType.size,
        ItemType.attachments,
        ItemType.has_attachments,
        ItemType.date_time_created,
        ItemType.last_modified_time,
        ItemType.last_modified_name,
        ItemType.display_to,
        ItemType.display_cc,
        ItemType.display_bcc,
        ItemType.response_objects,
        ItemType.effective_rights,
        ItemType.conversation_id,
        ItemType.body,
        ItemType.text_body,
        ItemType.unique_body,
        ItemType.normalized_body,
        ItemType.preview,
        ItemType.flag,
        ItemType.icon_index,
        ItemType.instance_key,
        ItemType.store_entry_id,
        ItemType.web_client_read_form_query_string,
        ItemType.web_client_edit_form_query_string,
        ItemType.is_associated,
        ItemType.has_blocked_images,
        ItemType.block_status,
    }
)


def lasts(row: Row[Any]) -> bool:
    """Whether the row of an item has the same value for its owner until the item changes."""
    return row not in COMPUTED or row in _OF_THE_ITEM


def value(context: ItemContext, row: Row[Any]) -> Any:
    """Return the value of a row for an item, worked out or stored; None for none."""
    compute = COMPUTED.get(row)
    return compute(context) if compute is not None else context.item.values.get(row)
