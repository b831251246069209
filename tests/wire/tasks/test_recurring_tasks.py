"""Tasks that recur: one at a time, and the next when that one is done."""

from __future__ import annotations

import pytest

from tests.calendars import daily, endless, numbered, recurring, until, weekly
from tests.calling import Exchange, create, every_product
from tests.tasks import changed, created, deleted, task

_START = "<t:StartDate>2026-03-02T00:00:00Z</t:StartDate>"
_DUE = "<t:DueDate>2026-03-04T00:00:00Z</t:DueDate>"
_COMPLETED = "<t:Status>Completed</t:Status>"


def series(exchange: Exchange, pattern: str, range: str = "") -> str:
    """A task that is due on the first day of its recurrence, Monday, 2 March 2026, and starts two days earlier."""
    recurrence = recurring(pattern, range or numbered("2026-03-02", 4))
    return created(exchange, task(_DUE, recurrence, _START))


def regenerating(unit: str, interval: int = 2) -> str:
    """The pattern of so many days, weeks, months or years after the last one was done."""
    return f"<t:{unit}Regeneration><t:Interval>{interval}</t:Interval></t:{unit}Regeneration>"


_RELATIVE_YEARLY = (
    "<t:RelativeYearlyRecurrence><t:DaysOfWeek>Friday</t:DaysOfWeek><t:DayOfWeekIndex>Second</t:DayOfWeekIndex>"
    "<t:Month>March</t:Month></t:RelativeYearlyRecurrence>"
)
_ABSOLUTE_YEARLY = (
    "<t:AbsoluteYearlyRecurrence><t:DayOfMonth>5</t:DayOfMonth><t:Month>March</t:Month></t:AbsoluteYearlyRecurrence>"
)
_RELATIVE_MONTHLY = (
    "<t:RelativeMonthlyRecurrence><t:Interval>2</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek>"
    "<t:DayOfWeekIndex>Last</t:DayOfWeekIndex></t:RelativeMonthlyRecurrence>"
)
_ABSOLUTE_MONTHLY = (
    "<t:AbsoluteMonthlyRecurrence><t:Interval>3</t:Interval><t:DayOfMonth>5</t:DayOfMonth>"
    "</t:AbsoluteMonthlyRecurrence>"
)
_WEEKLY = weekly("Tuesday Thursday", 2)

_shows = pytest.mark.shows


@pytest.mark.parametrize(
    ("pattern", "first", "second"),
    [
        pytest.param(
            _RELATIVE_YEARLY, "2026-03-13", "2027-03-12",
            marks=_shows("MS-OXWSTASK_R115", "MS-OXWSCDATA_R1260", "MS-OXWSCDATA_R1262", "MS-OXWSCDATA_R1264"),
        ),
        pytest.param(_ABSOLUTE_YEARLY, "2026-03-05", "2027-03-05", marks=_shows("MS-OXWSTASK_R117")),
        pytest.param(
            _RELATIVE_MONTHLY, "2026-03-30", "2026-05-25",
            marks=_shows("MS-OXWSTASK_R119", "MS-OXWSCDATA_R1256", "MS-OXWSCDATA_R1257"),
        ),
        pytest.param(_ABSOLUTE_MONTHLY, "2026-03-05", "2026-06-05", marks=_shows("MS-OXWSTASK_R121")),
        pytest.param(_WEEKLY, "2026-03-03", "2026-03-05", marks=_shows("MS-OXWSTASK_R123", "MS-OXWSCDATA_R1308")),
        pytest.param(daily(3), "2026-03-02", "2026-03-05", marks=_shows("MS-OXWSTASK_R125", "MS-OXWSCDATA_R1179")),
    ],
)  # fmt: skip
@every_product
def test_a_task_recurs_on_the_days_of_its_pattern(product: str, pattern: str, first: str, second: str) -> None:
    exchange = Exchange(product)
    id = series(exchange, pattern)
    due = [exchange.get(id).text("//t:Task/t:DueDate")]
    changed(exchange, id, _COMPLETED)
    due.append(exchange.get(id).text("//t:Task/t:DueDate"))

    assert due == [f"{first}T00:00:00Z", f"{second}T00:00:00Z"]


