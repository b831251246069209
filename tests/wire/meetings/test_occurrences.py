"""Meetings that recur: what the organizer does to one occurrence reaches the attendees as that occurrence alone."""

from __future__ import annotations

from tests.calendars import daily, numbered, occurrence_id, recurring
from tests.calling import ANN, BOB, Answer, Exchange, every_product

_INVITED = (
    f"<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox></t:Attendee>"
    "</t:RequiredAttendees>"
)


def invite(exchange: Exchange) -> str:
    """Have Ann invite Bob to three mornings; returns the id of her series."""
    answer = exchange.ask(
        '<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items><t:CalendarItem>'
        "<t:Subject>Stand-up</t:Subject><t:Start>2026-03-10T09:00:00Z</t:Start><t:End>2026-03-10T10:00:00Z</t:End>"
        f"{_INVITED}{recurring(daily(), numbered('2026-03-10', 3))}</t:CalendarItem></m:Items></m:CreateItem>"
    )
    assert answer.code == "NoError"
    return answer.ids("//t:CalendarItem/t:ItemId")[0][0]


def updated(exchange: Exchange, id: str, start: str, end: str) -> None:
    changes = "".join(
        f'<t:SetItemField><t:FieldURI FieldURI="calendar:{name}"/><t:CalendarItem><t:{name}>{value}</t:{name}>'
        "</t:CalendarItem></t:SetItemField>"
        for name, value in (("Start", start), ("End", end))
    )
    answer = exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="SendOnlyToAll">'
        f"<m:ItemChanges><t:ItemChange>{id}<t:Updates>{changes}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )
    assert answer.code == "NoError"


def view(exchange: Exchange, user: str) -> Answer:
    return exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>'
        '<m:CalendarView StartDate="2026-03-09T00:00:00Z" EndDate="2026-03-20T00:00:00Z"/>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>',
        user=user,
    )


def starts(exchange: Exchange, user: str) -> list[str]:
    return [one[5:16] for one in view(exchange, user).texts("//t:CalendarItem/t:Start")]


@every_product
def test_both_calendars_have_every_occurrence(product: str) -> None:
    exchange = Exchange(product)
    invite(exchange)

    assert starts(exchange, BOB) == starts(exchange, ANN) == ["03-10T09:00", "03-11T09:00", "03-12T09:00"]


@every_product
def test_an_occurrence_that_is_moved_is_moved_for_everybody_and_the_others_stay(product: str) -> None:
    exchange = Exchange(product)
    master = invite(exchange)
    updated(exchange, occurrence_id(master, 2), "2026-03-11T14:00:00Z", "2026-03-11T15:00:00Z")

    assert starts(exchange, BOB) == starts(exchange, ANN) == ["03-10T09:00", "03-11T14:00", "03-12T09:00"]
    assert view(exchange, BOB).texts("//t:CalendarItemType") == ["Occurrence", "Exception", "Occurrence"]


@every_product
def test_an_occurrence_that_is_called_off_is_marked_and_the_others_are_not(product: str) -> None:
    exchange = Exchange(product)
    master = invite(exchange)
    exchange.ask(
        '<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToAllAndSaveCopy">'
        f"<m:ItemIds>{occurrence_id(master, 2)}</m:ItemIds></m:DeleteItem>"
    )

    assert starts(exchange, ANN) == ["03-10T09:00", "03-12T09:00"]
    assert view(exchange, BOB).texts("//t:IsCancelled") == ["false", "true", "false"]
    assert view(exchange, BOB).texts("//t:LegacyFreeBusyStatus") == ["Tentative", "Free", "Tentative"]


@every_product
def test_a_series_that_is_moved_is_moved_for_everybody(product: str) -> None:
    exchange = Exchange(product)
    master = invite(exchange)
    updated(exchange, occurrence_id(master, 2), "2026-03-11T14:00:00Z", "2026-03-11T15:00:00Z")
    updated(exchange, f'<t:ItemId Id="{master}"/>', "2026-03-10T11:00:00Z", "2026-03-10T12:00:00Z")

    assert starts(exchange, BOB) == starts(exchange, ANN) == ["03-10T11:00", "03-11T11:00", "03-12T11:00"]


@every_product
def test_one_occurrence_can_be_declined(product: str) -> None:
    exchange = Exchange(product)
    invite(exchange)
    second = view(exchange, BOB).ids("//t:CalendarItem/t:ItemId")[1][0]
    answer = exchange.ask(
        '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:DeclineItem>'
        f'<t:ReferenceItemId Id="{second}"/></t:DeclineItem></m:Items></m:CreateItem>',
        user=BOB,
    )

    assert answer.code == "NoError"
    assert starts(exchange, BOB) == ["03-10T09:00", "03-12T09:00"]
