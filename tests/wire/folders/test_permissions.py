"""What the entries of a folder's permission set let other people do, level by level and right by right."""

from __future__ import annotations

import pytest

from tests.calling import BOB, Answer, Exchange, body, create_message, every_product, subject
from tests.wire.folders.asking import deleted as deleted_folder
from tests.wire.folders.asking import filled, made, named, shown

FLAGS = ("CanCreateItems", "CanCreateSubFolders", "IsFolderOwner", "IsFolderVisible", "IsFolderContact")
#: What a level lets somebody do in a mail folder (MS-OXWSFOLD 2.2.5.3): create, read, edit and delete others' items,
#: edit and delete one's own, create folders.
LEVELS = {
    "None": "",
    "Owner": "create read edit delete edit-own delete-own sub-folder",
    "PublishingEditor": "create read edit delete edit-own delete-own sub-folder",
    "Editor": "create read edit delete edit-own delete-own",
    "PublishingAuthor": "create read edit-own delete-own sub-folder",
    "Author": "create read edit-own delete-own",
    "NoneditingAuthor": "create read delete-own",
    "Reviewer": "read",
}
REQUIREMENTS = {
    "None": "145",
    "Owner": "146",
    "PublishingEditor": "147",
    "Editor": "148",
    "PublishingAuthor": "149",
    "Author": "150",
    "NoneditingAuthor": "151",
    "Reviewer": "152",
}


def entry(
    level: str = "Custom", *, user: str = f"<t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress>", **rights: str
) -> str:
    """Return one Permission; ``rights`` are elements by their names, in the schema's order."""
    order = (*FLAGS, "EditItems", "DeleteItems", "ReadItems")
    said = "".join(f"<t:{name}>{rights[name]}</t:{name}>" for name in order if name in rights)
    return (
        f"<t:Permission><t:UserId>{user}</t:UserId>{said}<t:PermissionLevel>{level}</t:PermissionLevel></t:Permission>"
    )


def granted(exchange: Exchange, *entries: str, folder: str = "") -> tuple[str, Answer]:
    """Give people rights in a new folder below the Inbox; returns its id and the answer."""
    id = folder or made(exchange, "Shared")
    answer = exchange.ask(
        f"<m:UpdateFolder><m:FolderChanges><t:FolderChange>{named(id)}<t:Updates><t:SetFolderField>"
        '<t:FieldURI FieldURI="folder:PermissionSet"/><t:Folder><t:PermissionSet><t:Permissions>'
        f"{''.join(entries)}</t:Permissions></t:PermissionSet></t:Folder></t:SetFolderField></t:Updates>"
        "</t:FolderChange></m:FolderChanges></m:UpdateFolder>"
    )
    return id, answer


def allowed(exchange: Exchange, folder: str) -> set[str]:
    """Return what Bob may really do in a folder that holds an item of Ann's; he tries it all."""
    (hers,) = filled(exchange, folder, "Hers")
    done: set[str] = set()

    def attempt(name: str, answer: Answer) -> Answer:
        if answer.codes[-1] == "NoError":
            done.add(name)
        return answer

    letter = create_message(subject("His"), body("x"))
    target = f"<m:SavedItemFolderId>{named(folder)}</m:SavedItemFolderId>"
    mine = attempt("create", exchange.ask(letter.replace("<m:Items>", f"{target}<m:Items>"), user=BOB))
    attempt("read", exchange.ask(get(hers), user=BOB))
    attempt("edit", exchange.ask(renamed(hers), user=BOB))
    if "create" in done:
        own = mine.ids()[0][0]
        attempt("edit-own", exchange.ask(renamed(own), user=BOB))
        attempt("delete-own", exchange.ask(deleted(own), user=BOB))
    attempt("delete", exchange.ask(deleted(hers), user=BOB))
    sub = f"<m:CreateFolder><m:ParentFolderId>{named(folder)}</m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>Sub"
    attempt("sub-folder", exchange.ask(f"{sub}</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>", user=BOB))
    return done


def get(id: str) -> str:
    return (
        "<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>"
        f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:GetItem>'
    )