@pytest.mark.parametrize(
    ("unit", "following"),
    [
        pytest.param("Daily", "2026-03-04", marks=_shows("MS-OXWSTASK_R127")),
        pytest.param("Weekly", "2026-03-16", marks=_shows("MS-OXWSTASK_R129")),
        pytest.param("Monthly", "2026-05-02", marks=_shows("MS-OXWSTASK_R131")),
        pytest.param("Yearly", "2028-03-02", marks=_shows("MS-OXWSTASK_R133")),
    ],
)
@every_product
def test_a_regenerating_task_comes_again_so_long_after_it_was_done(product: str, unit: str, following: str) -> None:
    exchange = Exchange(product)
    id = series(exchange, regenerating(unit))
    changed(exchange, id, _COMPLETED)
    shown = exchange.get(id)

    assert shown.text("//t:Task/t:DueDate") == f"{following}T00:00:00Z"
    assert shown.text("//t:Status") == "NotStarted"


@pytest.mark.shows("MS-OXWSTASK_R5666", "MS-OXWSTASK_R5667")
@pytest.mark.parametrize("complete", [_COMPLETED, "<t:PercentComplete>100</t:PercentComplete>"])
@every_product
def test_what_is_done_stays_behind_as_a_task_that_does_not_recur(product: str, complete: str) -> None:
    exchange = Exchange(product)
    id = series(exchange, daily())
    (done, _), *_ = changed(exchange, id, complete).ids()
    left, following = exchange.get(done), exchange.get(id)

    assert done != id
    assert (left.text("//t:IsRecurring"), left.text("//t:IsComplete")) == ("false", "true")
    assert (left.text("//t:StartDate"), left.text("//t:DueDate")) == ("2026-02-28T00:00:00Z", "2026-03-02T00:00:00Z")
    assert (following.text("//t:IsRecurring"), following.text("//t:IsComplete")) == ("true", "false")
    assert following.text("//t:DueDate") == "2026-03-03T00:00:00Z"
    assert following.text("//t:NumberOfOccurrences") == "3"
    assert following.text("//t:ChangeCount") == "2"


def test_the_last_of_a_series_is_done_in_its_place() -> None:
    exchange = Exchange()
    id = series(exchange, daily(), numbered("2026-03-02", 1))

    assert changed(exchange, id, _COMPLETED).ids()[0][0] == id
    shown = exchange.get(id)
    assert (shown.text("//t:IsRecurring"), shown.text("//t:Status")) == ("false", "Completed")


@every_product
def test_a_task_whose_date_moves_leaves_its_series_unless_it_regenerates(product: str) -> None:
    exchange = Exchange(product)
    fixed, free = series(exchange, daily()), series(exchange, regenerating("Daily"))
    moved = "<t:DueDate>2026-03-09T00:00:00Z</t:DueDate>"

    assert changed(exchange, fixed, moved).ids()[0][0] != fixed
    assert changed(exchange, free, moved).ids()[0][0] == free
    assert exchange.get(fixed).text("//t:DueDate") == "2026-03-03T00:00:00Z"
    assert exchange.get(free).text("//t:DueDate") == "2026-03-09T00:00:00Z"
    assert len(exchange.found("tasks")) == 3


@pytest.mark.parametrize(
    ("range", "tasks"),
    [
        pytest.param(numbered("2026-03-02", 3), 3, marks=_shows("MS-OXWSCDATA_R1354")),
        pytest.param(until("2026-03-02", "2026-03-05"), 4, marks=_shows("MS-OXWSCDATA_R1353")),
        pytest.param(endless("2026-03-02"), 10, marks=_shows("MS-OXWSCDATA_R1352")),
    ],
)
@every_product
def test_a_series_ends_where_its_range_does(product: str, range: str, tasks: int) -> None:
    exchange = Exchange(product)
    id = series(exchange, daily(), range)
    done = 0
    while done < 9 and exchange.get(id).text("//t:IsRecurring") == "true":
        assert changed(exchange, id, _COMPLETED).code == "NoError"
        done += 1

    assert len(exchange.found("tasks")) == tasks
    assert exchange.get(id).text("//t:IsRecurring") == ("true" if tasks == 10 else "false")


@pytest.mark.shows("MS-OXWSTASK_R174", "MS-OXWSTASK_R175")
@every_product
def test_one_task_of_a_series_is_deleted_or_all_of_them(product: str) -> None:
    exchange = Exchange(product)
    id = series(exchange, daily(2))

    assert deleted(exchange, id, "SpecifiedOccurrenceOnly").code == "NoError"
    assert exchange.get(id).text("//t:Task/t:DueDate") == "2026-03-04T00:00:00Z"
    assert deleted(exchange, id).code == "NoError"
    assert exchange.found("tasks") == []


