"""A path means a row, an entry of a dictionary or an extended property; what no such object has is refused."""

from __future__ import annotations

import pytest

from fake_ews.errors import Failure
from fake_ews.query.paths import DICTIONARIES, resolve
from fake_ews.query.property_keys import PropertyKey
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.calendar import CalendarItemType, MeetingRequestMessageType
from fake_ews.schema.contacts import (
    ContactItemType,
    EmailAddressDictionaryEntryType,
    EmailAddressDictionaryType,
    PhysicalAddressDictionaryEntryType,
    PhysicalAddressDictionaryType,
)
from fake_ews.schema.field_uris import DictionaryURIType, UnindexedFieldURIType
from fake_ews.schema.folders import BaseFolderType, FolderType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import InternetHeaderType, NonEmptyArrayOfInternetHeadersType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record, record
from fake_ews.schema.tasks import TaskType
from tests.unit.fake_ews.query.asking import FOLDERS, ITEMS, at, code_of, context, entry, extended, message, uri


def contact() -> RecordSubject:
    address = record(EmailAddressDictionaryEntryType, key="EmailAddress1", value="kim@example.com")
    home = record(PhysicalAddressDictionaryEntryType, key="Home", street="Main Street 1")
    return RecordSubject(
        record(
            ContactItemType,
            email_addresses=record(EmailAddressDictionaryType, entry=(address,)),
            physical_addresses=record(PhysicalAddressDictionaryType, entry=(home,)),
        )
    )


def test_a_uri_is_a_row() -> None:
    assert resolve(uri("item:Subject"), ITEMS).rows == (ItemType.subject,)


def test_one_uri_stands_on_several_types() -> None:
    path = resolve(uri("calendar:Start"), ITEMS)
    assert path.row(CalendarItemType) is CalendarItemType.start
    assert path.row(MeetingRequestMessageType) is MeetingRequestMessageType.start
    assert path.row(MessageType) is None


def test_equal_paths_mean_the_same_however_they_are_written() -> None:
    hex_tag = resolve(extended("Integer", property_tag="0x1090"), ITEMS)
    decimal_tag = resolve(extended("Integer", property_tag="4240"), ITEMS)
    assert hex_tag == decimal_tag
    assert len({hex_tag, decimal_tag}) == 1
    assert hex_tag.said != decimal_tag.said


def test_a_property_of_another_item_class_resolves() -> None:
    assert resolve(uri("task:DueDate"), ITEMS).rows == (TaskType.due_date,)


@pytest.mark.parametrize("path", [uri("folder:DisplayName"), uri("conversation:UnreadCount"), uri("persona:Title")])
def test_what_no_item_has_is_refused(path: Record) -> None:
    with pytest.raises(Failure) as refused:
        resolve(path, ITEMS)
    assert code_of(refused.value) == ("ErrorInvalidPropertyRequest", path)


def test_what_no_folder_has_is_refused() -> None:
    with pytest.raises(Failure, match="ErrorInvalidPropertyRequest"):
        resolve(uri("item:Subject"), FOLDERS)
    assert resolve(uri("folder:UnreadCount"), FOLDERS).rows == (FolderType.unread_count,)


def test_every_uri_of_items_that_the_schema_has_resolves() -> None:
    families = ("item:", "message:", "meeting:", "meetingRequest:", "calendar:", "task:", "contacts:", "postitem:")
    names = [str(name) for name in UnindexedFieldURIType.values if name.startswith(families)]
    assert len(names) > 200
    newest = context(exchange="2019", version="V2017_07_11")
    for name in names:
        resolve(uri(name), newest)


def test_a_property_younger_than_the_version_named_is_none() -> None:
    with pytest.raises(Failure) as refused:
        resolve(uri("item:TextBody"), context(exchange="2016", version="Exchange2010_SP2"))
    assert refused.value.code == "ErrorInvalidPropertyRequest"
    assert resolve(uri("item:TextBody"), ITEMS).rows == (ItemType.text_body,)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (entry("contacts:EmailAddress", "EmailAddress1"), "kim@example.com"),
        (entry("contacts:EmailAddress", "EmailAddress2"), None),
        (entry("contacts:PhysicalAddress:Street", "Home"), "Main Street 1"),
        (entry("contacts:PhysicalAddress:City", "Home"), None),
        (entry("contacts:PhysicalAddress:Street", "Business"), None),
        (entry("contacts:PhoneNumber", "MobilePhone"), None),
    ],
)
def test_an_indexed_path_points_into_a_dictionary(path: Record, value: str | None) -> None:
    assert contact().value(resolve(path, ITEMS)) == value


def test_there_is_a_dictionary_for_every_indexed_uri() -> None:
    assert set(DICTIONARIES) == set(DictionaryURIType.values)


@pytest.mark.parametrize(
    "path",
    [
        entry("contacts:EmailAddress", "EmailAddress4"),
        entry("contacts:PhysicalAddress:Street", "home"),
        entry("item:InternetMessageHeader", ""),
    ],
)
def test_a_label_that_there_is_not_is_refused(path: Record) -> None:
    with pytest.raises(Failure, match="ErrorInvalidPropertyRequest"):
        resolve(path, ITEMS)


def test_headers_are_found_without_regard_to_case() -> None:
    header = record(InternetHeaderType, header_name="X-Mailer", value="Fake")
    headers = record(NonEmptyArrayOfInternetHeadersType, internet_message_header=(header,))
    subject = message(internet_message_headers=headers)
    assert subject.value(resolve(entry("item:InternetMessageHeader", "x-mailer"), ITEMS)) == "Fake"


def test_a_tag_sees_the_value_of_its_row() -> None:
    path = resolve(extended(property_tag="0x0037"), ITEMS)
    assert path.rows == (ItemType.subject,)
    assert message(subject="Hello").value(path) == "Hello"


def test_a_tag_of_another_type_is_another_property() -> None:
    assert resolve(extended("Binary", property_tag="0x0037"), ITEMS).rows == ()


def test_a_tag_means_the_row_of_the_kind_of_object_asked() -> None:
    name = extended(property_tag="0x3001")
    assert resolve(name, FOLDERS).rows == (BaseFolderType.display_name,)
    assert ContactItemType.display_name in resolve(name, ITEMS).rows


def test_importance_seen_through_its_tag_is_a_number() -> None:
    path = resolve(extended("Integer", property_tag="0x17"), ITEMS)
    assert message(importance="High").value(path) == 2


def test_an_extended_property_of_its_own_is_found_by_its_key() -> None:
    path = resolve(extended("SystemTime", property_tag="0x10F4"), ITEMS)
    moment = at("2026-03-02T08:00:00Z")
    assert path.rows == ()
    assert message({PropertyKey("SystemTime", tag=0x10F4): moment}).value(path) == moment
    assert message().value(path) is None
