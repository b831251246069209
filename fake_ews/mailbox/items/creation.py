"""CreateItem's rules: which kinds a client may make, where they may stand, and what becomes of them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar import appointments
from fake_ews.mailbox.finding import find_folder, item_id
from fake_ews.mailbox.items import attachments
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.mapi_properties import FLAG_READ, FLAG_UNSENT, MESSAGE_FLAGS
from fake_ews.mailbox.items.rendering import row_for, shown_type
from fake_ews.mailbox.items.values import ITEM_CLASSES, attachments_of, fill_in, values_of
from fake_ews.mailbox.mail import recipients, response_items
from fake_ews.mailbox.mail.mail_items import attachments_of_mail, content_of, headers_as_properties, values_of_mail
from fake_ews.mailbox.mail.submission import submit
from fake_ews.mailbox.meetings import answers, organizing
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.schema.attachments import AttachmentType
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.contacts import AbchPersonItemType, ContactItemType, DistributionListType
from fake_ews.schema.folders import CalendarFolderType, ContactsFolderType, FolderType, TasksFolderType
from fake_ews.schema.identifiers import TargetFolderIdType
from fake_ews.schema.item import ArrayOfRealItemsType, ItemType
from fake_ews.schema.item_parts import MimeContentType
from fake_ews.schema.message import MessageType
from fake_ews.schema.post_item import PostItemType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.response_objects import (
    AcceptItemType,
    CancelCalendarItemType,
    DeclineItemType,
    RemoveItemType,
    ResponseObjectCoreType,
    SuppressReadReceiptType,
    TentativelyAcceptItemType,
)
from fake_ews.schema.tasks import TaskType
from fake_ews.store.objects import StoredFolder, StoredItem
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class _Home:
    """Where items of a kind stand: by default, and in folders of which type alone, or else with which error."""

    default: str
    folder: type[ComplexType] | None = None
    refusal: str = ""


_CONTACTS: Final = _Home("contacts", ContactsFolderType, "ErrorCannotCreateContactInNonContactFolder")
#: The documentation of the response codes names the folders; MS-OXWSCONT_R301001 demands the contacts' one.
_HOMES: Final[Mapping[type[ComplexType], _Home]] = MappingProxyType(
    {
        ItemType: _Home("drafts"),
        MessageType: _Home("drafts"),
        CalendarItemType: _Home("calendar", CalendarFolderType, "ErrorCannotCreateCalendarItemInNonCalendarFolder"),
        ContactItemType: _CONTACTS,
        DistributionListType: _CONTACTS,
        AbchPersonItemType: _CONTACTS,
        TaskType: _Home("tasks", TasksFolderType, "ErrorCannotCreateTaskInNonTaskFolder"),
        PostItemType: _Home("drafts", FolderType, "ErrorCannotCreatePostItemInNonMailFolder"),
    }
)
_MEETING_ANSWERS: Final = (AcceptItemType, TentativelyAcceptItemType, DeclineItemType)
_FROM_MIME: Final = (ItemType, MessageType, PostItemType)


@dataclass(frozen=True, slots=True)
class Order:
    """What a CreateItem request says about all its items: empty strings and None for what it leaves out."""

    disposition: str
    invitations: str
    saved_item_folder_id: Record | None


def create(session: Session, sent: Record, order: Order) -> Record:
    """Make one item and return the Items of its response message; raises Failure.

    A message that is sent has no id to return (MS-OXWSMSG_R84, R86).
    """
    if sent.type is SuppressReadReceiptType:
        response_items.suppress_read_receipt(session, sent)
        return _nothing()
    if sent.type in _MEETING_ANSWERS:
        return _answered(session, sent, order)
    if sent.type is RemoveItemType:
        answers.remove(session, sent)
        return _nothing()
    if sent.type is CancelCalendarItemType:
        _demand_disposition(order)
        telling, copying = order.disposition != "SaveOnly", order.disposition == "SendAndSaveCopy"
        return _shown(*answers.call_off(session, sent, tell=telling, save_copy=copying))
    if issubclass(sent.type, ResponseObjectCoreType):
        _demand_disposition(order)
        return _save_or_send(session, response_items.assembled(session, sent), order)
    if sent.type not in _HOMES:
        raise Failure("ErrorInvalidItemForOperationCreateItem")
    if sent.type is MessageType:
        _demand_disposition(order)
    if sent.type is CalendarItemType:
        appointments.check_invitations(order.invitations)
    mailbox, folder = _folder(session, sent.type, order)
    item = assembled(session, sent, folder)
    if sent.type is MessageType:
        return _save_or_send(session, item, order)
    saved = _saved(session, mailbox, folder, item)
    if sent.type is CalendarItemType and order.invitations != "SendToNone":
        _invite(session, mailbox, folder, order)
    return saved


def _invite(session: Session, mailbox: Mailbox, folder: StoredFolder, order: Order) -> None:
    """Send the requests of the meeting just stored; one that cannot be sent is not stored either."""
    item = folder.items[next(reversed(folder.items))]
    if not any(True for _ in organizing.attendees(item)):
        return
    try:
        organizing.announce(session, mailbox, item, save_copy=order.invitations == "SendToAllAndSaveCopy")
    except Failure:
        mailbox.store.remove_item(item)
        raise


def _answered(session: Session, sent: Record, order: Order) -> Record:
    """Answer an invitation and return the meeting's new id, or nothing where it was declined."""
    _demand_disposition(order)
    telling, copying = order.disposition != "SaveOnly", order.disposition == "SendAndSaveCopy"
    save_to = _named_folder(session, order, "sentitems") if copying else None
    mailbox, item = answers.respond(session, sent, tell=telling, save_to=save_to)
    return _nothing() if item is None else _shown(mailbox, item)


