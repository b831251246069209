"""Short ways to write the records that a search consists of."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Any, Final

from fake_ews.dispatch import standard
from fake_ews.errors import Failure
from fake_ews.products import product
from fake_ews.profile import Profile
from fake_ews.query.context import QueryContext
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.addresses import ArrayOfRecipientsType, EmailAddressType, SingleRecipientType
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.folders import BaseFolderType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import ArrayOfStringsType, BodyType
from fake_ews.schema.message import MessageType
from fake_ews.schema.paths import PathToExtendedFieldType, PathToIndexedFieldType, PathToUnindexedFieldType
from fake_ews.schema.record import Member, Record, record
from fake_ews.schema.restrictions import (
    AndType,
    ConstantValueType,
    ContainsExpressionType,
    ExcludesType,
    ExcludesValueType,
    ExistsType,
    FieldURIOrConstantType,
    NotType,
    OrType,
    RestrictionType,
)
from fake_ews.versions import Version

TABLE: Final = standard().table


def context(
    root: type[ComplexType] = ItemType, *, exchange: str = "2016", version: str = "Exchange2016", zone: tzinfo = UTC
) -> QueryContext:
    """Return the surroundings of a question about items, unless ``root`` says otherwise."""
    return QueryContext(TABLE, Profile(product(exchange), Version[version]), root, zone)


ITEMS: Final = context()
FOLDERS: Final = context(BaseFolderType)


def at(text: str) -> datetime:
    """Return a moment."""
    return datetime.fromisoformat(text)


def uri(name: str) -> Record:
    """Return a FieldURI."""
    return record(PathToUnindexedFieldType, field_uri=name)


def entry(name: str, index: str) -> Record:
    """Return an IndexedFieldURI."""
    return record(PathToIndexedFieldType, field_uri=name, field_index=index)


def extended(type: str = "String", **attributes: Any) -> Record:
    """Return an ExtendedFieldURI."""
    return record(PathToExtendedFieldType, property_type=type, **attributes)


KEY: Final = extended(property_set_id="AA3DF801-4FC7-401F-BBC1-7C93D6498C2E", property_name="ItemIndex")


def where(expression: Record) -> Record:
    """Return a Restriction."""
    return record(RestrictionType, search_expression=expression)


def compared(type: type[ComplexType], path: Record, constant: str | Record) -> Record:
    """Return a comparison of ``path`` with a constant or another path."""
    if isinstance(constant, Record):
        other = record(FieldURIOrConstantType, path=constant)
    else:
        other = record(FieldURIOrConstantType, constant=record(ConstantValueType, value=constant))
    return record(type, path=path, field_uri_or_constant=other)


def contains(path: Record, text: str, mode: str | None = "Substring", comparison: str | None = "Exact") -> Record:
    """Return a Contains."""
    constant = record(ConstantValueType, value=text)
    return record(
        ContainsExpressionType,
        path=path,
        constant=constant,
        containment_mode=mode,
        containment_comparison=comparison,
    )


def excludes(path: Record, bitmask: str) -> Record:
    """Return an Excludes."""
    return record(ExcludesType, path=path, bitmask=record(ExcludesValueType, value=bitmask))


def exists(path: Record) -> Record:
    """Return an Exists."""
    return record(ExistsType, path=path)


def negated(expression: Record) -> Record:
    """Return a Not."""
    return record(NotType, search_expression=expression)


def both(*expressions: Record) -> Record:
    """Return an And."""
    return record(AndType, search_expression=expressions)


def either(*expressions: Record) -> Record:
    """Return an Or."""
    return record(OrType, search_expression=expressions)


def strings(*values: str) -> Record:
    """Return an array of strings, as Categories holds."""
    return record(ArrayOfStringsType, string=values)


def text(value: str) -> Record:
    """Return a plain body."""
    return record(BodyType, value=value, body_type="Text")


def mailbox(name: str, address: str) -> Record:
    """Return a Mailbox."""
    return record(EmailAddressType, name=name, email_address=address)


def sender(name: str, address: str) -> Record:
    """Return what From and Sender hold."""
    return record(SingleRecipientType, mailbox=mailbox(name, address))


def recipients(*mailboxes: Record) -> Record:
    """Return what ToRecipients holds."""
    return record(ArrayOfRecipientsType, *(Member(ArrayOfRecipientsType.mailbox, one) for one in mailboxes))


def message(extended: Any = None, **values: Any) -> RecordSubject:
    """Return a message to search."""
    return RecordSubject(record(MessageType, **values), extended)


def appointment(**values: Any) -> RecordSubject:
    """Return a calendar item to search."""
    return RecordSubject(record(CalendarItemType, **values))


def code_of(failure: Failure) -> tuple[str, Any]:
    """Return the response code of a failure, and what its MessageXml will name."""
    return failure.code, failure.path
