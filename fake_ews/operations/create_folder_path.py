"""CreateFolderPath: a path of folders, each below the one before it (MS-OXWSARCH 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.errors import Failure
from fake_ews.mailbox.folders.changing import create, parent_of_new
from fake_ews.mailbox.folders.computed_values import FolderContext
from fake_ews.mailbox.items.rendering import folder_record, folders
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart
from fake_ews.query.shapes import wanted_properties
from fake_ews.schema.folders import BaseFolderType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, FolderInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.schema.shapes import FolderResponseShapeType
from fake_ews.store.objects import StoredFolder
from fake_ews.versions import E2013


class CreateFolderPathType(BaseRequestType, namespace="m", element="CreateFolderPath", since=E2013):
    parent_folder_id = required("ParentFolderId", "TargetFolderIdType")
    relative_folder_path = required("RelativeFolderPath", "NonEmptyArrayOfFoldersType")


class CreateFolderPathResponseType(
    BaseResponseMessageType, namespace="m", element="CreateFolderPathResponse", since=E2013
):
    pass


class CreateFolderPath(PerPart):
    """Creates what is missing of a path; what is there already stays as it is. MS-OXWSARCH 3.1.4.2."""

    request = CreateFolderPathType
    response = CreateFolderPathResponseType
    since = E2013
    clause = "MS-OXWSARCH 3.1.4.2"

    def parts(self, request: Record) -> Sequence[Sequence[Record]]:
        """Return for each folder of the path the way to it."""
        path = tuple(request[CreateFolderPathType.relative_folder_path])
        return [path[: length + 1] for length in range(len(path))]

    def answer(self, part: Sequence[Record], request: Record, session: Session) -> Answer:
        """Answer with the folder at the end of the way, in its default shape."""
        mailbox, parent = parent_of_new(session, request[CreateFolderPathType.parent_folder_id])
        *above, last = part
        for step in above:
            found = _child(parent, step)
            if found is None:
                raise Failure("ErrorParentFolderNotFound")
            parent = found
        folder = _child(parent, last) or create(session, mailbox, parent, last)
        shape = Record(FolderResponseShapeType, {FolderResponseShapeType.base_shape: "Default"})
        wanted = wanted_properties(shape, query_context(session, BaseFolderType))
        shown = folder_record(FolderContext(session, mailbox, folder), wanted)
        return Answer({FolderInfoResponseMessageType.folders: folders((shown,))})


def _child(parent: StoredFolder, step: Record) -> StoredFolder | None:
    name = (step.get(BaseFolderType.display_name) or "").lower()
    return next((child for child in parent.children.values() if child.name.lower() == name), None)
