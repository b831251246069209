"""Pages: a view shows its part of what was found, says where the next part begins, and loses nothing on the way."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.errors import Failure
from fake_ews.query.calendar_views import CalendarRange, calendar_range
from fake_ews.query.subjects import RecordSubject
from fake_ews.query.views import MOST_ENTRIES, Page, pager
from fake_ews.schema.contacts import ContactItemType, DistributionListType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record, record
from fake_ews.schema.restrictions import IsEqualToType
from fake_ews.schema.views import (
    CalendarViewType,
    ContactsViewType,
    FractionalPageViewType,
    IndexedPageViewType,
    SeekToConditionPageViewType,
)
from tests.unit.fake_ews.query.asking import ITEMS, at, compared, context, message, uri, where


def mails(count: int) -> list[RecordSubject]:
    return [message(size=size) for size in range(count)]


def sizes(page: Page[RecordSubject]) -> list[Any]:
    return [one.record[ItemType.size] for one in page.items]


def indexed(offset: int, most: int | None = None, base_point: str = "Beginning") -> Record:
    return record(IndexedPageViewType, offset=offset, base_point=base_point, max_entries_returned=most)


def fraction(numerator: int, denominator: int, most: int | None = None) -> Record:
    return record(FractionalPageViewType, numerator=numerator, denominator=denominator, max_entries_returned=most)


def seek(size: int, most: int, base_point: str = "Beginning") -> Record:
    condition = where(compared(IsEqualToType, uri("item:Size"), str(size)))
    return record(SeekToConditionPageViewType, condition=condition, base_point=base_point, max_entries_returned=most)


def test_a_page_from_the_beginning() -> None:
    page = pager(indexed(0, 6), ITEMS)(mails(8))
    assert (sizes(page), page.total) == ([0, 1, 2, 3, 4, 5], 8)
    assert (page.indexed_paging_offset, page.includes_last_item_in_range) == (6, False)


def test_the_last_page() -> None:
    page = pager(indexed(6, 6), ITEMS)(mails(8))
    assert (sizes(page), page.total) == ([6, 7], 8)
    assert (page.indexed_paging_offset, page.includes_last_item_in_range) == (8, True)


def test_a_page_that_ends_exactly_at_the_end_is_the_last() -> None:
    assert pager(indexed(4, 4), ITEMS)(mails(8)).includes_last_item_in_range


def test_a_page_beyond_the_end_is_empty_and_the_last() -> None:
    page = pager(indexed(20, 5), ITEMS)(mails(8))
    assert (page.items, page.total, page.includes_last_item_in_range) == ((), 8, True)


def test_seeking_from_the_end_goes_backward() -> None:
    page = pager(indexed(25, 10, "End"), ITEMS)(mails(100))
    assert sizes(page) == list(range(65, 75))
    assert (page.indexed_paging_offset, page.includes_last_item_in_range) == (35, False)


@pytest.mark.parametrize("base_point", ["Beginning", "End"])
@given(st.integers(0, 30), st.integers(1, 12))
def test_paging_covers_every_item_exactly_once(base_point: str, count: int, most: int) -> None:
    found, offset, seen = mails(count), 0, []
    while True:
        page = pager(indexed(offset, most, base_point), ITEMS)(found)
        assert page.total == count
        seen.append(sizes(page))
        offset = page.indexed_paging_offset or 0
        if page.includes_last_item_in_range:
            break
        assert len(page.items) == most
    pages = seen if base_point == "Beginning" else seen[::-1]
    assert [size for one in pages for size in one] == list(range(count))


def test_a_fraction_is_where_the_page_begins() -> None:
    page = pager(fraction(2, 3, 12), ITEMS)(mails(9))
    assert sizes(page) == [6, 7, 8]
    assert (page.numerator_offset, page.absolute_denominator, page.indexed_paging_offset) == (9, 9, None)
    assert sizes(pager(fraction(0, 3, 2), ITEMS)(mails(9))) == [0, 1]
    assert sizes(pager(fraction(1, 1), ITEMS)(mails(9))) == []


@given(st.integers(0, 30), st.integers(1, 12))
def test_paging_by_fractions_covers_every_item_exactly_once(count: int, most: int) -> None:
    found, seen, numerator, denominator = mails(count), [], 0, 1
    while True:
        page = pager(fraction(numerator, denominator, most), ITEMS)(found)
        seen.extend(sizes(page))
        if page.includes_last_item_in_range:
            break
        numerator, denominator = page.numerator_offset or 0, page.absolute_denominator or 1
    assert seen == list(range(count))


def test_seeking_to_a_condition() -> None:
    page = pager(seek(5, 3), ITEMS)(mails(10))
    assert (sizes(page), page.total, page.indexed_paging_offset) == ([5, 6, 7], 10, 8)
    backward = pager(seek(5, 3, "End"), ITEMS)(mails(10))
    assert sizes(backward) == [3, 4, 5]
    assert pager(seek(99, 3), ITEMS)(mails(10)).items == ()


def test_without_a_view_there_is_a_first_page_without_offsets() -> None:
    page = pager(None, ITEMS)(mails(MOST_ENTRIES + 1))
    assert (len(page.items), page.total, page.includes_last_item_in_range) == (1000, 1001, False)
    assert page.indexed_paging_offset is None
    assert pager(None, ITEMS)(mails(3)).includes_last_item_in_range


def test_no_page_is_longer_than_the_limit() -> None:
    assert len(pager(indexed(0, 5000), ITEMS)(mails(MOST_ENTRIES + 1)).items) == MOST_ENTRIES
    assert len(pager(indexed(0, 5000), ITEMS, most=7)(mails(10)).items) == 7


@pytest.mark.parametrize(
    ("view", "code"),
    [
        (indexed(0, 0), "ErrorInvalidPagingMaxRows"),
        (indexed(0, -1), "ErrorInvalidPagingMaxRows"),
        (indexed(-1, 5), "ErrorInvalidIndexedPagingParameters"),
        (fraction(-1, 2), "ErrorInvalidFractionalPagingParameters"),
        (fraction(3, 2), "ErrorInvalidFractionalPagingParameters"),
        (fraction(0, 0), "ErrorInvalidFractionalPagingParameters"),
        (fraction(0, 1, 0), "ErrorInvalidPagingMaxRows"),
        (record(ContactsViewType, max_entries_returned=0), "ErrorInvalidPagingMaxRows"),
    ],
)
def test_impossible_pages_are_refused(view: Record, code: str) -> None:
    with pytest.raises(Failure, match=code):
        pager(view, ITEMS)


def contacts(*names: str) -> list[RecordSubject]:
    people = [RecordSubject(record(ContactItemType, display_name=name)) for name in names]
    return [*people, RecordSubject(record(DistributionListType, display_name="Project"))]


@pytest.mark.parametrize(
    ("limits", "shown"),
    [
        ({}, ["Adam", "Kim", "Name", "NAME", "Name1", "Project"]),
        ({"initial_name": "kim"}, ["Kim", "Name", "NAME", "Name1", "Project"]),
        ({"initial_name": "L"}, ["Name", "NAME", "Name1", "Project"]),
        ({"final_name": "Name"}, ["Adam", "Kim", "Name"]),
        ({"initial_name": "K", "final_name": "Nb"}, ["Kim", "Name", "NAME", "Name1"]),
        ({"initial_name": "Kim", "max_entries_returned": 2}, ["Kim", "Name"]),
    ],
)
def test_a_contacts_view_goes_from_name_to_name(limits: dict[str, Any], shown: list[str]) -> None:
    found = contacts("Adam", "Kim", "Name", "NAME", "Name1")
    page = pager(record(ContactsViewType, **limits), ITEMS)(found)
    assert [one.record.get(one.record.type.row("DisplayName")) for one in page.items] == shown


def calendar_view(start: str, end: str, most: int | None = None) -> Record:
    return record(CalendarViewType, start_date=at(start), end_date=at(end), max_entries_returned=most)


def test_a_calendar_view_is_cut_without_offsets() -> None:
    page = pager(calendar_view("2026-03-02", "2026-03-03", 1), ITEMS)(mails(3))
    assert (sizes(page), page.total, page.includes_last_item_in_range) == ([0], 3, False)
    assert page.indexed_paging_offset is None


DAY = CalendarRange(at("2026-03-02T00:00:00Z"), at("2026-03-03T00:00:00Z"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z", True),
        ("2026-03-01T23:00:00Z", "2026-03-02T01:00:00Z", True),
        ("2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z", True),
        ("2026-03-01T23:00:00Z", "2026-03-02T00:00:00Z", True),
        ("2026-03-01T23:00:00Z", "2026-03-01T23:59:59Z", False),
        ("2026-03-03T00:00:00Z", "2026-03-03T01:00:00Z", False),
        ("2026-03-02T23:59:59Z", "2026-03-03T01:00:00Z", True),
    ],
)
def test_a_calendar_view_shows_what_touches_its_range(start: str, end: str, expected: bool) -> None:
    assert DAY.touches(at(start), at(end)) is expected


def test_a_range_without_length_shows_what_goes_on_then() -> None:
    noon = at("2026-03-02T12:00:00Z")
    instant = calendar_range(calendar_view("2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z"), ITEMS)
    assert instant == CalendarRange(noon, noon)
    assert instant.touches(at("2026-03-02T11:00:00Z"), at("2026-03-02T13:00:00Z"))
    assert not instant.touches(at("2026-03-02T13:00:00Z"), at("2026-03-02T14:00:00Z"))


def test_dates_without_a_zone_are_in_that_of_the_request() -> None:
    copenhagen = context(zone=ZoneInfo("Europe/Copenhagen"))
    found = calendar_range(calendar_view("2026-03-02T00:00:00", "2026-03-03T00:00:00"), copenhagen)
    assert found.start == at("2026-03-01T23:00:00Z")


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2026-03-02T00:00:01Z", "2026-03-02T00:00:00Z", "ErrorCalendarEndDateIsEarlierThanStartDate"),
        ("2026-03-02T00:00:00Z", "2028-03-02T00:00:01Z", "ErrorCalendarViewRangeTooBig"),
        ("2024-02-29T00:00:00Z", "2026-02-28T00:00:01Z", "ErrorCalendarViewRangeTooBig"),
    ],
)
def test_impossible_ranges_are_refused(start: str, end: str, code: str) -> None:
    with pytest.raises(Failure, match=code):
        calendar_range(calendar_view(start, end), ITEMS)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-02T00:00:00Z", "2028-03-02T00:00:00Z"),
        ("2024-02-29T00:00:00Z", "2026-02-28T00:00:00Z"),
        ("9998-01-01T00:00:00Z", "9999-12-31T00:00:00Z"),
    ],
)
def test_two_years_are_not_too_much(start: str, end: str) -> None:
    assert calendar_range(calendar_view(start, end), ITEMS).end == at(end)
