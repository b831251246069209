"""The SOAP headers of a request and a reply."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, ComplexType
from fake_ews.schema.enumeration import value
from fake_ews.schema.enumerations import DateTimePrecisionType, ExchangeVersionType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required, text
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2007, E2007_SP1, E2010, E2010_SP1, E2010_SP2, E2013, E2015, E2016


class MailboxCultureType(ComplexType, element="MailboxCulture", any_attributes=E2010, since=E2010):
    value = text(xs.language)


class DateTimePrecision(ComplexType, element="DateTimePrecision", anonymous=True, since=E2010_SP2):
    value = text(DateTimePrecisionType)


class NonEmptyArrayOfRoleType(ComplexType, since=E2013):
    role = many("Role", xs.string, minimum=1)


class ManagementRoleType(ComplexType, element="ManagementRole", since=E2013):
    user_roles = optional("UserRoles", "NonEmptyArrayOfRoleType")
    application_roles = optional("ApplicationRoles", "NonEmptyArrayOfRoleType")


class SidAndAttributesType(ComplexType):
    security_identifier = required("SecurityIdentifier", xs.string)
    attributes = attribute("Attributes", xs.unsignedInt, required=True)


class NonEmptyArrayOfGroupIdentifiersType(ComplexType):
    group_identifier = many("GroupIdentifier", "SidAndAttributesType", minimum=1)


class NonEmptyArrayOfRestrictedGroupIdentifiersType(ComplexType):
    restricted_group_identifier = many("RestrictedGroupIdentifier", "SidAndAttributesType", minimum=1)


class SerializedSecurityContextType(ComplexType, element="SerializedSecurityContext", any_attributes=E2010):
    user_sid = required("UserSid", xs.string)
    group_sids = optional("GroupSids", "NonEmptyArrayOfGroupIdentifiersType")
    restricted_group_sids = optional("RestrictedGroupSids", "NonEmptyArrayOfRestrictedGroupIdentifiersType")
    primary_smtp_address = optional("PrimarySmtpAddress", xs.string)


class ConnectingSIDType(ComplexType, content=(value("PrincipalName, SID, PrimarySmtpAddress", until=E2007_SP1), CHOICE)):
    principal_name_until_2007_sp1 = optional("PrincipalName", xs.string, until=E2007_SP1)
    principal_name_until_2010_sp2 = required("PrincipalName", NonEmptyStringType, since=E2010, until=E2010_SP2)
    principal_name = required("PrincipalName", "PrincipalNameType", since=E2013)
    sid_until_2007_sp1 = optional("SID", xs.string, until=E2007_SP1)
    sid_until_2010_sp2 = required("SID", NonEmptyStringType, since=E2010, until=E2010_SP2)
    sid = required("SID", "SIDType", since=E2013)
    primary_smtp_address_until_2007_sp1 = optional("PrimarySmtpAddress", xs.string, until=E2007_SP1)
    primary_smtp_address_until_2010_sp2 = required("PrimarySmtpAddress", NonEmptyStringType, since=E2010, until=E2010_SP2)
    primary_smtp_address = required("PrimarySmtpAddress", "PrimarySmtpAddressType", since=E2013)
    smtp_address_until_2010_sp2 = required("SmtpAddress", NonEmptyStringType, since=E2010_SP1, until=E2010_SP2)
    smtp_address = required("SmtpAddress", "SmtpAddressType", since=E2013)


class PrincipalNameType(ComplexType, since=E2013):
    value = text(NonEmptyStringType)


class SIDType(ComplexType, since=E2013):
    value = text(NonEmptyStringType)


class PrimarySmtpAddressType(ComplexType, since=E2013):
    value = text(NonEmptyStringType)


class SmtpAddressType(ComplexType, since=E2013):
    value = text(NonEmptyStringType)


class ExchangeImpersonationType(ComplexType, element="ExchangeImpersonation", any_attributes=E2010):
    connecting_sid = required("ConnectingSID", "ConnectingSIDType")


class TimeZoneContextType(ComplexType, element="TimeZoneContext", any_attributes=E2007):
    time_zone_definition = required("TimeZoneDefinition", "TimeZoneDefinitionType")


class ServerVersionInfo(ComplexType, element="ServerVersionInfo", anonymous=True):
    major_version = attribute("MajorVersion", xs.int)
    minor_version = attribute("MinorVersion", xs.int)
    major_build_number = attribute("MajorBuildNumber", xs.int)
    minor_build_number = attribute("MinorBuildNumber", xs.int)
    version = attribute("Version", xs.string)


class RequestServerVersion(ComplexType, element="RequestServerVersion", any_attributes=E2007, anonymous=True):
    version_until_2015 = attribute("Version", ExchangeVersionType, required=True, fixed="{version}", until=E2015)
    version = attribute("Version", ExchangeVersionType, required=True, since=E2016)
