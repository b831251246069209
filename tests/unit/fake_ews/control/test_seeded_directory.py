"""A seed names groups, lists of rooms, delegates and discovery managers, and EWS shows them."""

from __future__ import annotations

from typing import Any

import pytest

from fake_ews.control import Control, ControlError
from tests.calling import ANN, BOB, Exchange, create_message, distinguished, subject, to

SALES = "sales@example.test"
EVE = "eve@example.test"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


def seed(exchange: Exchange, **arguments: Any) -> None:
    Control(exchange.organisation).call("seed", arguments)


def test_mail_to_a_seeded_group_reaches_its_members(exchange: Exchange) -> None:
    seed(exchange, groups=[{"address": SALES, "name": "Sales", "members": [ANN, BOB]}])
    exchange.ask(create_message(subject("News"), to(SALES), disposition="SendOnly"), user=BOB)
    members = exchange.ask(f"<m:ExpandDL><m:Mailbox><t:EmailAddress>{SALES}</t:EmailAddress></m:Mailbox></m:ExpandDL>")

    assert exchange.subjects("inbox") == ["News"]
    assert members.texts("//t:EmailAddress") == [ANN, BOB]


def test_a_seeded_list_of_rooms_names_its_rooms(exchange: Exchange) -> None:
    seed(
        exchange,
        mailboxes=[{"address": "blue@example.test", "password": "x", "kind": "room"}],
        groups=[{"address": "rooms@example.test", "members": ["blue@example.test"], "room_list": True}],
    )
    lists = exchange.ask("<m:GetRoomLists/>")
    rooms = exchange.ask(
        "<m:GetRooms><m:RoomList><t:EmailAddress>rooms@example.test</t:EmailAddress></m:RoomList></m:GetRooms>"
    )

    assert lists.texts("//t:EmailAddress") == ["rooms@example.test"]
    assert rooms.texts("//t:EmailAddress") == ["blue@example.test"]


def test_a_seeded_delegate_is_let_in_as_far_as_was_said(exchange: Exchange) -> None:
    seed(
        exchange,
        mailboxes=[
            {
                "address": ANN,
                "delegates": [{"address": EVE, "calendar": "Editor", "inbox": "Reviewer", "meeting_copies": True}],
                "meeting_requests": "DelegatesOnly",
            },
            {"address": EVE, "password": "secret"},
        ],
    )
    seen = exchange.ask(
        f'<m:GetDelegate IncludePermissions="true"><m:Mailbox><t:EmailAddress>{ANN}</t:EmailAddress></m:Mailbox>'
        "</m:GetDelegate>"
    )

    assert seen.texts("//t:PrimarySmtpAddress") == [EVE]
    assert seen.text("//t:CalendarFolderPermissionLevel") == "Editor"
    assert seen.text("//t:InboxFolderPermissionLevel") == "Reviewer"
    assert seen.text("//t:ReceiveCopiesOfMeetingMessages") == "true"
    assert seen.text("//m:DeliverMeetingRequests") == "DelegatesOnly"
    assert [opened(exchange, name) for name in ("calendar", "tasks")] == ["NoError", "ErrorFolderNotFound"]


def opened(exchange: Exchange, name: str) -> str:
    owner = f"<t:Mailbox><t:EmailAddress>{ANN}</t:EmailAddress></t:Mailbox>"
    folder = distinguished(name).replace("/>", f">{owner}</t:DistinguishedFolderId>")
    return exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
        f"<m:FolderIds>{folder}</m:FolderIds></m:GetFolder>",
        user=EVE,
    ).code


def test_a_seeded_discovery_manager_may_search_everybody(exchange: Exchange) -> None:
    seed(exchange, mailboxes=[{"address": ANN, "discovery_manager": True}])
    wanted = (
        "<m:GetSearchableMailboxes><m:ExpandGroupMembership>false</m:ExpandGroupMembership></m:GetSearchableMailboxes>"
    )

    assert set(exchange.ask(wanted).texts("//t:PrimarySmtpAddress")) >= {ANN, BOB}
    assert exchange.ask(wanted, user=BOB).codes != ["NoError"]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            {"groups": [{"address": ANN}]},
            409,
            "there is a mailbox or a group with the address ann@example.test already.",
        ),
        (
            {"mailboxes": [{"address": ANN, "delegates": [{"address": EVE}]}]},
            400,
            "'eve@example.test' cannot act for ann@example.test; give somebody else's mailbox here.",
        ),
        (
            {"mailboxes": [{"address": ANN, "delegates": [{"address": BOB}, {"address": BOB}]}]},
            409,
            "bob@example.test acts for ann@example.test already.",
        ),
        (
            {"mailboxes": [{"address": ANN, "delegates": [{"address": BOB, "inbox": "Owner"}]}]},
            400,
            "seed.mailboxes[0].delegates[0].inbox is 'Owner'; give one of None, Reviewer, Author, Editor.",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    exchange: Exchange, arguments: dict[str, Any], status: int, sentence: str
) -> None:
    with pytest.raises(ControlError) as refused:
        seed(exchange, **arguments)

    assert (refused.value.status, str(refused.value)) == (status, sentence)
