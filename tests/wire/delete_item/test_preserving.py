"""A mailbox on hold, or with single item recovery, keeps what its owner purges and what they change."""

from __future__ import annotations

import pytest

from fake_ews.control.handle import Control
from tests.calling import ANN, BOB, Exchange, body, create_message, every_product, subject, to
from tests.wire.folders.asking import deleted as folder_deleted
from tests.wire.folders.asking import filled, made

HOLDS = pytest.mark.parametrize("hold", ["single_item_recovery", "litigation_hold"])
PURGES, VERSIONS = "recoverableitemspurges", "recoverableitemsversions"


def held(product: str = "2019", hold: str = "litigation_hold") -> Exchange:
    exchange = Exchange(product)
    Control(exchange.organisation).call("seed", {"mailboxes": [{"address": ANN, hold: True}]})
    return exchange


def arrived(exchange: Exchange, text: str = "Plan") -> str:
    exchange.ask(create_message(subject(text), body("As it was"), to(ANN), disposition="SendOnly"), user=BOB)
    return exchange.found("inbox")[-1]


def deleted(exchange: Exchange, id: str, how: str = "HardDelete") -> None:
    ids = f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds>'
    assert exchange.ask(f'<m:DeleteItem DeleteType="{how}">{ids}</m:DeleteItem>').code == "NoError"


def changed(exchange: Exchange, id: str, path: str, content: str) -> None:
    answer = exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="{path}"/><t:Message>{content}'
        "</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )
    assert answer.code == "NoError", answer.code


@HOLDS
@every_product
def test_what_is_deleted_for_good_stays_in_purges(product: str, hold: str) -> None:
    exchange = held(product, hold)
    deleted(exchange, arrived(exchange, "Hard"))
    deleted(exchange, arrived(exchange, "Soft"), "SoftDelete")
    assert exchange.subjects(PURGES) == ["Hard"]

    deleted(exchange, exchange.found("recoverableitemsdeletions")[0], "SoftDelete")
    deleted(exchange, exchange.found(PURGES)[0])

    assert exchange.subjects(PURGES) == ["Hard", "Soft"]
    assert exchange.found("recoverableitemsdeletions") == exchange.found("inbox") == []


def test_a_folder_that_goes_leaves_what_was_in_it_in_purges() -> None:
    exchange = held()
    folder = made(exchange, "Old")
    filled(exchange, made(exchange, "Older", folder), "Inside")

    assert folder_deleted(exchange, folder).code == "NoError"

    assert exchange.subjects(PURGES) == ["Inside"]


@HOLDS
@every_product
def test_a_change_leaves_the_original_in_versions(product: str, hold: str) -> None:
    exchange = held(product, hold)
    id = arrived(exchange)

    changed(exchange, id, "item:Subject", "<t:Subject>Plan B</t:Subject>")

    assert exchange.subjects("inbox") == ["Plan B"]
    assert exchange.subjects(VERSIONS) == ["Plan"]
    assert exchange.get(exchange.found(VERSIONS)[0]).text("//t:Body").startswith("As it was")


def test_each_attachment_that_comes_or_goes_leaves_an_original() -> None:
    exchange = held()
    id = arrived(exchange)
    file = "<t:FileAttachment><t:Name>a.txt</t:Name><t:Content>YQ==</t:Content></t:FileAttachment>"
    made = exchange.ask(
        f'<m:CreateAttachment><m:ParentItemId Id="{id}"/><m:Attachments>{file}</m:Attachments></m:CreateAttachment>'
    )
    ((attachment, _),) = made.ids("//t:AttachmentId")
    ids = f'<m:AttachmentIds><t:AttachmentId Id="{attachment}"/></m:AttachmentIds>'
    assert exchange.ask(f"<m:DeleteAttachment>{ids}</m:DeleteAttachment>").code == "NoError"

    names = [exchange.get(id).texts("//t:FileAttachment/t:Name") for id in exchange.found(VERSIONS)]
    assert names == [[], ["a.txt"]]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("message:IsRead", "<t:IsRead>true</t:IsRead>"),
        ("item:Categories", "<t:Categories><t:String>Red</t:String></t:Categories>"),
    ],
)
def test_what_is_read_or_put_in_a_category_is_no_new_version(path: str, content: str) -> None:
    exchange = held()

    changed(exchange, arrived(exchange), path, content)

    assert exchange.found(VERSIONS) == []


def test_drafts_have_no_versions_and_without_a_hold_nothing_is_kept() -> None:
    exchange = held()
    draft = exchange.ask(create_message(subject("Draft"))).ids()[0][0]
    changed(exchange, draft, "item:Subject", "<t:Subject>Other</t:Subject>")
    assert exchange.found(VERSIONS) == []

    free = Exchange()
    id = arrived(free)
    changed(free, id, "item:Subject", "<t:Subject>Plan B</t:Subject>")
    deleted(free, id)
    assert free.found(VERSIONS) == free.found(PURGES) == []
