"""ResolveNames: who a name, an alias or an address may mean (MS-OXWSRSLNM 3.1.4.1)."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.people.names import resolutions
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.directory import ArrayOfResolutionType
from fake_ews.schema.enumerations import DefaultShapeNamesType, ResolveNamesSearchScopeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2010_SP2


class ResolveNamesType(BaseRequestType, namespace="m", element="ResolveNames"):
    parent_folder_ids = optional("ParentFolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    unresolved_entry = required("UnresolvedEntry", NonEmptyStringType)
    return_full_contact_data = attribute("ReturnFullContactData", xs.boolean, required=True)
    search_scope = attribute("SearchScope", ResolveNamesSearchScopeType, default="ActiveDirectoryContacts")
    contact_data_shape = attribute("ContactDataShape", DefaultShapeNamesType, since=E2010_SP2)


class ResolveNamesResponseMessageType(ResponseMessageType, namespace="m"):
    resolution_set = optional("ResolutionSet", "ArrayOfResolutionType")


class ResolveNamesResponseType(BaseResponseMessageType, namespace="m", element="ResolveNamesResponse"):
    pass


class ResolveNames(Single):
    """Looks a name up in the directory and the caller's contacts. MS-OXWSRSLNM 3.1.4.1."""

    request = ResolveNamesType
    response = ResolveNamesResponseType
    clause = "MS-OXWSRSLNM 3.1.4.1"

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with one resolution, or with a warning and all of several; raises Failure for none."""
        parents = request.get(ResolveNamesType.parent_folder_ids)
        named = next(iter(parents), None) if parents is not None else None
        found = resolutions(
            session,
            request[ResolveNamesType.unresolved_entry],
            scope=request.get(ResolveNamesType.search_scope) or "ActiveDirectoryContacts",
            full=bool(request[ResolveNamesType.return_full_contact_data]),
            contacts_in=find_folder(session, named) if named is not None else None,
        )
        if not found:
            raise Failure("ErrorNameResolutionNoResults")
        values: dict[Any, Any] = {
            ArrayOfResolutionType.resolution: tuple(found[:_MOST]),
            ArrayOfResolutionType.total_items_in_view: len(found),
            ArrayOfResolutionType.includes_last_item_in_range: len(found) <= _MOST,
        }
        answer = {ResolveNamesResponseMessageType.resolution_set: Record(ArrayOfResolutionType, values)}
        return Answer(answer, warning="ErrorNameResolutionMultipleResults" if len(found) > 1 else "")


#: More candidates than this are not listed (documentation of ResolveNames).
_MOST: Final = 100
