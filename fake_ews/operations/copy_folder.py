"""CopyFolder: puts copies of folders with everything in them below another (MS-OXWSFOLD 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.relocating import copy, shown
from fake_ews.mailbox.items.relocation import destination
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.messages import BaseMoveCopyFolderType, BaseResponseMessageType, FolderInfoResponseMessageType
from fake_ews.schema.record import Record


class CopyFolderType(BaseMoveCopyFolderType, namespace="m", element="CopyFolder"):
    pass


class CopyFolderResponseType(BaseResponseMessageType, namespace="m", element="CopyFolderResponse"):
    pass


class CopyFolder(PerPart):
    """Copies folders; the copies have ids of their own. MS-OXWSFOLD 3.1.4.1."""

    request = CopyFolderType
    response = CopyFolderResponseType
    clause = "MS-OXWSFOLD 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[BaseMoveCopyFolderType.folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the copy's id."""
        mailbox, folder = find_folder(session, part, Right.READ)
        owner, target = destination(session, request[BaseMoveCopyFolderType.to_folder_id], Right.CREATE_FOLDER)
        made = copy(session.premises, mailbox, folder, owner, target)
        return Answer({FolderInfoResponseMessageType.folders: shown(mailbox, made)})
