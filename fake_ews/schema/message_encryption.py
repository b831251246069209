"""The configuration of message encryption."""

from __future__ import annotations

from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import optional
from fake_ews.versions import E2013_SP1, E2015


class GetEncryptionConfigurationType(BaseRequestType, namespace="m", element="GetEncryptionConfiguration", since=E2013_SP1, until=E2013_SP1):
    pass


class EncryptionConfigurationResponseType(ResponseMessageType, namespace="m", element="GetEncryptionConfigurationResponse", since=E2013_SP1, until=E2013_SP1):
    image_base64 = optional("ImageBase64", xs.string)
    email_text = optional("EmailText", xs.string)
    portal_text = optional("PortalText", xs.string)
    disclaimer_text = optional("DisclaimerText", xs.string)
    otp_enabled = optional("OTPEnabled", xs.boolean)


class SetEncryptionConfigurationType(BaseRequestType, namespace="m", element="SetEncryptionConfiguration", since=E2013_SP1, until=E2013_SP1):
    image_base64 = optional("ImageBase64", xs.string)
    email_text = optional("EmailText", xs.string)
    portal_text = optional("PortalText", xs.string)
    disclaimer_text = optional("DisclaimerText", xs.string)
    otp_enabled = optional("OTPEnabled", xs.boolean)


class SetEncryptionConfigurationResponseType(
    ResponseMessageType,
    namespace="m",
    element="SetEncryptionConfigurationResponse",
    since=E2013_SP1,
    until=E2013_SP1,
):
    pass


class GetOMEConfigurationType(BaseRequestType, namespace="m", element="GetOMEConfiguration", since=E2015):
    pass


class OMEConfigurationResponseType(ResponseMessageType, namespace="m", element="GetOMEConfigurationResponse", since=E2015):
    xml = optional("Xml", xs.string)


class SetOMEConfigurationType(BaseRequestType, namespace="m", element="SetOMEConfiguration", since=E2015):
    xml = optional("Xml", xs.string)


class SetOMEConfigurationResponseType(ResponseMessageType, namespace="m", element="SetOMEConfigurationResponse", since=E2015):
    pass
