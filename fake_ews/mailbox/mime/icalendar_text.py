"""Meetings as people outside send and get them: iCalendar in a mail (RFC 5545, RFC 5546, MS-OXCICAL)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from fake_ews.deferred import Deferred
from fake_ews.mailbox.calendar.rules_from_outside import Rule
from fake_ews.mailbox.mime.content import Address
from fake_ews.mailbox.mime.icalendar_rules import added_dates, excluded_dates, rule_of
from fake_ews.mailbox.mime.icalendar_zones import zone_component
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import UTC_ZONE, from_utc, to_utc, zone_named
from fake_ews.values import dataclass

if TYPE_CHECKING:
    import icalendar
else:
    # As large as all of the emulator's own code, for the few whose meetings leave the organisation.
    icalendar = Deferred("icalendar")

#: PARTSTAT to ResponseType, and back (MS-OXCICAL 2.1.3.1.1.20.2).
RESPONSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ACCEPTED": "Accept",
        "TENTATIVE": "Tentative",
        "DECLINED": "Decline",
        "NEEDS-ACTION": "NoResponseReceived",
    }
)
_STATES: Final[Mapping[str, str]] = MappingProxyType({response: state for state, response in RESPONSES.items()})


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited: name and address, whether they have to come, and their answer as a ResponseType."""

    address: Address
    required: bool = True
    response: str = "NoResponseReceived"


@dataclass(frozen=True, slots=True)
class MeetingText:
    """One meeting as iCalendar says it. ``method`` is REQUEST, REPLY or CANCEL; moments are aware."""

    method: str
    uid: str
    start: datetime
    end: datetime
    summary: str = ""
    location: str = ""
    description: str = ""
    organizer: Address = ("", "")
    attendees: tuple[Attendee, ...] = ()
    sequence: int = 0
    stamp: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    all_day: bool = False
    #: A series: its RRULE in parts, the zone that its clock is of, and the starts of the occurrences that are left out.
    rule: Mapping[str, Any] | None = None
    zone: WindowsZone | None = None
    left_out: tuple[datetime, ...] = ()
    #: The occurrence that is meant, by when its series has it.
    recurrence_id: datetime | None = None
    #: Of a series that was read: RRULE as parsed, RDATEs, and the occurrences that are told otherwise, or called off.
    recurs: Rule | None = None
    added: tuple[datetime, ...] = ()
    changed: tuple[MeetingText, ...] = ()
    called_off: bool = False


def write(meeting: MeetingText) -> str:
    """Return the text of a VCALENDAR with one event.

    Times are in UTC, those of a series by the clock of its zone, since only there they recur; days of an all-day event
    are dates.
    """
    event = icalendar.Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", meeting.stamp.astimezone(UTC))
    _add_times(event, meeting)
    event.add("summary", meeting.summary)
    if meeting.location:
        event.add("location", meeting.location)
    if meeting.description:
        event.add("description", meeting.description)
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.method == "CANCEL" else "CONFIRMED")
    event.add("organizer", _person(meeting.organizer), encode=False)
    for attendee in meeting.attendees:
        person = _person(attendee.address)
        person.params["ROLE"] = "REQ-PARTICIPANT" if attendee.required else "OPT-PARTICIPANT"
        person.params["PARTSTAT"] = _STATES.get(attendee.response, "NEEDS-ACTION")
        if meeting.method == "REQUEST":
            person.params["RSVP"] = "TRUE"
        event.add("attendee", person, encode=False)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "Microsoft Exchange Server 2010")
    calendar.add("version", "2.0")
    calendar.add("method", meeting.method)
    if meeting.rule is not None and meeting.zone is not None:
        calendar.add_component(zone_component(meeting.zone, meeting.start.year))
    calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _add_times(event: icalendar.Event, meeting: MeetingText) -> None:
    """Add when an event is, RRULE and EXDATE of a series, RECURRENCE-ID of one of its occurrences."""
    zone = meeting.zone or UTC_ZONE
    recurs = meeting.rule is not None

    def add(name: str, moment: datetime) -> None:
        local = from_utc(moment, zone)
        if meeting.all_day:
            event.add(name, local.date())
        elif recurs:
            event.add(name, local, parameters={"TZID": zone.id})
        else:
            event.add(name, moment.astimezone(UTC))

    add("dtstart", meeting.start)
    add("dtend", meeting.end)
    if meeting.rule is not None:
        event.add("rrule", icalendar.vRecur(meeting.rule))
    for moment in meeting.left_out:
        add("exdate", moment)
    if meeting.recurrence_id is not None:
        add("recurrence-id", meeting.recurrence_id)


