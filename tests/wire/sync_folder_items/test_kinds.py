"""SyncFolderItems tells of every kind of item, when it is new and when it is changed (MS-OXWSSYNC 3.1.4.2.3.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tests.calling import (
    ANN,
    BOB,
    Answer,
    Exchange,
    create_message,
    distinguished,
    every_product,
    first_and_last_product,
    subject,
    to,
)
from tests.evidence.cases import case
from tests.items import PLAIN, changed, kept, set_field

Prepare = Callable[[Exchange], object]


def sync(exchange: Exchange, folder: str, state: str = "") -> Answer:
    """Synchronise one of Ann's folders."""
    known = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    return exchange.ask(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>"
        f"<m:SyncFolderId>{distinguished(folder)}</m:SyncFolderId>{known}"
        "<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
    )


def plain(kind: str) -> Prepare:
    return lambda exchange: kept(exchange, PLAIN[kind])


def mail(exchange: Exchange) -> None:
    exchange.ask(create_message(subject("Plan"), to(ANN), disposition="SendOnly"), user=BOB)


def invitation(exchange: Exchange, organizer: str = BOB, guest: str = ANN) -> None:
    attendee = f"<t:Attendee><t:Mailbox><t:EmailAddress>{guest}</t:EmailAddress></t:Mailbox></t:Attendee>"
    exchange.ask(
        '<m:CreateItem SendMeetingInvitations="SendOnlyToAll"><m:Items><t:CalendarItem>'
        f"{subject('Plan')}<t:Start>2026-03-03T09:00:00Z</t:Start><t:End>2026-03-03T10:00:00Z</t:End>"
        f"<t:RequiredAttendees>{attendee}</t:RequiredAttendees></t:CalendarItem></m:Items></m:CreateItem>",
        user=organizer,
    )


def answer_to_an_invitation(exchange: Exchange) -> None:
    invitation(exchange, organizer=ANN, guest=BOB)
    (request,) = exchange.found("inbox", user=BOB)
    exchange.ask(
        '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:AcceptItem>'
        f'<t:ReferenceItemId Id="{request}"/></t:AcceptItem></m:Items></m:CreateItem>',
        user=BOB,
    )


def cancellation(exchange: Exchange) -> None:
    invitation(exchange)
    (id,) = exchange.found("calendar", user=BOB)
    store = exchange.store()
    store.remove_item(next(iter(store.distinguished["inbox"].items.values())))
    exchange.ask(
        '<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendOnlyToAll">'
        f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>',
        user=BOB,
    )


KINDS: Final = [
    case("Message", "inbox", mail, shows="MS-OXWSSYNC_R1571 MS-OXWSSYNC_R1572"),
    case("CalendarItem", "calendar", plain("CalendarItem"), shows="MS-OXWSSYNC_R1591 MS-OXWSSYNC_R1592"),
    case("Contact", "contacts", plain("Contact"), shows="MS-OXWSSYNC_R1611 MS-OXWSSYNC_R1612"),
    case(
        "DistributionList",
        "contacts",
        plain("DistributionList"),
        shows="MS-OXWSSYNC_R1631 MS-OXWSSYNC_R1632 MS-OXWSSYNC_R37811",
    ),
    case("MeetingRequest", "inbox", invitation, shows="MS-OXWSSYNC_R1671 MS-OXWSSYNC_R1672"),
    case("MeetingResponse", "inbox", answer_to_an_invitation, shows="MS-OXWSSYNC_R1691 MS-OXWSSYNC_R1692"),
    case("MeetingCancellation", "inbox", cancellation, shows="MS-OXWSSYNC_R1711 MS-OXWSSYNC_R1712"),
    case("Task", "tasks", plain("Task"), shows="MS-OXWSSYNC_R1731 MS-OXWSSYNC_R1732"),
    case("PostItem", "drafts", plain("PostItem"), shows="MS-OXWSSYNC_R1751 MS-OXWSSYNC_R1752"),
]


@pytest.mark.parametrize(("kind", "folder", "prepare"), KINDS)
@first_and_last_product
def test_a_new_item_is_created_and_a_changed_one_updated(
    product: str, kind: str, folder: str, prepare: Prepare
) -> None:
    exchange = Exchange(product)
    state = sync(exchange, folder).text("//m:SyncState")
    prepare(exchange)

    new = sync(exchange, folder, state)
    assert new.names("//m:Changes/*") == ["Create"]
    assert new.names("//m:Changes/t:Create/*") == [kind]

    (id,) = exchange.found(folder)
    categories = "<t:Categories><t:String>Blue</t:String></t:Categories>"
    assert changed(exchange, id, set_field("item:Categories", categories, kind)).code == "NoError"
    update = sync(exchange, folder, new.text("//m:SyncState"))
    assert update.names("//m:Changes/*") == ["Update"]
    assert update.names("//m:Changes/t:Update/*") == [kind]
    assert update.ids(f"//t:{kind}/t:ItemId")[0][0] == id


@pytest.mark.shows("MS-OXWSSYNC_R37811004")
@every_product
def test_a_plain_item_is_told_of_as_a_message_by_the_products_since_2016(product: str) -> None:
    exchange = Exchange(product)
    kept(exchange, f"<t:Item>{subject('Plan')}</t:Item>")

    told = sync(exchange, "drafts").names("//m:Changes/t:Create/*")
    assert told == (["Message"] if product in ("2016", "2019") else ["Item"])


@pytest.mark.shows("MS-OXWSCDATA_R102000000")
@every_product
def test_a_plain_item_comes_back_as_a_message_since_2013(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, f"<t:Item>{subject('Plan')}</t:Item>")

    assert exchange.get(id).names("//m:Items/*") == (["Item"] if product.startswith("2010") else ["Message"])
