"""GetReminders lists what is due and what is to come; PerformReminderAction puts it off, or makes an end of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fake_ews.clock import ManualClock
from tests.calendars import appointment, created, daily, endless, numbered, recurring, updated
from tests.calling import BOB, Answer, Exchange, create, subject, to

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])

REMINDS = "<t:ReminderIsSet>true</t:ReminderIsSet>"


def monday(product: str = "2019") -> Exchange:
    """An Exchange on a Monday at noon."""
    return Exchange(product, clock=ManualClock(datetime(2026, 3, 2, 12, tzinfo=UTC)))


def meeting(exchange: Exchange, start: str, end: str, text: str = "Plan", *, before: str = REMINDS, **more: str) -> str:
    return created(exchange, appointment(f"2026-03-{start}:00Z", f"2026-03-{end}:00Z", text, before=before, **more))


def stand_up(exchange: Exchange, range: str) -> str:
    """A series at nine from the Sunday before."""
    return meeting(exchange, "01T09:00", "01T09:15", "Stand-up", recurrence=recurring(daily(), range))


def task(exchange: Exchange, text: str = "Notes", *, due: str = "2026-03-02T11:00:00Z", more: str = "") -> str:
    reminder = f"<t:ReminderDueBy>{due}</t:ReminderDueBy>{REMINDS}"
    answer = exchange.ask(create(f"<t:Task>{subject(text)}{reminder}{more}</t:Task>", disposition=""))
    assert answer.code == "NoError", answer.code
    return answer.ids()[0][0]


def reminders(exchange: Exchange, *, begin: str = "", end: str = "", most: str = "", kind: str = "") -> Answer:
    said = (
        (f"<m:BeginTime>2026-03-{begin}:00Z</m:BeginTime>" if begin else "")
        + (f"<m:EndTime>2026-03-{end}:00Z</m:EndTime>" if end else "")
        + (f"<m:MaxItems>{most}</m:MaxItems>" if most else "")
        + (f"<m:ReminderType>{kind}</m:ReminderType>" if kind else "")
    )
    return exchange.ask(f"<m:GetReminders>{said}</m:GetReminders>")


def subjects(exchange: Exchange, **asked: str) -> list[str]:
    return reminders(exchange, **asked).texts("//t:Reminder/t:Subject")


def times(exchange: Exchange, **asked: str) -> list[str]:
    """When reminders are due, as ``02T08:45``."""
    return [text[8:16] for text in reminders(exchange, **asked).texts("//t:Reminder/t:ReminderTime")]


def done(exchange: Exchange, kind: str, *, until: str = "", number: int = 0, ids: tuple[str, str] = ("", "")) -> Answer:
    """Do something to one of the reminders there are, or to the item with that id and change key."""
    id, key = ids if ids[0] else reminders(exchange).ids("//t:Reminder/t:ItemId")[number]
    time = f"<t:NewReminderTime>{until}</t:NewReminderTime>" if until else ""
    return exchange.ask(
        "<m:PerformReminderAction><m:ReminderItemActions><t:ReminderItemAction>"
        f'<t:ActionType>{kind}</t:ActionType><t:ItemId Id="{id}" ChangeKey="{key}"/>{time}'
        "</t:ReminderItemAction></m:ReminderItemActions></m:PerformReminderAction>"
    )


@pytest.mark.shows(
    "MS-OXWSMTGS_R2032",
    "MS-OXWSMTGS_R2033",
    "MS-OXWSMTGS_R2055",
    "MS-OXWSMTGS_R2072",
    "MS-OXWSMTGS_R2198",
)
@since_2013
def test_reminders_of_calendar_and_tasks_come_in_order_of_time(product: str) -> None:
    exchange = monday(product)
    meeting(exchange, "02T13:00", "02T14:00", "Lunch")
    task(exchange)
    meeting(exchange, "02T15:00", "02T16:00", "Silent", before="<t:ReminderIsSet>false</t:ReminderIsSet>")

    answer = reminders(exchange)

    (response,) = answer.elements("/s:Envelope/s:Body/m:GetRemindersResponse")
    assert response.get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert answer.texts("//m:Reminders/t:Reminder/t:Subject") == ["Notes", "Lunch"]


@pytest.mark.shows(
    "MS-OXWSMTGS_R2077",
    "MS-OXWSMTGS_R2079",
    "MS-OXWSMTGS_R2081",
    "MS-OXWSMTGS_R2083",
    "MS-OXWSMTGS_R2085",
    "MS-OXWSMTGS_R2087",
    "MS-OXWSMTGS_R2093",
)
def test_a_reminder_says_what_of_and_when() -> None:
    exchange = monday()
    before = f"{REMINDS}<t:ReminderMinutesBeforeStart>20</t:ReminderMinutesBeforeStart>"
    id = meeting(exchange, "02T13:00", "02T14:00", "Lunch", before=before, more="<t:Location>Canteen</t:Location>")

    answer = reminders(exchange)

    assert answer.text("//t:Subject") == "Lunch"
    assert answer.text("//t:Location") == "Canteen"
    assert answer.text("//t:ReminderTime") == "2026-03-02T12:40:00Z"
    assert answer.text("//t:StartDate") == "2026-03-02T13:00:00Z"
    assert answer.text("//t:EndDate") == "2026-03-02T14:00:00Z"
    assert answer.ids("//t:Reminder/t:ItemId") == exchange.get(id).ids()
    assert answer.text("//t:UID") == exchange.get(id).text("//t:UID")


@pytest.mark.shows("MS-OXWSMTGS_R2091", "MS-OXWSMTGS_R20911", "MS-OXWSMTGS_R20912", "MS-OXWSMTGS_R2099")
@pytest.mark.shows("MS-OXWSMTGS_R2100")
def test_a_task_is_told_from_an_appointment_and_its_missing_days_are_the_second_of_all_time() -> None:
    exchange = monday()
    id = task(exchange)
    meeting(exchange, "02T13:00", "02T14:00")
    task(exchange, "Due", due="2026-03-02T14:00:00Z", more="<t:DueDate>2026-03-05T00:00:00Z</t:DueDate>")

    answer = reminders(exchange)

    assert answer.texts("//t:ReminderGroup") == ["Task", "Calendar", "Task"]
    assert answer.texts("//t:StartDate")[0] == answer.texts("//t:EndDate")[0] == "0001-01-02T00:00:00Z"
    assert answer.texts("//t:EndDate")[2] == "2026-03-05T00:00:00Z"
    assert answer.texts("//t:UID")[0] == id


@pytest.mark.shows("MS-OXWSMTGS_R2089")
def test_of_a_series_the_last_that_is_due_reminds_and_those_to_come() -> None:
    exchange = monday()
    master = stand_up(exchange, endless("2026-03-01"))

    answer = reminders(exchange, end="04T12:00")

    assert [text[8:16] for text in answer.texts("//t:ReminderTime")] == ["02T08:45", "03T08:45", "04T08:45"]
    assert times(exchange) == ["02T08:45", "03T08:45"]
    assert {id for id, _ in answer.ids("//t:RecurringMasterItemId")} == {master}
    (first, *_) = answer.ids("//t:Reminder/t:ItemId")
    assert exchange.get(first[0]).text("//t:Start") == "2026-03-02T09:00:00Z"


def test_reminders_are_asked_for_by_span_and_by_number() -> None:
    exchange = monday()
    for hour in (9, 13, 16):
        task(exchange, f"At {hour}", due=f"2026-03-02T{hour:02}:00:00Z")

    assert subjects(exchange, begin="02T10:00", end="02T13:00") == ["At 13"]
    assert subjects(exchange, begin="02T13:01") == ["At 16"]
    assert subjects(exchange, end="02T12:00") == ["At 9"]
    assert subjects(exchange, most="2") == ["At 9", "At 13"]
    assert subjects(exchange, most="0") == []


def test_current_adds_what_goes_on_and_appointments_and_old_leaves_them_out() -> None:
    exchange = monday()
    task(exchange, "Old task", due="2026-03-01T09:00:00Z")
    meeting(exchange, "01T09:00", "01T10:00", "Old appointment")
    meeting(exchange, "01T09:00", "01T10:00", "Old meeting", more=to(BOB, element="RequiredAttendees").replace(
        "<t:Mailbox>", "<t:Attendee><t:Mailbox>").replace("</t:Mailbox>", "</t:Mailbox></t:Attendee>"))  # fmt: skip
    meeting(exchange, "02T11:00", "02T13:00", "Long")

    assert subjects(exchange, begin="02T11:00", end="02T12:00") == []
    assert subjects(exchange, begin="02T11:00", end="02T12:00", kind="Current") == ["Old appointment", "Long"]
    assert subjects(exchange, begin="01T00:00", end="02T12:00", kind="Old") == ["Old meeting", "Old task"]


def test_a_span_that_ends_before_it_begins_is_refused_in_the_servers_words() -> None:
    answer = reminders(monday(), begin="02T12:00", end="02T11:00")

    assert answer.code == "ErrorInvalidOperation"
    assert answer.text("//m:MessageText") == "EndDate is earlier than StartDate"
    assert reminders(monday(), end="02T11:00", kind="Old").code == "ErrorInvalidOperation"


def test_what_was_deleted_or_completed_reminds_nobody() -> None:
    exchange = monday()
    task(exchange, "Done", more="<t:Status>Completed</t:Status>")
    id = task(exchange, "Gone")
    exchange.ask(
        '<m:DeleteItem DeleteType="MoveToDeletedItems" AffectedTaskOccurrences="AllOccurrences">'
        f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>'
    )

    assert subjects(exchange) == []


@pytest.mark.shows("MS-OXWSMTGS_R2124", "MS-OXWSMTGS_R2125", "MS-OXWSMTGS_R2145", "MS-OXWSMTGS_R2200")
@since_2013
def test_a_dismissed_reminder_is_set_no_more(product: str) -> None:
    exchange = monday(product)
    id = meeting(exchange, "02T13:00", "02T14:00")

    answer = done(exchange, "Dismiss")

    (response,) = answer.elements("/s:Envelope/s:Body/m:PerformReminderActionResponse")
    assert response.get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert answer.ids("//m:UpdatedItemIds/t:ItemId") == exchange.get(id).ids()
    assert exchange.get(id).text("//t:ReminderIsSet") == "false"
    assert subjects(exchange) == []


def test_a_snoozed_reminder_comes_at_its_new_time() -> None:
    exchange = monday()
    id = meeting(exchange, "02T13:00", "02T14:00")

    answer = done(exchange, "Snooze", until="2026-03-02T12:55:00Z")

    assert answer.ids("//m:UpdatedItemIds/t:ItemId") == exchange.get(id).ids()
    assert times(exchange) == ["02T12:55"]
    assert exchange.get(id, "item:ReminderNextTime").text("//t:ReminderNextTime") == "2026-03-02T12:55:00Z"


def test_a_time_that_is_not_later_is_ignored() -> None:
    exchange = monday()
    id = meeting(exchange, "02T13:00", "02T14:00")
    before = exchange.get(id).ids()

    answer = done(exchange, "Snooze", until="2026-03-02T12:45:00Z")

    assert answer.code == "NoError"
    assert answer.names("//m:UpdatedItemIds") == ["UpdatedItemIds"]
    assert answer.ids("//m:UpdatedItemIds/t:ItemId") == []
    assert times(exchange) == ["02T12:45"]
    assert exchange.get(id).ids() == before


def test_what_moves_begins_its_reminder_anew() -> None:
    exchange = monday()
    id = meeting(exchange, "02T13:00", "02T14:00")
    done(exchange, "Snooze", until="2026-03-02T13:30:00Z")

    updated(exchange, f'<t:ItemId Id="{id}"/>', Start="2026-03-02T15:00:00Z", End="2026-03-02T16:00:00Z")

    assert times(exchange) == ["02T14:45"]


def test_of_a_series_one_reminder_is_dismissed_and_with_the_last_the_series_falls_silent() -> None:
    exchange = monday()
    master = stand_up(exchange, numbered("2026-03-01", 3))

    (dismissed,) = done(exchange, "Dismiss").ids("//m:UpdatedItemIds/t:ItemId")

    assert exchange.get(dismissed[0]).text("//t:CalendarItemType") == "Occurrence"
    assert times(exchange) == ["03T08:45"]
    done(exchange, "Dismiss")
    assert times(exchange) == []
    assert exchange.get(master).text("//t:ReminderIsSet") == "false"


def test_a_snooze_past_the_next_occurrence_dismisses_this_one() -> None:
    exchange = monday()
    stand_up(exchange, numbered("2026-03-01", 4))

    done(exchange, "Snooze", until="2026-03-02T20:00:00Z")
    assert times(exchange) == ["02T20:00", "03T08:45"]

    done(exchange, "Snooze", until="2026-03-03T10:00:00Z")
    answer = reminders(exchange, end="03T23:00")
    assert answer.texts("//t:StartDate") == ["2026-03-03T09:00:00Z"]
    assert answer.texts("//t:ReminderTime") == ["2026-03-03T10:00:00Z"]


def test_an_action_needs_a_change_key_and_an_item_and_a_time() -> None:
    exchange = monday()
    id = meeting(exchange, "02T13:00", "02T14:00")
    ((_, key),) = exchange.get(id).ids()

    assert done(exchange, "Dismiss", ids=(id, "")).code == "ErrorChangeKeyRequiredForWriteOperations"
    assert done(exchange, "Snooze", until="soon").code == "ErrorInvalidArgument"
    exchange.store().remove_item(next(iter(exchange.store().distinguished["calendar"].items.values())))
    assert done(exchange, "Dismiss", ids=(id, key)).code == "ErrorItemNotFound"


def test_reminders_have_operations_since_2013() -> None:
    assert reminders(monday("2010_SP3")).code == "ErrorInvalidRequest"
    assert reminders(monday("2013")).code == "NoError"
