"""EmptyFolder: deletes what is in folders (MS-OXWSFOLD 3.1.4.5)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.relocating import empty
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.enumerations import DisposalType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, required
from fake_ews.versions import E2010_SP1


class EmptyFolderType(BaseRequestType, namespace="m", element="EmptyFolder", since=E2010_SP1):
    folder_ids = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    delete_type = attribute("DeleteType", DisposalType, required=True)
    delete_sub_folders = attribute("DeleteSubFolders", xs.boolean, required=True)


class EmptyFolderResponseType(BaseResponseMessageType, namespace="m", element="EmptyFolderResponse", since=E2010_SP1):
    pass


class EmptyFolder(PerPart):
    """Empties folders, with DeleteSubFolders of the folders below them too. MS-OXWSFOLD 3.1.4.5."""

    request = EmptyFolderType
    response = EmptyFolderResponseType
    since = E2010_SP1
    clause = "MS-OXWSFOLD 3.1.4.5"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[EmptyFolderType.folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Empty one folder."""
        mailbox, folder = find_folder(session, part, Right.DELETE)
        sub_folders = request[EmptyFolderType.delete_sub_folders]
        empty(mailbox, folder, request[EmptyFolderType.delete_type], sub_folders=sub_folders)
        return Answer()
