"""Copying, moving, getting, changing and deleting calendar items: what succeeds, and what each refusal is called."""

from __future__ import annotations

import pytest

from tests.calendars import (
    appointment,
    asked_to_create,
    created,
    daily,
    got,
    item_id,
    numbered,
    occurrence_id,
    recurring,
    updated,
)
from tests.calling import Answer, Exchange, distinguished, every_product

_shows = pytest.mark.shows
_TIMES = ("2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z")


def relocated(exchange: Exchange, operation: str, id: str) -> Answer:
    """Copy or move an item into Deleted Items."""
    return exchange.ask(
        f"<m:{operation}><m:ToFolderId>{distinguished('deleteditems')}</m:ToFolderId><m:ItemIds>{id}</m:ItemIds>"
        f"</m:{operation}>"
    )


def single(exchange: Exchange) -> str:
    return created(exchange, appointment(*_TIMES))


def series(exchange: Exchange) -> str:
    return created(exchange, appointment(*_TIMES, recurrence=recurring(daily(), numbered("2026-03-03", 3))))


def outcome(answer: Answer) -> tuple[str, str]:
    (message,) = answer.elements("//m:ResponseMessages/*")
    return message.get("ResponseClass") or "", answer.code


def dropped(exchange: Exchange, id: str, how: str = 'SendMeetingCancellations="SendToNone"') -> Answer:
    return exchange.ask(f'<m:DeleteItem DeleteType="HardDelete" {how}><m:ItemIds>{id}</m:ItemIds></m:DeleteItem>')


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param("CopyItem", marks=_shows("MS-OXWSMTGS_R602", "MS-OXWSMTGS_R1188", "MS-OXWSMTGS_R1189")),
        pytest.param("MoveItem", marks=_shows("MS-OXWSMTGS_R640", "MS-OXWSMTGS_R1226", "MS-OXWSMTGS_R1227")),
        pytest.param("GetItem", marks=_shows("MS-OXWSMTGS_R630", "MS-OXWSMTGS_R1217", "MS-OXWSMTGS_R1218")),
        pytest.param("DeleteItem", marks=_shows("MS-OXWSMTGS_R619", "MS-OXWSMTGS_R1207", "MS-OXWSMTGS_R1208")),
        pytest.param("UpdateItem", marks=_shows("MS-OXWSMTGS_R650", "MS-OXWSMTGS_R1235", "MS-OXWSMTGS_R1236")),
        pytest.param("CreateItem", marks=_shows("MS-OXWSMTGS_R1198", "MS-OXWSMTGS_R1199")),
    ],
)
@every_product
def test_an_operation_on_an_item_succeeds(product: str, operation: str) -> None:
    exchange = Exchange(product)
    id = item_id(single(exchange))
    answer = {
        "GetItem": lambda: got(exchange, id),
        "DeleteItem": lambda: dropped(exchange, id),
        "UpdateItem": lambda: updated(exchange, id, Location="Room 1"),
        "CreateItem": lambda: asked_to_create(exchange, appointment(*_TIMES)),
    }.get(operation, lambda: relocated(exchange, operation, id))()

    assert answer.names("/s:Envelope/s:Body/*") == [f"{operation}Response"]
    assert outcome(answer) == ("Success", "NoError")


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        pytest.param("CopyItem", "ErrorItemNotFound", marks=_shows("MS-OXWSMTGS_R1190")),
        pytest.param("MoveItem", "ErrorItemNotFound", marks=_shows("MS-OXWSMTGS_R1228")),
        pytest.param("DeleteItem", "ErrorItemNotFound", marks=_shows("MS-OXWSMTGS_R1209")),
        pytest.param("UpdateItem", "ErrorItemNotFound", marks=_shows("MS-OXWSMTGS_R1237")),
        pytest.param("CreateItem", "ErrorCalendarDurationIsTooLong", marks=_shows("MS-OXWSMTGS_R1200")),
    ],
)
@every_product
def test_an_operation_that_fails_says_so(product: str, operation: str, code: str) -> None:
    exchange = Exchange(product)
    id = item_id(single(exchange))
    dropped(exchange, id)
    answer = {
        "DeleteItem": lambda: dropped(exchange, id),
        "UpdateItem": lambda: updated(exchange, id, Location="Room 1"),
        "CreateItem": lambda: asked_to_create(exchange, appointment(_TIMES[0], "2036-03-03T10:00:00Z")),
    }.get(operation, lambda: relocated(exchange, operation, id))()

    assert outcome(answer) == ("Error", code)


