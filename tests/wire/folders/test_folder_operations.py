"""Folders are created, got, changed and deleted, each in its place in the answer."""

from __future__ import annotations

import pytest

from tests.calling import Exchange, every_product
from tests.wire.folders.asking import (
    PROPERTY,
    below,
    create,
    deleted,
    extended,
    filled,
    folder,
    made,
    named,
    set_field,
    shown,
    subjects_in,
    update,
    uri,
    values_of,
)


@pytest.mark.shows(
    "MS-OXWSFOLD_R560",
    "MS-OXWSFOLD_R252",
    "MS-OXWSFOLD_R2531",
    "MS-OXWSFOLD_R2202",
    "MS-OXWSFOLD_R22202",
    "MS-OXWSFOLD_R96",
    "MS-OXWSFOLD_R9602",
)
@every_product
def test_several_folders_are_made_in_one_request_and_answered_in_order(product: str) -> None:
    exchange = Exchange(product)

    answer = create(exchange, folder("One"), folder("Two", "TasksFolder"), parent="drafts")

    assert [one.get("ResponseClass") for one in answer.elements("//m:CreateFolderResponseMessage")] == ["Success"] * 2
    assert answer.codes == ["NoError", "NoError"]
    assert answer.names("//m:Folders/*") == ["Folder", "TasksFolder"]
    assert below(exchange, "drafts") == ["One", "Two"]


@pytest.mark.shows("MS-OXWSFOLD_R216", "MS-OXWSFOLD_R217", "MS-OXWSFOLD_R22203")
@every_product
def test_a_folder_needs_a_parent_that_is_there_and_a_name_that_is_free(product: str) -> None:
    exchange = Exchange(product)
    gone = made(exchange, "Gone")
    deleted(exchange, gone)

    missing = create(exchange, folder("One"), parent=gone)
    again = create(exchange, folder("One"), folder("one"))

    assert missing.code == "ErrorParentFolderNotFound"
    assert missing.elements("//m:CreateFolderResponseMessage")[0].get("ResponseClass") == "Error"
    assert again.codes == ["NoError", "ErrorFolderExists"]


@pytest.mark.shows(
    "MS-OXWSFOLD_R306",
    "MS-OXWSFOLD_R341",
    "MS-OXWSFOLD_R568",
    "MS-OXWSFOLD_R3104",
    "MS-OXWSFOLD_R31044",
    "MS-OXWSFOLD_R34301",
)
@every_product
def test_folders_are_deleted_for_good(product: str) -> None:
    exchange = Exchange(product)
    first, second = made(exchange, "One"), made(exchange, "Two")

    answer = deleted(exchange, first, second)

    assert [one.get("ResponseClass") for one in answer.elements("//m:DeleteFolderResponseMessage")] == ["Success"] * 2
    assert answer.codes == ["NoError", "NoError"]
    assert below(exchange, "inbox") == below(exchange, "deleteditems") == []
    assert shown(exchange, first).code == "ErrorItemNotFound"


@pytest.mark.shows("MS-OXWSFOLD_R34302")
@every_product
def test_a_deleted_folder_can_go_to_deleted_items(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "One")
    assert deleted(exchange, id, how="MoveToDeletedItems").code == "NoError"
    assert below(exchange, "deleteditems") == ["One"]
    assert shown(exchange, id).code == "NoError"


@pytest.mark.shows("MS-OXWSFOLD_R308", "MS-OXWSFOLD_R31045")
@pytest.mark.parametrize("name", ["inbox", "deleteditems", "calendar", "msgfolderroot"])
@every_product
def test_the_furniture_of_a_mailbox_is_not_deleted(product: str, name: str) -> None:
    exchange = Exchange(product)
    answer = deleted(exchange, name)
    assert answer.code == "ErrorDeleteDistinguishedFolder"
    assert answer.elements("//m:DeleteFolderResponseMessage")[0].get("ResponseClass") == "Error"
    assert shown(exchange, name).code == "NoError"


@pytest.mark.shows(
    "MS-OXWSFOLD_R575",
    "MS-OXWSFOLD_R3864",
    "MS-OXWSFOLD_R38644",
    "MS-OXWSFOLD_R423",
    "MS-OXWSFOLD_R426",
    "MS-OXWSFOLD_R428",
    "MS-OXWSFOLD_R38645",
)
@every_product
def test_folders_are_got_by_id_and_by_name_and_in_order(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers")

    answer = exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>"
        f"<m:FolderIds>{named(id)}{named('voicemail')}{named('drafts')}</m:FolderIds></m:GetFolder>"
    )

    classes = [one.get("ResponseClass") for one in answer.elements("//m:GetFolderResponseMessage")]
    assert classes == ["Success", "Error", "Success"]
    assert answer.codes == ["NoError", "ErrorFolderNotFound", "NoError"]
    assert answer.texts("//t:DisplayName") == ["Offers", "Drafts"]


