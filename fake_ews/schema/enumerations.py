"""Enumerations."""

from __future__ import annotations

from fake_ews.schema.enumeration import Enumeration, ListEnumeration, value
from fake_ews.versions import E2007_SP1, E2010, E2010_SP1, E2010_SP2, E2013, E2013_SP1, E2015, E2016, V2017_07_11


class ExchangeVersionType(Enumeration):
    EXCHANGE2007 = value("Exchange2007")
    EXCHANGE2007_SP1 = value("Exchange2007_SP1", since=E2007_SP1)
    EXCHANGE2009 = value("Exchange2009", since=E2016)
    EXCHANGE2010 = value("Exchange2010", since=E2010)
    EXCHANGE2010_SP1 = value("Exchange2010_SP1", since=E2010_SP1)
    EXCHANGE2010_SP2 = value("Exchange2010_SP2", since=E2010_SP2)
    EXCHANGE2012 = value("Exchange2012", since=E2016)
    EXCHANGE2013 = value("Exchange2013", since=E2013)
    EXCHANGE2013_SP1 = value("Exchange2013_SP1", since=E2013_SP1)
    EXCHANGE2015 = value("Exchange2015", since=E2015)
    EXCHANGE2016 = value("Exchange2016", since=E2016)
    V2015_10_05 = value("V2015_10_05", since=V2017_07_11)
    V2016_01_06 = value("V2016_01_06", since=V2017_07_11)
    V2016_04_13 = value("V2016_04_13", since=V2017_07_11)
    V2016_07_13 = value("V2016_07_13", since=V2017_07_11)
    V2016_10_10 = value("V2016_10_10", since=V2017_07_11)
    V2017_01_07 = value("V2017_01_07", since=V2017_07_11)
    V2017_04_14 = value("V2017_04_14", since=V2017_07_11)
    V2017_07_11 = value("V2017_07_11", since=V2017_07_11)


class DateTimePrecisionType(Enumeration, since=E2010_SP2):
    SECONDS = value("Seconds")
    MILLISECONDS = value("Milliseconds")


class MailboxTypeType(Enumeration):
    UNKNOWN = value("Unknown", since=E2010)
    ONE_OFF = value("OneOff", since=E2010)
    MAILBOX = value("Mailbox")
    PUBLIC_DL = value("PublicDL")
    PRIVATE_DL = value("PrivateDL")
    CONTACT = value("Contact")
    PUBLIC_FOLDER = value("PublicFolder")
    # The schema of 2013 SP1 has it; the Managed API asks for 2015.
    GROUP_MAILBOX = value("GroupMailbox", since=E2013_SP1)
    IMPLICIT_CONTACT = value("ImplicitContact", since=V2017_07_11)


class ReminderGroupType(Enumeration, since=E2013):
    CALENDAR = value("Calendar")
    TASK = value("Task")


class DistinguishedPropertySetType(Enumeration):
    MEETING = value("Meeting")
    APPOINTMENT = value("Appointment")
    COMMON = value("Common")
    PUBLIC_STRINGS = value("PublicStrings")
    ADDRESS = value("Address")
    INTERNET_HEADERS = value("InternetHeaders")
    CALENDAR_ASSISTANT = value("CalendarAssistant")
    UNIFIED_MESSAGING = value("UnifiedMessaging")
    TASK = value("Task")
    SHARING = value("Sharing", since=E2013)


class MapiPropertyTypeType(Enumeration):
    APPLICATION_TIME = value("ApplicationTime")
    APPLICATION_TIME_ARRAY = value("ApplicationTimeArray")
    BINARY = value("Binary")
    BINARY_ARRAY = value("BinaryArray")
    BOOLEAN = value("Boolean")
    CLSID = value("CLSID")
    CLSID_ARRAY = value("CLSIDArray")
    CURRENCY = value("Currency")
    CURRENCY_ARRAY = value("CurrencyArray")
    DOUBLE = value("Double")
    DOUBLE_ARRAY = value("DoubleArray")
    ERROR = value("Error")
    FLOAT = value("Float")
    FLOAT_ARRAY = value("FloatArray")
    INTEGER = value("Integer")
    INTEGER_ARRAY = value("IntegerArray")
    LONG = value("Long")
    LONG_ARRAY = value("LongArray")
    NULL = value("Null")
    OBJECT = value("Object")
    OBJECT_ARRAY = value("ObjectArray")
    SHORT = value("Short")
    SHORT_ARRAY = value("ShortArray")
    SYSTEM_TIME = value("SystemTime")
    SYSTEM_TIME_ARRAY = value("SystemTimeArray")
    STRING = value("String")
    STRING_ARRAY = value("StringArray")


class FolderQueryTraversalType(Enumeration):
    SHALLOW = value("Shallow")
    DEEP = value("Deep")
    SOFT_DELETED = value("SoftDeleted")


class SearchFolderTraversalType(Enumeration):
    SHALLOW = value("Shallow")
    DEEP = value("Deep")


class ItemQueryTraversalType(Enumeration):
    SHALLOW = value("Shallow")
    SOFT_DELETED = value("SoftDeleted")
    ASSOCIATED = value("Associated", since=E2010)


class ConversationQueryTraversalType(Enumeration, since=E2013):
    SHALLOW = value("Shallow")
    DEEP = value("Deep")


class DefaultShapeNamesType(Enumeration):
    ID_ONLY = value("IdOnly")
    DEFAULT = value("Default")
    ALL_PROPERTIES = value("AllProperties")
    PCX_PEOPLE_SEARCH = value("PcxPeopleSearch", since=V2017_07_11)


class BodyTypeResponseType(Enumeration):
    BEST = value("Best")
    HTML = value("HTML")
    TEXT = value("Text")


class DisposalType(Enumeration):
    HARD_DELETE = value("HardDelete")
    SOFT_DELETE = value("SoftDelete")
    MOVE_TO_DELETED_ITEMS = value("MoveToDeletedItems")


class ConflictResolutionType(Enumeration):
    NEVER_OVERWRITE = value("NeverOverwrite")
    AUTO_RESOLVE = value("AutoResolve")
    ALWAYS_OVERWRITE = value("AlwaysOverwrite")


