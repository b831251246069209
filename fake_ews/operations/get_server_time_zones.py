"""The GetServerTimeZones operation."""

from __future__ import annotations

from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.versions import E2010


class GetServerTimeZonesType(BaseRequestType, namespace="m", element="GetServerTimeZones", since=E2010):
    ids = optional("Ids", "NonEmptyArrayOfTimeZoneIdType")
    return_full_time_zone_data = attribute("ReturnFullTimeZoneData", xs.boolean)


class GetServerTimeZonesResponseMessageType(ResponseMessageType, namespace="m", since=E2010):
    time_zone_definitions = required("TimeZoneDefinitions", "ArrayOfTimeZoneDefinitionType")


class GetServerTimeZonesResponseType(
    BaseResponseMessageType, namespace="m", element="GetServerTimeZonesResponse", since=E2010
):
    pass
