"""A shape shows what its base and its additional properties say, of each type what it has, in schema order."""

from __future__ import annotations

from typing import Any

import pytest

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.query.property_keys import PropertyKey, property_key
from fake_ews.query.shapes import BodyOptions, WantedProperties, wanted_properties
from fake_ews.query.summaries import found_property, found_value
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.contacts import ContactItemType, DistributionListType
from fake_ews.schema.enumerations import DefaultShapeNamesType
from fake_ews.schema.field_uris import UnindexedFieldURIType
from fake_ews.schema.folders import BaseFolderType, FolderType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.paths import NonEmptyArrayOfPathsToElementType
from fake_ews.schema.record import Member, Record, record
from fake_ews.schema.shapes import AttachmentResponseShapeType, FolderResponseShapeType, ItemResponseShapeType
from fake_ews.schema.tasks import TaskType
from tests.unit.fake_ews.query.asking import (
    FOLDERS,
    ITEMS,
    KEY,
    code_of,
    context,
    entry,
    extended,
    sender,
    text,
    uri,
)


def additional(*paths: Record) -> Record | None:
    members = (Member(NonEmptyArrayOfPathsToElementType.path, path) for path in paths)
    return record(NonEmptyArrayOfPathsToElementType, *members) if paths else None


def wanted(
    base: str,
    *paths: Record,
    of: type[ComplexType] = MessageType,
    asking: QueryContext = ITEMS,
    finding: bool = False,
    **options: Any,
) -> WantedProperties:
    shape = record(ItemResponseShapeType, base_shape=base, additional_properties=additional(*paths), **options)
    return wanted_properties(shape, asking, finding=finding)(of)


def names(found: WantedProperties) -> list[str]:
    return [row.element for row in found.rows]


def test_id_only_is_the_id() -> None:
    assert names(wanted("IdOnly")) == ["ItemId"]


def test_additional_properties_come_in_schema_order() -> None:
    found = wanted("IdOnly", uri("message:IsRead"), uri("item:Subject"), uri("message:From"))
    assert names(found) == ["ItemId", "Subject", "From", "IsRead"]


def test_default_is_more_and_all_properties_most() -> None:
    default, most = names(wanted("Default")), names(wanted("AllProperties"))
    assert {"ItemId", "Subject", "Body", "ToRecipients", "From", "IsRead"} <= set(default)
    assert set(default) < set(most)
    assert {"Categories", "DateTimeReceived", "LastModifiedTime"} <= set(most) - set(default)


def test_what_has_to_be_named_is_in_no_base_shape() -> None:
    assert not {"MimeContent", "UniqueBody", "TextBody", "InternetMessageHeaders", "ExtendedProperty"} & set(
        names(wanted("AllProperties"))
    )
    assert "UniqueBody" in names(wanted("IdOnly", uri("item:UniqueBody")))


def test_every_base_shape_of_the_schema_is_known() -> None:
    for base in DefaultShapeNamesType.values:
        assert "ItemId" in names(wanted(str(base)))


def test_mime_content_has_an_option_of_its_own() -> None:
    assert names(wanted("IdOnly", include_mime_content=True)) == ["MimeContent", "ItemId"]
    assert names(wanted("IdOnly", include_mime_content=False)) == ["ItemId"]


def test_paths_of_all_item_classes_at_once_show_of_each_what_it_has() -> None:
    paths = (uri("item:Subject"), uri("calendar:Start"), uri("task:DueDate"), uri("contacts:GivenName"))
    assert names(wanted("IdOnly", *paths)) == ["ItemId", "Subject"]
    assert names(wanted("IdOnly", *paths, of=CalendarItemType)) == ["ItemId", "Subject", "Start"]
    assert names(wanted("IdOnly", *paths, of=TaskType)) == ["ItemId", "Subject", "DueDate"]
    assert names(wanted("IdOnly", *paths, of=ContactItemType)) == ["ItemId", "Subject", "GivenName"]


def test_a_property_of_folders_is_refused() -> None:
    with pytest.raises(Failure) as refused:
        wanted("IdOnly", uri("folder:DisplayName"))
    assert code_of(refused.value) == ("ErrorInvalidPropertyRequest", uri("folder:DisplayName"))


def test_no_shape_shows_what_the_version_named_lacks() -> None:
    old = context(exchange="2016", version="Exchange2007_SP1")
    known = UnindexedFieldURIType.known(old.profile.version)
    paths = [uri(str(name)) for name in known if name.startswith("item:")]
    shown = wanted("AllProperties", *paths, asking=old).rows
    assert [row for row in shown if not old.profile.shows(row)] == []
    assert ItemType.conversation_id not in shown
    assert ItemType.conversation_id in wanted("AllProperties").rows


def test_extended_properties_come_in_the_order_asked_each_once() -> None:
    found = wanted("IdOnly", extended("Integer", property_tag="0x1090"), KEY, extended("Integer", property_tag="4240"))
    assert [path.key for path in found.properties] == [PropertyKey("Integer", tag=0x1090), property_key(KEY)]
    assert names(found) == ["ItemId"]


def test_a_tag_of_a_row_does_not_show_the_row() -> None:
    assert names(wanted("IdOnly", extended(property_tag="0x37"))) == ["ItemId"]


