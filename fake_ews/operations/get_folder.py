"""GetFolder: folders by id, in the shape asked for (MS-OXWSFOLD 3.1.4.6)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.computed_values import FolderContext
from fake_ews.mailbox.items.rendering import folder_record, folders
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart
from fake_ews.query.shapes import wanted_properties
from fake_ews.schema.folders import BaseFolderType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, FolderInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required


class GetFolderType(BaseRequestType, namespace="m", element="GetFolder"):
    folder_shape = required("FolderShape", "FolderResponseShapeType")
    folder_ids = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")


class GetFolderResponseType(BaseResponseMessageType, namespace="m", element="GetFolderResponse"):
    pass


class GetFolder(PerPart):
    """Shows folders. MS-OXWSFOLD 3.1.4.6."""

    request = GetFolderType
    response = GetFolderResponseType
    clause = "MS-OXWSFOLD 3.1.4.6"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[GetFolderType.folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the folder."""
        wanted = session.once(
            "wanted",
            lambda: wanted_properties(request[GetFolderType.folder_shape], query_context(session, BaseFolderType)),
        )
        mailbox, folder = find_folder(session, part)
        shown = folder_record(FolderContext(session, mailbox, folder), wanted)
        return Answer({FolderInfoResponseMessageType.folders: folders((shown,))})
