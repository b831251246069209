"""SyncFolderHierarchy tells which folders are new, changed and gone since a state (MS-OXWSSYNC 3.1.4.1)."""

from __future__ import annotations

import base64
from typing import Final

import pytest

from tests.calling import Answer, Exchange, distinguished, first_and_last_product
from tests.evidence.cases import case
from tests.items import with_fields
from tests.wire.folders.asking import create, folder, made
from tests.wire.folders.test_search_folders import SEARCH

KINDS: Final = [
    case("Folder", shows="MS-OXWSSYNC_R10010 MS-OXWSSYNC_R10020 MS-OXWSSYNC_R84 MS-OXWSSYNC_R85"),
    case("CalendarFolder", shows="MS-OXWSSYNC_R1021 MS-OXWSSYNC_R1022"),
    case("ContactsFolder", shows="MS-OXWSSYNC_R1041 MS-OXWSSYNC_R1042"),
    case("TasksFolder", shows="MS-OXWSSYNC_R1081 MS-OXWSSYNC_R1082"),
]


def sync(exchange: Exchange, *, shape: str = "IdOnly", more: str = "", folder: str = "", state: str = "") -> Answer:
    """Synchronise Ann's folders."""
    named = f"<m:SyncFolderId>{distinguished(folder)}</m:SyncFolderId>" if folder else ""
    known = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    return exchange.ask(
        f"<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>{shape}</t:BaseShape>{more}</m:FolderShape>{named}{known}"
        "</m:SyncFolderHierarchy>"
    )


def state_of(answer: Answer) -> str:
    return answer.text("//m:SyncState")


def rename(exchange: Exchange, id: str, kind: str) -> None:
    answer = exchange.ask(
        f'<m:UpdateFolder><m:FolderChanges><t:FolderChange><t:FolderId Id="{id}"/><t:Updates><t:SetFolderField>'
        f'<t:FieldURI FieldURI="folder:DisplayName"/><t:{kind}><t:DisplayName>New</t:DisplayName></t:{kind}>'
        "</t:SetFolderField></t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>"
    )
    assert answer.code == "NoError", answer.code


@pytest.mark.parametrize("kind", KINDS)
@first_and_last_product
def test_a_new_folder_is_created_and_a_renamed_one_updated(product: str, kind: str) -> None:
    exchange = Exchange(product)
    state = state_of(sync(exchange))
    id = made(exchange, "Own", "msgfolderroot", kind=kind)

    new = sync(exchange, state=state)
    assert new.names("//m:Changes/*") == ["Create"]
    assert new.names("//m:Changes/t:Create/*") == [kind]
    assert new.ids("//t:FolderId")[0][0] == id

    rename(exchange, id, kind)
    update = sync(exchange, shape="Default", state=state_of(new))
    assert update.names("//m:Changes/*") == ["Update"]
    assert update.names("//m:Changes/t:Update/*") == [kind]
    assert update.text("//t:DisplayName") == "New"


@pytest.mark.shows("MS-OXWSSYNC_R1061", "MS-OXWSSYNC_R1062")
@first_and_last_product
def test_a_search_folder_is_told_of_as_one_when_it_is_new_and_when_it_changes(product: str) -> None:
    exchange = Exchange(product)
    state = state_of(sync(exchange, folder="root"))
    answer = create(exchange, folder("Search", "SearchFolder", after=SEARCH), parent="searchfolders")
    id = answer.ids("//t:FolderId")[0][0]

    new = sync(exchange, folder="root", state=state)
    assert new.names("//m:Changes/t:Create/*") == ["SearchFolder"]
    assert new.ids("//t:Create/t:SearchFolder/t:FolderId")[0][0] == id

    rename(exchange, id, "SearchFolder")
    update = sync(exchange, folder="root", shape="Default", state=state_of(new))
    assert update.names("//m:Changes/t:Update/*") == ["SearchFolder"]
    assert update.text("//t:Update/t:SearchFolder/t:DisplayName") == "New"


