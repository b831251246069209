"""Series: what they may be, what their occurrences are, and what becomes of those that are changed or deleted."""

from __future__ import annotations

import pytest

from tests.calendars import (
    BERLIN,
    appointment,
    asked_to_create,
    created,
    daily,
    deleted,
    endless,
    got,
    item_id,
    numbered,
    occurrence_id,
    recurring,
    until,
    updated,
    viewed,
    weekly,
    zone,
)
from tests.calling import Exchange, every_product

_START, _END = "2026-03-27T09:00:00", "2026-03-27T10:00:00"


def series(exchange: Exchange, *, range: str = "", pattern: str = "") -> str:
    """Four mornings in Berlin, over the change of its clock."""
    recurrence = recurring(pattern or daily(), range or numbered("2026-03-27", 4))
    return created(exchange, appointment(_START, _END, "Stand-up", recurrence=recurrence, zones=zone(BERLIN)))


def starts(exchange: Exchange) -> list[str]:
    return viewed(exchange, "2026-03-20T00:00:00Z", "2026-04-20T00:00:00Z").texts("//t:CalendarItem/t:Start")


def refusal(exchange: Exchange, pattern: str, range: str) -> str:
    return asked_to_create(exchange, appointment(_START, _END, recurrence=recurring(pattern, range))).code


@pytest.mark.shows("MS-OXWSMTGS_R213", "MS-OXWSMTGS_R161", "MS-OXWSMTGS_R54")
@every_product
def test_occurrences_keep_the_hour_of_the_clock_on_the_wall(product: str) -> None:
    exchange = Exchange(product)
    master = exchange.get(series(exchange))
    view = viewed(exchange, "2026-03-20T00:00:00Z", "2026-04-20T00:00:00Z")

    assert view.texts("//t:CalendarItem/t:Start") == [
        "2026-03-27T08:00:00Z",
        "2026-03-28T08:00:00Z",
        "2026-03-29T07:00:00Z",
        "2026-03-30T07:00:00Z",
    ]
    assert view.texts("//t:OriginalStart") == view.texts("//t:CalendarItem/t:Start")
    assert set(view.texts("//t:CalendarItemType")) == {"Occurrence"}
    assert view.texts("//t:Recurrence") == []
    ends = master.ids("//t:FirstOccurrence/t:ItemId"), master.ids("//t:LastOccurrence/t:ItemId")
    assert ends == ([view.ids()[0]], [view.ids()[-1]])
    assert master.text("//t:CalendarItemType") == "RecurringMaster"


def test_every_occurrence_is_a_row_of_its_own() -> None:
    exchange = Exchange("2019")
    series(exchange)
    answer = exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>'
        '<t:FieldURI FieldURI="item:InstanceKey"/></t:AdditionalProperties></m:ItemShape>'
        '<m:CalendarView StartDate="2026-03-20T00:00:00Z" EndDate="2026-04-20T00:00:00Z"/>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>'
    )
    keys = answer.texts("//t:InstanceKey")

    assert len(set(keys)) == len(keys) == 4


@every_product
def test_a_search_without_a_view_finds_the_master_alone(product: str) -> None:
    exchange = Exchange(product)
    series(exchange)
    answer = exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>'
    )

    assert answer.texts("//t:CalendarItemType") == ["RecurringMaster"]


@every_product
def test_each_way_to_name_an_occurrence_leads_to_it(product: str) -> None:
    exchange = Exchange(product)
    master = series(exchange)
    by_index = got(exchange, occurrence_id(master, 2))
    id = by_index.ids()[0][0]

    assert by_index.text("//t:Start") == got(exchange, item_id(id)).text("//t:Start") == "2026-03-28T08:00:00Z"
    assert got(exchange, f'<t:RecurringMasterItemId OccurrenceId="{id}"/>').ids()[0][0] == master