class ResponseClassType(Enumeration):
    SUCCESS = value("Success")
    WARNING = value("Warning")
    ERROR = value("Error")


class SensitivityChoicesType(Enumeration):
    NORMAL = value("Normal")
    PERSONAL = value("Personal")
    PRIVATE = value("Private")
    CONFIDENTIAL = value("Confidential")


class ImportanceChoicesType(Enumeration):
    LOW = value("Low")
    NORMAL = value("Normal")
    HIGH = value("High")


class BodyTypeType(Enumeration):
    HTML = value("HTML")
    TEXT = value("Text")


class CreateActionType(Enumeration, since=E2010):
    CREATE_NEW = value("CreateNew")
    UPDATE = value("Update")
    UPDATE_OR_CREATE = value("UpdateOrCreate")


class ViewFilterType(Enumeration, since=E2013):
    ALL = value("All")
    FLAGGED = value("Flagged")
    HAS_ATTACHMENT = value("HasAttachment")
    TO_OR_CC_ME = value("ToOrCcMe")
    UNREAD = value("Unread")
    TASK_ACTIVE = value("TaskActive")
    TASK_OVERDUE = value("TaskOverdue")
    TASK_COMPLETED = value("TaskCompleted")
    NO_CLUTTER = value("NoClutter")
    CLUTTER = value("Clutter")


class ReminderActionType(Enumeration, since=E2013):
    DISMISS = value("Dismiss")
    SNOOZE = value("Snooze")


class FlagStatusType(Enumeration, since=E2010):
    NOT_FLAGGED = value("NotFlagged")
    FLAGGED = value("Flagged")
    COMPLETE = value("Complete")


class PredictedActionReasonType(Enumeration, since=E2013_SP1):
    NONE = value("None")
    CONVERSATION_STARTER_IS_YOU = value("ConversationStarterIsYou")
    ONLY_RECIPIENT = value("OnlyRecipient")
    CONVERSATION_CONTRIBUTIONS = value("ConversationContributions")
    MARKED_IMPORTANT_BY_SENDER = value("MarkedImportantBySender")
    SENDER_IS_MANAGER = value("SenderIsManager")
    SENDER_IS_IN_MANAGEMENT_CHAIN = value("SenderIsInManagementChain")
    SENDER_IS_DIRECT_REPORT = value("SenderIsDirectReport")
    ACTION_BASED_ON_SENDER = value("ActionBasedOnSender")
    NAME_ON_TO_LINE = value("NameOnToLine")
    NAME_ON_CC_LINE = value("NameOnCcLine")
    MANAGER_POSITION = value("ManagerPosition")
    REPLY_TO_A_MESSAGE_FROM_ME = value("ReplyToAMessageFromMe")
    PREVIOUSLY_FLAGGED = value("PreviouslyFlagged")
    ACTION_BASED_ON_RECIPIENTS = value("ActionBasedOnRecipients")
    ACTION_BASED_ON_SUBJECT_WORDS = value("ActionBasedOnSubjectWords")
    ACTION_BASED_ON_BASED_ON_BODY_WORDS = value("ActionBasedOnBasedOnBodyWords")


class EmailPositionType(Enumeration, since=E2013):
    LATEST_REPLY = value("LatestReply")
    OTHER = value("Other")
    SUBJECT = value("Subject")
    SIGNATURE = value("Signature")


class InferenceClassificationType(Enumeration, since=V2017_07_11):
    FOCUSED = value("Focused")
    OTHER = value("Other")


class ConversationActionTypeType(Enumeration, since=E2010_SP1):
    ALWAYS_CATEGORIZE = value("AlwaysCategorize")
    ALWAYS_DELETE = value("AlwaysDelete")
    ALWAYS_MOVE = value("AlwaysMove")
    DELETE = value("Delete")
    MOVE = value("Move")
    COPY = value("Copy")
    SET_READ_STATE = value("SetReadState")
    SET_RETENTION_POLICY = value("SetRetentionPolicy", since=E2013)
    FLAG = value("Flag", since=E2013)


class ConversationNodeSortOrder(Enumeration, since=E2013):
    TREE_ORDER_ASCENDING = value("TreeOrderAscending")
    TREE_ORDER_DESCENDING = value("TreeOrderDescending")
    DATE_ORDER_ASCENDING = value("DateOrderAscending")
    DATE_ORDER_DESCENDING = value("DateOrderDescending")


class MessageDispositionType(Enumeration):
    SAVE_ONLY = value("SaveOnly")
    SEND_ONLY = value("SendOnly")
    SEND_AND_SAVE_COPY = value("SendAndSaveCopy")


class CalendarItemCreateOrDeleteOperationType(Enumeration):
    SEND_TO_NONE = value("SendToNone")
    SEND_ONLY_TO_ALL = value("SendOnlyToAll")
    SEND_TO_ALL_AND_SAVE_COPY = value("SendToAllAndSaveCopy")


class CalendarItemUpdateOperationType(Enumeration):
    SEND_TO_NONE = value("SendToNone")
    SEND_ONLY_TO_ALL = value("SendOnlyToAll")
    SEND_ONLY_TO_CHANGED = value("SendOnlyToChanged")
    SEND_TO_ALL_AND_SAVE_COPY = value("SendToAllAndSaveCopy")
    SEND_TO_CHANGED_AND_SAVE_COPY = value("SendToChangedAndSaveCopy")


class AffectedTaskOccurrencesType(Enumeration):
    ALL_OCCURRENCES = value("AllOccurrences")
    SPECIFIED_OCCURRENCE_ONLY = value("SpecifiedOccurrenceOnly")


class TaskStatusType(Enumeration):
    NOT_STARTED = value("NotStarted")
    IN_PROGRESS = value("InProgress")
    COMPLETED = value("Completed")
    WAITING_ON_OTHERS = value("WaitingOnOthers")
    DEFERRED = value("Deferred")


