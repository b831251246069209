"""Permissions of calendars: who is let in, how far, and what they then may do (MS-OXWSMTGS 2.2.5.4)."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.calendars import appointment, item_id
from tests.calling import BOB, Answer, Exchange, every_product
from tests.wire.folders.asking import set_field, update, uri

_shows = pytest.mark.shows
_TIMES = ("2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z")


def shared(exchange: Exchange, level: str, rights: str = "", name: str = "Team") -> tuple[str, Answer]:
    """Let Bob into a new calendar of Ann's; returns its id and the answer."""
    answer = exchange.ask(
        '<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderId><m:Folders>'
        f"<t:CalendarFolder><t:DisplayName>{name}</t:DisplayName><t:PermissionSet><t:CalendarPermissions>"
        f"<t:CalendarPermission><t:UserId><t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress></t:UserId>"
        f"{rights}<t:CalendarPermissionLevel>{level}</t:CalendarPermissionLevel></t:CalendarPermission>"
        "</t:CalendarPermissions></t:PermissionSet></t:CalendarFolder></m:Folders></m:CreateFolder>"
    )
    return answer.ids("//t:FolderId")[0][0], answer


def of_bob(exchange: Exchange, folder: str) -> etree._Element:
    """Return the entry that names Bob."""
    shown = exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
        '<t:FieldURI FieldURI="folder:PermissionSet"/></t:AdditionalProperties></m:FolderShape>'
        f'<m:FolderIds><t:FolderId Id="{folder}"/></m:FolderIds></m:GetFolder>'
    )
    (bob,) = shown.elements(f"//t:CalendarPermission[t:UserId/t:PrimarySmtpAddress='{BOB}']")
    return bob


def entry(exchange: Exchange, folder: str) -> list[str]:
    """Return level and read access of the entry that names Bob."""
    told = ("CalendarPermissionLevel", "ReadItems")
    return [one.text or "" for one in of_bob(exchange, folder) if str(one.tag).endswith(told)]


def may(exchange: Exchange, folder: str) -> set[str]:
    """Return what Bob may do in a calendar that holds an item of Ann's."""
    target = f'<m:SavedItemFolderId><t:FolderId Id="{folder}"/></m:SavedItemFolderId>'

    def create(user: str) -> Answer:
        return exchange.ask(
            f'<m:CreateItem SendMeetingInvitations="SendToNone">{target}<m:Items>{appointment(*_TIMES)}</m:Items>'
            "</m:CreateItem>",
            user=user,
        )

    hers = create("ann@example.test").ids()[0][0]
    get = (
        "<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>"
        f"<m:ItemIds>{item_id(hers)}</m:ItemIds></m:GetItem>"
    )
    drop = (
        '<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone">'
        f"<m:ItemIds>{item_id(hers)}</m:ItemIds></m:DeleteItem>"
    )
    divide = (
        f'<m:CreateFolder><m:ParentFolderId><t:FolderId Id="{folder}"/></m:ParentFolderId><m:Folders>'
        "<t:CalendarFolder><t:DisplayName>Sub</t:DisplayName></t:CalendarFolder></m:Folders></m:CreateFolder>"
    )
    tried = {
        "create": create(BOB),
        "read": exchange.ask(get, user=BOB),
        "delete": exchange.ask(drop, user=BOB),
        "sub-folder": exchange.ask(divide, user=BOB),
    }
    return {name for name, answer in tried.items() if answer.code == "NoError"}


