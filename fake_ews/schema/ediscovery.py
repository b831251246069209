"""Discovery: holds, items that cannot be indexed, keyword statistics, and changes to recoverable items."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.enumerations import SearchPageDirectionType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import (
    BaseRequestType,
    BaseResponseMessageType,
    ItemInfoResponseMessageType,
    ResponseMessageType,
)
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.versions import E2010_SP2, E2013


class SearchItemKindType(Enumeration, since=E2010_SP2):
    EMAIL = value("Email")
    MEETINGS = value("Meetings")
    TASKS = value("Tasks")
    NOTES = value("Notes")
    DOCS = value("Docs")
    JOURNALS = value("Journals")
    CONTACTS = value("Contacts")
    IM = value("Im")
    VOICEMAIL = value("Voicemail")
    FAXES = value("Faxes")
    POSTS = value("Posts")
    RSSFEEDS = value("Rssfeeds")


class HoldActionType(Enumeration, since=E2013):
    CREATE = value("Create")
    UPDATE = value("Update")
    REMOVE = value("Remove")


class HoldStatusType(Enumeration, since=E2013):
    NOT_ON_HOLD = value("NotOnHold")
    PENDING = value("Pending")
    ON_HOLD = value("OnHold")
    PARTIAL_HOLD = value("PartialHold")
    FAILED = value("Failed")


class ItemIndexErrorType(Enumeration, since=E2013):
    NONE = value("None")
    GENERIC_ERROR = value("GenericError")
    TIMEOUT = value("Timeout")
    STALE_EVENT = value("StaleEvent")
    MAILBOX_OFFLINE = value("MailboxOffline")
    ATTACHMENT_LIMIT_REACHED = value("AttachmentLimitReached")
    MARS_WRITER_TRUNCATION = value("MarsWriterTruncation")
    DOCUMENT_PARSER_FAILURE = value("DocumentParserFailure")


class ArrayOfSearchItemKindsType(ComplexType, since=E2010_SP2):
    search_item_kind = many("SearchItemKind", SearchItemKindType, minimum=1)


class UserMailboxType(ComplexType, since=E2010_SP2):
    id = attribute("Id", xs.string, required=True)
    is_archive = attribute("IsArchive", xs.boolean, required=True)


class ArrayOfUserMailboxesType(ComplexType, since=E2010_SP2):
    user_mailbox = many("UserMailbox", "UserMailboxType", minimum=1)


class MailboxStatisticsSearchResultType(ComplexType, since=E2010_SP2):
    user_mailbox = required("UserMailbox", "UserMailboxType")
    keyword_statistics_search_result = optional("KeywordStatisticsSearchResult", "KeywordStatisticsSearchResultType")


class FindMailboxStatisticsByKeywordsType(BaseRequestType, namespace="m", element="FindMailboxStatisticsByKeywords", since=E2010_SP2):
    mailboxes = required("Mailboxes", "ArrayOfUserMailboxesType")
    keywords = required("Keywords", "ArrayOfStringsType")
    language = optional("Language", xs.string)
    senders = optional("Senders", "ArrayOfSmtpAddressType")
    recipients = optional("Recipients", "ArrayOfSmtpAddressType")
    from_date = optional("FromDate", xs.dateTime)
    to_date = optional("ToDate", xs.dateTime)
    message_types = optional("MessageTypes", "ArrayOfSearchItemKindsType")
    search_dumpster = optional("SearchDumpster", xs.boolean)
    include_personal_archive = optional("IncludePersonalArchive", xs.boolean)
    include_unsearchable_items = optional("IncludeUnsearchableItems", xs.boolean)


class FindMailboxStatisticsByKeywordsResponseType(BaseResponseMessageType, namespace="m", element="FindMailboxStatisticsByKeywordsResponse", since=E2010_SP2):
    pass


class FindMailboxStatisticsByKeywordsResponseMessageType(ResponseMessageType, namespace="m", since=E2010_SP2):
    mailbox_statistics_search_result = required("MailboxStatisticsSearchResult", "MailboxStatisticsSearchResultType")


class MailboxHoldStatusType(ComplexType, since=E2013):
    mailbox = required("Mailbox", xs.string)
    status = required("Status", HoldStatusType)
    additional_info = optional("AdditionalInfo", xs.string)


class ArrayOfMailboxHoldStatusType(ComplexType, since=E2013):
    mailbox_hold_status = many("MailboxHoldStatus", "MailboxHoldStatusType")


class MailboxHoldResultType(ComplexType, since=E2013):
    hold_id = required("HoldId", xs.string)
    query = optional("Query", xs.string)
    mailbox_hold_statuses = required("MailboxHoldStatuses", "ArrayOfMailboxHoldStatusType")


class NonEmptyArrayOfLegacyDNsType(ComplexType, since=E2013):
    legacy_dn = many("LegacyDN", xs.string, minimum=1)


class NonIndexableItemStatisticType(ComplexType, since=E2013):
    mailbox = required("Mailbox", xs.string)
    item_count = required("ItemCount", xs.long)
    error_message = optional("ErrorMessage", xs.string)


class ArrayOfNonIndexableItemStatisticsType(ComplexType, since=E2013):
    non_indexable_item_statistic = many("NonIndexableItemStatistic", "NonIndexableItemStatisticType")


class NonIndexableItemDetailType(ComplexType, since=E2013):
    item_id = required("ItemId", "ItemIdType")
    error_code = required("ErrorCode", ItemIndexErrorType)
    error_description = required("ErrorDescription", xs.string)
    is_partially_indexed = required("IsPartiallyIndexed", xs.boolean)
    is_permanent_failure = required("IsPermanentFailure", xs.boolean)
    sort_value = required("SortValue", xs.string)
    attempt_count = required("AttemptCount", xs.int)
    last_attempt_time = optional("LastAttemptTime", xs.dateTime)
    additional_info = optional("AdditionalInfo", xs.string)


class ArrayOfNonIndexableItemDetailsType(ComplexType, since=E2013):
    non_indexable_item_detail = many("NonIndexableItemDetail", "NonIndexableItemDetailType")


class NonIndexableItemDetailResultType(ComplexType, since=E2013):
    items = optional("Items", "ArrayOfNonIndexableItemDetailsType")
    failed_mailboxes = optional("FailedMailboxes", "ArrayOfFailedSearchMailboxesType")


class DiscoverySearchConfigurationType(ComplexType, since=E2013):
    search_id = required("SearchId", xs.string)
    search_query = required("SearchQuery", xs.string)
    searchable_mailboxes = optional("SearchableMailboxes", "ArrayOfSearchableMailboxesType")
    in_place_hold_identity = optional("InPlaceHoldIdentity", xs.string)
    managed_by_organization = optional("ManagedByOrganization", xs.string)
    language = optional("Language", xs.string)


class ArrayOfDiscoverySearchConfigurationType(ComplexType, since=E2013):
    discovery_search_configuration = many("DiscoverySearchConfiguration", "DiscoverySearchConfigurationType")


class UpdateItemInRecoverableItemsType(BaseRequestType, namespace="m", element="UpdateItemInRecoverableItems", since=E2013):
    item_id = required("ItemId", "ItemIdType")
    updates = optional("Updates", "NonEmptyArrayOfItemChangeDescriptionsType")
    attachments = optional("Attachments", "NonEmptyArrayOfAttachmentsType")
    make_item_immutable = optional("MakeItemImmutable", xs.boolean)


class UpdateItemInRecoverableItemsResponseMessageType(ItemInfoResponseMessageType, namespace="m", since=E2013):
    attachments = optional("Attachments", "ArrayOfAttachmentsType")
    conflict_results = optional("ConflictResults", "ConflictResultsType")


class UpdateItemInRecoverableItemsResponseType(BaseResponseMessageType, namespace="m", element="UpdateItemInRecoverableItemsResponse", since=E2013):
    pass


class GetDiscoverySearchConfigurationType(BaseRequestType, namespace="m", element="GetDiscoverySearchConfiguration", since=E2013):
    search_id = optional("SearchId", xs.string)
    expand_group_membership = optional("ExpandGroupMembership", xs.boolean)
    in_place_hold_configuration_only = optional("InPlaceHoldConfigurationOnly", xs.boolean)


class GetDiscoverySearchConfigurationResponseMessageType(ResponseMessageType, namespace="m", element="GetDiscoverySearchConfigurationResponse", since=E2013):
    discovery_search_configurations = required("DiscoverySearchConfigurations", "ArrayOfDiscoverySearchConfigurationType")


class GetHoldOnMailboxesType(BaseRequestType, namespace="m", element="GetHoldOnMailboxes", since=E2013):
    hold_id = required("HoldId", xs.string)


class GetHoldOnMailboxesResponseMessageType(ResponseMessageType, namespace="m", element="GetHoldOnMailboxesResponse", since=E2013):
    mailbox_hold_result = optional("MailboxHoldResult", "MailboxHoldResultType")


class SetHoldOnMailboxesType(BaseRequestType, namespace="m", element="SetHoldOnMailboxes", since=E2013):
    action_type = required("ActionType", HoldActionType)
    hold_id = required("HoldId", xs.string)
    query = required("Query", xs.string)
    mailboxes = optional("Mailboxes", "ArrayOfStringsType")
    language = optional("Language", xs.string)
    include_non_indexable_items = optional("IncludeNonIndexableItems", xs.boolean)
    deduplication = optional("Deduplication", xs.boolean)
    in_place_hold_identity = optional("InPlaceHoldIdentity", xs.string)
    item_hold_period = optional("ItemHoldPeriod", xs.string)


class SetHoldOnMailboxesResponseMessageType(ResponseMessageType, namespace="m", element="SetHoldOnMailboxesResponse", since=E2013):
    mailbox_hold_result = optional("MailboxHoldResult", "MailboxHoldResultType")


class GetNonIndexableItemStatisticsType(BaseRequestType, namespace="m", element="GetNonIndexableItemStatistics", since=E2013):
    mailboxes = required("Mailboxes", "NonEmptyArrayOfLegacyDNsType")
    search_archive_only = optional("SearchArchiveOnly", xs.boolean)


class GetNonIndexableItemStatisticsResponseMessageType(ResponseMessageType, namespace="m", element="GetNonIndexableItemStatisticsResponse", since=E2013):
    non_indexable_item_statistics = optional("NonIndexableItemStatistics", "ArrayOfNonIndexableItemStatisticsType")


class GetNonIndexableItemDetailsType(BaseRequestType, namespace="m", element="GetNonIndexableItemDetails", since=E2013):
    mailboxes = required("Mailboxes", "NonEmptyArrayOfLegacyDNsType")
    page_size = optional("PageSize", xs.int)
    page_item_reference = optional("PageItemReference", xs.string)
    page_direction = optional("PageDirection", SearchPageDirectionType)
    search_archive_only = optional("SearchArchiveOnly", xs.boolean)


class GetNonIndexableItemDetailsResponseMessageType(ResponseMessageType, namespace="m", element="GetNonIndexableItemDetailsResponse", since=E2013):
    non_indexable_item_details_result = optional("NonIndexableItemDetailsResult", "NonIndexableItemDetailResultType")
