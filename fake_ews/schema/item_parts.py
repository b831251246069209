"""Bodies, headers, flags and other parts of items."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import BodyTypeType, FlagStatusType, PredictedActionReasonType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required, text
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2007_SP1, E2010, E2010_SP2, E2013, E2013_SP1, V2017_07_11


class InternetHeaderType(ComplexType):
    value = text(xs.string)
    header_name = attribute("HeaderName", xs.string, required=True)


class NonEmptyArrayOfInternetHeadersType(ComplexType):
    internet_message_header = many("InternetMessageHeader", "InternetHeaderType", minimum=1)


class NonEmptyArrayOfPredictedActionReasonType(ComplexType, since=E2013_SP1):
    predicted_action_reason = many("PredictedActionReason", PredictedActionReasonType, minimum=1)


class BodyType(ComplexType):
    value = text(xs.string)
    body_type = attribute("BodyType", BodyTypeType, required=True)
    is_truncated = attribute("IsTruncated", xs.boolean, since=E2013)


class FlagType(ComplexType, since=E2013):
    flag_status = required("FlagStatus", FlagStatusType)
    start_date = optional("StartDate", xs.dateTime)
    due_date = optional("DueDate", xs.dateTime)
    complete_date = optional("CompleteDate", xs.dateTime)


class RightsManagementLicenseDataType(ComplexType, since=E2013):
    rights_managed_message_decryption_status = optional("RightsManagedMessageDecryptionStatus", xs.int)
    rms_template_id = optional("RmsTemplateId", xs.string)
    template_name = optional("TemplateName", xs.string)
    template_description = optional("TemplateDescription", xs.string)
    edit_allowed = optional("EditAllowed", xs.boolean)
    reply_allowed = optional("ReplyAllowed", xs.boolean)
    reply_all_allowed = optional("ReplyAllAllowed", xs.boolean)
    forward_allowed = optional("ForwardAllowed", xs.boolean)
    modify_recipients_allowed = optional("ModifyRecipientsAllowed", xs.boolean)
    extract_allowed = optional("ExtractAllowed", xs.boolean)
    print_allowed = optional("PrintAllowed", xs.boolean)
    export_allowed = optional("ExportAllowed", xs.boolean)
    programmatic_access_allowed = optional("ProgrammaticAccessAllowed", xs.boolean)
    is_owner = optional("IsOwner", xs.boolean)
    content_owner = optional("ContentOwner", xs.string)
    content_expiry_date = optional("ContentExpiryDate", xs.string)


class HighlightTermType(ComplexType, since=E2013):
    scope = required("Scope", xs.string)
    value = required("Value", xs.string)


class ArrayOfHighlightTermsType(ComplexType, since=E2013):
    term = many("Term", "HighlightTermType")


class ArrayOfStringsType(ComplexType):
    string = many("String", xs.string)


class MimeContentType(ComplexType):
    value = text(xs.string)
    character_set = attribute("CharacterSet", xs.string)


class ChangeHighlightsType(ComplexType, since=E2013):
    has_location_changed = optional("HasLocationChanged", xs.boolean)
    location = optional("Location", xs.string)
    has_start_time_changed = optional("HasStartTimeChanged", xs.boolean)
    start = optional("Start", xs.dateTime)
    has_end_time_changed = optional("HasEndTimeChanged", xs.boolean)
    end = optional("End", xs.dateTime)


class ArrayOfBinaryType(ComplexType, since=E2010_SP2):
    base64_binary = many("Base64Binary", xs.base64Binary)


class Duration(ComplexType):
    start_time = required("StartTime", xs.dateTime)
    end_time = required("EndTime", xs.dateTime)


class ReplyBody(ComplexType):
    message = optional("Message", xs.string)
    lang = attribute("xml:lang", xs.language)


class EffectiveRightsType(ComplexType, since=E2007_SP1):
    create_associated = required("CreateAssociated", xs.boolean)
    create_contents = required("CreateContents", xs.boolean)
    create_hierarchy = required("CreateHierarchy", xs.boolean)
    delete = required("Delete", xs.boolean)
    modify = required("Modify", xs.boolean)
    read = required("Read", xs.boolean)
    view_private_items = optional("ViewPrivateItems", xs.boolean, since=E2010)


class RetentionTagType(ComplexType, since=E2013):
    value = text(GuidType)
    is_explicit = attribute("IsExplicit", xs.boolean, required=True)


class MentionActionType(ComplexType, since=V2017_07_11):
    id = required("Id", xs.string)
    created_by = required("CreatedBy", "EmailAddressExtendedType", since=V2017_07_11)
    created_date_time = optional("CreatedDateTime", xs.string, since=V2017_07_11)
    server_created_date_time = optional("ServerCreatedDateTime", xs.string, since=V2017_07_11)
    deep_link = optional("DeepLink", xs.string)
    application = optional("Application", xs.string, since=V2017_07_11)
    mentioned = required("Mentioned", "EmailAddressExtendedType")
    mention_text = optional("MentionText", xs.string)
    client_reference = optional("ClientReference", xs.string, since=V2017_07_11)


class NonEmptyArrayOfMentionActionsType(ComplexType, since=V2017_07_11):
    mention_action = many("MentionAction", "MentionActionType", minimum=1)


class AppliedHashtagType(ComplexType, since=V2017_07_11):
    id = required("Id", xs.string)
    created_by = required("CreatedBy", "EmailAddressExtendedType")
    created_date_time = optional("CreatedDateTime", xs.string)
    server_created_date_time = optional("ServerCreatedDateTime", xs.string)
    deep_link = optional("DeepLink", xs.string)
    application = optional("Application", xs.string)
    tag = required("Tag", xs.string)
    is_auto_tagged = required("IsAutoTagged", xs.boolean)
    is_inlined = required("IsInlined", xs.boolean)


class AppliedHashtagsPreviewType(ComplexType, since=V2017_07_11):
    hashtags = required("Hashtags", "ArrayOfStringsType")


class NonEmptyArrayOfAppliedHashtagType(ComplexType, since=V2017_07_11):
    applied_hashtag = many("AppliedHashtag", "AppliedHashtagType", minimum=1)


class LikeType(ComplexType, since=V2017_07_11):
    id = required("Id", xs.string)
    created_by = required("CreatedBy", "EmailAddressExtendedType")
    created_date_time = optional("CreatedDateTime", xs.string)
    server_created_date_time = optional("ServerCreatedDateTime", xs.string)
    deep_link = optional("DeepLink", xs.string)
    application = optional("Application", xs.string)


class LikesPreviewType(ComplexType, since=V2017_07_11):
    like_count = required("LikeCount", xs.int)


class MentionsPreviewType(ComplexType, since=V2017_07_11):
    is_mentioned = required("IsMentioned", xs.boolean)


class NonEmptyArrayOfLikeType(ComplexType, since=V2017_07_11):
    like = many("Like", "LikeType", minimum=1)
