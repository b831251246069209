"""From the identifiers that a client sends to folders and items, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.occurrences import find_day, find_index, is_master
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import Right, may
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.folders import CalendarFolderType, ContactsFolderType, SearchFolderType
from fake_ews.schema.identifiers import (
    AddressListIdType,
    DistinguishedFolderIdType,
    FolderIdType,
    ItemIdType,
    OccurrenceItemIdType,
    RecurringMasterItemIdType,
)
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.change_keys import ChangeKey
from fake_ews.store.malformed import Malformed, MalformedId
from fake_ews.store.object_types import ObjectType
from fake_ews.store.objects import StoredFolder, StoredItem
from fake_ews.store.targets import AttachmentTarget, FolderTarget, ItemTarget, Target, read_id


def find_folder(session: Session, id: Record, right: Right = Right.SEE) -> tuple[Mailbox, StoredFolder]:
    """Return the folder that a FolderId or DistinguishedFolderId names; raises Failure as Exchange would.

    A folder that the caller may not even see is not there for them; one where they lack ``right`` refuses them.
    """
    mailbox, folder = _folder(session, id)
    if not session.may_open(mailbox):
        if not may(session, mailbox, folder, Right.SEE):
            raise Failure("ErrorFolderNotFound")
        if not may(session, mailbox, folder, right):
            raise Failure(right.refusal)
    return mailbox, folder


def _folder(session: Session, id: Record) -> tuple[Mailbox, StoredFolder]:
    if id.type is DistinguishedFolderIdType:
        return _distinguished(session, id)
    if id.type is AddressListIdType:
        # The schema lets an address list stand for any folder since 2013; only people are found in one.
        raise Failure("ErrorInvalidIdMalformed")
    target = _target(id[FolderIdType.id])
    if not isinstance(target, FolderTarget):
        raise Failure("ErrorCannotUseItemIdForFolderId")
    mailbox = _mailbox(session, target.mailbox, "ErrorFolderNotFound")
    folder = mailbox.store.folders.get(target.entry.counter)
    if folder is None:
        raise Failure("ErrorItemNotFound")
    if key := id.get(FolderIdType.change_key):
        _check_change_key(key)
    return mailbox, folder


def _distinguished(session: Session, id: Record) -> tuple[Mailbox, StoredFolder]:
    if id[DistinguishedFolderIdType.id] == "publicfoldersroot":
        # An organisation without public folders (observed by clients; docs/decisions/0075).
        raise Failure("ErrorNoPublicFolderReplicaAvailable")
    owner = id.get(DistinguishedFolderIdType.mailbox)
    address = owner.get(EmailAddressType.email_address) if owner is not None else None
    mailbox = session.mailbox(address) if address else session.own
    name = id[DistinguishedFolderIdType.id]
    place: Mailbox | None = mailbox
    if name.startswith("archive"):
        place, name = mailbox.archive, name.removeprefix("archive")
    folder = place.store.distinguished.get(name) if place is not None else None
    if place is None or folder is None:
        raise Failure("ErrorFolderNotFound")
    return place, folder


#: What carries the text and the change key in each of the ids that lead to items.
_NAMING: Final[Mapping[type[ComplexType], tuple[Row[str], Row[str]]]] = MappingProxyType(
    {
        ItemIdType: (ItemIdType.id, ItemIdType.change_key),
        OccurrenceItemIdType: (OccurrenceItemIdType.recurring_master_id, OccurrenceItemIdType.change_key),
        RecurringMasterItemIdType: (RecurringMasterItemIdType.occurrence_id, RecurringMasterItemIdType.change_key),
    }
)


def find_item(
    session: Session, id: Record, right: Right = Right.READ, *, change_key_required: bool = False
) -> tuple[Mailbox, StoredItem]:
    """Return the item that an ItemId, OccurrenceItemId or RecurringMasterItemId names; raises Failure as Exchange does.

    With ``change_key_required`` a missing change key is an error (MS-OXWSCORE 3.1.4.8: SendItem, and UpdateItem unless
    it overwrites always); whether a given one is stale is the operation's question, see ``is_stale``. An item that the
    caller may not read is not there for them; one on which they lack ``right`` refuses them.
    """
    mailbox, item = _item(session, id, change_key_required=change_key_required)
    if not session.may_open(mailbox):
        if not may(session, mailbox, item.folder, Right.READ):
            raise Failure("ErrorItemNotFound")
        if not may(session, mailbox, item.folder, right, item):
            raise Failure(right.refusal)
    return mailbox, item


def _item(session: Session, id: Record, *, change_key_required: bool) -> tuple[Mailbox, StoredItem]:
    id_row, key_row = _NAMING.get(id.type) or _NAMING[ItemIdType]
    target = _target(id[id_row])
    if not isinstance(target, ItemTarget):
        folder = isinstance(target, FolderTarget)
        raise Failure("ErrorCannotUseFolderIdForItemId" if folder else "ErrorInvalidIdMalformed")
    if key := id.get(key_row):
        _check_change_key(key)
    elif change_key_required:
        raise Failure("ErrorChangeKeyRequiredForWriteOperations")
    mailbox = _mailbox(session, target.mailbox, "ErrorItemNotFound")
    item = mailbox.store.items.get(target.entry.counter)
    if item is None or item.folder.counter != target.entry.folder_counter:
        raise Failure("ErrorItemNotFound")
    if id.type is OccurrenceItemIdType:
        if target.original_date is not None or not is_master(item):
            raise Failure("ErrorCalendarCannotUseIdForRecurringMasterId")
        return mailbox, find_index(item, id[OccurrenceItemIdType.instance_index])
    if id.type is RecurringMasterItemIdType:
        if target.original_date is None or not is_master(item):
            raise Failure("ErrorCalendarCannotUseIdForOccurrenceId")
        return mailbox, item
    return mailbox, item if target.original_date is None else _occurrence(item, target.original_date)


def _occurrence(master: StoredItem, day: date) -> StoredItem:
    found = find_day(master, day)
    if found is None:
        raise Failure("ErrorItemNotFound")
    return found


def find_attachment_target(id: str) -> AttachmentTarget:
    """Return what an AttachmentId points at; raises Failure for an Id that is none of an attachment."""
    target = _target(id)
    if not isinstance(target, AttachmentTarget):
        raise Failure("ErrorInvalidAttachmentId")
    return target


def attachment_owner(session: Session, target: AttachmentTarget) -> tuple[Mailbox, StoredItem]:
    """Return mailbox and root item of an attachment; raises Failure."""
    mailbox = _mailbox(session, target.item.mailbox, "ErrorItemNotFound")
    item = mailbox.store.items.get(target.item.entry.counter)
    if item is None or not (session.may_open(mailbox) or may(session, mailbox, item.folder, Right.READ)):
        raise Failure("ErrorItemNotFound")
    day = target.item.original_date
    return mailbox, item if day is None else _occurrence(item, day)


def is_stale(item: StoredItem, change_key: str | None) -> bool:
    """Whether a change key names an earlier state of the item; no key is never stale."""
    return bool(change_key) and ChangeKey.parse(change_key or "").counter != item.change


def _target(text: str) -> Target:
    if not text:
        raise Failure("ErrorInvalidIdEmpty")
    try:
        return read_id(text)
    except MalformedId as error:
        raise Failure(
            "ErrorInvalidIdMalformedEwsLegacyIdFormat" if error.legacy else "ErrorInvalidIdMalformed"
        ) from None


def _mailbox(session: Session, named: UUID | str, missing: str) -> Mailbox:
    directory = session.premises.directory
    mailbox = directory.by_guid(named) if isinstance(named, UUID) else directory.find(named)
    if mailbox is None:
        raise Failure(missing)
    return session.reached(mailbox)


def _check_change_key(key: str) -> None:
    try:
        ChangeKey.parse(key)
    except Malformed:
        raise Failure("ErrorInvalidChangeKey") from None


_FOLDER_KINDS = (
    (CalendarFolderType, ObjectType.CalendarFolder),
    (ContactsFolderType, ObjectType.ContactsFolder),
    (SearchFolderType, ObjectType.SearchFolder),
)
_ITEM_KINDS = (
    ("CalendarItemType", ObjectType.CalendarItem),
    ("ContactItemType", ObjectType.Contact),
    ("DistributionListType", ObjectType.DistributionList),
    ("TaskType", ObjectType.Task),
    ("MeetingRequestMessageType", ObjectType.MeetingRequest),
)


def folder_id(mailbox: Mailbox, folder: StoredFolder) -> Record:
    """Return a FolderId record with the change key of the folder's present state."""
    kind = next((kind for type, kind in _FOLDER_KINDS if folder.type is type), ObjectType.Folder)
    key = ChangeKey(kind, mailbox.store.database, folder.change).encode()
    return Record(
        FolderIdType, {FolderIdType.id: mailbox.store.ids.folder(folder.counter), FolderIdType.change_key: key}
    )


