"""Files and items hang on an item: they are added, read and taken away by their own ids (MS-OXWSATT 3.1.4)."""

from __future__ import annotations

import base64
from typing import Final

import pytest

from tests.calling import Answer, Exchange, every_product, first_and_last_product, subject
from tests.evidence.cases import case
from tests.items import kept

FILE: Final = "<t:FileAttachment><t:Name>a.txt</t:Name>{more}<t:Content>QUJD</t:Content></t:FileAttachment>"
UNKNOWN: Final = "AAMkAD="


def file(more: str = "") -> str:
    return FILE.format(more=more)


def holding(item: str) -> str:
    return f"<t:ItemAttachment><t:Name>inner</t:Name>{item}</t:ItemAttachment>"


def attach(exchange: Exchange, id: str, *attachments: str) -> Answer:
    return exchange.ask(
        f'<m:CreateAttachment><m:ParentItemId Id="{id}"/><m:Attachments>{"".join(attachments)}</m:Attachments>'
        "</m:CreateAttachment>"
    )


def attachment_ids(answer: Answer) -> list[str]:
    return [one.get("Id") or "" for one in answer.elements("//t:AttachmentId")]


def read(exchange: Exchange, *ids: str, shape: str = "") -> Answer:
    named = "".join(f'<t:AttachmentId Id="{id}"/>' for id in ids)
    asked = f"<m:AttachmentShape>{shape}</m:AttachmentShape>" if shape else ""
    return exchange.ask(f"<m:GetAttachment>{asked}<m:AttachmentIds>{named}</m:AttachmentIds></m:GetAttachment>")


def delete(exchange: Exchange, *ids: str) -> Answer:
    named = "".join(f'<t:AttachmentId Id="{id}"/>' for id in ids)
    return exchange.ask(f"<m:DeleteAttachment><m:AttachmentIds>{named}</m:AttachmentIds></m:DeleteAttachment>")


def with_item(exchange: Exchange, item: str) -> str:
    """Attach an item to a message and return the attachment's id."""
    (id,) = attachment_ids(attach(exchange, kept(exchange), holding(item)))
    return id


@pytest.mark.shows("MS-OXWSATT_R144", "MS-OXWSATT_R145", "MS-OXWSATT_R458", "MS-OXWSATT_R416", "MS-OXWSATT_R457")
@every_product
def test_everything_that_is_attached_succeeds_and_gets_an_id(product: str) -> None:
    exchange = Exchange(product)
    other, id = kept(exchange), kept(exchange)
    answer = attach(exchange, id, file(), holding(f"<t:Message>{subject('Inner')}</t:Message>"))

    assert [one.get("ResponseClass") for one in answer.elements("//m:CreateAttachmentResponseMessage")] == [
        "Success"
    ] * 2
    assert answer.codes == ["NoError", "NoError"]
    assert attachment_ids(exchange.get(other)) == []
    shown = exchange.get(id)
    assert [one.get("Id") for one in shown.elements("//t:Attachments/*/t:AttachmentId")] == attachment_ids(answer)
    assert shown.texts("//t:Attachments/*/t:Name") == ["a.txt", "inner"]
    there = read(exchange, *attachment_ids(answer))
    assert there.texts("//t:FileAttachment/t:Content") == ["QUJD"]
    assert there.texts("//t:ItemAttachment/t:Message/t:Subject") == ["Inner"]


@pytest.mark.shows("MS-OXWSATT_R43", "MS-OXWSATT_R45")
@first_and_last_product
def test_the_answer_names_the_item_in_its_new_state(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange)
    (told,) = attach(exchange, id, file()).elements("//t:AttachmentId")

    assert [(told.get("RootItemId"), told.get("RootItemChangeKey"))] == exchange.get(id).ids("//t:Message/t:ItemId")


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        case("Item", "Message", shows="MS-OXWSATT_R81 MS-OXWSATT_R318014"),
        case("Message", "Message", shows="MS-OXWSATT_R83 MS-OXWSATT_R532"),
        case("CalendarItem", "CalendarItem", shows="MS-OXWSATT_R85"),
        case("Contact", "Contact", shows="MS-OXWSATT_R554"),
        case("Task", "Task", shows="MS-OXWSATT_R97"),
        case("PostItem", "PostItem", shows="MS-OXWSATT_R99"),
    ],
)
@pytest.mark.parametrize("product", ["2013", "2019"])
def test_an_item_of_each_kind_can_be_attached(product: str, kind: str, shown: str) -> None:
    exchange = Exchange(product)
    answer = read(exchange, with_item(exchange, f"<t:{kind}>{subject('Inner')}</t:{kind}>"))

    assert answer.texts(f"//t:ItemAttachment/t:{shown}/t:Subject") == ["Inner"]


@pytest.mark.shows("MS-OXWSATT_R141", "MS-OXWSATT_R14201", "MS-OXWSATT_R547", "MS-OXWSATT_R20001")
@first_and_last_product
def test_an_attached_item_stands_in_no_folder_and_has_no_id_of_its_own(product: str) -> None:
    exchange = Exchange(product)
    outer = kept(exchange)
    innermost = holding(f"<t:Message>{subject('Innermost')}</t:Message>")
    attach(
        exchange,
        outer,
        holding(f"<t:Message>{subject('Inner')}<t:Attachments>{innermost}</t:Attachments></t:Message>"),
    )

    answer = read(exchange, attachment_ids(exchange.get(outer))[0])
    assert answer.elements("//t:ItemAttachment/t:Message/t:ItemId") == []
    (innermost_id,) = (one.get("Id") or "" for one in answer.elements("//t:Message/t:Attachments//t:AttachmentId"))
    assert read(exchange, innermost_id).texts("//t:ItemAttachment/t:Message/t:Subject") == ["Innermost"]
    assert exchange.found("drafts") == [outer]
    assert exchange.get(outer).texts("//t:ItemAttachment/t:Name") == ["inner"]


