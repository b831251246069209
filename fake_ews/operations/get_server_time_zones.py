"""GetServerTimeZones: the time zones that the server knows (MS-OXWSGTZ 3.1.4.1)."""

from __future__ import annotations

from fake_ews.mailbox.session import Session
from fake_ews.mailbox.zones.definitions import definition_of
from fake_ews.mailbox.zones.records import definition_record
from fake_ews.mailbox.zones.time_zones import all_zones, windows_zone
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.schema.time_zones import ArrayOfTimeZoneDefinitionType, NonEmptyArrayOfTimeZoneIdType
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


class GetServerTimeZones(Single):
    """Lists time zones, all or by id; an id that names none is left out. MS-OXWSGTZ 3.1.4.1."""

    request = GetServerTimeZonesType
    response = GetServerTimeZonesResponseType
    since = E2010
    clause = "MS-OXWSGTZ 3.1.4.1"

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the definitions, with their rules unless told otherwise."""
        ids = request.get(GetServerTimeZonesType.ids)
        if ids is None:
            zones = list(all_zones())
        else:
            named = (windows_zone(id) for id in ids[NonEmptyArrayOfTimeZoneIdType.id])
            zones = [zone for zone in named if zone is not None]
        full = request.get(GetServerTimeZonesType.return_full_time_zone_data, True)
        shown = tuple(definition_record(definition_of(zone), full=full) for zone in zones)
        array = Record(ArrayOfTimeZoneDefinitionType, {ArrayOfTimeZoneDefinitionType.time_zone_definition: shown})
        return Answer({GetServerTimeZonesResponseMessageType.time_zone_definitions: array})