@pytest.mark.shows(
    "MS-OXWSFOLD_R582",
    "MS-OXWSFOLD_R546",
    "MS-OXWSFOLD_R5051",
    "MS-OXWSFOLD_R531",
    "MS-OXWSFOLD_R8902",
    "MS-OXWSFOLD_R9301",
    "MS-OXWSFOLD_R46444",
)
@every_product
def test_several_changes_of_several_folders_are_made_in_one_request(product: str) -> None:
    exchange = Exchange(product)
    ids = [shown(exchange, made(exchange, name)).ids("//t:FolderId")[0] for name in ("One", "Two")]
    changes = "".join(
        f'<t:FolderChange><t:FolderId Id="{id}" ChangeKey="{key}"/><t:Updates>'
        f"{set_field(uri('folder:DisplayName'), f'<t:DisplayName>{name}</t:DisplayName>')}"
        f"{set_field(PROPERTY, extended(PROPERTY, 7))}</t:Updates></t:FolderChange>"
        for (id, key), name in zip(ids, ("Uno", "Due"), strict=True)
    )

    answer = exchange.ask(f"<m:UpdateFolder><m:FolderChanges>{changes}</m:FolderChanges></m:UpdateFolder>")

    assert [one.get("ResponseClass") for one in answer.elements("//m:UpdateFolderResponseMessage")] == ["Success"] * 2
    assert answer.codes == ["NoError", "NoError"]
    assert below(exchange, "inbox") == ["Uno", "Due"]
    assert [values_of(exchange, id, PROPERTY) for id, _ in ids] == [["7"], ["7"]]


@pytest.mark.shows("MS-OXWSFOLD_R9101")
@every_product
def test_a_folder_to_change_can_be_named_by_its_well_known_name(product: str) -> None:
    exchange = Exchange(product)
    assert update(exchange, "notes", set_field(PROPERTY, extended(PROPERTY, 7))).code == "NoError"
    assert values_of(exchange, "notes", PROPERTY) == ["7"]


@pytest.mark.shows("MS-OXWSFOLD_R507", "MS-OXWSFOLD_R4645")
@every_product
def test_nothing_can_be_appended_to_a_folder(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers")
    append = set_field(uri("folder:DisplayName"), "<t:DisplayName>x</t:DisplayName>").replace("Set", "AppendTo")

    answer = update(exchange, id, append)

    assert answer.code == "ErrorInvalidPropertyAppend"
    assert answer.elements("//m:UpdateFolderResponseMessage")[0].get("ResponseClass") == "Error"
    assert below(exchange, "inbox") == ["Offers"]


@pytest.mark.shows("MS-OXWSFOLD_R583", "MS-OXWSFOLD_R5261")
@every_product
def test_a_property_can_be_taken_away_again(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers")
    update(exchange, id, set_field(PROPERTY, extended(PROPERTY, 7)))

    assert update(exchange, id, f"<t:DeleteFolderField>{PROPERTY}</t:DeleteFolderField>").code == "NoError"
    assert values_of(exchange, id, PROPERTY) == []


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=pytest.mark.shows(f"MS-OXWSFOLD_R{id}"), id=kind)
        for kind, id in (
            ("Folder", "534"),
            ("CalendarFolder", "536"),
            ("ContactsFolder", "538"),
            ("TasksFolder", "542"),
        )
    ],
)
@every_product
def test_each_kind_of_folder_is_changed_by_an_element_of_its_kind(product: str, kind: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers", kind=kind)
    change = set_field(uri("folder:DisplayName"), "<t:DisplayName>Orders</t:DisplayName>", kind)

    assert update(exchange, id, change).code == "NoError"
    assert shown(exchange, id).text(f"//t:{kind}/t:DisplayName") == "Orders"


@every_product
def test_a_folder_in_deleted_items_is_deleted_there_and_what_is_in_it_can_be_recovered(product: str) -> None:
    exchange = Exchange(product)
    outer = made(exchange, "Old")
    filled(exchange, made(exchange, "Older", outer), "Inside")
    filled(exchange, outer, "Outside")

    assert deleted(exchange, outer, how="MoveToDeletedItems").code == "NoError"
    assert below(exchange, "deleteditems", traversal="Deep") == ["Old", "Older"]
    assert deleted(exchange, outer, how="MoveToDeletedItems").code == "NoError"

    assert below(exchange, "deleteditems", traversal="Deep") == []
    assert subjects_in(exchange, "recoverableitemsdeletions") == ["Inside", "Outside"]
