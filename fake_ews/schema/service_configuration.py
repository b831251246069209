"""Mail tips and service configuration."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import MailTipTypes, ProtectionRuleActionKindType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.simple_types import (
    ProtectionRuleAllInternalType,
    ProtectionRuleArgumentValue,
    ProtectionRuleName,
    ProtectionRulePriority,
    ProtectionRulesServiceConfigurationRefreshInterval,
    ProtectionRuleTrueType,
    ProtectionRuleValueType,
)
from fake_ews.versions import E2010, E2013, V2017_07_11


class OutOfOfficeMailTip(ComplexType, since=E2010):
    reply_body = required("ReplyBody", "ReplyBody")
    duration = optional("Duration", "Duration")


class SmtpDomainList(ComplexType, since=E2010):
    domain = many("Domain", "SmtpDomain")


class SmtpDomain(ComplexType, since=E2010):
    name = attribute("Name", xs.string, required=True)
    include_subdomains = attribute("IncludeSubdomains", xs.boolean)


class MailTips(ComplexType, since=E2010):
    recipient_address = required("RecipientAddress", "EmailAddressType")
    pending_mail_tips = required("PendingMailTips", MailTipTypes)
    out_of_office = optional("OutOfOffice", "OutOfOfficeMailTip")
    mailbox_full = optional("MailboxFull", xs.boolean)
    custom_mail_tip = optional("CustomMailTip", xs.string)
    total_member_count = optional("TotalMemberCount", xs.int)
    external_member_count = optional("ExternalMemberCount", xs.int)
    max_message_size = optional("MaxMessageSize", xs.int)
    delivery_restricted = optional("DeliveryRestricted", xs.boolean)
    is_moderated = optional("IsModerated", xs.boolean)
    invalid_recipient = optional("InvalidRecipient", xs.boolean)
    scope = optional("Scope", xs.int, since=E2013)
    recipient_suggestions = optional("RecipientSuggestions", "ArrayOfRecipientSuggestionsType", since=V2017_07_11)
    prefer_accessible_content = optional("PreferAccessibleContent", xs.boolean, since=V2017_07_11)


class ArrayOfRecipientSuggestionsType(ComplexType, since=V2017_07_11):
    recipient_suggestion = many("RecipientSuggestion", "RecipientSuggestionType", maximum=3)


class RecipientSuggestionType(ComplexType, since=V2017_07_11):
    display_name = required("DisplayName", xs.string)
    email_address = required("EmailAddress", xs.string)


class ServiceConfiguration(ComplexType, since=E2010):
    pass


class MailTipsServiceConfiguration(ServiceConfiguration, since=E2010):
    mail_tips_enabled = required("MailTipsEnabled", xs.boolean)
    max_recipients_per_get_mail_tips_request = required("MaxRecipientsPerGetMailTipsRequest", xs.int)
    max_message_size = required("MaxMessageSize", xs.int)
    large_audience_threshold = required("LargeAudienceThreshold", xs.int)
    show_external_recipient_count = required("ShowExternalRecipientCount", xs.boolean)
    internal_domains = required("InternalDomains", "SmtpDomainList")
    policy_tips_enabled = required("PolicyTipsEnabled", xs.boolean, since=E2013)
    large_audience_cap = required("LargeAudienceCap", xs.int, since=E2013)


class UnifiedMessageServiceConfiguration(ServiceConfiguration, since=E2010):
    um_enabled = required("UmEnabled", xs.boolean)
    play_on_phone_dial_string = required("PlayOnPhoneDialString", xs.string)
    play_on_phone_enabled = required("PlayOnPhoneEnabled", xs.boolean)


class SharePointURLsServiceConfiguration(ServiceConfiguration, since=V2017_07_11):
    internal_sp_my_site_host_url = required("InternalSPMySiteHostURL", xs.string)
    external_sp_my_site_host_url = required("ExternalSPMySiteHostURL", xs.string)


class ConfigurationRequestDetailsType(ComplexType, wildcard="skip ##any 0 *", since=E2013):
    pass


class ProtectionRulesServiceConfiguration(ServiceConfiguration, since=E2010):
    rules = required("Rules", "ArrayOfProtectionRulesType")
    internal_domains = required("InternalDomains", "SmtpDomainList")
    refresh_interval = attribute("RefreshInterval", ProtectionRulesServiceConfigurationRefreshInterval, required=True)


class ArrayOfProtectionRulesType(ComplexType, since=E2010):
    rule = many("Rule", "ProtectionRuleType")


class ProtectionRuleType(ComplexType, since=E2010):
    condition = required("Condition", "ProtectionRuleConditionType")
    action = required("Action", "ProtectionRuleActionType")
    name = attribute("Name", ProtectionRuleName, required=True)
    user_overridable = attribute("UserOverridable", xs.boolean, required=True)
    priority = attribute("Priority", ProtectionRulePriority, required=True)


class ProtectionRuleConditionType(ComplexType, content=CHOICE, since=E2010):
    all_internal = required("AllInternal", ProtectionRuleAllInternalType)
    and_ = required("And", "ProtectionRuleAndType")
    recipient_is = required("RecipientIs", "ProtectionRuleRecipientIsType")
    sender_departments = required("SenderDepartments", "ProtectionRuleSenderDepartmentsType")
    true = required("True", ProtectionRuleTrueType)


class ProtectionRuleAndType(ComplexType, content=CHOICE_SOME, since=E2010):
    all_internal = required("AllInternal", ProtectionRuleAllInternalType)
    and_ = required("And", "ProtectionRuleAndType")
    recipient_is = required("RecipientIs", "ProtectionRuleRecipientIsType")
    sender_departments = required("SenderDepartments", "ProtectionRuleSenderDepartmentsType")
    true = required("True", ProtectionRuleTrueType)


class ProtectionRuleRecipientIsType(ComplexType, since=E2010):
    value = many("Value", ProtectionRuleValueType, minimum=1)


class ProtectionRuleSenderDepartmentsType(ComplexType, since=E2010):
    value = many("Value", ProtectionRuleValueType, minimum=1)


class ProtectionRuleActionType(ComplexType, since=E2010):
    argument = many("Argument", "ProtectionRuleArgumentType")
    name = attribute("Name", ProtectionRuleActionKindType, required=True)


class ProtectionRuleArgumentType(ComplexType, since=E2010):
    value = attribute("Value", ProtectionRuleArgumentValue, required=True)


class PolicyNudgeRulesServiceConfiguration(ComplexType, wildcard="skip ##any 0 *", since=E2013):
    pass
