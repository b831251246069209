"""Meetings as a raw client calls, changes and answers them: Ann invites, Bob answers."""

from __future__ import annotations

from tests.calling import ANN, BOB, Answer, Exchange

START, END = "2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z"


def people(element: str, *addresses: str) -> str:
    """Return attendees; ``element`` is RequiredAttendees, OptionalAttendees or Resources."""
    invited = "".join(
        f"<t:Attendee><t:Mailbox><t:EmailAddress>{one}</t:EmailAddress></t:Mailbox></t:Attendee>" for one in addresses
    )
    return f"<t:{element}>{invited}</t:{element}>"


def meeting(
    *fields: str, start: str = START, end: str = END, required: str = BOB, behind: str = "", subject: str = "Kick-off"
) -> str:
    """Return a calendar item with an attendee.

    ``fields`` stand between End and the attendees, ``behind`` behind them, as the schema has them.
    """
    return (
        f"<t:CalendarItem><t:Subject>{subject}</t:Subject><t:Start>{start}</t:Start><t:End>{end}</t:End>"
        f"{''.join(fields)}{people('RequiredAttendees', required)}{behind}</t:CalendarItem>"
    )


def called(exchange: Exchange, item: str, how: str = "SendToAllAndSaveCopy", *, user: str = ANN) -> str:
    """Create a meeting that is in order, and return its id."""
    answer = exchange.ask(
        f'<m:CreateItem SendMeetingInvitations="{how}"><m:Items>{item}</m:Items></m:CreateItem>', user=user
    )
    assert answer.code == "NoError", answer.code
    return answer.ids("//t:CalendarItem/t:ItemId")[0][0]


def changed(exchange: Exchange, id: str, field: str, how: str = "SendOnlyToAll") -> Answer:
    """Set one property of a calendar item, said as its element; ``id`` is any kind of id."""
    name = field[3 : min(field.index(">"), (field + " ").index(" "))]
    return exchange.ask(
        f'<m:UpdateItem ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="{how}">'
        f"<m:ItemChanges><t:ItemChange>{id}<t:Updates><t:SetItemField>"
        f'<t:FieldURI FieldURI="calendar:{name}"/><t:CalendarItem>{field}</t:CalendarItem></t:SetItemField></t:Updates>'
        "</t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )


def deleted(exchange: Exchange, id: str, how: str = "SendOnlyToAll", *, where: str = "MoveToDeletedItems") -> Answer:
    """Delete a meeting, named by any kind of id."""
    return exchange.ask(
        f'<m:DeleteItem DeleteType="{where}" SendMeetingCancellations="{how}">'
        f"<m:ItemIds>{id}</m:ItemIds></m:DeleteItem>"
    )


def answered(
    exchange: Exchange, element: str, reference: str, *more: str, how: str = "SendAndSaveCopy", user: str = BOB
) -> Answer:
    """Have somebody point at an item with a response object."""
    return exchange.ask(
        f'<m:CreateItem MessageDisposition="{how}"><m:Items><t:{element}>'
        f'<t:ReferenceItemId Id="{reference}"/>{"".join(more)}</t:{element}></m:Items></m:CreateItem>',
        user=user,
    )


def requests(exchange: Exchange, *paths: str, user: str = BOB) -> list[Answer]:
    """Return what stands in an Inbox, oldest first, with all properties and those of ``paths``."""
    return [exchange.get(id, *paths, user=user) for id in exchange.found("inbox", user=user)]


def held(exchange: Exchange, *paths: str, user: str = BOB) -> Answer:
    """Return the one item in somebody's calendar."""
    (id,) = exchange.found("calendar", user=user)
    return exchange.get(id, *paths, user=user)


def named(id: str) -> str:
    """Return an ItemId."""
    return f'<t:ItemId Id="{id}"/>'