@pytest.mark.shows("MS-OXWSSYNC_R117", "MS-OXWSSYNC_R503", "MS-OXWSSYNC_R2631", "MS-OXWSSYNC_R49")
@first_and_last_product
def test_a_deleted_folder_is_told_by_its_id_and_nothing_twice(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Own", "msgfolderroot")
    state = state_of(sync(exchange))
    exchange.ask(
        f'<m:DeleteFolder DeleteType="HardDelete"><m:FolderIds><t:FolderId Id="{id}"/></m:FolderIds></m:DeleteFolder>'
    )

    gone = sync(exchange, state=state)
    assert gone.code == "NoError"
    assert gone.names("//m:Changes/*") == ["Delete"]
    assert gone.ids("//t:Delete/t:FolderId")[0][0] == id
    assert sync(exchange, state=state_of(gone)).names("//m:Changes/*") == []


@pytest.mark.shows("MS-OXWSSYNC_R262", "MS-OXWSSYNC_R2632", "MS-OXWSSYNC_R2602", "MS-OXWSSYNC_R4601", "MS-OXWSSYNC_R44")
@first_and_last_product
def test_without_a_state_every_folder_is_new(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Own", "inbox")
    sync(exchange)

    answer = sync(exchange, shape="Default")
    assert answer.code == "NoError"
    assert set(answer.names("//m:Changes/*")) == {"Create"}
    assert {"Inbox", "Drafts", "Sent Items", "Own"} <= set(answer.texts("//t:DisplayName"))
    assert id in {one for one, _ in answer.ids("//t:FolderId")}
    assert answer.text("//m:IncludesLastFolderInRange") == "true"
    assert base64.b64decode(state_of(answer), validate=True)


@pytest.mark.shows("MS-OXWSSYNC_R259", "MS-OXWSSYNC_R2601")
@first_and_last_product
def test_only_folders_below_the_one_named_are_told_of(product: str) -> None:
    exchange = Exchange(product)
    inside, _ = made(exchange, "Inside", "inbox"), made(exchange, "Outside", "drafts")

    answer = sync(exchange, folder="inbox")
    assert answer.code == "NoError"
    assert [id for id, _ in answer.ids("//t:FolderId")] == [inside]


@pytest.mark.shows("MS-OXWSSYNC_R2571", "MS-OXWSSYNC_R2572", "MS-OXWSSYNC_R2573")
@first_and_last_product
def test_the_shape_says_how_much_of_a_folder_is_told(product: str) -> None:
    exchange = Exchange(product)
    made(exchange, "Own", "inbox")
    few, default, all = (
        sync(exchange, shape=shape, folder="inbox").names("//t:Create/t:Folder/*")
        for shape in ("IdOnly", "Default", "AllProperties")
    )

    assert few == ["FolderId"]
    assert {"FolderId", "DisplayName", "TotalCount"} <= set(default)
    assert set(default) < set(all)
    assert "ParentFolderId" in set(all) - set(default)


@pytest.mark.shows("MS-OXWSSYNC_R2574", "MS-OXWSSYNC_R2575")
@first_and_last_product
def test_paths_add_properties(product: str) -> None:
    exchange = Exchange(product)
    made(exchange, "Own", "inbox")

    answer = sync(exchange, more=with_fields("folder:DisplayName", "folder:TotalCount"), folder="inbox")
    assert sorted(answer.names("//t:Create/t:Folder/*")) == ["DisplayName", "FolderId", "TotalCount"]


@pytest.mark.shows("MS-OXWSCDATA_R5188")
@pytest.mark.parametrize("text", ["rubbish", "AAAA"])
@first_and_last_product
def test_a_state_that_is_none_is_refused(product: str, text: str) -> None:
    assert sync(Exchange(product), state=text).code == "ErrorInvalidSyncStateData"