class TaskDelegateStateType(Enumeration):
    NO_MATCH = value("NoMatch")
    OWN_NEW = value("OwnNew")
    OWNED = value("Owned")
    ACCEPTED = value("Accepted")
    DECLINED = value("Declined")
    MAX = value("Max")


class SharingActionImportance(Enumeration, since=V2017_07_11):
    PRIMARY = value("Primary")
    SECONDARY = value("Secondary")


class SharingAction(Enumeration, since=V2017_07_11):
    ACCEPT_AND_VIEW_CALENDAR = value("AcceptAndViewCalendar")
    VIEW_CALENDAR = value("ViewCalendar")
    ADD_THIS_CALENDAR = value("AddThisCalendar")
    ACCEPT = value("Accept")


class SharingActionType(Enumeration, since=V2017_07_11):
    ACCEPT = value("Accept")


class IndexBasePointType(Enumeration):
    BEGINNING = value("Beginning")
    END = value("End")


class ResolveNamesSearchScopeType(Enumeration):
    ACTIVE_DIRECTORY = value("ActiveDirectory")
    ACTIVE_DIRECTORY_CONTACTS = value("ActiveDirectoryContacts")
    CONTACTS = value("Contacts")
    CONTACTS_ACTIVE_DIRECTORY = value("ContactsActiveDirectory")


class MeetingRequestTypeType(Enumeration):
    NONE = value("None")
    FULL_UPDATE = value("FullUpdate")
    INFORMATIONAL_UPDATE = value("InformationalUpdate")
    NEW_MEETING_REQUEST = value("NewMeetingRequest")
    OUTDATED = value("Outdated")
    SILENT_UPDATE = value("SilentUpdate")
    PRINCIPAL_WANTS_COPY = value("PrincipalWantsCopy")


class LegacyFreeBusyType(Enumeration):
    FREE = value("Free")
    TENTATIVE = value("Tentative")
    BUSY = value("Busy")
    OOF = value("OOF")
    WORKING_ELSEWHERE = value("WorkingElsewhere", since=E2013)
    NO_DATA = value("NoData")


class CalendarItemTypeType(Enumeration):
    SINGLE = value("Single")
    OCCURRENCE = value("Occurrence")
    EXCEPTION = value("Exception")
    RECURRING_MASTER = value("RecurringMaster")


class ResponseTypeType(Enumeration):
    UNKNOWN = value("Unknown")
    ORGANIZER = value("Organizer")
    TENTATIVE = value("Tentative")
    ACCEPT = value("Accept")
    DECLINE = value("Decline")
    NO_RESPONSE_RECEIVED = value("NoResponseReceived")


class LobbyBypassType(Enumeration, since=E2013):
    DISABLED = value("Disabled")
    ENABLED_FOR_GATEWAY_PARTICIPANTS = value("EnabledForGatewayParticipants")


class OnlineMeetingAccessLevelType(Enumeration, since=E2013):
    LOCKED = value("Locked")
    INVITED = value("Invited")
    INTERNAL = value("Internal")
    EVERYONE = value("Everyone")


class PresentersType(Enumeration, since=E2013):
    DISABLED = value("Disabled")
    INTERNAL = value("Internal")
    EVERYONE = value("Everyone")


class DayOfWeekType(Enumeration):
    SUNDAY = value("Sunday")
    MONDAY = value("Monday")
    TUESDAY = value("Tuesday")
    WEDNESDAY = value("Wednesday")
    THURSDAY = value("Thursday")
    FRIDAY = value("Friday")
    SATURDAY = value("Saturday")
    DAY = value("Day")
    WEEKDAY = value("Weekday")
    WEEKEND_DAY = value("WeekendDay")


class DayOfWeekIndexType(Enumeration):
    FIRST = value("First")
    SECOND = value("Second")
    THIRD = value("Third")
    FOURTH = value("Fourth")
    LAST = value("Last")


class MonthNamesType(Enumeration):
    JANUARY = value("January")
    FEBRUARY = value("February")
    MARCH = value("March")
    APRIL = value("April")
    MAY = value("May")
    JUNE = value("June")
    JULY = value("July")
    AUGUST = value("August")
    SEPTEMBER = value("September")
    OCTOBER = value("October")
    NOVEMBER = value("November")
    DECEMBER = value("December")


class LocationSourceType(Enumeration, since=E2013):
    NONE = value("None")
    LOCATION_SERVICES = value("LocationServices")
    PHONEBOOK_SERVICES = value("PhonebookServices")
    DEVICE = value("Device")
    CONTACT = value("Contact")
    RESOURCE = value("Resource")


class TransitionTargetKindType(Enumeration, since=E2010):
    PERIOD = value("Period")
    GROUP = value("Group")


class RoleMemberTypeType(Enumeration, since=E2015):
    NONE = value("None")
    PASSPORT = value("Passport")
    EVERYONE = value("Everyone")
    EMAIL = value("Email")
    PHONE = value("Phone")
    SKYPE_ID = value("SkypeId")
    EXTERNAL_ID = value("ExternalId")
    GROUP = value("Group")
    GUID = value("Guid")
    ROLE = value("Role")
    SERVICE = value("Service")
    CIRCLE = value("Circle")
    DOMAIN = value("Domain")
    PARTNER = value("Partner")


class ImAddressKeyType(Enumeration):
    IM_ADDRESS1 = value("ImAddress1")
    IM_ADDRESS2 = value("ImAddress2")
    IM_ADDRESS3 = value("ImAddress3")


class EmailAddressKeyType(Enumeration):
    EMAIL_ADDRESS1 = value("EmailAddress1")
    EMAIL_ADDRESS2 = value("EmailAddress2")
    EMAIL_ADDRESS3 = value("EmailAddress3")


class AbchEmailAddressTypeType(Enumeration, since=E2015):
    PERSONAL = value("Personal")
    BUSINESS = value("Business")
    OTHER = value("Other")
    PASSPORT = value("Passport")


