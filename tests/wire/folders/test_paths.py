"""CreateFolderPath makes a path of folders, each below the one before it."""

from __future__ import annotations

import pytest

from tests.calling import Answer, Exchange
from tests.wire.folders.asking import below, named

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])


def path(exchange: Exchange, *names: str, parent: str = "inbox") -> Answer:
    steps = "".join(f"<t:Folder><t:DisplayName>{name}</t:DisplayName></t:Folder>" for name in names)
    return exchange.ask(
        f"<m:CreateFolderPath><m:ParentFolderId>{named(parent)}</m:ParentFolderId><m:RelativeFolderPath>{steps}"
        "</m:RelativeFolderPath></m:CreateFolderPath>"
    )


@since_2013
def test_each_folder_stands_below_the_one_before_it(product: str) -> None:
    exchange = Exchange(product)

    answer = path(exchange, "One", "Two", "Three")

    assert answer.codes == ["NoError"] * 3
    assert answer.texts("//t:DisplayName") == ["One", "Two", "Three"]
    ids = [id for id, _ in answer.ids("//t:FolderId")]
    assert [below(exchange, id) for id in ("inbox", *ids)] == [["One"], ["Two"], ["Three"], []]


@since_2013
def test_what_is_there_already_is_used(product: str) -> None:
    exchange = Exchange(product)
    first = path(exchange, "One", "Two").ids("//t:FolderId")[0][0]

    answer = path(exchange, "ONE", "Other")

    assert answer.ids("//t:FolderId")[0][0] == first
    assert below(exchange, first) == ["Two", "Other"]


@since_2013
def test_below_a_folder_that_could_not_be_made_nothing_is(product: str) -> None:
    exchange = Exchange(product)

    answer = path(exchange, "", "Two")

    assert answer.codes == ["ErrorFolderSavePropertyError", "ErrorParentFolderNotFound"]
    assert answer.elements("//m:MessageXml/t:FieldURI")[0].get("FieldURI") == "folder:DisplayName"
    assert below(exchange, "inbox") == []


def test_products_before_2013_do_not_know_it() -> None:
    assert path(Exchange("2010_SP3"), "One").code == "ErrorInvalidRequest"