def _person(address: Address) -> icalendar.vCalAddress:
    person = icalendar.vCalAddress(f"mailto:{address[1]}")
    if address[0]:
        person.params["CN"] = address[0]
    return person


def read(text: str) -> MeetingText | None:
    """Return the first meeting of an iCalendar text, or None for a text that holds none that can be read.

    The occurrences that its other events tell otherwise come with a series.
    """
    try:
        calendar = icalendar.Calendar.from_ical(text)
        events = [
            one for one in calendar.walk("VEVENT") if one.get("uid") is not None and one.get("dtstart") is not None
        ]
        event = next((one for one in events if "recurrence-id" not in one), next(iter(events), None))
        if event is None:
            return None
        method = str(calendar.get("method", "REQUEST")).upper()
        found = _meeting(method, event)
        if found.recurs is None:
            return found
        others = (one for one in events if one["uid"] == event["uid"] and "recurrence-id" in one)
        return replace(found, changed=tuple(_meeting(method, one, found.zone) for one in others))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        # What strangers send is read as far as it goes; a text that makes no sense is a mail like any other.
        return None


def _meeting(method: str, event: icalendar.Component, zone: WindowsZone | None = None) -> MeetingText:
    start = event.decoded("dtstart")
    attendees = event.get("attendee", [])
    listed = attendees if isinstance(attendees, list) else [attendees]
    zone = _zone(event["dtstart"]) or zone
    return MeetingText(
        method=method,
        uid=str(event["uid"]),
        start=_moment(start, zone),
        end=_moment(_end(event, start), zone),
        summary=str(event.get("summary", "")),
        location=str(event.get("location", "")),
        description=str(event.get("description", "")),
        organizer=_address(event.get("organizer")),
        attendees=tuple(
            Attendee(
                _address(one),
                one.params.get("ROLE", "REQ-PARTICIPANT").upper() != "OPT-PARTICIPANT",
                RESPONSES.get(str(one.params.get("PARTSTAT", "NEEDS-ACTION")).upper(), "NoResponseReceived"),
            )
            for one in listed
        ),
        sequence=int(event.get("sequence", 0)),
        stamp=_moment(event.decoded("dtstamp" if "dtstamp" in event else "dtstart"), zone),
        all_day=not isinstance(start, datetime),
        zone=zone,
        left_out=tuple(_moment(one, zone) for one in excluded_dates(event)),
        recurrence_id=_moment(event.decoded("recurrence-id"), zone) if "recurrence-id" in event else None,
        recurs=rule_of(event, zone),
        added=tuple(_moment(one, zone) for one in added_dates(event)),
        called_off=str(event.get("status", "")).upper() == "CANCELLED",
    )


def _end(event: icalendar.Component, start: date | datetime) -> Any:
    """Return DTEND, or what DURATION makes of the start; else a day lasts a day, and what has a time half an hour."""
    if "dtend" in event:
        return event.decoded("dtend")
    if "duration" in event:
        return start + event.decoded("duration")
    return start + (timedelta(minutes=30) if isinstance(start, datetime) else timedelta(days=1))


def _zone(start: Any) -> WindowsZone | None:
    """Return the zone that a DTSTART names, None for none and for one that nobody here knows."""
    try:
        return zone_named(str(start.params["TZID"])) if "TZID" in start.params else None
    except ValueError:
        return None


def _moment(value: date | datetime, zone: WindowsZone | None) -> datetime:
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), UTC)
    return value.astimezone(UTC) if value.tzinfo is not None else to_utc(value, zone or UTC_ZONE)


def _address(person: Any) -> Address:
    if person is None:
        return "", ""
    return str(person.params.get("CN", "")), str(person).removeprefix("mailto:").removeprefix("MAILTO:")
