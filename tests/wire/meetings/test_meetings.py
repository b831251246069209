"""Meetings travel: a request, a tentative item, an answer that the organizer sees, and a cancellation."""

from __future__ import annotations

import pytest

from fake_ews.mailbox.mail.outside_letters import answer_invitation
from fake_ews.mailbox.mime.icalendar_text import read
from fake_ews.mailbox.mime.reading import read_mime
from tests.calling import ANN, BOB, Answer, Exchange, distinguished, every_product

_EVA = "eva@customer.test"


def meeting(*attendees: str, subject: str = "Kick-off") -> str:
    """Return a calendar item with attendees."""
    invited = "".join(
        f"<t:Attendee><t:Mailbox><t:EmailAddress>{one}</t:EmailAddress></t:Mailbox></t:Attendee>" for one in attendees
    )
    return (
        f"<t:CalendarItem><t:Subject>{subject}</t:Subject><t:Body BodyType='Text'>Agenda</t:Body>"
        "<t:Start>2026-03-03T09:00:00Z</t:Start><t:End>2026-03-03T10:00:00Z</t:End><t:Location>Room 1</t:Location>"
        f"<t:RequiredAttendees>{invited}</t:RequiredAttendees></t:CalendarItem>"
    )


def invite(exchange: Exchange, *attendees: str, how: str = "SendToAllAndSaveCopy") -> str:
    """Have Ann invite people; returns the id of her calendar item."""
    answer = exchange.ask(
        f'<m:CreateItem SendMeetingInvitations="{how}"><m:Items>{meeting(*attendees)}</m:Items></m:CreateItem>'
    )
    assert answer.code == "NoError"
    return answer.ids("//t:CalendarItem/t:ItemId")[0][0]


def respond(exchange: Exchange, element: str, reference: str, disposition: str = "SendAndSaveCopy") -> Answer:
    """Have Bob answer an invitation."""
    return exchange.ask(
        f'<m:CreateItem MessageDisposition="{disposition}"><m:Items><t:{element}>'
        f'<t:ReferenceItemId Id="{reference}"/></t:{element}></m:Items></m:CreateItem>',
        user=BOB,
    )


def calendar(exchange: Exchange, user: str) -> Answer:
    """Return the one item in a calendar."""
    (id,) = exchange.found("calendar", user=user)
    return exchange.get(id, user=user)


@every_product
def test_an_invitation_reaches_the_inbox_and_the_calendar(product: str) -> None:
    exchange = Exchange(product)
    invite(exchange, BOB)

    (request,) = exchange.found("inbox", user=BOB)
    shown = exchange.get(request, user=BOB)
    assert shown.names("//m:Items/*") == ["MeetingRequest"]
    assert shown.text("//t:ItemClass") == "IPM.Schedule.Meeting.Request"
    assert shown.text("//t:MeetingRequestType") == "NewMeetingRequest"
    assert shown.text("//t:Start") == "2026-03-03T09:00:00Z"
    held = calendar(exchange, BOB)
    assert held.text("//t:LegacyFreeBusyStatus") == "Tentative"
    assert held.text("//t:MyResponseType") == "NoResponseReceived"
    assert held.text("//t:Organizer/t:Mailbox/t:EmailAddress") == ANN
    assert shown.ids("//t:AssociatedCalendarItemId") == held.ids("//t:CalendarItem/t:ItemId")


@pytest.mark.parametrize(
    ("how", "copies", "requests"), [("SendToNone", 0, 0), ("SendOnlyToAll", 0, 1), ("SendToAllAndSaveCopy", 1, 1)]
)
def test_requests_are_sent_and_kept_as_asked(how: str, copies: int, requests: int) -> None:
    exchange = Exchange()
    invite(exchange, BOB, how=how)

    assert len(exchange.found("sentitems")) == copies
    assert len(exchange.found("inbox", user=BOB)) == requests


@pytest.mark.parametrize(
    ("element", "response", "status", "kind", "prefix"),
    [
        ("AcceptItem", "Accept", "Busy", "Pos", "Accepted"),
        ("TentativelyAcceptItem", "Tentative", "Tentative", "Tent", "Tentative"),
    ],
)
@every_product
def test_an_answer_is_seen_by_both(
    product: str, element: str, response: str, status: str, kind: str, prefix: str
) -> None:
    exchange = Exchange(product)
    invite(exchange, BOB)
    (request,) = exchange.found("inbox", user=BOB)

    answer = respond(exchange, element, request)

    assert answer.ids("//t:CalendarItem/t:ItemId")[0][0] == exchange.found("calendar", user=BOB)[0]
    assert calendar(exchange, BOB).text("//t:MyResponseType") == response
    assert calendar(exchange, BOB).text("//t:LegacyFreeBusyStatus") == status
    assert exchange.found("inbox", user=BOB) == []
    assert len(exchange.found("deleteditems", user=BOB)) == 1
    assert calendar(exchange, ANN).text("//t:RequiredAttendees/t:Attendee/t:ResponseType") == response
    (told,) = exchange.found("inbox")
    shown = exchange.get(told)
    assert shown.names("//m:Items/*") == ["MeetingResponse"]
    assert shown.text("//t:Subject") == f"{prefix}: Kick-off"
    assert shown.text("//t:ItemClass") == f"IPM.Schedule.Meeting.Resp.{kind}"


@every_product
def test_a_declined_meeting_leaves_the_calendar(product: str) -> None:
    exchange = Exchange(product)
    invite(exchange, BOB)
    (request,) = exchange.found("inbox", user=BOB)

    respond(exchange, "DeclineItem", request)

    assert exchange.found("calendar", user=BOB) == []
    assert calendar(exchange, ANN).text("//t:RequiredAttendees/t:Attendee/t:ResponseType") == "Decline"


