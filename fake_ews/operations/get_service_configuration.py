"""GetServiceConfiguration: what administrators have set for parts of the service (MS-OXWCONFIG 3.1.4.1)."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare, succeeded
from fake_ews.schema.complex_type import CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import ServiceConfigurationType
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.service_configuration import (
    ArrayOfProtectionRulesType,
    MailTipsServiceConfiguration,
    PolicyNudgeRulesServiceConfiguration,
    ProtectionRulesServiceConfiguration,
    SharePointURLsServiceConfiguration,
    SmtpDomain,
    SmtpDomainList,
    UnifiedMessageServiceConfiguration,
)
from fake_ews.versions import E2010, E2013, V2017_07_11


class ArrayOfServiceConfigurationType(ComplexType, namespace="m", content=CHOICE_SOME, since=E2010):
    configuration_name = required("ConfigurationName", ServiceConfigurationType)


class GetServiceConfigurationType(BaseRequestType, namespace="m", element="GetServiceConfiguration", since=E2010):
    acting_as = optional("ActingAs", "EmailAddressType")
    requested_configuration = required("RequestedConfiguration", "ArrayOfServiceConfigurationType")
    configuration_request_details = optional(
        "ConfigurationRequestDetails", "ConfigurationRequestDetailsType", since=E2013
    )


class GetServiceConfigurationResponseMessageType(
    ResponseMessageType, namespace="m", element="GetServiceConfigurationResponse", since=E2010
):
    response_messages = optional("ResponseMessages", "ArrayOfServiceConfigurationResponseMessageType")


class ArrayOfServiceConfigurationResponseMessageType(ComplexType, namespace="m", since=E2010):
    service_configuration_response_message_type = many(
        "ServiceConfigurationResponseMessageType", "ServiceConfigurationResponseMessageType", minimum=1
    )


class ServiceConfigurationResponseMessageType(ResponseMessageType, namespace="m", since=E2010):
    mail_tips_configuration = optional("MailTipsConfiguration", "MailTipsServiceConfiguration")
    unified_messaging_configuration = optional("UnifiedMessagingConfiguration", "UnifiedMessageServiceConfiguration")
    protection_rules_configuration = optional("ProtectionRulesConfiguration", "ProtectionRulesServiceConfiguration")
    policy_nudge_rules_configuration = optional(
        "PolicyNudgeRulesConfiguration", "PolicyNudgeRulesServiceConfiguration", since=E2013
    )
    share_point_ur_ls_configuration = optional(
        "SharePointURLsConfiguration", "SharePointURLsServiceConfiguration", since=V2017_07_11
    )


class GetServiceConfiguration(Bare):
    """Tells the configurations that are asked for, each in a message of its own. MS-OXWCONFIG 3.1.4.1."""

    request = GetServiceConfigurationType
    response = GetServiceConfigurationResponseMessageType
    since = E2010
    clause = "MS-OXWCONFIG 3.1.4.1"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with one message a configuration, in order."""
        asked = request[GetServiceConfigurationType.requested_configuration]
        told = tuple(
            succeeded(ServiceConfigurationResponseMessageType, Answer(_told(session, name)))
            for names in asked
            for name in names
        )
        if not told:
            # A name is a list of names, and one may be empty; the schema has no array of nothing.
            return Answer()
        row = ArrayOfServiceConfigurationResponseMessageType.service_configuration_response_message_type
        array = Record(ArrayOfServiceConfigurationResponseMessageType, {row: told})
        return Answer({GetServiceConfigurationResponseMessageType.response_messages: array})


#: Above as many recipients a client warns of a large audience, and beyond as many nobody counts (Exchange's defaults).
_LARGE_AUDIENCE: Final = 25
_LARGEST_AUDIENCE: Final = 1000
#: Most recipients of one GetMailTips (documentation of MaxRecipientsPerGetMailTipsRequest).
_RECIPIENTS: Final = 50


def _told(session: Session, name: str) -> dict[Any, Any]:
    message = ServiceConfigurationResponseMessageType
    match name:
        case "MailTips":
            return {message.mail_tips_configuration: _mail_tips(session)}
        case "UnifiedMessagingConfiguration":
            return {message.unified_messaging_configuration: _unified_messaging()}
        case "ProtectionRules":
            return {message.protection_rules_configuration: _protection_rules(session)}
        case "PolicyNudges":
            return {message.policy_nudge_rules_configuration: Record(PolicyNudgeRulesServiceConfiguration)}
        case "SharePointURLs":
            row = SharePointURLsServiceConfiguration
            urls = {row.internal_sp_my_site_host_url: "", row.external_sp_my_site_host_url: ""}
            return {message.share_point_ur_ls_configuration: Record(row, urls)}
    return {}


def _mail_tips(session: Session) -> Record:
    row = MailTipsServiceConfiguration
    values: dict[Any, Any] = {
        row.mail_tips_enabled: True,
        row.max_recipients_per_get_mail_tips_request: _RECIPIENTS,
        row.max_message_size: session.premises.settings.max_message_bytes,
        row.large_audience_threshold: _LARGE_AUDIENCE,
        row.show_external_recipient_count: False,
        row.internal_domains: _domains(session),
        row.policy_tips_enabled: False,
        row.large_audience_cap: _LARGEST_AUDIENCE,
    }
    return Record(row, values)


def _unified_messaging() -> Record:
    """Nobody has a voice mailbox here."""
    row = UnifiedMessageServiceConfiguration
    values: dict[Any, Any] = {
        row.um_enabled: False,
        row.play_on_phone_dial_string: "",
        row.play_on_phone_enabled: False,
    }
    return Record(row, values)


def _protection_rules(session: Session) -> Record:
    row = ProtectionRulesServiceConfiguration
    values: dict[Any, Any] = {
        row.rules: Record(ArrayOfProtectionRulesType),
        row.internal_domains: _domains(session),
        row.refresh_interval: 24,
    }
    return Record(row, values)


def _domains(session: Session) -> Record:
    domain = Record(SmtpDomain, {SmtpDomain.name: session.premises.domain, SmtpDomain.include_subdomains: False})
    return Record(SmtpDomainList, {SmtpDomainList.domain: (domain,)})
