"""UpdateFolder renames folders and keeps their kind, and refuses what Exchange refuses."""

from __future__ import annotations

import pytest

from tests.calling import Answer, Exchange, distinguished, every_product


def create_folder(exchange: Exchange, name: str) -> str:
    answer = exchange.ask(
        f"<m:CreateFolder><m:ParentFolderId>{distinguished('inbox')}</m:ParentFolderId><m:Folders><t:Folder>"
        f"<t:DisplayName>{name}</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>"
    )
    assert answer.code == "NoError"
    return answer.ids("//t:FolderId")[0][0]


def update(exchange: Exchange, id: str, change: str) -> Answer:
    named = f'<t:FolderId Id="{id}"/>' if len(id) > 20 else distinguished(id)
    return exchange.ask(
        f"<m:UpdateFolder><m:FolderChanges><t:FolderChange>{named}<t:Updates>{change}</t:Updates></t:FolderChange>"
        "</m:FolderChanges></m:UpdateFolder>"
    )


def set_field(uri: str, element: str) -> str:
    return f'<t:SetFolderField><t:FieldURI FieldURI="{uri}"/><t:Folder>{element}</t:Folder></t:SetFolderField>'


def rename(name: str) -> str:
    return set_field("folder:DisplayName", f"<t:DisplayName>{name}</t:DisplayName>")


def name_of(exchange: Exchange, id: str) -> str:
    return exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>"
        f'<m:FolderIds><t:FolderId Id="{id}"/></m:FolderIds></m:GetFolder>'
    ).text("//t:DisplayName")


@pytest.mark.shows("MS-OXWSFOLD_R4644", "MS-OXWSFOLD_R5251")
@every_product
def test_a_folder_is_renamed_and_keeps_its_id(product: str) -> None:
    exchange = Exchange(product)
    id = create_folder(exchange, "Offers")

    answer = update(exchange, id, rename("Orders"))

    assert answer.code == "NoError"
    assert answer.ids("//t:FolderId")[0][0] == id
    assert name_of(exchange, id) == "Orders"


def test_a_name_that_a_sibling_has_is_refused_without_regard_to_case() -> None:
    exchange = Exchange()
    create_folder(exchange, "Offers")
    id = create_folder(exchange, "Orders")

    assert update(exchange, id, rename("OFFERS")).code == "ErrorFolderExists"
    assert name_of(exchange, id) == "Orders"


def test_a_folder_cannot_become_one_of_another_kind() -> None:
    exchange = Exchange()
    change = set_field("folder:FolderClass", "<t:FolderClass>IPF.Contact</t:FolderClass>")
    assert update(exchange, create_folder(exchange, "Offers"), change).code == "ErrorObjectTypeChanged"


def test_a_path_and_a_value_that_do_not_agree_are_refused() -> None:
    exchange = Exchange()
    change = set_field("folder:DisplayName", "<t:FolderClass>IPF.Note</t:FolderClass>")
    assert update(exchange, create_folder(exchange, "Offers"), change).code == "ErrorUpdatePropertyMismatch"


@pytest.mark.shows("MS-OXWSFOLD_R73")
def test_what_is_counted_cannot_be_set() -> None:
    exchange = Exchange()
    change = set_field("folder:TotalCount", "<t:TotalCount>7</t:TotalCount>")
    assert update(exchange, create_folder(exchange, "Offers"), change).code == "ErrorInvalidPropertySet"


def test_of_two_changes_both_or_none_are_made() -> None:
    exchange = Exchange()
    id = create_folder(exchange, "Offers")
    refused = set_field("folder:FolderClass", "<t:FolderClass>IPF.Contact</t:FolderClass>")

    assert update(exchange, id, rename("Orders") + refused).code == "ErrorObjectTypeChanged"
    assert name_of(exchange, id) == "Offers"


def test_a_well_known_folder_keeps_its_name() -> None:
    assert update(Exchange(), "inbox", rename("Postbox")).code == "ErrorFolderSavePropertyError"


def test_a_folder_may_be_given_the_name_that_it_has() -> None:
    exchange = Exchange()
    id = create_folder(exchange, "Offers")

    assert update(exchange, id, rename("Offers")).code == "NoError"
    assert update(exchange, id, rename("OFFERS")).code == "NoError"
    assert name_of(exchange, id) == "OFFERS"
