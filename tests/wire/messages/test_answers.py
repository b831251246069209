"""Every operation on messages says for each of them, in place, whether it succeeded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.calling import BOB, Answer, Exchange, create_message, distinguished, every_product, subject, to


def draft(exchange: Exchange) -> str:
    return exchange.ask(create_message(subject("Plan"), to(BOB))).ids()[0][0]


def key(exchange: Exchange, id: str) -> str:
    return exchange.get(id).ids("//m:Items/*/t:ItemId")[0][1]


def get_item(exchange: Exchange, id: str) -> Answer:
    return exchange.ask(
        "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
        f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:GetItem>'
    )


def relocate(operation: str) -> Any:
    def ask(exchange: Exchange, id: str) -> Answer:
        return exchange.ask(
            f"<m:{operation}><m:ToFolderId>{distinguished('notes')}</m:ToFolderId>"
            f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:{operation}>'
        )

    return ask


def delete_item(exchange: Exchange, id: str) -> Answer:
    return exchange.ask(
        f'<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>'
    )


def update_item(exchange: Exchange, id: str) -> Answer:
    return exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message>'
        f"{subject('New')}</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )


def create_item(exchange: Exchange, id: str) -> Answer:
    """Create a message in Drafts, or where ``id`` is gone in a folder that is not there."""
    return exchange.ask(create_message(subject("Plan"), folder="" if id in exchange.found("drafts") else "voicemail"))


@pytest.mark.parametrize(
    ("operation", "ask"),
    [
        pytest.param(name, ask, marks=pytest.mark.shows(*(f"MS-OXWSMSG_R{one}" for one in ids)), id=name)
        for name, ask, ids in (
            ("CopyItem", relocate("CopyItem"), ("168", "169", "170", "170001", "170002")),
            ("CreateItem", create_item, ("111", "112", "113", "113001", "113002")),
            ("DeleteItem", delete_item, ("152", "153", "154", "154001", "154002")),
            ("GetItem", get_item, ("133", "134", "135", "135001", "135002")),
            ("MoveItem", relocate("MoveItem"), ("161", "162", "163", "163001", "163002")),
            ("UpdateItem", update_item, ("143", "144", "145", "145001", "145002")),
        )
    ],
)
@every_product
def test_an_operation_says_success_or_what_was_wrong(product: str, operation: str, ask: Any) -> None:
    exchange = Exchange(product)
    gone = draft(exchange)
    delete_item(exchange, gone)

    good, bad = ask(exchange, draft(exchange)), ask(exchange, gone)

    for answer, said in ((good, "Success"), (bad, "Error")):
        assert answer.names("/s:Envelope/s:Body/*") == [f"{operation}Response"]
        (message,) = answer.elements(f"//m:{operation}ResponseMessage")
        assert message.get("ResponseClass") == said
    assert good.code == "NoError"
    assert bad.code in ("ErrorItemNotFound", "ErrorFolderNotFound")


@pytest.mark.shows("MS-OXWSMSG_R177", "MS-OXWSMSG_R178", "MS-OXWSMSG_R179", "MS-OXWSMSG_R81")
@every_product
def test_a_saved_message_is_sent_later(product: str) -> None:
    exchange = Exchange(product)
    id = draft(exchange)

    answer = exchange.ask(
        f'<m:SendItem SaveItemToFolder="false"><m:ItemIds><t:ItemId Id="{id}" ChangeKey="{key(exchange, id)}"/>'
        "</m:ItemIds></m:SendItem>"
    )

    assert answer.names("/s:Envelope/s:Body/*") == ["SendItemResponse"]
    assert answer.elements("//m:SendItemResponseMessage")[0].get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert exchange.subjects("inbox", user=BOB) == ["Plan"]


@pytest.mark.parametrize(
    ("disposition", "folder", "saved", "arrived", "ids"),
    [
        pytest.param("SaveOnly", "drafts", True, False, 1, marks=pytest.mark.shows("MS-OXWSMSG_R80", "MS-OXWSMSG_R82")),
        pytest.param(
            "SendOnly",
            "sentitems",
            False,
            True,
            0,
            marks=pytest.mark.shows("MS-OXWSMSG_R83", "MS-OXWSMSG_R203", "MS-OXWSMSG_R84"),
        ),
        pytest.param(
            "SendAndSaveCopy",
            "sentitems",
            True,
            True,
            0,
            marks=pytest.mark.shows("MS-OXWSMSG_R85", "MS-OXWSMSG_R204", "MS-OXWSMSG_R86"),
        ),
    ],
)
@every_product
def test_a_disposition_says_what_becomes_of_a_new_message(
    product: str, disposition: str, folder: str, *, saved: bool, arrived: bool, ids: int
) -> None:
    exchange = Exchange(product)
    answer = exchange.ask(create_message(subject("Plan"), to(BOB), disposition=disposition))

    assert len(answer.ids()) == ids
    assert exchange.subjects(folder) == (["Plan"] if saved else [])
    assert exchange.subjects("inbox", user=BOB) == (["Plan"] if arrived else [])


@pytest.mark.parametrize(
    ("shape", "alone"),
    [
        pytest.param("IdOnly", True, marks=pytest.mark.shows("MS-OXWSMSG_R127")),
        pytest.param("AllProperties", False, marks=pytest.mark.shows("MS-OXWSMSG_R198")),
    ],
)
@every_product
def test_a_shape_says_how_much_of_a_message_is_shown(product: str, shape: str, *, alone: bool) -> None:
    exchange = Exchange(product)
    names = exchange.get(draft(exchange), shape=shape).names("//t:Message/*")
    assert (names == ["ItemId"]) is alone
    assert alone or {"Subject", "Body", "ToRecipients", "IsRead", "Importance"} <= set(names)