def test_an_answer_that_is_not_sent_is_seen_by_nobody_else() -> None:
    exchange = Exchange()
    invite(exchange, BOB)
    (request,) = exchange.found("inbox", user=BOB)

    respond(exchange, "AcceptItem", request, "SaveOnly")

    assert exchange.found("inbox") == []


def test_the_organizer_cannot_answer_the_own_meeting() -> None:
    exchange = Exchange()
    id = invite(exchange, BOB)
    answer = exchange.ask(
        '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:AcceptItem>'
        f'<t:ReferenceItemId Id="{id}"/></t:AcceptItem></m:Items></m:CreateItem>'
    )
    assert answer.code == "ErrorCalendarIsOrganizerForAccept"


def test_an_answer_to_nothing_is_refused() -> None:
    answer = Exchange().ask(
        '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:AcceptItem/></m:Items></m:CreateItem>', user=BOB
    )
    assert answer.code == "ErrorMissingInformationReferenceItemId"


@every_product
def test_somebody_outside_gets_an_invitation_that_calendars_can_read(product: str) -> None:
    exchange = Exchange(product)
    invite(exchange, _EVA)

    (mail,) = exchange.organisation.premises.outside.inbox(_EVA)
    part = read_mime(mail.mime).calendar
    assert part is not None
    text = read(part.text)
    assert text is not None
    assert (text.method, text.summary, text.location) == ("REQUEST", "Kick-off", "Room 1")
    assert text.start.isoformat() == "2026-03-03T09:00:00+00:00"
    assert text.organizer[1] == ANN


@pytest.mark.parametrize("response", ["Accept", "Tentative", "Decline"])
def test_an_answer_from_outside_is_noted_on_the_organizers_item(response: str) -> None:
    exchange = Exchange()
    invite(exchange, _EVA, BOB)
    premises = exchange.organisation.premises

    answer_invitation(premises, premises.outside.inbox(_EVA)[0], response)

    assert calendar(exchange, ANN).texts("//t:Attendee/t:ResponseType")[0] == response
    (told,) = exchange.found("inbox")
    assert exchange.get(told).names("//m:Items/*") == ["MeetingResponse"]


@every_product
def test_a_meeting_called_off_is_marked_in_the_calendars(product: str) -> None:
    exchange = Exchange(product)
    id = invite(exchange, BOB, _EVA)

    deleted = exchange.ask(
        '<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToAllAndSaveCopy"><m:ItemIds>'
        f'<t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>'
    )

    assert deleted.code == "NoError"
    held = calendar(exchange, BOB)
    assert held.text("//t:IsCancelled") == "true"
    assert held.text("//t:Subject") == "Canceled: Kick-off"
    kinds = [exchange.get(id, user=BOB).names("//m:Items/*")[0] for id in exchange.found("inbox", user=BOB)]
    assert kinds == ["MeetingRequest", "MeetingCancellation"]
    part = read_mime(exchange.organisation.premises.outside.inbox(_EVA)[-1].mime).calendar
    assert part is not None
    assert part.method == "CANCEL"


@every_product
def test_a_meeting_that_moves_moves_in_every_calendar(product: str) -> None:
    exchange = Exchange(product)
    id = invite(exchange, BOB)

    changed = exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" '
        'SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy">'
        f'<m:ItemChanges><t:ItemChange><t:ItemId Id="{id}"/><t:Updates>'
        '<t:SetItemField><t:FieldURI FieldURI="calendar:Start"/><t:CalendarItem><t:Start>2026-03-03T09:30:00Z</t:Start>'
        "</t:CalendarItem></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )

    assert changed.code == "NoError"
    assert calendar(exchange, BOB).text("//t:Start") == "2026-03-03T09:30:00Z"
    kinds = [exchange.get(one, user=BOB).text("//t:MeetingRequestType") for one in exchange.found("inbox", user=BOB)]
    assert kinds == ["NewMeetingRequest", "FullUpdate"]


def test_a_meeting_is_found_in_the_calendar_of_everybody_invited() -> None:
    exchange = Exchange()
    invite(exchange, BOB)
    found = exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>'
        '<m:CalendarView StartDate="2026-03-03T00:00:00Z" EndDate="2026-03-04T00:00:00Z"/>'
        f"<m:ParentFolderIds>{distinguished('calendar')}</m:ParentFolderIds></m:FindItem>",
        user=BOB,
    )
    assert found.texts("//t:Subject") == ["Kick-off"]


@every_product
def test_a_meeting_is_called_off_once(product: str) -> None:
    exchange = Exchange(product)
    id = invite(exchange, BOB)
    off = (
        '<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:CancelCalendarItem>'
        f'<t:ReferenceItemId Id="{id}"/></t:CancelCalendarItem></m:Items></m:CreateItem>'
    )

    first, second = exchange.ask(off), exchange.ask(off)

    assert first.code == "NoError"
    assert first.ids("//t:CalendarItem/t:ItemId")[0][0] == exchange.found("deleteditems")[0]
    assert second.code == "ErrorItemNotFound"
    assert exchange.found("calendar") == []
    assert calendar(exchange, BOB).text("//t:IsCancelled") == "true"


def test_only_the_organizer_calls_a_meeting_off() -> None:
    exchange = Exchange()
    invite(exchange, BOB)
    (held,) = exchange.found("calendar", user=BOB)
    assert respond(exchange, "CancelCalendarItem", held).code == "ErrorCalendarIsNotOrganizer"