class ContactUrlKeyType(Enumeration, since=E2015):
    PERSONAL = value("Personal")
    BUSINESS = value("Business")
    ATTACHMENT = value("Attachment")
    EBC_DISPLAY_DEFINITION = value("EbcDisplayDefinition")
    EBC_FINAL_IMAGE = value("EbcFinalImage")
    EBC_LOGO = value("EbcLogo")
    FEED = value("Feed")
    IMAGE = value("Image")
    INTERNAL_MARKER = value("InternalMarker")
    OTHER = value("Other")


class PhoneNumberKeyType(Enumeration):
    ASSISTANT_PHONE = value("AssistantPhone")
    BUSINESS_FAX = value("BusinessFax")
    BUSINESS_PHONE = value("BusinessPhone")
    BUSINESS_PHONE2 = value("BusinessPhone2")
    CALLBACK = value("Callback")
    CAR_PHONE = value("CarPhone")
    COMPANY_MAIN_PHONE = value("CompanyMainPhone")
    HOME_FAX = value("HomeFax")
    HOME_PHONE = value("HomePhone")
    HOME_PHONE2 = value("HomePhone2")
    ISDN = value("Isdn")
    MOBILE_PHONE = value("MobilePhone")
    OTHER_FAX = value("OtherFax")
    OTHER_TELEPHONE = value("OtherTelephone")
    PAGER = value("Pager")
    PRIMARY_PHONE = value("PrimaryPhone")
    RADIO_PHONE = value("RadioPhone")
    TELEX = value("Telex")
    TTY_TDD_PHONE = value("TtyTddPhone")
    BUSINESS_MOBILE = value("BusinessMobile", since=E2015)
    IP_PHONE = value("IPPhone", since=E2015)
    MMS = value("Mms", since=E2015)
    MSN = value("Msn", since=E2015)


class PhysicalAddressIndexType(Enumeration):
    NONE = value("None")
    HOME = value("Home")
    BUSINESS = value("Business")
    OTHER = value("Other")


class PhysicalAddressKeyType(Enumeration):
    HOME = value("Home")
    BUSINESS = value("Business")
    OTHER = value("Other")


class FileAsMappingType(Enumeration):
    NONE = value("None")
    LAST_COMMA_FIRST = value("LastCommaFirst")
    FIRST_SPACE_LAST = value("FirstSpaceLast")
    COMPANY = value("Company")
    LAST_COMMA_FIRST_COMPANY = value("LastCommaFirstCompany")
    COMPANY_LAST_FIRST = value("CompanyLastFirst")
    LAST_FIRST = value("LastFirst")
    LAST_FIRST_COMPANY = value("LastFirstCompany")
    COMPANY_LAST_COMMA_FIRST = value("CompanyLastCommaFirst")
    LAST_FIRST_SUFFIX = value("LastFirstSuffix")
    LAST_SPACE_FIRST_COMPANY = value("LastSpaceFirstCompany")
    COMPANY_LAST_SPACE_FIRST = value("CompanyLastSpaceFirst")
    LAST_SPACE_FIRST = value("LastSpaceFirst")
    DISPLAY_NAME = value("DisplayName", since=E2010)
    FIRST_NAME = value("FirstName", since=E2010)
    LAST_FIRST_MIDDLE_SUFFIX = value("LastFirstMiddleSuffix", since=E2010)
    LAST_NAME = value("LastName", since=E2010)
    EMPTY = value("Empty", since=E2010)


class ContactSourceType(Enumeration):
    ACTIVE_DIRECTORY = value("ActiveDirectory")
    STORE = value("Store")


class MemberStatusType(Enumeration, since=E2010):
    UNRECOGNIZED = value("Unrecognized")
    NORMAL = value("Normal")
    DEMOTED = value("Demoted")


class AggregateType(Enumeration):
    MINIMUM = value("Minimum")
    MAXIMUM = value("Maximum")


class StandardGroupByType(Enumeration):
    CONVERSATION_TOPIC = value("ConversationTopic")


class ContainmentModeType(Enumeration):
    FULL_STRING = value("FullString")
    PREFIXED = value("Prefixed")
    SUBSTRING = value("Substring")
    PREFIX_ON_WORDS = value("PrefixOnWords")
    EXACT_PHRASE = value("ExactPhrase")


class ContainmentComparisonType(Enumeration):
    EXACT = value("Exact")
    IGNORE_CASE = value("IgnoreCase")
    IGNORE_NON_SPACING_CHARACTERS = value("IgnoreNonSpacingCharacters")
    LOOSE = value("Loose")
    IGNORE_CASE_AND_NON_SPACING_CHARACTERS = value("IgnoreCaseAndNonSpacingCharacters")
    LOOSE_AND_IGNORE_CASE = value("LooseAndIgnoreCase")
    LOOSE_AND_IGNORE_NON_SPACE = value("LooseAndIgnoreNonSpace")
    LOOSE_AND_IGNORE_CASE_AND_IGNORE_NON_SPACE = value("LooseAndIgnoreCaseAndIgnoreNonSpace")


class SortDirectionType(Enumeration):
    ASCENDING = value("Ascending")
    DESCENDING = value("Descending")


class NotificationEventTypeType(Enumeration):
    COPIED_EVENT = value("CopiedEvent")
    CREATED_EVENT = value("CreatedEvent")
    DELETED_EVENT = value("DeletedEvent")
    MODIFIED_EVENT = value("ModifiedEvent")
    MOVED_EVENT = value("MovedEvent")
    NEW_MAIL_EVENT = value("NewMailEvent")
    FREE_BUSY_CHANGED_EVENT = value("FreeBusyChangedEvent", since=E2010_SP1)


class SubscriptionStatusType(Enumeration):
    OK = value("OK")
    UNSUBSCRIBE = value("Unsubscribe")


class ConnectionStatusType(Enumeration, since=E2010):
    OK = value("OK")
    CLOSED = value("Closed")


class SyncFolderItemsScopeType(Enumeration, since=E2010):
    NORMAL_ITEMS = value("NormalItems")
    NORMAL_AND_ASSOCIATED_ITEMS = value("NormalAndAssociatedItems")


class MeetingAttendeeType(Enumeration):
    ORGANIZER = value("Organizer")
    REQUIRED = value("Required")
    OPTIONAL = value("Optional")
    ROOM = value("Room")
    RESOURCE = value("Resource")


