"""SendItem sends a draft once: it is gone after it, and a copy lies where it was asked for."""

from __future__ import annotations

import pytest

from tests.calling import (
    ANN,
    BOB,
    Answer,
    Exchange,
    body,
    create,
    create_message,
    distinguished,
    every_product,
    subject,
    to,
)


def draft(exchange: Exchange, *more: str) -> tuple[str, str]:
    """Have Ann save a draft to Bob; returns Id and ChangeKey."""
    (id,) = exchange.ask(create_message(subject("Plan"), body("Hi"), *(more or (to(BOB),)))).ids("//t:Message/t:ItemId")
    return id


def send(exchange: Exchange, *ids: tuple[str, str], save: str = "true", folder: str = "", user: str = ANN) -> Answer:
    """Send drafts; an empty change key is left out."""
    named = "".join(f'<t:ItemId Id="{id}"' + (f' ChangeKey="{key}"' if key else "") + "/>" for id, key in ids)
    saved = f"<m:SavedItemFolderId>{distinguished(folder)}</m:SavedItemFolderId>" if folder else ""
    return exchange.ask(
        f'<m:SendItem SaveItemToFolder="{save}"><m:ItemIds>{named}</m:ItemIds>{saved}</m:SendItem>', user=user
    )


@pytest.mark.shows("MS-OXWSCORE_R424", "MS-OXWSCORE_R465", "MS-OXWSCORE_R1648", "MS-OXWSMSG_R81")
@every_product
def test_a_draft_is_sent_and_gone_and_a_copy_lies_in_sent_items(product: str) -> None:
    exchange = Exchange(product)
    id = draft(exchange)

    assert send(exchange, id).code == "NoError"
    assert exchange.found("drafts") == []
    assert exchange.subjects("sentitems") == ["Plan"]
    assert exchange.subjects("inbox", user=BOB) == ["Plan"]


@every_product
def test_a_draft_is_never_sent_twice(product: str) -> None:
    exchange = Exchange(product)
    id = draft(exchange)
    send(exchange, id)

    assert send(exchange, id).code == "ErrorItemNotFound"
    assert len(exchange.found("inbox", user=BOB)) == 1


@pytest.mark.shows("MS-OXWSCORE_R463", "MS-OXWSCORE_R1649")
def test_the_copy_can_go_elsewhere_or_nowhere() -> None:
    exchange = Exchange()
    send(exchange, draft(exchange), folder="notes")
    send(exchange, draft(exchange), save="false")

    assert exchange.subjects("notes") == ["Plan"]
    assert exchange.found("sentitems") == []
    assert len(exchange.found("inbox", user=BOB)) == 2


@pytest.mark.shows("MS-OXWSCORE_R89")
@every_product
def test_the_date_is_the_moment_of_sending_not_of_saving(product: str) -> None:
    exchange = Exchange(product)
    id = draft(exchange)
    exchange.clock.move_to(exchange.clock.now().replace(hour=9, minute=30))
    send(exchange, id)

    mail = exchange.get(exchange.found("inbox", user=BOB)[0], user=BOB)
    assert mail.text("//t:DateTimeSent") == "2026-03-02T09:30:00Z"
    assert exchange.get(exchange.found("sentitems")[0]).text("//t:DateTimeSent") == "2026-03-02T09:30:00Z"


@every_product
def test_the_change_key_is_demanded_and_has_to_be_the_newest(product: str) -> None:
    exchange = Exchange(product)
    id, key = draft(exchange)
    item = next(iter(exchange.store().distinguished["drafts"].items.values()))
    exchange.store().change_item(item)

    assert send(exchange, (id, "")).code == "ErrorChangeKeyRequiredForWriteOperations"
    assert send(exchange, (id, "XXX")).code == "ErrorInvalidChangeKey"
    assert send(exchange, (id, key)).code == "ErrorStaleObject"
    assert exchange.found("inbox", user=BOB) == []
    assert exchange.found("drafts") == [id]


@every_product
def test_a_folder_for_no_copy_is_a_contradiction(product: str) -> None:
    exchange = Exchange(product)

    assert send(exchange, draft(exchange), save="false", folder="notes").code == "ErrorInvalidSendItemSaveSettings"
    assert len(exchange.found("drafts")) == 1


def test_a_folder_that_is_not_there_is_said_to_be_missing() -> None:
    exchange = Exchange()

    assert send(exchange, draft(exchange), folder="voicemail").code == "ErrorSavedItemFolderNotFound"


def test_a_draft_to_nobody_stays() -> None:
    exchange = Exchange()

    assert send(exchange, draft(exchange, "<t:IsRead>true</t:IsRead>")).code == "ErrorMissingRecipients"
    assert len(exchange.found("drafts")) == 1


@pytest.mark.parametrize("kind", ["Contact", "Task"])
def test_only_messages_are_sent(kind: str) -> None:
    exchange = Exchange()
    (id,) = exchange.ask(create(f"<t:{kind}/>")).ids()

    assert send(exchange, id).code == "ErrorInvalidItemForOperationSendItem"


def test_what_arrived_is_not_sent_again() -> None:
    exchange = Exchange()
    send(exchange, draft(exchange))
    (got,) = exchange.get(exchange.found("inbox", user=BOB)[0], user=BOB).ids("//t:Message/t:ItemId")

    assert send(exchange, got, user=BOB).code == "ErrorInvalidItemForOperationSendItem"


@pytest.mark.shows("MS-OXWSCORE_R462")
@every_product
def test_each_draft_is_answered_in_order(product: str) -> None:
    exchange = Exchange(product)
    first, second = draft(exchange), draft(exchange)

    assert send(exchange, first, first, second).codes == ["NoError", "ErrorItemNotFound", "NoError"]
    assert len(exchange.found("inbox", user=BOB)) == 2


def test_somebody_elses_draft_cannot_be_sent() -> None:
    exchange = Exchange()
    id = draft(exchange)

    assert send(exchange, id, user=BOB).code == "ErrorItemNotFound"
    assert exchange.found("drafts") == [id[0]]


def test_the_topic_is_the_subject_as_it_is_when_the_message_leaves() -> None:
    exchange = Exchange()
    id, _ = draft(exchange)
    changed = exchange.ask(
        '<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AlwaysOverwrite"><m:ItemChanges>'
        f'<t:ItemChange><t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/>'
        f"<t:Message>{subject('Changed')}</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges>"
        "</m:UpdateItem>"
    )
    send(exchange, changed.ids()[0])

    mail = exchange.get(exchange.found("inbox", user=BOB)[0], user=BOB)
    assert (mail.text("//t:Subject"), mail.text("//t:ConversationTopic")) == ("Changed", "Changed")
