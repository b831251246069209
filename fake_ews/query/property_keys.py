"""Extended properties by what identifies them: a tag, or a set and a name or id, each with a type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fake_ews.errors import Failure
from fake_ews.schema.mapi import PROPERTY_SETS, MapiName, NamedProperty
from fake_ews.schema.paths import PathToExtendedFieldType
from fake_ews.schema.record import Record
from fake_ews.values import dataclass

#: MapiPropertyTypeType to the lower word of a property tag (MS-OXCDATA 2.11.1); an array adds ARRAY.
TYPE_CODES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "Short": 0x0002,
        "Integer": 0x0003,
        "Float": 0x0004,
        "Double": 0x0005,
        "Currency": 0x0006,
        "ApplicationTime": 0x0007,
        "Boolean": 0x000B,
        "Long": 0x0014,
        "String": 0x001F,
        "SystemTime": 0x0040,
        "CLSID": 0x0048,
        "Binary": 0x0102,
    }
)
ARRAY: Final = 0x1000

#: From here on the store gives out tags to named properties as it meets them, another one in every database.
_FIRST_CUSTOM_TAG: Final = 0x8000
_LAST_CUSTOM_TAG: Final = 0xFFFE


@dataclass(frozen=True, slots=True)
class PropertyKey:
    """One extended property. Either ``tag`` is set, or ``set_id`` with exactly one of ``name`` and ``id``.

    ``set_id`` is a GUID in lower case, whether the client wrote a GUID or a DistinguishedPropertySetId.
    """

    type: str
    tag: int | None = None
    set_id: str = ""
    name: str = ""
    id: int | None = None

    @property
    def many(self) -> bool:
        """Whether the value is a tuple."""
        return self.type.endswith("Array")

    @property
    def member_type(self) -> str:
        """The type of one value: Integer for Integer and for IntegerArray."""
        return self.type.removesuffix("Array")

    @property
    def mapi_name(self) -> MapiName | None:
        """What the table calls the property: its whole tag 0xIIIITTTT, or a number in a set; None for a text in one."""
        if self.tag is not None:
            return self.tag << 16 | TYPE_CODES[self.member_type] | (ARRAY if self.many else 0)
        return NamedProperty(self.set_id, self.id, self.type) if self.id is not None else None


def property_key(path: Record) -> PropertyKey:
    """Return the key that a PathToExtendedFieldType means; raises Failure (MS-OXWSXPROP 2.1.5).

    ErrorInvalidExtendedProperty for a combination of attributes that identifies nothing,
    ErrorNoPropertyTagForCustomProperties for a tag from 0x8000 on, ErrorUnsupportedMapiPropertyType for the types that
    exist only for reporting (Object, Error, Null).
    """
    kind = path[PathToExtendedFieldType.property_type]
    tag = path.get(PathToExtendedFieldType.property_tag)
    distinguished = path.get(PathToExtendedFieldType.distinguished_property_set_id)
    set_id = path.get(PathToExtendedFieldType.property_set_id)
    name = path.get(PathToExtendedFieldType.property_name)
    id = path.get(PathToExtendedFieldType.property_id)
    sets = sum(one is not None for one in (distinguished, set_id))
    names = sum(one is not None for one in (name, id))
    if (sets, names) != ((0, 0) if tag is not None else (1, 1)) or name == "":
        raise Failure("ErrorInvalidExtendedProperty", path=path)
    if kind.removesuffix("Array") not in TYPE_CODES:
        raise Failure("ErrorUnsupportedMapiPropertyType", path=path)
    if tag is not None:
        number = tag_number(tag)
        if _FIRST_CUSTOM_TAG <= number <= _LAST_CUSTOM_TAG:
            raise Failure("ErrorNoPropertyTagForCustomProperties", path=path)
        return PropertyKey(kind, tag=number)
    guid = PROPERTY_SETS[distinguished] if distinguished is not None else (set_id or "").lower()
    # Names of Internet headers are compared without regard to case (MS-OXCPRPT, RopGetPropertyIdsFromNames).
    known_as = (name or "").lower() if guid == PROPERTY_SETS["InternetHeaders"] else (name or "")
    return PropertyKey(kind, set_id=guid, name=known_as, id=id)


def tag_number(text: str) -> int:
    """Return the number that a PropertyTag attribute writes as ``0x1090`` or ``4240`` (MS-OXWSXPROP 2.1.8)."""
    return int(text, 16) if text[:2].lower() == "0x" else int(text)