class FreeBusyViewType(ListEnumeration):
    NONE = value("None")
    MERGED_ONLY = value("MergedOnly")
    FREE_BUSY = value("FreeBusy")
    FREE_BUSY_MERGED = value("FreeBusyMerged")
    DETAILED = value("Detailed")
    DETAILED_MERGED = value("DetailedMerged")


class SuggestionQuality(Enumeration):
    EXCELLENT = value("Excellent")
    GOOD = value("Good")
    FAIR = value("Fair")
    POOR = value("Poor")


class OofState(Enumeration):
    DISABLED = value("Disabled")
    ENABLED = value("Enabled")
    SCHEDULED = value("Scheduled")


class ExternalAudience(Enumeration):
    NONE = value("None")
    KNOWN = value("Known")
    ALL = value("All")


class SendPromptType(Enumeration, since=E2013_SP1):
    NONE = value("None")
    SEND = value("Send")
    VOTING_OPTION = value("VotingOption")


class IdFormatType(Enumeration, since=E2007_SP1):
    EWS_LEGACY_ID = value("EwsLegacyId")
    EWS_ID = value("EwsId")
    ENTRY_ID = value("EntryId")
    HEX_ENTRY_ID = value("HexEntryId")
    STORE_ID = value("StoreId")
    OWA_ID = value("OwaId")


class DistinguishedUserType(Enumeration, since=E2007_SP1):
    DEFAULT = value("Default")
    ANONYMOUS = value("Anonymous")


class PermissionReadAccessType(Enumeration, since=E2007_SP1):
    NONE = value("None")
    FULL_DETAILS = value("FullDetails")


class CalendarPermissionReadAccessType(Enumeration, since=E2007_SP1):
    NONE = value("None")
    TIME_ONLY = value("TimeOnly")
    TIME_AND_SUBJECT_AND_LOCATION = value("TimeAndSubjectAndLocation")
    FULL_DETAILS = value("FullDetails")


class PermissionActionType(Enumeration, since=E2007_SP1):
    NONE = value("None")
    OWNED = value("Owned")
    ALL = value("All")


class PermissionLevelType(Enumeration, since=E2007_SP1):
    NONE = value("None")
    OWNER = value("Owner")
    PUBLISHING_EDITOR = value("PublishingEditor")
    EDITOR = value("Editor")
    PUBLISHING_AUTHOR = value("PublishingAuthor")
    AUTHOR = value("Author")
    NONEDITING_AUTHOR = value("NoneditingAuthor")
    REVIEWER = value("Reviewer")
    CONTRIBUTOR = value("Contributor")
    CUSTOM = value("Custom")


class CalendarPermissionLevelType(Enumeration, since=E2007_SP1):
    NONE = value("None")
    OWNER = value("Owner")
    PUBLISHING_EDITOR = value("PublishingEditor")
    EDITOR = value("Editor")
    PUBLISHING_AUTHOR = value("PublishingAuthor")
    AUTHOR = value("Author")
    NONEDITING_AUTHOR = value("NoneditingAuthor")
    REVIEWER = value("Reviewer")
    CONTRIBUTOR = value("Contributor")
    FREE_BUSY_TIME_ONLY = value("FreeBusyTimeOnly")
    FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION = value("FreeBusyTimeAndSubjectAndLocation")
    CUSTOM = value("Custom")


class DeliverMeetingRequestsType(Enumeration, since=E2007_SP1):
    DELEGATES_ONLY = value("DelegatesOnly")
    DELEGATES_AND_ME = value("DelegatesAndMe")
    DELEGATES_AND_SEND_INFORMATION_TO_ME = value("DelegatesAndSendInformationToMe")
    NO_FORWARD = value("NoForward", since=E2010_SP1)


class DelegateFolderPermissionLevelType(Enumeration, since=E2007_SP1):
    NONE = value("None")
    EDITOR = value("Editor")
    REVIEWER = value("Reviewer")
    AUTHOR = value("Author")
    CUSTOM = value("Custom")


class MailTipTypes(ListEnumeration, since=E2010):
    ALL = value("All")
    OUT_OF_OFFICE_MESSAGE = value("OutOfOfficeMessage")
    MAILBOX_FULL_STATUS = value("MailboxFullStatus")
    CUSTOM_MAIL_TIP = value("CustomMailTip")
    EXTERNAL_MEMBER_COUNT = value("ExternalMemberCount")
    TOTAL_MEMBER_COUNT = value("TotalMemberCount")
    MAX_MESSAGE_SIZE = value("MaxMessageSize")
    DELIVERY_RESTRICTION = value("DeliveryRestriction")
    MODERATION_STATUS = value("ModerationStatus")
    INVALID_RECIPIENT = value("InvalidRecipient")
    SCOPE = value("Scope", since=E2013)
    RECIPIENT_SUGGESTIONS = value("RecipientSuggestions", since=V2017_07_11)
    PREFER_ACCESSIBLE_CONTENT = value("PreferAccessibleContent", since=V2017_07_11)


class ServiceConfigurationType(ListEnumeration, since=E2010):
    MAIL_TIPS = value("MailTips")
    UNIFIED_MESSAGING_CONFIGURATION = value("UnifiedMessagingConfiguration")
    PROTECTION_RULES = value("ProtectionRules")
    POLICY_NUDGES = value("PolicyNudges", since=E2013)
    SHARE_POINT_UR_LS = value("SharePointURLs", since=V2017_07_11)
    OFFICE_INTEGRATION_CONFIGURATION = value("OfficeIntegrationConfiguration", since=V2017_07_11)


class InvalidRecipientResponseCodeType(Enumeration, since=E2010):
    OTHER_ERROR = value("OtherError")
    RECIPIENT_ORGANIZATION_NOT_FEDERATED = value("RecipientOrganizationNotFederated")
    CANNOT_OBTAIN_TOKEN_FROM_STS = value("CannotObtainTokenFromSTS")
    SYSTEM_POLICY_BLOCKS_SHARING_WITH_THIS_RECIPIENT = value("SystemPolicyBlocksSharingWithThisRecipient")
    RECIPIENT_ORGANIZATION_FEDERATED_WITH_UNKNOWN_TOKEN_ISSUER = value("RecipientOrganizationFederatedWithUnknownTokenIssuer")


