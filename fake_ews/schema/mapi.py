"""What MAPI calls the properties behind the rows: a tag, or a number in a set of properties (MS-OXPROPS 1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fake_ews.values import dataclass

#: DistinguishedPropertySetId to the GUID of the set (MS-OXPROPS 1.3.2).
PROPERTY_SETS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Address": "00062004-0000-0000-c000-000000000046",
        "Appointment": "00062002-0000-0000-c000-000000000046",
        "CalendarAssistant": "11000e07-b51b-40d6-af21-caa85edab1d0",
        "Common": "00062008-0000-0000-c000-000000000046",
        "InternetHeaders": "00020386-0000-0000-c000-000000000046",
        "Meeting": "6ed8da90-450b-101b-98da-00aa003f1305",
        "PublicStrings": "00020329-0000-0000-c000-000000000046",
        "Sharing": "00062040-0000-0000-c000-000000000046",
        "Task": "00062003-0000-0000-c000-000000000046",
        "UnifiedMessaging": "4442858e-a9e3-4e80-b900-317a210cc15b",
    }
)


@dataclass(frozen=True, slots=True)
class NamedProperty:
    """A property by its number in a set (``set_id``: a GUID in lower case); ``type`` is a MapiPropertyTypeType."""

    set_id: str
    id: int
    type: str

    def __str__(self) -> str:
        name = next((name for name, guid in PROPERTY_SETS.items() if guid == self.set_id), self.set_id)
        return f"{name} 0x{self.id:04X} {self.type}"


#: What identifies a property below EWS: a tag with its type (0xIIIITTTT), or a number in a set.
MapiName = int | NamedProperty


def named(set_name: str, id: int, type: str) -> NamedProperty:
    """Return a property of a set that has a DistinguishedPropertySetId."""
    return NamedProperty(PROPERTY_SETS[set_name], id, type)
