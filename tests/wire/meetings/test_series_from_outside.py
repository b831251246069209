"""A series that somebody outside invites to: its rule, its clock, what of it is otherwise, and what changes later."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from fake_ews.control import Control
from tests.calendars import daily, numbered, recurring, viewed
from tests.calling import ANN, Exchange, every_product
from tests.meetings import answered, called, held, meeting, requests

EVA = "eva@customer.test"
BERLIN = ZoneInfo("Europe/Berlin")
DAY = "RRULE:FREQ=DAILY;COUNT=4"
VIEW = ("2026-03-01T00:00:00Z", "2028-02-01T00:00:00Z")


def event(*lines: str, start: str = "20260326T090000", more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return an event in Berlin that takes an hour; ``lines`` stand beside its times, ``more`` in front of its end."""
    end = f"{start[:9]}{int(start[9:11]) + 1:02}0000"
    return (
        "BEGIN:VEVENT", "UID:series-1", "SUMMARY:Plan", f"ORGANIZER:mailto:{EVA}", f"ATTENDEE:mailto:{ANN}",
        f"DTSTART;TZID=Europe/Berlin:{start}", f"DTEND;TZID=Europe/Berlin:{end}", *lines, *more, "END:VEVENT",
    )  # fmt: skip


def send(exchange: Exchange, *events: tuple[str, ...], method: str = "REQUEST") -> None:
    """Let Eva's program write to Ann."""
    lines = (
        f"From: {EVA}", f"To: {ANN}", "Subject: Plan", "MIME-Version: 1.0",
        f"Content-Type: text/calendar; method={method}; charset=utf-8", "",
        "BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *(line for one in events for line in one),
        "END:VCALENDAR", "",
    )  # fmt: skip
    Control(exchange.organisation).outside_send(EVA, (ANN,), mime="\r\n".join(lines).encode())


def shown(exchange: Exchange) -> list[tuple[str, str]]:
    """Return when what Ann's calendar shows begins, and what it is called."""
    view = viewed(exchange, *VIEW)
    return list(zip(view.texts("//t:CalendarItem/t:Start"), view.texts("//t:CalendarItem/t:Subject"), strict=True))


def nine(day: str, hour: int = 9) -> str:
    """Return when it is nine in Berlin on a day."""
    local = datetime.fromisoformat(day).replace(hour=hour, tzinfo=BERLIN)
    return f"{local.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=5",
        "FREQ=DAILY;INTERVAL=3;UNTIL=20260404T070000Z",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=6",
        "FREQ=WEEKLY;COUNT=4",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TH;WKST=MO;COUNT=6",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TH;WKST=SU;COUNT=6",
        "FREQ=MONTHLY;COUNT=3",
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU;BYSETPOS=2;COUNT=3",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
        "FREQ=YEARLY;COUNT=2",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;COUNT=2",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=3WE;COUNT=2",
    ],
)
def test_a_rule_leads_to_the_days_that_other_programs_see(rule: str) -> None:
    exchange = Exchange()
    send(exchange, event(f"RRULE:{rule}"))
    # By dateutil, which neither wrote the rule nor reads it for the emulator.
    parts = [part for part in rule.split(";") if not part.startswith("UNTIL=")]
    walk = islice(rrulestr(";".join(parts), dtstart=datetime(2026, 3, 26)), 12)
    days = [f"{day:%Y-%m-%d}" for day in walk if "UNTIL" not in rule or day < datetime(2026, 4, 5)]

    assert [start for start, _ in shown(exchange)] == [nine(day) for day in days]


def test_a_series_of_every_other_year_is_one_of_months() -> None:
    exchange = Exchange()
    send(exchange, event("RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=7"))

    pattern = held(exchange, "calendar:Recurrence", user=ANN)

    assert pattern.text("//t:AbsoluteMonthlyRecurrence/t:Interval") == "24"
    assert pattern.text("//t:AbsoluteMonthlyRecurrence/t:DayOfMonth") == "26"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;COUNT=3",
        "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=3",
        "FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=3",
        "FREQ=MONTHLY;BYDAY=5TH;COUNT=3",
        "FREQ=YEARLY;BYYEARDAY=100;COUNT=3",
        "FREQ=WEEKLY;BYMONTH=4;COUNT=3",
        "FREQ=DAILY;COUNT=1000",
    ],
)
def test_a_rule_that_fits_no_template_makes_no_series(rule: str) -> None:
    exchange = Exchange()
    send(exchange, event(f"RRULE:{rule}"))

    assert shown(exchange) == [(nine("2026-03-26"), "Plan")]


