"""Inbox rules."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import (
    FlaggedForActionType,
    ImportanceChoicesType,
    RuleFieldURIType,
    RuleValidationErrorCodeType,
    SensitivityChoicesType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional, required
from fake_ews.versions import E2010, E2010_SP1


class RulePredicateSizeRangeType(ComplexType, since=E2010):
    minimum_size = optional("MinimumSize", xs.int)
    maximum_size = optional("MaximumSize", xs.int)


class RulePredicateDateRangeType(ComplexType, since=E2010):
    start_date_time = optional("StartDateTime", xs.dateTime)
    end_date_time = optional("EndDateTime", xs.dateTime)


class RulePredicatesType(ComplexType, since=E2010):
    categories = optional("Categories", "ArrayOfStringsType")
    contains_body_strings = optional("ContainsBodyStrings", "ArrayOfStringsType")
    contains_header_strings = optional("ContainsHeaderStrings", "ArrayOfStringsType")
    contains_recipient_strings = optional("ContainsRecipientStrings", "ArrayOfStringsType")
    contains_sender_strings = optional("ContainsSenderStrings", "ArrayOfStringsType")
    contains_subject_or_body_strings = optional("ContainsSubjectOrBodyStrings", "ArrayOfStringsType")
    contains_subject_strings = optional("ContainsSubjectStrings", "ArrayOfStringsType")
    flagged_for_action = optional("FlaggedForAction", FlaggedForActionType)
    from_addresses = optional("FromAddresses", "ArrayOfEmailAddressesType")
    from_connected_accounts = optional("FromConnectedAccounts", "ArrayOfStringsType")
    has_attachments = optional("HasAttachments", xs.boolean)
    importance = optional("Importance", ImportanceChoicesType)
    is_approval_request = optional("IsApprovalRequest", xs.boolean)
    is_automatic_forward = optional("IsAutomaticForward", xs.boolean)
    is_automatic_reply = optional("IsAutomaticReply", xs.boolean)
    is_encrypted = optional("IsEncrypted", xs.boolean)
    is_meeting_request = optional("IsMeetingRequest", xs.boolean)
    is_meeting_response = optional("IsMeetingResponse", xs.boolean)
    is_ndr = optional("IsNDR", xs.boolean)
    is_permission_controlled = optional("IsPermissionControlled", xs.boolean)
    is_read_receipt = optional("IsReadReceipt", xs.boolean)
    is_signed = optional("IsSigned", xs.boolean)
    is_voicemail = optional("IsVoicemail", xs.boolean)
    item_classes = optional("ItemClasses", "ArrayOfStringsType", since=E2010_SP1)
    message_classifications = optional("MessageClassifications", "ArrayOfStringsType")
    not_sent_to_me = optional("NotSentToMe", xs.boolean)
    sent_cc_me = optional("SentCcMe", xs.boolean)
    sent_only_to_me = optional("SentOnlyToMe", xs.boolean)
    sent_to_addresses = optional("SentToAddresses", "ArrayOfEmailAddressesType")
    sent_to_me = optional("SentToMe", xs.boolean)
    sent_to_or_cc_me = optional("SentToOrCcMe", xs.boolean)
    sensitivity = optional("Sensitivity", SensitivityChoicesType)
    within_date_range = optional("WithinDateRange", "RulePredicateDateRangeType")
    within_size_range = optional("WithinSizeRange", "RulePredicateSizeRangeType")


class RuleActionsType(ComplexType, since=E2010):
    assign_categories = optional("AssignCategories", "ArrayOfStringsType")
    copy_to_folder = optional("CopyToFolder", "TargetFolderIdType")
    delete = optional("Delete", xs.boolean)
    forward_as_attachment_to_recipients = optional("ForwardAsAttachmentToRecipients", "ArrayOfEmailAddressesType")
    forward_to_recipients = optional("ForwardToRecipients", "ArrayOfEmailAddressesType")
    mark_importance = optional("MarkImportance", ImportanceChoicesType)
    mark_as_read = optional("MarkAsRead", xs.boolean)
    move_to_folder = optional("MoveToFolder", "TargetFolderIdType")
    permanent_delete = optional("PermanentDelete", xs.boolean)
    redirect_to_recipients = optional("RedirectToRecipients", "ArrayOfEmailAddressesType")
    send_sms_alert_to_recipients = optional("SendSMSAlertToRecipients", "ArrayOfEmailAddressesType")
    server_reply_with_message = optional("ServerReplyWithMessage", "ItemIdType")
    stop_processing_rules = optional("StopProcessingRules", xs.boolean)


class RuleType(ComplexType, since=E2010):
    rule_id = optional("RuleId", xs.string)
    display_name = required("DisplayName", xs.string)
    priority = required("Priority", xs.int)
    is_enabled = required("IsEnabled", xs.boolean)
    is_not_supported = optional("IsNotSupported", xs.boolean)
    is_in_error = optional("IsInError", xs.boolean)
    conditions = optional("Conditions", "RulePredicatesType")
    exceptions = optional("Exceptions", "RulePredicatesType")
    actions = optional("Actions", "RuleActionsType")


class ArrayOfRulesType(ComplexType, since=E2010):
    rule = many("Rule", "RuleType")


class RuleValidationErrorType(ComplexType, since=E2010):
    field_uri = required("FieldURI", RuleFieldURIType)
    error_code = required("ErrorCode", RuleValidationErrorCodeType)
    error_message = required("ErrorMessage", xs.string)
    field_value = required("FieldValue", xs.string)


class ArrayOfRuleValidationErrorsType(ComplexType, since=E2010):
    error = many("Error", "RuleValidationErrorType", minimum=1)


class RuleOperationType(ComplexType, abstract=True, since=E2010):
    pass


class ArrayOfRuleOperationsType(ComplexType, content=CHOICE_SOME, since=E2010):
    create_rule_operation = required("CreateRuleOperation", "CreateRuleOperationType")
    set_rule_operation = required("SetRuleOperation", "SetRuleOperationType")
    delete_rule_operation = required("DeleteRuleOperation", "DeleteRuleOperationType")


class CreateRuleOperationType(RuleOperationType, since=E2010):
    rule = required("Rule", "RuleType")


class SetRuleOperationType(RuleOperationType, since=E2010):
    rule = required("Rule", "RuleType")


class DeleteRuleOperationType(RuleOperationType, since=E2010):
    rule_id = required("RuleId", xs.string)


class RuleOperationErrorType(ComplexType, since=E2010):
    operation_index = required("OperationIndex", xs.int)
    validation_errors = required("ValidationErrors", "ArrayOfRuleValidationErrorsType")


class ArrayOfRuleOperationErrorsType(ComplexType, since=E2010):
    rule_operation_error = many("RuleOperationError", "RuleOperationErrorType", minimum=1)
