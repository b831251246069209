"""The ResolveNames operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import DefaultShapeNamesType, ResolveNamesSearchScopeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
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
