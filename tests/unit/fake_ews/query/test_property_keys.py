"""An ExtendedFieldURI identifies a property, or is refused with the code that says why."""

from __future__ import annotations

from typing import Any

import pytest
from exchangelib.extended_properties import ExtendedProperty

from fake_ews.errors import Failure
from fake_ews.query.property_keys import PropertyKey, property_key
from fake_ews.schema.mapi import PROPERTY_SETS
from tests.unit.fake_ews.query.asking import extended

SET = "c11ff724-aa03-4555-9952-8fa248a11c3e"


@pytest.mark.parametrize(
    ("attributes", "key"),
    [
        ({"property_tag": "0x1090", "type": "Integer"}, PropertyKey("Integer", tag=0x1090)),
        ({"property_tag": "4240", "type": "Integer"}, PropertyKey("Integer", tag=0x1090)),
        ({"property_tag": "0X37"}, PropertyKey("String", tag=0x37)),
        ({"property_set_id": SET.upper(), "property_name": "Key"}, PropertyKey("String", set_id=SET, name="Key")),
        ({"property_set_id": SET, "property_id": 0}, PropertyKey("String", set_id=SET, id=0)),
        (
            {"distinguished_property_set_id": "Meeting", "property_id": 3, "type": "Binary"},
            PropertyKey("Binary", set_id="6ed8da90-450b-101b-98da-00aa003f1305", id=3),
        ),
    ],
)
def test_it_is_identified_by_tag_or_by_set_and_name_or_id(attributes: dict[str, Any], key: PropertyKey) -> None:
    assert property_key(extended(**attributes)) == key


def test_a_distinguished_set_is_the_set_of_its_guid() -> None:
    named = extended(distinguished_property_set_id="PublicStrings", property_name="Key")
    spelt = extended(property_set_id="00020329-0000-0000-C000-000000000046", property_name="Key")
    assert property_key(named) == property_key(spelt)


def test_exchangelib_knows_the_sets_by_the_same_guids() -> None:
    known = ExtendedProperty.DISTINGUISHED_SET_NAME_TO_ID_MAP
    assert {name: guid for name, guid in PROPERTY_SETS.items() if known.get(name, guid) != guid} == {}


def test_names_of_headers_have_no_case_but_others_have() -> None:
    def key(set_name: str, name: str) -> PropertyKey:
        return property_key(extended(distinguished_property_set_id=set_name, property_name=name))

    assert key("InternetHeaders", "X-Key") == key("InternetHeaders", "x-key")
    assert key("PublicStrings", "X-Key") != key("PublicStrings", "x-key")


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({}, "ErrorInvalidExtendedProperty"),
        ({"property_tag": "0x1090", "property_set_id": SET}, "ErrorInvalidExtendedProperty"),
        ({"property_tag": "0x1090", "distinguished_property_set_id": "Task"}, "ErrorInvalidExtendedProperty"),
        ({"property_tag": "0x1090", "property_name": "Key"}, "ErrorInvalidExtendedProperty"),
        ({"property_tag": "0x1090", "property_id": 3}, "ErrorInvalidExtendedProperty"),
        ({"property_set_id": SET}, "ErrorInvalidExtendedProperty"),
        ({"property_name": "Key"}, "ErrorInvalidExtendedProperty"),
        ({"property_id": 3}, "ErrorInvalidExtendedProperty"),
        ({"property_set_id": SET, "property_name": ""}, "ErrorInvalidExtendedProperty"),
        ({"property_set_id": SET, "property_name": "Key", "property_id": 3}, "ErrorInvalidExtendedProperty"),
        (
            {"property_set_id": SET, "distinguished_property_set_id": "Task", "property_id": 3},
            "ErrorInvalidExtendedProperty",
        ),
        ({"property_tag": "0x8000"}, "ErrorNoPropertyTagForCustomProperties"),
        ({"property_tag": "65534"}, "ErrorNoPropertyTagForCustomProperties"),
        ({"property_tag": "0x1090", "type": "Object"}, "ErrorUnsupportedMapiPropertyType"),
        ({"property_tag": "0x1090", "type": "ObjectArray"}, "ErrorUnsupportedMapiPropertyType"),
        ({"property_tag": "0x1090", "type": "Error"}, "ErrorUnsupportedMapiPropertyType"),
        ({"property_tag": "0x1090", "type": "Null"}, "ErrorUnsupportedMapiPropertyType"),
    ],
)
def test_what_identifies_nothing_is_refused(attributes: dict[str, Any], code: str) -> None:
    path = extended(**attributes)
    with pytest.raises(Failure) as refused:
        property_key(path)
    assert (refused.value.code, refused.value.path) == (code, path)


def test_the_whole_tag_carries_the_type() -> None:
    assert PropertyKey("String", tag=0x37).mapi_name == 0x0037001F
    assert PropertyKey("IntegerArray", tag=0x1090).mapi_name == 0x10901003
    assert PropertyKey("String", set_id=SET, name="Key").mapi_name is None
