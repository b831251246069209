"""SyncFolderHierarchy: which folders changed since a state (MS-OXWSSYNC 3.1.4.1)."""

from __future__ import annotations

from types import MappingProxyType

from fake_ews.mailbox.changes.sync import Difference, folder_changes, opened
from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.computed_values import FolderContext
from fake_ews.mailbox.items.rendering import folder_record, row_for
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, Single
from fake_ews.query.shapes import Wanted, wanted_properties
from fake_ews.schema.folders import BaseFolderType
from fake_ews.schema.identifiers import FolderIdType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.synchronization import (
    SyncFolderHierarchyChangesType,
    SyncFolderHierarchyCreateOrUpdateType,
    SyncFolderHierarchyDeleteType,
)
from fake_ews.store.sync_states import SyncKind


class SyncFolderHierarchyType(BaseRequestType, namespace="m", element="SyncFolderHierarchy"):
    folder_shape = required("FolderShape", "FolderResponseShapeType")
    sync_folder_id = optional("SyncFolderId", "TargetFolderIdType")
    sync_state = optional("SyncState", xs.string)


class SyncFolderHierarchyResponseMessageType(ResponseMessageType, namespace="m"):
    sync_state = optional("SyncState", xs.string)
    includes_last_folder_in_range = optional("IncludesLastFolderInRange", xs.boolean)
    changes = optional("Changes", "SyncFolderHierarchyChangesType")


class SyncFolderHierarchyResponseType(BaseResponseMessageType, namespace="m", element="SyncFolderHierarchyResponse"):
    pass


class SyncFolderHierarchy(Single):
    """Tells a client which folders it lacks, in one round. MS-OXWSSYNC 3.1.4.1."""

    request = SyncFolderHierarchyType
    response = SyncFolderHierarchyResponseType
    clause = "MS-OXWSSYNC 3.1.4.1"
    kind = "sync"
    # As the documented error answers have it: an empty state, and nothing more to come.
    unanswered = MappingProxyType(
        {
            SyncFolderHierarchyResponseMessageType.sync_state: "",
            SyncFolderHierarchyResponseMessageType.includes_last_folder_in_range: True,
        }
    )

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the changes, and the state to come back with."""
        wanted = wanted_properties(
            request[SyncFolderHierarchyType.folder_shape], query_context(session, BaseFolderType), finding=True
        )
        named = request.get(SyncFolderHierarchyType.sync_folder_id)
        if named is None:
            mailbox, base = session.own, session.own.store.distinguished["msgfolderroot"]
        else:
            mailbox, base = find_folder(session, next(iter(named.values.values())))
        state = opened(request.get(SyncFolderHierarchyType.sync_state), SyncKind.Hierarchy, mailbox, base.counter)
        found = folder_changes(session.premises.journal, mailbox, base, state)
        changes = tuple(_change(session, mailbox, one, counter, wanted) for one, counter in found.differences)
        return Answer(
            {
                SyncFolderHierarchyResponseMessageType.sync_state: found.state,
                SyncFolderHierarchyResponseMessageType.includes_last_folder_in_range: True,
                SyncFolderHierarchyResponseMessageType.changes: Record(SyncFolderHierarchyChangesType, {}, changes),
            }
        )


def _change(session: Session, mailbox: Mailbox, difference: Difference, counter: int, wanted: Wanted) -> Member:
    rows = SyncFolderHierarchyChangesType
    if difference is Difference.DELETE:
        gone = Record(FolderIdType, {FolderIdType.id: mailbox.store.ids.folder(counter)})
        return Member(
            rows.delete, Record(SyncFolderHierarchyDeleteType, {SyncFolderHierarchyDeleteType.folder_id: gone})
        )
    shown = folder_record(FolderContext(session, mailbox, mailbox.store.folders[counter]), wanted)
    row = row_for(SyncFolderHierarchyCreateOrUpdateType, shown.type)
    change = Record(SyncFolderHierarchyCreateOrUpdateType, {row: shown})
    return Member(rows.create if difference is Difference.CREATE else rows.update, change)