class SharingDataType(Enumeration, since=E2010):
    CALENDAR = value("Calendar")
    CONTACTS = value("Contacts")


class UserConfigurationDictionaryObjectTypesType(Enumeration, since=E2010):
    DATE_TIME = value("DateTime")
    BOOLEAN = value("Boolean")
    BYTE = value("Byte")
    STRING = value("String")
    INTEGER32 = value("Integer32")
    UNSIGNED_INTEGER32 = value("UnsignedInteger32")
    INTEGER64 = value("Integer64")
    UNSIGNED_INTEGER64 = value("UnsignedInteger64")
    STRING_ARRAY = value("StringArray")
    BYTE_ARRAY = value("ByteArray")


class UserConfigurationPropertyType(ListEnumeration, since=E2010):
    ID = value("Id")
    DICTIONARY = value("Dictionary")
    XML_DATA = value("XmlData")
    BINARY_DATA = value("BinaryData")
    ALL = value("All")


class ProtectionRuleActionKindType(Enumeration, since=E2010):
    RIGHTS_PROTECT_MESSAGE = value("RightsProtectMessage")


class FlaggedForActionType(Enumeration, since=E2010):
    ANY = value("Any")
    CALL = value("Call")
    DO_NOT_FORWARD = value("DoNotForward")
    FOLLOW_UP = value("FollowUp")
    FYI = value("FYI")
    FORWARD = value("Forward")
    NO_RESPONSE_NECESSARY = value("NoResponseNecessary")
    READ = value("Read")
    REPLY = value("Reply")
    REPLY_TO_ALL = value("ReplyToAll")
    REVIEW = value("Review")


class RuleFieldURIType(Enumeration, since=E2010):
    RULE_ID = value("RuleId")
    DISPLAY_NAME = value("DisplayName")
    PRIORITY = value("Priority")
    IS_NOT_SUPPORTED = value("IsNotSupported")
    ACTIONS = value("Actions")
    CONDITION_CATEGORIES = value("Condition:Categories")
    CONDITION_CONTAINS_BODY_STRINGS = value("Condition:ContainsBodyStrings")
    CONDITION_CONTAINS_HEADER_STRINGS = value("Condition:ContainsHeaderStrings")
    CONDITION_CONTAINS_RECIPIENT_STRINGS = value("Condition:ContainsRecipientStrings")
    CONDITION_CONTAINS_SENDER_STRINGS = value("Condition:ContainsSenderStrings")
    CONDITION_CONTAINS_SUBJECT_OR_BODY_STRINGS = value("Condition:ContainsSubjectOrBodyStrings")
    CONDITION_CONTAINS_SUBJECT_STRINGS = value("Condition:ContainsSubjectStrings")
    CONDITION_FLAGGED_FOR_ACTION = value("Condition:FlaggedForAction")
    CONDITION_FROM_ADDRESSES = value("Condition:FromAddresses")
    CONDITION_FROM_CONNECTED_ACCOUNTS = value("Condition:FromConnectedAccounts")
    CONDITION_HAS_ATTACHMENTS = value("Condition:HasAttachments")
    CONDITION_IMPORTANCE = value("Condition:Importance")
    CONDITION_IS_APPROVAL_REQUEST = value("Condition:IsApprovalRequest")
    CONDITION_IS_AUTOMATIC_FORWARD = value("Condition:IsAutomaticForward")
    CONDITION_IS_AUTOMATIC_REPLY = value("Condition:IsAutomaticReply")
    CONDITION_IS_ENCRYPTED = value("Condition:IsEncrypted")
    CONDITION_IS_MEETING_REQUEST = value("Condition:IsMeetingRequest")
    CONDITION_IS_MEETING_RESPONSE = value("Condition:IsMeetingResponse")
    CONDITION_IS_NDR = value("Condition:IsNDR")
    CONDITION_IS_PERMISSION_CONTROLLED = value("Condition:IsPermissionControlled")
    CONDITION_IS_READ_RECEIPT = value("Condition:IsReadReceipt")
    CONDITION_IS_SIGNED = value("Condition:IsSigned")
    CONDITION_IS_VOICEMAIL = value("Condition:IsVoicemail")
    CONDITION_ITEM_CLASSES = value("Condition:ItemClasses")
    CONDITION_MESSAGE_CLASSIFICATIONS = value("Condition:MessageClassifications")
    CONDITION_NOT_SENT_TO_ME = value("Condition:NotSentToMe")
    CONDITION_SENT_CC_ME = value("Condition:SentCcMe")
    CONDITION_SENT_ONLY_TO_ME = value("Condition:SentOnlyToMe")
    CONDITION_SENT_TO_ADDRESSES = value("Condition:SentToAddresses")
    CONDITION_SENT_TO_ME = value("Condition:SentToMe")
    CONDITION_SENT_TO_OR_CC_ME = value("Condition:SentToOrCcMe")
    CONDITION_SENSITIVITY = value("Condition:Sensitivity")
    CONDITION_WITHIN_DATE_RANGE = value("Condition:WithinDateRange")
    CONDITION_WITHIN_SIZE_RANGE = value("Condition:WithinSizeRange")
    EXCEPTION_CATEGORIES = value("Exception:Categories")
    EXCEPTION_CONTAINS_BODY_STRINGS = value("Exception:ContainsBodyStrings")
    EXCEPTION_CONTAINS_HEADER_STRINGS = value("Exception:ContainsHeaderStrings")
    EXCEPTION_CONTAINS_RECIPIENT_STRINGS = value("Exception:ContainsRecipientStrings")
    EXCEPTION_CONTAINS_SENDER_STRINGS = value("Exception:ContainsSenderStrings")
    EXCEPTION_CONTAINS_SUBJECT_OR_BODY_STRINGS = value("Exception:ContainsSubjectOrBodyStrings")
    EXCEPTION_CONTAINS_SUBJECT_STRINGS = value("Exception:ContainsSubjectStrings")
    EXCEPTION_FLAGGED_FOR_ACTION = value("Exception:FlaggedForAction")
    EXCEPTION_FROM_ADDRESSES = value("Exception:FromAddresses")
    EXCEPTION_FROM_CONNECTED_ACCOUNTS = value("Exception:FromConnectedAccounts")
    EXCEPTION_HAS_ATTACHMENTS = value("Exception:HasAttachments")
    EXCEPTION_IMPORTANCE = value("Exception:Importance")
    EXCEPTION_IS_APPROVAL_REQUEST = value("Exception:IsApprovalRequest")
    EXCEPTION_IS_AUTOMATIC_FORWARD = value("Exception:IsAutomaticForward")
    EXCEPTION_IS_AUTOMATIC_REPLY = value("Exception:IsAutomaticReply")
    EXCEPTION_IS_ENCRYPTED = value("Exception:IsEncrypted")
    EXCEPTION_IS_MEETING_REQUEST = value("Exception:IsMeetingRequest")
    EXCEPTION_IS_MEETING_RESPONSE = value("Exception:IsMeetingResponse")
    EXCEPTION_IS_NDR = value("Exception:IsNDR")
    EXCEPTION_IS_PERMISSION_CONTROLLED = value("Exception:IsPermissionControlled")
    EXCEPTION_IS_READ_RECEIPT = value("Exception:IsReadReceipt")
    EXCEPTION_IS_SIGNED = value("Exception:IsSigned")
    EXCEPTION_IS_VOICEMAIL = value("Exception:IsVoicemail")
    EXCEPTION_ITEM_CLASSES = value("Exception:ItemClasses")
    EXCEPTION_MESSAGE_CLASSIFICATIONS = value("Exception:MessageClassifications")
    EXCEPTION_NOT_SENT_TO_ME = value("Exception:NotSentToMe")
    EXCEPTION_SENT_CC_ME = value("Exception:SentCcMe")
    EXCEPTION_SENT_ONLY_TO_ME = value("Exception:SentOnlyToMe")
    EXCEPTION_SENT_TO_ADDRESSES = value("Exception:SentToAddresses")
    EXCEPTION_SENT_TO_ME = value("Exception:SentToMe")
    EXCEPTION_SENT_TO_OR_CC_ME = value("Exception:SentToOrCcMe")
    EXCEPTION_SENSITIVITY = value("Exception:Sensitivity")
    EXCEPTION_WITHIN_DATE_RANGE = value("Exception:WithinDateRange")
    EXCEPTION_WITHIN_SIZE_RANGE = value("Exception:WithinSizeRange")
    ACTION_ASSIGN_CATEGORIES = value("Action:AssignCategories")
    ACTION_COPY_TO_FOLDER = value("Action:CopyToFolder")
    ACTION_DELETE = value("Action:Delete")
    ACTION_FORWARD_AS_ATTACHMENT_TO_RECIPIENTS = value("Action:ForwardAsAttachmentToRecipients")
    ACTION_FORWARD_TO_RECIPIENTS = value("Action:ForwardToRecipients")
    ACTION_MARK_IMPORTANCE = value("Action:MarkImportance")
    ACTION_MARK_AS_READ = value("Action:MarkAsRead")
    ACTION_MOVE_TO_FOLDER = value("Action:MoveToFolder")
    ACTION_PERMANENT_DELETE = value("Action:PermanentDelete")
    ACTION_REDIRECT_TO_RECIPIENTS = value("Action:RedirectToRecipients")
    ACTION_SEND_SMS_ALERT_TO_RECIPIENTS = value("Action:SendSMSAlertToRecipients")
    ACTION_SERVER_REPLY_WITH_MESSAGE = value("Action:ServerReplyWithMessage")
    ACTION_STOP_PROCESSING_RULES = value("Action:StopProcessingRules")
    IS_ENABLED = value("IsEnabled")
    IS_IN_ERROR = value("IsInError")
    CONDITIONS = value("Conditions")
    EXCEPTIONS = value("Exceptions")


