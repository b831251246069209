"""What FindItem and FindFolder cut from the values that they show."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.query.property_keys import PropertyKey
from fake_ews.schema.addresses import EmailAddressType, SingleRecipientType
from fake_ews.schema.kinds import xs
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row

#: "Only the first 512 bytes of any streamable property. For Unicode, it returns the first 255 characters by using a
#: null-terminated Unicode string" (documentation page "FindItem operation").
MOST_BYTES: Final = 512
MOST_CHARACTERS: Final = 255

#: Made by the server as it answers, so no table of the store has cut them.
_MADE_UP: Final = frozenset({"item:WebClientReadFormQueryString", "item:WebClientEditFormQueryString"})


def found_value(row: Row[Any], value: Any) -> Any:
    """Return what a find shows of the value of a row: the beginning of a text, the name alone of a sender."""
    if row.kind in (xs.string, xs.anyURI) and row.uri not in _MADE_UP:
        return value[:MOST_CHARACTERS]
    if row.kind == SingleRecipientType.__name__:
        mailbox = value[SingleRecipientType.mailbox]
        name = mailbox.get(EmailAddressType.name) or mailbox.get(EmailAddressType.email_address)
        return Record(SingleRecipientType, {SingleRecipientType.mailbox: _named(name)})
    return value


def _named(name: str | None) -> Record:
    return Record(EmailAddressType, {} if name is None else {EmailAddressType.name: name})


def found_property(key: PropertyKey, value: Any) -> Any:
    """Return what a find shows of the value of an extended property."""
    if key.type == "String":
        return value[:MOST_CHARACTERS]
    if key.type == "Binary":
        return value[:MOST_BYTES]
    return value
