"""The value of an extended property is read by its type, written back as it was, and shared with the row it aliases."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fake_ews.errors import Failure
from fake_ews.query.property_values import property_of_row, read_property, row_of_property, write_property
from fake_ews.schema.extended_properties import ExtendedPropertyType, NonEmptyArrayOfPropertyValuesType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record, record
from tests.unit.fake_ews.query.asking import ITEMS, at, context, extended


def sent(type: str, *texts: str, array: bool = False) -> Record:
    path = extended(type, distinguished_property_set_id="PublicStrings", property_name="Key")
    if array:
        values = record(NonEmptyArrayOfPropertyValuesType, value=texts)
        return record(ExtendedPropertyType, extended_field_uri=path, values=values)
    return record(ExtendedPropertyType, extended_field_uri=path, value=texts[0])


CLSID = "6b29fc40-ca47-1067-b31d-00dd010662da"


@pytest.mark.parametrize(
    ("type", "text", "value", "written"),
    [
        ("String", " as it is ", " as it is ", " as it is "),
        ("Integer", "-7", -7, "-7"),
        ("Short", "7", 7, "7"),
        ("Long", "5000000000", 5_000_000_000, "5000000000"),
        ("Currency", "30000000", 30_000_000, "30000000"),
        ("Double", "0.5", 0.5, "0.5"),
        ("Float", "2", 2.0, "2"),
        ("ApplicationTime", "45000.25", 45000.25, "45000.25"),
        ("Boolean", "1", True, "true"),
        ("Boolean", "false", False, "false"),
        ("SystemTime", "2026-03-02T10:00:00+02:00", at("2026-03-02T08:00:00Z"), "2026-03-02T10:00:00+02:00"),
        ("Binary", "AAEC", b"\0\1\2", "AAEC"),
        ("CLSID", CLSID.upper(), CLSID, CLSID),
    ],
)
def test_a_value_is_typed_and_written_back(type: str, text: str, value: Any, written: str) -> None:
    property = sent(type, text)
    key, found = read_property(property, ITEMS)
    assert (found, key.type) == (value, type)
    path = property[ExtendedPropertyType.extended_field_uri]
    assert write_property(path, key, found) == sent(type, written)


def test_an_array_is_a_tuple() -> None:
    property = sent("IntegerArray", "1", "2", array=True)
    key, found = read_property(property, ITEMS)
    assert found == (1, 2)
    assert write_property(property[ExtendedPropertyType.extended_field_uri], key, found) == property


def test_a_time_without_a_zone_is_in_that_of_the_request() -> None:
    asking = context(zone=ZoneInfo("Europe/Copenhagen"))
    assert read_property(sent("SystemTime", "2026-03-02T10:00:00"), asking)[1] == at("2026-03-02T09:00:00Z")


@pytest.mark.parametrize(
    "property",
    [
        sent("Integer", "seven"),
        sent("Boolean", "perhaps"),
        sent("Binary", "no base64!"),
        sent("Short", "70000"),
        sent("CLSID", "no GUID"),
        sent("IntegerArray", "1"),
        sent("Integer", "1", array=True),
        sent("IntegerArray", "1", "two", array=True),
    ],
)
def test_what_is_no_value_of_the_type_is_refused(property: Record) -> None:
    with pytest.raises(Failure) as refused:
        read_property(property, ITEMS)
    assert refused.value.code == "ErrorInvalidExtendedPropertyValue"
    assert refused.value.path == property[ExtendedPropertyType.extended_field_uri]


@pytest.mark.parametrize(("number", "name"), [(0, "Low"), (1, "Normal"), (2, "High")])
def test_importance_is_a_number_below(number: int, name: str) -> None:
    assert property_of_row(ItemType.importance, name) == number
    assert row_of_property(ItemType.importance, number) == name


def test_a_number_that_names_no_importance_is_refused() -> None:
    with pytest.raises(Failure, match="ErrorInvalidExtendedPropertyValue"):
        row_of_property(ItemType.importance, 3)


def test_text_is_the_same_on_both_sides() -> None:
    assert property_of_row(ItemType.subject, "Hello") == row_of_property(ItemType.subject, "Hello") == "Hello"
