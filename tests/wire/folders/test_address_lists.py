"""An address list is no folder, although the schema lets it stand for one since 2013."""

from __future__ import annotations

import pytest

from tests.calling import Exchange


@pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])
def test_nothing_but_people_is_found_in_an_address_list(product: str) -> None:
    answer = Exchange(product).ask(
        "<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
        '<m:SyncFolderId><t:AddressListId Id="x"/></m:SyncFolderId></m:SyncFolderHierarchy>'
    )

    assert answer.code == "ErrorInvalidIdMalformed"
