"""FindConversation that fails still has the list that the schema wants."""

from __future__ import annotations

from tests.calling import Exchange, every_product


@every_product
def test_a_search_in_a_folder_that_is_none_finds_nothing_and_is_valid(product: str) -> None:
    answer = Exchange(product).ask(
        '<m:FindConversation><m:IndexedPageItemView Offset="0" BasePoint="Beginning"/>'
        '<m:ParentFolderId><t:FolderId Id="rubbish"/></m:ParentFolderId></m:FindConversation>'
    )

    assert answer.code == "ErrorInvalidIdMalformed"
    assert answer.elements("//t:Conversation") == []
