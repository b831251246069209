"""Tags, reports of junk, overrides of the focused inbox, and configuration of one user."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.enumerations import InferenceClassificationType, UserConfigurationPropertyType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2015, V2017_07_11


class ReportMessageActionType(Enumeration, since=V2017_07_11):
    JUNK = value("Junk")
    NOT_JUNK = value("NotJunk")
    PHISH = value("Phish")
    UNSUBSCRIBE = value("Unsubscribe")


class ClientIdType(Enumeration, since=E2015):
    WEB = value("Web")
    MOBILE = value("Mobile")
    TABLET = value("Tablet")
    DESKTOP = value("Desktop")
    EXCHANGE = value("Exchange")
    OUTLOOK = value("Outlook")
    MAC_OUTLOOK = value("MacOutlook")
    POP3 = value("POP3")
    IMAP4 = value("IMAP4")
    OTHER = value("Other")
    LYNC = value("Lync")
    OUTLOOK_SERVICE = value("OutlookService")
    MAC_MAIL = value("MacMail")


class InferenceClassificationOverrideType(ComplexType, since=V2017_07_11):
    id = required("Id", GuidType)
    sender_smtp_address = required("SenderSmtpAddress", xs.string)
    sender_display_name = required("SenderDisplayName", xs.string)
    always_classify_as = required("AlwaysClassifyAs", InferenceClassificationType)


class ArrayOfInferenceClassificationOverridesType(ComplexType, since=V2017_07_11):
    override = many("Override", "InferenceClassificationOverrideType")


class FindTagsType(BaseRequestType, namespace="m", element="FindTags", since=V2017_07_11):
    indexed_page_item_view = required("IndexedPageItemView", "IndexedPageViewType")
    sort_order = optional("SortOrder", "NonEmptyArrayOfFieldOrdersType")
    query_string = optional("QueryString", xs.string)
    context = optional("Context", "ArrayOfContextProperty")


class FindTagsResponseMessageType(ResponseMessageType, namespace="m", element="FindTagsResponse", since=V2017_07_11):
    tags = optional("Tags", "ArrayOfStringsType")


class AddTagType(BaseRequestType, namespace="m", element="AddTag", since=V2017_07_11):
    tag = required("Tag", xs.string)
    app_name = required("AppName", xs.string)


class AddTagResponseMessageType(ResponseMessageType, namespace="m", element="AddTagResponse", since=V2017_07_11):
    was_successful = optional("WasSuccessful", xs.boolean)


class HideTagType(BaseRequestType, namespace="m", element="HideTag", since=V2017_07_11):
    tag = required("Tag", xs.string)


class HideTagResponseMessageType(ResponseMessageType, namespace="m", element="HideTagResponse", since=V2017_07_11):
    was_successful = optional("WasSuccessful", xs.boolean)


class GetFocusedOtherOverridesRequestType(BaseRequestType, namespace="m", element="GetFocusedOtherOverrides", since=V2017_07_11):
    pass


class GetFocusedOtherOverridesResponseType(BaseResponseMessageType, namespace="m", element="GetFocusedOtherOverridesResponse", since=V2017_07_11):
    overrides = required("Overrides", "ArrayOfInferenceClassificationOverridesType")


class CreateOrUpdateFocusedOtherOverrideRequestType(BaseRequestType, namespace="m", element="CreateOrUpdateFocusedOtherOverride", since=V2017_07_11):
    sender_smtp_address = required("SenderSmtpAddress", xs.string)
    sender_display_name = optional("SenderDisplayName", xs.string)
    always_classify_as = required("AlwaysClassifyAs", InferenceClassificationType)


class CreateOrUpdateFocusedOtherOverrideResponseType(
    BaseResponseMessageType,
    namespace="m",
    element="CreateOrUpdateFocusedOtherOverrideResponse",
    since=V2017_07_11,
):
    override = required("Override", "InferenceClassificationOverrideType")


class DeleteFocusedOtherOverrideRequestType(BaseRequestType, namespace="m", element="DeleteFocusedOtherOverride", since=V2017_07_11):
    id = required("Id", GuidType)


class DeleteFocusedOtherOverrideResponseType(BaseResponseMessageType, namespace="m", element="DeleteFocusedOtherOverrideResponse", since=V2017_07_11):
    override = required("Override", "InferenceClassificationOverrideType")


class GetSpecificUserConfigurationType(BaseRequestType, namespace="m", element="GetSpecificUserConfiguration", since=V2017_07_11):
    user_configuration_name = required("UserConfigurationName", "UserConfigurationNameType")
    user_configuration_properties = required("UserConfigurationProperties", UserConfigurationPropertyType)


class GetSpecificUserConfigurationResponseMessageType(ResponseMessageType, namespace="m", since=V2017_07_11):
    user_configuration = optional("UserConfiguration", "UserConfigurationType")


class GetSpecificUserConfigurationResponseType(BaseResponseMessageType, namespace="m", element="GetSpecificUserConfigurationResponse", since=V2017_07_11):
    pass


class ReportMessageType(BaseRequestType, namespace="m", element="ReportMessage", since=V2017_07_11):
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")
    report_action = attribute("ReportAction", ReportMessageActionType, required=True)


class ReportMessageResponseType(BaseResponseMessageType, namespace="m", element="ReportMessageResponse", since=V2017_07_11):
    pass


class ReportMessageResponseMessageType(ResponseMessageType, namespace="m", since=V2017_07_11):
    moved_item_id = optional("MovedItemId", "ItemIdType")
