"""Search folders hold what their search finds, as long as it finds it."""

from __future__ import annotations

import pytest

from tests.calling import Exchange, every_product
from tests.wire.folders.asking import (
    create,
    filled,
    folder,
    made,
    named,
    set_field,
    shown,
    subjects_in,
    update,
    uri,
)

SEARCH = (
    '<t:SearchParameters Traversal="Deep"><t:Restriction><t:Contains ContainmentMode="Substring"'
    ' ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="item:Subject"/><t:Constant Value="news"/></t:Contains>'
    f"</t:Restriction><t:BaseFolderIds>{named('inbox')}</t:BaseFolderIds></t:SearchParameters>"
)


@pytest.mark.shows("MS-OXWSFOLD_R33", "MS-OXWSFOLD_R3302", "MS-OXWSFOLD_R540")
@every_product
def test_a_search_folder_holds_what_its_search_finds_and_can_search_for_something_else(product: str) -> None:
    exchange = Exchange(product)
    filled(exchange, made(exchange, "Deep"), "Daily news", "Plan")
    filled(exchange, "inbox", "News", "Other")
    answer = create(exchange, folder("Search", "SearchFolder", after=SEARCH), parent="searchfolders")
    id = answer.ids("//m:Folders/t:SearchFolder/t:FolderId")[0][0]
    assert subjects_in(exchange, id) == ["Daily news", "News"]
    assert shown(exchange, id).text("//t:SearchFolder/t:TotalCount") == "2"

    filled(exchange, "inbox", "More news")
    assert subjects_in(exchange, id) == ["Daily news", "More news", "News"]

    change = set_field(uri("folder:SearchParameters"), SEARCH.replace('"news"', '"plan"'), "SearchFolder")
    assert update(exchange, id, change).code == "NoError"
    assert subjects_in(exchange, id) == ["Plan"]


@every_product
def test_a_search_folder_searches_no_search_folder_and_takes_no_items(product: str) -> None:
    exchange = Exchange(product)
    answer = create(exchange, folder("One", "SearchFolder", after=SEARCH), parent="searchfolders")
    one = answer.ids("//t:FolderId")[0][0]
    inside = SEARCH.replace(named("inbox"), named(one))

    assert create(exchange, folder("Two", "SearchFolder", after=inside)).code == (
        "ErrorInvalidFolderTypeForOperation"
        if product.startswith("2010")
        else "ErrorCannotSpecifySearchFolderAsSourceFolder"
    )
    (item,) = filled(exchange, "drafts", "Plan")
    ids = f'<m:ItemIds><t:ItemId Id="{item}"/></m:ItemIds>'
    move = f"<m:MoveItem><m:ToFolderId>{named(one)}</m:ToFolderId>{ids}</m:MoveItem>"
    assert exchange.ask(move).code == "ErrorMoveCopyFailed"
