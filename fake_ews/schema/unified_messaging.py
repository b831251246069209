"""Unified messaging: voice mailboxes, prompts, call records, and finding people by voice."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.simple_types import GuidType, NonEmptyStringType
from fake_ews.versions import E2013, E2013_SP1


class UMCDRGroupByType(Enumeration, since=E2013, until=E2013_SP1):
    DAY = value("Day")
    MONTH = value("Month")
    TOTAL = value("Total")


class UMCDRFilterByType(Enumeration, since=E2013, until=E2013_SP1):
    FILTER_BY_USER = value("FilterByUser")
    FILTER_BY_DATE = value("FilterByDate")


class UMMailboxTranscriptionEnabledSetting(Enumeration, since=E2013, until=E2013_SP1):
    DISABLED = value("Disabled")
    ENABLED = value("Enabled")
    UNKNOWN = value("Unknown")


class RecognitionIdType(ComplexType, since=E2013, until=E2013_SP1):
    request_id = attribute("RequestId", GuidType, required=True)


class RecognitionResultType(ComplexType, since=E2013, until=E2013_SP1):
    result = attribute("Result", NonEmptyStringType, required=True)


class CDRDataType(ComplexType, since=E2013, until=E2013_SP1):
    call_start_time = required("CallStartTime", xs.dateTime)
    call_type = optional("CallType", xs.string)
    call_identity = optional("CallIdentity", xs.string)
    parent_call_identity = optional("ParentCallIdentity", xs.string)
    um_server_name = optional("UMServerName", xs.string)
    dial_plan_guid = optional("DialPlanGuid", GuidType)
    dial_plan_name = optional("DialPlanName", xs.string)
    call_duration = required("CallDuration", xs.int)
    ip_gateway_address = optional("IPGatewayAddress", xs.string)
    ip_gateway_name = optional("IPGatewayName", xs.string)
    gateway_guid = required("GatewayGuid", GuidType)
    called_phone_number = optional("CalledPhoneNumber", xs.string)
    caller_phone_number = optional("CallerPhoneNumber", xs.string)
    offer_result = optional("OfferResult", xs.string)
    drop_call_reason = optional("DropCallReason", xs.string)
    reason_for_call = optional("ReasonForCall", xs.string)
    transferred_number = optional("TransferredNumber", xs.string)
    dialed_string = optional("DialedString", xs.string)
    caller_mailbox_alias = optional("CallerMailboxAlias", xs.string)
    callee_mailbox_alias = optional("CalleeMailboxAlias", xs.string)
    caller_legacy_exchange_dn = optional("CallerLegacyExchangeDN", xs.string)
    callee_legacy_exchange_dn = optional("CalleeLegacyExchangeDN", xs.string)
    auto_attendant_name = optional("AutoAttendantName", xs.string)
    audio_quality_metrics = optional("AudioQualityMetrics", "AudioQualityType")
    creation_time = required("CreationTime", xs.dateTime)


class AudioQualityType(ComplexType, since=E2013, until=E2013_SP1):
    nmos = required("NMOS", xs.float)
    nmos_degradation = required("NMOSDegradation", xs.float)
    nmos_degradation_packet_loss = required("NMOSDegradationPacketLoss", xs.float)
    nmos_degradation_jitter = required("NMOSDegradationJitter", xs.float)
    jitter = required("Jitter", xs.float)
    packet_loss = required("PacketLoss", xs.float)
    round_trip = required("RoundTrip", xs.float)
    burst_density = required("BurstDensity", xs.float)
    burst_duration = required("BurstDuration", xs.float)
    audio_codec = optional("AudioCodec", xs.string)


class UMReportRawCountersType(ComplexType, since=E2013, until=E2013_SP1):
    auto_attendant_calls = required("AutoAttendantCalls", xs.long)
    failed_calls = required("FailedCalls", xs.long)
    fax_calls = required("FaxCalls", xs.long)
    missed_calls = required("MissedCalls", xs.long)
    other_calls = required("OtherCalls", xs.long)
    outbound_calls = required("OutboundCalls", xs.long)
    subscriber_access_calls = required("SubscriberAccessCalls", xs.long)
    voice_mail_calls = required("VoiceMailCalls", xs.long)
    total_calls = required("TotalCalls", xs.long)
    date = required("Date", xs.dateTime)
    audio_metrics_averages = optional("AudioMetricsAverages", "UMReportAudioMetricsAverageCountersType")


class UMReportAudioMetricsAverageCountersType(ComplexType, since=E2013, until=E2013_SP1):
    nmos = optional("NMOS", "AudioMetricsAverageType")
    nmos_degradation = optional("NMOSDegradation", "AudioMetricsAverageType")
    jitter = optional("Jitter", "AudioMetricsAverageType")
    percent_packet_loss = optional("PercentPacketLoss", "AudioMetricsAverageType")
    round_trip = optional("RoundTrip", "AudioMetricsAverageType")
    burst_loss_duration = optional("BurstLossDuration", "AudioMetricsAverageType")
    total_audio_quality_calls_sampled = required("TotalAudioQualityCallsSampled", xs.long)


class AudioMetricsAverageType(ComplexType, since=E2013, until=E2013_SP1):
    total_value = required("TotalValue", xs.double)
    total_count = required("TotalCount", xs.double)


class ArrayOfUMCallDataRecordsType(ComplexType, since=E2013, until=E2013_SP1):
    cdr_data = many("CDRData", "CDRDataType")


class ArrayOfUMReportRawCountersType(ComplexType, since=E2013, until=E2013_SP1):
    um_report_raw_counters = many("UMReportRawCounters", "UMReportRawCountersType")


class PinInfoType(ComplexType, since=E2013, until=E2013_SP1):
    pin = optional("PIN", xs.string)
    is_valid = required("IsValid", xs.boolean)
    pin_expired = required("PinExpired", xs.boolean)
    locked_out = required("LockedOut", xs.boolean)
    first_time_user = required("FirstTimeUser", xs.boolean)


class DeleteUMPromptsType(BaseRequestType, namespace="m", element="DeleteUMPrompts", since=E2013, until=E2013_SP1):
    configuration_object = required("ConfigurationObject", GuidType)
    prompt_names = optional("PromptNames", "ArrayOfStringsType")


class DeleteUMPromptsResponseMessageType(ResponseMessageType, namespace="m", element="DeleteUMPromptsResponse", since=E2013, until=E2013_SP1):
    pass


class CreateUMPromptType(BaseRequestType, namespace="m", element="CreateUMPrompt", since=E2013, until=E2013_SP1):
    configuration_object = required("ConfigurationObject", GuidType)
    prompt_name = required("PromptName", xs.string)
    audio_data = required("AudioData", xs.base64Binary)


class CreateUMPromptResponseMessageType(ResponseMessageType, namespace="m", element="CreateUMPromptResponse", since=E2013, until=E2013_SP1):
    pass


class GetUMPromptNamesType(BaseRequestType, namespace="m", element="GetUMPromptNames", since=E2013, until=E2013_SP1):
    configuration_object = required("ConfigurationObject", GuidType)
    hours_elapsed_since_last_modified = required("HoursElapsedSinceLastModified", xs.int)


class GetUMPromptNamesResponseMessageType(ResponseMessageType, namespace="m", element="GetUMPromptNamesResponse", since=E2013, until=E2013_SP1):
    prompt_names = optional("PromptNames", "ArrayOfStringsType")


class GetUMPromptType(BaseRequestType, namespace="m", element="GetUMPrompt", since=E2013, until=E2013_SP1):
    configuration_object = required("ConfigurationObject", GuidType)
    prompt_name = required("PromptName", xs.string)


class GetUMPromptResponseMessageType(ResponseMessageType, namespace="m", element="GetUMPromptResponse", since=E2013, until=E2013_SP1):
    audio_data = optional("AudioData", xs.base64Binary)


class StartFindInGALSpeechRecognitionType(BaseRequestType, namespace="m", element="StartFindInGALSpeechRecognition", since=E2013, until=E2013_SP1):
    culture = required("Culture", NonEmptyStringType)
    time_zone = required("TimeZone", NonEmptyStringType)
    user_object_guid = required("UserObjectGuid", GuidType)
    tenant_guid = required("TenantGuid", GuidType)


class StartFindInGALSpeechRecognitionResponseMessageType(
    ResponseMessageType,
    namespace="m",
    element="StartFindInGALSpeechRecognitionResponse",
    since=E2013,
    until=E2013_SP1,
):
    recognition_id = optional("RecognitionId", "RecognitionIdType")


class CompleteFindInGALSpeechRecognitionType(BaseRequestType, namespace="m", element="CompleteFindInGALSpeechRecognition", since=E2013, until=E2013_SP1):
    recognition_id = required("RecognitionId", "RecognitionIdType")
    audio_data = required("AudioData", xs.base64Binary)


class CompleteFindInGALSpeechRecognitionResponseMessageType(
    ResponseMessageType,
    namespace="m",
    element="CompleteFindInGALSpeechRecognitionResponse",
    since=E2013,
    until=E2013_SP1,
):
    recognition_result = optional("RecognitionResult", "RecognitionResultType")


class CreateUMCallDataRecordType(BaseRequestType, namespace="m", element="CreateUMCallDataRecord", since=E2013, until=E2013_SP1):
    cdr_data = required("CDRData", "CDRDataType")


class CreateUMCallDataRecordResponseMessageType(ResponseMessageType, namespace="m", element="CreateUMCallDataRecordResponse", since=E2013, until=E2013_SP1):
    pass


class GetUMCallDataRecordsType(BaseRequestType, namespace="m", element="GetUMCallDataRecords", since=E2013, until=E2013_SP1):
    start_date_time = optional("StartDateTime", xs.dateTime)
    end_date_time = optional("EndDateTime", xs.dateTime)
    offset = optional("Offset", xs.int)
    number_of_records = optional("NumberOfRecords", xs.int)
    user_legacy_exchange_dn = optional("UserLegacyExchangeDN", xs.string)
    filter_by = required("FilterBy", UMCDRFilterByType)


class GetUMCallDataRecordsResponseMessageType(ResponseMessageType, namespace="m", element="GetUMCallDataRecordsResponseMessage", since=E2013, until=E2013_SP1):
    call_data_records = optional("CallDataRecords", "ArrayOfUMCallDataRecordsType")


class GetUMCallSummaryType(BaseRequestType, namespace="m", element="GetUMCallSummary", since=E2013, until=E2013_SP1):
    dail_plan_guid = required("DailPlanGuid", GuidType)
    gateway_guid = required("GatewayGuid", GuidType)
    group_records_by = required("GroupRecordsBy", UMCDRGroupByType)


class GetUMCallSummaryResponseMessageType(ResponseMessageType, namespace="m", element="GetUMCallSummaryResponseMessage", since=E2013, until=E2013_SP1):
    um_report_raw_counters_collection = optional("UMReportRawCountersCollection", "ArrayOfUMReportRawCountersType")


class InitUMMailboxType(BaseRequestType, namespace="m", element="InitUMMailbox", since=E2013, until=E2013_SP1):
    pass


class InitUMMailboxResponseMessageType(ResponseMessageType, namespace="m", element="InitUMMailboxResponseMessage", since=E2013, until=E2013_SP1):
    pass


class ResetUMMailboxType(BaseRequestType, namespace="m", element="ResetUMMailbox", since=E2013, until=E2013_SP1):
    keep_properties = required("KeepProperties", xs.boolean)


class ResetUMMailboxResponseMessageType(ResponseMessageType, namespace="m", element="ResetUMMailboxResponseMessage", since=E2013, until=E2013_SP1):
    pass


class ValidateUMPinType(BaseRequestType, namespace="m", element="ValidateUMPin", since=E2013, until=E2013_SP1):
    pin_info = optional("PinInfo", "PinInfoType")
    user_um_mailbox_policy_guid = required("UserUMMailboxPolicyGuid", GuidType)


class ValidateUMPinResponseMessageType(ResponseMessageType, namespace="m", element="ValidateUMPinResponseMessage", since=E2013, until=E2013_SP1):
    pin_info = required("PinInfo", "PinInfoType")


class SaveUMPinType(BaseRequestType, namespace="m", element="SaveUMPin", since=E2013, until=E2013_SP1):
    pin_info = required("PinInfo", "PinInfoType")
    user_um_mailbox_policy_guid = required("UserUMMailboxPolicyGuid", GuidType)


class SaveUMPinResponseMessageType(ResponseMessageType, namespace="m", element="SaveUMPinResponseMessage", since=E2013, until=E2013_SP1):
    pass


class GetUMPinType(BaseRequestType, namespace="m", element="GetUMPin", since=E2013, until=E2013_SP1):
    pass


class GetUMPinResponseMessageType(ResponseMessageType, namespace="m", element="GetUMPinResponseMessage", since=E2013, until=E2013_SP1):
    pin_info = required("PinInfo", "PinInfoType")


class GetUMSubscriberCallAnsweringDataType(BaseRequestType, namespace="m", element="GetUMSubscriberCallAnsweringData", since=E2013, until=E2013_SP1):
    timeout = required("Timeout", xs.duration)


class GetUMSubscriberCallAnsweringDataResponseMessageType(
    ResponseMessageType,
    namespace="m",
    element="GetUMSubscriberCallAnsweringDataResponseMessage",
    since=E2013,
    until=E2013_SP1,
):
    is_oof = required("IsOOF", xs.boolean)
    is_transcription_enabled_in_mailbox_config = required("IsTranscriptionEnabledInMailboxConfig", UMMailboxTranscriptionEnabledSetting)
    is_mailbox_quota_exceeded = required("IsMailboxQuotaExceeded", xs.boolean)
    greeting = optional("Greeting", xs.base64Binary)
    greeting_name = optional("GreetingName", xs.string)
    task_timed_out = required("TaskTimedOut", xs.boolean)
