"""Searchable mailboxes and previews."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import (
    ImportanceChoicesType,
    MailboxSearchLocationType,
    PreviewItemBaseShapeType,
    SearchResultType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import GuidType, ItemClassType
from fake_ews.versions import E2010_SP2, E2013, E2013_SP1


class SearchableMailboxType(ComplexType, since=E2013):
    guid = required("Guid", GuidType)
    primary_smtp_address = required("PrimarySmtpAddress", xs.string)
    is_external_mailbox = required("IsExternalMailbox", xs.boolean)
    external_email_address = required("ExternalEmailAddress", xs.string)
    display_name = required("DisplayName", xs.string)
    is_membership_group = required("IsMembershipGroup", xs.boolean)
    reference_id = required("ReferenceId", xs.string)


class ArrayOfSearchableMailboxesType(ComplexType, since=E2013):
    searchable_mailbox = many("SearchableMailbox", "SearchableMailboxType")


class KeywordStatisticsSearchResultType(ComplexType, since=E2010_SP2):
    keyword = required("Keyword", xs.string)
    item_hits = required("ItemHits", xs.int)
    size = required("Size", xs.long)


class ArrayOfKeywordStatisticsSearchResultsType(ComplexType, since=E2013):
    keyword_stat = many("KeywordStat", "KeywordStatisticsSearchResultType")


class ExtendedAttributeType(ComplexType, since=E2013_SP1):
    name = required("Name", xs.string)
    value = required("Value", xs.string)


class ArrayOfExtendedAttributesType(ComplexType, since=E2013_SP1):
    extended_attribute = many("ExtendedAttribute", "ExtendedAttributeType")


class MailboxSearchScopeType(ComplexType, since=E2013):
    mailbox = required("Mailbox", xs.string)
    search_scope = required("SearchScope", MailboxSearchLocationType)
    extended_attributes = optional("ExtendedAttributes", "ArrayOfExtendedAttributesType", since=E2013_SP1)


class NonEmptyArrayOfMailboxSearchScopesType(ComplexType, since=E2013):
    mailbox_search_scope = many("MailboxSearchScope", "MailboxSearchScopeType", minimum=1)


class MailboxQueryType(ComplexType, since=E2013):
    query = required("Query", xs.string)
    mailbox_search_scopes = required("MailboxSearchScopes", "NonEmptyArrayOfMailboxSearchScopesType")


class PreviewItemMailboxType(ComplexType, since=E2013):
    mailbox_id = required("MailboxId", xs.string)
    primary_smtp_address = required("PrimarySmtpAddress", xs.string)


class NonEmptyArrayOfMailboxQueriesType(ComplexType, since=E2013):
    mailbox_query = many("MailboxQuery", "MailboxQueryType", minimum=1)


class NonEmptyArrayOfExtendedFieldURIsType(ComplexType, content=CHOICE_SOME, since=E2013):
    extended_field_uri = required("ExtendedFieldURI", "PathToExtendedFieldType")


class PreviewItemResponseShapeType(ComplexType, since=E2013):
    base_shape = required("BaseShape", PreviewItemBaseShapeType)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfExtendedFieldURIsType")


class SearchPreviewItemType(ComplexType, since=E2013):
    id = required("Id", "ItemIdType")
    mailbox = optional("Mailbox", "PreviewItemMailboxType")
    parent_id = optional("ParentId", "ItemIdType")
    item_class = optional("ItemClass", ItemClassType)
    unique_hash = optional("UniqueHash", xs.string)
    sort_value = optional("SortValue", xs.string)
    owa_link = optional("OwaLink", xs.string)
    sender = optional("Sender", xs.string)
    to_recipients = optional("ToRecipients", "ArrayOfSmtpAddressType")
    cc_recipients = optional("CcRecipients", "ArrayOfSmtpAddressType")
    bcc_recipients = optional("BccRecipients", "ArrayOfSmtpAddressType")
    created_time = optional("CreatedTime", xs.dateTime)
    received_time = optional("ReceivedTime", xs.dateTime)
    sent_time = optional("SentTime", xs.dateTime)
    subject = optional("Subject", xs.string)
    size = optional("Size", xs.long)
    preview = optional("Preview", xs.string)
    importance = optional("Importance", ImportanceChoicesType)
    read = optional("Read", xs.boolean)
    has_attachment = optional("HasAttachment", xs.boolean)
    extended_properties = optional("ExtendedProperties", "NonEmptyArrayOfExtendedPropertyType")


class ArrayOfSearchPreviewItemsType(ComplexType, since=E2013):
    search_preview_item = many("SearchPreviewItem", "SearchPreviewItemType")


class FailedSearchMailboxType(ComplexType, since=E2013):
    mailbox = required("Mailbox", xs.string)
    error_code = required("ErrorCode", xs.int)
    error_message = required("ErrorMessage", xs.string)
    is_archive = required("IsArchive", xs.boolean)


class ArrayOfFailedSearchMailboxesType(ComplexType, since=E2013):
    failed_mailbox = many("FailedMailbox", "FailedSearchMailboxType")


class SearchMailboxesResultType(ComplexType, since=E2013):
    search_queries = required("SearchQueries", "NonEmptyArrayOfMailboxQueriesType")
    result_type = required("ResultType", SearchResultType)
    item_count = required("ItemCount", xs.long)
    size = required("Size", xs.long)
    page_item_count = required("PageItemCount", xs.int)
    page_item_size = required("PageItemSize", xs.long)
    keyword_stats = optional("KeywordStats", "ArrayOfKeywordStatisticsSearchResultsType")
    items = optional("Items", "ArrayOfSearchPreviewItemsType")
    failed_mailboxes = optional("FailedMailboxes", "ArrayOfFailedSearchMailboxesType")
    refiners = optional("Refiners", "ArrayOfSearchRefinerItemsType")
    mailbox_stats = optional("MailboxStats", "ArrayOfMailboxStatisticsItemsType")


class SearchRefinerItemType(ComplexType, since=E2013):
    name = required("Name", xs.string)
    value = required("Value", xs.string)
    count = required("Count", xs.long)
    token = required("Token", xs.string)


class ArrayOfSearchRefinerItemsType(ComplexType, since=E2013):
    refiner = many("Refiner", "SearchRefinerItemType")


class MailboxStatisticsItemType(ComplexType, since=E2013):
    mailbox_id = required("MailboxId", xs.string)
    display_name = required("DisplayName", xs.string)
    item_count = required("ItemCount", xs.long)
    size = required("Size", xs.long)


class ArrayOfMailboxStatisticsItemsType(ComplexType, since=E2013):
    mailbox_stat = many("MailboxStat", "MailboxStatisticsItemType")
