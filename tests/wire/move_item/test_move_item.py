"""MoveItem takes items to another folder, where they have new ids and are otherwise what they were."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create_message, distinguished, every_product, subject


def saved(exchange: Exchange, text: str = "x") -> str:
    return exchange.ask(create_message(subject(text))).ids()[0][0]


def move(exchange: Exchange, *ids: str, to: str = distinguished("notes"), more: str = "", user: str = ANN) -> Answer:
    named = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    return exchange.ask(
        f"<m:MoveItem><m:ToFolderId>{to}</m:ToFolderId><m:ItemIds>{named}</m:ItemIds>{more}</m:MoveItem>", user=user
    )


@pytest.mark.shows("MS-OXWSCORE_R45", "MS-OXWSCORE_R46")
@every_product
def test_a_moved_item_has_a_new_id_and_the_old_one_is_gone(product: str) -> None:
    exchange = Exchange(product)
    id = saved(exchange, "Plan")
    answer = move(exchange, id)

    ((moved, _),) = answer.ids("//m:Items/t:Message/t:ItemId")
    assert moved != id
    assert exchange.found("notes") == [moved]
    assert exchange.found("drafts") == []
    assert exchange.subjects("notes") == ["Plan"]
    assert move(exchange, id).code == "ErrorItemNotFound"


@pytest.mark.shows("MS-OXWSCORE_R47")
def test_new_ids_can_be_left_out() -> None:
    exchange = Exchange()
    answer = move(exchange, saved(exchange), more="<m:ReturnNewItemIds>false</m:ReturnNewItemIds>")

    assert answer.code == "NoError"
    assert answer.elements("//m:Items/*") == []
    assert len(exchange.found("notes")) == 1


@every_product
def test_items_are_answered_in_order(product: str) -> None:
    exchange = Exchange(product)
    first, second = saved(exchange, "1"), saved(exchange, "2")

    answer = move(exchange, second, second, first)

    assert answer.codes == ["NoError", "ErrorItemNotFound", "NoError"]
    assert exchange.subjects("notes") == ["2", "1"]


@every_product
def test_a_folder_that_is_not_there_is_said_to_be_missing(product: str) -> None:
    exchange = Exchange(product)
    id = saved(exchange)

    assert move(exchange, id, to=distinguished("voicemail")).code == "ErrorToFolderNotFound"
    assert exchange.found("drafts") == [id]


def test_an_item_can_move_to_a_mailbox_that_is_open_to_the_caller_but_no_id_comes_back() -> None:
    exchange = Exchange()
    bob = exchange.organisation.premises.directory.find(BOB)
    assert bob is not None
    owner = f"<t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox>"
    inbox = f'<t:DistinguishedFolderId Id="inbox">{owner}</t:DistinguishedFolderId>'
    id = saved(exchange, "Plan")

    assert move(exchange, id, to=inbox).code == "ErrorToFolderNotFound"
    bob.open_to.add(ANN)
    assert move(exchange, id, to=inbox).elements("//m:Items/*") == []
    assert exchange.subjects("inbox", user=BOB) == ["Plan"]
    assert exchange.found("drafts") == []
