"""SyncFolderItems: what changed in a folder since a state (MS-OXWSSYNC 3.1.4.2)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.changes.sync import Difference, found_changes, item_changes, opened
from fake_ews.mailbox.finding import find_folder, item_id
from fake_ews.mailbox.folders.search_folders import contents
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.read_state import is_read
from fake_ews.mailbox.items.rendering import item_record, row_for
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, Single
from fake_ews.query.shapes import Wanted, wanted_properties
from fake_ews.schema.enumerations import SyncFolderItemsScopeType
from fake_ews.schema.folders import SearchFolderType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.shapes import ItemResponseShapeType
from fake_ews.schema.simple_types import MaxSyncChangesReturnedType
from fake_ews.schema.synchronization import (
    SyncFolderItemsChangesType,
    SyncFolderItemsCreateOrUpdateType,
    SyncFolderItemsDeleteType,
    SyncFolderItemsReadFlagType,
)
from fake_ews.store.change_keys import ChangeKey
from fake_ews.store.malformed import MalformedId
from fake_ews.store.object_types import ObjectType
from fake_ews.store.objects import StoredFolder
from fake_ews.store.sync_states import SyncKind
from fake_ews.store.targets import ItemTarget, read_id
from fake_ews.versions import E2010


class SyncFolderItemsType(BaseRequestType, namespace="m", element="SyncFolderItems"):
    item_shape = required("ItemShape", "ItemResponseShapeType")
    sync_folder_id = required("SyncFolderId", "TargetFolderIdType")
    sync_state = optional("SyncState", xs.string)
    ignore = optional("Ignore", "ArrayOfBaseItemIdsType")
    max_changes_returned = required("MaxChangesReturned", MaxSyncChangesReturnedType)
    sync_scope = optional("SyncScope", SyncFolderItemsScopeType, since=E2010)


class SyncFolderItemsResponseMessageType(ResponseMessageType, namespace="m"):
    sync_state = optional("SyncState", xs.string)
    includes_last_item_in_range = optional("IncludesLastItemInRange", xs.boolean)
    changes = optional("Changes", "SyncFolderItemsChangesType")


class SyncFolderItemsResponseType(BaseResponseMessageType, namespace="m", element="SyncFolderItemsResponse"):
    pass


class SyncFolderItems(Single):
    """Tells a client what it lacks, in rounds of at most 512 changes. MS-OXWSSYNC 3.1.4.2."""

    request = SyncFolderItemsType
    response = SyncFolderItemsResponseType
    clause = "MS-OXWSSYNC 3.1.4.2"
    kind = "sync"
    # As the documented error answers have it: an empty state, and nothing more to come.
    unanswered = MappingProxyType(
        {
            SyncFolderItemsResponseMessageType.sync_state: "",
            SyncFolderItemsResponseMessageType.includes_last_item_in_range: True,
        }
    )

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the changes of a round, and the state to come back with."""
        named = next(iter(request[SyncFolderItemsType.sync_folder_id].values.values()))
        mailbox, folder = find_folder(session, named, Right.READ)
        if request[SyncFolderItemsType.item_shape].get(ItemResponseShapeType.include_mime_content):
            raise Failure("ErrorInvalidPropertyForOperation")
        # Bodies and recipients are never synchronised: a client fetches items by GetItem (documentation).
        wanted = wanted_properties(request[SyncFolderItemsType.item_shape], query_context(session), finding=True)
        state = opened(request.get(SyncFolderItemsType.sync_state), SyncKind.Items, mailbox, folder.counter)
        most, ignored = (
            request[SyncFolderItemsType.max_changes_returned],
            _ignored(request.get(SyncFolderItemsType.ignore)),
        )
        journal = session.premises.journal
        if folder.type is SearchFolderType:
            found = found_changes(journal, mailbox, contents(session, mailbox, folder), state, most, ignored)
        else:
            associated = request.get(SyncFolderItemsType.sync_scope) == "NormalAndAssociatedItems"
            found = item_changes(journal, mailbox, folder, state, most, associated, ignored)
        changes = tuple(
            _change(session, mailbox, folder, difference, counter, wanted) for difference, counter in found.differences
        )
        return Answer(
            {
                SyncFolderItemsResponseMessageType.sync_state: found.state,
                SyncFolderItemsResponseMessageType.includes_last_item_in_range: found.complete,
                SyncFolderItemsResponseMessageType.changes: Record(SyncFolderItemsChangesType, {}, changes),
            }
        )


def _home(session: Session, mailbox: Mailbox, folder: StoredFolder, counter: int) -> int:
    """Return the folder in which an item is, or was; a search folder holds what lies elsewhere."""
    if folder.type is not SearchFolderType:
        return folder.counter
    item = mailbox.store.items.get(counter)
    return item.folder.counter if item is not None else session.premises.journal.home_of(mailbox.guid, counter)


def _ignored(ids: Record | None) -> frozenset[int]:
    """Return the counters of the items to leave out; an id that names nothing, or is none, is ignored itself."""
    found = set()
    for id in ids or ():
        try:
            target = read_id(id[ItemIdType.id])
        except MalformedId:
            continue
        if isinstance(target, ItemTarget):
            found.add(target.entry.counter)
    return frozenset(found)


def _change(
    session: Session, mailbox: Mailbox, folder: StoredFolder, difference: Difference, counter: int, wanted: Wanted
) -> Member:
    rows = SyncFolderItemsChangesType
    if difference is Difference.DELETE:
        id = mailbox.store.ids.item(_home(session, mailbox, folder, counter), counter)
        gone = Record(ItemIdType, {ItemIdType.id: id, ItemIdType.change_key: ChangeKey(_MESSAGE).encode()})
        return Member(rows.delete, Record(SyncFolderItemsDeleteType, {SyncFolderItemsDeleteType.item_id: gone}))
    item = mailbox.store.items[counter]
    if difference is Difference.READ_FLAG:
        values: dict[Any, Any] = {
            SyncFolderItemsReadFlagType.item_id: item_id(mailbox, item),
            SyncFolderItemsReadFlagType.is_read: bool(is_read(item)),
        }
        return Member(rows.read_flag_change, Record(SyncFolderItemsReadFlagType, values))
    shown = item_record(ItemContext(session, mailbox, item), wanted, syncing=True)
    row = row_for(SyncFolderItemsCreateOrUpdateType, shown.type)
    change = Record(SyncFolderItemsCreateOrUpdateType, {row: shown})
    return Member(rows.create if difference is Difference.CREATE else rows.update, change)


_MESSAGE: Final = ObjectType.Message