#: Products that hold a request against its schema; for later ones what is missing is zero or the first value.
VALIDATING = ("2010_SP2", "2010_SP3", "2013", "2013_SP1")

_NO_DAY = "<t:AbsoluteMonthlyRecurrence><t:Interval>1</t:Interval></t:AbsoluteMonthlyRecurrence>"
_NO_YEARLY_DAY = "<t:AbsoluteYearlyRecurrence><t:Month>March</t:Month></t:AbsoluteYearlyRecurrence>"
_NO_MONTH = "<t:AbsoluteYearlyRecurrence><t:DayOfMonth>5</t:DayOfMonth></t:AbsoluteYearlyRecurrence>"


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(_NO_DAY, marks=_shows("MS-OXWSCDATA_R997")),
        pytest.param(_NO_YEARLY_DAY, marks=_shows("MS-OXWSCDATA_R1001")),
        pytest.param(_NO_MONTH, marks=_shows("MS-OXWSCDATA_R1003")),
        pytest.param(
            _RELATIVE_YEARLY.replace("<t:DaysOfWeek>Friday</t:DaysOfWeek>", ""), marks=_shows("MS-OXWSCDATA_R1261")
        ),
        pytest.param(
            _RELATIVE_YEARLY.replace("<t:DayOfWeekIndex>Second</t:DayOfWeekIndex>", ""),
            marks=_shows("MS-OXWSCDATA_R1263"),
        ),
        pytest.param(_RELATIVE_YEARLY.replace("<t:Month>March</t:Month>", ""), marks=_shows("MS-OXWSCDATA_R1265")),
    ],
)
@pytest.mark.parametrize("product", VALIDATING)
def test_a_pattern_that_leaves_out_what_it_needs_is_no_pattern(product: str, pattern: str) -> None:
    exchange = Exchange(product)
    recurrence = recurring(pattern, numbered("2026-03-02", 4))

    assert exchange.ask(create(task(recurrence), disposition="")).code == "ErrorSchemaValidation"
    assert exchange.found("tasks") == []


@pytest.mark.shows("MS-OXWSCDATA_R4005")
@every_product
def test_weeks_begin_on_the_day_that_is_said(product: str) -> None:
    exchange = Exchange(product)
    id = series(exchange, weekly("Monday Tuesday", 2, first_day="Tuesday"))
    changed(exchange, id, _COMPLETED)

    following = exchange.get(id)
    assert following.text("//t:FirstDayOfWeek") == "Tuesday"
    # Monday, 2 March, was the last day of its week; 3 March begins the one that is left out.
    assert following.text("//t:Task/t:DueDate") == "2026-03-10T00:00:00Z"


def test_a_series_whose_tasks_have_no_dates_is_due_on_its_days() -> None:
    exchange = Exchange()
    id = created(exchange, task(recurring(daily(), numbered("2026-01-01", 4))))
    shown = exchange.get(id)

    assert (shown.text("//t:Task/t:DueDate"), shown.text("//t:ChangeCount")) == ("2026-01-01T00:00:00Z", "1")

    moved = recurring(daily(), numbered("2026-02-01", 4))
    split = changed(exchange, id, moved)
    assert split.ids()[0][0] != id
    # As exchangelib's suite sees it on real servers: the next day of the old recurrence, and one less of the new.
    shown = exchange.get(id)
    assert shown.text("//t:Task/t:DueDate") == "2026-01-02T00:00:00Z"
    assert (shown.text("//t:NumberOfOccurrences"), shown.text("//t:ChangeCount")) == ("3", "2")
    changed(exchange, id, _COMPLETED)
    shown = exchange.get(id)
    assert shown.text("//t:Task/t:DueDate") == "2026-02-01T00:00:00Z"
    assert (shown.text("//t:NumberOfOccurrences"), shown.text("//t:ChangeCount")) == ("2", "3")


@pytest.mark.shows("MS-OXWSTASK_R112")
@every_product
def test_a_task_recurs_by_one_of_ten_patterns_and_tells_which(product: str) -> None:
    exchange = Exchange(product)
    patterns = (_RELATIVE_YEARLY, _ABSOLUTE_YEARLY, _RELATIVE_MONTHLY, _ABSOLUTE_MONTHLY, _WEEKLY, daily())
    regenerations = tuple(map(regenerating, ("Daily", "Weekly", "Monthly", "Yearly")))

    for pattern in patterns + regenerations:
        told = exchange.get(series(exchange, pattern)).names("//t:Task/t:Recurrence/*")
        assert told == [pattern[3 : pattern.index(">")], "NumberedRecurrence"]
