"""The company of the documentation stands on every product, as its file says and as clients see it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from fake_ews.control import Control, SeedFile
from fake_ews.products import PRODUCTS
from tests.calling import Answer, Exchange, every_product

COMPANY: Final = Path(__file__).parents[4] / "docs" / "company.yaml"

IDS_ONLY: Final = "<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
ANNA, BEN, CLARA = (f"{name}@nordwind.test" for name in ("anna.berg", "ben.voss", "clara.lund"))


def company(product: str = "2019") -> Exchange:
    exchange = Exchange(product)
    SeedFile(COMPANY).seed(Control(exchange.organisation))
    return exchange


@pytest.fixture(scope="module")
def companies() -> Mapping[str, Exchange]:
    """The company on each product, for tests that only look."""
    return _Companies()


class _Companies(dict[str, Exchange]):
    def __missing__(self, product: str) -> Exchange:
        self[product] = company(product)
        return self[product]


def calendar(exchange: Exchange, user: str) -> dict[str, list[str]]:
    """Return the starts of what a client sees in the fortnight around today, by subject; today is 2 March 2026."""
    seen = exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>'
        '<m:CalendarView StartDate="2026-02-23T00:00:00Z" EndDate="2026-03-09T00:00:00Z"/>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>',
        user=user,
    )
    starts: dict[str, list[str]] = {}
    for subject, start in zip(seen.texts("//t:Subject"), seen.texts("//t:Start"), strict=True):
        starts.setdefault(subject, []).append(start)
    return starts


def planning(exchange: Exchange, user: str) -> tuple[str, Answer]:
    """Return somebody's item of the season planning, and its id."""
    seen = ((id, exchange.get(id, user=user)) for id in exchange.found("calendar", user=user))
    return next(one for one in seen if one[1].text("//t:Subject") == "Season planning")


def test_the_file_is_about_a_hundred_lines() -> None:
    assert len(COMPANY.read_text(encoding="utf-8").splitlines()) <= 110


@every_product
def test_everybody_logs_in_and_finds_mail_and_meetings(companies: Mapping[str, Exchange], product: str) -> None:
    exchange = companies[product]
    inbox = '<m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds>'
    for user in (ANNA, BEN, CLARA, "dirk.fast@nordwind.test"):
        answer = exchange.ask(f"<m:GetFolder>{IDS_ONLY}{inbox}</m:GetFolder>", user=user)
        assert answer.code == "NoError"

    assert exchange.subjects("inbox", user=ANNA) == ["Deck plan", "Lunch?"]
    assert exchange.subjects("drafts", user=ANNA) == ["Offer for three mainsails"]
    standing_up = [f"2026-{day}T07:30:00Z" for day in ("02-23", "02-25", "03-02", "03-04")]
    assert calendar(exchange, ANNA) == {
        "Stand-up": standing_up,
        "Season planning": ["2026-03-03T09:00:00Z"],
        "Dentist": ["2026-03-04T13:00:00Z"],
        "Boat show": ["2026-03-05T23:00:00Z"],
    }
    assert calendar(exchange, BEN) == {
        "Stand-up": standing_up,
        "Season planning": ["2026-03-03T09:00:00Z"],
        "Tennis": ["2026-03-03T17:00:00Z"],
    }


@every_product
def test_rooms_groups_delegates_and_shared_mailboxes_are_what_clients_find(
    companies: Mapping[str, Exchange], product: str
) -> None:
    exchange = companies[product]

    lists = exchange.ask("<m:GetRoomLists/>", user=ANNA)
    assert lists.texts("//t:EmailAddress") == ["rooms@nordwind.test"]
    rooms = exchange.ask(
        "<m:GetRooms><m:RoomList><t:EmailAddress>rooms@nordwind.test</t:EmailAddress></m:RoomList></m:GetRooms>",
        user=ANNA,
    )
    assert rooms.texts("//t:Room/t:Id/t:Name") == ["Loft", "Galley"]
    members = exchange.ask(
        "<m:ExpandDL><m:Mailbox><t:EmailAddress>everybody@nordwind.test</t:EmailAddress></m:Mailbox></m:ExpandDL>",
        user=ANNA,
    )
    assert members.texts("//t:Mailbox/t:Name") == ["Sales", "Clara Lund", "Dirk Fast"]
    delegates = exchange.ask(
        '<m:GetDelegate IncludePermissions="true"><m:Mailbox><t:EmailAddress>anna.berg@nordwind.test</t:EmailAddress>'
        "</m:Mailbox></m:GetDelegate>",
        user=ANNA,
    )
    assert delegates.text("//t:PrimarySmtpAddress") == CLARA
    assert delegates.text("//t:CalendarFolderPermissionLevel") == "Editor"
    shared = (
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"><t:Mailbox>'
        "<t:EmailAddress>info@nordwind.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></m:ParentFolderIds></m:FindItem>"
    )
    assert exchange.ask(shared, user=BEN).texts("//t:Subject") == ["Do you repair spinnakers?"]
    assert exchange.ask(shared, user=CLARA).code == "ErrorFolderNotFound"


def test_a_seeded_meeting_is_answered_and_nobody_has_an_invitation(companies: Mapping[str, Exchange]) -> None:
    exchange = companies["2019"]

    _, seen = planning(exchange, ANNA)
    assert seen.texts("//t:RequiredAttendees//t:ResponseType") == ["Accept", "Unknown"]
    assert seen.texts("//t:OptionalAttendees//t:ResponseType") == ["Tentative"]
    assert seen.texts("//t:Resources//t:ResponseType") == ["Accept"]
    for user, answer, status in ((BEN, "Accept", "Busy"), (CLARA, "Tentative", "Tentative")):
        _, theirs = planning(exchange, user)
        assert theirs.text("//t:MyResponseType") == answer
        assert theirs.text("//t:LegacyFreeBusyStatus") == status
        assert theirs.text("//t:Organizer//t:EmailAddress") == ANNA
    assert exchange.subjects("inbox", user=CLARA) == []
    assert exchange.organisation.premises.outside.mail == []


def test_a_seeded_meeting_that_is_moved_asks_everybody_anew() -> None:
    exchange = company()
    id, _ = planning(exchange, ANNA)
    answer = exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite"'
        ' SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy">'
        f'<m:ItemChanges><t:ItemChange><t:ItemId Id="{id}"/><t:Updates><t:SetItemField>'
        '<t:FieldURI FieldURI="calendar:Start"/>'
        "<t:CalendarItem><t:Start>2026-03-03T08:00:00Z</t:Start></t:CalendarItem>"
        "</t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>",
        user=ANNA,
    )
    assert answer.code == "NoError"
    assert exchange.subjects("inbox", user=CLARA) == ["Season planning"]
    assert calendar(exchange, BEN)["Season planning"] == ["2026-03-03T08:00:00Z"]


@pytest.mark.parametrize("product", [name for name, one in PRODUCTS.items() if one.schema.name >= "Exchange2013"])
def test_the_photo_is_there_where_the_product_has_photos(companies: Mapping[str, Exchange], product: str) -> None:
    asked = (
        "<m:GetUserPhoto><m:Email>anna.berg@nordwind.test</m:Email><m:SizeRequested>HR48x48</m:SizeRequested>"
        "</m:GetUserPhoto>"
    )
    assert companies[product].ask(asked, user=BEN).text("//m:PictureData")