def _shown(mailbox: Mailbox, item: StoredItem) -> Record:
    """Return the Items that name a meeting by its present id."""
    shown = Record(CalendarItemType, {ItemType.item_id: item_id(mailbox, item)})
    return Record(ArrayOfRealItemsType, {}, (Member(ArrayOfRealItemsType.calendar_item, shown),))


def _demand_disposition(order: Order) -> None:
    if not order.disposition:
        raise Failure("ErrorMessageDispositionRequired")


def _save_or_send(session: Session, item: StoredItem, order: Order) -> Record:
    if order.disposition == "SaveOnly":
        mailbox, folder = _folder(session, MessageType, order)
        return _saved(session, mailbox, folder, item)
    save_to = None
    if order.disposition == "SendAndSaveCopy":
        save_to = _named_folder(session, order, "sentitems")
    submit(session, session.own, item, save_to)
    return _nothing()


def _saved(session: Session, mailbox: Mailbox, folder: StoredFolder, item: StoredItem) -> Record:
    """Store the item, and say its id and those of its attachments, in order."""
    if issubclass(item.type, MessageType):
        _file(session, mailbox, item)
    stored = mailbox.store.add_item(
        folder,
        item.type,
        item.values,
        extended=item.extended,
        attachments=tuple(item.attachments),
        associated=item.associated,
        mime=item.mime,
    )
    stored.creator = session.caller.acting_as
    context = ItemContext(session, mailbox, stored)
    values: dict[Any, Any] = {ItemType.item_id: item_id(mailbox, stored)}
    listed = attachments.listed(context)
    if listed is not None:
        named = tuple(Member(member.row, _id_alone(member.value)) for member in listed.members)
        values[ItemType.attachments] = Record(listed.type, {}, named)
    type = shown_type(context, syncing=False)
    return Record(ArrayOfRealItemsType, {}, (Member(row_for(ArrayOfRealItemsType, type), Record(type, values)),))


def _id_alone(attachment: Record) -> Record:
    return Record(attachment.type, {AttachmentType.attachment_id: attachment[AttachmentType.attachment_id]})


def _nothing() -> Record:
    return Record(ArrayOfRealItemsType)


def _file(session: Session, mailbox: Mailbox, item: StoredItem) -> None:
    """Give a message its place in a conversation."""
    conversations = session.premises.conversations
    content = content_of(item)
    place = conversations.place(mailbox.guid, content)
    item.values[MessageType.conversation_index] = place.index
    item.values[MessageType.conversation_topic] = place.topic
    conversations.note(mailbox.guid, content.message_id, place)