@pytest.mark.shows("MS-OXWSMTGS_R1222", "MS-OXWSMTGS_R1223")
@every_product
def test_ids_that_lead_to_no_occurrence_say_why(product: str) -> None:
    exchange = Exchange(product)
    master = series(exchange)
    second = got(exchange, occurrence_id(master, 2)).ids()[0][0]
    single = created(exchange, appointment(_START, _END))
    assert deleted(exchange, item_id(second)).code == "NoError"

    assert got(exchange, occurrence_id(master, 0)).code == "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange"
    assert got(exchange, occurrence_id(master, 5)).code == "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange"
    assert got(exchange, occurrence_id(master, 2)).code == "ErrorCalendarOccurrenceIsDeletedFromRecurrence"
    assert got(exchange, item_id(second)).code == "ErrorItemNotFound"
    assert got(exchange, occurrence_id(single, 1)).code == "ErrorCalendarCannotUseIdForRecurringMasterId"
    assert (
        got(exchange, f'<t:RecurringMasterItemId OccurrenceId="{single}"/>').code
        == "ErrorCalendarCannotUseIdForOccurrenceId"
    )


@pytest.mark.shows("MS-OXWSMTGS_R217", "MS-OXWSMTGS_R377", "MS-OXWSMTGS_R387", "MS-OXWSMTGS_R651")
@every_product
def test_a_changed_occurrence_is_an_exception_and_knows_where_it_was(product: str) -> None:
    exchange = Exchange(product)
    master = series(exchange)
    answer = updated(
        exchange,
        occurrence_id(master, 2),
        Subject="Moved",
        Start="2026-03-28T13:00:00Z",
        End="2026-03-28T14:00:00Z",
    )

    moved = got(exchange, occurrence_id(master, 2))
    listed = exchange.get(master)
    assert answer.ids()[0] == moved.ids()[0]
    assert (moved.text("//t:Subject"), moved.text("//t:CalendarItemType")) == ("Moved", "Exception")
    assert (moved.text("//t:Start"), moved.text("//t:OriginalStart")) == (
        "2026-03-28T13:00:00Z",
        "2026-03-28T08:00:00Z",
    )
    assert listed.text("//t:ModifiedOccurrences/t:Occurrence/t:Start") == "2026-03-28T13:00:00Z"
    assert listed.text("//t:ModifiedOccurrences/t:Occurrence/t:OriginalStart") == "2026-03-28T08:00:00Z"
    assert listed.text("//t:CalendarItem/t:Subject") == "Stand-up"
    assert starts(exchange)[1] == "2026-03-28T13:00:00Z"


def test_an_exception_follows_its_master_in_what_it_does_not_say_itself() -> None:
    exchange = Exchange()
    master = series(exchange)
    updated(exchange, occurrence_id(master, 2), Subject="Mine")
    updated(exchange, item_id(master), Location="Room 2")

    changed = got(exchange, occurrence_id(master, 2))

    assert (changed.text("//t:Subject"), changed.text("//t:Location")) == ("Mine", "Room 2")


@pytest.mark.shows("MS-OXWSMTGS_R215", "MS-OXWSMTGS_R219", "MS-OXWSMTGS_R373", "MS-OXWSMTGS_R620")
@every_product
def test_deleted_occurrences_are_listed_and_gone(product: str) -> None:
    exchange = Exchange(product)
    master = series(exchange)
    for index in (1, 4):
        assert deleted(exchange, occurrence_id(master, index)).code == "NoError"

    listed = exchange.get(master)
    assert listed.texts("//t:DeletedOccurrences/t:DeletedOccurrence/t:Start") == [
        "2026-03-27T08:00:00Z",
        "2026-03-30T07:00:00Z",
    ]
    left = [listed.text(f"//t:{which}Occurrence/t:Start") for which in ("First", "Last")]
    assert starts(exchange) == left == ["2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z"]


def test_with_its_last_occurrence_a_series_is_gone() -> None:
    exchange = Exchange()
    master = series(exchange)
    for index in (1, 2, 3, 4):
        assert deleted(exchange, occurrence_id(master, index)).code == "NoError"

    assert got(exchange, item_id(master)).code == "ErrorItemNotFound"


@every_product
def test_an_occurrence_stays_between_its_neighbours(product: str) -> None:
    exchange = Exchange(product)
    master = series(exchange)

    def moved_to(start: str, end: str) -> str:
        return updated(exchange, occurrence_id(master, 2), Start=start, End=end).code

    assert moved_to("2026-03-27T15:00:00Z", "2026-03-27T16:00:00Z") == "ErrorOccurrenceCrossingBoundary"
    assert moved_to("2026-03-29T15:00:00Z", "2026-03-29T16:00:00Z") == "ErrorOccurrenceCrossingBoundary"
    assert moved_to("2026-03-28T15:00:00Z", "2026-03-29T07:30:00Z") == "ErrorOccurrenceTimeSpanTooBig"
    assert moved_to("2026-03-28T15:00:00Z", "2026-03-28T16:00:00Z") == "NoError"


