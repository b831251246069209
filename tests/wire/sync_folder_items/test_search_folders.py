"""SyncFolderItems follows a search folder: what its search finds, and finds no more."""

from __future__ import annotations

from tests.calling import Answer, Exchange, first_and_last_product
from tests.items import base
from tests.wire.folders.asking import create, filled, folder, made, named
from tests.wire.folders.test_search_folders import SEARCH


def searching(exchange: Exchange) -> str:
    """A search for news in the Inbox and below; returns its id."""
    answer = create(exchange, folder("Search", "SearchFolder", after=SEARCH), parent="searchfolders")
    return answer.ids("//t:FolderId")[0][0]


def sync(exchange: Exchange, id: str, state: str = "", *, most: int = 10) -> Answer:
    known = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    answer = exchange.ask(
        f"<m:SyncFolderItems><m:ItemShape>{base('Default')}</m:ItemShape><m:SyncFolderId>{named(id)}</m:SyncFolderId>"
        f"{known}<m:MaxChangesReturned>{most}</m:MaxChangesReturned></m:SyncFolderItems>"
    )
    assert answer.code == "NoError", answer.code
    return answer


def state_of(answer: Answer) -> str:
    return answer.text("//m:SyncState")


def update(exchange: Exchange, id: str, field: str, content: str) -> None:
    answer = exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="{field}"/><t:Message>{content}'
        "</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )
    assert answer.code == "NoError", answer.code


@first_and_last_product
def test_what_is_found_comes_and_what_is_found_no_more_goes(product: str) -> None:
    exchange = Exchange(product)
    deep = made(exchange, "Deep")
    filled(exchange, deep, "Old news")
    search = searching(exchange)
    first = sync(exchange, search)
    assert first.texts("//t:Create//t:Subject") == ["Old news"]

    plan, _ = filled(exchange, "inbox", "Plan", "Good news")
    second = sync(exchange, search, state_of(first))
    assert second.texts("//t:Create//t:Subject") == ["Good news"]
    assert second.names("//m:Changes/*") == ["Create"]

    update(exchange, plan, "item:Subject", "<t:Subject>Plan of news</t:Subject>")
    (old,) = (id for id, _ in first.ids("//t:Create//t:ItemId"))
    update(exchange, old, "item:Subject", "<t:Subject>Old</t:Subject>")
    third = sync(exchange, search, state_of(second))
    assert third.names("//m:Changes/*") == ["Create", "Delete"]
    assert third.texts("//t:Create//t:Subject") == ["Plan of news"]
    assert [id for id, _ in third.ids("//t:Delete/t:ItemId")] == [old]
    assert sync(exchange, search, state_of(third)).names("//m:Changes/*") == []


@first_and_last_product
def test_changes_of_what_is_found_are_told_as_in_any_folder(product: str) -> None:
    exchange = Exchange(product)
    read, changed, gone = filled(exchange, "inbox", "News 1", "News 2", "News 3")
    search = searching(exchange)
    state = state_of(sync(exchange, search))

    update(exchange, read, "message:IsRead", "<t:IsRead>false</t:IsRead>")
    update(exchange, changed, "item:Subject", "<t:Subject>News!</t:Subject>")
    exchange.ask(f'<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="{gone}"/></m:ItemIds></m:DeleteItem>')
    answer = sync(exchange, search, state)

    assert answer.names("//m:Changes/*") == ["Update", "ReadFlagChange", "Delete"]
    assert [id for id, _ in answer.ids("//m:Changes/*//t:ItemId")] == [changed, read, gone]


def test_pages_tell_everything_once() -> None:
    exchange = Exchange()
    filled(exchange, "inbox", *(f"News {number}" for number in range(5)))
    search, told, state, last = searching(exchange), [], "", "false"

    while last == "false":
        answer = sync(exchange, search, state, most=2)
        told += answer.texts("//t:Create//t:Subject")
        state, last = state_of(answer), answer.text("//m:IncludesLastItemInRange")

    assert told == [f"News {number}" for number in (4, 3, 2, 1, 0)]
    assert sync(exchange, search, state).names("//m:Changes/*") == []
