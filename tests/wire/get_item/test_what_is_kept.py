"""What was shown of an item is shown again, until the item, or what else it looks at, changes."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Exchange, create, create_message, subject, to


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


def meeting(name: str) -> str:
    return create(
        f"<t:CalendarItem><t:Subject>{name}</t:Subject><t:Start>2026-03-04T09:00:00Z</t:Start>"
        "<t:End>2026-03-04T10:00:00Z</t:End></t:CalendarItem>",
        disposition="",
        more='SendMeetingInvitations="SendToNone"',
    )


def test_an_item_that_is_read_again_reads_the_same(exchange: Exchange) -> None:
    exchange.ask(create_message(subject("Offer"), to(BOB)))
    (id,) = exchange.found("drafts")

    assert exchange.get(id).body == exchange.get(id).body


def test_one_item_in_two_shapes_and_two_versions_is_shown_in_each(exchange: Exchange) -> None:
    exchange.ask(create_message(subject("Offer"), to(BOB)))
    (id,) = exchange.found("drafts")
    ask = (
        "<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>"
        f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:GetItem>'
    )

    whole, of_2007, alone = (
        exchange.ask(ask),
        exchange.ask(ask, version="Exchange2007"),
        exchange.get(id, shape="IdOnly"),
    )

    assert len(whole.elements("//t:Message/*")) > len(of_2007.elements("//t:Message/*")) > 1
    assert alone.names("//t:Message/*") == ["ItemId"]
    assert exchange.ask(ask).body == whole.body


def test_a_change_is_seen_at_once(exchange: Exchange) -> None:
    exchange.ask(create_message(subject("Offer"), to(ANN), disposition="SendOnly"))
    (id,) = exchange.found("inbox")
    before = exchange.get(id)

    exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="message:IsRead"/>'
        "<t:Message><t:IsRead>true</t:IsRead></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges>"
        "</m:UpdateItem>"
    )
    after = exchange.get(id)

    assert (before.text("//t:IsRead"), after.text("//t:IsRead")) == ("false", "true")
    assert before.ids() != after.ids(), "the change key is that of the change"


def test_what_an_item_says_of_others_is_worked_out_each_time(exchange: Exchange) -> None:
    exchange.ask(meeting("First"))
    (id,) = exchange.found("calendar")
    before = exchange.get(id).text("//t:ConflictingMeetingCount")

    exchange.ask(meeting("Second"))

    assert (before, exchange.get(id).text("//t:ConflictingMeetingCount")) == ("0", "1")
