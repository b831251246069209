"""Insights about people, and the documents and pictures that go with them."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.enumerations import DefaultShapeNamesType
from fake_ews.schema.kinds import xs
from fake_ews.schema.mail_sorting import ClientIdType
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2015, V2017_07_11


class PeopleSuggestionPersonType(Enumeration, since=E2015):
    UNKNOWN = value("Unknown")
    PERSON = value("Person")
    DISTRIBUTION_LIST = value("DistributionList")
    ROOM = value("Room")
    PLACE = value("Place")
    MODERN_GROUP = value("ModernGroup")


class EntityFeedbackEntityAddSourceType(Enumeration, since=E2015):
    NONE = value("None")
    ENTITY_RELEVANCE_API = value("EntityRelevanceApi")
    ENTITY_RELEVANCE_API_CACHE = value("EntityRelevanceApiCache", since=V2017_07_11)
    ACTIVE_DIRECTORY = value("ActiveDirectory")
    EXPLICIT_TYPING = value("ExplicitTyping")
    PASTE = value("Paste")
    LOCAL_CACHE_AND_ENTITY_RELEVANCE_API = value("LocalCacheAndEntityRelevanceApi", since=V2017_07_11)
    LOCAL_CACHE = value("LocalCache", since=V2017_07_11)
    OTHER = value("Other")


class InsightStatusType(Enumeration, since=E2015):
    CREATED = value("Created")
    ACTIVE = value("Active")
    DISMISSED = value("Dismissed")
    INVALID = value("Invalid")


class InsightFiltersType(ComplexType, since=E2015):
    count = optional("Count", xs.int)
    types = optional("Types", "ArrayOfStringsType")
    key_insights_only = optional("KeyInsightsOnly", xs.boolean)


class InsightValue(ComplexType, since=E2015):
    insight_source = optional("InsightSource", xs.string)
    updated_utc_ticks = optional("UpdatedUtcTicks", xs.long)


class StringInsightValue(InsightValue, since=E2015):
    data = optional("Data", xs.string)


class DelveDocument(InsightValue, since=E2015):
    rank = optional("Rank", xs.double)
    author = optional("Author", xs.string)
    created = optional("Created", xs.string)
    last_modified_time = optional("LastModifiedTime", xs.string)
    default_encoding_url = optional("DefaultEncodingURL", xs.string)
    file_type = optional("FileType", xs.string)
    title = optional("Title", xs.string)
    document_id = optional("DocumentId", xs.string)
    preview_url = optional("PreviewURL", xs.string)
    last_editor = optional("LastEditor", xs.string)


class ProfileInsightValue(InsightValue, since=E2015):
    full_name = optional("FullName", xs.string)
    first_name = optional("FirstName", xs.string)
    last_name = optional("LastName", xs.string)
    email_address = optional("EmailAddress", xs.string)
    avatar = optional("Avatar", xs.string)
    joined_utc_ticks = optional("JoinedUtcTicks", xs.long)
    profile_picture = optional("ProfilePicture", "UserProfilePicture")
    title = optional("Title", xs.string)


class OutOfOfficeInsightValue(InsightValue, since=E2015):
    start_time = optional("StartTime", xs.dateTime)
    end_time = optional("EndTime", xs.dateTime)
    message = optional("Message", xs.string)
    culture = optional("Culture", xs.string)


class JobInsightValue(InsightValue, since=E2015):
    company = optional("Company", xs.string)
    company_description = optional("CompanyDescription", xs.string)
    company_ticker = optional("CompanyTicker", xs.string)
    company_logo_url = optional("CompanyLogoUrl", xs.string)
    company_website_url = optional("CompanyWebsiteUrl", xs.string)
    company_linked_in_url = optional("CompanyLinkedInUrl", xs.string)
    title = optional("Title", xs.string)
    start_utc_ticks = optional("StartUtcTicks", xs.long)
    end_utc_ticks = optional("EndUtcTicks", xs.long)


class CompanyInsightValue(InsightValue, since=E2015):
    name = required("Name", xs.string)
    satori_id = optional("SatoriId", xs.string)
    description = optional("Description", xs.string)
    description_attribution = optional("DescriptionAttribution", xs.string)
    image_url = optional("ImageUrl", xs.string)
    image_url_attribution = optional("ImageUrlAttribution", xs.string)
    year_found = optional("YearFound", xs.string)
    finance_symbol = optional("FinanceSymbol", xs.string)
    website_url = optional("WebsiteUrl", xs.string)


class UserProfilePicture(InsightValue, since=E2015):
    blob = optional("Blob", xs.string)
    photo_size = optional("PhotoSize", xs.string)
    url = optional("Url", xs.string)
    image_type = optional("ImageType", xs.string)


class EducationInsightValue(InsightValue, since=E2015):
    institute = optional("Institute", xs.string)
    degree = optional("Degree", xs.string)
    start_utc_ticks = optional("StartUtcTicks", xs.long)
    end_utc_ticks = optional("EndUtcTicks", xs.long)


class SkillInsightValue(InsightValue, since=E2015):
    name = optional("Name", xs.string)
    strength = optional("Strength", xs.int)


class MeetingInsightValue(InsightValue, since=E2015):
    id = optional("Id", xs.string)
    subject = optional("Subject", xs.string)
    start_utc_ticks = optional("StartUtcTicks", xs.long)
    end_utc_ticks = optional("EndUtcTicks", xs.long)
    location = optional("Location", xs.string)
    organizer = optional("Organizer", "ProfileInsightValue")
    attendees = optional("Attendees", "ArrayOfProfileInsightValue")


class EmailInsightValue(InsightValue, since=E2015):
    id = optional("Id", xs.string)
    thread_id = optional("ThreadId", xs.string)
    subject = optional("Subject", xs.string)
    last_email_date_utc_ticks = optional("LastEmailDateUtcTicks", xs.long)
    body = optional("Body", xs.string)
    last_email_sender = optional("LastEmailSender", "ProfileInsightValue")
    emails_count = optional("EmailsCount", xs.int)


class ArrayOfInsightValue(ComplexType, since=E2015):
    item = many("Item", "InsightValue")


class ArrayOfSkillInsightValue(ComplexType, since=E2015):
    item = many("Item", "SkillInsightValue")


class ArrayOfProfileInsightValue(ComplexType, since=E2015):
    item = many("Item", "ProfileInsightValue")


class ArrayOfJobInsightValue(ComplexType, since=E2015):
    item = many("Item", "JobInsightValue")


class ArrayOfCompanyInsightValue(ComplexType, since=E2015):
    item = many("Item", "CompanyInsightValue")


class InsightContent(ComplexType, since=E2015):
    pass


class SingleValueInsightContent(InsightContent, since=E2015):
    item = optional("Item", "InsightValue")


class MultiValueInsightContent(InsightContent, since=E2015):
    item_list = optional("ItemList", "ArrayOfInsightValue")


class Insight(ComplexType, since=E2015):
    insight_type = optional("InsightType", xs.string)
    rank = optional("Rank", xs.double)
    content_ = optional("Content", "InsightContent")
    text = optional("Text", xs.string)
    item_list = optional("ItemList", "ArrayOfInsightValue")
    requires_token = optional("RequiresToken", xs.boolean)


class ComputedInsightValueProperty(ComplexType, since=E2015):
    key = required("Key", xs.string)
    value = required("Value", xs.string)


class ArrayOfComputedInsightValueProperty(ComplexType, since=E2015):
    property = many("Property", "ComputedInsightValueProperty")


class ComputedInsightValue(InsightValue, since=E2015):
    properties = optional("Properties", "ArrayOfComputedInsightValueProperty")


class ArrayOfInsight(ComplexType, since=E2015):
    insight = many("Insight", "Insight")


class PersonResponseShapeType(ComplexType, since=E2015):
    base_shape = required("BaseShape", DefaultShapeNamesType)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfPathsToElementType")


class PersonType(ComplexType, since=E2015):
    full_name = optional("FullName", xs.string)
    given_name = optional("GivenName", xs.string)
    surname = optional("Surname", xs.string)
    phone_number = optional("PhoneNumber", xs.string)
    sms_number = optional("SMSNumber", xs.string)
    email_address = optional("EmailAddress", xs.string)
    alias = optional("Alias", xs.string)
    department = optional("Department", xs.string)
    linked_in_profile_link = optional("LinkedInProfileLink", xs.string)
    skills = optional("Skills", "ArrayOfSkillInsightValue")
    professional_biography = optional("ProfessionalBiography", xs.string)
    management_chain = optional("ManagementChain", "ArrayOfProfileInsightValue")
    direct_reports = optional("DirectReports", "ArrayOfProfileInsightValue")
    peers = optional("Peers", "ArrayOfProfileInsightValue")
    team_size = optional("TeamSize", xs.string)
    current_job = optional("CurrentJob", "ArrayOfJobInsightValue")
    birthday = optional("Birthday", xs.string)
    hometown = optional("Hometown", xs.string)
    current_location = optional("CurrentLocation", xs.string)
    company_profile = optional("CompanyProfile", "ArrayOfCompanyInsightValue")
    office = optional("Office", xs.string)
    headline = optional("Headline", xs.string)
    mutual_connections = optional("MutualConnections", "ArrayOfProfileInsightValue")
    title = optional("Title", xs.string)
    mutual_manager = optional("MutualManager", "ProfileInsightValue")
    insights = optional("Insights", "ArrayOfInsight")
    user_profile_picture = optional("UserProfilePicture", "UserProfilePicture")


class ArrayOfPersonType(ComplexType, since=E2015):
    person = many("Person", "PersonType")


class ArrayOfEntityFeedbackEntry(ComplexType, since=E2015):
    entity_feedback_entry = many("EntityFeedbackEntry", "EntityFeedbackEntryType", minimum=1)


class EntityFeedbackEntryType(ComplexType, since=E2015):
    client_event_time_utc = required("ClientEventTimeUtc", xs.dateTime, since=V2017_07_11)
    client_event_time_local = required("ClientEventTimeLocal", xs.dateTime)
    client_session_id = required("ClientSessionId", GuidType)
    client_version = required("ClientVersion", xs.string)
    client_id = required("ClientId", ClientIdType)
    entry_sequence_number = required("EntrySequenceNumber", xs.int)
    transaction_id = optional("TransactionId", xs.string)
    event_type = required("EventType", xs.string)
    target_entity_list = optional("TargetEntityList", xs.string)
    entity_add_source = optional("EntityAddSource", EntityFeedbackEntityAddSourceType)
    json_property_bag = optional("JsonPropertyBag", xs.string)


class InsightContextItem(ComplexType, since=E2015):
    name = optional("Name", xs.string)
    val = optional("Val", xs.string)


class ArrayOfInsightContextItem(ComplexType, since=E2015):
    context = many("Context", "InsightContextItem")


class InsightItemType(ComplexType, since=E2015):
    item_id = required("ItemId", "ItemIdType")
    insight_id = required("InsightId", GuidType)
    type = optional("Type", xs.string)
    start_time_utc = optional("StartTimeUtc", xs.dateTime)
    end_time_utc = optional("EndTimeUtc", xs.dateTime)
    status = optional("Status", InsightStatusType)
    version = optional("Version", xs.string)
    context = optional("Context", "ArrayOfInsightContextItem")
    text = optional("Text", xs.string)
    applications_ids = optional("ApplicationsIds", "ArrayOfStringsType")
    suggested_actions = optional("SuggestedActions", xs.string, since=V2017_07_11)
    app_contexts = optional("AppContexts", "ArrayOfStringsType", since=V2017_07_11)


class ArrayOfInsightItemType(ComplexType, since=E2015):
    insight = many("Insight", "InsightItemType")