@pytest.mark.shows("MS-OXWSMTGS_R1244")
@every_product
def test_an_update_cannot_make_an_item_last_longer_than_five_years(product: str) -> None:
    exchange = Exchange(product)
    answer = updated(exchange, item_id(single(exchange)), End="2036-03-03T10:00:00Z")

    assert outcome(answer) == ("Error", "ErrorCalendarDurationIsTooLong")


@pytest.mark.parametrize(
    ("operation", "wrong", "code"),
    [
        pytest.param(
            "CopyItem", "OccurrenceItemId", "ErrorCalendarCannotUseIdForRecurringMasterId",
            marks=_shows("MS-OXWSMTGS_R1194"),
        ),
        pytest.param(
            "MoveItem", "RecurringMasterItemId", "ErrorCalendarCannotUseIdForOccurrenceId",
            marks=_shows("MS-OXWSMTGS_R1232"),
        ),
        pytest.param(
            "DeleteItem", "RecurringMasterItemId", "ErrorCalendarCannotUseIdForOccurrenceId",
            marks=_shows("MS-OXWSMTGS_R1212"),
        ),
        pytest.param(
            "UpdateItem", "RecurringMasterItemId", "ErrorCalendarCannotUseIdForOccurrenceId",
            marks=_shows("MS-OXWSMTGS_R650"),
        ),
        pytest.param(
            "UpdateItem", "OccurrenceItemId", "ErrorCalendarCannotUseIdForRecurringMasterId",
            marks=_shows("MS-OXWSMTGS_R650"),
        ),
    ],
)  # fmt: skip
@every_product
def test_a_single_item_has_neither_master_nor_occurrences(product: str, operation: str, wrong: str, code: str) -> None:
    exchange = Exchange(product)
    id = single(exchange)
    named = occurrence_id(id, 1) if wrong == "OccurrenceItemId" else f'<t:RecurringMasterItemId OccurrenceId="{id}"/>'
    answer = {
        "DeleteItem": lambda: dropped(exchange, named),
        "UpdateItem": lambda: updated(exchange, named, Location="Room 1"),
    }.get(operation, lambda: relocated(exchange, operation, named))()

    assert outcome(answer) == ("Error", code)


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param("CopyItem", marks=_shows("MS-OXWSMTGS_R806")),
        pytest.param("MoveItem", marks=_shows("MS-OXWSMTGS_R808")),
        pytest.param("GetItem", marks=_shows("MS-OXWSMTGS_R807")),
    ],
)
@every_product
def test_a_series_is_named_by_any_of_its_occurrences(product: str, operation: str) -> None:
    exchange = Exchange(product)
    occurrence = got(exchange, occurrence_id(series(exchange), 2)).ids()[0][0]
    named = f'<t:RecurringMasterItemId OccurrenceId="{occurrence}"/>'
    answer = got(exchange, named) if operation == "GetItem" else relocated(exchange, operation, named)
    (id, _), *_ = answer.ids("//t:CalendarItem/t:ItemId")

    assert outcome(answer) == ("Success", "NoError")
    assert exchange.get(id).text("//t:CalendarItemType") == "RecurringMaster"


@pytest.mark.shows("MS-OXWSMTGS_R1213", "MS-OXWSMTGS_R1214")
@every_product
def test_whoever_deletes_a_calendar_item_says_what_to_do_about_cancellations(product: str) -> None:
    exchange = Exchange(product)
    id = single(exchange)

    assert outcome(dropped(exchange, item_id(id), "")) == ("Error", "ErrorSendMeetingCancellationsRequired")
    assert exchange.found("calendar") == [id]
