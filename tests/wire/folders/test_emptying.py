"""EmptyFolder deletes what is in folders, as deeply and as finally as it is asked to."""

from __future__ import annotations

import pytest

from tests.calling import Answer, Exchange, every_product
from tests.wire.folders.asking import below, filled, made, named, subjects_in


def emptied(exchange: Exchange, *ids: str, how: str = "HardDelete", sub_folders: bool = False) -> Answer:
    return exchange.ask(
        f'<m:EmptyFolder DeleteType="{how}" DeleteSubFolders="{str(sub_folders).lower()}">'
        f"<m:FolderIds>{''.join(map(named, ids))}</m:FolderIds></m:EmptyFolder>"
    )


def with_something_in_it(exchange: Exchange) -> str:
    id = made(exchange, "Offers")
    filled(exchange, made(exchange, "Old", id), "Inner")
    filled(exchange, id, "Outer")
    return id


@pytest.mark.shows(
    "MS-OXWSFOLD_R367", "MS-OXWSFOLD_R571", "MS-OXWSFOLD_R381", "MS-OXWSFOLD_R3474", "MS-OXWSFOLD_R34744"
)
@every_product
def test_folders_below_stay_as_they_are_unless_they_are_meant_too(product: str) -> None:
    exchange = Exchange(product)
    id = with_something_in_it(exchange)

    answer = emptied(exchange, id)

    assert answer.elements("//m:EmptyFolderResponseMessage")[0].get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert subjects_in(exchange, id) == []
    assert below(exchange, id) == ["Old"]


@pytest.mark.shows(
    "MS-OXWSFOLD_R380", "MS-OXWSFOLD_R3791", "MS-OXWSFOLD_R37801", "MS-OXWSFOLD_R5664", "MS-OXWSFOLD_R5666"
)
@every_product
def test_a_hard_delete_leaves_nothing_anywhere(product: str) -> None:
    exchange = Exchange(product)
    id = with_something_in_it(exchange)

    assert emptied(exchange, id, sub_folders=True).code == "NoError"

    assert subjects_in(exchange, id) == below(exchange, id) == []
    assert subjects_in(exchange, "deleteditems") == below(exchange, "deleteditems") == []
    assert subjects_in(exchange, "recoverableitemsdeletions") == subjects_in(exchange, "recoverableitemspurges") == []


@pytest.mark.shows("MS-OXWSFOLD_R37802")
@every_product
def test_what_is_deleted_can_go_to_deleted_items(product: str) -> None:
    exchange = Exchange(product)
    id = with_something_in_it(exchange)

    assert emptied(exchange, id, how="MoveToDeletedItems", sub_folders=True).code == "NoError"

    assert subjects_in(exchange, id) == below(exchange, id) == []
    assert subjects_in(exchange, "deleteditems") == ["Outer"]
    assert below(exchange, "deleteditems") == ["Old"]


@pytest.mark.shows("MS-OXWSFOLD_R37803")
@every_product
def test_what_is_deleted_softly_can_be_recovered(product: str) -> None:
    exchange = Exchange(product)
    id = with_something_in_it(exchange)

    assert emptied(exchange, id, how="SoftDelete", sub_folders=True).code == "NoError"

    assert subjects_in(exchange, id) == below(exchange, id) == []
    assert subjects_in(exchange, "recoverableitemsdeletions") == ["Inner", "Outer"]
    assert subjects_in(exchange, "deleteditems") == []


@pytest.mark.shows("MS-OXWSFOLD_R34745")
@every_product
def test_what_cannot_be_emptied_keeps_everything(product: str) -> None:
    exchange = Exchange(product)
    filled(exchange, "inbox", "Plan")

    answer = emptied(exchange, "msgfolderroot", "voicemail", sub_folders=True)

    assert answer.codes == ["ErrorCannotEmptyFolder", "ErrorFolderNotFound"]
    assert [one.get("ResponseClass") for one in answer.elements("//m:EmptyFolderResponseMessage")] == ["Error"] * 2
    assert subjects_in(exchange, "inbox") == ["Plan"]


@every_product
def test_the_version_named_has_to_know_the_operation(product: str) -> None:
    answer = Exchange(product).ask(
        '<m:EmptyFolder DeleteType="HardDelete" DeleteSubFolders="false"><m:FolderIds>'
        '<t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:EmptyFolder>',
        version="Exchange2010",
    )
    assert (answer.status, answer.code) == (500, "ErrorIncorrectSchemaVersion")