def test_other_times_of_the_series_undo_what_was_changed_in_it() -> None:
    exchange = Exchange()
    master = series(exchange)
    deleted(exchange, occurrence_id(master, 1))
    updated(exchange, occurrence_id(master, 2), Subject="Mine")

    updated(exchange, item_id(master), Start="2026-03-27T11:00:00", End="2026-03-27T12:00:00")

    assert starts(exchange)[:2] == ["2026-03-27T10:00:00Z", "2026-03-28T10:00:00Z"]
    assert exchange.get(master).texts("//t:ModifiedOccurrences") == []


def test_a_series_begins_with_the_first_day_of_its_pattern() -> None:
    exchange = Exchange()
    master = exchange.get(series(exchange, pattern=weekly("Wednesday"), range=until("2026-03-27", "2026-04-08")))

    assert master.text("//t:CalendarItem/t:Start") == "2026-04-01T07:00:00Z"
    assert starts(exchange) == ["2026-04-01T07:00:00Z", "2026-04-08T07:00:00Z"]


def test_a_series_without_end_has_no_last_occurrence() -> None:
    exchange = Exchange()
    master = exchange.get(series(exchange, range=endless("2026-03-27")))

    assert master.texts("//t:LastOccurrence") == []
    assert len(starts(exchange)) == 24


def test_the_first_day_of_the_week_decides_about_every_other_week() -> None:
    def days(first_day: str) -> list[str]:
        exchange = Exchange()
        series(exchange, pattern=weekly("Friday Sunday", 2, first_day), range=numbered("2026-03-27", 3))
        return [one[5:10] for one in starts(exchange)]

    assert days("Monday") == ["03-27", "03-29", "04-10"]
    assert days("Sunday") == ["03-27", "04-05", "04-10"]


@every_product
@pytest.mark.parametrize(
    ("pattern", "range", "code"),
    [
        (daily(0), numbered("2026-03-27", 3), "ErrorCalendarOutOfRange"),
        (daily(1000), numbered("2026-03-27", 3), "ErrorCalendarOutOfRange"),
        (daily(), numbered("2026-03-27", 0), "ErrorCalendarOutOfRange"),
        (daily(), until("2026-03-27", "2026-03-26"), "ErrorCalendarEndDateIsEarlierThanStartDate"),
        (weekly("Monday"), until("2026-03-27", "2026-03-28"), "ErrorRecurrenceHasNoOccurrence"),
        (daily(), until("2026-03-27", "4501-01-01"), "ErrorRecurrenceEndDateTooBig"),
    ],
)
def test_what_cannot_recur_is_refused(product: str, pattern: str, range: str, code: str) -> None:
    exchange = Exchange(product)

    assert refusal(exchange, pattern, range) == code
    assert exchange.found("calendar") == []


@pytest.mark.shows("MS-OXWSMTGS_R12052", "MS-OXWSMTGS_R2195")
@every_product
def test_groups_of_days_are_no_days_of_a_week(product: str) -> None:
    code = refusal(Exchange(product), weekly("Weekday"), numbered("2026-03-27", 3))

    newer = product in ("2013_SP1", "2016", "2019")
    assert code == ("ErrorCalendarInvalidDayForWeeklyRecurrence" if newer else "ErrorCalendarInvalidRecurrence")


@pytest.mark.shows("MS-OXWSMTGS_R1193", "MS-OXWSMTGS_R1231")
@pytest.mark.parametrize("operation", ["MoveItem", "CopyItem"])
def test_an_occurrence_cannot_be_taken_elsewhere(operation: str) -> None:
    exchange = Exchange()
    master = series(exchange)
    answer = exchange.ask(
        f'<m:{operation}><m:ToFolderId><t:DistinguishedFolderId Id="deleteditems"/></m:ToFolderId>'
        f"<m:ItemIds>{occurrence_id(master, 1)}</m:ItemIds></m:{operation}>"
    )

    assert answer.code == "ErrorCalendarCannotMoveOrCopyOccurrence"


