"""Sharing metadata."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import InvalidRecipientResponseCodeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2010


class ArrayOfSmtpAddressType(ComplexType, content=CHOICE_SOME, since=E2010):
    smtp_address = required("SmtpAddress", NonEmptyStringType)


class ArrayOfEncryptedSharedFolderDataType(ComplexType, content=CHOICE_ANY, since=E2010):
    encrypted_shared_folder_data = required("EncryptedSharedFolderData", "EncryptedSharedFolderDataType")


class EncryptedSharedFolderDataType(ComplexType, since=E2010):
    token = required("Token", "EncryptedDataContainerType")
    data = required("Data", "EncryptedDataContainerType")


class EncryptedDataContainerType(ComplexType, element="SharingSecurity", wildcard="skip ##other 1 1", since=E2010):
    pass


class ArrayOfInvalidRecipientsType(ComplexType, content=CHOICE_ANY, since=E2010):
    invalid_recipient = required("InvalidRecipient", "InvalidRecipientType")


class InvalidRecipientType(ComplexType, since=E2010):
    smtp_address = required("SmtpAddress", NonEmptyStringType)
    response_code = required("ResponseCode", InvalidRecipientResponseCodeType)
    message_text = optional("MessageText", xs.string)