@every_product
def test_an_invitation_to_a_series_is_one(product: str) -> None:
    exchange = Exchange(product)
    send(exchange, event(DAY))

    (letter,) = requests(exchange, "calendar:CalendarItemType", "calendar:Recurrence", user=ANN)
    series = held(exchange, "calendar:CalendarItemType", "calendar:StartTimeZone", user=ANN)

    assert letter.text("//t:CalendarItemType") == series.text("//t:CalendarItemType") == "RecurringMaster"
    assert letter.text("//t:Recurrence/t:NumberedRecurrence/t:NumberOfOccurrences") == "4"
    assert series.elements("//t:StartTimeZone")[0].get("Id") == "W. Europe Standard Time"


def test_what_of_a_series_is_otherwise_comes_with_it() -> None:
    exchange = Exchange()
    moved = event("RECURRENCE-ID;TZID=Europe/Berlin:20260328T090000", "LOCATION:Room 3", start="20260328T140000")
    off = event("RECURRENCE-ID;TZID=Europe/Berlin:20260329T090000", "STATUS:CANCELLED", start="20260329T090000")
    send(exchange, event(DAY, "EXDATE;TZID=Europe/Berlin:20260327T090000"), moved, off)

    assert shown(exchange) == [(nine("2026-03-26"), "Plan"), (nine("2026-03-28", 14), "Plan")]
    assert viewed(exchange, *VIEW).texts("//t:Location") == ["Room 3"]


@pytest.mark.shows("MS-OXCICAL 2.1.3.1.1.20.18")
@pytest.mark.parametrize(
    ("left_out", "added", "then"),
    [
        ("0329", "0330T100000", ["0326T09", "0330T10", "0401T09"]),
        ("0329", "0329T140000", ["0326T09", "0329T14", "0401T09"]),
        ("0326", "0325T140000", ["0325T14", "0329T09", "0401T09"]),
        ("0329,0401", "0330T100000,0401T140000", ["0326T09", "0330T10", "0401T14"]),
        ("0329,0401", "0402T100000", ["0326T09", "0402T10"]),
        ("0330", "0328T100000", ["0326T09", "0329T09", "0401T09"]),
        ("0329", "0401T140000", ["0326T09", "0401T09"]),
        ("0329", "0402T140000", ["0326T09", "0401T09"]),
        ("0329", "0330T100000Z/PT1H", ["0326T09", "0401T09"]),
        ("0329", "0330T100000,0331T100000", ["0326T09", "0330T10", "0401T09"]),
    ],
    ids=[
        "to the next day", "to another hour", "the first one", "both of two", "one of two", "none of the series",
        "the day of another", "past another", "a period", "once only",
    ],
)  # fmt: skip
def test_an_added_date_is_an_occurrence_that_was_moved_or_nothing(left_out: str, added: str, then: list[str]) -> None:
    exchange = Exchange()
    exdate = ",".join(f"2026{day}T090000" for day in left_out.split(","))
    rdate = ",".join(f"2026{moment}" for moment in added.split(","))
    kind = "VALUE=PERIOD" if "/" in added else "TZID=Europe/Berlin"
    rule = "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3"
    send(exchange, event(rule, f"EXDATE;TZID=Europe/Berlin:{exdate}", f"RDATE;{kind}:{rdate}"))

    assert [start for start, _ in shown(exchange)] == [nine(f"2026{one[:4]}", int(one[5:])) for one in then]


def test_two_rules_are_no_series() -> None:
    exchange = Exchange()
    send(exchange, event(DAY, "RRULE:FREQ=WEEKLY;COUNT=2"))

    assert shown(exchange) == [(nine("2026-03-26"), "Plan")]


