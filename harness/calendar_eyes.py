"""A second client's eyes on calendars: entries written and read by hand, free times asked for, invitations read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from html import escape
from typing import Final

from harness.eyes import OLDEST_VERSION, Answer, Eyes

_SHOWN: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar, its times in UTC."""

    item_id: str
    change_key: str
    subject: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class MeetingMail:
    """What came by mail about a meeting: METHOD of the iCalendar part (RFC 5546), its summary and its start in UTC."""

    method: str
    summary: str
    start: datetime


def enter(eyes: Eyes, entry: str, version: str = OLDEST_VERSION) -> Answer:
    """Write an entry, the content of a t:CalendarItem, and tell nobody; returns whatever came."""
    return eyes.ask(
        '<m:CreateItem SendMeetingInvitations="SendToNone"><m:Items>'
        f"<t:CalendarItem>{entry}</t:CalendarItem></m:Items></m:CreateItem>",
        version,
    )


def single(subject: str, start: datetime, end: datetime, status: str, *, all_day: bool = False) -> str:
    """Return the content of an entry that happens once."""
    whole = "<t:IsAllDayEvent>true</t:IsAllDayEvent>" if all_day else ""
    return (
        f"<t:Subject>{escape(subject)}</t:Subject><t:Start>{said(start)}</t:Start><t:End>{said(end)}</t:End>{whole}"
        f"<t:LegacyFreeBusyStatus>{escape(status)}</t:LegacyFreeBusyStatus>"
    )


def daily(subject: str, start: datetime, end: datetime, windows_zone: str) -> str:
    """Return the content of a daily series without end, at the same time of that zone's clock every day."""
    return (
        f"{single(subject, start, end, 'Busy')}<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval>"
        f"</t:DailyRecurrence><t:NoEndRecurrence><t:StartDate>{start.date()}</t:StartDate></t:NoEndRecurrence>"
        f'</t:Recurrence><t:StartTimeZone Id="{escape(windows_zone)}"/>'
    )


def weekly(subject: str, start: datetime, days: str) -> str:
    """Return the content of a series of half an hour every week on those days, without end."""
    return (
        f"{single(subject, start, start + timedelta(minutes=30), 'Busy')}<t:Recurrence><t:WeeklyRecurrence>"
        f"<t:Interval>1</t:Interval><t:DaysOfWeek>{escape(days)}</t:DaysOfWeek></t:WeeklyRecurrence>"
        f"<t:NoEndRecurrence><t:StartDate>{start.date()}</t:StartDate></t:NoEndRecurrence></t:Recurrence>"
    )


def entries(eyes: Eyes, start: datetime, end: datetime) -> list[Entry]:
    """Return what the calendar shows between two moments; raises AssertionError when the server does not tell."""
    answer = eyes.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>'
        f'<m:CalendarView StartDate="{said(start)}" EndDate="{said(end)}"/>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>'
    )
    assert answer.code == "NoError", f"a second client got {answer.status} {answer.code}"
    columns = [answer.texts(f"//t:CalendarItem/t:{name}") for name in ("Subject", "Start", "End")]
    ids = [(one.get("Id") or "", one.get("ChangeKey") or "") for one in answer.elements("//t:CalendarItem/t:ItemId")]
    return [
        Entry(item_id, change_key, subject, heard(begins), heard(ends))
        for (item_id, change_key), subject, begins, ends in zip(ids, *columns, strict=True)
    ]


def attendees(eyes: Eyes, entry: Entry) -> list[str]:
    """Return the addresses of who is invited to an entry."""
    answer = eyes.ask(
        "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
        '<t:FieldURI FieldURI="calendar:RequiredAttendees"/></t:AdditionalProperties></m:ItemShape>'
        f'<m:ItemIds><t:ItemId Id="{escape(entry.item_id)}"/></m:ItemIds></m:GetItem>'
    )
    return answer.texts("//t:RequiredAttendees//t:EmailAddress")


def cancel(eyes: Eyes, entry: Entry) -> Answer:
    """Delete an entry and tell everybody who is invited."""
    return eyes.ask(
        '<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToAllAndSaveCopy">'
        f'<m:ItemIds><t:ItemId Id="{escape(entry.item_id)}"/></m:ItemIds></m:DeleteItem>'
    )


def free_times(eyes: Eyes, address: str, start: datetime, end: datetime, version: str = OLDEST_VERSION) -> Answer:
    """Ask when somebody is free, in half hours of UTC."""
    change = "<t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>1</t:Month>"
    zone = "".join(
        f"<t:{name}>{change}<t:DayOfWeek>Sunday</t:DayOfWeek></t:{name}>" for name in ("StandardTime", "DaylightTime")
    )
    window = f"<t:StartTime>{start:%Y-%m-%dT%H:%M:%S}</t:StartTime><t:EndTime>{end:%Y-%m-%dT%H:%M:%S}</t:EndTime>"
    return eyes.ask(
        f"<m:GetUserAvailabilityRequest><t:TimeZone><t:Bias>0</t:Bias>{zone}</t:TimeZone><m:MailboxDataArray>"
        f"<t:MailboxData><t:Email><t:Address>{escape(address)}</t:Address></t:Email>"
        "<t:AttendeeType>Required</t:AttendeeType></t:MailboxData></m:MailboxDataArray>"
        f"<t:FreeBusyViewOptions><t:TimeWindow>{window}</t:TimeWindow>"
        "<t:MergedFreeBusyIntervalInMinutes>30</t:MergedFreeBusyIntervalInMinutes>"
        "<t:RequestedView>DetailedMerged</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>",
        version,
    )


def meeting_mails(mimes: Sequence[bytes]) -> list[MeetingMail]:
    """Return what of these mails is about meetings."""
    parts = [part for mime in mimes for part in message_from_bytes(mime, policy=policy.default).walk()]
    return [_meeting_mail(str(part.get_content())) for part in parts if part.get_content_type() == "text/calendar"]


def _meeting_mail(text: str) -> MeetingMail:
    # RFC 5545 section 3.1: a line that begins with a blank continues the one before.
    lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    values = {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in reversed(lines)}
    event = lines[lines.index("BEGIN:VEVENT") :]
    start = next(line for line in event if line.startswith("DTSTART"))
    moment = datetime.strptime(start.partition(":")[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return MeetingMail(values["METHOD"], values["SUMMARY"], moment)


def said(moment: datetime) -> str:
    """Return a moment as EWS writes it."""
    return moment.astimezone(UTC).strftime(_SHOWN)


def heard(text: str) -> datetime:
    """Return the moment that EWS wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)
