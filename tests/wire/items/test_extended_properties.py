"""An extended property is named by a tag, or by a set and a name or number in it (MS-OXWSXPROP 2.1.6)."""

from __future__ import annotations

from typing import Final

import pytest

from tests.calling import Exchange, first_and_last_product
from tests.evidence.cases import case
from tests.items import asked_for, asked_to_keep, base, kept

GUID: Final = "c11ff724-aa03-4555-9952-8fa248a11c3e"
TAG: Final = 'PropertyTag="0x3007"'
SET: Final = f'PropertySetId="{GUID}"'
KNOWN: Final = 'DistinguishedPropertySetId="PublicStrings"'
NAME: Final = 'PropertyName="Colour"'
NUMBER: Final = 'PropertyId="33000"'


def path(*attributes: str, type: str = "String") -> str:
    return f'<t:ExtendedFieldURI {" ".join(attributes)} PropertyType="{type}"/>'


def with_property(where: str, value: str = "<t:Value>blue</t:Value>") -> str:
    return f"<t:Message><t:ExtendedProperty>{where}{value}</t:ExtendedProperty></t:Message>"


@pytest.mark.parametrize(
    "where",
    [
        case(path(SET, NAME), shows="MS-OXWSXPROP_R47 MS-OXWSXPROP_R53 MS-OXWSCORE_R101", id="a set and a name"),
        case(path(SET, NUMBER), shows="MS-OXWSXPROP_R47 MS-OXWSXPROP_R55", id="a set and a number"),
        case(path(KNOWN, NAME), shows="MS-OXWSXPROP_R43 MS-OXWSXPROP_R53", id="a known set and a name"),
        case(path(KNOWN, NUMBER), shows="MS-OXWSXPROP_R43 MS-OXWSXPROP_R55", id="a known set and a number"),
        case(path('PropertyTag="0x3f0a"'), shows="MS-OXWSXPROP_R50", id="a tag in hexadecimal"),
        case(path('PropertyTag="16138"'), shows="MS-OXWSXPROP_R50", id="a tag as a number"),
    ],
)
@first_and_last_product
def test_a_property_that_is_named_well_is_kept(product: str, where: str) -> None:
    exchange = Exchange(product)
    asked = f"{base()}<t:AdditionalProperties>{where}</t:AdditionalProperties>"
    answer = asked_for(exchange, kept(exchange, with_property(where)), asked)

    assert answer.texts("//t:ExtendedProperty/t:Value") == ["blue"]


@pytest.mark.parametrize(
    "where",
    [
        case(path(KNOWN, SET, NAME), shows="MS-OXWSXPROP_R42 MS-OXWSXPROP_R157", id="two sets"),
        case(path(KNOWN, TAG), shows="MS-OXWSXPROP_R161 MS-OXWSXPROP_R51", id="a known set and a tag"),
        case(path(SET, TAG), shows="MS-OXWSXPROP_R158 MS-OXWSXPROP_R138", id="a set and a tag"),
        case(path(TAG, NAME), shows="MS-OXWSXPROP_R139", id="a tag and a name"),
        case(path(TAG, NUMBER), shows="MS-OXWSXPROP_R140", id="a tag and a number"),
        case(path(NAME), shows="MS-OXWSXPROP_R53", id="a name alone"),
        case(path(NUMBER), shows="MS-OXWSXPROP_R55", id="a number alone"),
        case(path(KNOWN), shows="MS-OXWSXPROP_R43", id="a known set alone"),
        case(path(SET), shows="MS-OXWSXPROP_R47", id="a set alone"),
    ],
)
@first_and_last_product
def test_a_property_that_is_named_twice_or_by_half_is_refused(product: str, where: str) -> None:
    exchange = Exchange(product)

    assert asked_to_keep(exchange, with_property(where)).code == "ErrorInvalidExtendedProperty"
    assert exchange.found("drafts") == []


@pytest.mark.parametrize(
    ("attributes", "valid"),
    [
        case(f'PropertySetId="{GUID}" {NAME}', True, shows="MS-OXWSXPROP_R124", id="a GUID"),
        case(f'PropertySetId="{GUID[:-1]}" {NAME}', False, shows="MS-OXWSXPROP_R124", id="a GUID that is too short"),
        case(f'PropertySetId="{{{GUID}}}" {NAME}', False, shows="MS-OXWSXPROP_R124", id="a GUID in braces"),
        case('PropertyTag="0X3f0A"', True, shows="MS-OXWSXPROP_R122", id="four digits"),
        case('PropertyTag="0x3f0a1"', False, shows="MS-OXWSXPROP_R122", id="five digits"),
        case('PropertyTag="0xg"', False, shows="MS-OXWSXPROP_R122", id="no digits"),
    ],
)
@first_and_last_product
def test_guids_and_tags_have_their_pattern(product: str, attributes: str, valid: bool) -> None:
    answer = asked_to_keep(Exchange(product), with_property(path(attributes)))

    refused = "ErrorSchemaValidation" if product == "2010_SP2" else "ErrorInvalidRequest"
    assert answer.code == ("NoError" if valid else refused)


@pytest.mark.shows("MS-OXWSXPROP_R23")
@pytest.mark.parametrize("product", ["2010_SP2", "2013_SP1"])
def test_many_values_are_one_at_least(product: str) -> None:
    exchange = Exchange(product)
    where = path(SET, NAME, type="StringArray")
    two = "<t:Values><t:Value>red</t:Value><t:Value>blue</t:Value></t:Values>"
    asked = f"{base()}<t:AdditionalProperties>{where}</t:AdditionalProperties>"
    answer = asked_for(exchange, kept(exchange, with_property(where, two)), asked)

    assert answer.texts("//t:Values/t:Value") == ["red", "blue"]
    assert asked_to_keep(exchange, with_property(where, "<t:Values/>")).code == "ErrorSchemaValidation"
