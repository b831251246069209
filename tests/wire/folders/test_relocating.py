"""MoveFolder and CopyFolder take folders with everything in them below others."""

from __future__ import annotations

import pytest

from tests.calling import BOB, Exchange, every_product
from tests.wire.folders.asking import below, filled, made, relocated, shown, subjects_in


@pytest.mark.shows(
    "MS-OXWSFOLD_R429",
    "MS-OXWSFOLD_R461",
    "MS-OXWSFOLD_R594",
    "MS-OXWSFOLD_R595",
    "MS-OXWSFOLD_R596",
    "MS-OXWSFOLD_R4314",
    "MS-OXWSFOLD_R43144",
)
@every_product
def test_a_folder_moves_with_everything_in_it_and_keeps_its_id(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers", kind="TasksFolder")
    inner = made(exchange, "Old", id)
    filled(exchange, id, "Plan")
    filled(exchange, inner, "Draft")
    _, key = shown(exchange, id).ids("//t:FolderId")[0]

    answer = relocated(exchange, "MoveFolder", "drafts", id)

    ((moved, new_key),) = answer.ids("//m:Folders/t:TasksFolder/t:FolderId")
    assert answer.elements("//m:MoveFolderResponseMessage")[0].get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert moved == id
    assert new_key != key
    assert below(exchange, "inbox") == []
    assert below(exchange, "drafts", traversal="Deep") == ["Offers", "Old"]
    assert subjects_in(exchange, id) == ["Plan"]
    assert subjects_in(exchange, inner) == ["Draft"]
    assert shown(exchange, id, shape="AllProperties").text("//t:FolderClass") == "IPF.Task"


@pytest.mark.shows("MS-OXWSFOLD_R211", "MS-OXWSFOLD_R1852", "MS-OXWSFOLD_R185222")
@every_product
def test_a_copied_folder_has_an_id_of_its_own_and_so_has_what_is_in_it(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers")
    made(exchange, "Old", id)
    (item,) = filled(exchange, id, "Plan")

    answer = relocated(exchange, "CopyFolder", "drafts", id)

    ((copy, _),) = answer.ids("//m:Folders/t:Folder/t:FolderId")
    assert answer.elements("//m:CopyFolderResponseMessage")[0].get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert copy != id
    assert below(exchange, "inbox", traversal="Deep") == ["Offers", "Old"]
    assert below(exchange, "drafts", traversal="Deep") == ["Offers", "Old"]
    assert subjects_in(exchange, copy) == ["Plan"]
    assert exchange.get(item).text("//t:Subject") == "Plan"


@pytest.mark.shows("MS-OXWSFOLD_R4315", "MS-OXWSFOLD_R185223")
@pytest.mark.parametrize("operation", ["MoveFolder", "CopyFolder"])
@every_product
def test_what_cannot_be_is_refused_and_the_rest_goes_on(product: str, operation: str) -> None:
    exchange = Exchange(product)
    offers, orders = made(exchange, "Offers"), made(exchange, "Orders", "drafts")
    old = made(exchange, "Old", offers)
    made(exchange, "OFFERS", "drafts")

    assert relocated(exchange, operation, "drafts", offers, old).codes == ["ErrorFolderExists", "NoError"]
    assert relocated(exchange, operation, "voicemail", orders).code == "ErrorToFolderNotFound"
    assert relocated(exchange, operation, orders, orders).code == "ErrorMoveCopyFailed"
    assert relocated(exchange, operation, orders, "voicemail").code == "ErrorFolderNotFound"
    error = relocated(exchange, operation, orders, "voicemail").elements(f"//m:{operation}ResponseMessage")[0]
    assert error.get("ResponseClass") == "Error"
    assert "Orders" in below(exchange, "drafts")


def test_a_folder_cannot_stand_below_itself() -> None:
    exchange = Exchange()
    offers = made(exchange, "Offers")
    old = made(exchange, "Old", offers)

    assert relocated(exchange, "MoveFolder", old, offers).code == "ErrorMoveCopyFailed"
    assert below(exchange, "inbox", traversal="Deep") == ["Offers", "Old"]


def test_the_furniture_of_a_mailbox_stays_but_can_be_copied() -> None:
    exchange = Exchange()

    assert relocated(exchange, "MoveFolder", "drafts", "inbox").code == "ErrorMoveDistinguishedFolder"
    assert relocated(exchange, "CopyFolder", "drafts", "inbox").code == "NoError"
    assert below(exchange, "drafts") == ["Inbox"]


def test_folders_stay_in_their_mailbox() -> None:
    exchange = Exchange()
    bob = exchange.organisation.premises.directory.find(BOB)
    assert bob is not None
    bob.open_to.add("ann@example.test")
    theirs = exchange.store(BOB).ids.folder(exchange.store(BOB).distinguished["inbox"].counter)

    assert relocated(exchange, "MoveFolder", theirs, made(exchange, "Offers")).code == "ErrorCrossMailboxMoveCopy"


def test_a_folder_that_is_copied_is_told_of_as_copied() -> None:
    exchange = Exchange()
    offers = made(exchange, "Offers")
    subscribed = exchange.ask(
        '<m:Subscribe><m:PullSubscriptionRequest SubscribeToAllFolders="true"><t:EventTypes><t:EventType>CopiedEvent'
        "</t:EventType></t:EventTypes><t:Timeout>5</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>"
    )
    ((copy, _),) = relocated(exchange, "CopyFolder", "drafts", offers).ids("//t:FolderId")

    events = exchange.ask(
        f"<m:GetEvents><m:SubscriptionId>{subscribed.text('//m:SubscriptionId')}</m:SubscriptionId>"
        f"<m:Watermark>{subscribed.text('//m:Watermark')}</m:Watermark></m:GetEvents>"
    )

    assert [id for id, _ in events.ids("//t:CopiedEvent/t:FolderId")] == [copy]
    assert [id for id, _ in events.ids("//t:CopiedEvent/t:OldFolderId")] == [offers]