def test_occurrences_without_their_series_stand_side_by_side_each_with_its_updates() -> None:
    exchange = Exchange()
    for day in ("20260327", "20260328"):
        send(exchange, event(f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T090000", start=f"{day}T090000"))
    send(exchange, event("RECURRENCE-ID;TZID=Europe/Berlin:20260328T090000", start="20260328T140000"))
    off = event("RECURRENCE-ID;TZID=Europe/Berlin:20260327T090000", start="20260327T090000")
    send(exchange, off, method="CANCEL")

    view = viewed(exchange, *VIEW)
    assert [start for start, _ in shown(exchange)] == [nine("2026-03-27"), nine("2026-03-28", 14)]
    assert view.texts("//t:IsCancelled") == ["true", "false"]
    assert view.texts("//t:CalendarItemType") == ["Single", "Single"]
    ids = [exchange.get(id, "calendar:RecurrenceId", user=ANN) for id, _ in view.ids("//t:CalendarItem/t:ItemId")]
    assert [one.text("//t:RecurrenceId") for one in ids] == [nine("2026-03-27"), nine("2026-03-28")]


def test_a_series_that_comes_later_takes_its_occurrences_in_with_their_answers() -> None:
    exchange = Exchange()
    send(exchange, event("RECURRENCE-ID;TZID=Europe/Berlin:20260328T090000", start="20260328T140000"))
    (invitation,) = exchange.found("inbox")
    answered(exchange, "AcceptItem", invitation, user=ANN)
    assert b"RECURRENCE-ID:20260328T080000Z" in exchange.organisation.premises.outside.inbox(EVA)[-1].mime
    send(exchange, event(DAY))

    days = [nine("2026-03-26"), nine("2026-03-27"), nine("2026-03-28", 14), nine("2026-03-29")]
    assert [start for start, _ in shown(exchange)] == days
    view = viewed(exchange, *VIEW)
    assert view.texts("//t:CalendarItemType") == ["Occurrence", "Occurrence", "Exception", "Occurrence"]
    assert view.texts("//t:MyResponseType") == ["NoResponseReceived"] * 2 + ["Accept", "NoResponseReceived"]


def test_one_occurrence_is_changed_later_and_another_called_off() -> None:
    exchange = Exchange()
    send(exchange, event(DAY))
    send(exchange, event("RECURRENCE-ID;TZID=Europe/Berlin:20260327T090000", start="20260327T120000"))
    send(exchange, event("RECURRENCE-ID;TZID=Europe/Berlin:20260328T090000", start="20260328T090000"), method="CANCEL")

    assert [start for start, _ in shown(exchange)] == [
        nine("2026-03-26"),
        nine("2026-03-27", 12),
        nine("2026-03-28"),
        nine("2026-03-29"),
    ]
    assert viewed(exchange, *VIEW).texts("//t:IsCancelled") == ["false", "false", "true", "false"]


def test_a_series_that_is_sent_again_keeps_to_what_it_says_then() -> None:
    exchange = Exchange()
    send(exchange, event(DAY))
    send(exchange, event(DAY, "EXDATE;TZID=Europe/Berlin:20260327T090000", "LOCATION:Room 3"))

    assert [start for start, _ in shown(exchange)] == [nine("2026-03-26"), nine("2026-03-28"), nine("2026-03-29")]
    assert viewed(exchange, *VIEW).texts("//t:Location") == ["Room 3"] * 3


def test_an_occurrence_that_was_moved_is_moved_again_with_its_series() -> None:
    exchange = Exchange()
    for hour in (11, 12):
        moved = event("RECURRENCE-ID;TZID=Europe/Berlin:20260327T090000", start=f"20260327T{hour}0000")
        send(exchange, event(DAY), moved)

    assert shown(exchange)[1] == (nine("2026-03-27", 12), "Plan")


def test_what_has_a_duration_or_a_day_in_place_of_an_end_lasts_as_long() -> None:
    exchange = Exchange()
    for uid, *times in (("a", "DTSTART:20260326T080000Z", "DURATION:PT2H"), ("b", "DTSTART;VALUE=DATE:20260328")):
        send(
            exchange,
            ("BEGIN:VEVENT", f"UID:{uid}", f"ORGANIZER:mailto:{EVA}", f"ATTENDEE:mailto:{ANN}", *times, "END:VEVENT"),
        )

    assert viewed(exchange, *VIEW).texts("//t:CalendarItem/t:End") == ["2026-03-26T10:00:00Z", "2026-03-29T00:00:00Z"]


def test_the_answer_to_a_series_goes_back_to_who_called_it() -> None:
    exchange = Exchange()
    send(exchange, event(DAY))
    (invitation,) = exchange.found("inbox")

    assert answered(exchange, "AcceptItem", invitation, user=ANN).code == "NoError"

    reply = exchange.organisation.premises.outside.inbox(EVA)[-1].mime
    assert b"METHOD:REPLY" in reply
    assert viewed(exchange, *VIEW).texts("//t:MyResponseType") == ["Accept"] * 4


def test_somebody_outside_answers_for_one_occurrence_alone() -> None:
    exchange = Exchange()
    behind = recurring(daily(), numbered("2026-03-03", 3))
    master = called(exchange, meeting(required=EVA, behind=behind))
    uid = exchange.get(master, "calendar:UID").text("//t:UID")
    reply = (
        "BEGIN:VEVENT", f"UID:{uid}", "RECURRENCE-ID:20260304T090000Z", "DTSTART:20260304T090000Z",
        "DTEND:20260304T100000Z", f"ATTENDEE;PARTSTAT=DECLINED:mailto:{EVA}", "END:VEVENT",
    )  # fmt: skip
    send(exchange, reply, method="REPLY")

    view = viewed(exchange, "2026-03-01T00:00:00Z", "2026-03-20T00:00:00Z")
    answers = [exchange.get(id).texts("//t:Attendee/t:ResponseType") for id, _ in view.ids("//t:Items/*/t:ItemId")]
    assert [answer[-1:] for answer in answers] == [["Unknown"], ["Decline"], ["Unknown"]]
