"""Search sessions and instant search: starting, asking, ending."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, ListEnumeration, value
from fake_ews.schema.enumerations import IdFormatType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.search_results import InstantSearchItemType, SuggestionKindType
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2015, E2016, V2017_07_11


class QueryOptionsType(ListEnumeration, since=E2015):
    ALLOW_FUZZING = value("AllowFuzzing")
    EXPLICIT_SEARCH = value("ExplicitSearch")
    NONE = value("None")
    REFINERS = value("Refiners")
    RESULTS = value("Results")
    SEARCH_TERMS = value("SearchTerms")
    SUGGESTIONS = value("Suggestions")
    SUGGESTIONS_PRIMER = value("SuggestionsPrimer")


class WarmupOptionsType(ListEnumeration, since=E2015):
    ALL = value("All")
    NONE = value("None")
    RESULTS = value("Results")
    SUGGESTIONS = value("Suggestions")


class SearchApplicationIdType(Enumeration, since=E2015):
    OUTLOOK = value("Outlook")
    OWA = value("Owa")
    PAW = value("Paw")
    TEAMSPACE = value("Teamspace")
    ONEDRIVE = value("OneDrive")
    OTHER = value("Other")


class ItemTypesFilterType(ListEnumeration, since=E2015):
    CALENDAR_ITEMS = value("CalendarItems")
    CONTACTS = value("Contacts", since=V2017_07_11)
    DELVE_ITEMS = value("DelveItems", since=E2016)
    FILE_ITEMS = value("FileItems")
    MAIL_CONVERSATIONS = value("MailConversations")
    MAIL_ITEMS = value("MailItems")
    MESSAGE_ITEMS = value("MessageItems", since=V2017_07_11)
    NONE = value("None")
    ONEDRIVE_ITEMS = value("OneDriveItems")


class SearchResultsPropertySetNameType(Enumeration, since=E2015):
    DEFAULT = value("Default")
    OWA16 = value("Owa16")
    OUTLOOK16 = value("Outlook16")


class ExecuteSearchSortOrderType(Enumeration, since=E2015):
    DATE_TIME = value("DateTime")
    RELEVANCE = value("Relevance")


class MatchOptionsType(Enumeration, since=V2017_07_11):
    FULL_STRING = value("FullString")
    PREFIX = value("Prefix")


class DynamicRefinerQueryType(ComplexType, since=E2015):
    refiner_query = required("RefinerQuery", xs.string)
    td_refiner_id = required("TDRefinerId", xs.int)


class ExtendedKeywordDefinitionType(ComplexType, since=V2017_07_11):
    keyword = required("Keyword", xs.string)
    properties = required("Properties", "NonEmptyArrayOfExtendedFieldURIsType")


class PerformInstantSearchRequest(BaseRequestType, namespace="m", element="PerformInstantSearch", since=E2015):
    search_session_id = required("SearchSessionId", xs.string)
    item_type = required("ItemType", InstantSearchItemType)
    query_options = required("QueryOptions", QueryOptionsType)
    search_request_id = required("SearchRequestId", xs.long)
    kql_query = required("KqlQuery", xs.string)
    folder_scope = required("FolderScope", "ArrayOfFolderIdType")
    distinguished_folder_scope = optional("DistinguishedFolderScope", "ArrayOfDistinguishedFolderIdType")
    is_deep_traversal = optional("IsDeepTraversal", xs.boolean)
    wait_on_search_results = optional("WaitOnSearchResults", xs.boolean)


class PerformInstantSearchResponse(ResponseMessageType, namespace="m", element="PerformInstantSearchResponse", since=E2015):
    payload = optional("Payload", "InstantSearchPayloadType")


class EndInstantSearchSessionRequest(BaseRequestType, namespace="m", element="EndInstantSearchSession", since=E2015):
    session_id = required("SessionId", xs.string)


class StartSearchSession(BaseRequestType, namespace="m", element="StartSearchSession", since=E2015):
    search_session_id = required("SearchSessionId", GuidType)
    warmup_options = required("WarmupOptions", WarmupOptionsType)
    suggestion_types = required("SuggestionTypes", SuggestionKindType)
    search_scope = required("SearchScope", "ArrayOfSearchScopeType")
    id_format = optional("IdFormat", IdFormatType)
    application_id = optional("ApplicationId", xs.string, since=V2017_07_11)
    scenario = optional("Scenario", xs.string, since=V2017_07_11)


class StartSearchSessionResponseMessage(ResponseMessageType, namespace="m", element="StartSearchSessionResponse", since=E2015):
    pass


class GetSearchSuggestions(BaseRequestType, namespace="m", element="GetSearchSuggestions", since=E2015):
    search_session_id = required("SearchSessionId", GuidType)
    query = optional("Query", xs.string)
    suggestion_types = optional("SuggestionTypes", SuggestionKindType)
    suggestions_primer = optional("SuggestionsPrimer", xs.boolean)
    max_suggestions_count_per_suggestion_type = optional("MaxSuggestionsCountPerSuggestionType", xs.long)
    search_scope = optional("SearchScope", "ArrayOfSearchScopeType", since=V2017_07_11)
    scenario = optional("Scenario", xs.string, since=V2017_07_11)


class GetSearchSuggestionsResponseMessage(ResponseMessageType, namespace="m", element="GetSearchSuggestionsResponse", since=E2015):
    search_suggestions = required("SearchSuggestions", "SearchSuggestionsType")


class DeleteSearchSuggestion(BaseRequestType, namespace="m", element="DeleteSearchSuggestion", since=E2015):
    search_session_id = required("SearchSessionId", GuidType)
    query = required("Query", xs.string)
    suggestion_types = required("SuggestionTypes", SuggestionKindType)
    search_scope = optional("SearchScope", "ArrayOfSearchScopeType", since=V2017_07_11)
    scenario = optional("Scenario", xs.string, since=V2017_07_11)


class DeleteSearchSuggestionResponseMessageType(ResponseMessageType, namespace="m", element="DeleteSearchSuggestionResponse", since=E2015):
    response = required("Response", "DeleteSearchSuggestionResponseType")


class ExecuteSearch(BaseRequestType, namespace="m", element="ExecuteSearch", since=E2015):
    application_id = required("ApplicationId", SearchApplicationIdType)
    scenario = required("Scenario", xs.string)
    search_session_id = required("SearchSessionId", GuidType)
    search_scope = required("SearchScope", "ArrayOfSearchScopeType")
    query = required("Query", xs.string)
    analyzed_query = optional("AnalyzedQuery", "AnalyzedQuery")
    result_row_count = optional("ResultRowCount", xs.long)
    result_row_offset = optional("ResultRowOffset", xs.long)
    max_results_count_hint = optional("MaxResultsCountHint", xs.long)
    max_preview_length = optional("MaxPreviewLength", xs.long)
    search_refiners = optional("SearchRefiners", "ExecuteSearchSearchRefiners")
    extended_keywords = optional("ExtendedKeywords", "ExecuteSearchExtendedKeywords", since=V2017_07_11)
    retrieve_refiners = optional("RetrieveRefiners", xs.boolean)
    max_refiners_count_per_refiner_type = optional("MaxRefinersCountPerRefinerType", xs.long)
    id_format = optional("IdFormat", IdFormatType)
    item_types = required("ItemTypes", ItemTypesFilterType)
    property_set_name = optional("PropertySetName", SearchResultsPropertySetNameType)
    search_restrictions = optional("SearchRestrictions", "RestrictionType")
    include_deleted = optional("IncludeDeleted", xs.boolean)
    sort_order = optional("SortOrder", ExecuteSearchSortOrderType, since=V2017_07_11)
    keyword_match_option = optional("KeywordMatchOption", MatchOptionsType, default="Prefix", since=V2017_07_11)
    return_additional_ids = optional("ReturnAdditionalIds", xs.boolean, since=V2017_07_11)


class ExecuteSearchResponseMessage(ResponseMessageType, namespace="m", element="ExecuteSearchResponse", since=E2015):
    search_results = required("SearchResults", "SearchResultsType")


class EndSearchSession(BaseRequestType, namespace="m", element="EndSearchSession", since=E2015):
    search_session_id = required("SearchSessionId", GuidType)


class EndSearchSessionResponseMessage(ResponseMessageType, namespace="m", element="EndSearchSessionResponse", since=E2015):
    pass


class ExecuteSearchSearchRefiners(ComplexType, namespace="m", anonymous=True, since=E2015):
    search_refiner = many("SearchRefiner", "DynamicRefinerQueryType")


class ExecuteSearchExtendedKeywords(ComplexType, namespace="m", anonymous=True, since=V2017_07_11):
    extended_keyword_definition = many("ExtendedKeywordDefinition", "ExtendedKeywordDefinitionType")