def parent_folder_id(mailbox: Mailbox, folder: StoredFolder) -> Record:
    """Return the FolderId that stands in ParentFolderId: its change key names the kind only."""
    kind = next((kind for type, kind in _FOLDER_KINDS if folder.type is type), ObjectType.Folder)
    values = {
        FolderIdType.id: mailbox.store.ids.folder(folder.counter),
        FolderIdType.change_key: ChangeKey(kind).encode(),
    }
    return Record(FolderIdType, values)


def item_id(mailbox: Mailbox, item: StoredItem) -> Record:
    """Return an ItemId record with the change key of the item's present state."""
    ids, folder = mailbox.store.ids, item.folder.counter
    if item.original_date is None:
        text = ids.item(folder, item.counter)
    else:
        text = ids.occurrence(folder, item.counter, item.original_date)
    key = ChangeKey(item_kind(item), mailbox.store.database, item.change).encode()
    return Record(ItemIdType, {ItemIdType.id: text, ItemIdType.change_key: key})


def item_kind(item: StoredItem) -> ObjectType:
    """Return the object type that the item's change key begins with."""
    if item.original_date is not None:
        return ObjectType.CalendarItemOccurrence
    return next((kind for name, kind in _ITEM_KINDS if item.type.__name__ == name), ObjectType.Message)
