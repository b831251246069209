"""ArchiveItem takes items to the archive beside a mailbox, into folders named like those that they come from."""

from __future__ import annotations

import pytest

from tests.calling import Answer, Exchange, distinguished
from tests.wire.folders.asking import filled, named, shown

HER = "eve@example.test"

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])


def with_archive(product: str = "2019") -> Exchange:
    exchange = Exchange(product)
    exchange.organisation.add_mailbox(HER, "secret", archive=True)
    return exchange


def archived(exchange: Exchange, folder: str, *ids: str, user: str = HER) -> Answer:
    items = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    return exchange.ask(
        f"<m:ArchiveItem><m:ArchiveSourceFolderId>{named(folder)}</m:ArchiveSourceFolderId>"
        f"<m:ItemIds>{items}</m:ItemIds></m:ArchiveItem>",
        user=user,
    )


@since_2013
def test_an_item_has_a_new_id_in_a_folder_of_the_same_name(product: str) -> None:
    exchange = with_archive(product)
    (id,) = filled(exchange, "notes", "Plan", user=HER)

    answer = archived(exchange, "notes", id)

    ((there, _),) = answer.ids("//m:Items/t:Message/t:ItemId")
    assert there != id
    assert exchange.found("notes", user=HER) == []
    parent = exchange.get(there, user=HER).ids("//t:ParentFolderId")[0][0]
    assert shown(exchange, parent, user=HER).text("//t:DisplayName") == "Notes"
    assert archived(exchange, "notes", id).code == "ErrorItemNotFound"


@since_2013
def test_a_mailbox_without_an_archive_says_so(product: str) -> None:
    exchange = Exchange(product)
    (id,) = filled(exchange, "notes", "Plan")

    assert archived(exchange, "notes", id, user="ann@example.test").code == "ErrorArchiveMailboxNotEnabled"
    assert exchange.found("notes") == [id]


def test_what_stands_outside_the_top_of_a_mailbox_has_no_place_in_an_archive() -> None:
    exchange = with_archive()
    (id,) = filled(exchange, "recoverableitemsdeletions", "Plan", user=HER)
    assert archived(exchange, "recoverableitemsdeletions", id).code == "ErrorArchiveFolderPathCreation"


def test_the_folders_of_an_archive_have_well_known_names_of_their_own() -> None:
    exchange = with_archive()
    names = ("archivemsgfolderroot", "archivedeleteditems", "archiveinbox", "archiverecoverableitemsdeletions")

    for name in names:
        answer = shown(exchange, name, "folder:DistinguishedFolderId", user=HER)
        assert answer.text("//t:DistinguishedFolderId") == name
    answer = exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>"
        f"{distinguished('archiveroot')}</m:FolderIds></m:GetFolder>"
    )
    assert answer.code == "ErrorFolderNotFound"
