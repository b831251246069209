"""CreateFolder: new folders below another (MS-OXWSFOLD 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.folders.changing import create, parent_of_new
from fake_ews.mailbox.folders.relocating import shown
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, FolderInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required


class CreateFolderType(BaseRequestType, namespace="m", element="CreateFolder"):
    parent_folder_id = required("ParentFolderId", "TargetFolderIdType")
    folders = required("Folders", "NonEmptyArrayOfFoldersType")


class CreateFolderResponseType(BaseResponseMessageType, namespace="m", element="CreateFolderResponse"):
    pass


class CreateFolder(PerPart):
    """Creates folders. MS-OXWSFOLD 3.1.4.2."""

    request = CreateFolderType
    response = CreateFolderResponseType
    clause = "MS-OXWSFOLD 3.1.4.2"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the folders to create."""
        return tuple(request[CreateFolderType.folders])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the new folder's id."""
        mailbox, parent = parent_of_new(session, request[CreateFolderType.parent_folder_id])
        folder = create(session, mailbox, parent, part)
        return Answer({FolderInfoResponseMessageType.folders: shown(mailbox, folder)})