def test_a_copy_of_a_series_has_its_exceptions() -> None:
    exchange = Exchange()
    master = series(exchange)
    deleted(exchange, occurrence_id(master, 1))
    exchange.ask(
        '<m:CopyItem><m:ToFolderId><t:DistinguishedFolderId Id="calendar"/></m:ToFolderId>'
        f"<m:ItemIds>{item_id(master)}</m:ItemIds></m:CopyItem>"
    )

    assert len(starts(exchange)) == 6


def test_an_occurrence_can_have_an_attachment_of_its_own() -> None:
    exchange = Exchange()
    master = series(exchange)
    second = got(exchange, occurrence_id(master, 2)).ids()[0][0]
    made = exchange.ask(
        f'<m:CreateAttachment><m:ParentItemId Id="{second}"/><m:Attachments><t:FileAttachment><t:Name>a.txt</t:Name>'
        "<t:Content>YQ==</t:Content></t:FileAttachment></m:Attachments></m:CreateAttachment>"
    )
    (attachment,) = (one.get("Id") for one in made.elements("//t:AttachmentId"))
    read = exchange.ask(
        f'<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="{attachment}"/></m:AttachmentIds></m:GetAttachment>'
    )

    assert read.text("//t:Content") == "YQ=="
    assert got(exchange, occurrence_id(master, 2)).text("//t:HasAttachments") == "true"
    assert got(exchange, occurrence_id(master, 3)).text("//t:HasAttachments") == "false"


def test_a_recurrence_that_is_taken_away_leaves_a_single_item() -> None:
    exchange = Exchange()
    master = series(exchange)
    answer = exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="SendToNone">'
        f"<m:ItemChanges><t:ItemChange>{item_id(master)}<t:Updates><t:DeleteItemField>"
        '<t:FieldURI FieldURI="calendar:Recurrence"/></t:DeleteItemField></t:Updates></t:ItemChange></m:ItemChanges>'
        "</m:UpdateItem>"
    )

    assert answer.code == "NoError"
    assert exchange.get(master).text("//t:CalendarItemType") == "Single"
    assert len(starts(exchange)) == 1


def test_the_recurrence_is_the_series_own() -> None:
    exchange = Exchange()
    master = series(exchange)

    answer = updated(exchange, occurrence_id(master, 2), Recurrence=recurring(daily(), endless("2026-03-27")))

    assert answer.code == "ErrorInvalidPropertySet"


def test_a_client_that_synchronises_is_told_of_the_series_when_an_occurrence_changes() -> None:
    exchange = Exchange()
    master = series(exchange)

    def synchronised(state: str) -> tuple[list[str], str]:
        said = f"<m:SyncState>{state}</m:SyncState>" if state else ""
        answer = exchange.ask(
            "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
            f'<m:SyncFolderId><t:DistinguishedFolderId Id="calendar"/></m:SyncFolderId>{said}'
            "<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
        )
        return [f"{one}" for one in answer.names("//m:Changes/*")], answer.text("//m:SyncState")

    _, state = synchronised("")
    updated(exchange, occurrence_id(master, 2), Subject="Mine")
    after_change, state = synchronised(state)
    deleted(exchange, occurrence_id(master, 3))
    after_deletion, _ = synchronised(state)

    assert (after_change, after_deletion) == (["Update"], ["Update"])


@every_product
def test_a_view_is_of_calendars_only(product: str) -> None:
    answer = viewed(Exchange(product), "2026-03-20T00:00:00Z", "2026-04-20T00:00:00Z", folder="inbox")

    assert answer.code == "ErrorCalendarFolderIsInvalidForCalendarView"


@every_product
def test_a_view_shows_what_ends_where_it_begins_in_order_and_no_more_than_asked(product: str) -> None:
    exchange = Exchange(product)
    series(exchange)
    created(exchange, appointment("2026-03-28T07:00:00Z", "2026-03-28T07:30:00Z", "Early"))

    found = viewed(exchange, "2026-03-27T09:00:00Z", "2026-03-28T09:00:00Z")
    limited = viewed(exchange, "2026-03-27T09:00:00Z", "2026-03-28T09:00:00Z", most=2)

    assert found.texts("//t:Subject") == ["Stand-up", "Early", "Stand-up"]
    assert limited.texts("//t:Subject") == ["Stand-up", "Early"]
    assert limited.elements("//m:RootFolder")[0].get("IncludesLastItemInRange") == "false"
