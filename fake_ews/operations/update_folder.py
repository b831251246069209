"""UpdateFolder: changes single properties of folders (MS-OXWSFOLD 3.1.4.8)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.changing import apply
from fake_ews.mailbox.folders.relocating import shown
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.changes import FolderChangeType, NonEmptyArrayOfFolderChangesType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, FolderInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required


class UpdateFolderType(BaseRequestType, namespace="m", element="UpdateFolder"):
    folder_changes = required("FolderChanges", "NonEmptyArrayOfFolderChangesType")


class UpdateFolderResponseType(BaseResponseMessageType, namespace="m", element="UpdateFolderResponse"):
    pass


class UpdateFolder(PerPart):
    """Changes folders, each all or not at all. MS-OXWSFOLD 3.1.4.8."""

    request = UpdateFolderType
    response = UpdateFolderResponseType
    clause = "MS-OXWSFOLD 3.1.4.8"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the changes, one a folder."""
        return tuple(request[UpdateFolderType.folder_changes][NonEmptyArrayOfFolderChangesType.folder_change])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the folder's id in its new state."""
        named = part.get(FolderChangeType.folder_id) or part[FolderChangeType.distinguished_folder_id]
        mailbox, folder = find_folder(session, named, Right.OWN)
        apply(session, mailbox, folder, part[FolderChangeType.updates])
        return Answer({FolderInfoResponseMessageType.folders: shown(mailbox, folder)})
