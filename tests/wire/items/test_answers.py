"""Each operation on items answers item by item, with a class and a code (MS-OXWSCDATA 2.2.4.12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tests.calling import BOB, Exchange, create, distinguished, first_and_last_product, subject, to
from tests.evidence.cases import case
from tests.items import base, kept, set_field

MESSAGE: Final = f"<t:Message>{subject('Plan')}{to(BOB)}</t:Message>"
UNKNOWN: Final = "AAMkAD="


def ids(id: str) -> str:
    return f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds>'


def create_item(id: str) -> str:
    kind = "<t:ItemClass>IPM.Contact</t:ItemClass>" if id == UNKNOWN else ""
    return create(f"<t:Message>{kind}</t:Message>")


def delete_item(id: str) -> str:
    return f'<m:DeleteItem DeleteType="HardDelete">{ids(id)}</m:DeleteItem>'


def get_item(id: str) -> str:
    return f"<m:GetItem><m:ItemShape>{base()}</m:ItemShape>{ids(id)}</m:GetItem>"


def update_item(id: str, elements: str = subject("New")) -> str:
    change = set_field("item:Subject", elements)
    return (
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges>'
        f'<t:ItemChange><t:ItemId Id="{id}"/><t:Updates>{change}</t:Updates></t:ItemChange>'
        "</m:ItemChanges></m:UpdateItem>"
    )


def send_item(id: str, change_key: str = "") -> str:
    key = f' ChangeKey="{change_key}"' if change_key else ""
    return f'<m:SendItem SaveItemToFolder="false"><m:ItemIds><t:ItemId Id="{id}"{key}/></m:ItemIds></m:SendItem>'


def move_item(id: str) -> str:
    return f"<m:MoveItem><m:ToFolderId>{distinguished('inbox')}</m:ToFolderId>{ids(id)}</m:MoveItem>"


def copy_item(id: str) -> str:
    return f"<m:CopyItem><m:ToFolderId>{distinguished('inbox')}</m:ToFolderId>{ids(id)}</m:CopyItem>"


#: The operation, and whether its answer has Items.
OPERATIONS: Final = [
    case("CreateItem", create_item, True, shows="MS-OXWSCDATA_R1037 MS-OXWSCORE_R2169 MS-OXWSCORE_R2170"),
    case("DeleteItem", delete_item, False, shows="MS-OXWSCDATA_R1038"),
    case("GetItem", get_item, True, shows="MS-OXWSCDATA_R1039"),
    case("UpdateItem", update_item, True, shows="MS-OXWSCDATA_R1040 MS-OXWSCORE_R61 MS-OXWSCORE_R65"),
    case("SendItem", send_item, False, shows="MS-OXWSCDATA_R1041"),
    case("MoveItem", move_item, True, shows="MS-OXWSCDATA_R1056"),
    case("CopyItem", copy_item, True, shows="MS-OXWSCDATA_R1057"),
]

#: The same operations where they fail.
FAILING: Final = [
    case("CreateItem", create_item, shows="MS-OXWSCORE_R2171 MS-OXWSCORE_R2172"),
    *(
        pytest.param(name, ask, id=name)
        for name, ask in (
            ("DeleteItem", delete_item),
            ("GetItem", get_item),
            ("UpdateItem", update_item),
            ("SendItem", send_item),
            ("MoveItem", move_item),
            ("CopyItem", copy_item),
        )
    ),
]


@pytest.mark.parametrize(("name", "ask", "items"), OPERATIONS)
@first_and_last_product
def test_what_succeeds_is_answered_with_success_and_no_error(
    product: str, name: str, ask: Callable[[str], str], items: bool
) -> None:
    exchange = Exchange(product)
    id = kept(exchange, MESSAGE)
    state = exchange.get(id).ids("//t:Message/t:ItemId")[0]
    # Only SendItem wants to know which state of the message is meant.
    answer = exchange.ask(send_item(*state) if name == "SendItem" else ask(id))

    (message,) = answer.elements(f"/s:Envelope/s:Body/m:{name}Response/m:ResponseMessages/m:{name}ResponseMessage")
    assert message.get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert bool(answer.elements("//m:Items")) == items
    assert answer.texts("//m:ConflictResults/t:Count") == (["0"] if name == "UpdateItem" else [])


@pytest.mark.parametrize(("name", "ask"), FAILING)
@first_and_last_product
def test_what_fails_is_answered_with_error_and_why(product: str, name: str, ask: Callable[[str], str]) -> None:
    exchange = Exchange(product)
    answer = exchange.ask(ask(UNKNOWN))

    (message,) = answer.elements(f"/s:Envelope/s:Body/m:{name}Response/m:ResponseMessages/m:{name}ResponseMessage")
    assert message.get("ResponseClass") == "Error"
    assert answer.code == ("ErrorObjectTypeChanged" if name == "CreateItem" else "ErrorInvalidIdMalformed")
    assert answer.text("//m:MessageText")


@pytest.mark.shows("MS-OXWSCDATA_R619")
@pytest.mark.parametrize(
    ("kind", "item_class"), [("Message", "IPM.Contact"), ("Contact", "IPM.Note"), ("Task", "IPM.Appointment")]
)
@first_and_last_product
def test_the_class_has_to_be_of_the_element_s_kind(product: str, kind: str, item_class: str) -> None:
    sent = f"<t:{kind}><t:ItemClass>{item_class}</t:ItemClass></t:{kind}>"

    assert Exchange(product).ask(create(sent)).code == "ErrorObjectTypeChanged"


@pytest.mark.shows("MS-OXWSCDATA_R335")
@first_and_last_product
def test_a_change_says_one_property(product: str) -> None:
    exchange = Exchange(product)
    answer = exchange.ask(update_item(kept(exchange), f"{subject('New')}<t:Importance>High</t:Importance>"))

    assert answer.code == "ErrorIncorrectUpdatePropertyCount"
    assert exchange.subjects("drafts") == ["Plan"]