class RuleValidationErrorCodeType(Enumeration, since=E2010):
    AD_OPERATION_FAILURE = value("ADOperationFailure")
    CONNECTED_ACCOUNT_NOT_FOUND = value("ConnectedAccountNotFound")
    CREATE_WITH_RULE_ID = value("CreateWithRuleId")
    EMPTY_VALUE_FOUND = value("EmptyValueFound")
    DUPLICATED_PRIORITY = value("DuplicatedPriority")
    DUPLICATED_OPERATION_ON_THE_SAME_RULE = value("DuplicatedOperationOnTheSameRule")
    FOLDER_DOES_NOT_EXIST = value("FolderDoesNotExist")
    INVALID_ADDRESS = value("InvalidAddress")
    INVALID_DATE_RANGE = value("InvalidDateRange")
    INVALID_FOLDER_ID = value("InvalidFolderId")
    INVALID_SIZE_RANGE = value("InvalidSizeRange")
    INVALID_VALUE = value("InvalidValue")
    MESSAGE_CLASSIFICATION_NOT_FOUND = value("MessageClassificationNotFound")
    MISSING_ACTION = value("MissingAction")
    MISSING_PARAMETER = value("MissingParameter")
    MISSING_RANGE_VALUE = value("MissingRangeValue")
    NOT_SETTABLE = value("NotSettable")
    RECIPIENT_DOES_NOT_EXIST = value("RecipientDoesNotExist")
    RULE_NOT_FOUND = value("RuleNotFound")
    SIZE_LESS_THAN_ZERO = value("SizeLessThanZero")
    STRING_VALUE_TOO_BIG = value("StringValueTooBig")
    UNSUPPORTED_ADDRESS = value("UnsupportedAddress")
    UNEXPECTED_ERROR = value("UnexpectedError")
    UNSUPPORTED_RULE = value("UnsupportedRule")


class MailboxSearchLocationType(Enumeration, since=E2013):
    PRIMARY_ONLY = value("PrimaryOnly")
    ARCHIVE_ONLY = value("ArchiveOnly")
    ALL = value("All")


