"""Tasks: what goes together in their progress, and what a recurring one leaves behind when it moves on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fake_ews.clock import ManualClock
from tests.calling import Answer, Exchange, every_product

DAILY = "<t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>"
REGENERATING = "<t:DailyRegeneration><t:Interval>3</t:Interval></t:DailyRegeneration>"


def recurrence(pattern: str, start: str = "2026-01-01", number: int = 4) -> str:
    return (
        f"<t:Recurrence>{pattern}<t:NumberedRecurrence><t:StartDate>{start}</t:StartDate>"
        f"<t:NumberOfOccurrences>{number}</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>"
    )


def create(exchange: Exchange, content: str = "") -> str:
    answer = exchange.ask(
        f"<m:CreateItem><m:Items><t:Task><t:Subject>Water plants</t:Subject>{content}</t:Task></m:Items></m:CreateItem>"
    )
    assert answer.code == "NoError"
    return answer.ids()[0][0]


def set_fields(exchange: Exchange, id: str, *fields: tuple[str, str]) -> str:
    """Set fields in that order, and return the id that the answer names."""
    changes = "".join(
        f'<t:SetItemField><t:FieldURI FieldURI="task:{uri}"/><t:Task>{element}</t:Task></t:SetItemField>'
        for uri, element in fields
    )
    answer = exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates>{changes}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>'
    )
    assert answer.code == "NoError"
    return answer.ids()[0][0]


COMPLETED = ("Status", "<t:Status>Completed</t:Status>")


def delete(exchange: Exchange, id: str, occurrences: str) -> None:
    answer = exchange.ask(
        f'<m:DeleteItem DeleteType="HardDelete" AffectedTaskOccurrences="{occurrences}"><m:ItemIds>'
        f'<t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>'
    )
    assert answer.code == "NoError"


def said(answer: Answer, *names: str) -> list[str]:
    return [text for name in names for text in answer.texts(f"//t:Task/t:{name}")]


def progress(exchange: Exchange, id: str) -> list[str]:
    return said(exchange.get(id), "Status", "PercentComplete", "IsComplete")


@pytest.mark.shows("MS-OXWSTASK_R45", "MS-OXWSTASK_R5556", "MS-OXWSTASK_R5667", "MS-OXWSTASK_R105")
@every_product
def test_a_new_task_shows_what_the_documented_one_shows(product: str) -> None:
    exchange = Exchange(product)
    names = ("ChangeCount", "IsComplete", "IsRecurring", "PercentComplete", "Status", "StatusDescription")
    assert said(exchange.get(create(exchange)), *names) == ["1", "false", "false", "0", "NotStarted", "Not Started"]


@pytest.mark.shows("MS-OXWSTASK_R67001", "MS-OXWSTASK_R5555", "MS-OXWSTASK_R102", "MS-OXWSTASK_R48")
@pytest.mark.parametrize(
    "field",
    [
        COMPLETED,
        ("PercentComplete", "<t:PercentComplete>100</t:PercentComplete>"),
        ("CompleteDate", "<t:CompleteDate>2026-01-02T00:00:00Z</t:CompleteDate>"),
    ],
)
def test_each_of_three_properties_completes_a_task(field: tuple[str, str]) -> None:
    exchange = Exchange()
    id = create(exchange)
    set_fields(exchange, id, field)
    assert progress(exchange, id) == ["Completed", "100", "true"]
    assert len(said(exchange.get(id), "CompleteDate")) == 1


@pytest.mark.shows("MS-OXWSTASK_R67002")
def test_the_property_set_last_decides_about_the_others() -> None:
    exchange = Exchange()
    id = create(exchange)
    set_fields(exchange, id, COMPLETED, ("PercentComplete", "<t:PercentComplete>30</t:PercentComplete>"))
    assert progress(exchange, id) == ["InProgress", "30", "false"]
    set_fields(exchange, id, ("PercentComplete", "<t:PercentComplete>30</t:PercentComplete>"), COMPLETED)
    assert progress(exchange, id) == ["Completed", "100", "true"]
    set_fields(exchange, id, ("Status", "<t:Status>NotStarted</t:Status>"))
    assert progress(exchange, id) == ["NotStarted", "0", "false"]
    assert said(exchange.get(id), "CompleteDate") == []


@pytest.mark.shows("MS-OXWSTASK_R5666", "MS-OXWSTASK_R125")
@every_product
def test_a_completed_occurrence_stays_behind_and_the_series_goes_on_under_its_id(product: str) -> None:
    exchange = Exchange(product)
    id = create(exchange, recurrence(DAILY))

    left_behind = set_fields(exchange, id, COMPLETED)

    assert left_behind != id
    assert said(exchange.get(left_behind), "IsRecurring", "Status") == ["false", "Completed"]
    names = ("IsRecurring", "Status", "DueDate", "Recurrence/t:NumberedRecurrence/t:NumberOfOccurrences", "ChangeCount")
    assert said(exchange.get(id), *names) == ["true", "NotStarted", "2026-01-02T00:00:00Z", "3", "2"]


def test_the_last_occurrence_is_completed_in_place() -> None:
    exchange = Exchange()
    id = create(exchange, recurrence(DAILY, number=1))
    assert set_fields(exchange, id, COMPLETED) == id
    assert said(exchange.get(id), "IsRecurring", "Status") == ["false", "Completed"]


def test_an_occurrence_that_is_put_off_stays_behind_where_it_was_put() -> None:
    exchange = Exchange()
    id = create(exchange, recurrence(DAILY))
    left_behind = set_fields(exchange, id, ("DueDate", "<t:DueDate>2026-01-09T00:00:00Z</t:DueDate>"))
    assert said(exchange.get(left_behind), "DueDate") == ["2026-01-09T00:00:00Z"]
    assert said(exchange.get(id), "DueDate", "StartDate") == ["2026-01-02T00:00:00Z"] * 2


@pytest.mark.shows("MS-OXWSTASK_R127")
def test_a_regenerating_task_is_due_again_so_long_after_it_was_completed() -> None:
    exchange = Exchange(clock=ManualClock(datetime(2026, 3, 10, 12, tzinfo=UTC)))
    id = create(exchange, recurrence(REGENERATING))
    assert set_fields(exchange, id, ("DueDate", "<t:DueDate>2026-01-09T00:00:00Z</t:DueDate>")) == id
    assert set_fields(exchange, id, COMPLETED) != id
    assert said(exchange.get(id), "DueDate") == ["2026-03-13T00:00:00Z"]


@pytest.mark.shows("MS-OXWSTASK_R174", "MS-OXWSTASK_R175")
def test_one_occurrence_is_deleted_or_the_whole_series() -> None:
    exchange = Exchange()
    id = create(exchange, recurrence(DAILY))
    delete(exchange, id, "SpecifiedOccurrenceOnly")
    assert said(exchange.get(id), "DueDate") == ["2026-01-02T00:00:00Z"]
    delete(exchange, id, "AllOccurrences")
    assert exchange.found("tasks") == []
