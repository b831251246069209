"""Contacts: what they are filed as, the complete name that their parts make, and whether they have a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.items.context import ItemContext
from fake_ews.query.property_keys import PropertyKey
from fake_ews.schema.attachments import FileAttachmentType
from fake_ews.schema.contacts import CompleteNameType, ContactItemType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import Values

#: FileAsMapping to what it makes of a contact (MS-OXOCNTC 2.2.1.1.12, PidLidFileUnderId); None keeps what was said.
_FILED_AS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "LastCommaFirst": "{last}, {first} {middle}",
        "FirstSpaceLast": "{first} {middle} {last} {suffix}",
        "Company": "{company}",
        "LastCommaFirstCompany": "{last}, {first} {middle}\r\n{company}",
        "CompanyLastFirst": "{company}\r\n{last}{first} {middle}",
        "LastFirst": "{last}{first} {middle}",
        "LastFirstCompany": "{last}{first} {middle}\r\n{company}",
        "CompanyLastCommaFirst": "{company}\r\n{last}, {first} {middle}",
        "LastFirstSuffix": "{last}{first} {middle} {suffix}",
        "LastSpaceFirstCompany": "{last} {first} {middle}\r\n{company}",
        "CompanyLastSpaceFirst": "{company}\r\n{last} {first} {middle}",
        "LastSpaceFirst": "{last} {first} {middle}",
        "DisplayName": "{display}",
        "FirstName": "{first}",
        "LastFirstMiddleSuffix": "{last} {first} {middle} {suffix}",
        "LastName": "{last}",
        "Empty": "",
    }
)
_PARTS: Final[Mapping[str, Row[str]]] = MappingProxyType(
    {
        "first": ContactItemType.given_name,
        "middle": ContactItemType.middle_name,
        "last": ContactItemType.surname,
        "suffix": ContactItemType.generation,
        "company": ContactItemType.company_name,
        "display": ContactItemType.display_name,
    }
)
_ADDRESS: Final = "00062004-0000-0000-c000-000000000046"
#: What of a name has a property but no element of its own: PidTagDisplayNamePrefix, PidLidYomiFirstName and -LastName.
_TITLE: Final = PropertyKey("String", tag=0x3A45)
_YOMI_FIRST_NAME: Final = PropertyKey("String", set_id=_ADDRESS, id=0x802C)
_YOMI_LAST_NAME: Final = PropertyKey("String", set_id=_ADDRESS, id=0x802D)


def settle(values: Values, changed: set[Row[Any]]) -> None:
    """Work out what a contact is filed as, where its mapping or what the mapping is made of changed.

    A FileAs that the client says itself stays; said alone it ends the mapping.
    """
    if ContactItemType.file_as in changed:
        if ContactItemType.file_as_mapping not in changed and ContactItemType.file_as_mapping in values:
            values[ContactItemType.file_as_mapping] = "None"
        return
    pattern = _FILED_AS.get(values.get(ContactItemType.file_as_mapping) or "None")
    if pattern is not None and changed.intersection({ContactItemType.file_as_mapping, *_PARTS.values()}):
        values[ContactItemType.file_as] = _filled(pattern, values)


def _filled(pattern: str, values: Values) -> str:
    """Return a pattern with a contact's names in it; what joins two of them goes where one is missing."""
    lines = []
    for line in pattern.split("\r\n"):
        text = line.format_map({name: values.get(row) or "" for name, row in _PARTS.items()})
        lines.append(" ".join(text.split()).removeprefix(", ").removesuffix(","))
    return "\r\n".join(filter(None, lines))


def _complete_name(context: ItemContext) -> Record | None:
    held, extended = context.item.values, context.item.extended
    named: dict[Any, Any] = {
        CompleteNameType.title: extended.get(_TITLE),
        CompleteNameType.first_name: held.get(ContactItemType.given_name),
        CompleteNameType.middle_name: held.get(ContactItemType.middle_name),
        CompleteNameType.last_name: held.get(ContactItemType.surname),
        CompleteNameType.suffix: held.get(ContactItemType.generation),
        CompleteNameType.initials: held.get(ContactItemType.initials),
        CompleteNameType.full_name: held.get(ContactItemType.display_name) or _filled("{first} {middle} {last}", held),
        CompleteNameType.nickname: held.get(ContactItemType.nickname),
        CompleteNameType.yomi_first_name: extended.get(_YOMI_FIRST_NAME),
        CompleteNameType.yomi_last_name: extended.get(_YOMI_LAST_NAME),
    }
    shown = {row: value for row, value in named.items() if value}
    return Record(CompleteNameType, shown) if shown else None


def _has_picture(context: ItemContext) -> bool:
    return any(one.values.get(FileAttachmentType.is_contact_photo) for one in context.item.attachments)


#: Row to the function that works it out.
CONTACTS: Final[Mapping[Row[Any], Callable[[ItemContext], Any]]] = MappingProxyType(
    {
        ContactItemType.complete_name: _complete_name,
        ContactItemType.has_picture: _has_picture,
    }
)
