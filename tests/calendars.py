"""Calendars as a raw client writes and reads them: items, series, views, and questions for free times."""

from __future__ import annotations

from typing import Final

from tests.calling import ANN, Answer, Exchange, create, subject

BERLIN: Final = "W. Europe Standard Time"
NEW_YORK: Final = "Eastern Standard Time"
KOLKATA: Final = "India Standard Time"

_QUIETLY: Final = 'SendMeetingInvitations="SendToNone"'


def zone(id: str, element: str = "StartTimeZone") -> str:
    """Return a time zone that is only named."""
    return f'<t:{element} Id="{id}"/>'


def context(id: str) -> str:
    """Return the header that says in which zone times without an offset are."""
    return f"<t:TimeZoneContext>{zone(id, 'TimeZoneDefinition')}</t:TimeZoneContext>"


def appointment(
    start: str, end: str, text: str = "Plan", *, more: str = "", recurrence: str = "", zones: str = "", before: str = ""
) -> str:
    """Return a CalendarItem; ``before`` stands behind the subject, ``more`` behind the end, as the schema has them."""
    return (
        f"<t:CalendarItem>{subject(text)}{before}<t:Start>{start}</t:Start><t:End>{end}</t:End>"
        f"{more}{recurrence}{zones}</t:CalendarItem>"
    )


def asked_to_create(exchange: Exchange, item: str, *, user: str = ANN, header: str = "", version: str = "") -> Answer:
    """Create an item without telling anybody."""
    return exchange.ask(create(item, more=_QUIETLY), user=user, header=header, version=version)


def created(exchange: Exchange, item: str, *, user: str = ANN, header: str = "") -> str:
    """Create an item that is in order, and return its id."""
    answer = asked_to_create(exchange, item, user=user, header=header)
    assert answer.code == "NoError", answer.code
    return answer.ids()[0][0]


def recurring(pattern: str, range: str) -> str:
    """Return a Recurrence."""
    return f"<t:Recurrence>{pattern}{range}</t:Recurrence>"


def daily(interval: int = 1) -> str:
    """Return the pattern of every day, or of every so many days."""
    return f"<t:DailyRecurrence><t:Interval>{interval}</t:Interval></t:DailyRecurrence>"


def weekly(days: str, interval: int = 1, first_day: str = "") -> str:
    """Return the pattern of some days of a week."""
    first = f"<t:FirstDayOfWeek>{first_day}</t:FirstDayOfWeek>" if first_day else ""
    return (
        f"<t:WeeklyRecurrence><t:Interval>{interval}</t:Interval><t:DaysOfWeek>{days}</t:DaysOfWeek>{first}"
        "</t:WeeklyRecurrence>"
    )


def numbered(start: str, count: int) -> str:
    """Return the range of so many occurrences."""
    return (
        f"<t:NumberedRecurrence><t:StartDate>{start}</t:StartDate>"
        f"<t:NumberOfOccurrences>{count}</t:NumberOfOccurrences></t:NumberedRecurrence>"
    )


def until(start: str, end: str) -> str:
    """Return the range that ends on a day."""
    return f"<t:EndDateRecurrence><t:StartDate>{start}</t:StartDate><t:EndDate>{end}</t:EndDate></t:EndDateRecurrence>"


def endless(start: str) -> str:
    """Return the range without end."""
    return f"<t:NoEndRecurrence><t:StartDate>{start}</t:StartDate></t:NoEndRecurrence>"


def viewed(
    exchange: Exchange, start: str, end: str, *, most: int = 0, header: str = "", folder: str = "calendar"
) -> Answer:
    """Ask for a CalendarView with all properties."""
    limit = f' MaxEntriesReturned="{most}"' if most else ""
    return exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>'
        f'<m:CalendarView{limit} StartDate="{start}" EndDate="{end}"/>'
        f'<m:ParentFolderIds><t:DistinguishedFolderId Id="{folder}"/></m:ParentFolderIds></m:FindItem>',
        header=header,
    )


def occurrence_id(master: str, index: int) -> str:
    """Return an OccurrenceItemId."""
    return f'<t:OccurrenceItemId RecurringMasterId="{master}" InstanceIndex="{index}"/>'


def item_id(id: str) -> str:
    """Return an ItemId."""
    return f'<t:ItemId Id="{id}"/>'


def got(exchange: Exchange, id: str, *, user: str = ANN) -> Answer:
    """Get an item by any kind of id, whatever comes of it."""
    return exchange.ask(
        "<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>"
        f"<m:ItemIds>{id}</m:ItemIds></m:GetItem>",
        user=user,
    )


def updated(exchange: Exchange, id: str, **fields: str) -> Answer:
    """Set fields of a calendar item (``Start="..."``); the item is named by any kind of id."""
    prefixes = {"Subject": "item", "Sensitivity": "item"}
    changes = "".join(
        f'<t:SetItemField><t:FieldURI FieldURI="{prefixes.get(name, "calendar")}:{name}"/>'
        f"<t:CalendarItem>{value if value.startswith('<') else f'<t:{name}>{value}</t:{name}>'}</t:CalendarItem>"
        "</t:SetItemField>"
        for name, value in fields.items()
    )
    return exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="SendToNone">'
        f"<m:ItemChanges><t:ItemChange>{id}<t:Updates>{changes}</t:Updates></t:ItemChange></m:ItemChanges>"
        "</m:UpdateItem>"
    )


def deleted(exchange: Exchange, id: str) -> Answer:
    """Delete an item for good."""
    return exchange.ask(
        '<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone">'
        f"<m:ItemIds>{id}</m:ItemIds></m:DeleteItem>"
    )


def availability(
    exchange: Exchange,
    start: str,
    end: str,
    *people: str,
    view: str = "DetailedMerged",
    interval: int = 30,
    bias: str = "",
    header: str = "",
    suggestions: str = "",
    user: str = ANN,
    version: str = "",
) -> Answer:
    """Ask when people are free; ``bias`` is a whole t:TimeZone, ``view`` empty asks for suggestions alone."""
    asked = "".join(
        f"<t:MailboxData><t:Email><t:Address>{one}</t:Address></t:Email>"
        "<t:AttendeeType>Required</t:AttendeeType></t:MailboxData>"
        for one in people or (user,)
    )
    options = (
        f"<t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>{start}</t:StartTime><t:EndTime>{end}</t:EndTime>"
        f"</t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>{interval}</t:MergedFreeBusyIntervalInMinutes>"
        f"<t:RequestedView>{view}</t:RequestedView></t:FreeBusyViewOptions>"
        if view
        else ""
    )
    return exchange.ask(
        f"<m:GetUserAvailabilityRequest>{bias}<m:MailboxDataArray>{asked}</m:MailboxDataArray>{options}{suggestions}"
        "</m:GetUserAvailabilityRequest>",
        header=header,
        user=user,
        version=version,
    )
