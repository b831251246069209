"""Whoever asked for a read receipt gets one, once, unless the reader's client gives it up."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create, create_message, distinguished, every_product, subject, to

READ, NOT_READ = "REPORT.IPM.Note.IPNRN", "REPORT.IPM.Note.IPNNRN"
since_2013_sp1 = pytest.mark.parametrize("product", ["2013_SP1", "2016", "2019"])
before_2013_sp1 = pytest.mark.parametrize("product", ["2010_SP2", "2010_SP3", "2013"])
SUPPRESSING = ' SuppressReadReceipts="true"'


def ann_wants_to_know(product: str) -> tuple[Exchange, str]:
    """Return an Exchange in which Ann asked Bob for a read receipt, and the id of what Bob got."""
    exchange = Exchange(product)
    asked = "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>"
    exchange.ask(create_message(subject("Plan"), to(BOB), asked, disposition="SendAndSaveCopy"))
    (id,) = exchange.found("inbox", user=BOB)
    return exchange, id


def read(exchange: Exchange, id: str, more: str = "", *, flag: str = "true", user: str = BOB) -> Answer:
    return exchange.ask(
        f'<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"{more}><m:ItemChanges>'
        f'<t:ItemChange><t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="message:IsRead"/>'
        f"<t:Message><t:IsRead>{flag}</t:IsRead></t:Message></t:SetItemField></t:Updates></t:ItemChange>"
        "</m:ItemChanges></m:UpdateItem>",
        user=user,
    )


def deleted(exchange: Exchange, id: str, how: str, more: str = "") -> Answer:
    ids = f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds>'
    return exchange.ask(f'<m:DeleteItem DeleteType="{how}"{more}>{ids}</m:DeleteItem>', user=BOB)


def told(exchange: Exchange) -> list[tuple[str, str, str]]:
    """Return class, subject and author of what Ann got."""
    shown = [exchange.get(id) for id in exchange.found("inbox")]
    wanted = ("//t:ItemClass", "//t:Subject", "//t:From//t:EmailAddress")
    return [(one.text(wanted[0]), one.text(wanted[1]), one.text(wanted[2])) for one in shown]


@every_product
def test_the_sender_is_told_once_that_a_message_was_read(product: str) -> None:
    exchange, id = ann_wants_to_know(product)
    for flag in ("true", "false", "true"):
        assert read(exchange, id, flag=flag).code == "NoError"

    assert told(exchange) == [(READ, "Read: Plan", BOB)]
    answered = exchange.get(exchange.found("inbox")[0]).text("//t:InReplyTo")
    assert answered == exchange.get(id, user=BOB).text("//t:InternetMessageId")


@every_product
def test_the_senders_own_copy_sends_no_receipt(product: str) -> None:
    exchange, _ = ann_wants_to_know(product)
    (copy,) = exchange.found("sentitems")
    for flag in ("false", "true"):
        read(exchange, copy, flag=flag, user=ANN)

    assert told(exchange) == []


@pytest.mark.shows("MS-OXWSCORE_R2315")
@since_2013_sp1
def test_an_update_may_suppress_the_receipt_for_good(product: str) -> None:
    exchange, id = ann_wants_to_know(product)
    assert read(exchange, id, SUPPRESSING).code == "NoError"
    read(exchange, id, flag="false")
    read(exchange, id)

    assert told(exchange) == []


@every_product
@pytest.mark.parametrize("how", ["HardDelete", "SoftDelete"])
def test_the_sender_is_told_that_a_message_was_deleted_unread(product: str, how: str) -> None:
    exchange, id = ann_wants_to_know(product)
    assert deleted(exchange, id, how).code == "NoError"

    assert told(exchange) == [(NOT_READ, "Not read: Plan", BOB)]


@every_product
def test_what_is_only_moved_to_deleted_items_may_still_be_read(product: str) -> None:
    exchange, id = ann_wants_to_know(product)
    deleted(exchange, id, "MoveToDeletedItems")
    assert told(exchange) == []

    read(exchange, exchange.found("deleteditems", user=BOB)[0])
    assert told(exchange) == [(READ, "Read: Plan", BOB)]


@pytest.mark.shows("MS-OXWSCORE_R2311")
@since_2013_sp1
def test_a_deletion_may_suppress_the_receipt(product: str) -> None:
    exchange, id = ann_wants_to_know(product)
    assert deleted(exchange, id, "HardDelete", SUPPRESSING).code == "NoError"

    assert told(exchange) == []


@pytest.mark.shows("MS-OXWSCORE_R2310", "MS-OXWSCORE_R2314")
@before_2013_sp1
def test_older_products_know_no_suppressing(product: str) -> None:
    exchange, id = ann_wants_to_know(product)

    assert read(exchange, id, SUPPRESSING).code == "ErrorSchemaValidation"
    assert deleted(exchange, id, "HardDelete", SUPPRESSING).code == "ErrorSchemaValidation"


@pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])
@pytest.mark.parametrize(("suppress", "receipts"), [("true", []), ("false", [(READ, "Read: Plan", BOB)])])
def test_a_folder_read_as_a_whole_sends_receipts_or_not(
    product: str, suppress: str, receipts: list[tuple[str, str, str]]
) -> None:
    exchange, _ = ann_wants_to_know(product)
    answer = exchange.ask(
        f"<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>{suppress}"
        f"</m:SuppressReadReceipts><m:FolderIds>{distinguished('inbox')}</m:FolderIds></m:MarkAllItemsAsRead>",
        user=BOB,
    )

    assert answer.code == "NoError"
    assert told(exchange) == receipts


@every_product
def test_a_receipt_given_up_is_not_sent_when_the_message_is_read(product: str) -> None:
    exchange, id = ann_wants_to_know(product)
    offered = ["ReplyToItem", "ReplyAllToItem", "ForwardItem", "SuppressReadReceipt"]
    assert exchange.get(id, user=BOB).names("//t:ResponseObjects/*") == offered
    given_up = f'<t:SuppressReadReceipt><t:ReferenceItemId Id="{id}"/></t:SuppressReadReceipt>'
    assert exchange.ask(create(given_up), user=BOB).code == "NoError"
    assert exchange.get(id, user=BOB).names("//t:ResponseObjects/*") == offered[:3]
    read(exchange, id)

    assert told(exchange) == []


@every_product
@pytest.mark.parametrize(("how", "receipts"), [("HardDelete", [NOT_READ]), ("MoveToDeletedItems", [])])
def test_a_conversation_deleted_unread_sends_receipts_too(product: str, how: str, receipts: list[str]) -> None:
    exchange, id = ann_wants_to_know(product)
    conversation = exchange.get(id, "item:ConversationId", user=BOB).ids("//t:ConversationId")[0][0]
    answer = exchange.ask(
        "<m:ApplyConversationAction><m:ConversationActions><t:ConversationAction><t:Action>Delete</t:Action>"
        f'<t:ConversationId Id="{conversation}"/><t:DeleteType>{how}</t:DeleteType></t:ConversationAction>'
        "</m:ConversationActions></m:ApplyConversationAction>",
        user=BOB,
    )

    assert answer.code == "NoError"
    assert [kind for kind, _, _ in told(exchange)] == receipts