@pytest.mark.shows("MS-OXWSMTGS_R147", "MS-OXWSMTGS_R239", "MS-OXWSMTGS_R245", "MS-OXWSMTGS_R247", "MS-OXWSMTGS_R248")
@pytest.mark.parametrize(
    ("level", "read", "allowed"),
    [
        pytest.param("Author", "FullDetails", {"create", "read"}, marks=_shows("MS-OXWSMTGS_R88")),
        pytest.param("Editor", "FullDetails", {"create", "read", "delete"}, marks=_shows("MS-OXWSMTGS_R91")),
        pytest.param("None", "None", set(), marks=_shows("MS-OXWSMTGS_R94", "MS-OXWSMTGS_R104")),
        pytest.param("NoneditingAuthor", "FullDetails", {"create", "read"}, marks=_shows("MS-OXWSMTGS_R95")),
        pytest.param(
            "Owner", "FullDetails", {"create", "read", "delete", "sub-folder"}, marks=_shows("MS-OXWSMTGS_R96")
        ),
        pytest.param(
            "PublishingAuthor", "FullDetails", {"create", "read", "sub-folder"}, marks=_shows("MS-OXWSMTGS_R98")
        ),
        pytest.param(
            "PublishingEditor",
            "FullDetails",
            {"create", "read", "delete", "sub-folder"},
            marks=_shows("MS-OXWSMTGS_R99"),
        ),
        pytest.param("Reviewer", "FullDetails", {"read"}, marks=_shows("MS-OXWSMTGS_R100", "MS-OXWSMTGS_R107")),
    ],
)
@every_product
def test_a_level_is_kept_and_lets_somebody_do_what_it_says(
    product: str, level: str, read: str, allowed: set[str]
) -> None:
    exchange = Exchange(product)
    folder, answer = shared(exchange, level)

    assert answer.code == "NoError"
    assert sorted(entry(exchange, folder)) == sorted([level, read])
    assert may(exchange, folder) == allowed
    # Whoever may do nothing is not even shown the folder.
    assert ("true" in (one.text for one in of_bob(exchange, folder))) is bool(allowed)


@pytest.mark.shows("MS-OXWSMTGS_R486", "MS-OXWSMTGS_R487")
@pytest.mark.parametrize("product", ["2010_SP2", "2010_SP3", "2013"])
def test_a_contributor_puts_items_in_and_sees_none(product: str) -> None:
    exchange = Exchange(product)
    folder, answer = shared(exchange, "Contributor")

    assert answer.code == "NoError"
    assert sorted(entry(exchange, folder)) == ["Contributor", "None"]
    assert may(exchange, folder) == {"create"}


@pytest.mark.shows("MS-OXWSMTGS_R90")
@every_product
def test_custom_are_the_rights_that_are_said_one_by_one(product: str) -> None:
    exchange = Exchange(product)
    said = "<t:CanCreateItems>true</t:CanCreateItems><t:DeleteItems>All</t:DeleteItems><t:ReadItems>None</t:ReadItems>"

    folder, answer = shared(exchange, "Custom", said)

    assert answer.code == "NoError"
    assert sorted(entry(exchange, folder)) == ["Custom", "None"]
    assert may(exchange, folder) == {"create"}
    more, _ = shared(exchange, "Custom", said.replace("None", "FullDetails"), name="Second")
    assert may(exchange, more) == {"create", "read", "delete"}


@pytest.mark.shows("MS-OXWSMTGS_R97")
@every_product
def test_an_owner_is_both_owner_and_contact_of_the_folder(product: str) -> None:
    exchange = Exchange(product)
    owned, _ = shared(exchange, "Owner")
    edited, _ = shared(exchange, "Editor", name="Second")

    for folder, is_so in ((owned, "true"), (edited, "false")):
        for element in ("IsFolderOwner", "IsFolderContact"):
            assert of_bob(exchange, folder).findtext(f"{{*}}{element}") == is_so


@pytest.mark.shows("MS-OXWSMTGS_R1046")
@every_product
def test_how_much_of_a_calendar_is_shared_is_for_the_server_to_say(product: str) -> None:
    exchange = Exchange(product)
    folder, _ = shared(exchange, "Reviewer")
    content = "<t:SharingEffectiveRights>FullDetails</t:SharingEffectiveRights>"

    answer = update(exchange, folder, set_field(uri("folder:SharingEffectiveRights"), content, "CalendarFolder"))

    assert answer.code == "ErrorInvalidPropertySet"