@pytest.mark.parametrize(
    ("more", "name", "value"),
    [
        case("<t:ContentType>text/plain</t:ContentType>", "ContentType", "text/plain", shows="MS-OXWSATT_R60"),
        case("<t:ContentId>x1</t:ContentId>", "ContentId", "x1", shows="MS-OXWSATT_R62"),
        case(
            "<t:ContentLocation>http://outside.test/a</t:ContentLocation>",
            "ContentLocation",
            "http://outside.test/a",
            shows="MS-OXWSATT_R63 MS-OXWSATT_R64",
        ),
    ],
)
@first_and_last_product
def test_what_is_said_of_an_attachment_comes_back(product: str, more: str, name: str, value: str) -> None:
    exchange = Exchange(product)
    (id,) = attachment_ids(attach(exchange, kept(exchange), file(more)))

    assert read(exchange, id).text(f"//t:FileAttachment/t:{name}") == value


@pytest.mark.shows("MS-OXWSATT_R259", "MS-OXWSATT_R260", "MS-OXWSATT_R476", "MS-OXWSATT_R6201")
@every_product
def test_attachments_are_read_by_their_ids_in_that_order(product: str) -> None:
    exchange = Exchange(product)
    files = [file(f"<t:ContentId>{name}</t:ContentId>") for name in ("one", "two")]
    first, second = attachment_ids(attach(exchange, kept(exchange), *files))

    answer = read(exchange, second, first)
    assert first != second
    assert [one.get("ResponseClass") for one in answer.elements("//m:GetAttachmentResponseMessage")] == ["Success"] * 2
    assert answer.codes == ["NoError", "NoError"]
    assert answer.texts("//t:ContentId") == ["two", "one"]
    assert [base64.b64decode(text) for text in answer.texts("//t:Content")] == [b"ABC", b"ABC"]


@pytest.mark.shows(
    "MS-OXWSATT_R203",
    "MS-OXWSATT_R204",
    "MS-OXWSATT_R466",
    "MS-OXWSATT_R443",
    "MS-OXWSATT_R446",
    "MS-OXWSATT_R467",
    "MS-OXWSATT_R509",
    "MS-OXWSATT_R510001",
)
@every_product
def test_what_is_deleted_is_gone_and_the_answer_names_the_item_in_its_new_state(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange)
    first, second, third = attachment_ids(attach(exchange, id, file(), file(), file()))
    before = exchange.get(id).ids("//t:Message/t:ItemId")

    answer = delete(exchange, first, third)
    messages = answer.elements("//m:DeleteAttachmentResponse/m:ResponseMessages/m:DeleteAttachmentResponseMessage")
    *_, root = answer.elements("//m:RootItemId")
    after = exchange.get(id)
    assert [message.get("ResponseClass") for message in messages] == ["Success"] * 2
    assert answer.codes == ["NoError"] * 2
    assert [(root.get("RootItemId"), root.get("RootItemChangeKey"))] == after.ids("//t:Message/t:ItemId") != before
    assert attachment_ids(after) == [second]
    assert read(exchange, first, third).codes == ["ErrorInvalidAttachmentId"] * 2


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        case("CreateAttachment", "ErrorInvalidIdMalformed", shows="MS-OXWSATT_R145001 MS-OXWSATT_R145002"),
        case("DeleteAttachment", "ErrorInvalidIdMalformed", shows="MS-OXWSATT_R465001 MS-OXWSATT_R465002"),
        case("GetAttachment", "ErrorInvalidIdMalformed", shows="MS-OXWSATT_R474001 MS-OXWSATT_R474002"),
    ],
)
@every_product
def test_what_fails_is_answered_with_error_and_why(product: str, operation: str, code: str) -> None:
    exchange = Exchange(product)
    answer = {
        "CreateAttachment": lambda: attach(exchange, UNKNOWN, file()),
        "DeleteAttachment": lambda: delete(exchange, UNKNOWN),
        "GetAttachment": lambda: read(exchange, UNKNOWN),
    }[operation]()

    (message,) = answer.elements(f"//m:{operation}Response/m:ResponseMessages/m:{operation}ResponseMessage")
    assert (message.get("ResponseClass"), answer.code) == ("Error", code)


@pytest.mark.shows("MS-OXWSATT_R318001")
@pytest.mark.parametrize("kind", ["MeetingMessage", "MeetingRequest", "MeetingResponse", "MeetingCancellation"])
@first_and_last_product
def test_meeting_messages_cannot_be_attached(product: str, kind: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange)

    answer = attach(exchange, id, holding(f"<t:{kind}>{subject('Inner')}</t:{kind}>"))
    assert answer.code == "ErrorInvalidItemForOperationCreateItemAttachment"
    assert attachment_ids(exchange.get(id)) == []


@pytest.mark.shows("MS-OXWSATT_R78002")
@every_product
def test_an_item_attachment_without_an_item_is_refused(product: str) -> None:
    exchange = Exchange(product)

    assert attach(exchange, kept(exchange), holding("")).code == "ErrorMissingItemForCreateItemAttachment"
