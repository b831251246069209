"""What the writer makes of records: escaped, in schema order, and only what the version named has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.schema.alternate_ids import AlternateIdType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ArrayOfRealItemsType
from fake_ews.schema.item_parts import BodyType, FlagType
from fake_ews.schema.message import MessageType
from fake_ews.schema.messages import ArrayOfResponseMessagesType, DeleteItemResponseMessageType
from fake_ews.schema.paths import PathToUnindexedFieldType
from fake_ews.schema.post_item import PostItemType
from fake_ews.schema.record import Member, Record, record
from fake_ews.schema.restrictions import ExistsType
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.writer import Writer, writer

NEWEST = Version.V2017_07_11


def written(made: Record, version: Version = NEWEST, name: str = "t:X") -> str:
    return writer(view(standard().table, version)).element(name, made)


def message(**values: Any) -> Record:
    return record(MessageType, **values)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain", "plain"),
        ("<a> & \"b\" 'c'", "&lt;a&gt; &amp; \"b\" 'c'"),
        ("]]>", "]]&gt;"),
        ("two\r\nlines", "two&#xD;\nlines"),
        ("\U0001f600 \u00e4", "\U0001f600 \u00e4"),
        ("a\x00\x0b\x1f\ufffe\ud800b", "ab"),
    ],
)
def test_text_is_escaped(text: str, escaped: str) -> None:
    assert written(message(subject=text)) == f"<t:X><t:Subject>{escaped}</t:Subject></t:X>"
    etree.fromstring(written(message(subject=text)).replace("t:", ""))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [('a"b', "a&quot;b"), ("a\n\tb\r", "a&#xA;&#x9;b&#xD;"), ("<&\x01", "&lt;&amp;"), ("a'b", "a'b")],
)
def test_attributes_are_escaped(text: str, escaped: str) -> None:
    assert written(record(ItemIdType, id=text)) == f'<t:X Id="{escaped}"/>'


def test_values_have_the_forms_of_exchange() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)
    zoned = moment.astimezone(timezone(timedelta(hours=-5)))
    made = message(
        is_draft=True, size=7, date_time_received=moment, date_time_sent=zoned, conversation_index=b"\x00\xff"
    )
    text = written(made)
    assert "<t:DateTimeReceived>2026-01-02T03:04:05Z</t:DateTimeReceived>" in text
    assert "<t:DateTimeSent>2026-01-01T22:04:05-05:00</t:DateTimeSent>" in text
    assert "<t:IsDraft>true</t:IsDraft>" in text
    assert "<t:Size>7</t:Size>" in text
    assert "<t:ConversationIndex>AP8=</t:ConversationIndex>" in text


def test_milliseconds_are_written_where_they_are_asked_for() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)
    precise = Writer(view(standard().table, NEWEST), milliseconds=True)
    text = precise.element("t:X", message(date_time_received=moment, date_time_sent=moment.replace(tzinfo=None)))
    assert "2026-01-02T03:04:05.678Z" in text
    assert "2026-01-02T03:04:05.678<" in text


def test_elements_stand_in_schema_order_whatever_the_order_of_the_record() -> None:
    made = message(is_read=True, subject="a", item_class="IPM.Note")
    assert [etree.QName(one).localname for one in parsed(written(made))] == ["ItemClass", "Subject", "IsRead"]


def parsed(text: str) -> etree._Element:
    declared = ' xmlns:t="urn:t" xmlns:m="urn:m" xmlns:xsi="urn:xsi"'
    return etree.fromstring(text.replace("<t:X", f"<t:X{declared}", 1))


def test_an_empty_element_is_one_tag_and_empty_text_is_two() -> None:
    assert written(message()) == "<t:X/>"
    assert written(message(subject="")) == "<t:X><t:Subject></t:Subject></t:X>"


def test_attributes_and_text() -> None:
    assert written(record(BodyType, body_type="HTML", value="<p/>")) == '<t:X BodyType="HTML">&lt;p/&gt;</t:X>'


def test_what_the_version_lacks_is_left_out() -> None:
    made = message(subject="a", flag=record(FlagType, flag_status="Flagged"))
    assert written(made, Version.Exchange2010_SP2) == "<t:X><t:Subject>a</t:Subject></t:X>"
    assert "<t:FlagStatus>Flagged</t:FlagStatus>" in written(made, Version.Exchange2013)


def test_items_of_a_kind_that_the_version_lacks_are_left_out() -> None:
    items = record(
        ArrayOfRealItemsType,
        Member(ArrayOfRealItemsType.post_item, record(PostItemType)),
        Member(ArrayOfRealItemsType.message, message()),
    )
    assert written(items) == "<t:X><t:PostItem/><t:Message/></t:X>"
    assert written(items, Version.Exchange2007) == "<t:X><t:Message/></t:X>"


def test_a_substitute_goes_by_its_own_name() -> None:
    path = record(PathToUnindexedFieldType, field_uri="item:Subject")
    assert written(record(ExistsType, path=path)) == '<t:X><t:FieldURI FieldURI="item:Subject"/></t:X>'


def test_a_type_derived_from_the_declared_is_named() -> None:
    response = standard().table.types["ConvertIdResponseMessageType"]
    identifier = record(AlternateIdType, format="EwsId", id="a", mailbox="b")
    text = written(record(response, response_class="Success", alternate_id=identifier))
    assert '<m:AlternateId xsi:type="t:AlternateIdType" Format="EwsId" Id="a" Mailbox="b"/>' in text


def test_a_derived_type_that_the_version_lacks_is_not_named() -> None:
    deleted = record(DeleteItemResponseMessageType, response_class="Success", response_code="NoError")
    row = ArrayOfResponseMessagesType.row("DeleteItemResponseMessage").canonical
    text = written(record(ArrayOfResponseMessagesType, Member(row, deleted)), Version.Exchange2010_SP2)
    assert "xsi:type" not in text
    assert "<m:ResponseCode>NoError</m:ResponseCode>" in text


def test_records_with_other_rows_are_written_with_their_own() -> None:
    # Plans are remembered for combinations of rows; more combinations than are remembered must not mix them up.
    values = {"subject": "a", "size": 1, "is_read": True, "is_draft": False, "importance": "High", "display_to": "b",
              "display_cc": "c", "in_reply_to": "d", "item_class": "e"}  # fmt: skip
    names = list(values)
    for number in range(1 << len(names)):
        chosen = {name: values[name] for place, name in enumerate(names) if number >> place & 1}
        found = {etree.QName(one).localname for one in parsed(written(message(**chosen)))}
        assert found == {MessageType.__dict__.get(name, getattr(MessageType, name)).element for name in chosen}
