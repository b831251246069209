"""MoveFolder: takes folders with everything in them below another (MS-OXWSFOLD 3.1.4.7)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.relocating import move, shown
from fake_ews.mailbox.items.relocation import destination
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.messages import BaseMoveCopyFolderType, BaseResponseMessageType, FolderInfoResponseMessageType
from fake_ews.schema.record import Record


class MoveFolderType(BaseMoveCopyFolderType, namespace="m", element="MoveFolder"):
    pass


class MoveFolderResponseType(BaseResponseMessageType, namespace="m", element="MoveFolderResponse"):
    pass


class MoveFolder(PerPart):
    """Moves folders: their ids stay, their change keys do not. MS-OXWSFOLD 3.1.4.7."""

    request = MoveFolderType
    response = MoveFolderResponseType
    clause = "MS-OXWSFOLD 3.1.4.7"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[BaseMoveCopyFolderType.folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the folder's id in its new state."""
        mailbox, folder = find_folder(session, part, Right.OWN)
        owner, target = destination(session, request[BaseMoveCopyFolderType.to_folder_id], Right.CREATE_FOLDER)
        moved = move(mailbox, folder, owner, target)
        return Answer({FolderInfoResponseMessageType.folders: shown(mailbox, moved)})