def renamed(id: str) -> str:
    return (
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message>'
        f"{subject('Changed')}</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )


def deleted(id: str) -> str:
    return f'<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>'


@pytest.mark.parametrize(
    "level",
    [pytest.param(one, marks=pytest.mark.shows(f"MS-OXWSFOLD_R{id}"), id=one) for one, id in REQUIREMENTS.items()],
)
@every_product
def test_a_level_lets_people_do_what_it_is_said_to(product: str, level: str) -> None:
    exchange = Exchange(product)
    folder, answer = granted(exchange, entry(level))

    assert answer.code == "NoError"
    assert allowed(exchange, folder) == set(LEVELS[level].split())


@pytest.mark.parametrize(
    ("product", "what"),
    [
        pytest.param("2010_SP3", "create", marks=pytest.mark.shows("MS-OXWSFOLD_R1532")),
        pytest.param("2013_SP1", "create read", marks=pytest.mark.shows("MS-OXWSFOLD_R1531")),
        pytest.param("2016", "create read", marks=pytest.mark.shows("MS-OXWSFOLD_R1531")),
        pytest.param("2019", "create read", marks=pytest.mark.shows("MS-OXWSFOLD_R1531")),
    ],
)
def test_a_contributor_may_read_from_2013_sp1_on(product: str, what: str) -> None:
    exchange = Exchange(product)
    folder, _ = granted(exchange, entry("Contributor"))
    assert allowed(exchange, folder) & {"create", "read", "edit", "delete"} == set(what.split())


READ = {"IsFolderVisible": "true", "ReadItems": "FullDetails"}


@pytest.mark.parametrize(
    ("rights", "action", "can"),
    [
        pytest.param({"CanCreateItems": "true"}, "create", True, marks=pytest.mark.shows("MS-OXWSFOLD_R46")),
        pytest.param({"CanCreateItems": "false"}, "create", False, marks=pytest.mark.shows("MS-OXWSFOLD_R4502")),
        pytest.param({"CanCreateSubFolders": "true"}, "sub-folder", True, marks=pytest.mark.shows("MS-OXWSFOLD_R4702")),
        pytest.param(
            {"CanCreateSubFolders": "false"}, "sub-folder", False, marks=pytest.mark.shows("MS-OXWSFOLD_R47001")
        ),
        pytest.param({"EditItems": "None"}, "edit-own", False, marks=pytest.mark.shows("MS-OXWSFOLD_R51001")),
        pytest.param({"EditItems": "Owned"}, "edit-own", True, marks=pytest.mark.shows("MS-OXWSFOLD_R51002")),
        pytest.param({"EditItems": "Owned"}, "edit", False, marks=pytest.mark.shows("MS-OXWSFOLD_R51002")),
        pytest.param({"EditItems": "All"}, "edit", True, marks=pytest.mark.shows("MS-OXWSFOLD_R51003")),
        pytest.param({"DeleteItems": "None"}, "delete-own", False, marks=pytest.mark.shows("MS-OXWSFOLD_R52001")),
        pytest.param({"DeleteItems": "Owned"}, "delete-own", True, marks=pytest.mark.shows("MS-OXWSFOLD_R52002")),
        pytest.param({"DeleteItems": "Owned"}, "delete", False, marks=pytest.mark.shows("MS-OXWSFOLD_R52002")),
        pytest.param({"DeleteItems": "All"}, "delete", True, marks=pytest.mark.shows("MS-OXWSFOLD_R52003")),
        pytest.param({"ReadItems": "None"}, "read", False, marks=pytest.mark.shows("MS-OXWSFOLD_R157")),
        pytest.param({"ReadItems": "FullDetails"}, "read", True, marks=pytest.mark.shows("MS-OXWSFOLD_R158")),
    ],
    ids=lambda value: "-".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else None,
)
@every_product
def test_a_single_right_lets_people_do_what_it_says(
    product: str, rights: dict[str, str], action: str, *, can: bool
) -> None:
    exchange = Exchange(product)
    folder, _ = granted(exchange, entry(**{**READ, "CanCreateItems": "true", **rights}))
    assert (action in allowed(exchange, folder)) is can


@pytest.mark.parametrize(
    ("element", "value", "present", "absent"),
    [
        pytest.param(
            name,
            value,
            ids[0],
            ids[1],
            marks=pytest.mark.shows(*(f"MS-OXWSFOLD_R{one}" for one in ids)),
            id=name,
        )
        for name, value, ids in (
            ("CanCreateItems", "true", ("4601", "460101", "460102", "45", "4501")),
            ("CanCreateSubFolders", "true", ("4703", "470301", "470302", "47", "4701")),
            ("IsFolderOwner", "true", ("4803", "480301", "480302", "48")),
            ("IsFolderVisible", "true", ("4903", "490301", "490302", "49")),
            ("IsFolderContact", "true", ("5003", "500301", "500302", "50")),
            ("EditItems", "Owned", ("5102", "510201", "510202")),
            ("DeleteItems", "Owned", ("5202", "520201", "520202")),
            ("ReadItems", "FullDetails", ("1223", "122301", "122302", "122")),
        )
    ],
)
@every_product
def test_a_right_may_stand_or_be_left_out(product: str, element: str, value: str, present: str, absent: str) -> None:
    exchange = Exchange(product)
    rights = {"CanCreateItems": "false", element: value}

    folder, with_it = granted(exchange, entry(**rights))
    shown_with = shown(exchange, folder, "folder:PermissionSet").text(f"//t:Permission/t:{element}")
    rights.pop(element)
    _, without = granted(exchange, entry(**rights), folder=folder)
    shown_without = shown(exchange, folder, "folder:PermissionSet").text(f"//t:Permission/t:{element}")

    assert (with_it.code, without.code) == ("NoError", "NoError")
    assert (shown_with, shown_without) == (value, "false" if value == "true" else "None")


@pytest.mark.shows(
    "MS-OXWSFOLD_R1182",
    "MS-OXWSFOLD_R1231",
    "MS-OXWSFOLD_R1232",
    "MS-OXWSFOLD_R123201",
    "MS-OXWSFOLD_R154",
    "MS-OXWSFOLD_R4302",
    "MS-OXWSFOLD_R120302",
    "MS-OXWSFOLD_R9802",
)
@every_product
def test_a_permission_set_is_shown_with_everybody_it_names(product: str) -> None:
    exchange = Exchange(product)
    default = entry("Reviewer", user="<t:DistinguishedUser>Default</t:DistinguishedUser>")
    folder, answer = granted(exchange, default, entry("Custom", CanCreateItems="true"))

    found = shown(exchange, folder, "folder:PermissionSet")

    assert answer.code == "NoError"
    assert found.texts("//t:Permission/t:PermissionLevel") == ["Reviewer", "Custom"]
    assert found.texts("//t:Permission/t:ReadItems") == ["FullDetails", "None"]
    assert found.texts("//t:Permission/t:CanCreateItems") == ["false", "true"]
    assert found.texts("//t:UserId/t:DistinguishedUser") == ["Default"]
    assert found.texts("//t:UserId/t:PrimarySmtpAddress") == [BOB]
    assert found.texts("//t:UserId/t:DisplayName") == ["Bob"]
    assert found.elements("//t:UnknownEntries") == []


@pytest.mark.shows("MS-OXWSFOLD_R123202")
@pytest.mark.parametrize("product", ["2016", "2019"])
def test_an_entry_without_a_level_is_one_of_none_where_requests_are_not_validated(product: str) -> None:
    exchange = Exchange(product)
    bare = entry(CanCreateItems="true").replace("<t:PermissionLevel>Custom</t:PermissionLevel>", "")

    folder, answer = granted(exchange, bare)

    assert answer.code == "NoError"
    assert shown(exchange, folder, "folder:PermissionSet").texts("//t:PermissionLevel") == ["None"]


@pytest.mark.shows("MS-OXWSCDATA_R1298", "MS-OXWSCDATA_R1299", "MS-OXWSCDATA_R1300")
@every_product
def test_somebody_is_named_by_security_identifier_address_or_name_and_shown_with_all_three(product: str) -> None:
    exchange = Exchange(product)
    bob = exchange.organisation.premises.directory.find(BOB)
    assert bob is not None
    said = (("SID", bob.sid), ("PrimarySmtpAddress", BOB), ("DisplayName", "Bob"))

    for name, value in said:
        folder, answer = granted(exchange, entry("Reviewer", user=f"<t:{name}>{value}</t:{name}>"))
        assert answer.code == "NoError"
        found = shown(exchange, folder, "folder:PermissionSet")
        assert [(one, found.text(f"//t:UserId/t:{one}")) for one, _ in said] == list(said)
        assert allowed(exchange, folder) == {"read"}
        granted(exchange, folder=folder)
        deleted_folder(exchange, folder)


@pytest.mark.shows("MS-OXWSCDATA_R1301")
@every_product
def test_everybody_else_has_the_rights_of_default(product: str) -> None:
    exchange = Exchange(product)
    users = [f"<t:DistinguishedUser>{name}</t:DistinguishedUser>" for name in ("Default", "Anonymous")]

    folder, answer = granted(exchange, entry("Reviewer", user=users[0]), entry("Author", user=users[1]))

    assert answer.code == "NoError"
    found = shown(exchange, folder, "folder:PermissionSet")
    assert found.texts("//t:UserId/t:DistinguishedUser") == ["Default", "Anonymous"]
    assert found.texts("//t:PermissionLevel") == ["Reviewer", "Author"]
    assert allowed(exchange, folder) == {"read"}


@pytest.mark.parametrize(
    ("product", "code"),
    [("2010_SP2", "ErrorInvalidPermissionSettings"), ("2010_SP3", "ErrorInvalidPermissionSettings")],
)
@pytest.mark.shows("MS-OXWSFOLD_R54911")
def test_single_rights_beside_a_level_are_refused_up_to_2010(product: str, code: str) -> None:
    _, answer = granted(Exchange(product), entry("Reviewer", CanCreateItems="true"))
    assert answer.code == code


@pytest.mark.parametrize("product", ["2013", "2016", "2019"])
@pytest.mark.shows("MS-OXWSFOLD_R54912")
def test_single_rights_beside_a_level_do_not_count_from_2013_on(product: str) -> None:
    exchange = Exchange(product)
    folder, answer = granted(exchange, entry("Reviewer", CanCreateItems="true"))
    assert answer.code == "NoError"
    assert allowed(exchange, folder) == {"read"}


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((entry("Editor"), entry("Reviewer")), "ErrorDuplicateUserIdsSpecified"),
        ((entry("Editor", user=""),), "ErrorMissingUserIdInformation"),
        ((entry("Editor", user="<t:SID>XXX</t:SID>"),), "ErrorInvalidUserSid"),
        (
            (
                entry(
                    "Editor",
                    user="<t:DisplayName>x</t:DisplayName><t:DistinguishedUser>Default</t:DistinguishedUser>",
                ),
            ),
            "ErrorInvalidUserInfo",
        ),
    ],
)
@every_product
def test_an_entry_that_names_nobody_is_refused(product: str, entries: tuple[str, ...], code: str) -> None:
    _, answer = granted(Exchange(product), *entries)
    assert answer.code == code


