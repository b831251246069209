"""CreateManagedFolder puts folders that the organisation plans into a mailbox, below the one folder for them."""

from __future__ import annotations

import pytest

from fake_ews.control.handle import Control
from tests.calling import ANN, BOB, Exchange, every_product, first_and_last_product
from tests.managed_folders import added, asked_to_add, managed, root_of, shown
from tests.wire.folders.asking import below, deleted, made, relocated, set_field, update, uri

NAME = "Contracts"


def renamed(exchange: Exchange, id: str) -> str:
    name = f"Other than {id[-8:]}"
    return update(exchange, id, set_field(uri("folder:DisplayName"), f"<t:DisplayName>{name}</t:DisplayName>")).code


@pytest.mark.shows("MS-OXWSFOLD_R2692", "MS-OXWSFOLD_R26992", "MS-OXWSFOLD_R565", "MS-OXWSFOLD_R2961")
@every_product
def test_planned_folders_are_added_below_the_root_that_is_for_them(product: str) -> None:
    exchange = Exchange(product)
    Control(exchange.organisation).call("seed", {"managed_folders": [{"name": NAME}, {"name": "Invoices"}]})

    answer = asked_to_add(exchange, NAME, "invoices")

    messages = answer.elements("//m:CreateManagedFolderResponseMessage")
    assert [message.get("ResponseClass") for message in messages] == ["Success", "Success"]
    assert answer.codes == ["NoError", "NoError"]
    assert "Managed Folders" in below(exchange, "msgfolderroot")
    assert below(exchange, root_of(exchange, answer.ids("//t:FolderId")[0][0])) == [NAME, "Invoices"]


@pytest.mark.shows("MS-OXWSFOLD_R298")
def test_they_are_added_to_the_mailbox_that_is_named() -> None:
    exchange = Exchange()
    exchange.organisation.add_managed_folder(NAME)
    assert asked_to_add(exchange, NAME, mailbox=BOB).code == "ErrorAccessDenied"
    Control(exchange.organisation).call("seed", {"mailboxes": [{"address": BOB, "open_to": [ANN]}]})

    assert asked_to_add(exchange, NAME, mailbox=BOB).code == "NoError"

    assert "Managed Folders" in [folder.name for folder in exchange.store(BOB).root.walk()]
    assert "Managed Folders" not in below(exchange, "msgfolderroot")


@pytest.mark.shows("MS-OXWSFOLD_R26993", "MS-OXWSCDATA_R301")
@first_and_last_product
def test_what_cannot_be_added_is_refused_by_its_code(product: str) -> None:
    exchange = Exchange(product)
    exchange.organisation.add_managed_folder("Invoices")
    added(exchange, NAME)

    again = asked_to_add(exchange, NAME)

    (message,) = again.elements("//m:CreateManagedFolderResponseMessage")
    assert message.get("ResponseClass") == "Error"
    assert again.code == "ErrorManagedFolderAlreadyExists"
    assert again.text("//m:MessageText") == "A specified managed folder already exists in the mailbox."
    assert asked_to_add(exchange, "Nothing", "Invoices").codes == ["ErrorManagedFolderNotFound", "NoError"]
    assert asked_to_add(exchange, "Plans", "plans").codes == ["ErrorDuplicateInputFolderNames"] * 2
    assert asked_to_add(exchange, NAME, mailbox="nobody@example.test").code == "ErrorNonExistentMailbox"


@pytest.mark.shows("MS-OXWSCDATA_R1453")
@first_and_last_product
def test_a_mailbox_without_an_address_is_nobodys(product: str) -> None:
    exchange = Exchange(product)
    exchange.organisation.add_managed_folder(NAME)

    assert asked_to_add(exchange, NAME, mailbox="").code == "ErrorNonExistentMailbox"


def test_another_folder_of_the_roots_name_is_in_the_way() -> None:
    exchange = Exchange()
    exchange.organisation.add_managed_folder(NAME)
    made(exchange, "Managed Folders", "msgfolderroot")

    assert asked_to_add(exchange, NAME).code == "ErrorManagedFoldersRootFailure"


