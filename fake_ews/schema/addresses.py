"""Mailboxes and recipients."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, CHOICE_ANY, ComplexType
from fake_ews.schema.enumerations import MailboxTypeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2010, E2013, V2017_07_11


class BaseEmailAddressType(ComplexType):
    pass


class EmailAddressType(BaseEmailAddressType):
    name = optional("Name", xs.string)
    email_address = optional("EmailAddress", NonEmptyStringType)
    routing_type = optional("RoutingType", NonEmptyStringType)
    mailbox_type = optional("MailboxType", MailboxTypeType)
    item_id = optional("ItemId", "ItemIdType")
    original_display_name = optional("OriginalDisplayName", xs.string, since=E2013)


class EmailAddressExtendedType(EmailAddressType, since=V2017_07_11):
    external_object_id = optional("ExternalObjectId", xs.string)
    primary_email_address = optional("PrimaryEmailAddress", NonEmptyStringType)


class ArrayOfEmailAddressesType(ComplexType, since=E2010):
    address = many("Address", "EmailAddressType")


class ArrayOfRecipientsType(ComplexType, content=CHOICE_ANY):
    mailbox = required("Mailbox", "EmailAddressType")


class SingleRecipientType(ComplexType, content=CHOICE):
    mailbox = required("Mailbox", "EmailAddressType")


class EmailAddress(ComplexType, element="Mailbox"):
    name = optional("Name", xs.string)
    address = required("Address", xs.string)
    routing_type = optional("RoutingType", xs.string)
