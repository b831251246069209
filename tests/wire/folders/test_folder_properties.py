"""What a folder says of itself, and which of it clients may set."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Exchange, create_message, every_product, subject, to
from tests.wire.folders.asking import (
    PROPERTY,
    create,
    extended,
    filled,
    folder,
    made,
    set_field,
    shown,
    update,
    uri,
    values_of,
)

WELL_KNOWN = {
    "calendar": ("CalendarFolder", "IPF.Appointment"),
    "contacts": ("ContactsFolder", "IPF.Contact"),
    "journal": ("Folder", "IPF.Journal"),
    "inbox": ("Folder", "IPF.Note"),
    "notes": ("Folder", "IPF.StickyNote"),
    "tasks": ("TasksFolder", "IPF.Task"),
}


@pytest.mark.parametrize(
    ("name", "requirements"),
    [
        pytest.param(name, ids, marks=pytest.mark.shows(*(f"MS-OXWSFOLD_R{one}" for one in ids)), id=name)
        for name, ids in (
            ("calendar", ("70", "29", "2901")),
            ("contacts", ("585", "31", "3301")),
            ("journal", ("586",)),
            ("inbox", ("587", "28", "2802", "69")),
            ("notes", ("588",)),
            ("tasks", ("589", "35", "3501")),
        )
    ],
)
@every_product
def test_a_well_known_folder_has_its_element_and_its_class(product: str, name: str, requirements: object) -> None:
    element, folder_class = WELL_KNOWN[name]
    answer = shown(Exchange(product), name, shape="AllProperties")
    assert answer.names("//m:Folders/*") == [element]
    assert answer.text("//t:FolderClass") == folder_class


@pytest.mark.shows(
    "MS-OXWSFOLD_R66",
    "MS-OXWSFOLD_R6602",
    "MS-OXWSFOLD_R68",
    "MS-OXWSFOLD_R6801",
    "MS-OXWSFOLD_R7101",
    "MS-OXWSFOLD_R71",
    "MS-OXWSFOLD_R7102",
    "MS-OXWSFOLD_R71021",
)
@every_product
def test_a_folder_has_an_id_a_parent_and_the_name_that_it_was_given(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers")
    inbox = exchange.store().ids.folder(exchange.store().distinguished["inbox"].counter)

    answer = shown(exchange, id, shape="AllProperties")

    assert answer.ids("//t:FolderId")[0][0] == id
    assert answer.ids("//t:FolderId")[0][1]
    assert answer.ids("//t:ParentFolderId")[0][0] == inbox
    assert answer.text("//t:DisplayName") == "Offers"
    assert create(exchange, "<t:Folder><t:FolderClass>IPF.Note</t:FolderClass></t:Folder>").code == (
        "ErrorFolderSavePropertyError"
    )


@pytest.mark.shows(
    "MS-OXWSFOLD_R72",
    "MS-OXWSFOLD_R7201",
    "MS-OXWSFOLD_R5900",
    "MS-OXWSFOLD_R75",
    "MS-OXWSFOLD_R7501",
    "MS-OXWSFOLD_R5912",
)
@every_product
def test_a_folder_counts_its_items_and_the_folders_below_it(product: str) -> None:
    exchange = Exchange(product)
    id = made(exchange, "Offers")
    made(exchange, "Old", made(exchange, "Older", id))
    filled(exchange, id, "1", "2")

    answer = shown(exchange, id)

    assert (answer.text("//t:TotalCount"), answer.text("//t:ChildFolderCount")) == ("2", "1")


@pytest.mark.shows("MS-OXWSFOLD_R99", "MS-OXWSFOLD_R9901", "MS-OXWSFOLD_R10010", "MS-OXWSFOLD_R10011")
@every_product
def test_a_folder_counts_what_nobody_has_read(product: str) -> None:
    exchange = Exchange(product)
    for text in ("1", "2"):
        exchange.ask(create_message(subject(text), to(ANN), disposition="SendOnly"), user=BOB)
    assert shown(exchange, "inbox").text("//t:UnreadCount") == "2"

    id = exchange.found("inbox")[0]
    exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField>{uri("message:IsRead")}<t:Message><t:IsRead>true</t:IsRead>'
        "</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )
    assert shown(exchange, "inbox").text("//t:UnreadCount") == "1"
    assert shown(exchange, "drafts").text("//t:UnreadCount") == "0"


@pytest.mark.parametrize(
    ("path", "element"),
    [
        pytest.param(
            "folder:FolderId", '<t:FolderId Id="AAAA"/>', marks=pytest.mark.shows("MS-OXWSFOLD_R67"), id="FolderId"
        ),
        pytest.param(
            "folder:ParentFolderId",
            '<t:ParentFolderId Id="AAAA"/>',
            marks=pytest.mark.shows("MS-OXWSFOLD_R6802"),
            id="ParentFolderId",
        ),
        pytest.param(
            "folder:ChildFolderCount",
            "<t:ChildFolderCount>7</t:ChildFolderCount>",
            marks=pytest.mark.shows("MS-OXWSFOLD_R76"),
            id="ChildFolderCount",
        ),
        pytest.param(
            "folder:EffectiveRights",
            "<t:EffectiveRights><t:CreateAssociated>true</t:CreateAssociated><t:CreateContents>true</t:CreateContents>"
            "<t:CreateHierarchy>true</t:CreateHierarchy><t:Delete>true</t:Delete><t:Modify>true</t:Modify>"
            "<t:Read>true</t:Read></t:EffectiveRights>",
            marks=pytest.mark.shows("MS-OXWSFOLD_R83"),
            id="EffectiveRights",
        ),
    ],
)
@every_product
def test_what_the_server_says_cannot_be_set(product: str, path: str, element: str) -> None:
    exchange = Exchange(product)
    assert update(exchange, made(exchange, "Offers"), set_field(uri(path), element)).code == "ErrorInvalidPropertySet"


@pytest.mark.shows("MS-OXWSFOLD_R5890", "MS-OXWSFOLD_R5892", "MS-OXWSFOLD_R589201", "MS-OXWSFOLD_R589202")
@every_product
def test_a_folder_may_have_a_class_of_its_own_or_none(product: str) -> None:
    exchange = Exchange(product)
    answer = create(exchange, folder("Own", before="<t:FolderClass>IPF.Example.Own</t:FolderClass>"), folder("None"))

    assert answer.codes == ["NoError", "NoError"]
    own, none = (id for id, _ in answer.ids("//t:FolderId"))
    assert shown(exchange, own, shape="AllProperties").texts("//t:FolderClass") == ["IPF.Example.Own"]
    assert shown(exchange, none, shape="AllProperties").texts("//t:FolderClass") == []


@pytest.mark.shows("MS-OXWSFOLD_R77", "MS-OXWSFOLD_R7701", "MS-OXWSFOLD_R78", "MS-OXWSFOLD_R7801", "MS-OXWSFOLD_R7802")
@every_product
def test_a_folder_keeps_properties_that_only_its_client_knows(product: str) -> None:
    exchange = Exchange(product)
    rank, floor = PROPERTY, PROPERTY.replace("Rank", "Floor")
    answer = create(exchange, folder("With", after=extended(rank, 7) + extended(floor, 3)), folder("Without"))
    assert answer.codes == ["NoError", "NoError"]

    (both, _), (none, _) = answer.ids("//t:FolderId")
    assert values_of(exchange, both, rank, floor) == ["7", "3"]
    assert values_of(exchange, none, rank, floor) == []


@pytest.mark.shows("MS-OXWSFOLD_R8401", "MS-OXWSFOLD_R8402")
@pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])
def test_a_well_known_folder_says_its_name(product: str) -> None:
    exchange = Exchange(product)
    names = [
        shown(exchange, name, "folder:DistinguishedFolderId").text("//t:DistinguishedFolderId") for name in WELL_KNOWN
    ]
    assert names == list(WELL_KNOWN)


@pytest.mark.parametrize(
    ("shape", "elements"),
    [
        pytest.param("IdOnly", ["FolderId"], marks=pytest.mark.shows("MS-OXWSFOLD_R42103")),
        pytest.param(
            "Default",
            ["FolderId", "DisplayName", "TotalCount", "ChildFolderCount", "UnreadCount"],
            marks=pytest.mark.shows("MS-OXWSFOLD_R42102"),
        ),
        pytest.param(
            "AllProperties",
            [
                "FolderId",
                "ParentFolderId",
                "FolderClass",
                "DisplayName",
                "TotalCount",
                "ChildFolderCount",
                "EffectiveRights",
                "UnreadCount",
            ],
            marks=pytest.mark.shows("MS-OXWSFOLD_R42101"),
        ),
    ],
)
@every_product
def test_a_shape_says_which_properties_are_shown(product: str, shape: str, elements: list[str]) -> None:
    assert shown(Exchange(product), "inbox", shape=shape).names("//t:Folder/*") == elements


@pytest.mark.shows("MS-OXWSFOLD_R42104", "MS-OXWSFOLD_R42105")
@every_product
def test_a_shape_can_name_further_properties(product: str) -> None:
    answer = shown(Exchange(product), "inbox", "folder:FolderClass", "folder:EffectiveRights", shape="IdOnly")
    assert answer.names("//t:Folder/*") == ["FolderId", "FolderClass", "EffectiveRights"]


@pytest.mark.shows("MS-OXWSFOLD_R98", "MS-OXWSFOLD_R9803", "MS-OXWSFOLD_R980301", "MS-OXWSFOLD_R980302")
@every_product
def test_a_folder_may_be_made_with_a_permission_set_or_without(product: str) -> None:
    exchange = Exchange(product)
    permissions = (
        "<t:PermissionSet><t:Permissions><t:Permission><t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser>"
        "</t:UserId><t:PermissionLevel>Reviewer</t:PermissionLevel></t:Permission></t:Permissions></t:PermissionSet>"
    )
    answer = create(exchange, folder("With", after=permissions), folder("Without"))

    assert answer.codes == ["NoError", "NoError"]
    levels = [
        shown(exchange, id, "folder:PermissionSet").texts("//t:PermissionLevel") for id, _ in answer.ids("//t:FolderId")
    ]
    assert levels == [["Reviewer"], ["None", "None"]]
