"""What exchangelib writes into a search means here what its filter says."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from exchangelib.extended_properties import ExtendedProperty
from exchangelib.fields import FieldPath
from exchangelib.folders import Contacts, Inbox, Root
from exchangelib.indexed_properties import EmailAddress
from exchangelib.items import CalendarItem, Contact, DistributionList, Message, Task
from exchangelib.queryset import Q
from exchangelib.restriction import Restriction
from exchangelib.version import Build, Version
from lxml import etree

from fake_ews.query.paths import resolve
from fake_ews.query.restrictions import predicate
from fake_ews.query.shapes import wanted_properties
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.contacts import ContactItemType, EmailAddressDictionaryEntryType, EmailAddressDictionaryType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.paths import (
    NonEmptyArrayOfPathsToElementType,
    PathToExtendedFieldType,
    PathToIndexedFieldType,
    PathToUnindexedFieldType,
)
from fake_ews.schema.record import Member, Record, record
from fake_ews.schema.restrictions import RestrictionType
from fake_ews.schema.shapes import ItemResponseShapeType
from fake_ews.schema.view import view
from fake_ews.wire.reader import Reader
from tests.unit.fake_ews.query.asking import ITEMS, TABLE, at, message, sender, strings

EXCHANGE = Version(build=Build(15, 1, 2507, 6))
READER = Reader(view(TABLE, ITEMS.profile.version))


class Key(ExtendedProperty):
    """A property of the client's own."""

    property_set_id = "c11ff724-aa03-4555-9952-8fa248a11c3e"
    property_name = "Key"
    property_type = "String"


@pytest.fixture(autouse=True)
def key_on_messages() -> Any:
    Message.register("key", Key)
    yield
    Message.deregister("key")


def folder(kind: Any) -> Any:
    account = SimpleNamespace(version=EXCHANGE, primary_smtp_address="kim@example.com")
    root = object.__new__(Root)
    object.__setattr__(root, "_account", account)
    return kind(root=root)


def read(element: Any, declared: Any) -> Record:
    """Return the record that the server makes of an element of exchangelib's."""
    body = etree.tostring(element)
    root = etree.fromstring(body)
    return READER.read(body, root, root, declared)


def asked(q: Q, where: Any = Inbox) -> Any:
    made = Restriction(q, folders=[folder(where)], applies_to=Restriction.ITEMS).to_xml(version=EXCHANGE)
    return predicate(read(made, RestrictionType), ITEMS)


def own_key(value: str) -> dict[Any, Any]:
    path = record(
        PathToExtendedFieldType, property_set_id=Key.property_set_id, property_name="Key", property_type="String"
    )
    return {resolve(path, ITEMS).key: value}


MAIL = message(
    own_key("deal-7"),
    subject="Project Plan",
    size=1000,
    importance="Normal",
    is_read=False,
    date_time_received=at("2026-03-02T08:00:00Z"),
    categories=strings("TestA", "TestB"),
    from_=sender("Kim Akers", "kim@example.com"),
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        (Q(subject="Project Plan"), True),
        (Q(subject="PROJECT PLAN"), True),
        (~Q(subject="Project Plan"), False),
        (Q(subject__not="Plan"), True),
        (Q(subject__exact="Project Plan"), True),
        (Q(subject__exact="project plan"), False),
        (Q(subject__iexact="project plan"), True),
        (Q(subject__contains="ject"), True),
        (Q(subject__contains="JECT"), False),
        (Q(subject__icontains="JECT"), True),
        (Q(subject__startswith="Project"), True),
        (Q(subject__istartswith="project"), True),
        (Q(subject__in=["Plan", "Project Plan"]), True),
        (Q(subject__exists=True), True),
        (Q(subject__exists=False), False),
        (Q(size__gt=999), True),
        (Q(size__range=(1, 999)), False),
        (Q(is_read=False), True),
        (Q(is_read=True), False),
        (Q(importance="Normal"), True),
        (Q(importance__gt="Normal"), False),
        (Q(datetime_received__lt=NOON), True),
        (Q(datetime_received__gte=NOON), False),
        (Q(categories__contains=["TESTA"]), True),
        (Q(categories__contains=["TestA", "TestC"]), False),
        (Q(categories__in=["TestC", "testb"]), True),
        (Q(categories__contains="ci6xahH1"), False),
        (Q(key="deal-7"), True),
        (Q(key__startswith="deal-"), True),
        (Q(key__exists=False), False),
        (Q(subject="x") | Q(is_read=False, size__lte=1000), True),
        (~(Q(subject="Project Plan") & Q(size=1000)), False),
    ],
    ids=str,
)
def test_filters(q: Q, expected: bool) -> None:
    assert asked(q)(MAIL) is expected


def test_a_filter_on_an_entry_of_a_dictionary() -> None:
    entry = record(EmailAddressDictionaryEntryType, key="EmailAddress1", value="kim@example.com")
    kim = RecordSubject(record(ContactItemType, email_addresses=record(EmailAddressDictionaryType, entry=(entry,))))
    address = EmailAddress(label="EmailAddress1", email="kim@example.com")
    assert asked(Q(email_addresses=address), Contacts)(kim)
    assert asked(Q(email_addresses__EmailAddress1__contains="@example"), Contacts)(kim)
    assert not asked(Q(email_addresses__EmailAddress2="kim@example.com"), Contacts)(kim)


PATHS = {
    "FieldURI": PathToUnindexedFieldType,
    "IndexedFieldURI": PathToIndexedFieldType,
    "ExtendedFieldURI": PathToExtendedFieldType,
}


def paths_of(kinds: tuple[Any, ...]) -> list[Record]:
    """Return every path that exchangelib asks for when it knows nothing of the kind of item that it wants."""
    elements: dict[str, Any] = {}
    for kind in kinds:
        for field in kind.supported_fields(version=EXCHANGE):
            for path in FieldPath(field=field).expand(version=EXCHANGE):
                made = path.to_xml()
                elements[etree.tostring(made).decode()] = made
    return [read(made, PATHS[etree.QName(made).localname]) for made in elements.values()]


def test_the_paths_of_all_item_classes_asked_at_once_are_no_mistake() -> None:
    paths = paths_of((Message, CalendarItem, Contact, Task, DistributionList))
    assert len(paths) > 180
    members = (Member(NonEmptyArrayOfPathsToElementType.path, path) for path in paths)
    additional = record(NonEmptyArrayOfPathsToElementType, *members)
    wanted = wanted_properties(
        record(ItemResponseShapeType, base_shape="IdOnly", additional_properties=additional), ITEMS
    )
    shown = wanted(MessageType)
    assert {ItemType.subject, ItemType.body, MessageType.from_, MessageType.to_recipients} <= set(shown.rows)
    assert [row for row in shown.rows if not issubclass(MessageType, row.owner)] == []
    assert shown.entries == ()
    assert len(wanted(ContactItemType).entries) > 30
