"""What a search finds: items, suggestions, refiners, and how it went."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, ListEnumeration, value
from fake_ews.schema.enumerations import ResponseClassType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2015, E2016, V2017_07_11


class TokenSourceType(Enumeration, since=E2015):
    NONE = value("None")
    LINKED_IN = value("LinkedIn")


class InstantSearchItemType(ListEnumeration, since=E2015):
    CALENDAR_ITEM = value("CalendarItem")
    MAIL_CONVERSATION = value("MailConversation")
    MAIL_ITEM = value("MailItem")
    NONE = value("None")
    PERSONA = value("Persona")


class RefinerTypeType(Enumeration, since=E2015):
    NONE = value("None")
    TO = value("To")
    FROM = value("From")
    FOLDER = value("Folder")
    HAS_ATTACHMENT = value("HasAttachment")
    MAILBOX_SOURCE = value("MailboxSource")


class SuggestionKindType(ListEnumeration, since=E2015):
    ALL = value("All")
    HASHTAGS = value("Hashtags")
    KEYWORDS = value("Keywords")
    NONE = value("None")
    PEOPLE = value("People")
    QUERY_HISTORY = value("QueryHistory")


class EmptySuggestionReason(Enumeration, since=V2017_07_11):
    UNKNOWN = value("Unknown")
    ATTENDEES_UNAVAILABLE = value("AttendeesUnavailable")
    LOCATIONS_UNAVAILABLE = value("LocationsUnavailable")
    ORGANIZER_UNAVAILABLE = value("OrganizerUnavailable")
    ATTENDEES_UNAVAILABLE_OR_UNKNOWN = value("AttendeesUnavailableOrUnknown")


class InstantSearchResultType(ListEnumeration, since=E2015):
    CALENDAR_ITEM_RESULTS = value("CalendarItemResults")
    CONVERSATION_RESULTS = value("ConversationResults")
    ERRORS = value("Errors")
    ITEM_RESULTS = value("ItemResults")
    NONE = value("None")
    PERSONA_RESULTS = value("PersonaResults")
    QUERY_STATISTICS = value("QueryStatistics")
    REFINERS = value("Refiners")
    SEARCH_TERMS = value("SearchTerms")
    SUGGESTIONS = value("Suggestions")
    SUGGESTIONS_PRIMER = value("SuggestionsPrimer")


class PeopleTokenType(ComplexType, since=E2015):
    token_source = required("TokenSource", TokenSourceType)
    expiration_date_time = optional("ExpirationDateTime", xs.dateTime)
    token_value = optional("TokenValue", xs.string)


class NonEmptyArrayOfPeopleTokenType(ComplexType, since=E2015):
    people_token = many("PeopleToken", "PeopleTokenType", minimum=1)


class InstantSearchPayloadType(ComplexType, since=E2015):
    search_session_id = required("SearchSessionId", xs.string)
    search_request_id = required("SearchRequestId", xs.long)
    result_type = required("ResultType", InstantSearchResultType)
    items = optional("Items", "ArrayOfItemsType")
    conversations = optional("Conversations", "ArrayOfConversationsType")
    calendar_items = optional("CalendarItems", "ArrayOfCalendarItemsType")


class OneDriveItemType(ItemType, since=E2015):
    resource_id = required("ResourceId", xs.string)


class FileItemType(ItemType, since=E2015):
    file_name = optional("FileName", xs.string)
    file_extension = optional("FileExtension", xs.string)
    file_size = optional("FileSize", xs.long)
    file_created_time = optional("FileCreatedTime", xs.string)
    file_modified_time = optional("FileModifiedTime", xs.string)
    storage_provider_context = optional("StorageProviderContext", xs.string)
    file_id = optional("FileID", xs.string)
    item_reference_id = optional("ItemReferenceId", xs.string, since=E2016)
    reference_id = optional("ReferenceId", xs.string, since=E2016)
    sender = optional("Sender", xs.string, since=E2016)
    item_received_time = optional("ItemReceivedTime", xs.string, since=V2017_07_11)
    item_path = optional("ItemPath", xs.string, since=E2016)
    item_sent_time = optional("ItemSentTime", xs.string, since=V2017_07_11)
    file_contexts = optional("FileContexts", "ArrayOfStringsType")
    visualization_container_url = optional("VisualizationContainerUrl", xs.string, since=V2017_07_11)
    visualization_container_title = optional("VisualizationContainerTitle", xs.string, since=V2017_07_11)
    visualization_access_url = optional("VisualizationAccessUrl", xs.string, since=V2017_07_11)
    reference_attachment_provider_endpoint = optional("ReferenceAttachmentProviderEndpoint", xs.string, since=V2017_07_11)
    reference_attachment_provider_type = optional("ReferenceAttachmentProviderType", xs.string, since=V2017_07_11)
    item_conversation_id = optional("ItemConversationId", xs.string, since=V2017_07_11)
    sharepoint_item_list_id = optional("SharepointItemListId", GuidType, since=V2017_07_11)
    sharepoint_item_list_item_id = optional("SharepointItemListItemId", xs.string, since=V2017_07_11)
    sharepoint_item_site_id = optional("SharepointItemSiteId", GuidType, since=V2017_07_11)
    sharepoint_item_site_path = optional("SharepointItemSitePath", xs.string, since=V2017_07_11)
    sharepoint_item_web_id = optional("SharepointItemWebId", GuidType, since=V2017_07_11)
    attachment_id = optional("AttachmentId", xs.string, since=V2017_07_11)


class DocumentFileItemType(FileItemType, since=E2015):
    author = optional("Author", "ArrayOfStringsType")
    title = optional("Title", xs.string)
    last_modified_by = optional("LastModifiedBy", xs.string, since=E2016)


class DelveItemType(ItemType, since=E2016):
    graph_node_logical_id = required("GraphNodeLogicalId", xs.string)


class SuggestionType(ComplexType, since=E2015):
    suggested_query = required("SuggestedQuery", xs.string)
    display_text = required("DisplayText", xs.string)
    suggestion_type = required("SuggestionType", SuggestionKindType)
    trigger = optional("Trigger", xs.string)
    td_suggestion_id = required("TDSuggestionId", xs.int)
    is_deletable = required("IsDeletable", xs.boolean)


class PeopleSuggestionType(SuggestionType, since=E2015):
    primary_smtp_address = required("PrimarySmtpAddress", xs.string)
    person_type = optional("PersonType", xs.string)


class FileSuggestionType(SuggestionType, since=V2017_07_11):
    file_name = required("FileName", xs.string)
    file_extension = required("FileExtension", xs.string)
    file_reference_id = optional("FileReferenceId", xs.string)
    file_title = optional("FileTitle", xs.string)
    container_title = optional("ContainerTitle", xs.string)
    container_url = optional("ContainerUrl", xs.string)


class SearchSuggestionsType(ComplexType, since=E2015):
    td_suggestions_batch_id = required("TDSuggestionsBatchId", xs.long)
    td_suggestions_instance_id = required("TDSuggestionsInstanceId", GuidType)
    suggestions = optional("Suggestions", "SearchSuggestionsSuggestions")
    diagnostics_data = optional("DiagnosticsData", "SearchDiagnosticsType")


class DeleteSearchSuggestionResponseType(ComplexType, since=E2015):
    success = required("Success", xs.boolean)
    status_message = optional("StatusMessage", xs.string)
    diagnostics_data = optional("DiagnosticsData", "SearchDiagnosticsType")


class SearchDiagnosticsStepType(ComplexType, since=E2015):
    start_time = optional("StartTime", xs.string)
    step_time = optional("StepTime", xs.long)
    step_type = optional("StepType", xs.string)
    additional_entries = optional("AdditionalEntries", "SearchDiagnosticsStepAdditionalEntries")


class SearchRefinerType(ComplexType, since=E2015):
    refiner_type = required("RefinerType", RefinerTypeType)
    refiner = required("Refiner", "DynamicRefinerQueryType")
    result_count = optional("ResultCount", xs.long, since=V2017_07_11)


class FolderRefinerType(SearchRefinerType, since=E2015):
    folder_id = optional("FolderId", "FolderIdType", since=V2017_07_11)


class PeopleRefinerType(SearchRefinerType, since=E2015):
    display_name = optional("DisplayName", xs.string, since=V2017_07_11)
    smtp_address = optional("SmtpAddress", "SmtpAddressType", since=V2017_07_11)


class MailboxRefinerType(SearchRefinerType, since=E2015):
    mailbox_display_name = optional("MailboxDisplayName", xs.string, since=V2017_07_11)


class AttachmentRefinerType(SearchRefinerType, since=E2015):
    has_attachment = optional("HasAttachment", xs.boolean, since=V2017_07_11)


class HashtagRefinerType(SearchRefinerType, since=V2017_07_11):
    display_name = optional("DisplayName", xs.string)


class SearchDiagnosticsType(ComplexType, wildcard="skip ##any 0 *", since=E2015):
    pass


class MailboxInformationType(ComplexType, since=E2016):
    mailbox_guid = required("MailboxGuid", GuidType)
    mailbox_address = required("MailboxAddress", "SmtpAddressType", since=V2017_07_11)
    mailbox_display_name = required("MailboxDisplayName", xs.string, since=V2017_07_11)


class ExecuteSearchQueryIdType(ComplexType, since=E2015):
    id = attribute("Id", GuidType, required=True)


class SearchResultsType(ComplexType, since=E2015):
    items = optional("Items", "SearchResultsItems")
    conversations = optional("Conversations", "SearchResultsConversations")
    people = optional("People", "SearchResultsPeople")
    more_results_available = required("MoreResultsAvailable", xs.boolean)
    refiner_telemetry_batch_id = required("RefinerTelemetryBatchId", xs.int)
    search_refiners = optional("SearchRefiners", "SearchResultsSearchRefiners")
    diagnostics_data = optional("DiagnosticsData", "SearchDiagnosticsType")
    search_results_count = optional("SearchResultsCount", xs.int)
    total_results_count = optional("TotalResultsCount", xs.int)
    search_terms = optional("SearchTerms", "ArrayOfStringsType")
    query_id = optional("QueryId", "ExecuteSearchQueryIdType", since=V2017_07_11)
    mailboxes_information = optional("MailboxesInformation", "SearchResultsMailboxesInformation", since=E2016)


class SearchResultItemIdType(ItemIdType, since=V2017_07_11):
    entry_id = optional("EntryId", xs.base64Binary)
    outlook_item_id = optional("OutlookItemId", xs.base64Binary)


class SearchResultConversationIdType(ItemIdType, since=V2017_07_11):
    outlook_conversation_id = optional("OutlookConversationId", xs.base64Binary)


class AnalyzedQuery(ComplexType, since=E2015):
    query_language = required("QueryLanguage", xs.string)
    search_restrictions = required("SearchRestrictions", "RestrictionType")


class ResponseMessageInfoType(ComplexType, since=E2015):
    message_text = optional("MessageText", xs.string)
    response_code = optional("ResponseCode", xs.string)
    response_class = attribute("ResponseClass", ResponseClassType, required=True)


class SearchSuggestionsSuggestions(ComplexType, anonymous=True, since=E2015):
    suggestion = many("Suggestion", "SuggestionType")


class SearchDiagnosticsStepAdditionalEntries(ComplexType, anonymous=True, since=E2015):
    entry = many("Entry", xs.string)


class SearchResultsItems(ComplexType, anonymous=True, since=E2015):
    item = many("Item", "ItemType")


class SearchResultsConversations(ComplexType, anonymous=True, since=E2015):
    conversation = many("Conversation", "ConversationType")


class SearchResultsPeople(ComplexType, anonymous=True, since=E2015):
    persona = many("Persona", "PersonaType")


class SearchResultsSearchRefiners(ComplexType, anonymous=True, since=E2015):
    search_refiner = many("SearchRefiner", "SearchRefinerType", minimum=1)


class SearchResultsMailboxesInformation(ComplexType, anonymous=True, since=E2016):
    mailbox_information = many("MailboxInformation", "MailboxInformationType")
