"""Requests and responses of operations that this server does not answer yet; whoever builds one takes its types along."""

from __future__ import annotations

from fake_ews.schema.enumerations import (
    SearchPageDirectionType,
    SearchResultType,
    SharingDataType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import (
    BaseRequestType,
    BaseResponseMessageType,
    ResponseMessageType,
)
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2010, E2013


class GetSharingMetadataType(BaseRequestType, namespace="m", element="GetSharingMetadata", since=E2010):
    id_of_folder_to_share = required("IdOfFolderToShare", "FolderIdType")
    sender_smtp_address = required("SenderSmtpAddress", NonEmptyStringType)
    recipients = required("Recipients", "ArrayOfSmtpAddressType")


class GetSharingMetadataResponseMessageType(
    ResponseMessageType, namespace="m", element="GetSharingMetadataResponse", content="(EncryptedSharedFolderDataCollection, InvalidRecipients)?", since=E2010
):
    encrypted_shared_folder_data_collection = required("EncryptedSharedFolderDataCollection", "ArrayOfEncryptedSharedFolderDataType")
    invalid_recipients = required("InvalidRecipients", "ArrayOfInvalidRecipientsType")


class RefreshSharingFolderType(BaseRequestType, namespace="m", element="RefreshSharingFolder", since=E2010):
    sharing_folder_id = required("SharingFolderId", "FolderIdType")


class RefreshSharingFolderResponseMessageType(ResponseMessageType, namespace="m", element="RefreshSharingFolderResponse", since=E2010):
    pass


class GetSharingFolderType(BaseRequestType, namespace="m", element="GetSharingFolder", since=E2010):
    smtp_address = required("SmtpAddress", NonEmptyStringType)
    data_type = optional("DataType", SharingDataType)
    shared_folder_id = optional("SharedFolderId", NonEmptyStringType)


class GetSharingFolderResponseMessageType(ResponseMessageType, namespace="m", element="GetSharingFolderResponse", content="SharingFolderId?", since=E2010):
    sharing_folder_id = required("SharingFolderId", "FolderIdType")


class SearchMailboxesType(BaseRequestType, namespace="m", element="SearchMailboxes", since=E2013):
    search_queries = required("SearchQueries", "NonEmptyArrayOfMailboxQueriesType")
    result_type = required("ResultType", SearchResultType)
    preview_item_response_shape = optional("PreviewItemResponseShape", "PreviewItemResponseShapeType")
    sort_by = optional("SortBy", "FieldOrderType")
    language = optional("Language", xs.string)
    deduplication = optional("Deduplication", xs.boolean)
    page_size = optional("PageSize", xs.int)
    page_item_reference = optional("PageItemReference", xs.string)
    page_direction = optional("PageDirection", SearchPageDirectionType)


class SearchMailboxesResponseType(BaseResponseMessageType, namespace="m", element="SearchMailboxesResponse", since=E2013):
    pass


class SearchMailboxesResponseMessageType(ResponseMessageType, namespace="m", since=E2013):
    search_mailboxes_result = optional("SearchMailboxesResult", "SearchMailboxesResultType")


class GetUserRetentionPolicyTagsType(BaseRequestType, namespace="m", element="GetUserRetentionPolicyTags", since=E2013):
    pass


class GetUserRetentionPolicyTagsResponseMessageType(ResponseMessageType, namespace="m", element="GetUserRetentionPolicyTagsResponse", since=E2013):
    retention_policy_tags = required("RetentionPolicyTags", "ArrayOfRetentionPolicyTagsType")