@pytest.mark.shows(
    "MS-OXWSFOLD_R810107",
    "MS-OXWSFOLD_R810109",
    "MS-OXWSFOLD_R8101011",
    "MS-OXWSFOLD_R81",
    "MS-OXWSFOLD_R5934",
)
@every_product
def test_effective_rights_are_all_of_an_owners(product: str) -> None:
    answer = shown(Exchange(product), "inbox", "folder:EffectiveRights")
    assert set(answer.texts("//t:EffectiveRights/*")) == {"true"}


@pytest.mark.shows("MS-OXWSFOLD_R810108", "MS-OXWSFOLD_R8101010", "MS-OXWSFOLD_R8101012")
@every_product
def test_effective_rights_of_somebody_else_are_what_the_folder_grants(product: str) -> None:
    exchange = Exchange(product)
    folder, _ = granted(exchange, entry("Custom", IsFolderVisible="true"))

    answer = shown(exchange, folder, "folder:EffectiveRights", user=BOB)

    assert {name: answer.text(f"//t:{name}") for name in ("Delete", "Modify", "Read")} == {
        "Delete": "false",
        "Modify": "false",
        "Read": "false",
    }


@every_product
def test_what_nobody_may_see_is_not_there(product: str) -> None:
    exchange = Exchange(product)
    folder, _ = granted(exchange, entry("None"))
    (item,) = filled(exchange, folder, "Hers")

    assert shown(exchange, folder, user=BOB).code == "ErrorFolderNotFound"
    assert exchange.ask(get(item), user=BOB).code == "ErrorItemNotFound"