def test_entries_of_a_dictionary_are_shown_alone() -> None:
    paths = (entry("contacts:EmailAddress", "EmailAddress1"), entry("contacts:PhoneNumber", "MobilePhone"))
    found = wanted("IdOnly", *paths, of=ContactItemType)
    assert [path.index for path in found.entries] == ["EmailAddress1", "MobilePhone"]
    assert [path.index for path in found.entries_of(ContactItemType.phone_numbers)] == ["MobilePhone"]
    assert wanted("IdOnly", *paths).entries == ()


def test_an_entry_adds_nothing_to_a_whole_dictionary() -> None:
    path = entry("contacts:EmailAddress", "EmailAddress1")
    assert wanted("IdOnly", path, uri("contacts:EmailAddresses"), of=ContactItemType).entries == ()


def test_headers_are_asked_for_by_name() -> None:
    found = wanted("IdOnly", entry("item:InternetMessageHeader", "X-Key"), entry("contacts:PhoneNumber", "Pager"))
    assert found.headers == ("X-Key",)


def test_the_options_for_bodies() -> None:
    assert wanted("IdOnly").bodies == BodyOptions()
    found = wanted("Default", body_type="Text", filter_html_content=True, maximum_body_size=4).bodies
    assert found == BodyOptions("Text", "Text", "Text", filter_html_content=True, maximum_body_size=4)
    assert wanted("Default", body_type="Text", unique_body_type="HTML").bodies.unique_body_type == "HTML"


def test_a_find_has_no_bodies_recipients_or_attachments() -> None:
    paths = (uri("item:Body"), uri("item:TextBody"), uri("item:MimeContent"), uri("item:InternetMessageHeaders"))
    header = entry("item:InternetMessageHeader", "X-Key")
    found = wanted("AllProperties", *paths, header, finding=True, include_mime_content=True)
    left_out = {"Body", "TextBody", "MimeContent", "ToRecipients", "CcRecipients", "ReplyTo", "Attachments"}
    assert not (left_out | {"InternetMessageHeaders", "ResponseObjects"}) & set(names(found))
    assert found.entries == ()
    assert {"Subject", "From", "DisplayTo", "Categories", "ConversationId", "IsRead", "Size"} <= set(names(found))


def test_a_find_has_the_numbers_and_addresses_of_contacts() -> None:
    found = names(wanted("Default", finding=True, of=ContactItemType))
    assert {"EmailAddresses", "PhoneNumbers", "PhysicalAddresses", "ImAddresses", "CompleteName"} <= set(found)
    assert "Members" not in names(wanted("AllProperties", finding=True, of=DistributionListType))


def test_a_find_has_no_attendees_and_no_recurrence() -> None:
    found = set(names(wanted("AllProperties", finding=True, of=CalendarItemType)))
    assert {"Start", "End", "Location", "Organizer", "IsRecurring", "CalendarItemType"} <= found
    assert not {"RequiredAttendees", "Recurrence", "ModifiedOccurrences", "FirstOccurrence"} & found


def test_folders_have_shapes_too() -> None:
    def shown(base: str, *paths: Record, finding: bool = False) -> list[str]:
        shape = record(FolderResponseShapeType, base_shape=base, additional_properties=additional(*paths))
        return names(wanted_properties(shape, FOLDERS, finding=finding)(FolderType))

    assert shown("IdOnly") == ["FolderId"]
    assert shown("Default") == ["FolderId", "DisplayName", "TotalCount", "ChildFolderCount", "UnreadCount"]
    assert shown("IdOnly", uri("folder:PermissionSet")) == ["FolderId", "PermissionSet"]
    assert shown("IdOnly", uri("folder:PermissionSet"), finding=True) == ["FolderId"]
    assert BaseFolderType.effective_rights.element in shown("IdOnly", uri("folder:EffectiveRights"), finding=True)


def test_an_attached_item_is_shown_whole() -> None:
    shape = record(
        AttachmentResponseShapeType, body_type="Text", additional_properties=additional(uri("item:TextBody"))
    )
    found = wanted_properties(shape, ITEMS)(MessageType)
    assert {"Body", "ToRecipients", "Categories", "TextBody"} <= set(names(found))
    assert found.bodies.body_type == "Text"


def test_a_find_cuts_texts() -> None:
    assert found_value(MessageType.references, "x" * 300) == "x" * 255
    assert found_value(ItemType.web_client_read_form_query_string, "x" * 300) == "x" * 300
    assert found_value(ItemType.size, 7) == 7
    assert found_value(ItemType.body, text("x" * 300)) == text("x" * 300)


def test_a_find_shows_the_name_of_a_sender_alone() -> None:
    shown = found_value(MessageType.from_, sender("Kim Akers", "kim@example.com"))
    assert "kim@example.com" not in repr(shown)
    assert "Kim Akers" in repr(shown)
    assert "kim@example.com" in repr(found_value(MessageType.from_, sender("", "kim@example.com")))


@pytest.mark.parametrize(
    ("type", "value", "shown"),
    [
        ("String", "x" * 300, "x" * 255),
        ("Binary", b"x" * 600, b"x" * 512),
        ("StringArray", ("x" * 300,), ("x" * 300,)),
        ("Integer", 7, 7),
    ],
)
def test_a_find_cuts_extended_properties(type: str, value: Any, shown: Any) -> None:
    assert found_property(PropertyKey(type, tag=0x1090), value) == shown