class SearchResultType(Enumeration, since=E2013):
    STATISTICS_ONLY = value("StatisticsOnly")
    PREVIEW_ONLY = value("PreviewOnly")


class SearchPageDirectionType(Enumeration, since=E2013):
    PREVIOUS = value("Previous")
    NEXT = value("Next")


class PreviewItemBaseShapeType(Enumeration, since=E2013):
    DEFAULT = value("Default")
    COMPACT = value("Compact")


class UserPhotoSizeType(Enumeration, since=E2013):
    HR48X48 = value("HR48x48")
    HR64X64 = value("HR64x64")
    HR96X96 = value("HR96x96")
    HR120X120 = value("HR120x120")
    HR240X240 = value("HR240x240")
    HR360X360 = value("HR360x360")
    HR432X432 = value("HR432x432")
    HR504X504 = value("HR504x504")
    HR648X648 = value("HR648x648")
    HR1024X_N = value("HR1024xN", since=V2017_07_11)
    HR1920X_N = value("HR1920xN", since=V2017_07_11)


class UserPhotoTypeType(Enumeration, since=V2017_07_11):
    USER_PHOTO = value("UserPhoto")
    PROFILE_HEADER_PHOTO = value("ProfileHeaderPhoto")


class ElcFolderType(Enumeration, since=E2013):
    CALENDAR = value("Calendar")
    CONTACTS = value("Contacts")
    DELETED_ITEMS = value("DeletedItems")
    DRAFTS = value("Drafts")
    INBOX = value("Inbox")
    JUNK_EMAIL = value("JunkEmail")
    JOURNAL = value("Journal")
    NOTES = value("Notes")
    OUTBOX = value("Outbox")
    SENT_ITEMS = value("SentItems")
    TASKS = value("Tasks")
    ALL = value("All")
    MANAGED_CUSTOM_FOLDER = value("ManagedCustomFolder")
    RSS_SUBSCRIPTIONS = value("RssSubscriptions")
    SYNC_ISSUES = value("SyncIssues")
    CONVERSATION_HISTORY = value("ConversationHistory")
    PERSONAL = value("Personal")
    RECOVERABLE_ITEMS = value("RecoverableItems")
    NON_IPM_ROOT = value("NonIpmRoot")


class RetentionActionType(Enumeration, since=E2013):
    NONE = value("None")
    MOVE_TO_DELETED_ITEMS = value("MoveToDeletedItems")
    MOVE_TO_FOLDER = value("MoveToFolder")
    DELETE_AND_ALLOW_RECOVERY = value("DeleteAndAllowRecovery")
    PERMANENTLY_DELETE = value("PermanentlyDelete")
    MARK_AS_PAST_RETENTION_LIMIT = value("MarkAsPastRetentionLimit")
    MOVE_TO_ARCHIVE = value("MoveToArchive")


class RetentionType(Enumeration, since=E2013):
    DELETE = value("Delete")
    ARCHIVE = value("Archive")


class IconIndexType(Enumeration, since=E2013):
    DEFAULT = value("Default")
    POST_ITEM = value("PostItem")
    MAIL_READ = value("MailRead")
    MAIL_UNREAD = value("MailUnread")
    MAIL_REPLIED = value("MailReplied")
    MAIL_FORWARDED = value("MailForwarded")
    MAIL_ENCRYPTED = value("MailEncrypted")
    MAIL_SMIME_SIGNED = value("MailSmimeSigned")
    MAIL_ENCRYPTED_REPLIED = value("MailEncryptedReplied")
    MAIL_SMIME_SIGNED_REPLIED = value("MailSmimeSignedReplied")
    MAIL_ENCRYPTED_FORWARDED = value("MailEncryptedForwarded")
    MAIL_SMIME_SIGNED_FORWARDED = value("MailSmimeSignedForwarded")
    MAIL_ENCRYPTED_READ = value("MailEncryptedRead")
    MAIL_SMIME_SIGNED_READ = value("MailSmimeSignedRead")
    MAIL_IRM = value("MailIrm")
    MAIL_IRM_FORWARDED = value("MailIrmForwarded")
    MAIL_IRM_REPLIED = value("MailIrmReplied")
    SMS_SUBMITTED = value("SmsSubmitted")
    SMS_ROUTED_TO_DELIVERY_POINT = value("SmsRoutedToDeliveryPoint")
    SMS_ROUTED_TO_EXTERNAL_MESSAGING_SYSTEM = value("SmsRoutedToExternalMessagingSystem")
    SMS_DELIVERED = value("SmsDelivered")
    OUTLOOK_DEFAULT_FOR_CONTACTS = value("OutlookDefaultForContacts")
    APPOINTMENT_ITEM = value("AppointmentItem")
    APPOINTMENT_RECUR = value("AppointmentRecur")
    APPOINTMENT_MEET = value("AppointmentMeet")
    APPOINTMENT_MEET_RECUR = value("AppointmentMeetRecur")
    APPOINTMENT_MEET_NY = value("AppointmentMeetNY")
    APPOINTMENT_MEET_YES = value("AppointmentMeetYes")
    APPOINTMENT_MEET_NO = value("AppointmentMeetNo")
    APPOINTMENT_MEET_MAYBE = value("AppointmentMeetMaybe")
    APPOINTMENT_MEET_CANCEL = value("AppointmentMeetCancel")
    APPOINTMENT_MEET_INFO = value("AppointmentMeetInfo")
    TASK_ITEM = value("TaskItem")
    TASK_RECUR = value("TaskRecur")
    TASK_OWNED = value("TaskOwned")
    TASK_DELEGATED = value("TaskDelegated")


class EmailReminderChangeType(Enumeration, since=E2015):
    NONE = value("None")
    ADDED = value("Added")
    OVERRIDE = value("Override")
    DELETED = value("Deleted")


class EmailReminderSendOption(Enumeration, since=E2015):
    NOT_SET = value("NotSet")
    USER = value("User")
    ALL_ATTENDEES = value("AllAttendees")
    STAFF = value("Staff")
    CUSTOMER = value("Customer")
