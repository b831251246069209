"""DeleteFolder: folders with everything in them (MS-OXWSFOLD 3.1.4.4)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.changing import delete
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.enumerations import DisposalType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, required


class DeleteFolderType(BaseRequestType, namespace="m", element="DeleteFolder"):
    folder_ids = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    delete_type = attribute("DeleteType", DisposalType, required=True)


class DeleteFolderResponseType(BaseResponseMessageType, namespace="m", element="DeleteFolderResponse"):
    pass


class DeleteFolder(PerPart):
    """Deletes folders. MS-OXWSFOLD 3.1.4.4."""

    request = DeleteFolderType
    response = DeleteFolderResponseType
    clause = "MS-OXWSFOLD 3.1.4.4"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[DeleteFolderType.folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Delete one folder."""
        mailbox, folder = find_folder(session, part, Right.OWN)
        delete(mailbox, folder, request[DeleteFolderType.delete_type])
        return Answer()
