"""The SOAP headers by which servers, and services that act for others, speak to a server."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, required, text
from fake_ews.versions import E2007, E2007_SP1, E2010, E2010_SP2, E2013


class AvailabilityProxyRequestType(Enumeration):
    CROSS_SITE = value("CrossSite")
    CROSS_FOREST = value("CrossForest")


class SpecialLogonTypeType(Enumeration, since=E2010):
    ADMIN = value("Admin")
    SYSTEM_SERVICE = value("SystemService")


class ProxySecurityContextType(
    ComplexType,
    element=("ProxySecurityContext", "ProxySuggesterSid", value("ProxyPartnerToken", since=E2010_SP2)),
    any_attributes=E2007,
):
    value = text(xs.base64Binary)


class OpenAsAdminOrSystemServiceType(ComplexType, element="OpenAsAdminOrSystemService", any_attributes=E2010, since=E2010):
    connecting_sid = required("ConnectingSID", "ConnectingSIDType")
    logon_type = attribute("LogonType", SpecialLogonTypeType, required=True)
    budget_type = attribute("BudgetType", xs.int, since=E2013)


class ProxyRequestTypeHeader(ComplexType, element="ProxyRequestTypeHeader", anonymous=True, until=E2007_SP1):
    value = text(AvailabilityProxyRequestType)


class RequestTypeHeader(ComplexType, since=E2010):
    request_type = required("RequestType", AvailabilityProxyRequestType)