@pytest.mark.shows(
    "MS-OXWSFOLD_R5922",
    "MS-OXWSFOLD_R1081",
    "MS-OXWSFOLD_R1082",
    "MS-OXWSFOLD_R10811",
    "MS-OXWSFOLD_R1091",
    "MS-OXWSFOLD_R1111",
)
@first_and_last_product
def test_a_managed_folder_tells_what_it_is(product: str) -> None:
    exchange = Exchange(product)
    planned = {"comment": "Seven years", "must_display_comment": True, "home_page": "https://intranet/contracts"}
    (id,) = added(exchange, NAME, **planned)
    (other,) = added(exchange, "Invoices")

    root = root_of(exchange, id)

    assert managed(exchange, root, "IsManagedFoldersRoot") == ["true"]
    assert managed(exchange, id, "IsManagedFoldersRoot") == ["false"]
    assert managed(exchange, id, "Comment") == ["Seven years"]
    assert managed(exchange, id, "MustDisplayComment") == ["true"]
    assert managed(exchange, id, "HomePage") == ["https://intranet/contracts"]
    assert managed(exchange, other, "Comment") == []
    assert managed(exchange, id, "ManagedFolderId") != managed(exchange, other, "ManagedFolderId")
    assert not shown(exchange, made(exchange, "Own")).elements("//t:ManagedFolderInformation")


@pytest.mark.shows("MS-OXWSFOLD_R1071", "MS-OXWSFOLD_R1072", "MS-OXWSFOLD_R10711", "MS-OXWSFOLD_R1121111")
@every_product
def test_a_quota_is_told_by_2010(product: str) -> None:
    exchange = Exchange(product)
    (limited,) = added(exchange, NAME, storage_quota=5000)
    (free,) = added(exchange, "Invoices")
    tells = product.startswith("2010")

    assert managed(exchange, limited, "HasQuota") == ["true" if tells else "false"]
    assert managed(exchange, limited, "StorageQuota") == (["5000"] if tells else [])
    assert managed(exchange, free, "HasQuota") == ["false"]
    assert managed(exchange, free, "StorageQuota") == []


@pytest.mark.shows("MS-OXWSFOLD_R105211", "MS-OXWSFOLD_R105212", "MS-OXWSFOLD_R1051111", "MS-OXWSFOLD_R1051112")
@every_product
def test_a_managed_folder_is_renamed_and_moved_where_it_says_so(product: str) -> None:
    exchange = Exchange(product)
    (id,) = added(exchange, NAME)
    root = root_of(exchange, id)

    for folder in (id, root):
        (told,) = managed(exchange, folder, "CanRenameOrMove")
        moved = relocated(exchange, "MoveFolder", "inbox", folder).code
        assert moved == ("NoError" if told == "true" else "ErrorMoveCopyFailed")
        assert renamed(exchange, folder) == ("NoError" if told == "true" else "ErrorFolderSavePropertyError")
    assert managed(exchange, id, "CanRenameOrMove") == ["false" if product.startswith("2010") else "true"]
    assert managed(exchange, root, "CanRenameOrMove") == ["true" if product in ("2016", "2019") else "false"]


@pytest.mark.shows("MS-OXWSFOLD_R80")
@first_and_last_product
def test_what_is_told_of_it_is_read_only(product: str) -> None:
    exchange = Exchange(product)
    (id,) = added(exchange, NAME)
    content = "<t:ManagedFolderInformation><t:Comment>Mine</t:Comment></t:ManagedFolderInformation>"

    answer = update(exchange, id, set_field(uri("folder:ManagedFolderInformation"), content))

    assert answer.code == "ErrorInvalidPropertySet"
    assert managed(exchange, id, "Comment") == []


def test_a_managed_folder_that_was_deleted_can_be_added_again() -> None:
    exchange = Exchange()
    (id,) = added(exchange, NAME)

    assert deleted(exchange, id).code == "NoError"
    assert asked_to_add(exchange, NAME).code == "NoError"
