"""Message tracking reports: finding them, and what became of a message for each recipient."""

from __future__ import annotations

from fake_ews.schema.complex_type import ALL, ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2010


class MessageTrackingReportTemplateType(Enumeration, since=E2010):
    SUMMARY = value("Summary")
    RECIPIENT_PATH = value("RecipientPath")


class FindMessageTrackingSearchResultType(ComplexType, content=ALL, since=E2010):
    subject = required("Subject", xs.string)
    sender = required("Sender", "EmailAddressType")
    purported_sender = optional("PurportedSender", "EmailAddressType")
    recipients = required("Recipients", "ArrayOfRecipientsType")
    submitted_time = required("SubmittedTime", xs.dateTime)
    message_tracking_report_id = required("MessageTrackingReportId", NonEmptyStringType)
    previous_hop_server = optional("PreviousHopServer", NonEmptyStringType)
    first_hop_server = optional("FirstHopServer", NonEmptyStringType)
    properties = optional("Properties", "ArrayOfTrackingPropertiesType")


class ArrayOfFindMessageTrackingSearchResultType(ComplexType, since=E2010):
    message_tracking_search_result = many("MessageTrackingSearchResult", "FindMessageTrackingSearchResultType")


class RecipientTrackingEventType(ComplexType, content=ALL, since=E2010):
    date = required("Date", xs.dateTime)
    recipient = required("Recipient", "EmailAddressType")
    delivery_status = required("DeliveryStatus", xs.string)
    event_description = required("EventDescription", xs.string)
    event_data = optional("EventData", "ArrayOfStringsType")
    server = required("Server", NonEmptyStringType)
    internal_id = required("InternalId", xs.nonNegativeInteger)
    bcc_recipient = optional("BccRecipient", xs.boolean)
    hidden_recipient = optional("HiddenRecipient", xs.boolean)
    unique_path_id = optional("UniquePathId", NonEmptyStringType)
    root_address = optional("RootAddress", NonEmptyStringType)
    properties = optional("Properties", "ArrayOfTrackingPropertiesType")


class MessageTrackingReportType(ComplexType, content=ALL, since=E2010):
    sender = optional("Sender", "EmailAddressType")
    purported_sender = optional("PurportedSender", "EmailAddressType")
    subject = optional("Subject", xs.string)
    submit_time = optional("SubmitTime", xs.dateTime)
    original_recipients = optional("OriginalRecipients", "ArrayOfEmailAddressesType")
    recipient_tracking_events = required("RecipientTrackingEvents", "ArrayOfRecipientTrackingEventType")
    properties = optional("Properties", "ArrayOfTrackingPropertiesType")


class TrackingPropertyType(ComplexType, since=E2010):
    name = required("Name", xs.string)
    value = optional("Value", xs.string)


class ArrayOfTrackingPropertiesType(ComplexType, since=E2010):
    tracking_property_type = many("TrackingPropertyType", "TrackingPropertyType")


class ArrayOfArraysOfTrackingPropertiesType(ComplexType, since=E2010):
    array_of_tracking_properties_type = many("ArrayOfTrackingPropertiesType", "ArrayOfTrackingPropertiesType")


class ArrayOfRecipientTrackingEventType(ComplexType, since=E2010):
    recipient_tracking_event = many("RecipientTrackingEvent", "RecipientTrackingEventType")


class FindMessageTrackingReportRequestType(BaseRequestType, namespace="m", element="FindMessageTrackingReport", content=ALL, since=E2010):
    scope = required("Scope", NonEmptyStringType)
    domain = required("Domain", NonEmptyStringType)
    sender = optional("Sender", "EmailAddressType")
    purported_sender = optional("PurportedSender", "EmailAddressType")
    recipient = optional("Recipient", "EmailAddressType")
    subject = optional("Subject", xs.string)
    start_date_time = optional("StartDateTime", xs.dateTime)
    end_date_time = optional("EndDateTime", xs.dateTime)
    message_id = optional("MessageId", NonEmptyStringType)
    federated_delivery_mailbox = optional("FederatedDeliveryMailbox", "EmailAddressType")
    diagnostics_level = optional("DiagnosticsLevel", xs.string)
    server_hint = optional("ServerHint", xs.string)
    properties = optional("Properties", "ArrayOfTrackingPropertiesType")


class FindMessageTrackingReportResponseMessageType(ResponseMessageType, namespace="m", element="FindMessageTrackingReportResponse", since=E2010):
    diagnostics = optional("Diagnostics", "ArrayOfStringsType")
    message_tracking_search_results = optional("MessageTrackingSearchResults", "ArrayOfFindMessageTrackingSearchResultType")
    executed_search_scope = optional("ExecutedSearchScope", xs.string)
    errors = optional("Errors", "ArrayOfArraysOfTrackingPropertiesType")
    properties = optional("Properties", "ArrayOfTrackingPropertiesType")


class GetMessageTrackingReportRequestType(BaseRequestType, namespace="m", element="GetMessageTrackingReport", content=ALL, since=E2010):
    scope = required("Scope", NonEmptyStringType)
    report_template = required("ReportTemplate", MessageTrackingReportTemplateType)
    recipient_filter = optional("RecipientFilter", "EmailAddressType")
    message_tracking_report_id = required("MessageTrackingReportId", NonEmptyStringType)
    return_queue_events = optional("ReturnQueueEvents", xs.boolean)
    diagnostics_level = optional("DiagnosticsLevel", xs.string)
    properties = optional("Properties", "ArrayOfTrackingPropertiesType")


class GetMessageTrackingReportResponseMessageType(ResponseMessageType, namespace="m", element="GetMessageTrackingReportResponse", since=E2010):
    message_tracking_report = optional("MessageTrackingReport", "MessageTrackingReportType")
    diagnostics = optional("Diagnostics", "ArrayOfStringsType")
    errors = optional("Errors", "ArrayOfArraysOfTrackingPropertiesType")
    properties = optional("Properties", "ArrayOfTrackingPropertiesType")