def _folder(session: Session, type: type[ComplexType], order: Order) -> tuple[Mailbox, StoredFolder]:
    """Return where an item is to be saved; raises Failure for a folder that takes no such items."""
    home = _HOMES[type]
    mailbox, folder = _named_folder(session, order, home.default)
    if home.folder is not None and folder.type is not home.folder:
        raise Failure(home.refusal)
    return mailbox, folder


def _named_folder(session: Session, order: Order, default: str) -> tuple[Mailbox, StoredFolder]:
    if order.saved_item_folder_id is None:
        return session.own, session.own.store.distinguished[default]
    return target_folder(session, order.saved_item_folder_id, Right.CREATE)


def target_folder(session: Session, target: Record, right: Right = Right.SEE) -> tuple[Mailbox, StoredFolder]:
    """Return the folder that a TargetFolderIdType names; raises Failure."""
    if TargetFolderIdType.address_list_id in target:
        raise Failure("ErrorInvalidFolderId")
    (id,) = target.values.values()
    return find_folder(session, id, right)


def assembled(session: Session, sent: Record, folder: StoredFolder) -> StoredItem:
    """Return an item as a client sent it, complete but not yet stored; raises Failure."""
    values, extended = values_of(session, sent)
    now = session.premises.clock.now()
    item = StoredItem(0, folder, sent.type, values, now, now, extended=extended)
    mime = sent.get(ItemType.mime_content)
    if mime is not None:
        _take_mime(session, item, mime)
    _check_class(sent.type, values.get(ItemType.item_class))
    if sent.type is CalendarItemType:
        appointments.fill_in(session, values)
    fill_in(session, sent.type, values)
    flags = extended.pop(MESSAGE_FLAGS, None)
    if flags is not None and issubclass(sent.type, MessageType):
        # The way to put a message that is no draft into a mailbox: clients set the flags at creation.
        values[ItemType.is_draft] = bool(flags & FLAG_UNSENT)
        values[MessageType.is_read] = bool(flags & FLAG_READ)
    item.associated = bool(values.get(ItemType.is_associated))
    item.attachments += attachments_of(session, sent, folder)
    attachments.check_depth(item)
    return item


def _take_mime(session: Session, item: StoredItem, sent: Record) -> None:
    """Fill an item from its MimeContent; what the client set beside it wins."""
    if item.type not in _FROM_MIME:
        # Documentation of ErrorUnsupportedMimeConversion; iCalendar comes with the meetings.
        raise Failure("ErrorUnsupportedMimeConversion")
    try:
        mime = base64.b64decode("".join((sent.get(MimeContentType.value) or "").split()), validate=True)
    except (binascii.Error, ValueError):
        raise Failure("ErrorMimeContentInvalidBase64String") from None
    if not mime:
        raise Failure("ErrorMimeContentInvalid")
    premises, content = session.premises, read_mime(mime)
    directory = premises.directory
    found = values_of_mail(premises, content)
    bcc = recipients.many(recipients.named(directory, *one) for one in content.bcc if one[1])
    if bcc is not None:
        found[MessageType.bcc_recipients] = bcc
    if item.type is PostItemType:
        found.pop(ItemType.item_class, None)  # the class of a mail; a post keeps its own
    known = {row for row in found if row in item.type.rows}
    for row in known:
        item.values.setdefault(row, found[row])
    for key, value in headers_as_properties(content).items():
        item.extended.setdefault(key, value)
    item.attachments = attachments_of_mail(premises, content, item.folder)
    item.mime = mime


def _check_class(type: type[ComplexType], named: str | None) -> None:
    """Raise Failure for an ItemClass of another kind than the element (MS-OXWSCORE_R2023, MS-OXWSCDATA_R619)."""
    if named is None:
        return
    own = ITEM_CLASSES[type]
    if _is(named, own):
        return
    others = (base for base in ITEM_CLASSES.values() if base != own)
    if own != "IPM.Note" or any(_is(named, base) for base in others):
        raise Failure("ErrorObjectTypeChanged")


def _is(named: str, base: str) -> bool:
    return named.lower() == base.lower() or named.lower().startswith(f"{base.lower()}.")
