"""Phone calls: playing an item on a phone, asking after the call, hanging up."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.versions import E2010


class PhoneCallStateType(Enumeration, since=E2010):
    IDLE = value("Idle")
    CONNECTING = value("Connecting")
    ALERTED = value("Alerted")
    CONNECTED = value("Connected")
    DISCONNECTED = value("Disconnected")
    INCOMING = value("Incoming")
    TRANSFERRING = value("Transferring")
    FORWARDING = value("Forwarding")


class ConnectionFailureCauseType(Enumeration, since=E2010):
    NONE = value("None")
    USER_BUSY = value("UserBusy")
    NO_ANSWER = value("NoAnswer")
    UNAVAILABLE = value("Unavailable")
    OTHER = value("Other")


class PhoneCallIdType(ComplexType, since=E2010):
    id = attribute("Id", xs.string, required=True)


class PhoneCallInformationType(ComplexType, since=E2010):
    phone_call_state = required("PhoneCallState", PhoneCallStateType)
    connection_failure_cause = required("ConnectionFailureCause", ConnectionFailureCauseType)
    sip_response_text = optional("SIPResponseText", xs.string)
    sip_response_code = optional("SIPResponseCode", xs.int)


class PlayOnPhoneType(BaseRequestType, namespace="m", element="PlayOnPhone", since=E2010):
    item_id = required("ItemId", "ItemIdType")
    dial_string = required("DialString", xs.string)


class PlayOnPhoneResponseMessageType(ResponseMessageType, namespace="m", element="PlayOnPhoneResponse", since=E2010):
    phone_call_id = optional("PhoneCallId", "PhoneCallIdType")


class GetPhoneCallInformationType(BaseRequestType, namespace="m", element="GetPhoneCallInformation", since=E2010):
    phone_call_id = required("PhoneCallId", "PhoneCallIdType")


class GetPhoneCallInformationResponseMessageType(ResponseMessageType, namespace="m", element="GetPhoneCallInformationResponse", since=E2010):
    phone_call_information = optional("PhoneCallInformation", "PhoneCallInformationType")


class DisconnectPhoneCallType(BaseRequestType, namespace="m", element="DisconnectPhoneCall", since=E2010):
    phone_call_id = required("PhoneCallId", "PhoneCallIdType")


class DisconnectPhoneCallResponseMessageType(ResponseMessageType, namespace="m", element="DisconnectPhoneCallResponse", since=E2010):
    pass
